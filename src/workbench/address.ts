import { maxColumns, maxRows, type Rect } from "./book";
import { isEntireColumn, isEntireRow, shiftRect, type Shift } from "./geometry";

/** A1 addresses, and the references in formulas. */

/** @example columnName(27) //=> "AB" */
export function columnName(column: number): string {
  let name = "";
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    name = String.fromCharCode(65 + ((rest - 1) % 26)) + name;
  }
  return name;
}

/** @example columnIndex("AB") //=> 27 */
export function columnIndex(name: string): number {
  let index = 0;
  for (const letter of name.toUpperCase()) index = index * 26 + letter.charCodeAt(0) - 64;
  return index - 1;
}

/**
 * A sheet's name as it stands before "!": in apostrophes when it could be read as something else.
 *
 * @example quoteSheetName("聊天记录") //=> "聊天记录"
 * @example quoteSheetName("7月 客服's") //=> "'7月 客服''s'"
 */
export function quoteSheetName(name: string): string {
  const plain = /^[\p{L}_][\p{L}\p{N}_.]*$/u.test(name);
  const likeReference = /^[A-Za-z]{1,3}\d+$/.test(name) || /^(?:R\d*)?(?:C\d*)?$/i.test(name);
  return plain && !likeReference ? name : `'${name.replaceAll("'", "''")}'`;
}

/**
 * @example addressOf({ row: 0, column: 0, rows: 2, columns: 3 }) //=> "A1:C2"
 * @example addressOf({ row: 0, column: 1, rows: 1048576, columns: 1 }) //=> "B:B"
 */
export function addressOf(rect: Rect): string {
  const lastRow = rect.row + rect.rows;
  const lastColumn = columnName(rect.column + rect.columns - 1);
  if (isEntireRow(rect)) return `${rect.row + 1}:${lastRow}`;
  if (isEntireColumn(rect)) return `${columnName(rect.column)}:${lastColumn}`;
  const first = `${columnName(rect.column)}${rect.row + 1}`;
  return rect.rows * rect.columns === 1 ? first : `${first}:${lastColumn}${lastRow}`;
}

/** @example absoluteAddressOf({ row: 0, column: 0, rows: 1, columns: 1 }) //=> "$A$1" */
export function absoluteAddressOf(rect: Rect): string {
  return addressOf(rect).replace(/[A-Z]+|\d+/g, "$$$&");
}

export interface Address {
  /** Name of the sheet when the address names one. */
  readonly sheet: string | null;
  readonly rect: Rect;
}

const qualifier = String.raw`(?:'((?:[^']|'')+)'!|([^'!:*?/\\[\]"]+)!)?`;
const cell = String.raw`\$?([A-Za-z]{1,3})\$?(\d{1,7})`;
const cells = new RegExp(`^${qualifier}${cell}(?::${cell})?$`);
const columns = new RegExp(String.raw`^${qualifier}\$?([A-Za-z]{1,3}):\$?([A-Za-z]{1,3})$`);
const rows = new RegExp(String.raw`^${qualifier}\$?(\d{1,7}):\$?(\d{1,7})$`);

/**
 * Reads an A1 address of a cell, a rectangle, entire columns or entire rows, with or without a sheet.
 *
 * @returns null when it is none, or when it lies outside the grid
 * @example parseAddress("'My sheet'!$B$2:A1") //=> { sheet: "My sheet", rect: { row: 0, column: 0, rows: 2, columns: 2 } }
 * @example parseAddress("2:3") //=> { sheet: null, rect: { row: 1, column: 0, rows: 2, columns: 16384 } }
 */
export function parseAddress(address: string): Address | null {
  const text = address.trim();
  let match = cells.exec(text);
  if (match) {
    const [, , , column1, row1, column2 = column1, row2 = row1] = match;
    return at(match, columnIndex(column1), columnIndex(column2), Number(row1) - 1, Number(row2) - 1);
  }
  match = columns.exec(text);
  if (match) return at(match, columnIndex(match[3]), columnIndex(match[4]), 0, maxRows - 1);
  match = rows.exec(text);
  if (match) return at(match, 0, maxColumns - 1, Number(match[3]) - 1, Number(match[4]) - 1);
  return null;
}

function at(match: RegExpExecArray, c1: number, c2: number, r1: number, r2: number): Address | null {
  const row = Math.min(r1, r2);
  const column = Math.min(c1, c2);
  const lastRow = Math.max(r1, r2);
  const lastColumn = Math.max(c1, c2);
  if (row < 0 || lastRow >= maxRows || lastColumn >= maxColumns) return null;
  const sheet = match[1]?.replaceAll("''", "'") ?? match[2] ?? null;
  return { sheet, rect: { row, column, rows: lastRow - row + 1, columns: lastColumn - column + 1 } };
}

