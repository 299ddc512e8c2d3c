/**
 * The shape of a report: sheets of blocks, each a heading, notes, charts and a table. Data only: the doors write it into a
 * workbook or a file and choose neither words nor numbers.
 */

/**
 * What a column holds. `seconds` are seconds, `percent` is a share (0.5 is 50 %), `money` an amount to the cent, `score` 0–100
 * with one decimal, `date` a day as "2026-03-02", `row` the 1-based row of the chats that the cell leads to.
 */
export const columnKinds = [
  "text",
  "integer",
  "decimal",
  "seconds",
  "percent",
  "money",
  "score",
  "date",
  "row",
] as const;
export type ColumnKind = (typeof columnKinds)[number];

/** A value of its column's kind; null: unknown, which is shown as a mark and never as 0. */
export type ReportValue = string | number | null;

/** A value of another kind than its column's: figures of all sorts stand in one column of a summary. */
export interface TypedValue {
  readonly kind: ColumnKind;
  readonly value: ReportValue;
}

export type ReportCell = ReportValue | TypedValue;

export interface ReportColumn {
  readonly header: string;
  readonly kind: ColumnKind;
  /** Width in characters of a Latin text; a Chinese character takes two. */
  readonly width: number;
  /** Long texts go on in further lines. */
  readonly wrap?: boolean;
}

/**
 * A chart over a table's columns.
 *
 * - `column`, `bar`, `line`: `series` over `category`
 * - `pareto`: shares (`series[0]`), the largest first, with their cumulative share (`series[1]`), on one axis from 0 to 100 %
 * - `quadrant`: a point for each row, named by `category`, at `series[0]` (across) and `series[1]` (up); the axes cross at
 *   `crossing`
 */
export interface ReportChart {
  readonly kind: "column" | "bar" | "line" | "pareto" | "quadrant";
  readonly title: string;
  /** Index of a column. */
  readonly category: number;
  readonly series: readonly number[];
  /** How many rows are drawn, from the first; all when left out. */
  readonly rows?: number;
  /** Titles of the axes of `series[0]` and `series[1]` of a quadrant; of the values otherwise. */
  readonly axes?: readonly string[];
  readonly crossing?: readonly [across: number, up: number];
}

export interface ReportTable {
  /** Word for the table's name in a workbook. */
  readonly id: string;
  readonly columns: readonly ReportColumn[];
  readonly rows: readonly (readonly ReportCell[])[];
  readonly charts: readonly ReportChart[];
  /** Columns whose numbers are shaded by their size, each against the largest of all. */
  readonly heat?: readonly number[];
}

export interface ReportBlock {
  readonly heading: string;
  readonly notes: readonly string[];
  /** null: there is nothing to list, and the notes say why. */
  readonly table: ReportTable | null;
}

export const sheetIds = [
  "summary",
  "agents",
  "trend",
  "load",
  "findings",
  "questions",
  "score",
  "method",
] as const;
export type ReportSheetId = (typeof sheetIds)[number];

/** What stands in a sheet, be it of a report or of its own. */
export interface SheetContent {
  /** Name of the sheet, as short as a tab needs. */
  readonly name: string;
  readonly title: string;
  readonly notes: readonly string[];
  readonly blocks: readonly ReportBlock[];
}

export interface ReportSheet extends SheetContent {
  readonly id: ReportSheetId;
}

export interface ReportDocument {
  readonly title: string;
  readonly sheets: readonly ReportSheet[];
}

export const isTyped = (cell: ReportCell): cell is TypedValue => typeof cell === "object" && cell !== null;

/** @example valueOf({ kind: "percent", value: 0.5 }) //=> 0.5 */
export function valueOf(cell: ReportCell): ReportValue {
  return isTyped(cell) ? cell.value : cell;
}

/** The kind of a cell: its own, else its column's. */
export function kindOf(cell: ReportCell, column: ReportColumn): ColumnKind {
  return isTyped(cell) ? cell.kind : column.kind;
}

/** How numbers of a kind are shown, as Excel writes number formats. */
export const numberFormats: Readonly<Record<ColumnKind, string>> = {
  text: "General",
  integer: "#,##0",
  decimal: "0.00",
  seconds: "#,##0.0",
  percent: "0.0%",
  money: "#,##0.00",
  score: "0.0",
  date: "yyyy-mm-dd",
  row: "0",
};

/** What stands in a cell whose value is unknown. */
export const unknownMark = "–";

/**
 * Whether unknown values of a column are left empty instead of marked: a chart draws a mark as 0, and nothing where a cell
 * is empty.
 */
export function isDrawn({ charts }: ReportTable, column: number): boolean {
  return charts.some(({ series }) => series.includes(column));
}

/**
 * Days since Excel's epoch.
 *
 * @example serialDay("2026-03-02") //=> 46083
 */
export function serialDay(day: string): number {
  return Math.round(Date.parse(`${day}T00:00:00Z`) / 86_400_000) + 25_569;
}
