import { inExcel } from "../excel";
import { afterSalesCompareFunction, afterSalesLossFunction } from "../families/afterSales";

/**
 * The five after-sales options by rising loss: exact where the costs are known, otherwise by the usual share of the order amount.
 * @customfunction AFTERSALES_COMPARE
 * @helpurl https://localhost:3000/help/functions/AFTERSALES_COMPARE.html
 * @param amount Amount of the order, money.
 * @param [goodsCost] What the goods cost the shop, money.
 * @param [freight] Freight of one parcel, money; 0 when left out and the goods' cost is known.
 * @param [refund] Amount of the partial refund, money.
 * @param [coupon] Face value of the coupon, money.
 * @param [redemption] Probability that the coupon is redeemed, 0 to 1; 1 when left out.
 * @returns Five rows: option, loss, lowest loss, highest loss, exact or estimate.
 */
export function aftersalesCompare(
  amount: any[][],
  goodsCost?: any[][],
  freight?: any[][],
  refund?: any[][],
  coupon?: any[][],
  redemption?: any[][],
): any[][] {
  return inExcel(afterSalesCompareFunction, [amount, goodsCost, freight, refund, coupon, redemption]);
}

/**
 * Loss of an after-sales option by its usual share of the order amount.
 * @customfunction AFTERSALES_LOSS
 * @helpurl https://localhost:3000/help/functions/AFTERSALES_LOSS.html
 * @param option After-sales option: explain, coupon, partialRefund, resend or fullRefund, or its Chinese name.
 * @param amount Amount of the order, money.
 * @param [bound] low, mid (default) or high end of the option's band.
 * @returns Money, rounded half up to the cent.
 */
export function aftersalesLoss(option: any[][], amount: any[][], bound?: any[][]): any[][] {
  return inExcel(afterSalesLossFunction, [option, amount, bound]);
}
