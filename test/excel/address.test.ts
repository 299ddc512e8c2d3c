import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addressOf, columnIndex, columnLetter, parseAddress, runsOf } from "../../src/excel/address";

describe("addresses", () => {
  it("names columns as Excel does", () => {
    expect([0, 25, 26, 51, 52, 701, 702, 16383].map(columnLetter)).toEqual([
      "A",
      "Z",
      "AA",
      "AZ",
      "BA",
      "ZZ",
      "AAA",
      "XFD",
    ]);
  });

  it("finds the column of a name again", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 16383 }),
        (column) => columnIndex(columnLetter(column)) === column,
      ),
    );
  });

  it("reads back the address of any rectangle", () => {
    const rect = fc.record({
      row: fc.nat(1000),
      column: fc.nat(1000),
      rows: fc.integer({ min: 1, max: 5000 }),
      columns: fc.integer({ min: 1, max: 100 }),
    });
    fc.assert(fc.property(rect, (place) => void expect(parseAddress(addressOf(place))).toEqual(place)));
  });

  it("reads sheets, quotes, dollar signs and corners in any order", () => {
    expect(parseAddress("'It''s 5!00'!$F$9:$A$1")).toEqual({ row: 0, column: 0, rows: 9, columns: 6 });
    expect(parseAddress("b3")).toEqual({ row: 2, column: 1, rows: 1, columns: 1 });
  });

  it("reads entire columns and rows", () => {
    expect(parseAddress("聊天!A:F")).toEqual({ row: 0, column: 0, rows: null, columns: 6 });
    expect(parseAddress("3:5")).toEqual({ row: 2, column: 0, rows: 3, columns: null });
  });

  it.each(["", "Sheet1!", "A", "7", "A1:B", "A:3", "A1:B2:C3", "#REF!", "A-1"])("refuses %j", (address) => {
    expect(parseAddress(address)).toBeNull();
  });

  it("joins neighbouring numbers into runs", () => {
    expect(runsOf([9, 2, 3, 3, 4])).toEqual([
      [2, 4],
      [9, 9],
    ]);
    expect(runsOf([])).toEqual([]);
  });
});
