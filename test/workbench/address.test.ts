import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  absoluteAddressOf,
  addressOf,
  columnIndex,
  columnName,
  parseAddress,
  quoteSheetName,
  shiftFormula,
  translateFormula,
} from "../../src/workbench/address";
import { maxColumns, maxRows, type Rect } from "../../src/workbench/book";
import { insertion, removal } from "../../src/workbench/geometry";

const rects = fc
  .record({
    row: fc.integer({ min: 0, max: maxRows - 1 }),
    column: fc.integer({ min: 0, max: maxColumns - 1 }),
    rows: fc.integer({ min: 1, max: 50 }),
    columns: fc.integer({ min: 1, max: 50 }),
  })
  .map((rect): Rect => ({
    ...rect,
    rows: Math.min(rect.rows, maxRows - rect.row),
    columns: Math.min(rect.columns, maxColumns - rect.column),
  }));

describe("addresses", () => {
  it("name columns from A to XFD", () => {
    expect([0, 25, 26, 701, 702, 16383].map(columnName)).toEqual(["A", "Z", "AA", "ZZ", "AAA", "XFD"]);
    fc.assert(fc.property(fc.integer({ min: 0, max: 16383 }), (n) => columnIndex(columnName(n)) === n));
  });

  it("read back what they write", () => {
    fc.assert(
      fc.property(rects, (rect) => {
        expect(parseAddress(addressOf(rect))?.rect).toEqual(rect);
        expect(parseAddress(absoluteAddressOf(rect))?.rect).toEqual(rect);
      }),
    );
  });

  it("write entire columns and rows without the other half", () => {
    expect(addressOf({ row: 0, column: 0, rows: maxRows, columns: 2 })).toBe("A:B");
    expect(addressOf({ row: 2, column: 0, rows: 1, columns: maxColumns })).toBe("3:3");
    expect(absoluteAddressOf({ row: 2, column: 0, rows: 1, columns: maxColumns })).toBe("$3:$3");
  });

  it("read a quoted sheet name", () => {
    expect(parseAddress("'a''b c'!B2")).toEqual({
      sheet: "a'b c",
      rect: { row: 1, column: 1, rows: 1, columns: 1 },
    });
    expect(parseAddress("聊天记录!A:A")?.sheet).toBe("聊天记录");
  });

  it("refuse what lies outside the grid or is no address", () => {
    for (const text of ["A0", "XFE1", "A1048577", "", "A1:", "hello world", "A1,B2", "!A1"]) {
      expect(parseAddress(text), text).toBeNull();
    }
    fc.assert(fc.property(fc.string(), (text) => parseAddress(text) !== undefined));
  });

  it("quote sheet names that could be read as something else", () => {
    expect(["聊天记录", "Sheet1", "7月", "a b", "A1", "R1C1", "x'y"].map(quoteSheetName)).toEqual([
      "聊天记录",
      "Sheet1",
      "'7月'",
      "'a b'",
      "'A1'",
      "'R1C1'",
      "'x''y'",
    ]);
  });
});

describe("shiftFormula", () => {
  const row = (at: number) => insertion({ row: at, column: 0, rows: 1, columns: maxColumns }, "Down");
  const column = (at: number) => insertion({ row: 0, column: at, rows: maxRows, columns: 1 }, "Right");

  it("moves references behind an inserted row and keeps their dollar signs", () => {
    expect(shiftFormula("=$A$5+A1", "S", "S", row(2))).toBe("=$A$6+A1");
    expect(shiftFormula('=LEFT($H2,2)="A9"', "S", "S", column(3))).toBe('=LEFT($I2,2)="A9"');
  });

  it("leaves other sheets, strings, functions and names alone", () => {
    expect(shiftFormula('=LOG10(A9)&"A9"&Rate9x&T!A9', "S", "S", row(0))).toBe(
      '=LOG10(A10)&"A9"&Rate9x&T!A9',
    );
    expect(shiftFormula("='my sheet'!A9", "S", "my sheet", row(0))).toBe("='my sheet'!A10");
  });

  it("writes #REF! where the cells are gone", () => {
    const gone = removal({ row: 0, column: 1, rows: maxRows, columns: 1 }, "Left");
    expect(shiftFormula("=A1+B1+$C1", "S", "S", gone)).toBe("=A1+#REF!+$B1");
  });

  it("keeps entire columns entire", () => {
    expect(shiftFormula("=SUM(B:C)", "S", "S", row(4))).toBe("=SUM(B:C)");
    expect(shiftFormula("=SUM(B:C)", "S", "S", column(0))).toBe("=SUM(C:D)");
  });
});

describe("translateFormula", () => {
  it("moves relative references only", () => {
    expect(translateFormula("=A1+$A1+A$1+$A$1+B:B+3:3", 2, 1)).toBe("=B3+$A3+B$1+$A$1+C:C+5:5");
    expect(translateFormula("=A1", -1, 0)).toBe("=#REF!");
  });
});
