/**
 * The seam between the host (protocol and Excel's object model) and whatever holds the cells: an in-memory book under Node,
 * the Univer grid in the browser. The host asks nothing else of a grid; both pass the same contract tests.
 *
 * All places are zero-based; rectangles are half-open by their counts. An entire column is a rectangle of `maxRows` rows,
 * an entire row one of `maxColumns` columns. Reads are only asked for bounded rectangles; writes, `clear`, `insert` and
 * `remove` may name entire rows or columns. Inserting and removing move values, formats, merges, tables, conditional
 * formats and defined names along, as in Excel.
 */

/** Excel's grid. */
export const maxRows = 1_048_576;
export const maxColumns = 16_384;
/** Characters of a cell's text; an apostrophe before it counts. */
export const longestText = 32_767;

/** What Excel's `values` holds: errors are their texts ("#N/A"), an empty cell is "". */
export type CellValue = string | number | boolean;

export interface Rect {
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
}

/** A conditional format with a formula rule, as the add-in makes and a person may make them. */
export interface ConditionalFormat {
  readonly id: string;
  readonly ranges: readonly Rect[];
  /** A1 formula relative to the first cell of the first range, with its "=". */
  readonly formula: string;
  readonly fill: string | null;
  readonly fontColor: string | null;
  readonly bold: boolean | null;
  readonly stopIfTrue: boolean;
}

/** A line at one side of a cell, in the words of Excel's API: style "Continuous", "Dash", …, weight "Thin", "Medium", …. */
export interface CellBorder {
  readonly style: string;
  readonly weight: string;
  /** #RRGGBB */
  readonly color: string;
}

/** What was set on a cell; a property that is missing was never set. Setting a property to undefined unsets it. */
export interface CellFormat {
  /** #RRGGBB; null: no fill. */
  fill?: string | null;
  /** #RRGGBB; null: automatic. */
  fontColor?: string | null;
  fontName?: string;
  /** Points. */
  fontSize?: number;
  bold?: boolean;
  italic?: boolean;
  underline?: boolean;
  strikethrough?: boolean;
  wrapText?: boolean;
  horizontalAlignment?: "General" | "Left" | "Center" | "Right";
  verticalAlignment?: "Top" | "Center" | "Bottom";
  numberFormat?: string;
  borderTop?: CellBorder;
  borderBottom?: CellBorder;
  borderLeft?: CellBorder;
  borderRight?: CellBorder;
}

export interface BookTable {
  readonly id: string;
  readonly name: string;
  readonly style: string;
  readonly showHeaders: boolean;
  /** Whole table with its header row. */
  readonly rect: Rect;
}

/**
 * What a filter asks of one column, in the words of Excel's API: `{ filterOn: "Values", values: ["退款"] }`,
 * `{ filterOn: "Custom", criterion1: ">=5" }`.
 */
export interface FilterCriterion {
  /** "Values", "Custom", "CellColor", "FontColor", "TopItems", … */
  readonly filterOn: string;
  /** Texts as shown ("" for blank cells), or stretches of time. */
  readonly values?: readonly (string | FilterDate)[];
  /** An operator and what it compares with ("<>x", "=*x*"); for top and bottom filters a number. */
  readonly criterion1?: string;
  readonly criterion2?: string;
  readonly operator?: "And" | "Or";
  /** #RRGGBB */
  readonly color?: string;
  readonly dynamicCriteria?: string;
}

/** All times of a year, month, … second: `{ date: "2026-03", specificity: "Month" }`. */
export interface FilterDate {
  readonly date: string;
  readonly specificity: "Year" | "Month" | "Day" | "Hour" | "Minute" | "Second";
}

/** A filter of a sheet: rows below its header that fail a criterion are hidden. */
export interface BookFilter {
  /** With the header row. */
  readonly rect: Rect;
  /** One for each column of the rectangle; null: the column does not filter. */
  readonly criteria: readonly (FilterCriterion | null)[];
}

export interface DefinedName {
  readonly name: string;
  /** Workbook scope when null. */
  readonly sheetId: string | null;
  /** "=Sheet1!$A$1"; follows insertions and deletions as Excel's names do. */
  readonly formula: string;
  readonly visible: boolean;
}

