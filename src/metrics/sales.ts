import { median } from "d3-array";
import { Problem } from "../problem";
import { centsThatAddUp, Exact, exactProduct, moneyProduct, toCents } from "./money";

/** The three factors of an agent's sales. */
export interface SalesFactors {
  /** Pre-sale inquiries. */
  readonly inquiries: number;
  /** Share of inquiries that end in an order, 0 to 1. */
  readonly conversion: number;
  /** Average order value (客单价), money. */
  readonly averageOrderValue: number;
}

/**
 * Agent sales (客服销售额): pre-sale inquiries × conversion × average order value, exact to the cent, half up.
 *
 * @example agentSales({ inquiries: 1000, conversion: 0.08, averageOrderValue: 120 }) //=> 9600
 */
export function agentSales({ inquiries, conversion, averageOrderValue }: SalesFactors): number {
  return moneyProduct(inquiries, conversion, averageOrderValue);
}

/**
 * What each factor must become for a sales target while the others are held; NaN where no value reaches it (a held
 * factor is 0, or the conversion would have to exceed 1).
 *
 * @returns inquiries rounded up to whole inquiries, the conversion as it is, the average order value rounded up to the
 *   cent, so that the target is reached
 */
export function salesTarget(
  target: number,
  { inquiries, conversion, averageOrderValue }: SalesFactors,
): SalesFactors {
  const need = (...held: number[]) => {
    const product = exactProduct(...held);
    return product.isZero() ? null : new Exact(target).dividedBy(product);
  };
  const neededInquiries = need(conversion, averageOrderValue);
  const neededConversion = need(inquiries, averageOrderValue);
  const neededValue = need(inquiries, conversion);
  return {
    inquiries: neededInquiries ? neededInquiries.ceil().toNumber() : NaN,
    conversion: neededConversion && neededConversion.lte(1) ? neededConversion.toNumber() : NaN,
    averageOrderValue: neededValue ? neededValue.times(100).ceil().dividedBy(100).toNumber() : NaN,
  };
}

/**
 * How much of the difference of two sales each factor contributes: Shapley values of the product, which do not depend
 * on the order of the factors and add up to the difference to the cent, zero factors included.
 *
 * With x, y, z from 0 to 1, the contribution of x is
 * (x₁ − x₀) · (2·y₀z₀ + 2·y₁z₁ + y₀z₁ + y₁z₀) ÷ 6.
 */
export function salesDrivers(before: SalesFactors, after: SalesFactors): SalesFactors {
  const pair = (key: keyof SalesFactors) => [new Exact(before[key]), new Exact(after[key])] as const;
  const i = pair("inquiries");
  const c = pair("conversion");
  const v = pair("averageOrderValue");
  type Pair = readonly [Exact, Exact];
  const share = (x: Pair, y: Pair, z: Pair) => {
    const mixed = y[0]
      .times(z[0])
      .plus(y[1].times(z[1]))
      .times(2)
      .plus(y[0].times(z[1]))
      .plus(y[1].times(z[0]));
    return x[1].minus(x[0]).times(mixed).dividedBy(6);
  };
  const difference = new Exact(agentSales(after)).minus(agentSales(before));
  const [inquiries, conversion, averageOrderValue] = centsThatAddUp(
    [share(i, c, v), share(c, i, v), share(v, i, c)],
    difference,
  );
  return { inquiries, conversion, averageOrderValue };
}

export interface RankedAgent {
  /** 1 is best; ties share a rank and the next rank is skipped. */
  readonly rank: number;
  readonly agent: string;
  readonly sales: number;
  /** Sales − the best agent's sales: 0 or less. */
  readonly gapToBest: number;
  /** Sales − the median of all agents' sales. */
  readonly gapToMedian: number;
}

/**
 * Ranks agents by sales, best first; equal sales keep their order.
 *
 * @throws Problem `metrics.noAgents` when there is nobody to rank
 */
export function agentRanking(agents: readonly string[], sales: readonly number[]): RankedAgent[] {
  if (agents.length === 0) throw new Problem("notEvaluable", "metrics.noAgents");
  const best = sales.reduce((a, b) => Math.max(a, b), -Infinity);
  const middle = median(sales) ?? NaN;
  let rank = 1;
  const gap = (value: number, to: number) => toCents(new Exact(value).minus(to));
  return agents
    .map((agent, i) => ({ agent, sales: sales[i], i }))
    .sort((a, b) => b.sales - a.sales || a.i - b.i)
    .map((row, place, sorted) => {
      if (place === 0 || row.sales !== sorted[place - 1].sales) rank = place + 1;
      return {
        rank,
        agent: row.agent,
        sales: row.sales,
        gapToBest: gap(row.sales, best),
        gapToMedian: gap(row.sales, middle),
      };
    });
}

/**
 * Sales without what was paid back.
 *
 * @throws Problem `metrics.refundsExceedSales`
 * @example netSales(1000, 100) //=> 900
 */
export function netSales(sales: number, refunds: number): number {
  if (refunds > sales) throw new Problem("wrongInput", "metrics.refundsExceedSales", { refunds, sales });
  return new Exact(sales).minus(refunds).toNumber();
}

/**
 * Money per thing, to the cent: average order value (sales ÷ buyers) and price per item (sales ÷ items).
 *
 * @throws Problem `metrics.perNothing` (zero denominator)
 * @example moneyPer(1000, 3) //=> 333.33
 */
export function moneyPer(amount: number, count: number): number {
  if (count === 0) throw new Problem("zeroDenominator", "metrics.perNothing");
  return toCents(new Exact(amount).dividedBy(count));
}

/**
 * Items per buyer (客件数).
 *
 * @throws Problem `metrics.perNothing` (zero denominator)
 */
export function itemsPerBuyer(items: number, buyers: number): number {
  if (buyers === 0) throw new Problem("zeroDenominator", "metrics.perNothing");
  return items / buyers;
}
