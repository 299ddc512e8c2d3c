import type { RulesetChanges } from "../../inspection";
import type { Locale } from "../../locales/translate";
import type { RecordPart, ReportSheetId } from "../../report";
import type { ScanResult } from "../types";

export interface ReportRequest {
  /** What is told of. */
  readonly result: ScanResult;
  /** The rules that the scan followed, as the difference from the built-in ones. */
  readonly rules: RulesetChanges;
  readonly locale: Locale;
  /** Which part of the chats to tell of; absent: all of them. */
  readonly part?: RecordPart;
  /** Hides names, phones, addresses and long numbers in what is quoted. */
  readonly mask?: boolean;
  /** Now. */
  readonly made: Date;
}

export interface ReportProgress {
  /** Rows. */
  readonly done: number;
  readonly total: number;
}

export interface ReportHandlers {
  readonly onProgress?: (progress: ReportProgress) => void;
  readonly signal?: AbortSignal;
}

export interface WrittenSheet {
  readonly id: ReportSheetId;
  readonly sheetId: string;
  readonly name: string;
}

/** The report that stands in the workbook. */
export interface ReportTrace {
  /** ISO time at which it was made. */
  readonly time: string;
  /** Those of its sheets that are still there. */
  readonly sheets: readonly WrittenSheet[];
}

/** The way for a report into the workbook and out again. */
export interface ReportDoor {
  /**
   * Writes the report into sheets of its own, in place of an earlier report's. Nothing but those sheets is touched; after a
   * failure or a cancel the workbook is as before.
   *
   * @throws ExcelTrouble when Excel refuses; an AbortError when it was cancelled
   */
  writeReport(request: ReportRequest, handlers?: ReportHandlers): Promise<ReportTrace>;
  /** What stands of the last report; null when there is none. */
  lastReport(): Promise<ReportTrace | null>;
  /** Deletes the report's sheets, and nothing else. */
  removeReport(): Promise<void>;
  showSheet(sheetId: string): Promise<void>;
}
