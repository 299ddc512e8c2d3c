import { median } from "d3-array";
import type { AgentFigures } from "../../report";
import {
  DataTable,
  Figure,
  figureColumn,
  QuadrantChart,
  useNumbers,
  type Column,
  type QuadrantPoint,
} from "../charts";
import { knownMeasures, measures } from "./measures";
import { useAgentsText } from "./useAgentsText";

interface QuadrantProps {
  readonly agents: readonly AgentFigures[];
  readonly names: ReadonlyMap<string, string>;
}

/** What stands beside quality: the first of these that is known. */
const amounts = ["sales", "conversion", "conversations"] as const;

/** Sales beside quality; conversion, or the work done, where sales are not known. */
export function Quadrant({ agents, names }: QuadrantProps) {
  const t = useAgentsText();
  const numbers = useNumbers();
  const known = knownMeasures(agents);
  const amountId = amounts.find((id) => known.includes(id)) ?? "conversations";
  const amount = measures[amountId];
  const points = agents.flatMap((agent): QuadrantPoint[] => {
    const [x, y] = [agent.score, amount.of(agent)];
    return x === null || y === null ? [] : [{ name: names.get(agent.agent) ?? agent.agent, x, y }];
  });
  if (points.length < 2) return null;
  const middleX = median(points, ({ x }) => x) ?? 0;
  const middleY = median(points, ({ y }) => y) ?? 0;
  const quarterOf = ({ x, y }: QuadrantPoint) =>
    t(`quadrant.${y >= middleY ? "high" : "low"}${x >= middleX ? "High" : "Low"}`);
  const showX = (value: number) => numbers.tenths(value);
  const showY = (value: number) => amount.show(value, numbers);
  const columns: Column<QuadrantPoint>[] = [
    { id: "agent", name: t("board.agent"), value: ({ name }) => name, show: ({ name }) => <bdi>{name}</bdi> },
    figureColumn("y", t(amount.name), ({ y }) => y, showY),
    figureColumn("x", t("measure.score"), ({ x }) => x, showX),
    { id: "quarter", name: t("quadrant.quarter"), value: quarterOf, show: quarterOf },
  ];
  return (
    <Figure
      title={t(`quadrant.title.${amountId}`)}
      note={t("quadrant.note")}
      chart={
        <QuadrantChart
          points={points}
          xName={t("measure.score")}
          yName={t(amount.name)}
          most={{ x: 100, y: amountId === "conversion" ? 1 : undefined }}
          showX={showX}
          showY={showY}
        />
      }
      table={
        <DataTable
          caption={t("quadrant.caption")}
          rows={points}
          keyOf={({ name }) => name}
          columns={columns}
          sortedBy={{ column: "y", descending: true }}
        />
      }
    />
  );
}
