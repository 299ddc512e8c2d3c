import Papa from "papaparse";
import { headerWords, isHeaderWord } from "./columnWords";
import type { Cell, Table } from "./table";

export type Delimiter = "," | "\t" | ";" | "|" | "，" | " - ";

export interface CsvTable extends Table {
  readonly delimiter: Delimiter;
  /** 1-based line of the first quotation that is broken and whose marks were read as text; null when there is none. */
  readonly unclosedQuote: number | null;
  /** The column of the texts when it is the last one, zero-based: what a row holds beyond it is text too; else null. */
  readonly lastText: number | null;
  /** Rows that hold more than their header has columns for; null when there is none, or no header. */
  readonly surplus: Surplus | null;
}

/** Cells that stand beyond the last column of the header: somebody did not quote a delimiter, or a column has no head. */
export interface Surplus {
  /** How many rows hold such cells. */
  readonly rows: number;
  /** The first of them: its line, 1-based. */
  readonly line: number;
  /** What it holds there. */
  readonly text: string;
  /** How many columns the header has. */
  readonly columns: number;
}

/** What programs write. */
export const delimiters: readonly Delimiter[] = ["\t", ",", ";", "|"];
const dash = " - ";
/** What people type between cells, and in what they say as well: taken only where nothing else tells the cells apart. */
const typedDelimiters: readonly Delimiter[] = ["，", dash];
/** A message has a time, a name and a text at least. */
const fewestCells = 3;

/**
 * The rows of a CSV or TSV text as a table of texts; `sourceRow` is the line on which a row begins. Quoted cells may hold
 * line ends and delimiters; a quotation mark that is never closed is text and does not swallow the rest of the file.
 *
 * @param delimiter found when left out
 * @example tableOfCsv('时间,内容\n"9:05","好的,谢谢"\n').cell(1, 1) //=> "好的,谢谢"
 */
export function tableOfCsv(text: string, delimiter: Delimiter = guessDelimiter(text)): CsvTable {
  const source = text.includes("\r") ? text.replace(/\r\n?/g, "\n") : text;
  const rows: string[][] = [];
  const lines: number[] = [];
  let unclosedQuote: number | null = null;
  let place: Place | null = { index: 0, line: 1 };
  for (let recoveries = 0; place !== null; recoveries++) {
    // A file with many broken quotations uses them as plain marks.
    const quote = recoveries < mostRecoveries ? '"' : noQuote;
    const broken = parseFrom(source, source.length, place, delimiter, quote, rows, lines);
    if (broken === null) break;
    unclosedQuote ??= broken.line;
    const end = source.indexOf("\n", broken.index);
    parseFrom(source, end < 0 ? source.length : end, broken, delimiter, noQuote, rows, lines);
    place = end < 0 ? null : { index: end + 1, line: broken.line + 1 };
  }
  // The end of the last line begins no row.
  const last = rows.at(-1);
  if (last?.length === 1 && last[0] === "" && source.endsWith("\n")) {
    rows.pop();
    lines.pop();
  }
  const header = headerOf(rows);
  const lastText = header ? lastTextOf(rows[header.row]) : delimiter === dash ? lastDashed(rows) : null;
  if (lastText !== null) for (const row of rows) joinSurplus(row, lastText, delimiter);
  let columnCount = 0;
  for (const row of rows) if (row.length > columnCount) columnCount = row.length;
  return {
    rowCount: rows.length,
    columnCount,
    cell: (row, column): Cell => rows[row]?.[column] ?? null,
    sourceRow: (row) => lines[row] ?? row + 1,
    delimiter,
    unclosedQuote,
    lastText,
    surplus: header && surplusOf(rows, lines, header, delimiter),
  };
}

const searchedRows = 30;

/** The first row that names two fields of a chat, and how many columns it heads. */
function headerOf(rows: readonly (readonly string[])[]): { row: number; columns: number } | null {
  const row = rows.slice(0, searchedRows).findIndex((cells) => headerWords.assign(cells).size >= 2);
  return row < 0 ? null : { row, columns: rows[row].length };
}

