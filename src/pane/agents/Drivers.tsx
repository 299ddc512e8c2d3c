import { Field, Radio, RadioGroup, Select, Text } from "@fluentui/react-components";
import { useState } from "react";
import type { AgentFigures, DayFigures } from "../../report";
import { DataTable, figureColumn, useNumbers, type Column } from "../charts";
import { useAgentsStyles } from "./Agents.styles";
import { compareSales, sideOfAgent, sideOfDays, type SalesComparison } from "./drivers";
import { useAgentsText } from "./useAgentsText";

interface DriversProps {
  readonly agents: readonly AgentFigures[];
  readonly days: readonly DayFigures[];
  readonly names: ReadonlyMap<string, string>;
}

type Kind = "agents" | "periods";

/** Why one agent, or one period, sold more than another. */
export function Drivers({ agents, days, names }: DriversProps) {
  const t = useAgentsText();
  const numbers = useNumbers();
  const styles = useAgentsStyles();
  const canAgents = agents.length > 1;
  const canPeriods = days.length > 1;
  const [kind, setKind] = useState<Kind>(canAgents ? "agents" : "periods");
  const [first, setFirst] = useState(0);
  const [second, setSecond] = useState(1);
  const [since, setSince] = useState(Math.floor(days.length / 2));
  const hasOrders = agents.some(({ sales }) => sales !== null);

  let body;
  if (!hasOrders) body = <Text>{t("drivers.noOrders")}</Text>;
  else if (!canAgents && !canPeriods) body = <Text>{t("drivers.tooFew")}</Text>;
  else {
    const nameOf = (index: number) => names.get(agents[index].agent) ?? agents[index].agent;
    const comparison =
      kind === "agents"
        ? compareSales(sideOfAgent(agents[first]), sideOfAgent(agents[second]))
        : compareSales(sideOfDays(days.slice(0, since)), sideOfDays(days.slice(since)));
    const day = days[since]?.day;
    const sides =
      kind === "agents"
        ? ([nameOf(first), nameOf(second)] as const)
        : ([
            `${t("drivers.before")} ${numbers.day(day)}`,
            `${t("drivers.after")} ${numbers.day(day)}`,
          ] as const);
    body = (
      <>
        {canAgents && canPeriods && (
          <RadioGroup
            layout="horizontal"
            aria-label={t("drivers.kind")}
            value={kind}
            onChange={(_, { value }) => setKind(value as Kind)}
          >
            <Radio value="agents" label={t("drivers.agents")} />
            <Radio value="periods" label={t("drivers.periods")} />
          </RadioGroup>
        )}
        {kind === "agents" ? (
          <div className={styles.row}>
            {(
              [
                ["drivers.first", first, setFirst],
                ["drivers.second", second, setSecond],
              ] as const
            ).map(([label, value, set]) => (
              <Field key={label} label={t(label)} className={styles.field}>
                <Select value={String(value)} onChange={(_, { value: chosen }) => set(Number(chosen))}>
                  {agents.map(({ agent }, index) => (
                    <option key={agent} value={String(index)}>
                      {nameOf(index)}
                    </option>
                  ))}
                </Select>
              </Field>
            ))}
          </div>
        ) : (
          <Field label={t("drivers.since")}>
            <Select value={String(since)} onChange={(_, { value }) => setSince(Number(value))}>
              {days.map((each, index) =>
                index === 0 ? null : (
                  <option key={each.day} value={String(index)}>
                    {numbers.day(each.day)}
                  </option>
                ),
              )}
            </Select>
          </Field>
        )}
        {comparison ? (
          <Comparison comparison={comparison} sides={sides} />
        ) : (
          <Text>{t("drivers.unknown")}</Text>
        )}
      </>
    );
  }
  return (
    <section className={styles.section} aria-labelledby="agents-drivers">
      <h3 id="agents-drivers" className={styles.heading}>
        {t("drivers.title")}
      </h3>
      {body}
    </section>
  );
}

const factors = ["inquiries", "conversion", "averageOrderValue"] as const;

interface Line {
  readonly id: (typeof factors)[number] | "difference";
  readonly before: number;
  readonly after: number;
  readonly contribution: number;
}

function Comparison(props: {
  readonly comparison: SalesComparison;
  readonly sides: readonly [before: string, after: string];
}) {
  const { comparison, sides } = props;
  const { before, after, drivers, difference } = comparison;
  const t = useAgentsText();
  const numbers = useNumbers();
  const styles = useAgentsStyles();
  const lines: Line[] = [
    ...factors.map((id) => ({ id, before: before[id], after: after[id], contribution: drivers[id] })),
    { id: "difference", before: before.sales, after: after.sales, contribution: difference },
  ];
  const show = (id: Line["id"], value: number) =>
    id === "inquiries"
      ? numbers.count(value)
      : id === "conversion"
        ? numbers.percent(value)
        : numbers.money(Math.round(value * 100) / 100);
  const side = (id: "before" | "after", name: string): Column<Line> => ({
    id,
    name,
    value: (line) => line[id],
    show: (line) => show(line.id, line[id]),
  });
  const columns: Column<Line>[] = [
    {
      id: "factor",
      name: t("drivers.factor"),
      value: ({ id }) => id,
      show: ({ id }) => t(`drivers.${id}`),
    },
    side("before", sides[0]),
    side("after", sides[1]),
    figureColumn(
      "contribution",
      t("drivers.contribution"),
      ({ contribution }) => contribution,
      (value) => numbers.signed(value, numbers.money),
    ),
  ];
  return (
    <>
      <DataTable caption={t("drivers.caption")} rows={lines} keyOf={({ id }) => id} columns={columns} />
      <Text size={200} className={styles.quiet}>
        {t("drivers.note")}
      </Text>
    </>
  );
}
