import type { ICellData, IObjectMatrixPrimitiveType, Nullable, Worksheet } from "@univerjs/core";
import { CellValueType, numfmt } from "@univerjs/core";
import { translateFormula } from "../address";
import type { CellValue, Rect } from "../book";
import { readTypedInput } from "../typedInput";
import type { Unit } from "./unit";

export type Matrix = IObjectMatrixPrimitiveType<Nullable<ICellData>>;

const emptied: ICellData = { v: null, t: null, f: null, si: null, p: null };

/** An empty cell that keeps its format. */
export const emptyCell = (): ICellData => ({ ...emptied });

/** Excel's value of a cell. */
export function valueOf(cell: Nullable<ICellData>): CellValue {
  if (!cell) return "";
  if (cell.p) return cell.p.body?.dataStream.replace(/\r\n$/, "").replace(/\r/g, "\n") ?? "";
  if (cell.v === undefined || cell.v === null) return "";
  if (cell.t === CellValueType.BOOLEAN) return cell.v === true || cell.v === 1 || cell.v === "1";
  return cell.v;
}

/**
 * The cell that Excel would hold after an input.
 *
 * @param numberFormat the number format that the cell has already
 */
export function cellOf(input: CellValue, numberFormat: string | undefined): ICellData {
  const typed = readTypedInput(input, numberFormat);
  switch (typed.kind) {
    case "empty":
      return emptyCell();
    case "formula":
      return { ...emptied, f: typed.formula };
    case "error":
      // Univer knows errors only as what formulas give.
      return { ...emptied, f: `=${typed.value}` };
    case "value": {
      // What reads as itself stays itself; only after an apostrophe or in a text cell is there a doubt.
      const content =
        typed.value === input && numberFormat !== "@" ? contentOf(input) : plainCell(typed.value);
      const cell = { ...emptied, ...content };
      if (typed.numberFormat && !numberFormat) cell.s = { n: { pattern: typed.numberFormat } };
      return cell;
    }
  }
}

/** A cell that holds exactly this value; a text that would be read as something else is marked so that it stays a text. */
export function plainCell(value: CellValue): ICellData {
  const content = contentOf(value);
  if (typeof value !== "string") return content;
  const read = readTypedInput(value);
  const same = read.kind === "value" && read.value === value;
  return same ? content : { ...content, t: CellValueType.FORCE_STRING };
}

function contentOf(value: CellValue): ICellData {
  if (typeof value === "number") return { v: value, t: CellValueType.NUMBER };
  if (typeof value === "boolean") return { v: value ? 1 : 0, t: CellValueType.BOOLEAN };
  return { v: value, t: CellValueType.STRING };
}

interface Origin {
  readonly formula: string;
  readonly row: number;
  readonly column: number;
}

/** Reads and calls nothing of Univer's interceptors: the matrix of cells, and the matrix of spilled results over it. */
export class CellReader {
  private readonly cells: Matrix;
  private readonly spilled: Matrix | undefined;
  /** Where formulas stand that others point at, by their ids. */
  private origins: Map<string, Origin> | undefined;

  constructor(
    private readonly unit: Unit,
    private readonly worksheet: Worksheet,
  ) {
    this.cells = worksheet.getCellMatrix().getMatrix();
    this.spilled = unit.formulas.getArrayFormulaCellData()?.[unit.id]?.[worksheet.getSheetId()] ?? undefined;
  }

  /** The cell that is shown: its own, or what a formula elsewhere spilled into it. */
  shown(row: number, column: number): Nullable<ICellData> {
    const own = this.cells[row]?.[column];
    if (own && (hasValue(own) || own.f || own.si)) return own;
    const spilled = this.spilled?.[row]?.[column];
    return spilled ? { ...spilled, s: own?.s ?? spilled.s } : own;
  }

  value(row: number, column: number): CellValue {
    return valueOf(this.shown(row, column));
  }

