import { salesDrivers, type SalesFactors } from "../../metrics/sales";
import type { AgentFigures, DayFigures } from "../../report";

/** What sales are made of; money. */
export interface SalesSide extends SalesFactors {
  readonly sales: number;
}

/**
 * An agent's sales as conversations × conversion × sales per buyer; null where a factor is not known.
 *
 * A buyer is a conversation with a paid order, so that the product is the agent's sales however many orders a buyer placed.
 */
export function sideOfAgent({ conversations, sales }: AgentFigures): SalesSide | null {
  return sales && sideOf(conversations, sales.paid, sales.sales);
}

/** The same of the days of a period, by inquiries; null where no day or no amount is known. */
export function sideOfDays(days: readonly DayFigures[]): SalesSide | null {
  let [inquiries, paid, sales] = [0, 0, 0];
  let anyAmount = false;
  for (const day of days) {
    if (!day.sales || (day.sales.paid > 0 && day.sales.sales === null)) return null;
    inquiries += day.inquiries;
    paid += day.sales.paid;
    sales += day.sales.sales ?? 0;
    anyAmount ||= day.sales.sales !== null;
  }
  // A sum of cents in binary numbers may miss by less than a cent.
  return sideOf(inquiries, paid, anyAmount ? Math.round(sales * 100) / 100 : null);
}

function sideOf(inquiries: number, paid: number, sales: number | null): SalesSide | null {
  if (sales === null || paid === 0 || inquiries === 0) return null;
  return { inquiries, conversion: paid / inquiries, averageOrderValue: sales / paid, sales };
}

export interface SalesComparison {
  readonly before: SalesSide;
  readonly after: SalesSide;
  /** `after.sales − before.sales`: the drivers add up to it. */
  readonly difference: number;
  readonly drivers: SalesFactors;
}

/** How much of the difference of two sales each factor contributes (`salesDrivers`); null where a side is not known. */
export function compareSales(before: SalesSide | null, after: SalesSide | null): SalesComparison | null {
  if (!before || !after) return null;
  const drivers = salesDrivers(before, after);
  const cents = Math.round(after.sales * 100) - Math.round(before.sales * 100);
  return { before, after, difference: cents / 100, drivers };
}
