import {
  afterSalesLoss,
  afterSalesOptions,
  afterSalesPlan,
  compareAfterSales,
  couponCost,
  lossBounds,
  maximumDiscount,
  spendMoreSave,
} from "../../metrics/afterSales";
import { defineFunction } from "../define";
import { choice, money, number, optional, rate } from "../parameters";
import { term } from "../result";

const option = choice(afterSalesOptions, "option", {
  explain: ["解释", "解答", "答疑解释"],
  coupon: ["优惠卷", "券", "赠券"],
  partialRefund: ["部分退款/补偿", "补偿", "部分补偿", "退部分款"],
  resend: ["resend", "补发", "重发", "免费补发"],
  fullRefund: ["full refund", "退全款", "全额退款", "仅退款"],
});

export const afterSalesLossFunction = defineFunction({
  id: "AFTERSALES_LOSS",
  family: "afterSales",
  parameters: {
    option,
    amount: money(),
    bound: optional(
      choice(lossBounds, "bound", {
        low: ["最低", "下限"],
        mid: ["中间", "中值", "mean"],
        high: ["最高", "上限"],
      }),
      "mid" as const,
    ),
  },
  result: "cell",
  examples: [
    { arguments: ["resend", 120, "low"], result: 78 },
    { arguments: ["部分退款", 120], result: 42 },
  ],
  compute: ({ option, amount, bound }) => afterSalesLoss(option, amount, bound),
});

/** What an order costs, as far as it is known. */
const costs = {
  goodsCost: optional(money()),
  freight: optional(money()),
  refund: optional(money()),
  coupon: optional(money()),
  redemption: optional(rate()),
} as const;

export const afterSalesCompareFunction = defineFunction({
  id: "AFTERSALES_COMPARE",
  family: "afterSales",
  parameters: { amount: money(), ...costs },
  result: "table",
  columns: ["option", "loss", "low", "high", "basis"],
  examples: [
    {
      arguments: [120, 50, 8, null, 10, 0.5],
      result: [
        ["option", "loss", "low", "high", "basis"],
        ["explain", 0, 0, 0, "exact"],
        ["coupon", 5, 5, 5, "exact"],
        ["partialRefund", 42, 24, 60, "estimate"],
        ["resend", 58, 58, 58, "exact"],
        ["fullRefund", 178, 178, 178, "exact"],
      ],
    },
  ],
  compute: ({ amount, ...costs }) =>
    compareAfterSales(amount, costs).map(({ option, loss, low, high, exact }) => [
      term(`option.${option}`),
      loss,
      low,
      high,
      term(exact ? "basis.exact" : "basis.estimate"),
    ]),
});

export const afterSalesPlanFunction = defineFunction({
  id: "AFTERSALES_PLAN",
  family: "afterSales",
  parameters: { amount: money(), maximumLoss: money(), ...costs },
  result: "table",
  columns: ["option", "loss", "low", "high", "fits"],
  examples: [
    {
      arguments: [120, 30],
      result: [
        ["option", "loss", "low", "high", "fits"],
        ["coupon", 18, 12, 24, true],
        ["explain", 0, 0, 0, true],
      ],
    },
    {
      arguments: [120, 5],
      result: [
        ["option", "loss", "low", "high", "fits"],
        ["coupon", 18, 12, 24, false],
        ["explain", 0, 0, 0, true],
      ],
    },
    {
      arguments: [120, 60, 50, 8],
      result: [
        ["option", "loss", "low", "high", "fits"],
        ["resend", 58, 58, 58, true],
        ["partialRefund", 42, 24, 60, true],
        ["coupon", 18, 12, 24, true],
        ["explain", 0, 0, 0, true],
      ],
    },
  ],
  compute: ({ amount, maximumLoss, ...costs }) =>
    afterSalesPlan(amount, maximumLoss, costs).map(({ option, loss, low, high, fits }) => [
      term(`option.${option}`),
      loss,
      low,
      high,
      fits,
    ]),
});

export const couponCostFunction = defineFunction({
  id: "COUPON_COST",
  family: "afterSales",
  parameters: { face: money(), redemption: optional(rate()), threshold: optional(money()) },
  result: "cell",
  examples: [
    { arguments: [10, "30%", 99], result: 3 },
    { arguments: [10, "30%", 0], result: 10 },
  ],
  compute: ({ face, redemption, threshold }) => couponCost(face, redemption, threshold),
});

export const spendMoreSaveFunction = defineFunction({
  id: "SPEND_MORE_SAVE",
  family: "afterSales",
  parameters: { price: money(), threshold: money(), reduction: money() },
  result: "cell",
  examples: [{ arguments: [[[320], [299]], 300, 50], result: [[270], [299]] }],
  compute: ({ price, threshold, reduction }) => spendMoreSave(price, threshold, reduction),
});

export const maximumDiscountFunction = defineFunction({
  id: "MAX_DISCOUNT",
  family: "afterSales",
  // A margin of 100% would leave nothing to pay the cost from.
  parameters: { price: money(), cost: money(), margin: number({ minimum: 0, maximum: 0.99 }, "rate") },
  result: "cell",
  examples: [{ arguments: [120, 60, "25%"], result: 40 }],
  compute: ({ price, cost, margin }) => maximumDiscount(price, cost, margin),
});
