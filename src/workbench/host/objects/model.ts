import type { Book, BookTable, Rect, Sheet } from "../../book";
import { addressOf, quoteSheetName } from "../../address";
import type { EventHub } from "../events";
import { accessDenied, itemNotFound } from "../richApi/hostError";
import type { NullObject } from "../richApi/hostObject";
import type { ChartRecord } from "./charts";
import type { ConditionalFormatCollection } from "./conditionalFormats";
import type { LinkRecord } from "./hyperlinks";
import type { PageRecord } from "./pageLayout";
import type { Range } from "./range";
import type { RangeAreas } from "./rangeAreas";
import type { FormatTarget } from "./rangeFormat";
import type { RangeView } from "./rangeView";
import type { Table } from "./table";
import type { TableScopedCollection } from "./tables";
import type { Worksheet } from "./worksheet";

/** Makes the objects that point at one another: a range has a worksheet, and a worksheet ranges. */
export interface ObjectFactory {
  worksheet(sheetId: string): Worksheet;
  range(sheetId: string, rect: Rect): Range;
  /** The null object when there are no areas. */
  areasOrNull(sheetId: string, rects: readonly Rect[]): RangeAreas | NullObject;
  areas(sheetId: string, rects: readonly Rect[]): RangeAreas;
  view(sheetId: string, rect: Rect): RangeView;
  table(sheetId: string, tableId: string): Table;
  tablesIn(sheetId: string, rect: Rect, fullyContained: boolean): TableScopedCollection;
  conditionalFormats(target: FormatTarget): ConditionalFormatCollection;
}

/** What the host's objects stand on. */
export interface HostModel {
  readonly book: Book;
  readonly events: EventHub;
  limits: Limits;
  readonly objects: ObjectFactory;
  /** How sheets are printed, by sheet. */
  readonly pages: Map<string, PageRecord>;
  /** How tables look beside their style, by table. */
  readonly tableLooks: Map<string, Partial<TableLooks>>;
  /** Links of cells, the last set first. */
  readonly links: LinkRecord[];
  /** What the page draws, with the sheet they belong to. */
  readonly charts: ChartRecord[];
  /** Ids of table columns by table: Excel's stay the same when columns come and go. */
  readonly columnIds: Map<string, number[]>;
  nextId: number;
}

/** Options of a table's style. The local workbook keeps them and draws every table alike. */
export interface TableLooks {
  bandedColumns: boolean;
  bandedRows: boolean;
  filterButton: boolean;
  firstColumn: boolean;
  lastColumn: boolean;
}

/** Excel's limits; Infinity lifts one. */
export interface Limits {
  /** Bytes of one request or one response. Excel on the web: 5 MB. */
  readonly messageBytes: number;
  /** Cells of one read; beyond, `values` and the like are null. */
  readonly cellsPerRead: number;
  /** Characters of an address. */
  readonly addressLength: number;
}

export const excelLimits: Limits = {
  messageBytes: 5 * 1024 * 1024,
  cellsPerRead: 5_000_000,
  addressLength: 8192,
};

export function sheetById(model: HostModel, id: string, location: string): Sheet {
  const sheet = model.book.sheets().find((candidate) => candidate.id === id);
  if (!sheet) throw itemNotFound(location);
  return sheet;
}

export function sheetByKey(model: HostModel, key: string): Sheet | undefined {
  const sheets = model.book.sheets();
  const name = String(key).toLowerCase();
  return (
    sheets.find((sheet) => sheet.id === key) ?? sheets.find((sheet) => sheet.name.toLowerCase() === name)
  );
}

/** The sheet to write into; a protected one refuses. */
export function writable(sheet: Sheet, location: string): Sheet {
  if (sheet.protected) throw accessDenied(location);
  return sheet;
}

/** @example addressIn(sheet, rect) //=> "'7月'!A1:B2" */
export function addressIn(sheet: Sheet, rect: Rect): string {
  return `${quoteSheetName(sheet.name)}!${addressOf(rect)}`;
}

export function tableById(sheet: Sheet, id: string, location: string): BookTable {
  const table = sheet.tables().find((candidate) => candidate.id === id);
  if (!table) throw itemNotFound(location);
  return table;
}

export function newId(model: HostModel): string {
  const number = (model.nextId++).toString(16).toUpperCase().padStart(8, "0");
  return `{${number}-0000-4000-8000-000000000000}`;
}
