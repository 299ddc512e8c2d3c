/** How a file is laid out, told from its head. */
import { detectColumns, fields, type ColumnDetection } from "../../chat/columns";
import { guessDelimiter, tableOfCsv } from "../../chat/csv";
import { recogniseText } from "../../chat/formats";
import { keysOfJsonLines, tableOfJsonLines } from "../../chat/jsonRecords";
import type { Reading, ReadOptions } from "../../chat/reading";
import { readTable } from "../../chat/readTable";
import type { Table } from "../../chat/table";
import type { Layout } from "./records";

/** So much of a file tells how it is laid out: a few thousand rows, of which the columns are told by the first hundreds. */
export const headBytes = 4 << 20;

export interface HeadReading {
  readonly layout: Layout;
  /** Records above the first message: titles and the header. */
  readonly above: number;
  /** The head, read as a whole file would be. */
  readonly reading: Reading;
}

/**
 * The layout of a file whose records can be read a few at a time: one message per row, and a column that names the
 * conversation.
 *
 * @param head the first bytes, UTF-8
 * @returns null when the file must be read whole
 * @throws Problem those of `readTable`
 */
export function layoutOf(head: Buffer, options: ReadOptions): HeadReading | null {
  const isWhole = head.length <= headBytes;
  const sample = isWhole ? head : head.subarray(0, headBytes);
  const end = isWhole ? sample.length : sample.lastIndexOf(0x0a) + 1;
  const text = sample.toString("utf8", 0, end);
  const keys = keysOfJsonLines(text);
  if (keys.length > 0) return headOf({ kind: "jsonl", keys }, tableOfJsonLines(text, keys), options);
  if ((options.format ?? recogniseText(text)[0].format) !== "table") return null;
  const delimiter = guessDelimiter(text);
  // Records are told apart byte by byte.
  if (Buffer.byteLength(delimiter) > 1) return null;
  const table = tableOfCsv(text, delimiter);
  return headOf({ kind: "csv", delimiter, lastText: table.lastText }, table, options);
}

function headOf(
  kind:
    { kind: "csv"; delimiter: string; lastText: number | null } | { kind: "jsonl"; keys: readonly string[] },
  table: Table,
  options: ReadOptions,
): HeadReading | null {
  const overrides = kind.kind === "jsonl" ? { ...options, headerRow: 0 } : options;
  const detected = detectColumns(table, overrides);
  if (detected.fields.text === undefined || detected.fields.conversation === undefined) return null;
  // A row is two messages there.
  if (detected.answers) return null;
  // A first row longer than the head leaves the header alone.
  if (table.rowCount <= (detected.headerRow ?? -1) + 1) return null;
  const reading = readTable(table, { ...overrides, format: undefined });
  if (reading.format !== "table") return null;
  const isCsv = kind.kind === "csv";
  return {
    layout: {
      kind: kind.kind,
      delimiter: isCsv ? kind.delimiter : "",
      keys: isCsv ? [] : kind.keys,
      hasHeader: detected.headerRow !== null,
      columns: columnsOf(detected),
      dayColumn: detected.dayColumn,
      halfColumn: detected.halfColumn ?? null,
      lastText: isCsv ? kind.lastText : null,
      headed: isCsv && kind.lastText === null ? headedColumns(table, detected) : null,
      lineColumn: null,
    },
    // Keys stand in no record.
    above: isCsv && detected.headerRow !== null ? detected.headerRow + 1 : 0,
    reading,
  };
}

/** How many columns the header has, unless one beyond them is read. */
function headedColumns(table: Table, { headerRow, fields: columnByField }: ColumnDetection): number | null {
  if (headerRow === null) return null;
  let headed = 0;
  while (table.cell(headerRow, headed) !== null) headed++;
  return Object.values(columnByField).some((column) => column >= headed) ? null : headed;
}

function columnsOf({ fields: columnByField, columns }: ColumnDetection): Layout["columns"] {
  return fields.flatMap((field) => {
    const column = columnByField[field];
    return column === undefined ? [] : [{ field, column, header: columns[column]?.header ?? "" }];
  });
}
