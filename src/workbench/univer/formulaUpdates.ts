import type { ICellData, Nullable } from "@univerjs/core";
import type { Matrix } from "./cells";
import type { Unit } from "./unit";

/**
 * Before cells are written Univer asks what that means for formulas, and looks through every cell of the workbook for the
 * answer: at a million cells a write of one takes seconds. Only formulas that are shared between cells need that; what
 * other writes mean is read from the written cells alone.
 */
export function updateFormulasOfWrittenCells({ workbook, formulas }: Unit): void {
  const updateAll = formulas.updateFormulaData.bind(formulas);
  formulas.updateFormulaData = (unitId, sheetId, cellValue) => {
    const cells = workbook.getSheetBySheetId(sheetId)?.getCellMatrix().getMatrix() as Matrix | undefined;
    if (unitId !== workbook.getUnitId() || !cells) return updateAll(unitId, sheetId, cellValue);
    const written = contentsOf(cellValue as Matrix);
    return touchesShared(written, cells)
      ? updateAll(unitId, sheetId, written as typeof cellValue)
      : changesOf(written, cells);
  };
}

/** Without the cells that only get another format, which Univer takes for cells without a formula. */
function contentsOf(matrix: Matrix): Matrix {
  const contents: Matrix = {};
  forEachCell(matrix, (row, column, cell) => {
    if (!cell || "v" in cell || "f" in cell || "si" in cell || "p" in cell) {
      (contents[row] ??= {})[column] = cell;
    }
  });
  return contents;
}

function touchesShared(written: Matrix, cells: Matrix): boolean {
  let shared = false;
  forEachCell(written, (row, column, cell) => {
    const before = cells[row]?.[column];
    // The formula that others point at, written once more: it stays the one that they point at.
    if (cell && before?.si && before.f && before.f === cell.f && !cell.si) cell.si = before.si;
    if (cell?.si || before?.si) shared = true;
  });
  return shared;
}

/** The formulas that are new, and null for those that go. */
function changesOf(written: Matrix, cells: Matrix): ReturnType<Unit["formulas"]["updateFormulaData"]> {
  const changes: ReturnType<Unit["formulas"]["updateFormulaData"]> = {};
  forEachCell(written, (row, column, cell) => {
    if (cell?.f) (changes[row] ??= {})[column] = { f: cell.f };
    else if (cells[row]?.[column]?.f) (changes[row] ??= {})[column] = null as never;
  });
  return changes;
}

function forEachCell(
  matrix: Matrix,
  visit: (row: number, column: number, cell: Nullable<ICellData>) => void,
): void {
  for (const rowKey in matrix) {
    const row = Number(rowKey);
    const cells = matrix[row];
    for (const columnKey in cells) visit(row, Number(columnKey), cells[Number(columnKey)]);
  }
}
