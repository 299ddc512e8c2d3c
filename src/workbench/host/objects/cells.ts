import { longestText, type CellFormat, type CellValue, type Rect, type Sheet } from "../../book";
import { intersect, isEntireColumn, isEntireRow } from "../../geometry";
import { isErrorText } from "../../typedInput";
import { invalidArgument } from "../richApi/hostError";
import { writable, type Limits } from "./model";
import type { FormatTarget } from "./rangeFormat";

/** Reading and writing the cells of a rectangle as Excel does. */

export const isUnbounded = (rect: Rect) => isEntireColumn(rect) || isEntireRow(rect);

/** Cells beyond the limit, and entire rows and columns, read as null. */
export function readable(rect: Rect, limits: Limits): boolean {
  return !isUnbounded(rect) && rect.rows * rect.columns <= limits.cellsPerRead;
}

/** `valueTypes`: Excel knows an empty cell, texts, numbers, truth values and errors. */
export function valueType(value: CellValue): "Empty" | "String" | "Double" | "Boolean" | "Error" {
  if (value === "") return "Empty";
  if (typeof value === "number") return "Double";
  if (typeof value === "boolean") return "Boolean";
  return isErrorText(value) ? "Error" : "String";
}

export function numberFormats(sheet: Sheet, rect: Rect): string[][] {
  return mapCells(rect, (row, column) => sheet.format(row, column).numberFormat ?? "General");
}

function mapCells<T>(rect: Rect, read: (row: number, column: number) => T): T[][] {
  return Array.from({ length: rect.rows }, (_, row) =>
    Array.from({ length: rect.columns }, (_, column) => read(rect.row + row, rect.column + column)),
  );
}

/**
 * The matrix that a person of the API wrote: one scalar fills the range, a matrix must have its size.
 *
 * @throws HostError InvalidArgument
 */
export function matrixFor<T extends CellValue>(input: unknown, rect: Rect, location: string): (T | null)[][] {
  const rows = Array.isArray(input) ? (input as unknown[]) : null;
  if (!rows) {
    if (isUnbounded(rect)) throw invalidArgument(location);
    const row = Array.from({ length: rect.columns }, () => scalar<T>(input, location));
    return Array.from({ length: rect.rows }, () => row);
  }
  const fits =
    rows.length === rect.rows && rows.every((row) => Array.isArray(row) && row.length === rect.columns);
  if (!fits) {
    throw invalidArgument(
      location,
      "The number of rows or columns in the input array doesn't match the size or dimensions of the range.",
    );
  }
  return rows.map((row) => (row as unknown[]).map((value) => scalar<T>(value, location)));
}

function scalar<T extends CellValue>(value: unknown, location: string): T | null {
  if (value === null || value === undefined) return null;
  if (typeof value === "object") throw invalidArgument(location);
  if (typeof value === "string" && value.length > longestText) throw invalidArgument(location);
  return value as T;
}

/** Sets number formats in as few steps as the pattern allows: all alike, column by column, or cell by cell. */
export function writeNumberFormats(sheet: Sheet, rect: Rect, input: unknown, location: string): void {
  if (!Array.isArray(input)) {
    if (typeof input !== "string") throw invalidArgument(location);
    sheet.setFormat(rect, { numberFormat: input });
    return;
  }
  const formats = matrixFor<string>(input, rect, location);
  for (let column = 0; column < rect.columns; column++) {
    let start = 0;
    for (let row = 1; row <= rect.rows; row++) {
      if (row < rect.rows && formats[row][column] === formats[start][column]) continue;
      const numberFormat = formats[start][column];
      if (numberFormat !== null) {
        const run = { row: rect.row + start, rows: row - start, column: rect.column + column, columns: 1 };
        sheet.setFormat(run, { numberFormat: String(numberFormat) });
      }
      start = row;
    }
  }
}

/** What all cells of a rectangle share; null when they differ, as Excel answers for mixed ranges. */
export function uniform<K extends keyof CellFormat, V extends CellFormat[K]>(
  sheet: Sheet,
  rects: readonly Rect[],
  property: K,
  standard: V,
): V | null {
  let seen: V | undefined;
  for (const rect of rects) {
    // Entire rows and columns are judged by the cells that are in use, and one beyond them.
    const used = isUnbounded(rect) ? sheet.used(false) : null;
    const looked = isUnbounded(rect)
      ? [used && intersect(used, rect), beyond(rect, used)].filter((part) => part !== null)
      : [rect];
    for (const part of looked) {
      for (let row = part.row; row < part.row + part.rows; row++) {
        for (let column = part.column; column < part.column + part.columns; column++) {
          const value = (sheet.format(row, column)[property] ?? standard) as V;
          if (seen === undefined) seen = value;
          else if (seen !== value) return null;
        }
      }
    }
  }
  return seen ?? standard;
}

function beyond(rect: Rect, used: Rect | null): Rect | null {
  const row = isEntireColumn(rect) && used ? used.row + used.rows : rect.row;
  const column = isEntireRow(rect) && used ? used.column + used.columns : rect.column;
  return intersect(rect, { row, column, rows: 1, columns: 1 });
}

/** Clears the rectangles of a range or of areas as `Excel.ClearApplyTo` says. */
export function clearRects(target: FormatTarget, applyTo: string | null, location: string): void {
  const kinds: Readonly<Record<string, "all" | "contents" | "formats">> = {
    All: "all",
    Contents: "contents",
    Formats: "formats",
  };
  const what = kinds[applyTo ?? "All"];
  if (!what) throw invalidArgument(location);
  const sheet = writable(target.sheet(location), location);
  for (const rect of target.rects()) sheet.clear(rect, what);
}
