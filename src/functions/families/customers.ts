import { purchaseRhythms, repurchaseRate } from "../../metrics/customers";
import { Problem } from "../../problem";
import { defineFunction } from "../define";
import { column, number, optional } from "../parameters";
import { purchasesOf } from "../purchaseInput";
import { Moment, term } from "../result";

const customers = [["t***7"], ["t***7"], ["t***8"], ["t***7"]];
const dates = [["2024-03-01"], ["2024-03-08"], ["2024-03-05"], ["2024-03-15"]];

export const purchaseIntervalFunction = defineFunction({
  id: "PURCHASE_INTERVAL",
  family: "customers",
  parameters: { customers: column("names"), dates: column("times") },
  result: "table",
  columns: [
    "customer",
    "purchaseDays",
    "meanInterval",
    "medianInterval",
    "frequency",
    "lastPurchase",
    "nextTouch",
  ],
  examples: [
    {
      arguments: [customers, dates],
      result: [
        [
          "customer",
          "purchaseDays",
          "meanInterval",
          "medianInterval",
          "frequency",
          "lastPurchase",
          "nextTouch",
        ],
        ["t***7", 3, 7, 7, "weekly", "2024-03-15", "2024-03-22"],
        ["t***8", 1, "", "", "once", "2024-03-05", ""],
      ],
    },
  ],
  compute({ customers, dates }) {
    const purchases = purchasesOf(customers, dates);
    return purchaseRhythms(purchases.customers, purchases.times ?? []).map((rhythm) => [
      rhythm.customer,
      rhythm.purchaseDays,
      rhythm.meanInterval,
      rhythm.medianInterval,
      term(`frequency.${rhythm.class}`),
      new Moment(rhythm.last, "day"),
      new Moment(rhythm.nextTouch, "day"),
    ]);
  },
});

export const repurchaseRateFunction = defineFunction({
  id: "REPURCHASE_RATE",
  family: "customers",
  parameters: {
    customers: column("names"),
    dates: optional(column("times")),
    window: optional(number({ minimum: 1 }, "days")),
  },
  result: "cell",
  examples: [
    { arguments: [customers], result: 0.5 },
    {
      arguments: [
        [["t***7"], ["t***7"], ["t***8"]],
        [["2024-03-01 10:00"], ["2024-03-01 18:00"], ["2024-03-05"]],
      ],
      result: 0,
    },
    { arguments: [customers, dates, 30], result: 0.5 },
    { arguments: [customers, dates, 5], result: 0 },
  ],
  compute({ customers, dates, window }) {
    if (window !== null && dates === null) throw new Problem("wrongInput", "functions.windowWantsDates");
    const purchases = purchasesOf(customers, dates);
    return repurchaseRate(purchases.customers, purchases.times, window ?? Infinity);
  },
});
