import { max, median, min } from "d3-array";
import type { AgentFigures } from "./overview";

/** What an agent's value is compared with. */
export interface Benchmark {
  readonly best: number | null;
  readonly median: number | null;
}

/**
 * The best value and the median of a team. Agents of a small sample may be best by chance, so they are left out as long as
 * two others remain.
 *
 * @param better whether a higher or a lower value is better
 */
export function benchmarkOf(
  agents: readonly AgentFigures[],
  valueOf: (agent: AgentFigures) => number | null,
  better: "high" | "low",
): Benchmark {
  const known = agents.filter((agent) => valueOf(agent) !== null);
  const sure = known.filter(({ smallSample }) => !smallSample);
  const values = (sure.length >= 2 ? sure : known).map((agent) => valueOf(agent) as number);
  const best = better === "high" ? max(values) : min(values);
  return { best: best ?? null, median: median(values) ?? null };
}

/** How far a value lies from another; null when either is unknown. */
export function gap(value: number | null, from: number | null): number | null {
  return value === null || from === null ? null : value - from;
}

/**
 * Ranks from 1; equal values share one, unknown values have none.
 *
 * @example ranks([90, null, 95, 90]) //=> [2, null, 1, 2]
 */
export function ranks(values: readonly (number | null)[]): (number | null)[] {
  return values.map((value) =>
    value === null ? null : 1 + values.filter((other) => other !== null && other > value).length,
  );
}
