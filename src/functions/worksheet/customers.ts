import { inExcel } from "../excel";
import { purchaseIntervalFunction, repurchaseRateFunction } from "../families/customers";

/**
 * How regularly each customer buys: days between purchases, frequency, and when to get in touch next.
 * @customfunction PURCHASE_INTERVAL
 * @helpurl https://localhost:3000/help/functions/PURCHASE_INTERVAL.html
 * @param customers Column of customers, one purchase per row.
 * @param dates Column of the purchases' dates.
 * @returns A table with a header: customer, purchase days, mean and median days between them, frequency (weekly, monthly, rarer, once), last purchase, next touch.
 */
export function purchaseInterval(customers: any[][], dates: any[][]): any[][] {
  return inExcel(purchaseIntervalFunction, [customers, dates]);
}

/**
 * Repurchase rate: share of customers who bought again.
 * @customfunction REPURCHASE_RATE
 * @helpurl https://localhost:3000/help/functions/REPURCHASE_RATE.html
 * @param customers Column of customers, one purchase per row.
 * @param [dates] Column of the purchases' dates: several purchases on one day then count as one.
 * @param [window] Days after a customer's first purchase within which the next one counts, such as 30; any time when left out.
 * @returns A share of 0 to 1.
 */
export function repurchaseRate(customers: any[][], dates?: any[][], window?: any[][]): any[][] {
  return inExcel(repurchaseRateFunction, [customers, dates, window]);
}
