import { Badge, Field, Link, Select, Text, Tooltip } from "@fluentui/react-components";
import { useMemo, useState } from "react";
import type { AgentFigures } from "../../report";
import { DataTable, figureColumn, useNumbers, type Column } from "../charts";
import { useAgentsStyles } from "./Agents.styles";
import { knownMeasures, measures, standings, type MeasureId, type Standing } from "./measures";
import { useAgentsText } from "./useAgentsText";

interface LeaderboardProps {
  readonly agents: readonly AgentFigures[];
  readonly names: ReadonlyMap<string, string>;
  readonly onOpen: (agent: string) => void;
}

/** All agents by one figure, with what they lack to the best and to the middle. */
export function Leaderboard({ agents, names, onOpen }: LeaderboardProps) {
  const t = useAgentsText();
  const numbers = useNumbers();
  const styles = useAgentsStyles();
  const known = knownMeasures(agents);
  const [id, setId] = useState<MeasureId>(known[0] ?? "conversations");
  const measure = measures[id];
  const rows = useMemo(() => standings(agents, measure), [agents, measure]);
  const show = (value: number) => measure.show(value, numbers);
  const difference = { ...numbers, percent: numbers.points };
  const signed = (value: number) => numbers.signed(value, (gap) => measure.show(gap, difference));
  const columns: Column<Standing>[] = [
    {
      id: "agent",
      name: t("board.agent"),
      value: ({ agent }) => names.get(agent.agent) ?? agent.agent,
      show: ({ agent }) => (
        <span className={styles.name}>
          <Link
            as="button"
            inline
            title={t("open", { agent: agent.agent })}
            onClick={() => onOpen(agent.agent)}
          >
            <bdi>{names.get(agent.agent)}</bdi>
          </Link>
          {agent.smallSample && <SmallSample />}
        </span>
      ),
    },
    figureColumn("value", t(measure.name), ({ value }) => value, show),
    ...(measure.better === null
      ? []
      : [figureColumn<Standing>("toBest", t("board.toBest"), ({ toBest }) => toBest, signed)]),
    figureColumn("toMedian", t("board.toMedian"), ({ toMedian }) => toMedian, signed),
  ];
  return (
    <section className={styles.section} aria-labelledby="agents-board">
      <h3 id="agents-board" className={styles.heading}>
        {t("board.title")}
      </h3>
      <Field label={t("board.by")} hint={t(measure.definition)}>
        <Select value={id} onChange={(_, { value }) => setId(value as MeasureId)}>
          {known.map((each) => (
            <option key={each} value={each}>
              {t(measures[each].name)}
            </option>
          ))}
        </Select>
      </Field>
      <DataTable
        // Another figure is sorted its own way, the best first.
        key={id}
        caption={t("board.title")}
        rows={rows}
        keyOf={({ agent }) => agent.agent}
        columns={columns}
        sortedBy={{ column: "value", descending: measure.better !== "less" }}
      />
      {agents.some(({ smallSample }) => smallSample) && (
        <Text size={200} className={styles.quiet}>
          {t(agents.every(({ smallSample }) => smallSample) ? "small.all" : "small.some")}
        </Text>
      )}
    </section>
  );
}

/** Marks an agent of whom little is known. */
export function SmallSample() {
  const t = useAgentsText();
  return (
    <Tooltip content={t("small.hint")} relationship="description">
      <Badge appearance="outline" color="informative" size="small">
        {t("small")}
      </Badge>
    </Tooltip>
  );
}
