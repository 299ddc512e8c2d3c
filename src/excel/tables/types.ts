import type { SheetContent } from "../../report";

/** What is written into sheets of its own besides the report: examples for coaching, and what customers ask. */
export const tableKinds = ["coaching", "questions"] as const;
export type TableKind = (typeof tableKinds)[number];

export interface TablesRequest {
  readonly kind: TableKind;
  readonly sheets: readonly SheetContent[];
  /** Id of the sheet to which cells of the kind `row` lead; null: they lead nowhere. */
  readonly chats: string | null;
  /** Now. */
  readonly made: Date;
}

/** Tables that stand in the workbook. */
export interface TablesTrace {
  /** ISO time at which they were written. */
  readonly time: string;
  /** Those of the sheets that are still there. */
  readonly sheets: readonly { readonly sheetId: string; readonly name: string }[];
}

export interface WrittenTables extends TablesTrace {
  /** Names of sheets from before that a person has changed: they stay, and are the person's from now on. */
  readonly kept: readonly string[];
}

/** The way for small tables into sheets of their own and out again. */
export interface TableDoor {
  /**
   * Writes sheets in the place of those that were written for the same kind before. Nothing else is touched; a sheet that a
   * person has changed since stays. After a failure the workbook is as before.
   *
   * @throws ExcelTrouble when Excel refuses
   */
  writeTables(request: TablesRequest): Promise<WrittenTables>;
  /** What stands of the last tables of a kind; null when nothing does. */
  lastTables(kind: TableKind): Promise<TablesTrace | null>;
  /**
   * Deletes the sheets of a kind, but for those that a person has changed.
   *
   * @returns names of the sheets that were kept
   */
  removeTables(kind: TableKind): Promise<readonly string[]>;
  showSheet(sheetId: string): Promise<void>;
}
