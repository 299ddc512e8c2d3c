import { format as formatNumber } from "numfmt";
import { maxColumns, maxRows, type CellFormat, type CellValue, type Rect } from "../book";
import { isEntireColumn, isEntireRow, type Shift } from "../geometry";

export interface Cell {
  /** The value of a constant, or what the formula came to. */
  value: CellValue;
  formula?: string;
  format?: CellFormat;
}

/** The cells of a sheet, sparse, with formats of entire rows and columns beside them. */
export class Cells {
  private readonly rows: (Cell | undefined)[][] = [];
  private readonly rowFormats: (CellFormat | undefined)[] = [];
  private readonly columnFormats: (CellFormat | undefined)[] = [];

  get(row: number, column: number): Cell | undefined {
    return this.rows[row]?.[column];
  }

  /** The cell to write into; a new one takes the format of its row or column. */
  make(row: number, column: number): Cell {
    const cells = (this.rows[row] ??= []);
    const format = this.rowFormats[row] ?? this.columnFormats[column];
    return (cells[column] ??= { value: "", ...(format && { format: { ...format } }) });
  }

  format(row: number, column: number): CellFormat {
    return this.get(row, column)?.format ?? this.rowFormats[row] ?? this.columnFormats[column] ?? {};
  }

  setFormat(rect: Rect, format: CellFormat): void {
    if (isEntireColumn(rect)) paint(this.columnFormats, rect.column, rect.columns, format);
    else if (isEntireRow(rect)) paint(this.rowFormats, rect.row, rect.rows, format);
    else {
      for (let row = rect.row; row < rect.row + rect.rows; row++) {
        for (let column = rect.column; column < rect.column + rect.columns; column++) {
          const cell = this.make(row, column);
          cell.format = merged(cell.format, format);
        }
      }
      return;
    }
    this.visit(rect, (cell) => (cell.format = merged(cell.format, format)));
  }

  clearFormats(rect: Rect): void {
    if (isEntireColumn(rect)) paint(this.columnFormats, rect.column, rect.columns, null);
    if (isEntireRow(rect)) paint(this.rowFormats, rect.row, rect.rows, null);
    this.visit(rect, (cell) => delete cell.format);
  }

  /** Calls for every cell that exists in the rectangle. */
  visit(rect: Rect, each: (cell: Cell, row: number, column: number) => void): void {
    const lastRow = Math.min(rect.row + rect.rows, this.rows.length);
    for (let row = rect.row; row < lastRow; row++) {
      const cells = this.rows[row];
      if (!cells) continue;
      const lastColumn = Math.min(rect.column + rect.columns, cells.length);
      for (let column = rect.column; column < lastColumn; column++) {
        const cell = cells[column];
        if (cell) each(cell, row, column);
      }
    }
  }

  /** The smallest rectangle of cells with a value, or (`valuesOnly` false) with a value or a format; null when there is none. */
  used(valuesOnly: boolean): Rect | null {
    const counts = (cell: Cell | undefined): boolean =>
      cell !== undefined &&
      (cell.value !== "" || cell.formula !== undefined || (!valuesOnly && isFormatted(cell)));
    let top = -1;
    let bottom = -1;
    let left = Infinity;
    let right = -1;
    for (let row = 0; row < this.rows.length; row++) {
      const cells = this.rows[row];
      const first = cells?.findIndex(counts) ?? -1;
      if (!cells || first < 0) continue;
      if (top < 0) top = row;
      bottom = row;
      left = Math.min(left, first);
      right = Math.max(right, cells.findLastIndex(counts));
    }
    return top < 0 ? null : { row: top, column: left, rows: bottom - top + 1, columns: right - left + 1 };
  }

  /** What is read of every cell of a rectangle, also where there is none. */
  map<T>(rect: Rect, read: (cell: Cell | undefined) => T): T[][] {
    return Array.from({ length: rect.rows }, (_, row) => {
      const cells = this.rows[rect.row + row];
      return Array.from({ length: rect.columns }, (_, column) => read(cells?.[rect.column + column]));
    });
  }

