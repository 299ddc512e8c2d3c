import { Field, Radio, RadioGroup, Select, Text } from "@fluentui/react-components";
import { useState } from "react";
import type { AgentFigures, DayFigures } from "../../report";
import { DataTable, figureColumn, useNumbers, type Column } from "../charts";
import { useAgentsStyles } from "./Agents.styles";
import { compareSales, sideOfAgent, sideOfDays, type SalesComparison } from "./salesComparison";
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
  const [periods, setPeriods] = useState<readonly [Period, Period]>(() => halvesOf(days.length));
  const hasOrders = agents.some(({ sales }) => sales !== null);

  let body;
  if (!hasOrders) body = <Text>{t("drivers.noOrders")}</Text>;
  else if (!canAgents && !canPeriods) body = <Text>{t("drivers.tooFew")}</Text>;
  else {
    const nameOf = (index: number) => names.get(agents[index].agent) ?? agents[index].agent;
    const comparison =
      kind === "agents"
        ? compareSales(sideOfAgent(agents[first]), sideOfAgent(agents[second]))
        : compareSales(sideOfDays(daysIn(days, periods[0])), sideOfDays(daysIn(days, periods[1])));
    const periodName = ([from, to]: Period) =>
      from === to
        ? numbers.day(days[from].day)
        : t("drivers.fromTo", { from: numbers.day(days[from].day), to: numbers.day(days[to].day) });
    const sides =
      kind === "agents"
        ? ([nameOf(first), nameOf(second)] as const)
        : ([periodName(periods[0]), periodName(periods[1])] as const);
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
          periods.map((period, which) => (
            <PeriodFields
              key={which}
              label={t(which === 0 ? "drivers.firstPeriod" : "drivers.secondPeriod")}
              days={days}
              period={period}
              onChange={(next) => setPeriods(which === 0 ? [next, periods[1]] : [periods[0], next])}
            />
          ))
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

/** Indices of the first and the last day. */
type Period = readonly [from: number, to: number];

/** The earlier half of so many days, and the later one. */
function halvesOf(days: number): readonly [Period, Period] {
  const middle = Math.max(1, Math.floor(days / 2));
  return [
    [0, middle - 1],
    [Math.min(middle, days - 1), days - 1],
  ];
}

const daysIn = (days: readonly DayFigures[], [from, to]: Period) => days.slice(from, to + 1);

interface PeriodFieldsProps {
  readonly label: string;
  readonly days: readonly DayFigures[];
  readonly period: Period;
  readonly onChange: (period: Period) => void;
}

/** The first and the last day of a period; its end is never before its beginning. */
function PeriodFields({ label, days, period, onChange }: PeriodFieldsProps) {
  const t = useAgentsText();
  const numbers = useNumbers();
  const styles = useAgentsStyles();
  const [from, to] = period;
  const ends = [
    ["drivers.from", from, (chosen: number) => onChange([chosen, Math.max(chosen, to)])],
    ["drivers.to", to, (chosen: number) => onChange([Math.min(from, chosen), chosen])],
  ] as const;
  return (
    <div role="group" aria-label={label} className={styles.row}>
      {ends.map(([name, value, set]) => (
        <Field key={name} label={t(name, { period: label })} className={styles.field}>
          <Select value={String(value)} onChange={(_, { value: chosen }) => set(Number(chosen))}>
            {days.map(({ day }, index) => (
              <option key={day} value={String(index)}>
                {numbers.day(day)}
              </option>
            ))}
          </Select>
        </Field>
      ))}
    </div>
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
