import type { ICellData } from "@univerjs/core";
import type { Rect } from "../book";
import { maxColumns, maxRows } from "../book";
import type { CellReader, Matrix } from "./cells";
import { emptyCell } from "./cells";

/**
 * The cells of a rectangle with their rows in another order: row `i` gets what row `order[i]` was.
 *
 * @param shift rewrites a formula's relative references for a move by a number of rows, as Excel does when it sorts
 */
export function reorderRows(
  reader: CellReader,
  rect: Rect,
  order: readonly number[],
  shift: (formula: string, rows: number) => string,
): Matrix {
  const before = new Map<number, Map<number, ICellData>>();
  reader.forEach(rect, (row, column, cell) => {
    let cells = before.get(row);
    if (!cells) before.set(row, (cells = new Map()));
    cells.set(column, cell);
  });
  const after: Matrix = {};
  order.forEach((from, to) => {
    if (from === to) return;
    const source = before.get(rect.row + from);
    const target = before.get(rect.row + to);
    const cells: Record<number, ICellData> = (after[rect.row + to] = {});
    for (const column of target?.keys() ?? []) cells[column] = { ...emptyCell(), s: null };
    for (const [column, cell] of source ?? []) {
      const { s = null, f, si, ...content } = cell;
      const formula = f || si ? String(reader.formula(rect.row + from, column)) : null;
      cells[column] = { ...emptyCell(), ...content, f: formula && shift(formula, to - from), s };
    }
  });
  for (const { row, column, formula } of orphans(reader, before)) {
    (after[row] ??= {})[column] ??= { f: formula, si: null };
  }
  return after;
}

/** Cells that point at a formula of a cell that moves, wherever they are: each gets its own. */
function orphans(reader: CellReader, moved: ReadonlyMap<number, ReadonlyMap<number, ICellData>>) {
  const ids = new Set<string>();
  for (const cells of moved.values()) for (const { si } of cells.values()) if (si) ids.add(si);
  const found: { row: number; column: number; formula: string }[] = [];
  if (ids.size === 0) return found;
  reader.forEach({ row: 0, column: 0, rows: maxRows, columns: maxColumns }, (row, column, { si }) => {
    if (si && ids.has(si)) found.push({ row, column, formula: String(reader.formula(row, column)) });
  });
  return found;
}
