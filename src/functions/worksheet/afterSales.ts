import { inExcel } from "../excel";
import {
  afterSalesCompareFunction,
  afterSalesLossFunction,
  afterSalesPlanFunction,
  couponCostFunction,
  maximumDiscountFunction,
  spendMoreSaveFunction,
} from "../families/afterSales";

// Excel offers the members of these while a formula is typed; the functions take other words for them too.

/** @customenum {string} */
enum Option {
  /** Answer and explain; costs nothing. */
  explain = "explain",
  /** A coupon for the next order: 10–20% of the amount. */
  coupon = "coupon",
  /** Part of the money back: 20–50% of the amount. */
  partialRefund = "partialRefund",
  /** Send the goods once more, free of charge: 65–80% of the amount. */
  resend = "resend",
  /** All the money back, and the customer keeps the goods: 100% of the amount. */
  fullRefund = "fullRefund",
}

/** @customenum {string} */
enum Bound {
  /** Low end of the option's band. */
  low = "low",
  /** Middle of the option's band. */
  mid = "mid",
  /** High end of the option's band. */
  high = "high",
}

/**
 * The five after-sales options by rising loss: exact where the costs are known, otherwise by the usual share of the order amount.
 * @customfunction AFTERSALES_COMPARE
 * @helpurl https://localhost:3000/help/functions/AFTERSALES_COMPARE.html
 * @param amount Amount of the order, money.
 * @param [goodsCost] What the goods cost the shop, money; blank or 0: not known.
 * @param [freight] Freight of one parcel, money; 0 when left out and the goods' cost is known.
 * @param [refund] Amount of the partial refund, money; blank or 0: not known.
 * @param [coupon] Face value of the coupon, money; blank or 0: not known.
 * @param [redemption] Probability that the coupon is redeemed, 0 to 1; 1 when blank or 0.
 * @returns A table with a header and five rows: option, loss, lowest loss, highest loss, exact or estimate.
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
export function aftersalesLoss(option: Option[][], amount: any[][], bound?: Bound[][]): any[][] {
  return inExcel(afterSalesLossFunction, [option, amount, bound]);
}

/**
 * Options that can be proposed without losing more than a maximum: at least two, the most generous first.
 * @customfunction AFTERSALES_PLAN
 * @helpurl https://localhost:3000/help/functions/AFTERSALES_PLAN.html
 * @param amount Amount of the order, money.
 * @param maximumLoss Loss that is accepted at most, money.
 * @param [goodsCost] What the goods cost the shop, money; blank or 0: not known.
 * @param [freight] Freight of one parcel, money; 0 when left out and the goods' cost is known.
 * @param [refund] Amount of the partial refund, money; blank or 0: not known.
 * @param [coupon] Face value of the coupon, money; blank or 0: not known.
 * @param [redemption] Probability that the coupon is redeemed, 0 to 1; 1 when blank or 0.
 * @returns A table with a header, a row per option: option, loss, lowest loss, highest loss, whether it fits.
 */
export function aftersalesPlan(
  amount: any[][],
  maximumLoss: any[][],
  goodsCost?: any[][],
  freight?: any[][],
  refund?: any[][],
  coupon?: any[][],
  redemption?: any[][],
): any[][] {
  return inExcel(afterSalesPlanFunction, [
    amount,
    maximumLoss,
    goodsCost,
    freight,
    refund,
    coupon,
    redemption,
  ]);
}

/**
 * What a coupon costs the shop.
 * @customfunction COUPON_COST
 * @helpurl https://localhost:3000/help/functions/COUPON_COST.html
 * @param face Face value of the coupon, money.
 * @param [redemption] Probability that the coupon is redeemed, 0 to 1; 1 when left out.
 * @param [threshold] Spending from which it holds, money; 0: none.
 * @returns Money, rounded half up to the cent.
 */
export function couponCost(face: any[][], redemption?: any[][], threshold?: any[][]): any[][] {
  return inExcel(couponCostFunction, [face, redemption, threshold]);
}

/**
 * Largest discount in money that keeps a margin.
 * @customfunction MAX_DISCOUNT
 * @helpurl https://localhost:3000/help/functions/MAX_DISCOUNT.html
 * @param price Price, money.
 * @param cost Cost, money.
 * @param margin Margin to keep, as a share of the price that is paid.
 * @returns Money.
 */
export function maxDiscount(price: any[][], cost: any[][], margin: any[][]): any[][] {
  return inExcel(maximumDiscountFunction, [price, cost, margin]);
}

/**
 * Price to pay under a spend-more-save offer.
 * @customfunction SPEND_MORE_SAVE
 * @helpurl https://localhost:3000/help/functions/SPEND_MORE_SAVE.html
 * @param price Price, money.
 * @param threshold Spending from which it holds, money; 0: none.
 * @param reduction What is taken off, money.
 * @returns Money.
 */
export function spendMoreSave(price: any[][], threshold: any[][], reduction: any[][]): any[][] {
  return inExcel(spendMoreSaveFunction, [price, threshold, reduction]);
}
