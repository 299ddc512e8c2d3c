import "./headless";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readClipboardTable } from "../../../src/workbench/univer/paste";

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

  it("takes quotes as they stand when one is never closed", () => {
    expect(readClipboardTable('"你好\t1\n在吗\t2')).toEqual([
      ['"你好', "1"],
      ["在吗", "2"],
    ]);
  });

  it("reads back what was written, and never fails", () => {
    const cell = fc.string({ unit: "grapheme" }).map((text) => text.replace(/\r/g, ""));
    const quote = (text: string) => (/[\t\n"]/.test(text) ? `"${text.replace(/"/g, '""')}"` : text);
    const table = fc
      .integer({ min: 1, max: 4 })
      .chain((columns) =>
        fc.array(fc.array(cell, { minLength: columns, maxLength: columns }), { minLength: 1 }),
      );
    fc.assert(
      fc.property(table, (rows) => {
        const text = rows.map((row) => row.map(quote).join("\t") + "\r\n").join("");
        expect(readClipboardTable(text)).toEqual(rows);
      }),
    );
    fc.assert(fc.property(fc.string(), (text) => void readClipboardTable(text)));
  });
});
