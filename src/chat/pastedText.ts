/**
 * Text that stands in the cells of a table: lines of a chat pasted into a column of a sheet, or a customer's whole chat in
 * one cell.
 */
import type { ColumnDetection } from "./columns";
import { recognise, sampleOf, type Format } from "./formats/format";
import type { Chapters } from "./formats/lineShape";
import { textFormats, unknownFormat } from "./formats/textFormats";
import { recognitionOf, type FormatRecognition } from "./recognition";
import type { Decision, Reading, ReadOptions } from "./reading";
import { cellText, isBlank, type Cell, type Table } from "./table";
import { formatTime, parseTime, TimeReader } from "./time";
import { TimePrecision } from "./transcript";

/** A table as running text: `reading` is null when its cells are none. */
export interface PastedText {
  readonly reading: Reading | null;
  /** The formats of text that saw anything in the cells, surest first. */
  readonly recognised: readonly FormatRecognition[];
}

/**
 * Reads the cells of a table as text, where they hold it or `options.format` says so.
 *
 * @throws Problem `chat.unknownFormat`
 */
export function readPastedText(table: Table, columns: ColumnDetection, options: ReadOptions): PastedText {
  if (options.format === "table") return { reading: null, recognised: [] };
  if (options.format !== undefined) {
    const chosen = textFormats.find(({ id }) => id === options.format);
    if (!chosen) throw unknownFormat(options.format);
    const cells =
      chatsInCells(table, columns) ?? linesInTextColumn(table, columns) ?? linesInRows(table, columns);
    return { reading: readCells(cells, columns, options, chosen, recogniseCells(cells)), recognised: [] };
  }
  let recognised: readonly FormatRecognition[] = [];
  const candidates = [
    linesInColumn(table, columns),
    chatsInCells(table, columns),
    linesInTextColumn(table, columns),
  ];
  for (const cells of candidates) {
    if (cells === null) continue;
    recognised = recogniseCells(cells);
    const [surest] = recognised;
    if (surest === undefined || surest.confidence < cells.least) continue;
    const format = textFormats.find(({ id }) => id === surest.format) as Format;
    return { reading: readCells(cells, columns, options, format, recognised), recognised };
  }
  return { reading: null, recognised };
}

const sampledRows = 200;

function recogniseCells({ lines, chapters }: CellLines): FormatRecognition[] {
  const head = lines.slice(0, 2 * sampledRows).filter((line) => chapters?.(line) === undefined);
  return recognise(textFormats, sampleOf(head.join("\n"))).filter(({ confidence }) => confidence > 0);
}

/** Lines of text out of cells, and where each stands. */
interface CellLines {
  readonly lines: readonly string[];
  /** Sheet row of each line. */
  readonly rows: readonly number[];
  /** Rows above the first line: the header. */
  readonly header: number;
  readonly chapters?: Chapters;
  /** How sure a format must be of the lines: below it they are rather a list of texts. */
  readonly least: number;
  readonly decision: "linesInColumn" | "chatsInCells";
  /** Rows or cells. */
  readonly count: number;
}

