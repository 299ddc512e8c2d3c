/** A cell as a spreadsheet or a CSV file gives it. Dates may be serial numbers (1900 system) or texts. */
export type Cell = string | number | boolean | null;

/**
 * Cells by row and column, however they are stored (matrix of a range, packed blocks in a worker, rows of a CSV file).
 * Rows and columns are zero-based; `sourceRow` says where the person finds the row (sheet row or file line, 1-based).
 */
export interface Table {
  readonly rowCount: number;
  readonly columnCount: number;
  cell(row: number, column: number): Cell;
  sourceRow(row: number): number;
}

/**
 * A matrix as a table; short rows read as null.
 *
 * @param firstRow the 1-based place of the matrix's first row in its sheet or file
 * @example tableOf([["time", "text"], [45000, "在吗"]], 3).sourceRow(1) //=> 4
 */
export function tableOf(rows: readonly (readonly Cell[])[], firstRow = 1): Table {
  let columnCount = 0;
  for (const row of rows) if (row.length > columnCount) columnCount = row.length;
  return {
    rowCount: rows.length,
    columnCount,
    cell: (row, column) => rows[row]?.[column] ?? null,
    sourceRow: (row) => row + firstRow,
  };
}

/**
 * A cell as text: as it was, numbers in their shortest form, blank as "".
 *
 * @example cellText(45000.5) //=> "45000.5"
 */
export function cellText(cell: Cell): string {
  return typeof cell === "string" ? cell : cell === null ? "" : String(cell);
}

/** Whether a cell shows nothing: empty, or white space alone. */
export function isBlank(cell: Cell): boolean {
  return cell === null || (typeof cell === "string" && cell.trim() === "");
}

/** Errors that Excel shows in a cell; ranges deliver them as texts. */
const errorCodes = [
  "#N/A",
  "#DIV/0!",
  "#VALUE!",
  "#NUM!",
  "#NULL!",
  "#REF!",
  "#NAME?",
  "#SPILL!",
  "#CALC!",
  "#FIELD!",
  "#BLOCKED!",
  "#CONNECT!",
  "#BUSY!",
  "#GETTING_DATA",
  "#PYTHON!",
  "#EXTERNAL!",
  "#UNKNOWN!",
] as const;
export type ErrorCode = (typeof errorCodes)[number];

const knownErrors: ReadonlySet<string> = new Set(errorCodes);

/** @example isErrorCode("#N/A") //=> true */
export function isErrorCode(value: unknown): value is ErrorCode {
  return typeof value === "string" && value.startsWith("#") && knownErrors.has(value);
}

/** Whether a cell holds one of Excel's error values. */
export function isErrorCell(cell: Cell): boolean {
  return typeof cell === "string" && cell.length < 16 && cell.startsWith("#") && knownErrors.has(cell.trim());
}
