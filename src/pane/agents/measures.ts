import { median } from "d3-array";
import type { AgentsKey } from "../../locales/agents";
import type { AgentFigures } from "../../report";
import type { Numbers } from "../charts";

/** What agents are compared by. */
export interface Measure {
  readonly id: MeasureId;
  readonly name: AgentsKey;
  /** How it is defined, in a sentence. */
  readonly definition: AgentsKey;
  readonly of: (agent: AgentFigures) => number | null;
  readonly show: (value: number, numbers: Numbers) => string;
  /** Null: neither more nor less is better by itself. */
  readonly better: "more" | "less" | null;
}

export const measureIds = [
  "sales",
  "conversion",
  "score",
  "findingsPer100",
  "firstResponse",
  "averageResponse",
  "replyRatio",
  "conversations",
] as const;
export type MeasureId = (typeof measureIds)[number];

const measure = (
  id: MeasureId,
  better: Measure["better"],
  of: Measure["of"],
  show: Measure["show"],
): Measure => ({ id, better, of, show, name: `measure.${id}`, definition: `definition.${id}` });

export const measures: Readonly<Record<MeasureId, Measure>> = {
  // Nobody who sold nothing has unknown sales: without a paid order they are 0.
  sales: measure(
    "sales",
    "more",
    ({ sales }) => salesOf(sales),
    (value, n) => n.money(value),
  ),
  conversion: measure(
    "conversion",
    "more",
    (agent) => agent.conversion,
    (value, n) => n.percentTenths(value),
  ),
  score: measure(
    "score",
    "more",
    (agent) => agent.score,
    (value, n) => n.tenths(value),
  ),
  findingsPer100: measure(
    "findingsPer100",
    "less",
    (agent) => agent.findingsPer100,
    (value, n) => n.tenths(value),
  ),
  firstResponse: measure(
    "firstResponse",
    "less",
    (agent) => agent.firstResponse,
    (value, n) => n.seconds(value),
  ),
  averageResponse: measure(
    "averageResponse",
    "less",
    (agent) => agent.averageResponse,
    (value, n) => n.seconds(value),
  ),
  replyRatio: measure(
    "replyRatio",
    null,
    (agent) => agent.replyRatio,
    (value, n) => n.decimal(value),
  ),
  conversations: measure(
    "conversations",
    null,
    (agent) => agent.conversations,
    (value, n) => n.count(value),
  ),
};

function salesOf(sales: AgentFigures["sales"]): number | null {
  if (!sales) return null;
  return sales.paid === 0 ? 0 : sales.sales;
}

/** The figures that tell agents apart: those that are known of anybody. Sales are not where no order says its amount. */
export function knownMeasures(agents: readonly AgentFigures[]): MeasureId[] {
  const hasAmounts = agents.some(({ sales }) => sales !== null && sales.sales !== null);
  return measureIds.filter(
    (id) => (id !== "sales" || hasAmounts) && agents.some((agent) => measures[id].of(agent) !== null),
  );
}

/** An agent's place among all by a measure. */
export interface Standing {
  readonly agent: AgentFigures;
  readonly value: number | null;
  /** Own value − the best of those with enough conversations; null where either is not known or nothing is better. */
  readonly toBest: number | null;
  /** Own value − the median of all whose value is known. */
  readonly toMedian: number | null;
}

/**
 * Where each agent stands by a measure. The best is sought among agents with enough conversations, unless nobody has enough:
 * three lucky conversations are no yardstick.
 */
export function standings(agents: readonly AgentFigures[], { of, better }: Measure): Standing[] {
  const enough = agents.filter(({ smallSample }) => !smallSample);
  const yardstick = (enough.length > 0 ? enough : agents).map(of).filter((value) => value !== null);
  const best =
    better === null || yardstick.length === 0
      ? null
      : better === "more"
        ? Math.max(...yardstick)
        : Math.min(...yardstick);
  const middle = median(agents, of) ?? null;
  const gap = (value: number | null, to: number | null) =>
    value === null || to === null ? null : value - to;
  return agents.map((agent) => {
    const value = of(agent);
    return { agent, value, toBest: gap(value, best), toMedian: gap(value, middle) };
  });
}
