import { mean, median } from "d3-array";
import { Problem } from "../problem";

const secondsOfDay = 86_400;

export const frequencyClasses = ["weekly", "monthly", "rarer", "once"] as const;
/** How often a customer buys; `once`: one purchase day, no interval yet. */
export type FrequencyClass = (typeof frequencyClasses)[number];

/** Longest median interval of a class, in days. */
export const frequencyLimits = { weekly: 7, monthly: 31 };

/**
 * @param interval median days between purchases; NaN when there is none
 * @example frequencyClass(7) //=> "weekly"
 */
export function frequencyClass(interval: number): FrequencyClass {
  if (Number.isNaN(interval)) return "once";
  if (interval <= frequencyLimits.weekly) return "weekly";
  return interval <= frequencyLimits.monthly ? "monthly" : "rarer";
}

/** How regularly a customer buys. */
export interface PurchaseRhythm {
  readonly customer: string;
  /** Days with a purchase: several on one day are one visit. */
  readonly purchaseDays: number;
  /** Mean days between them; NaN after a single one. */
  readonly meanInterval: number;
  /** Median days between them; NaN after a single one. */
  readonly medianInterval: number;
  readonly class: FrequencyClass;
  /** Midnight of the last purchase day, seconds of the local wall clock. */
  readonly last: number;
  /** Midnight of the day on which to get in touch: the last purchase and the median interval, in whole days; NaN after a
   * single purchase. */
  readonly nextTouch: number;
}

/**
 * Purchase interval (购买间隔) of every customer, in the order of their first row.
 *
 * @param times of the purchases, seconds of the local wall clock, in any order
 * @throws Problem `metrics.noPurchases`
 * @example purchaseRhythms(["A", "A", "A"], [0, 7, 14].map((day) => day * 86400))[0].class //=> "weekly"
 */
export function purchaseRhythms(customers: readonly string[], times: readonly number[]): PurchaseRhythm[] {
  return [...purchaseDays(customers, times)].map(([customer, days]) => {
    const ascending = [...days].sort((a, b) => a - b);
    const intervals = ascending.slice(1).map((day, i) => day - (ascending[i] as number));
    const medianInterval = median(intervals) ?? NaN;
    const last = ascending[ascending.length - 1] as number;
    return {
      customer,
      purchaseDays: ascending.length,
      meanInterval: mean(intervals) ?? NaN,
      medianInterval,
      class: frequencyClass(medianInterval),
      last: last * secondsOfDay,
      nextTouch: (last + Math.round(medianInterval)) * secondsOfDay,
    };
  });
}

/**
 * Repurchase rate (复购率): customers who bought again ÷ customers. With times, several purchases on one day are one;
 * without, every row is a purchase.
 *
 * @param window days after a customer's first purchase within which the next one counts (30 or 90 are common); without a
 *   window it counts whenever it came
 * @returns a share of 0 to 1
 * @throws Problem `metrics.noPurchases`
 * @example repurchaseRate(["A", "B", "A"]) //=> 0.5
 */
export function repurchaseRate(
  customers: readonly string[],
  times: readonly number[] | null = null,
  window = Infinity,
): number {
  // Without times each row stands for a day of its own.
  const days = purchaseDays(customers, times ?? customers.map((_, i) => i * secondsOfDay));
  let again = 0;
  for (const each of days.values()) {
    const [first, next] = [...each].sort((a, b) => a - b);
    if (next !== undefined && next - first <= window) again++;
  }
  return again / days.size;
}

function purchaseDays(
  customers: readonly string[],
  times: readonly number[],
): ReadonlyMap<string, ReadonlySet<number>> {
  if (customers.length === 0) throw new Problem("notEvaluable", "metrics.noPurchases");
  const byCustomer = new Map<string, Set<number>>();
  customers.forEach((customer, i) => {
    const days = byCustomer.get(customer);
    const day = Math.floor((times[i] as number) / secondsOfDay);
    if (days) days.add(day);
    else byCustomer.set(customer, new Set([day]));
  });
  return byCustomer;
}
