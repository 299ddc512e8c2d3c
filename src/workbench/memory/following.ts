import { shiftFormula, translateFormula } from "../address";
import type { BookEvent, ConditionalFormat, Rect } from "../book";
import { beforeShift, isEntireColumn, isEntireRow, shiftRects, subtract, type Shift } from "../geometry";

export type CellsChange = Extract<BookEvent, { kind: "changed" }>["change"];

/** What Excel calls an insertion (down, right) or a removal (up, left) of a rectangle. */
export function changeOf(rect: Rect, shift: "Down" | "Right" | "Up" | "Left"): CellsChange {
  const done = shift === "Down" || shift === "Right" ? "Inserted" : "Deleted";
  const isVertical = shift === "Down" || shift === "Up";
  if (isVertical && isEntireRow(rect)) return `Row${done}`;
  return !isVertical && isEntireColumn(rect) ? `Column${done}` : `Cell${done}`;
}

/** How conditional formats and hidden rows follow cells that move. */

/**
 * A conditional format's formula is written for the first cell of its first range: it is rewritten for the cell that is
 * the first one now, and its references follow the shift.
 */
export function followShift(
  format: ConditionalFormat,
  sheetName: string,
  shift: Shift,
): ConditionalFormat | null {
  const ranges = shiftRects(format.ranges, shift);
  if (ranges.length === 0) return null;
  const first = format.ranges[0];
  const was = beforeShift(ranges[0].row, ranges[0].column, shift);
  const own = translateFormula(format.formula, was.row - first.row, was.column - first.column);
  return { ...format, ranges, formula: shiftFormula(own, sheetName, sheetName, shift) };
}

/** A conditional format that no longer covers a rectangle. */
export function without(format: ConditionalFormat, hole: Rect): ConditionalFormat | null {
  const ranges = format.ranges.flatMap((range) => subtract(range, hole));
  if (ranges.length === 0) return null;
  const [first] = format.ranges;
  const formula = translateFormula(
    format.formula,
    ranges[0].row - first.row,
    ranges[0].column - first.column,
  );
  return { ...format, ranges, formula };
}

export function shiftIndices(
  indices: Set<number>,
  shift: Shift,
  axis: Shift["axis"],
  entire: (rect: Rect) => boolean,
): Set<number> {
  const band: Rect =
    axis === "rows"
      ? { row: 0, rows: 1, column: shift.band.start, columns: shift.band.count }
      : { row: shift.band.start, rows: shift.band.count, column: 0, columns: 1 };
  if (shift.axis !== axis || !entire(band)) return indices;
  const moved = new Set<number>();
  for (const index of indices) {
    if (index < shift.at) moved.add(index);
    else if (shift.kind === "insert") moved.add(index + shift.count);
    else if (index >= shift.at + shift.count) moved.add(index - shift.count);
  }
  return moved;
}
