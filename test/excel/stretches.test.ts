import { describe, expect, it } from "vitest";
import { afterChange, type Stretch } from "../../src/excel/stretches";

/** Rows 1 to 30 of a sheet in three blocks; the columns B, C and E were read. */
const stretches: Stretch[] = [
  { row: 0, rows: 10, block: 1 },
  { row: 10, rows: 10, block: 2 },
  { row: 20, rows: 10, block: 3 },
];
const columns = [1, 2, 4];

const left = (kind: string, address: string) =>
  afterChange(stretches, columns, { kind, address }).map(({ block }) => block);

describe("what was read", () => {
  it.each([
    ["RangeEdited", "B11", [1, 3]],
    ["RangeEdited", "B10:C11", [3]],
    ["RangeEdited", "E21:G400", [1, 2]],
    ["RangeEdited", "B:B", []],
    ["RangeEdited", "15:15", [1, 3]],
    ["RangeEdited", "B1,E30", [2]],
    ["RowsSorted", "A2:E20", [3]],
  ])("is to be read again where cells changed: %s %s", (kind, address, expected) => {
    expect(left(kind, address)).toEqual(expected);
  });

  it.each([
    ["RangeEdited", "D1:D30"],
    ["RangeEdited", "A5"],
    ["RangeEdited", "F:XFD"],
    ["RangeEdited", "B31:E40"],
    ["RowInserted", "31:31"],
    ["ColumnInserted", "F:F"],
    ["ColumnDeleted", "F:G"],
    ["CellInserted", "F2:F9"],
  ])("stays where others changed: %s %s", (kind, address) => {
    expect(left(kind, address)).toEqual([1, 2, 3]);
  });

  it.each([
    ["RowInserted", "15:16", [1]],
    ["RowDeleted", "11:11", [1]],
    ["RowDeleted", "1:1", []],
    ["ColumnInserted", "D:D", []],
    ["ColumnDeleted", "A:A", []],
    ["CellInserted", "C15:C16", [1]],
    ["CellDeleted", "A15", [1, 3]],
  ])("is to be read again from where cells moved: %s %s", (kind, address, expected) => {
    expect(left(kind, address)).toEqual(expected);
  });

  it.each([
    ["Unknown", "F40"],
    ["ColumnsSorted", "B2:C3"],
    ["RangeEdited", ""],
    ["RangeEdited", "#REF!"],
    ["RangeEdited", "F40,nowhere"],
  ])("is to be read again when nobody understands the change: %s %s", (kind, address) => {
    expect(left(kind, address)).toEqual([]);
  });
});
