/**
 * The seam between the host (protocol and Excel's object model) and whatever holds the cells: an in-memory book under Node,
 * the Univer grid in the browser. The host asks nothing else of a grid; both pass the same contract tests.
 *
 * All places are zero-based; rectangles are half-open by their counts.
 */

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

export interface CellFormat {
  /** #RRGGBB; null: no fill. */
  fill?: string | null;
  fontColor?: string | null;
  bold?: boolean;
  italic?: boolean;
  wrapText?: boolean;
  horizontalAlignment?: "General" | "Left" | "Center" | "Right";
  numberFormat?: string;
}

export interface BookTable {
  readonly id: string;
  name: string;
  style: string;
  showHeaders: boolean;
  /** Whole table with its header row. */
  rect: Rect;
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
  /** The smallest rectangle of cells with a value (`valuesOnly`) or with a value or a format; null when there is none. */
  used(valuesOnly: boolean): Rect | null;
  values(rect: Rect): CellValue[][];
  formulas(rect: Rect): CellValue[][];
  /** As shown, number format applied. */
  text(rect: Rect): string[][];
  /** Formulas or values as typed in Excel; null leaves a cell as it is. A leading apostrophe makes text. One undo step. */
  write(rect: Rect, formulas: readonly (readonly (CellValue | null)[])[]): void;
  format(row: number, column: number): CellFormat;
  setFormat(rect: Rect, format: CellFormat): void;
  clear(rect: Rect, what: "all" | "contents" | "formats"): void;
  insert(rect: Rect, shift: "Down" | "Right"): void;
  remove(rect: Rect, shift: "Up" | "Left"): void;
  merges(): readonly Rect[];
  columnWidth(column: number): number;
  setColumnWidth(column: number, count: number, pixels: number): void;
  hiddenRows(): readonly number[];
  conditionalFormats(): readonly ConditionalFormat[];
  setConditionalFormat(format: ConditionalFormat): void;
  removeConditionalFormat(id: string): void;
  tables(): readonly BookTable[];
  addTable(rect: Rect, hasHeaders: boolean): BookTable;
  resizeTable(id: string, rect: Rect): void;
  removeTable(id: string): void;
  freeze(rows: number, columns: number): void;
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
      readonly byHost: boolean;
    }
  | { readonly kind: "selection"; readonly sheetId: string; readonly rect: Rect }
  | { readonly kind: "activated" | "added" | "deleted"; readonly sheetId: string };

export interface Book {
  readonly name: string;
  sheets(): readonly Sheet[];
  activeSheet(): Sheet;
  activate(sheetId: string): void;
  addSheet(name?: string): Sheet;
  removeSheet(sheetId: string): void;
  selection(): { readonly sheetId: string; readonly rect: Rect };
  select(sheetId: string, rect: Rect): void;
  names(): readonly DefinedName[];
  setName(name: DefinedName): void;
  removeName(name: string, sheetId: string | null): void;
  /** Document settings (Office.js `workbook.settings`), JSON values. */
  readonly settings: Map<string, unknown>;
  /** Custom XML parts by id. */
  readonly xmlParts: Map<string, string>;
  /** Runs writes as one undo step, with one recalculation at the end. */
  batch<T>(run: () => T): T;
  /** Resolves when formulas that were touched are calculated. */
  calculated(): Promise<void>;
  subscribe(listener: (event: BookEvent) => void): () => void;
}
