import { Field, Select } from "@fluentui/react-components";
import { useState } from "react";
import { chartsText } from "../../locales/charts";
import type { AgentDay } from "../../report";
import { DataTable, Figure, figureColumn, TrendChart, useNumbers, type Column } from "../charts";
import { useLanguage } from "../language";
import { useAgentsText } from "./useAgentsText";

const figures = ["firstResponse", "findings", "conversations"] as const;
type FigureId = (typeof figures)[number];

/** Response, findings or conversations by day, of all agents or of one. */
export function Trend({ days }: { readonly days: readonly AgentDay[] }) {
  const t = useAgentsText();
  const { locale } = useLanguage();
  const numbers = useNumbers();
  const [id, setId] = useState<FigureId>("firstResponse");
  if (days.length === 0) return null;
  const show = (value: number) => (id === "firstResponse" ? numbers.seconds(value) : numbers.count(value));
  const columns: Column<AgentDay>[] = [
    {
      id: "day",
      name: chartsText(locale, "day"),
      value: ({ day }) => day,
      show: ({ day }) => numbers.day(day),
    },
    ...figures.map((each) =>
      figureColumn<AgentDay>(
        each,
        t(`trend.${each}`),
        (day) => day[each],
        each === "firstResponse" ? numbers.seconds : numbers.count,
      ),
    ),
  ];
  return (
    <Figure
      title={t("trend.title")}
      chart={
        <>
          <Field label={t("trend.figure")}>
            <Select value={id} onChange={(_, { value }) => setId(value as FigureId)}>
              {figures.map((each) => (
                <option key={each} value={each}>
                  {t(`trend.${each}`)}
                </option>
              ))}
            </Select>
          </Field>
          <TrendChart
            name={t(`trend.${id}`)}
            points={days.map((day) => ({ day: day.day, value: day[id] }))}
            unit={id === "firstResponse" ? "seconds" : "count"}
            show={show}
          />
        </>
      }
      table={
        <DataTable
          caption={t("trend.title")}
          rows={days}
          keyOf={({ day }) => day}
          columns={columns}
          sortedBy={{ column: "day", descending: false }}
        />
      }
    />
  );
}
