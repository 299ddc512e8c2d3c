import { maxColumns, maxRows, type Rect } from "./book";

/** Rectangles of a sheet, and what insertions and deletions do to them. */

export const wholeSheet: Rect = { row: 0, column: 0, rows: maxRows, columns: maxColumns };

export const isEntireColumn = (rect: Rect) => rect.rows === maxRows;
export const isEntireRow = (rect: Rect) => rect.columns === maxColumns;

/** The cells that two rectangles share; null when there are none. */
export function intersect(a: Rect, b: Rect): Rect | null {
  const row = Math.max(a.row, b.row);
  const column = Math.max(a.column, b.column);
  const rows = Math.min(a.row + a.rows, b.row + b.rows) - row;
  const columns = Math.min(a.column + a.columns, b.column + b.columns) - column;
  return rows > 0 && columns > 0 ? { row, column, rows, columns } : null;
}

/** The smallest rectangle around both. */
export function bounding(a: Rect, b: Rect): Rect {
  const row = Math.min(a.row, b.row);
  const column = Math.min(a.column, b.column);
  return {
    row,
    column,
    rows: Math.max(a.row + a.rows, b.row + b.rows) - row,
    columns: Math.max(a.column + a.columns, b.column + b.columns) - column,
  };
}

export function sameRect(a: Rect, b: Rect): boolean {
  return a.row === b.row && a.column === b.column && a.rows === b.rows && a.columns === b.columns;
}

export function containsRect(outer: Rect, inner: Rect): boolean {
  const shared = intersect(outer, inner);
  return shared !== null && sameRect(shared, inner);
}

/** What is left of a rectangle without another: up to four rectangles. */
export function subtract(rect: Rect, hole: Rect): Rect[] {
  const shared = intersect(rect, hole);
  if (!shared) return [rect];
  const { row, column, rows, columns } = rect;
  const below = shared.row + shared.rows;
  const right = shared.column + shared.columns;
  return [
    { row, column, rows: shared.row - row, columns },
    { row: shared.row, column, rows: shared.rows, columns: shared.column - column },
    { row: shared.row, column: right, rows: shared.rows, columns: column + columns - right },
    { row: below, column, rows: row + rows - below, columns },
  ].filter((part) => part.rows > 0 && part.columns > 0);
}

/** Cells that were inserted or removed: everything in the band beyond `at` moves by `count` along the axis. */
export interface Shift {
  readonly kind: "insert" | "remove";
  readonly axis: "rows" | "columns";
  readonly at: number;
  readonly count: number;
  /** The rows (when columns move) or columns (when rows move) that move. */
  readonly band: { readonly start: number; readonly count: number };
}

export function insertion(rect: Rect, shift: "Down" | "Right"): Shift {
  return shiftAt("insert", rect, shift === "Down" ? "rows" : "columns");
}

export function removal(rect: Rect, shift: "Up" | "Left"): Shift {
  return shiftAt("remove", rect, shift === "Up" ? "rows" : "columns");
}

function shiftAt(kind: Shift["kind"], rect: Rect, axis: Shift["axis"]): Shift {
  return axis === "rows"
    ? { kind, axis, at: rect.row, count: rect.rows, band: { start: rect.column, count: rect.columns } }
    : { kind, axis, at: rect.column, count: rect.columns, band: { start: rect.row, count: rect.rows } };
}

/** Whether the whole breadth of the rectangle moves; Excel refuses or splits what moves only in part. */
function movesWhole(rect: Rect, shift: Shift): boolean {
  const [start, count] = shift.axis === "rows" ? [rect.column, rect.columns] : [rect.row, rect.rows];
  return start >= shift.band.start && start + count <= shift.band.start + shift.band.count;
}

/**
 * Where a rectangle lies after a shift. What begins behind the place moves, what lies around it grows or shrinks.
 * A rectangle that moves only in part stays where it is.
 *
 * @returns null when the rectangle is removed altogether
 * @example shiftRect({ row: 5, column: 0, rows: 3, columns: 1 }, insertion({ row: 6, column: 0, rows: 2, columns: 16384 }, "Down"))
 * //=> { row: 5, column: 0, rows: 5, columns: 1 }
 */
export function shiftRect(rect: Rect, shift: Shift): Rect | null {
  if (!movesWhole(rect, shift)) return rect;
  if (shift.axis === "rows") {
    if (isEntireColumn(rect)) return rect;
    const span = shiftSpan(rect.row, rect.rows, shift, maxRows);
    return span && { ...rect, row: span.start, rows: span.count };
  }
  if (isEntireRow(rect)) return rect;
  const span = shiftSpan(rect.column, rect.columns, shift, maxColumns);
  return span && { ...rect, column: span.start, columns: span.count };
}

/** As `shiftRect` for one axis; `limit` is the grid's end. */
function shiftSpan(
  start: number,
  count: number,
  { kind, at, count: moved }: Pick<Shift, "kind" | "at" | "count">,
  limit: number,
): { start: number; count: number } | null {
  const end = start + count;
  let span: { start: number; count: number };
  if (kind === "insert") {
    if (at <= start) span = { start: start + moved, count };
    else span = { start, count: at < end ? count + moved : count };
  } else {
    const before = Math.max(0, Math.min(start, at + moved) - at);
    const inside = Math.max(0, Math.min(end, at + moved) - Math.max(start, at));
    span = { start: start - before, count: count - inside };
  }
  const visible = Math.min(span.start + span.count, limit) - span.start;
  return visible > 0 ? { start: span.start, count: visible } : null;
}

/** As `shiftRect`, but what moves only in part is split, as Excel splits the ranges of a conditional format. */
export function shiftRects(rects: readonly Rect[], shift: Shift): Rect[] {
  const along: Rect =
    shift.axis === "rows"
      ? { row: 0, rows: maxRows, column: shift.band.start, columns: shift.band.count }
      : { row: shift.band.start, rows: shift.band.count, column: 0, columns: maxColumns };
  return rects.flatMap((rect) => {
    const moving = intersect(rect, along);
    if (!moving) return [rect];
    const moved = shiftRect(moving, shift);
    // What does not change place need not be torn apart.
    if (moved && sameRect(moved, moving)) return [rect];
    return [...subtract(rect, along), ...(moved ? [moved] : [])];
  });
}

/** Where the cell that now lies at a place was before the shift; inserted cells were nowhere and stay themselves. */
export function beforeShift(row: number, column: number, shift: Shift): { row: number; column: number } {
  const [along, across] = shift.axis === "rows" ? [row, column] : [column, row];
  const inBand = across >= shift.band.start && across < shift.band.start + shift.band.count;
  let was = along;
  if (inBand && shift.kind === "insert" && along >= shift.at + shift.count) was = along - shift.count;
  if (inBand && shift.kind === "remove" && along >= shift.at) was = along + shift.count;
  return shift.axis === "rows" ? { row: was, column } : { row, column: was };
}
