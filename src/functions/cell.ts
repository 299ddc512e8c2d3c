import { isErrorCode, type Cell, type ErrorCode } from "../chat/table";

/** An error that stood in an input cell and is passed on. */
export class CellError extends Error {
  override readonly name = "CellError";
  /** @param rangeRow its row in a range of several, from 1 on */
  constructor(
    readonly code: ErrorCode,
    readonly rangeRow?: number,
  ) {
    super(code);
  }
}

/**
 * One cell as a function sees it, whichever platform it came from: the one place where blanks (null, "" or undefined),
 * errors (objects of the custom-functions runtime, or their text) and data types (their plain value) are settled.
 * A blank cell that a platform hands over as 0 is 0, as everywhere in Excel.
 */
export function cellOf(raw: unknown): Cell | CellError {
  switch (typeof raw) {
    case "string":
      if (raw === "") return null;
      return isErrorCode(raw) ? new CellError(raw) : raw;
    case "number":
      return Number.isFinite(raw) ? raw : new CellError("#NUM!");
    case "boolean":
      return raw;
    case "bigint":
      return Number(raw);
    case "object":
      return raw === null ? null : dataType(raw);
    default:
      return null;
  }
}

/** CustomFunctions.Error, {code} and Excel's data types, which carry what a plain cell would hold as `basicValue`. */
function dataType(raw: object): Cell | CellError {
  const { code, basicValue, error } = raw as { code?: unknown; basicValue?: unknown; error?: unknown };
  if (isErrorCode(code)) return new CellError(code);
  if (typeof error === "object" && error !== null) return dataType(error);
  if (basicValue !== undefined && typeof basicValue !== "object") return cellOf(basicValue);
  return new CellError("#VALUE!");
}

/**
 * An argument as a rectangle of cells: one value, a column ([1, 2, 3]) or rows ([[1, 2], [3, 4]]); short rows read as
 * blank.
 */
export class Range {
  private constructor(
    private readonly source: readonly unknown[],
    readonly rows: number,
    readonly columns: number,
  ) {}

  static of(raw: unknown): Range {
    if (!Array.isArray(raw)) return new Range([raw], 1, 1);
    let columns = 1;
    for (const row of raw as unknown[]) {
      if (Array.isArray(row) && row.length > columns) columns = row.length;
    }
    return new Range(raw as unknown[], raw.length, columns);
  }

  /** The cell, or the error that stands in it. */
  at(row: number, column: number): Cell | CellError {
    const line = this.source[row];
    if (Array.isArray(line)) return cellOf((line as unknown[])[column]);
    return column === 0 ? cellOf(line) : null;
  }

  /** The cell; an error in it is thrown, and so passed on. */
  cell(row: number, column: number): Cell {
    const cell = this.at(row, column);
    if (cell instanceof CellError) throw cell;
    return cell;
  }

  /** All cells of a column, in one go; an error in one of them is thrown, and so passed on. */
  column(index: number): Cell[] {
    const cells = new Array<Cell>(this.rows);
    for (let row = 0; row < this.rows; row++) {
      const cell = this.at(row, index);
      if (cell instanceof CellError) throw this.rows > 1 ? new CellError(cell.code, row + 1) : cell;
      cells[row] = cell;
    }
    return cells;
  }

  get isSingle(): boolean {
    return this.rows === 1 && this.columns === 1;
  }
}
