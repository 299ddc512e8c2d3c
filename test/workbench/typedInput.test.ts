import fc from "fast-check";
import { parseValue } from "numfmt";
import { describe, expect, it } from "vitest";
import { readTypedInput } from "../../src/workbench/typedInput";

const value = (input: string, format?: string) => {
  const read = readTypedInput(input, format, new Date(2026, 6, 1));
  return read.kind === "value" ? read.value : read;
};

describe("readTypedInput", () => {
  it("reads numbers, percentages and money as numbers", () => {
    expect(value("12")).toBe(12);
    expect(value(" 1,234.5 ")).toBe(1234.5);
    expect(readTypedInput("12%")).toEqual({ kind: "value", value: 0.12, numberFormat: "0%" });
    expect(value("￥12")).toBe(12);
    expect(value("-5")).toBe(-5);
  });

  it("reads dates and times as serial numbers with a format", () => {
    expect(readTypedInput("2024/5/1 12:00")).toMatchObject({
      value: 45413.5,
      numberFormat: "yyyy/m/d hh:mm",
    });
    expect(value("2024年5月1日")).toBe(45413);
    expect(value("5月1日")).toBe(46143);
    expect(value("12:00")).toBe(0.5);
  });

  it("keeps 15 digits of a long order number, as Excel does", () => {
    expect(value("1234567890123456789")).toBe(1234567890123460000);
  });

  it("takes everything as text in a cell formatted as text", () => {
    expect(value("12", "@")).toBe("12");
    expect(value("=1+1", "@")).toBe("=1+1");
    expect(value("'x", "@")).toBe("'x");
  });

  it("takes a leading apostrophe away and keeps the rest as text", () => {
    expect(value("'12")).toBe("12");
    expect(value("'=HYPERLINK(1)")).toBe("=HYPERLINK(1)");
  });

  it("reads a leading =, + or - as a formula", () => {
    expect(readTypedInput("=A1")).toEqual({ kind: "formula", formula: "=A1" });
    expect(readTypedInput("+A1")).toEqual({ kind: "formula", formula: "=+A1" });
    expect(readTypedInput("-亲，在的")).toEqual({ kind: "formula", formula: "=-亲，在的" });
    expect(value("=")).toBe("=");
    expect(value("-")).toBe("-");
  });

  it("reads booleans and errors", () => {
    expect(value("true")).toBe(true);
    expect(readTypedInput("#n/a")).toEqual({ kind: "error", value: "#N/A" });
    expect(value("#亲爱的")).toBe("#亲爱的");
  });

  it("gives any text back behind an apostrophe", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.constantFrom("12", "1/2", "=1", "-x", "'a", "TRUE")), (text) => {
        expect(readTypedInput(`'${text}`)).toEqual({ kind: "value", value: text });
      }),
    );
  });

  it("knows every text that is a number or a date in numfmt, whatever letters are in it", () => {
    const part = fc.constantFrom(
      ..."0123456789-/:., eTzZaApPmM$%",
      ...["jan", "Sept", "december", "mon", "Tuesday", "c", "SKU", "2026", "may"],
    );
    fc.assert(
      fc.property(fc.array(part, { minLength: 1, maxLength: 8 }), (parts) => {
        const text = `1${parts.join("")}`;
        const known = typeof parseValue(text.trim())?.v === "number";
        const read = readTypedInput(text);
        expect(read.kind === "value" && typeof read.value === "number").toBe(known);
      }),
      { numRuns: 1_000, examples: [[["p", " ", "m"]]] },
    );
  });

  it("reads anything without failing", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 80 }), (text) => {
        expect(readTypedInput(text).kind).toBeTypeOf("string");
      }),
    );
  });
});
