import {
  agentRanking,
  agentSales,
  itemsPerBuyer,
  moneyPer,
  netSales,
  salesDrivers,
  salesTarget,
} from "../../metrics/sales";
import { commonHeight } from "../chatInput";
import { defineFunction } from "../define";
import { labelledNumbers } from "../labelledNumbers";
import { column, count, inRowOf, money, optional, rate } from "../parameters";

export const agentSalesFunction = defineFunction({
  id: "AGENT_SALES",
  family: "sales",
  parameters: { inquiries: count(), conversion: rate(), averageOrderValue: money() },
  result: "cell",
  examples: [
    { arguments: [1000, 0.08, 120], result: 9600 },
    { arguments: [333, "8.2%", 99.95], result: 2729.23 },
  ],
  compute: (factors) => agentSales(factors),
});

export const agentSalesTargetFunction = defineFunction({
  id: "AGENT_SALES_TARGET",
  family: "sales",
  parameters: { sales: money(), inquiries: count(), conversion: rate(), averageOrderValue: money() },
  result: "row",
  examples: [{ arguments: [12000, 1000, "8%", 120], result: [[1250, 0.1, 150]] }],
  compute({ sales, ...factors }) {
    const { inquiries, conversion, averageOrderValue } = salesTarget(sales, factors);
    return [inquiries, conversion, averageOrderValue];
  },
});

export const agentSalesDriversFunction = defineFunction({
  id: "AGENT_SALES_DRIVERS",
  family: "sales",
  parameters: {
    inquiries0: count(),
    conversion0: rate(),
    aov0: money(),
    inquiries1: count(),
    conversion1: rate(),
    aov1: money(),
  },
  result: "row",
  examples: [
    { arguments: [1000, "8%", 120, 1000, "10%", 120], result: [[0, 2400, 0]] },
    { arguments: [1000, "8%", 120, 1100, "7%", 130], result: [[936.67, -1313.33, 786.66]] },
  ],
  compute({ inquiries0, conversion0, aov0, inquiries1, conversion1, aov1 }) {
    const { inquiries, conversion, averageOrderValue } = salesDrivers(
      { inquiries: inquiries0, conversion: conversion0, averageOrderValue: aov0 },
      { inquiries: inquiries1, conversion: conversion1, averageOrderValue: aov1 },
    );
    return [inquiries, conversion, averageOrderValue];
  },
});

const rankingColumns = ["rank", "agent", "sales", "gapToBest", "gapToMedian"] as const;

export const agentRankingFunction = defineFunction({
  id: "AGENT_RANKING",
  family: "sales",
  parameters: { agents: column("column"), sales: column("column"), refunds: optional(column("column")) },
  result: "table",
  columns: rankingColumns,
  examples: [
    {
      arguments: [
        [["小美"], ["小迪"], ["小安"]],
        [[100], [300.1], [300.1]],
      ],
      result: [
        ["rank", "agent", "sales", "gapToBest", "gapToMedian"],
        [1, "小迪", 300.1, 0, 0],
        [1, "小安", 300.1, 0, 0],
        [3, "小美", 100, -200.1, -200.1],
      ],
    },
    {
      arguments: [
        [["小美"], ["小迪"]],
        [[100], [300.1]],
        [[null], [250]],
      ],
      result: [
        ["rank", "agent", "sales", "gapToBest", "gapToMedian"],
        [1, "小美", 100, 0, 24.95],
        [2, "小迪", 50.1, -49.9, -24.95],
      ],
    },
  ],
  compute({ agents, sales, refunds }) {
    if (refunds) commonHeight([agents, sales, refunds]);
    const rows = labelledNumbers(agents, sales);
    const paidBack = money();
    const ranked = agentRanking(
      rows.map(({ label }) => label),
      rows.map(({ value, row }) =>
        refunds
          ? inRowOf(refunds, row, () => netSales(value, paidBack.read(refunds.cell(row), refunds.name)))
          : value,
      ),
    );
    return ranked.map((row) => rankingColumns.map((name) => row[name]));
  },
});

export const averageOrderValueFunction = defineFunction({
  id: "AVERAGE_ORDER_VALUE",
  family: "sales",
  parameters: { sales: money(), buyers: count(), refunds: optional(money(), 0) },
  result: "cell",
  examples: [
    { arguments: [1000, 3], result: 333.33 },
    { arguments: [1000, 3, 100], result: 300 },
  ],
  compute: ({ sales, buyers, refunds }) => moneyPer(netSales(sales, refunds), buyers),
});

export const itemsPerBuyerFunction = defineFunction({
  id: "ITEMS_PER_BUYER",
  family: "sales",
  parameters: { items: count(), buyers: count() },
  result: "cell",
  examples: [{ arguments: [9, 4], result: 2.25 }],
  compute: ({ items, buyers }) => itemsPerBuyer(items, buyers),
});

export const pricePerItemFunction = defineFunction({
  id: "PRICE_PER_ITEM",
  family: "sales",
  parameters: { sales: money(), items: count(), refunds: optional(money(), 0) },
  result: "cell",
  examples: [
    { arguments: [1000, 9], result: 111.11 },
    { arguments: [1000, 9, 100], result: 100 },
  ],
  compute: ({ sales, items, refunds }) => moneyPer(netSales(sales, refunds), items),
});
