import cdf from "@stdlib/stats-base-dists-normal-cdf";
import quantile from "@stdlib/stats-base-dists-normal-quantile";
import { Problem } from "../problem";
import { Exact } from "./money";

/**
 * Two counts of a rate, checked.
 *
 * @throws Problem `metrics.notCount` for a negative or fractional count, `metrics.moreThanAll` for more orderers than
 *   consultations
 */
function checkCounts(orderers: number, consultations: number): void {
  for (const [name, value] of Object.entries({ orderers, consultations })) {
    if (!Number.isInteger(value) || value < 0)
      throw new Problem("wrongInput", "metrics.notCount", { parameter: name, came: String(value) });
  }
  // Of nobody who asked there is no rate at all, whatever stands beside it.
  if (orderers > consultations && consultations !== 0)
    throw new Problem("wrongInput", "metrics.moreThanAll", { orderers, consultations });
}

/**
 * Consult conversion (咨询转化率): ordering users ÷ consultations.
 *
 * @returns a share of 0 to 1
 * @throws Problem `metrics.notCount`, `metrics.moreThanAll`; `metrics.noConsultations` (zero denominator)
 * @example consultConversion(32, 400) //=> 0.08
 */
export function consultConversion(orderers: number, consultations: number): number {
  checkCounts(orderers, consultations);
  if (consultations === 0) throw new Problem("zeroDenominator", "metrics.noConsultations");
  return orderers / consultations;
}

export const conversionBands = ["low", "ideal", "high"] as const;
export type ConversionBand = (typeof conversionBands)[number];

/** The band that most shops aim at; industries and products differ. */
export const idealConversion = { low: 0.05, high: 0.15 };

/**
 * Where a conversion lies against the ideal band; both ends are ideal.
 *
 * @throws Problem `metrics.bandOrder` when the band's ends are the wrong way round
 * @example conversionBand(0.08) //=> "ideal"
 */
export function conversionBand(
  rate: number,
  low: number = idealConversion.low,
  high: number = idealConversion.high,
): ConversionBand {
  if (low > high) throw new Problem("wrongInput", "metrics.bandOrder", { low, high });
  return rate < low ? "low" : rate > high ? "high" : "ideal";
}

/**
 * Orders still needed for a target rate: ceil(target × consultations) − orderers, at least 0. In decimal arithmetic:
 * 7 % of 100 is 7 orders, not 8.
 *
 * @example ordersForTarget(0.07, 100, 3) //=> 4
 */
export function ordersForTarget(target: number, consultations: number, orderers = 0): number {
  checkCounts(orderers, consultations);
  const wanted = new Exact(target).times(consultations).ceil().toNumber();
  return Math.max(0, wanted - orderers);
}

export interface Interval {
  readonly low: number;
  readonly high: number;
}

/**
 * Wilson score interval of a rate (E. B. Wilson 1927), without continuity correction.
 *
 * @param confidence between 0 and 1, 0.95 by default
 * @throws as `consultConversion`
 */
export function conversionInterval(orderers: number, consultations: number, confidence = 0.95): Interval {
  const rate = consultConversion(orderers, consultations);
  const n = consultations;
  const z = quantile(0.5 + confidence / 2, 0, 1);
  const centre = rate + (z * z) / (2 * n);
  const half = z * Math.sqrt((rate * (1 - rate)) / n + (z * z) / (4 * n * n));
  const scale = 1 + (z * z) / n;
  // At 0 and 1 the formula's end is exact but for rounding.
  return {
    low: orderers === 0 ? 0 : (centre - half) / scale,
    high: orderers === consultations ? 1 : (centre + half) / scale,
  };
}

export interface ConversionTest {
  readonly rateA: number;
  readonly rateB: number;
  /** rate A − rate B */
  readonly difference: number;
  /** Interval of the difference: Newcombe's hybrid score method (R. G. Newcombe 1998, method 10). */
  readonly interval: Interval;
  /** Two-sided p-value of the pooled two-proportion z-test, without continuity correction. */
  readonly pValue: number;
}

