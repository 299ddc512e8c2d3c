import { foldLine } from "./fold";
import type { Cell, Table } from "./table";
import { TimeReader } from "./time";

/** Words by which headers name a field: `sure` ones first, `likely` ones where nothing better claims the field. */
export interface Synonyms {
  readonly sure: readonly string[];
  readonly likely: readonly string[];
}

/**
 * A header for comparing: folded, without what stands in brackets, without _ - and spaces.
 *
 * @example foldHeader("Created_At") //=> "createdat"
 * @example foldHeader("发送时间（北京）") //=> "发送时间"
 */
export function foldHeader(cell: Cell): string {
  if (typeof cell !== "string" || cell.length > 60) return "";
  const folded = foldLine(cell);
  const bare = folded.replace(/\([^()]*\)|\[[^[\]]*\]|【[^【】]*】/g, "").replace(/[_\-:*.#]/g, "");
  return bare === "" ? folded : bare;
}

/** What stands between the two languages of a header. */
const between = /[\s/／|｜·]+/;

export class HeaderWords<F extends string> {
  private readonly sure = new Map<string, F>();
  private readonly likely = new Map<string, F[]>();
  private readonly fields: readonly F[];

  constructor(synonyms: Readonly<Record<F, Synonyms>>) {
    this.fields = Object.keys(synonyms) as F[];
    for (const field of this.fields) {
      for (const word of synonyms[field].sure) this.sure.set(foldHeader(word), field);
      for (const word of synonyms[field].likely) {
        const key = foldHeader(word);
        this.likely.set(key, [...(this.likely.get(key) ?? []), field]);
      }
    }
  }

  knows(cell: Cell): boolean {
    return this.isKnown(this.wordOf(cell));
  }

  /** How many different fields a row of cells names, and whether one of them surely. */
  named(cells: readonly Cell[]): { fields: number; sure: boolean } {
    const assigned = this.assign(cells);
    return { fields: assigned.size, sure: cells.some((cell) => this.sure.has(this.wordOf(cell))) };
  }

  /**
   * Fields of the columns of a header row: sure words first, then likely ones, each field and each column once, from left
   * to right.
   */
  assign(cells: readonly Cell[]): Map<F, number> {
    const words = cells.map((cell) => this.wordOf(cell));
    const columnByField = new Map<F, number>();
    const taken = new Set<number>();
    const take = (field: F | undefined, column: number) => {
      if (field === undefined || columnByField.has(field)) return;
      columnByField.set(field, column);
      taken.add(column);
    };
    words.forEach((word, column) => take(this.sure.get(word), column));
    words.forEach((word, column) => {
      if (taken.has(column)) return;
      take(
        this.likely.get(word)?.find((field) => !columnByField.has(field)),
        column,
      );
    });
    return columnByField;
  }

  private isKnown(word: string): boolean {
    return this.sure.has(word) || this.likely.has(word);
  }

  private fieldsOf(word: string): readonly F[] {
    const sure = this.sure.get(word);
    return [...(sure === undefined ? [] : [sure]), ...(this.likely.get(word) ?? [])];
  }

  /** The folded word of a header; of one in two languages, 时间 Time or 发送人/Sender, the part that says its field most surely. */
  private wordOf(cell: Cell): string {
    const word = foldHeader(cell);
    if (word === "" || this.isKnown(word)) return word;
    const parts = String(cell).split(between).map(foldHeader).filter(Boolean);
    if (parts.length < 2 || !parts.every((part) => this.isKnown(part))) return word;
    const first = this.fieldsOf(parts[0]);
    const isOne = parts.every((part) => this.fieldsOf(part).some((field) => first.includes(field)));
    return isOne ? (parts.find((part) => this.sure.has(part)) ?? parts[0]) : word;
  }

  /** The field of a longer header that ends with a sure word, as 客户发送内容 does. */
  ending(cell: Cell): F | undefined {
    const header = foldHeader(cell);
    let best: F | undefined;
    let longest = 1;
    for (const [word, field] of this.sure) {
      if (word.length > longest && word.length < header.length && header.endsWith(word)) {
        best = field;
        longest = word.length;
      }
    }
    return best;
  }
}

const searchedRows = 30;

/**
 * The row that names most fields among the first rows of a table, so that titles and notes above it do not matter.
 *
 * @returns null when no row names two fields and the first row names none for sure.
 */
export function findHeaderRow<F extends string>(table: Table, words: HeaderWords<F>): number | null {
  const reader = new TimeReader();
  let best: number | null = null;
  let most = 1;
  let first = true;
  const rows = Math.min(table.rowCount, searchedRows);
  for (let row = 0; row < rows; row++) {
    const cells = rowCells(table, row);
    if (cells.every((cell) => cell === null || cell === "")) continue;
    // A row of data holds times or numbers; a header does not.
    if (cells.some((cell) => typeof cell === "number" || !Number.isNaN(reader.read(cell)))) {
      first = false;
      continue;
    }
    const named = words.named(cells);
    if (named.fields > most || (first && named.sure && named.fields === 1)) {
      best = row;
      most = named.fields;
    }
    first = false;
  }
  return best;
}

export function rowCells(table: Table, row: number): Cell[] {
  const cells: Cell[] = [];
  const columns = Math.min(table.columnCount, widest);
  for (let column = 0; column < columns; column++) cells.push(table.cell(row, column));
  return cells;
}

/** Columns further right are never looked at: a chat has few, and a stray mark at the sheet's edge must cost nothing. */
export const widest = 256;
