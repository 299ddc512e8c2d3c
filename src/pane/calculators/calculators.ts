import type { CalculatorsKey } from "../../locales/calculators";
import type { Input } from "./inputs";

export const calculatorIds = ["afterSales", "reminders", "target", "drivers"] as const;
export type CalculatorId = (typeof calculatorIds)[number];

/** A formula that a calculator puts into the sheet. */
export interface CalculatorFormula {
  /** Id of the worksheet function. */
  readonly id: string;
  /** Its inputs in the function's order. */
  readonly inputs: readonly CalculatorsKey[];
  /** What its cells say, where the function itself gives no header. */
  readonly labels: readonly CalculatorsKey[];
  /** Cells that it spills. */
  readonly rows: number;
  readonly columns: number;
}

export interface Calculator {
  readonly inputs: readonly Input[];
  /** What stands in the fields at first, so that a newcomer sees a result. */
  readonly examples: Readonly<Record<string, string>>;
  readonly formulas: readonly CalculatorFormula[];
}

export const calculators: Readonly<Record<CalculatorId, Calculator>> = {
  afterSales: {
    inputs: [
      { name: "amount", kind: "money" },
      { name: "maximumLoss", kind: "money", optional: true },
      { name: "goodsCost", kind: "money", optional: true },
      { name: "freight", kind: "money", optional: true },
      { name: "refund", kind: "money", optional: true },
      { name: "coupon", kind: "money", optional: true },
      { name: "redemption", kind: "rate", optional: true },
    ],
    examples: { amount: "120", maximumLoss: "30" },
    formulas: [
      {
        id: "AFTERSALES_COMPARE",
        inputs: ["amount", "goodsCost", "freight", "refund", "coupon", "redemption"],
        labels: [],
        rows: 6,
        columns: 5,
      },
      {
        id: "AFTERSALES_PLAN",
        inputs: ["amount", "maximumLoss", "goodsCost", "freight", "refund", "coupon", "redemption"],
        labels: [],
        rows: 6,
        columns: 5,
      },
    ],
  },
  reminders: {
    inputs: [
      { name: "nTest", kind: "count" },
      { name: "paidTest", kind: "count" },
      { name: "nControl", kind: "count" },
      { name: "paidControl", kind: "count" },
      { name: "averageOrderValue", kind: "money" },
      { name: "cost", kind: "money" },
    ],
    examples: {
      nTest: "200",
      paidTest: "120",
      nControl: "200",
      paidControl: "90",
      averageOrderValue: "120",
      cost: "50",
    },
    formulas: [
      {
        id: "REMINDER_ROI",
        inputs: ["paidTest", "nTest", "paidControl", "nControl", "averageOrderValue", "cost"],
        labels: ["lift", "lift.range", "lift.range", "pValue", "incrementalSales", "roi"],
        rows: 1,
        columns: 6,
      },
    ],
  },
  target: {
    inputs: [
      { name: "targetRate", kind: "rate" },
      { name: "consultations", kind: "count" },
      { name: "orderers", kind: "count" },
    ],
    examples: { targetRate: "10%", consultations: "500", orderers: "36" },
    formulas: [
      {
        id: "ORDERS_FOR_TARGET",
        inputs: ["targetRate", "consultations", "orderers"],
        labels: ["needed"],
        rows: 1,
        columns: 1,
      },
      {
        id: "CONSULT_CONVERSION",
        inputs: ["orderers", "consultations"],
        labels: ["conversion"],
        rows: 1,
        columns: 1,
      },
    ],
  },
  drivers: {
    inputs: [
      { name: "inquiries0", kind: "count" },
      { name: "inquiries1", kind: "count" },
      { name: "conversion0", kind: "rate" },
      { name: "conversion1", kind: "rate" },
      { name: "aov0", kind: "money" },
      { name: "aov1", kind: "money" },
    ],
    examples: {
      inquiries0: "1000",
      inquiries1: "1100",
      conversion0: "8%",
      conversion1: "7%",
      aov0: "120",
      aov1: "130",
    },
    formulas: [
      {
        id: "AGENT_SALES_DRIVERS",
        inputs: ["inquiries0", "conversion0", "aov0", "inquiries1", "conversion1", "aov1"],
        labels: ["from.inquiries", "from.conversion", "from.averageOrderValue"],
        rows: 1,
        columns: 3,
      },
    ],
  },
};