  /** What stands in the cells and how they look, by "row,column". */
  describe(): Record<string, unknown> {
    const cells: Record<string, unknown> = {};
    this.visit({ row: 0, column: 0, rows: maxRows, columns: maxColumns }, (cell, row, column) => {
      const format = isFormatted(cell) ? cell.format : undefined;
      if (cell.value === "" && cell.formula === undefined && !format) return;
      cells[`${row},${column}`] = { content: cell.formula ?? cell.value, ...(format && { format }) };
    });
    return cells;
  }

  delete(row: number, column: number): void {
    delete this.rows[row]?.[column];
  }

  /** Takes out the cells of rows of a rectangle, to be put back in another order. */
  takeRow(row: number, column: number, columns: number): (Cell | undefined)[] {
    return Array.from({ length: columns }, (_, offset) => this.get(row, column + offset));
  }

  putRow(row: number, column: number, cells: readonly (Cell | undefined)[]): void {
    cells.forEach((cell, offset) => {
      if (cell) (this.rows[row] ??= [])[column + offset] = cell;
      else this.delete(row, column + offset);
    });
  }

  move(shift: Shift): void {
    const { axis, at, count, band } = shift;
    const wholeBand = band.start === 0 && band.count === (axis === "rows" ? maxColumns : maxRows);
    if (axis === "rows" && wholeBand) {
      splice(this.rows, shift, maxRows);
      splice(this.rowFormats, shift, maxRows);
      return;
    }
    if (axis === "columns") {
      const last = Math.min(band.start + band.count, this.rows.length);
      for (let row = band.start; row < last; row++)
        if (this.rows[row]) splice(this.rows[row], shift, maxColumns);
      if (wholeBand) splice(this.columnFormats, shift, maxColumns);
      return;
    }
    // Only some columns move up or down: their cells change rows one by one.
    const moving: [number, number, Cell][] = [];
    this.visit({ row: at, rows: maxRows, column: band.start, columns: band.count }, (cell, row, column) => {
      moving.push([row, column, cell]);
    });
    for (const [row, column] of moving) this.delete(row, column);
    for (const [row, column, cell] of moving) {
      const target = shift.kind === "insert" ? row + count : row - count;
      if (target >= at && target < maxRows) (this.rows[target] ??= [])[column] = cell;
    }
  }
}

const isFormatted = ({ format }: Cell): boolean => format !== undefined && Object.keys(format).length > 0;

/** A cell's text as Excel shows it. */
export function shownText({ value, format }: Cell): string {
  if (typeof value === "boolean") return String(value).toUpperCase();
  if (typeof value === "string") return value;
  const pattern = format?.numberFormat ?? "General";
  return formatNumber(pattern === "@" ? "General" : pattern, value, { throws: false });
}

function merged(format: CellFormat | undefined, change: CellFormat): CellFormat {
  const result: CellFormat = { ...format, ...change };
  for (const key of Object.keys(result) as (keyof CellFormat)[]) {
    if (result[key] === undefined) delete result[key];
  }
  return result;
}

function paint(
  formats: (CellFormat | undefined)[],
  start: number,
  count: number,
  change: CellFormat | null,
): void {
  for (let index = start; index < start + count; index++) {
    if (change) formats[index] = merged(formats[index], change);
    else delete formats[index];
  }
}

function splice<T>(list: (T | undefined)[], { kind, at, count }: Shift, limit: number): void {
  if (at >= list.length) return;
  if (kind === "remove") list.splice(at, count);
  else {
    // Array.prototype.splice with a long list of holes would overflow the stack: move the tail by hand.
    const tail = list.splice(at);
    list.length = Math.min(at + count, limit);
    for (const [offset, item] of tail.entries()) {
      if (item !== undefined && at + count + offset < limit) list[at + count + offset] = item;
    }
  }
}
