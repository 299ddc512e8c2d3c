/**
 * Text that stands in the cells of a table: lines of a chat pasted into a column of a sheet, or a customer's whole chat in
 * one cell.
 */
import type { ColumnDetection } from "./columns";
import { sampleOf, type Format } from "./formats/format";
import { readLines, type LineShape } from "./formats/lines";
import { textFormats } from "./formats/textFormats";
import type { Decision, Reading, ReadOptions } from "./reading";
import { cellText, isBlank, type Cell, type Table } from "./table";
import { formatTime, parseTime } from "./time";

const sampledRows = 200;

/** @returns null when the table's cells are no running text */
export function readPastedText(table: Table, columns: ColumnDetection, options: ReadOptions): Reading | null {
  return readColumnOfLines(table, columns, options) ?? readChatsInCells(table, columns, options);
}

/** Below this the lines are rather a list of texts. */
const sureOfLines = 0.4;
const fewestLines = 3;

/** One column of raw lines: nothing else stands beside them. */
function readColumnOfLines(table: Table, columns: ColumnDetection, options: ReadOptions): Reading | null {
  if (columns.columns.some(({ basis }) => basis === "corrected")) return null;
  if (!isOneColumn(table)) return null;
  const header = columns.headerRow !== null && columns.headerRow < 1 ? columns.headerRow + 1 : 0;
  const { lines, rows } = linesOfRows(table, header, (row) => lineOf(table, row));
  if (lines.filter((line) => line !== "").length < fewestLines) return null;
  const format = surest(lines, sureOfLines);
  if (format === null) return null;
  const reading = format.read(textOf(lines), options);
  return placed(reading, rows, columns, header, {
    code: "linesInColumn",
    count: rows.length,
    row: null,
    value: format.id,
  });
}

function isOneColumn(table: Table): boolean {
  let only = -1;
  const rows = Math.min(table.rowCount, sampledRows);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < table.columnCount; column++) {
      if (column === only || isBlank(table.cell(row, column))) continue;
      if (only >= 0) return false;
      only = column;
    }
  }
  return only >= 0;
}

/** Excel makes serial numbers of dates and clocks that are pasted; they are written out again. */
function lineOf(table: Table, row: number): string {
  let line = "";
  for (let column = 0; column < table.columnCount; column++) {
    const cell = table.cell(row, column);
    if (!isBlank(cell)) line += (line === "" ? "" : "\t") + writtenOut(cell);
  }
  return line;
}

function writtenOut(cell: Cell): string {
  const isTime = typeof cell === "number" && ((cell > 0 && cell < 1) || (cell > 36_526 && cell < 73_050));
  if (!isTime) return cellText(cell);
  const [day, clock] = formatTime(parseTime(cell).seconds).split("T");
  if (cell < 1) return clock as string;
  return Number.isInteger(cell) ? (day as string) : `${day} ${clock}`;
}

/** Begins the line that says whose cell follows; no chat holds this character. */
const cellMark = "\u0001";

/** A chat's worth of lines in most cells of the text column. */
const linesPerChat = 3;
const sureOfCells = 0.5;

function readChatsInCells(table: Table, columns: ColumnDetection, options: ReadOptions): Reading | null {
  const { text, conversation, sender } = columns.fields;
  if (text === undefined) return null;
  const first = columns.headerRow === null ? 0 : columns.headerRow + 1;
  const cells: string[] = [];
  let lineEnds = 0;
  for (let row = first; row < table.rowCount && cells.length < sampledRows; row++) {
    const cell = table.cell(row, text);
    if (isBlank(cell)) continue;
    cells.push(cellText(cell));
    lineEnds += cellText(cell)
      .split(/\r\n?|\n/)
      .filter((line) => line.trim() !== "").length;
  }
  if (cells.length === 0 || lineEnds < linesPerChat * cells.length) return null;
  const format = surest(
    cells.flatMap((cell) => cell.split(/\r\n?|\n/)),
    sureOfCells,
    (one) => one.shape !== undefined,
  );
  if (format?.shape === undefined) return null;

  const names = new Map<string, string | null>();
  const customer = conversation ?? sender;
  let last: string | null = null;
  const { lines, rows } = linesOfRows(table, first, (row) => {
    const cell = cellText(table.cell(row, text)).replaceAll(cellMark, "");
    if (cell.trim() === "") return "";
    const name = customer === undefined ? "" : cellText(table.cell(row, customer)).trim();
    if (name !== "") last = name;
    const mark = cellMark + row;
    names.set(mark, customer === undefined ? null : last);
    return `${mark}\n${cell}`;
  });
  const reading = readLines(textOf(lines), withCells(format.shape, names), options);
  const decision: Decision = { code: "chatsInCells", count: names.size, row: null, value: format.id };
  return placed(reading, rows, columns, first, decision);
}

/** The shape of the lines, and the marks between the cells. */
function withCells(shape: NonNullable<Format["shape"]>, names: ReadonlyMap<string, string | null>) {
  return (lines: readonly string[]): LineShape => {
    const inner = typeof shape === "function" ? shape(lines) : shape;
    return {
      ...inner,
      mark(line, next) {
        const conversation = names.get(line);
        return conversation !== undefined ? { conversation } : (inner.mark?.(line, next) ?? null);
      },
    };
  };
}

/** Lines of the rows from `first` on, and the sheet row of each. */
function linesOfRows(table: Table, first: number, text: (row: number) => string) {
  const lines: string[] = [];
  const rows: number[] = [];
  for (let row = first; row < table.rowCount; row++) {
    for (const line of text(row).split(/\r\n?|\n/)) {
      lines.push(line);
      rows.push(table.sourceRow(row));
    }
  }
  return { lines, rows };
}

/** Every line ends, so that none is lost where the last are blank. */
function textOf(lines: readonly string[]): string {
  return lines.map((line) => `${line}\n`).join("");
}

function surest(
  lines: readonly string[],
  least: number,
  fits: (format: Format) => boolean = () => true,
): Format | null {
  const sample = sampleOf(lines.slice(0, 2 * sampledRows).join("\n"));
  let best: Format | null = null;
  let most = least;
  for (const format of textFormats) {
    if (!fits(format)) continue;
    const { confidence } = format.recognise(sample);
    if (confidence > most || (confidence === most && best === null)) [best, most] = [format, confidence];
  }
  return best;
}

/** A reading of lines, told in rows of the sheet. */
function placed(
  reading: Reading,
  rows: readonly number[],
  columns: ColumnDetection,
  header: number,
  decision: Decision,
): Reading {
  const rowOf = (line: number) => rows[line - 1] ?? line;
  const { transcript, counts } = reading;
  return {
    ...reading,
    transcript: { ...transcript, row: transcript.row.map(rowOf) },
    columns,
    orders: reading.orders.map((order) => ({ ...order, row: rowOf(order.row) })),
    skipped: reading.skipped.map((one) => ({ ...one, row: rowOf(one.row) })),
    duplicates: reading.duplicates.map(({ row, of }) => ({ row: rowOf(row), of: rowOf(of) })),
    decisions: [
      decision,
      ...reading.decisions.map((one) => (one.row === null ? one : { ...one, row: rowOf(one.row) })),
    ],
    counts: { ...counts, rows: counts.rows + header, structure: counts.structure + header },
  };
}
