import { describe, expect, it } from "vitest";
import { blockOf } from "../../../src/pane/calculators/block";
import { calculators } from "../../../src/pane/calculators/calculators";
import { parseInput } from "../../../src/pane/calculators/inputs";
import { functionEntries } from "../../../src/pane/functions/catalogue";

describe("What is typed into a calculator", () => {
  it.each([
    ["120", "money", 120],
    ["１，２３４．５ 元", "money", 1234.5],
    ["¥ 8", "money", 8],
    ["7%", "rate", 0.07],
    ["29%", "rate", 0.29],
    ["0.5", "rate", 0.5],
    ["500", "count", 500],
  ] as const)("%s is read as a number", (typed, kind, value) => {
    expect(parseInput(typed, { name: "amount", kind })).toEqual({ value });
  });

  it.each([
    ["很多", "money", "number"],
    ["-1", "money", "negative"],
    ["1.5", "count", "whole"],
    ["120%", "rate", "rate"],
    ["8", "rate", "rate"],
    ["", "money", "missing"],
    ["1e999", "money", "number"],
    [".", "money", "number"],
    ["=1+1", "money", "number"],
  ] as const)("%s is refused, saying why", (typed, kind, trouble) => {
    expect(parseInput(typed, { name: "amount", kind })).toEqual({ trouble });
  });

  it("may be nothing where nothing is needed", () => {
    expect(parseInput(" ", { name: "coupon", kind: "money", optional: true })).toEqual({ value: null });
  });
});

describe("What a calculator writes into the sheet", () => {
  it("are formulas over the cells that hold its inputs", () => {
    const block = blockOf(
      calculators.target,
      { targetRate: 0.1, consultations: 500, orderers: 36 },
      "D4",
      (key) => key,
    );
    expect(block.cells).toEqual([
      ["targetRate", 0.1],
      ["consultations", 500],
      ["orderers", 36],
      [],
      ["needed"],
      ["=KEFU.ORDERS_FOR_TARGET(E4,E5,E6)"],
      [],
      ["conversion"],
      ["=KEFU.CONSULT_CONVERSION(E6,E5)"],
    ]);
    expect(block).toMatchObject({ rows: 9, columns: 2 });
  });

  it("leave room for what they spill, and leave out a plan without a limit", () => {
    const values = { amount: 120, maximumLoss: 30 };
    const whole = blockOf(calculators.afterSales, values, "A1", (key) => key);
    expect(whole).toMatchObject({ rows: 21, columns: 5 });
    expect(whole.cells.map(([first]) => first)[15]).toBe("=KEFU.AFTERSALES_PLAN(B1,B2,B3,B4,B5,B6,B7)");
    const without = blockOf(calculators.afterSales, { ...values, maximumLoss: null }, "A1", (key) => key);
    expect(without.formulas).toEqual(["=KEFU.AFTERSALES_COMPARE(B1,B3,B4,B5,B6,B7)"]);
  });

  it.each(Object.values(calculators).flatMap(({ formulas }) => formulas))(
    "are of functions that there are, with their parameters: $id",
    ({ id, inputs }) => {
      const entry = functionEntries.find((each) => each.id === id);
      expect(entry?.parameters.length).toBeGreaterThanOrEqual(inputs.length);
      const names: Record<string, string> = { targetRate: "target" };
      expect(entry?.parameters.slice(0, inputs.length).map(({ name }) => name)).toEqual(
        inputs.map((name) => names[name] ?? name),
      );
    },
  );
});