/**
 * Compares the conversion of two groups.
 *
 * @throws as `consultConversion`
 */
export function conversionTest(
  orderersA: number,
  consultationsA: number,
  orderersB: number,
  consultationsB: number,
  confidence = 0.95,
): ConversionTest {
  const rateA = consultConversion(orderersA, consultationsA);
  const rateB = consultConversion(orderersB, consultationsB);
  const a = conversionInterval(orderersA, consultationsA, confidence);
  const b = conversionInterval(orderersB, consultationsB, confidence);
  const difference = rateA - rateB;
  const pooled = (orderersA + orderersB) / (consultationsA + consultationsB);
  const deviation = Math.sqrt(pooled * (1 - pooled) * (1 / consultationsA + 1 / consultationsB));
  return {
    rateA,
    rateB,
    difference,
    interval: {
      low: difference - Math.hypot(rateA - a.low, b.high - rateB),
      high: difference + Math.hypot(a.high - rateA, rateB - b.low),
    },
    // Nobody or everybody ordered in both groups: no difference at all.
    pValue: deviation === 0 ? 1 : Math.min(1, 2 * cdf(-Math.abs(difference) / deviation, 0, 1)),
  };
}

export interface ConversionChange {
  /** rate 1 − rate 0 */
  readonly change: number;
  /** Part of the change that comes from the orders. */
  readonly fromOrders: number;
  /** Part of the change that comes from the consultations. */
  readonly fromConsultations: number;
}

/**
 * Splits the change of a conversion between two periods into the part of the orders and the part of the consultations
 * (Shapley: the mean over both orders of changing them), so that a rate that rose only because fewer people asked is
 * told apart from one that rose because more people bought. What did not change has no part at all; the parts add up to the
 * change.
 *
 * @throws as `consultConversion`
 */
export function conversionChange(
  orderers0: number,
  consultations0: number,
  orderers1: number,
  consultations1: number,
): ConversionChange {
  const change = consultConversion(orderers1, consultations1) - consultConversion(orderers0, consultations0);
  if (consultations0 === consultations1) return { change, fromOrders: change, fromConsultations: 0 };
  const fromOrders = ((orderers1 - orderers0) * (1 / consultations0 + 1 / consultations1)) / 2;
  return { change, fromOrders, fromConsultations: change - fromOrders };
}

export interface FunnelStep {
  readonly label: string;
  readonly count: number;
  /** Share of the base. */
  readonly share: number;
  /** Rate from the step before; NaN for the first step and after a step of 0. */
  readonly stepRate: number;
}

export interface Funnel {
  readonly base: number;
  readonly steps: readonly FunnelStep[];
  /** What the shares add up to: 1 when the counts are parts of the base. */
  readonly shareSum: number;
}

/**
 * Shares of an explicit base, and step rates.
 *
 * @param base what 100 % is; the sum of the counts when null
 * @throws Problem `metrics.noSteps`, `metrics.noBase` (zero denominator), `metrics.notCount`
 */
export function funnel(
  labels: readonly string[],
  counts: readonly number[],
  base: number | null = null,
): Funnel {
  if (counts.length === 0) throw new Problem("notEvaluable", "metrics.noSteps");
  counts.forEach((value, i) => {
    if (!Number.isInteger(value) || value < 0)
      throw new Problem("wrongInput", "metrics.notCount", {
        parameter: labels[i] ?? "",
        came: String(value),
      });
  });
  const total = counts.reduce((sum, count) => sum + count, 0);
  const whole = base ?? total;
  if (whole === 0) throw new Problem("zeroDenominator", "metrics.noBase");
  const steps = counts.map((count, i) => ({
    label: labels[i] ?? "",
    count,
    share: count / whole,
    stepRate: i === 0 || counts[i - 1] === 0 ? NaN : count / counts[i - 1],
  }));
  return { base: whole, steps, shareSum: total / whole };
}