// Strings, quoted sheet names and structured references are skipped whole; what looks like a reference but goes on as
// a name or a function ("LOG10(", "A1B") is none.
const token =
  /"(?:[^"]|"")*"|\[[^\]]*\]|((?:'(?:[^']|'')+'|[\p{L}_][\p{L}\p{N}_.]*)!)?(\$?[A-Za-z]{1,3}\$?\d{1,7}(?::\$?[A-Za-z]{1,3}\$?\d{1,7})?|\$?[A-Za-z]{1,3}:\$?[A-Za-z]{1,3}|\$?\d{1,7}:\$?\d{1,7})(?![\p{L}\p{N}_.(!])|'(?:[^']|'')+'|[\p{L}_][\p{L}\p{N}_.]*/gu;

/** A reference as it stands in a formula: "'my sheet'!$A$1" has the sheet "my sheet" and the address "$A$1". */
export interface Reference {
  /** Null when the formula's own sheet is meant. */
  readonly sheet: string | null;
  /** The sheet's name as written, with its "!"; "" when there is none. */
  readonly prefix: string;
  readonly address: string;
}

/** Replaces each reference in a formula; strings, functions and names stay as they are. */
function mapReferences(formula: string, replace: (reference: Reference) => string): string {
  return formula.replace(token, (whole: string, prefix: string | undefined, address: string | undefined) => {
    if (address === undefined) return whole;
    const sheet = prefix ? prefix.slice(0, -1).replace(/^'|'$/g, "").replaceAll("''", "'") : null;
    return replace({ sheet, prefix: prefix ?? "", address });
  });
}

/** A formula after a sheet got another name (null: was deleted). */
export function renameSheetInFormula(formula: string, before: string, after: string | null): string {
  return mapReferences(formula, ({ sheet, prefix, address }) => {
    if (sheet === null || sheet.toLowerCase() !== before.toLowerCase()) return prefix + address;
    return after === null ? `#REF!${address}` : `${quoteSheetName(after)}!${address}`;
  });
}

/**
 * A formula after cells of a sheet moved: its references follow them.
 *
 * @param ownSheet name of the sheet where the formula stands
 * @param movedSheet name of the sheet where cells moved
 * @example shiftFormula("=SUM(A1:A9)", "S", "S", insertion({ row: 2, column: 0, rows: 1, columns: 16384 }, "Down"))
 * //=> "=SUM(A1:A10)"
 */
export function shiftFormula(formula: string, ownSheet: string, movedSheet: string, shift: Shift): string {
  return mapReferences(formula, ({ sheet, prefix, address }) => {
    const parsed = parseAddress(address);
    if (!parsed || (sheet ?? ownSheet).toLowerCase() !== movedSheet.toLowerCase()) return prefix + address;
    const moved = shiftRect(parsed.rect, shift);
    return prefix + (moved ? writeLike(address, moved) : "#REF!");
  });
}

/**
 * A formula as it reads when it is copied to another cell: relative references move along.
 *
 * @example translateFormula("=A1+$B$1", 1, 1) //=> "=B2+$B$1"
 */
export function translateFormula(formula: string, rowOffset: number, columnOffset: number): string {
  if (rowOffset === 0 && columnOffset === 0) return formula;
  return mapReferences(formula, ({ prefix, address }) => {
    const parts = address.split(":").map((part) => {
      const match = /^(\$?)([A-Za-z]*)(\$?)(\d*)$/.exec(part)!;
      const [, columnMark, letters, rowMark, digits] = match;
      // In an entire row ("$1") the mark stands before the digits.
      const rowFixed = rowMark === "$" || (letters === "" && columnMark === "$");
      const column = letters && (columnMark ? columnIndex(letters) : columnIndex(letters) + columnOffset);
      const row = digits && (rowFixed ? Number(digits) - 1 : Number(digits) - 1 + rowOffset);
      if (column !== "" && (column < 0 || column >= maxColumns)) return null;
      if (row !== "" && (row < 0 || row >= maxRows)) return null;
      return columnMark + (column === "" ? "" : columnName(column)) + rowMark + (row === "" ? "" : row + 1);
    });
    return prefix + (parts.includes(null) ? "#REF!" : parts.join(":"));
  });
}

/** Writes an address with the dollar signs of another. */
function writeLike(pattern: string, rect: Rect): string {
  const fresh = addressOf(rect).split(":");
  const marks = pattern.split(":");
  const written = marks.map((mark, index) => {
    const part = fresh[index] ?? fresh[0];
    const [, columnMark, letters, rowMark] = /^(\$?)([A-Za-z]*)(\$?)/.exec(mark)!;
    const [, newLetters, newDigits] = /^([A-Z]*)(\d*)$/.exec(part)!;
    return letters ? columnMark + newLetters + rowMark + newDigits : columnMark + newDigits;
  });
  return written.join(":");
}