/** The last column of the header, when it is headed as the texts are. */
function lastTextOf(header: readonly string[]): number | null {
  return headerWords.assign(header).get("text") === header.length - 1 ? header.length - 1 : null;
}

function surplusOf(
  rows: readonly (readonly string[])[],
  lines: readonly number[],
  header: { row: number; columns: number },
  delimiter: string,
): Surplus | null {
  const { columns } = header;
  let count = 0;
  let first = -1;
  for (let row = header.row + 1; row < rows.length; row++) {
    const cells = rows[row];
    if (cells.length <= columns || cells.slice(columns).every((cell) => cell.trim() === "")) continue;
    if (count++ === 0) first = row;
  }
  if (count === 0) return null;
  return { rows: count, line: lines[first], text: rows[first].slice(columns).join(delimiter), columns };
}

/** Makes one cell of the last column and of what stands beyond it, blank ends aside. */
function joinSurplus(row: string[], last: number, delimiter: string): void {
  if (row.length <= last + 1) return;
  let end = row.length;
  while (end > last + 1 && row[end - 1] === "") end--;
  row.splice(last, row.length, row.slice(last, end).join(delimiter));
}

interface Place {
  readonly index: number;
  readonly line: number;
}

const mostRecoveries = 20;
/** No text holds this character, so that quotation marks are text. */
const noQuote = "\u0000";

/** Appends the rows between two places; returns the place of the first row whose quotation is broken. */
function parseFrom(
  source: string,
  end: number,
  start: Place,
  delimiter: Delimiter,
  quoteChar: string,
  rows: string[][],
  lines: number[],
): Place | null {
  let { index, line } = start;
  let broken: Place | null = null;
  // The parser leaves a byte-order mark out of its count.
  const origin = source.charCodeAt(index) === 0xfeff ? index + 1 : index;
  Papa.parse<string[]>(source.slice(index, end), {
    delimiter,
    newline: "\n",
    quoteChar,
    step: ({ data, errors, meta }, parser) => {
      if (errors.some((error) => error.type === "Quotes")) {
        broken = { index, line };
        parser.abort();
        return;
      }
      rows.push(data);
      lines.push(line);
      const next = origin + meta.cursor;
      for (let i = index; i < next; i++) if (source.charCodeAt(i) === 10) line++;
      index = next;
    },
  });
  return broken;
}

/** The last cell that every row has: a dash beyond it is one of the text's. */
function lastDashed(rows: readonly (readonly string[])[]): number | null {
  const fewest = rows.reduce(
    (least, { length }) => (length > 1 && length < least ? length : least),
    Infinity,
  );
  return fewest >= fewestCells && fewest < Infinity ? fewest - 1 : null;
}

const headLength = 20_000;

/**
 * The delimiter under which the first lines name most headers of a chat, or else fall into equal numbers of cells.
 *
 * @example guessDelimiter("时间;发送者;内容\n9:05;小美;你好，在的") //=> ";"
 * @example guessDelimiter("9:05 - 小美 - 你好\n9:06 - 李雷 - 在吗") //=> " - "
 */
export function guessDelimiter(text: string): Delimiter {
  const head = text.slice(0, headLength).split(/\r\n?|\n/, 20);
  let best: Delimiter = ",";
  let most = 1;
  for (const delimiter of [...delimiters, ...typedDelimiters]) {
    for (const line of head) {
      const words = line.split(delimiter).filter((cell) => isHeaderWord(cell.replace(/^"|"$/g, "")));
      if (words.length > most) [best, most] = [delimiter, words.length];
    }
  }
  if (most > 1) return best;
  const guessed = Papa.parse(head.join("\n"), { delimitersToGuess: [...delimiters], preview: 20 }).meta
    .delimiter;
  const found = delimiters.find((delimiter) => delimiter === guessed) ?? ",";
  if (head.some((line) => line.includes(found))) return found;
  // The last line may be cut.
  const whole = head.slice(0, text.length > headLength ? -1 : undefined).filter((line) => line.trim() !== "");
  const isDashed = whole.length > 1 && whole.every((line) => line.split(dash).length >= fewestCells);
  return isDashed ? dash : ",";
}
