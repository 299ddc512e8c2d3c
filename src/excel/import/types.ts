/**
 * What the pane says to Excel about an import and hears from it. A table comes as rows on demand, so that a million of them
 * never wait in the pane: they stay in the worker that read them until their block is written.
 */
import type { RoleId } from "../../chat/role";
import type { Cell } from "../../chat/table";
import type { DateOrder } from "../../chat/time";
import type { SourceChoice } from "../types";
import type { PackedBlock, TableShape } from "../worker/pack";

/**
 * How the cells of a column are written. `text` stays text whatever it looks like; `time` is a serial number shown as date
 * and time, `clock` one shown as hours alone; `seconds` are seconds, `share` is a share of 1 shown in percent.
 */
export type ImportColumnKind = "text" | "time" | "clock" | "number" | "seconds" | "share" | "amount";

export interface ImportColumn {
  /** Stable id by which a later import finds the column again, whatever language its header is in. */
  readonly id: string;
  readonly header: string;
  readonly kind: ImportColumnKind;
  /** Width in points. */
  readonly width: number;
}

/** Messages, the key figures of agents, or orders. */
export type ImportTableKind = "chats" | "agents" | "orders";

export interface ImportTable {
  readonly kind: ImportTableKind;
  /** The sheet's name, should it be free. */
  readonly name: string;
  readonly columns: readonly ImportColumn[];
  readonly rowCount: number;
  /** Rows of a half-open range: texts, numbers (times as serial numbers), null for nothing. */
  rows(from: number, to: number): Promise<readonly (readonly Cell[])[]>;
}

/**
 * `new`: sheets of their own. `append`: below the rows of the last import. `replace`: in place of them, so that formulas that
 * point there go on. A kind of table that the last import did not bring gets a sheet of its own.
 */
export type ImportPlace = "new" | "append" | "replace";

export interface ImportRequest {
  readonly tables: readonly ImportTable[];
  readonly place: ImportPlace;
}

export interface ImportProgress {
  readonly done: number;
  readonly total: number;
}

export interface ImportHandlers {
  readonly onProgress?: (progress: ImportProgress) => void;
  readonly signal?: AbortSignal;
}

/** A sheet that an import filled. */
export interface ImportedSheet {
  readonly kind: ImportTableKind;
  readonly sheetId: string;
  readonly tableId: string;
  readonly name: string;
  /** Rows that this import brought. */
  readonly rows: number;
}

export interface ImportOutcome {
  readonly sheets: readonly ImportedSheet[];
  /** Texts that were longer than a cell can hold, and where the first of them stands. */
  readonly cut: {
    readonly count: number;
    readonly first: { readonly sheet: string; readonly row: number } | null;
  };
}

/** What the last import left in the workbook: it can be undone, appended to, or replaced. */
export interface ImportTrace {
  /** ISO time of the import. */
  readonly time: string;
  readonly sheets: readonly TracedSheet[];
}

export interface TracedSheet extends ImportedSheet {
  /** How many rows an undo brings back, in place of which the import wrote its own. */
  readonly restores: number;
}

/**
 * What a person corrected about a format. Agents, robots and roles are names as the chats write them; `format` is the one to
 * read by in place of the one that was recognised.
 */
export interface ImportCorrections {
  readonly format?: string;
  readonly dateOrder?: DateOrder;
  readonly timeZone?: string;
  readonly agents?: readonly string[];
  readonly robots?: readonly string[];
  readonly roles?: Readonly<Record<string, RoleId>>;
}

/** Corrections by the id of the recognised format. */
export type SavedImportCorrections = Readonly<Record<string, ImportCorrections>>;

/** The cells of a sheet, table or selection, ready to be handed to a worker. */
export interface SourceCells {
  readonly name: string;
  readonly shape: TableShape;
  readonly blocks: readonly PackedBlock[];
}

/** The part of the door through which chats come in. */
export interface ImportDoor {
  /** Reads all cells of a source. */
  readCells(choice: SourceChoice, handlers?: ImportHandlers): Promise<SourceCells>;

  /**
   * Writes tables as native tables, block by block. After a failure or a cancel the workbook is as before.
   *
   * @throws Problem `importing.…` when the last import cannot take the rows; ExcelTrouble; AbortError
   */
  writeImport(request: ImportRequest, handlers?: ImportHandlers): Promise<ImportOutcome>;

  /** What the last import left, null when there is nothing of it. */
  lastImport(): Promise<ImportTrace | null>;

  /**
   * Removes exactly what the last import wrote, and brings the rows back that it replaced.
   *
   * @throws Problem `importing.undoChanged` when appended rows are no longer where they were written, `importing.undoOwn` when
   *   a person added rows or columns to a table whose rows were replaced
   */
  undoImport(): Promise<void>;

  loadImportCorrections(): Promise<SavedImportCorrections>;
  saveImportCorrections(corrections: SavedImportCorrections): Promise<void>;
}