export interface Sheet {
  readonly id: string;
  name: string;
  readonly position: number;
  visibility: "Visible" | "Hidden" | "VeryHidden";
  /** #RRGGBB; null: none. */
  tabColor: string | null;
  showGridlines: boolean;
  /** The smallest rectangle of cells with a value (`valuesOnly`) or with a value or a format; null when there is none. */
  used(valuesOnly: boolean): Rect | null;
  values(rect: Rect): CellValue[][];
  formulas(rect: Rect): CellValue[][];
  /** As shown, number format applied. */
  text(rect: Rect): string[][];
  /**
   * Writes cells as a person types them into Excel: every string is read by `readTypedInput` (so "12" becomes a number
   * unless the cell is formatted as text, "=…" a formula, a leading apostrophe text); "" empties a cell; null leaves it
   * as it is. One undo step, one "changed" event.
   */
  write(rect: Rect, formulas: readonly (readonly (CellValue | null)[])[]): void;
  format(row: number, column: number): CellFormat;
  setFormat(rect: Rect, format: CellFormat): void;
  clear(rect: Rect, what: "all" | "contents" | "formats"): void;
  insert(rect: Rect, shift: "Down" | "Right"): void;
  remove(rect: Rect, shift: "Up" | "Left"): void;
  /**
   * Puts the rows of a rectangle into another order, values, formulas and formats together: row `i` becomes what row
   * `order[i]` was. One "sorted" event. Conditional formats, names and tables stay where they are, as when a person sorts.
   */
  reorderRows(rect: Rect, order: readonly number[]): void;
  merges(): readonly Rect[];
  merge(rect: Rect): void;
  /** Takes apart every merge that touches the rectangle. */
  unmerge(rect: Rect): void;
  /** Pixels. */
  columnWidth(column: number): number;
  setColumnWidth(column: number, count: number, pixels: number): void;
  /** Pixels. */
  rowHeight(row: number): number;
  /** @param pixels null: as high as the row's text needs */
  setRowHeight(row: number, count: number, pixels: number | null): void;
  /** Hidden by a person or by a filter. */
  hiddenRows(): readonly number[];
  setRowsHidden(row: number, count: number, hidden: boolean): void;
  hiddenColumns(): readonly number[];
  setColumnsHidden(column: number, count: number, hidden: boolean): void;
  /** The sheet's own filter; tables have theirs. Null when there is none. */
  filter(): BookFilter | null;
  /**
   * Sets the sheet's own filter and hides rows by it, or takes it away and shows them.
   *
   * @throws RangeError for criteria that the book cannot judge
   */
  setFilter(filter: BookFilter | null): void;
  /** What the filter of a table asks, one for each of its columns. */
  tableCriteria(id: string): readonly (FilterCriterion | null)[];
  /** @throws RangeError for criteria that the book cannot judge */
  setTableCriteria(id: string, criteria: readonly (FilterCriterion | null)[]): void;
  /** Rows that the sheet's own filter or a table's hides; they are among `hiddenRows()`. */
  filteredRows(): readonly number[];
  /** Highest priority first. */
  conditionalFormats(): readonly ConditionalFormat[];
  /** Replaces the format of that id in its place, or adds a new one; a new one has the highest priority. */
  setConditionalFormat(format: ConditionalFormat): void;
  /** Moves a format to a place in `conditionalFormats()`. */
  prioritizeConditionalFormat(id: string, priority: number): void;
  removeConditionalFormat(id: string): void;
  tables(): readonly BookTable[];
  /** Makes a table of the rectangle; without headers the book puts a header row ("Column1", …) above the cells. */
  addTable(rect: Rect, hasHeaders: boolean): BookTable;
  resizeTable(id: string, rect: Rect): void;
  /** Takes the table away and leaves its cells. */
  removeTable(id: string): void;
  /** Names of a table must be unique in the book whatever their case: `renameTable` throws a RangeError otherwise. */
  renameTable(id: string, name: string): void;
  styleTable(id: string, style: string): void;
  freeze(rows: number, columns: number): void;
  frozen(): { readonly rows: number; readonly columns: number };
  /** Refuses every write by the host (a person's grid may refuse too). */
  protected: boolean;
}

export type BookEvent =
  | {
      readonly kind: "changed";
      readonly sheetId: string;
      readonly rect: Rect;
      readonly change:
        | "RangeEdited"
        | "RowInserted"
        | "RowDeleted"
        | "ColumnInserted"
        | "ColumnDeleted"
        | "CellInserted"
        | "CellDeleted";
      /** Where cells moved when some were inserted or deleted. */
      readonly shift?: "Down" | "Right" | "Up" | "Left";
      readonly byHost: boolean;
    }
  | { readonly kind: "selection"; readonly sheetId: string; readonly rect: Rect; readonly byHost?: boolean }
  /** Rows changed places; Excel tells no change of their cells besides. */
  | { readonly kind: "sorted"; readonly sheetId: string; readonly rect: Rect }
  | { readonly kind: "activated" | "added" | "deleted"; readonly sheetId: string };

export interface Book {
  readonly name: string;
  sheets(): readonly Sheet[];
  activeSheet(): Sheet;
  activate(sheetId: string): void;
  addSheet(name?: string): Sheet;
  removeSheet(sheetId: string): void;
  /** Moves a sheet to a zero-based place among all sheets. */
  moveSheet(sheetId: string, position: number): void;
  selection(): { readonly sheetId: string; readonly rect: Rect };
  select(sheetId: string, rect: Rect): void;
  names(): readonly DefinedName[];
  setName(name: DefinedName): void;
  removeName(name: string, sheetId: string | null): void;
  /** Document settings (Office.js `workbook.settings`), JSON values. */
  readonly settings: Map<string, unknown>;
  /** Custom XML parts by id. */
  readonly xmlParts: Map<string, string>;
  /**
   * Runs the host's writes as one undo step, with one recalculation at the end. Events come as they happen, with
   * `byHost` true. Never nested.
   */
  batch<T>(run: () => T): T;
  /** Resolves when formulas that were touched are calculated. */
  calculated(): Promise<void>;
  subscribe(listener: (event: BookEvent) => void): () => void;
}
