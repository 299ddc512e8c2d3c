import type { Worksheet } from "@univerjs/core";
import {
  LexerTreeBuilder,
  SetRangeValuesMutation,
  SetRangeValuesUndoMutationFactory,
} from "@univerjs/preset-sheets-core";
import type { CellFormat, CellValue, Rect } from "../book";
import { maxColumns, maxRows } from "../book";
import type { Matrix } from "./cells";
import { CellReader, cellOf, emptyCell } from "./cells";
import { setEntireStyle } from "./entireStyles";
import { reorderRows } from "./order";
import { shareFormulas } from "./sharedFormulas";
import { formatOf, styleOf } from "./styles";
import type { Unit } from "./unit";

/** Used cells by sheet, with the revision of the workbook in which they were. */
const usedCells = new WeakMap<Worksheet, { readonly revision: number; readonly used: Rect | null }>();

/** What stands in the cells of one sheet and how it looks. */
export class Contents {
  constructor(
    private readonly unit: Unit,
    private readonly worksheet: Worksheet,
  ) {}

  used(valuesOnly: boolean): Rect | null {
    if (!valuesOnly) return this.read().used(false);
    // A scan asks many times, and every time all rows are looked at.
    const { revision } = this.unit;
    const known = usedCells.get(this.worksheet);
    if (known?.revision === revision) return known.used;
    const used = this.read().used(true);
    usedCells.set(this.worksheet, { revision, used });
    return used;
  }

  values(rect: Rect): CellValue[][] {
    const reader = this.read();
    return collect(rect, (row, column) => reader.value(row, column));
  }

  formulas(rect: Rect): CellValue[][] {
    const reader = this.read();
    return collect(rect, (row, column) => reader.formula(row, column));
  }

  text(rect: Rect): string[][] {
    const reader = this.read();
    return collect(rect, (row, column) => reader.text(row, column));
  }

  write(rect: Rect, formulas: readonly (readonly (CellValue | null)[])[]): void {
    const reader = this.read();
    const matrix: Matrix = {};
    formulas.forEach((inputs, down) => {
      const row = rect.row + down;
      inputs.forEach((input, right) => {
        if (input === null) return;
        const column = rect.column + right;
        const numberFormat = reader.numberFormat(row, column);
        const cell = cellOf(input, numberFormat);
        // Univer shows only number formats that a cell has of its own, not those of its column.
        if (numberFormat && !cell.s) cell.s = { n: { pattern: numberFormat } };
        (matrix[row] ??= {})[column] = cell;
      });
    });
    for (let right = 0; right < rect.columns; right++) {
      shareFormulas(matrix, rect.row, rect.column + right, formulas.length);
    }
    this.unit.grow(this.worksheet, rect.row + formulas.length, rect.column + rect.columns);
    this.set(matrix);
  }

  format(row: number, column: number): CellFormat {
    const style = {
      ...this.worksheet.getRowStyle(row),
      ...this.worksheet.getColumnStyle(column),
      ...this.unit.style(this.worksheet.getCellRaw(row, column)?.s),
    };
    return formatOf(style);
  }

  setFormat(rect: Rect, format: CellFormat): void {
    const patch = styleOf(format);
    if (Object.keys(patch).length === 0) return;
    // Univer's types know no null in a style, its mutation takes it for "unset".
    const s = patch as object;
    const matrix: Matrix = {};
    if (rect.rows >= maxRows || rect.columns >= maxColumns) {
      setEntireStyle(this.unit, this.worksheet, rect, format);
      this.read().forEach(rect, (row, column) => {
        (matrix[row] ??= {})[column] = { s };
      });
    } else {
      this.unit.grow(this.worksheet, rect.row + rect.rows, rect.column + rect.columns);
      for (let row = rect.row; row < rect.row + rect.rows; row++) {
        const cells = (matrix[row] = {} as Record<number, { s: object }>);
        for (let column = rect.column; column < rect.column + rect.columns; column++) cells[column] = { s };
      }
    }
    this.set(matrix);
  }

  clear(rect: Rect, what: "all" | "contents" | "formats"): void {
    const matrix: Matrix = {};
    this.read().forEach(rect, (row, column, cell) => {
      const cleared = what === "formats" ? {} : emptyCell();
      if (what !== "contents" && cell.s) cleared.s = null;
      (matrix[row] ??= {})[column] = cleared;
    });
    this.unit.grouped(() => {
      this.set(matrix);
      if (what !== "contents" && (rect.rows >= maxRows || rect.columns >= maxColumns)) {
        setEntireStyle(this.unit, this.worksheet, rect, null);
      }
    });
  }

  reorderRows(rect: Rect, order: readonly number[]): void {
    const lexer = this.unit.injector.get(LexerTreeBuilder);
    const cells = reorderRows(this.read(), rect, order, (formula, rows) =>
      lexer.moveFormulaRefOffset(formula, 0, rows),
    );
    this.unit.sorting(this.worksheet.getSheetId(), rect, () => this.set(cells));
  }

  /** Empties the cells of a merge but its first. */
  clearMerged(rect: Rect): void {
    const matrix: Matrix = {};
    this.read().forEach(rect, (row, column) => {
      if (row !== rect.row || column !== rect.column) (matrix[row] ??= {})[column] = emptyCell();
    });
    this.set(matrix);
  }

  private read(): CellReader {
    return new CellReader(this.unit, this.worksheet);
  }

  private set(cellValue: Matrix): void {
    if (Object.keys(cellValue).length === 0) return;
    const change = { unitId: this.unit.id, subUnitId: this.worksheet.getSheetId(), cellValue };
    const undo = SetRangeValuesUndoMutationFactory(this.unit.injector, change);
    this.unit.mutate(
      [{ id: SetRangeValuesMutation.id, params: change }],
      [{ id: SetRangeValuesMutation.id, params: undo }],
    );
  }
}

function collect<T>(rect: Rect, cell: (row: number, column: number) => T): T[][] {
  return Array.from({ length: rect.rows }, (_, down) =>
    Array.from({ length: rect.columns }, (__, right) => cell(rect.row + down, rect.column + right)),
  );
}
