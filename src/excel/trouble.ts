/**
 * - `cellEditing`: someone is typing in a cell, so Excel refuses every batch
 * - `protected`: the sheet or the workbook is protected or read-only
 * - `deleted`: the sheet, table or range is no longer there
 * - `changed`: someone edited the sheet while it was being scanned
 * - `tooLarge`: one row alone exceeds what Excel passes to an add-in
 * - `noRoom`: there is no free column for the results
 * - `severalAreas`: the selection has more than one area
 * - `cancelled`: Excel itself aborted the request
 * - `notExcel`: the page is not open in Excel
 * - `host`: anything else; `hostCode` says what Excel called it
 */
export type ExcelTroubleCode =
  | "cellEditing"
  | "protected"
  | "deleted"
  | "changed"
  | "tooLarge"
  | "noRoom"
  | "severalAreas"
  | "cancelled"
  | "notExcel"
  | "host";

/** What Excel refused, as data; its sentence is `excelTroubleSentence` in locales/excel. */
export class ExcelTrouble extends Error {
  override readonly name = "ExcelTrouble";

  /**
   * @param hostCode Excel's own error code, "" when there was none
   * @param restored false when the sheet could not be put back as it was: traces are left that `clearScan` removes
   */
  constructor(
    readonly code: ExcelTroubleCode,
    readonly hostCode = "",
    readonly restored = true,
  ) {
    super(hostCode ? `${code} (${hostCode})` : code);
  }
}

const codes: Readonly<Record<string, ExcelTroubleCode>> = {
  InvalidOperationInCellEditMode: "cellEditing",
  AccessDenied: "protected",
  ItemNotFound: "deleted",
  InvalidReference: "deleted",
  InvalidBinding: "deleted",
  InvalidObjectPath: "deleted",
  RequestPayloadSizeLimitExceeded: "tooLarge",
  ResponsePayloadSizeLimitExceeded: "tooLarge",
  RangeExceedsLimit: "tooLarge",
  InvalidSelection: "severalAreas",
  RequestAborted: "cancelled",
  Cancelled: "cancelled",
  HostRestartNeeded: "cancelled",
};

/**
 * An error of Office.js as an `ExcelTrouble`. Everything else comes back as it is: a `Problem`, an AbortError and a
 * programming error are not Excel's.
 */
export function troubleOf(error: unknown): unknown {
  if (error instanceof ExcelTrouble) return error;
  const hostCode = hostCodeOf(error);
  return hostCode === null ? error : new ExcelTrouble(codes[hostCode] ?? "host", hostCode);
}

// By shape, not by instanceof: the class lives in office.js, which may be loaded after this module or in another realm.
function hostCodeOf(error: unknown): string | null {
  if (typeof error !== "object" || error === null || !("code" in error)) return null;
  const { code, name } = error as { code: unknown; name?: unknown };
  if (name === "AbortError" || name === "Problem" || typeof code !== "string") return null;
  return "debugInfo" in error || name === "RichApi.Error" || name === "OfficeExtension.Error" ? code : null;
}

/** The error with which a cancelled scan rejects. */
export function abortError(): DOMException {
  return new DOMException("The scan was cancelled.", "AbortError");
}

export function throwIfAborted(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw abortError();
}
