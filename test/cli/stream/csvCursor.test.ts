import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { tableOfCsv, type Delimiter } from "../../../src/chat/csv";
import { CsvCursor } from "../../../src/cli/stream/csvCursor";

/** The rows of a text that comes in pieces of so many bytes. */
function rowsOf(text: string, delimiter: Delimiter, pieceLength: number) {
  const bytes = Buffer.from(text);
  const { lastText } = tableOfCsv(text, delimiter);
  const width = lastText === null ? Infinity : lastText + 1;
  const cursor = new CsvCursor({ delimiter, lastText });
  const rows: { cells: (string | null)[]; line: number; offset: number }[] = [];
  for (let from = 0; from === 0 || from < bytes.length; from += pieceLength) {
    cursor.feed(bytes.subarray(from, from + pieceLength), from + pieceLength >= bytes.length);
    while (cursor.next()) {
      rows.push({
        cells: Array.from({ length: Math.min(cursor.count, width) }, (_, column) => cursor.cell(column)),
        line: cursor.line,
        offset: cursor.offset,
      });
    }
  }
  return rows;
}

function expected(text: string, delimiter: Delimiter) {
  const table = tableOfCsv(text, delimiter);
  return Array.from({ length: table.rowCount }, (_, row) => {
    const cells = Array.from({ length: table.columnCount }, (_, column) => table.cell(row, column));
    while (cells.length > 0 && cells.at(-1) === null) cells.pop();
    return { cells, line: table.sourceRow(row) };
  });
}

const plain = (rows: ReturnType<typeof rowsOf>) => rows.map(({ cells, line }) => ({ cells, line }));

describe("records of CSV in bytes", () => {
  it.each([
    'a,b\n"好的,谢谢","x ""y"""\n',
    "a,b\r\n1,2\r\n",
    "a,b\r1,2\r",
    'a,"line 1\r\nline 2\rline 3",c\nnext,row\n',
    "last,without,end",
    '"closed at the end"',
    'a\n"never closed,b\nc,d\n',
    'a\n"x"y,b\nc,d\n',
    'a\n"x"  ,b\nc,d\n',
    'a\n"x"  \nc,d\n',
    '"x"  ',
    "\n\na\n\n",
    ",,\n,\n",
    "😀,客服\n表情😀,在\n",
    '时间,内容\n1,你好,"亲 ""x""",在的\n2,好的,,\n3,,\n4\n',
  ])("are those of tableOfCsv, wherever the pieces part: %j", (text) => {
    for (const length of [1, 2, 3, 7, 1000]) {
      expect(plain(rowsOf(text, ",", length))).toEqual(expected(text, ","));
    }
  });

  it("are those of tableOfCsv for any text", () => {
    const piece = fc.constantFrom(...'ab客",;\n \r'.split(""), "\r\n", '""', "😀");
    const text = fc.array(piece, { maxLength: 60 }).map((pieces) => pieces.join(""));
    fc.assert(
      fc.property(
        text,
        fc.constantFrom(",", ";") as fc.Arbitrary<Delimiter>,
        fc.integer({ min: 1, max: 9 }),
        (t, d, n) => {
          expect(plain(rowsOf(t, d, n))).toEqual(expected(t, d));
        },
      ),
      { numRuns: 3000 },
    );
  });

  it("tell where each begins, in bytes", () => {
    const text = '时间,内容\n"在\n吗",x\nz,y\n';
    const bytes = Buffer.from(text);
    for (const { offset, cells } of rowsOf(text, ",", 5)) {
      const first = cells[0] as string;
      expect(bytes.subarray(offset).toString().replace(/^"/, "").startsWith(first)).toBe(true);
    }
  });

  it("take a quotation longer than any cell for one that is never closed", () => {
    const cursor = new CsvCursor({ delimiter: ",", longestQuotation: 10 });
    cursor.feed(Buffer.from('"0123456789abc,x\nnext,y\n'), false);
    expect(cursor.next()).toBe(true);
    expect(cursor.cell(0)).toBe('"0123456789abc');
    expect([cursor.next(), cursor.cell(0), cursor.firstBroken]).toEqual([true, "next", 1]);
  });
});