  formula(row: number, column: number): CellValue {
    const own = this.cells[row]?.[column];
    if (own?.f || own?.si) {
      const formula = own.f ?? this.copiedFormula(own.si!, row, column);
      // An error that was written as a value.
      return formula?.startsWith("=#") ? formula.slice(1) : (formula ?? "");
    }
    return this.value(row, column);
  }

  /** The formula of a cell that points at another cell's. */
  private copiedFormula(id: string, row: number, column: number): string | undefined {
    // Univer's own question looks through the whole sheet for each cell.
    this.origins ??= this.findOrigins();
    const origin = this.origins.get(id);
    if (!origin) return undefined;
    return translateFormula(origin.formula, row - origin.row, column - origin.column);
  }

  private findOrigins(): Map<string, Origin> {
    const origins = new Map<string, Origin>();
    for (const rowKey in this.cells) {
      const cells = this.cells[Number(rowKey)];
      for (const columnKey in cells) {
        const cell = cells[Number(columnKey)];
        if (!cell?.f || !cell.si || origins.has(cell.si)) continue;
        origins.set(cell.si, { formula: cell.f, row: Number(rowKey), column: Number(columnKey) });
      }
    }
    return origins;
  }

  text(row: number, column: number): string {
    const cell = this.shown(row, column);
    const value = valueOf(cell);
    if (typeof value === "boolean") return value ? "TRUE" : "FALSE";
    if (typeof value === "string") return value;
    const pattern = this.numberFormat(row, column) ?? this.unit.style(cell?.s)?.n?.pattern ?? "General";
    try {
      return numfmt.format(pattern, value);
    } catch {
      // A pattern that the library cannot read shows the number as it is.
      return String(value);
    }
  }

  numberFormat(row: number, column: number): string | undefined {
    const own = this.unit.style(this.cells[row]?.[column]?.s)?.n?.pattern;
    return (
      own ?? this.worksheet.getColumnStyle(column)?.n?.pattern ?? this.worksheet.getRowStyle(row)?.n?.pattern
    );
  }

  /** Smallest rectangle of cells with a value, or (`valuesOnly` false) with a value or a format. */
  used(valuesOnly: boolean): Rect | null {
    let top = Infinity;
    let left = Infinity;
    let bottom = -1;
    let right = -1;
    const visit = (matrix: Matrix, counts: (cell: ICellData) => boolean): void => {
      for (const rowKey in matrix) {
        const row = Number(rowKey);
        const cells = matrix[row] ?? {};
        const counted = (key: string): boolean => {
          const cell = cells[Number(key)];
          return !!cell && counts(cell);
        };
        // Only the ends of a row matter, however many cells are between.
        const keys = Object.keys(cells);
        const first = keys.findIndex(counted);
        if (first < 0) continue;
        let last = keys.length - 1;
        while (!counted(keys[last]!)) last--;
        if (row < top) top = row;
        if (row > bottom) bottom = row;
        left = Math.min(left, Number(keys[first]));
        right = Math.max(right, Number(keys[last]));
      }
    };
    visit(this.cells, (cell) => hasValue(cell) || !!cell.f || !!cell.si || (!valuesOnly && !!cell.s));
    if (this.spilled) visit(this.spilled, hasValue);
    if (bottom < 0) return null;
    return { row: top, column: left, rows: bottom - top + 1, columns: right - left + 1 };
  }

  /** Visits the cells that exist inside a rectangle, however large it is. */
  forEach(rect: Rect, visit: (row: number, column: number, cell: ICellData) => void): void {
    for (const rowKey in this.cells) {
      const row = Number(rowKey);
      if (row < rect.row || row >= rect.row + rect.rows) continue;
      const cells = this.cells[row];
      for (const columnKey in cells) {
        const column = Number(columnKey);
        const cell = cells[column];
        if (cell && column >= rect.column && column < rect.column + rect.columns) visit(row, column, cell);
      }
    }
  }
}

function hasValue(cell: ICellData): boolean {
  return (cell.v !== undefined && cell.v !== null && cell.v !== "") || !!cell.p;
}
