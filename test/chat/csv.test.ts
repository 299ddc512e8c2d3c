import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { guessDelimiter, tableOfCsv } from "../../src/chat/csv";
import { decode } from "../../src/chat/encoding";

const rowsOf = (text: string) => {
  const table = tableOfCsv(text);
  return Array.from({ length: table.rowCount }, (_, row) =>
    Array.from({ length: table.columnCount }, (_, column) => table.cell(row, column)),
  );
};

describe("tableOfCsv", () => {
  it("reads quoted cells with delimiters, line ends and doubled marks, and knows each row's line", () => {
    const text = '时间,内容\r\n"9:05","好的,谢谢\r\n""再见"""\r\n9:06,在吗\r\n';
    expect(rowsOf(text)).toEqual([
      ["时间", "内容"],
      ["9:05", '好的,谢谢\n"再见"'],
      ["9:06", "在吗"],
    ]);
    const table = tableOfCsv(text);
    expect([0, 1, 2].map((row) => table.sourceRow(row))).toEqual([1, 2, 4]);
  });

  it("reads mixed line ends, a byte-order mark, and a last line without an end", () => {
    expect(rowsOf("\ufeff时间,内容\r1,a\n2,b\r\n3,c")).toEqual([
      ["时间", "内容"],
      ["1", "a"],
      ["2", "b"],
      ["3", "c"],
    ]);
  });

  it("does not let an unclosed quotation mark swallow the file", () => {
    const table = tableOfCsv('时间\t内容\n1\t"好的\n2\t在吗\n3\t"a ""b"""\n');
    expect(table.unclosedQuote).toBe(2);
    expect(table.rowCount).toBe(4);
    expect([1, 2, 3].map((row) => table.cell(row, 1))).toEqual(['"好的', "在吗", 'a "b"']);
  });

  it("takes delimiters that nobody quoted for text where texts stand last", () => {
    const text = "时间,发送者,内容\n1,小美,你好,亲,在的\n2,小美,好的,,\n3,小美\n";
    expect(rowsOf(text).slice(1)).toEqual([
      ["1", "小美", "你好,亲,在的"],
      ["2", "小美", "好的"],
      ["3", "小美", null],
    ]);
    // Elsewhere nobody can tell which of the cells is too many.
    expect(rowsOf("时间,内容,发送者\n1,你好,亲,小美\n")[1]).toEqual(["1", "你好", "亲", "小美"]);
  });

  it("knows what stands beyond the columns of the header, and in which line first", () => {
    const of = (text: string) => tableOfCsv(text).surplus;
    expect(of("时间,内容,发送者\n1,好的,小美\n2,你好,亲,小美\n3,a,b,c,d,,\n")).toEqual({
      rows: 2,
      line: 3,
      text: "小美",
      columns: 3,
    });
    expect(of("时间,内容,发送者\n1,好的,小美,,\n")).toBeNull();
    expect(of("时间,发送者,内容\n1,小美,你好,亲\n")).toBeNull();
    expect(of("1,2\n1,2,3\n")).toBeNull();
  });

  it("takes quotation marks within a cell for text", () => {
    expect(rowsOf('时间,内容\n1,他说"好"\n2,"好"的\n')).toEqual([
      ["时间", "内容"],
      ["1", '他说"好"'],
      ["2", '"好"的'],
    ]);
  });

  it.each([
    ["时间\t发送者\t内容\n9:05\t小美\t好的,亲,在的\n", "\t"],
    ["时间;发送者;内容\n9:05;小美;你好, 在的\n", ";"],
    ["time|sender|text\n9:05|a|b\n", "|"],
    ["时间,发送者,内容\n9:05,小美,a;b;c;d\n", ","],
    ["四月记录\n\n时间\t发送者\t内容\n", "\t"],
    ["时间，发送者，内容\n9:05，小美，好的，在的\n", "，"],
    ["9:05 - 小美 - 好的,亲\n9:06 - 李雷 - 在吗\n", ","],
    ["9:05 - 小美 - 好的，亲\n9:06 - 李雷 - 在吗\n", " - "],
    ["9:05 - 小美 - 好的\n9:06 - 在吗\n", ","],
  ])("finds the delimiter of %j", (text, delimiter) => expect(guessDelimiter(text)).toBe(delimiter));

  it("reads back any cells that were written by the rules of CSV", () => {
    const cell = fc.string().map((text) => text.replace(/\r\n?/g, "\n"));
    fc.assert(
      fc.property(
        fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 6 }),
        (rows) => {
          const text = rows
            .map((row) => row.map((value) => `"${value.replace(/"/g, '""')}"`).join(","))
            .join("\n");
          const table = tableOfCsv(text, ",");
          expect(table.rowCount).toBe(rows.length);
          rows.forEach((row, r) => row.forEach((value, c) => expect(table.cell(r, c)).toBe(value)));
        },
      ),
    );
  });

  it("survives any text, and its rows never come before one another in the file", () => {
    const text = fc.oneof(fc.string(), fc.stringMatching(/^[",;|\t\n\ra1\ufeff]{0,40}$/));
    fc.assert(
      fc.property(text, (source) => {
        const table = tableOfCsv(source);
        for (let row = 1; row < table.rowCount; row++) {
          expect(table.sourceRow(row)).toBeGreaterThan(table.sourceRow(row - 1));
        }
        const lines = source.split(/\r\n?|\n/).length;
        if (table.rowCount > 0) expect(table.sourceRow(table.rowCount - 1)).toBeLessThanOrEqual(lines);
      }),
      { numRuns: 500 },
    );
  });
});

describe("decode", () => {
  const utf8 = (text: string) => new TextEncoder().encode(text);

  it("knows UTF-8 with and without a mark, and leaves the mark out", () => {
    expect(decode(utf8("在吗"))).toEqual({ text: "在吗", encoding: "utf-8" });
    expect(decode(utf8("\ufeff在吗"))).toEqual({ text: "在吗", encoding: "utf-8" });
  });

  it("knows UTF-16 of both byte orders, by its mark or by its zeros", () => {
    expect(decode(Uint8Array.of(0xff, 0xfe, 0x28, 0x57))).toEqual({ text: "在", encoding: "utf-16le" });
    expect(decode(Uint8Array.of(0xfe, 0xff, 0x57, 0x28))).toEqual({ text: "在", encoding: "utf-16be" });
    const unmarked = new Uint8Array(Buffer.from("9:05\t在吗\r\n9:06\t在的\r\n", "utf16le"));
    expect(decode(unmarked)).toEqual({ text: "9:05\t在吗\r\n9:06\t在的\r\n", encoding: "utf-16le" });
  });

  it("takes what is no UTF-8 for GB18030", () => {
    expect(decode(Uint8Array.of(0xd4, 0xda, 0xc2, 0xf0))).toEqual({ text: "在吗", encoding: "gb18030" });
  });

  it("keeps a UTF-8 file UTF-8 that was cut in the middle of a character", () => {
    const whole = utf8("在吗亲".repeat(60));
    expect(decode(whole.slice(0, -1)).encoding).toBe("utf-8");
  });

  it("decodes any bytes without a throw", () => {
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        expect(typeof decode(bytes).text).toBe("string");
      }),
    );
  });
});
