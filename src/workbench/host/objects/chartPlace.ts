import type { Sheet } from "../../book";
import type { Shift } from "../../geometry";
import { shiftRect } from "../../geometry";

/** Points from the sheet's upper left corner. */
export interface ChartFrame {
  readonly top: number;
  readonly left: number;
  readonly width: number;
  readonly height: number;
}

/** A place within a cell, in points from the cell's upper left corner. */
interface Corner {
  readonly row: number;
  readonly down: number;
  readonly column: number;
  readonly right: number;
}

/** Excel's standard placement: both corners are tied to cells, so that a chart moves and sizes with them. */
export interface ChartPlace {
  readonly from: Corner;
  readonly to: Corner;
}

const pointsPerPixel = 0.75;
/** Lines that are counted at most. */
const farthest = 1_048_575;

export function placeFor(sheet: Sheet, { top, left, width, height }: ChartFrame): ChartPlace {
  return { from: cornerAt(sheet, left, top), to: cornerAt(sheet, left + width, top + height) };
}

export function frameOf(sheet: Sheet, { from, to }: ChartPlace): ChartFrame {
  const start = pointsOf(sheet, from);
  const end = pointsOf(sheet, to);
  return { ...start, width: Math.max(0, end.left - start.left), height: Math.max(0, end.top - start.top) };
}

/** Where a chart lies when cells were inserted or removed; a corner in removed cells goes to where they were. */
export function shiftPlace({ from, to }: ChartPlace, shift: Shift): ChartPlace {
  return { from: shiftCorner(from, shift), to: shiftCorner(to, shift) };
}

function shiftCorner(corner: Corner, shift: Shift): Corner {
  const moved = shiftRect({ row: corner.row, column: corner.column, rows: 1, columns: 1 }, shift);
  if (moved) return { ...corner, row: moved.row, column: moved.column };
  return shift.axis === "rows"
    ? { ...corner, row: shift.at, down: 0 }
    : { ...corner, column: shift.at, right: 0 };
}

function cornerAt(sheet: Sheet, left: number, top: number): Corner {
  const [row, down] = lineAt(top, heights(sheet));
  const [column, right] = lineAt(left, widths(sheet));
  return { row, down, column, right };
}

function pointsOf(sheet: Sheet, corner: Corner): { left: number; top: number } {
  const height = heights(sheet);
  const width = widths(sheet);
  return {
    left: before(corner.column, width) + Math.min(corner.right, width(corner.column)),
    top: before(corner.row, height) + Math.min(corner.down, height(corner.row)),
  };
}

/** Points of a row; a hidden one has none. */
function heights(sheet: Sheet): (row: number) => number {
  const hidden = new Set(sheet.hiddenRows());
  return (row) => (hidden.has(row) ? 0 : sheet.rowHeight(row) * pointsPerPixel);
}

function widths(sheet: Sheet): (column: number) => number {
  const hidden = new Set(sheet.hiddenColumns());
  return (column) => (hidden.has(column) ? 0 : sheet.columnWidth(column) * pointsPerPixel);
}

function before(index: number, pointsOfLine: (index: number) => number): number {
  let points = 0;
  for (let line = 0; line < index; line++) points += pointsOfLine(line);
  return points;
}

/** The row or column at a distance from the sheet's corner, and the distance from its beginning. */
function lineAt(points: number, pointsOfLine: (index: number) => number): [line: number, rest: number] {
  let rest = Math.max(0, points);
  let line = 0;
  // A sheet of hidden lines alone would never end.
  for (let size = pointsOfLine(0); rest >= size && line < farthest; size = pointsOfLine(line)) {
    rest -= size;
    line++;
  }
  return [line, rest];
}
