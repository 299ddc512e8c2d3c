import { isEntireColumn, isEntireRow, shiftRect, wholeSheet, type Shift } from "../geometry";
import { shiftIndices } from "./following";

const standardWidth = 64;
const standardHeight = 20;

/** Entire rows and columns of a sheet: sizes, what is hidden by hand, what is frozen. */
export class Lines {
  private readonly widths = new Map<number, number>();
  private readonly heights = new Map<number, number>();
  private rows = new Set<number>();
  private columns = new Set<number>();
  frozen = { rows: 0, columns: 0 };

  columnWidth(column: number): number {
    return this.widths.get(column) ?? standardWidth;
  }

  setColumnWidth(column: number, count: number, pixels: number): void {
    resize(this.widths, column, count, pixels, standardWidth);
  }

  rowHeight(row: number): number {
    return this.heights.get(row) ?? standardHeight;
  }

  setRowHeight(row: number, count: number, pixels: number | null): void {
    resize(this.heights, row, count, pixels ?? standardHeight, standardHeight);
  }

  get hiddenRows(): ReadonlySet<number> {
    return this.rows;
  }

  setRowsHidden(row: number, count: number, hidden: boolean): void {
    mark(this.rows, row, count, hidden);
  }

  get hiddenColumns(): readonly number[] {
    return [...this.columns].sort((a, b) => a - b);
  }

  setColumnsHidden(column: number, count: number, hidden: boolean): void {
    mark(this.columns, column, count, hidden);
  }

  move(shift: Shift): void {
    this.rows = shiftIndices(this.rows, shift, "rows", isEntireRow);
    this.columns = shiftIndices(this.columns, shift, "columns", isEntireColumn);
    follow(this.widths, (column) => shiftRect({ ...wholeSheet, column, columns: 1 }, shift)?.column);
    follow(this.heights, (row) => shiftRect({ ...wholeSheet, row, rows: 1 }, shift)?.row);
  }

  /** Plain data, for snapshots. */
  describe() {
    return {
      widths: Object.fromEntries(this.widths),
      heights: Object.fromEntries(this.heights),
      hiddenColumns: this.hiddenColumns,
      frozen: this.frozen,
    };
  }
}

function resize(
  sizes: Map<number, number>,
  start: number,
  count: number,
  pixels: number,
  standard: number,
): void {
  for (let index = start; index < start + count; index++) {
    if (pixels === standard) sizes.delete(index);
    else sizes.set(index, pixels);
  }
}

function follow(sizes: Map<number, number>, moved: (index: number) => number | undefined): void {
  const before = [...sizes];
  sizes.clear();
  for (const [index, size] of before) {
    const place = moved(index);
    if (place !== undefined) sizes.set(place, size);
  }
}

function mark(indices: Set<number>, start: number, count: number, on: boolean): void {
  for (let index = start; index < start + count; index++) {
    if (on) indices.add(index);
    else indices.delete(index);
  }
}