function readCells(
  cells: CellLines,
  columns: ColumnDetection,
  options: ReadOptions,
  format: Format,
  recognised: readonly FormatRecognition[],
): Reading {
  const { lines, rows, header, chapters, decision: code, count } = cells;
  // Every line ends, so that none is lost where the last are blank.
  const text = lines.map((line) => `${line}\n`).join("");
  const { transcript, counts, ...reading } = format.read(text, options, chapters);
  const rowOf = (line: number) => rows[line - 1] ?? line;
  const decision: Decision = { code, count, row: null, value: format.id };
  return {
    ...reading,
    transcript: { ...transcript, row: transcript.row.map(rowOf) },
    format: format.id,
    recognition: recognitionOf(format.id, recognised, options.format !== undefined),
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

const fewestLines = 3;

/** One column of raw lines: nothing else stands beside them. */
function linesInColumn(table: Table, columns: ColumnDetection): CellLines | null {
  if (columns.columns.some(({ basis }) => basis === "corrected")) return null;
  if (!isOneColumn(table)) return null;
  const cells = linesInRows(table, columns);
  return cells.lines.filter((line) => line !== "").length < fewestLines ? null : cells;
}

/**
 * Lines of a chat in the column that is headed as the texts are, and beside them nothing that says who speaks: a number of the
 * row, a remark.
 */
function linesInTextColumn(table: Table, columns: ColumnDetection): CellLines | null {
  const { text, time, sender, role, conversation } = columns.fields;
  if (text === undefined || columns.columns[text].basis !== "header") return null;
  if (sender !== undefined || role !== undefined || conversation !== undefined) return null;
  const header = (columns.headerRow ?? -1) + 1;
  const dayOf = time === undefined ? null : daysOf(table, time, header);
  const days = new Map<string, { readonly day: string }>();
  let last = "";
  const { lines, rows } = linesOfRows(table, header, (row) => {
    const cell = table.cell(row, text);
    const line = isBlank(cell) ? "" : writtenOut(cell);
    const day = dayOf?.(row) ?? "";
    if (day === "" || day === last) return line;
    last = day;
    const mark = cellMark + row;
    days.set(mark, { day });
    return `${mark}\n${line}`;
  });
  if (lines.filter((line) => line !== "" && !days.has(line)).length < fewestLines) return null;
  const chapters = days.size === 0 ? undefined : (line: string) => days.get(line);
  return {
    lines,
    rows,
    header,
    chapters,
    least: 0.6,
    decision: "linesInColumn",
    count: rows.length - days.size,
  };
}

/** The day that a column beside the lines tells by row, "" where it tells none; null where it holds other times or none. */
function daysOf(table: Table, column: number, firstRow: number): ((row: number) => string) | null {
  const reader = new TimeReader();
  const isDay = (cell: Cell) =>
    !Number.isNaN(reader.read(cell)) && !reader.clockOnly && reader.precision === TimePrecision.day;
  for (let row = firstRow; row < table.rowCount; row++) {
    const cell = table.cell(row, column);
    if (!isBlank(cell) && !isDay(cell)) return null;
  }
  return (row) => {
    const cell = table.cell(row, column);
    return isBlank(cell) ? "" : writtenOut(cell);
  };
}

/** Whether the column of the texts holds lines of a chat, though other columns stand beside it. */
export function holdsLines(table: Table, columns: ColumnDetection): boolean {
  const cells = linesInTextColumn(table, columns);
  return cells !== null && (recogniseCells(cells)[0]?.confidence ?? 0) >= cells.least;
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

/** Every row as a line, whatever stands in it. */
function linesInRows(table: Table, columns: ColumnDetection): CellLines {
  const header = columns.headerRow !== null && columns.headerRow < 1 ? columns.headerRow + 1 : 0;
  const { lines, rows } = linesOfRows(table, header, (row) => lineOf(table, row));
  return { lines, rows, header, least: 0.4, decision: "linesInColumn", count: rows.length };
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

/** A whole chat in each cell of the text column, beside the customer's name. */
function chatsInCells(table: Table, columns: ColumnDetection): CellLines | null {
  const { text, conversation, sender, time } = columns.fields;
  if (text === undefined) return null;
  // Where each row has its own speaker and time, many lines in a cell are one long message.
  if (conversation !== undefined && sender !== undefined && time !== undefined) return null;
  const first = columns.headerRow === null ? 0 : columns.headerRow + 1;
  let chats = 0;
  let lineEnds = 0;
  for (let row = first; row < table.rowCount && chats < sampledRows; row++) {
    const cell = table.cell(row, text);
    if (isBlank(cell)) continue;
    chats++;
    lineEnds += splitLines(cellText(cell)).filter((line) => line.trim() !== "").length;
  }
  if (chats === 0 || lineEnds < linesPerChat * chats) return null;

  const names = new Map<string, { readonly conversation: string | null }>();
  const customer = conversation ?? sender;
  let last: string | null = null;
  const { lines, rows } = linesOfRows(table, first, (row) => {
    const cell = cellText(table.cell(row, text)).replaceAll(cellMark, "");
    if (cell.trim() === "") return "";
    const name = customer === undefined ? "" : cellText(table.cell(row, customer)).trim();
    if (name !== "") last = name;
    const mark = cellMark + row;
    names.set(mark, { conversation: customer === undefined ? null : last });
    return `${mark}\n${cell}`;
  });
  return {
    lines,
    rows,
    header: first,
    chapters: (line) => names.get(line),
    least: 0.5,
    decision: "chatsInCells",
    count: names.size,
  };
}

/** Lines of the rows from `first` on, and the sheet row of each. */
function linesOfRows(table: Table, first: number, text: (row: number) => string) {
  const lines: string[] = [];
  const rows: number[] = [];
  for (let row = first; row < table.rowCount; row++) {
    for (const line of splitLines(text(row))) {
      lines.push(line);
      rows.push(table.sourceRow(row));
    }
  }
  return { lines, rows };
}

function splitLines(text: string): string[] {
  return text.split(/\r\n?|\n/);
}
