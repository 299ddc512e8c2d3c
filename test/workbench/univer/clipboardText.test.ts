import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readClipboardTable, writeClipboardTable } from "../../../src/workbench/univer/clipboardText";

describe("a table on the clipboard", () => {
  it("has cells between tabs and rows between line breaks of any kind", () => {
    expect(readClipboardTable("a\tb\r\nc\td\n")).toEqual([
      ["a", "b"],
      ["c", "d"],
    ]);
  });

  it("keeps line breaks, tabs and quotes inside a quoted cell", () => {
    expect(readClipboardTable('"一\n二"\t"a ""b"" c"\r\nx\t"\t"')).toEqual([
      ["一\n二", 'a "b" c'],
      ["x", "\t"],
    ]);
  });

  it("is written with quotes only around a cell that would be read as something else", () => {
    expect(
      writeClipboardTable([
        ["一\n二", '说"好"'],
        ['"好"', "x"],
      ]),
    ).toBe('"一\n二"\t说"好"\r\n"""好"""\tx');
  });

  it("takes quotes as they stand when one is never closed", () => {
    expect(readClipboardTable('"你好\t1\n在吗\t2')).toEqual([
      ['"你好', "1"],
      ["在吗", "2"],
    ]);
  });

  it("reads back what was written, and never fails", () => {
    const cell = fc.string({ unit: "grapheme" }).map((text) => text.replace(/\r/g, ""));
    const table = fc
      .integer({ min: 1, max: 4 })
      .chain((columns) =>
        fc.array(fc.array(cell, { minLength: columns, maxLength: columns }), { minLength: 1 }),
      );
    fc.assert(
      fc.property(table, (rows) => {
        expect(readClipboardTable(`${writeClipboardTable(rows)}\r\n`)).toEqual(rows);
      }),
    );
    fc.assert(fc.property(fc.string(), (text) => void readClipboardTable(text)));
  });
});
