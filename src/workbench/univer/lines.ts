import type { IRange, Worksheet } from "@univerjs/core";
import { BooleanNumber } from "@univerjs/core";
import {
  SetColHiddenMutation,
  SetColVisibleMutation,
  SetFrozenMutation,
  SetFrozenMutationFactory,
  SetRowHiddenMutation,
  SetRowVisibleMutation,
  SetWorksheetColWidthMutation,
  SetWorksheetColWidthMutationFactory,
  SetWorksheetRowHeightMutation,
  SetWorksheetRowHeightMutationFactory,
  SetWorksheetRowIsAutoHeightMutation,
  SetWorksheetRowIsAutoHeightMutationFactory,
} from "@univerjs/preset-sheets-core";
import { maxColumns, maxRows } from "../book";
import type { Unit } from "./unit";
import { toPlainRange } from "./unit";

/** Entire rows and columns of a sheet: widths, what is hidden by hand, what is frozen. */
export class Lines {
  constructor(
    private readonly unit: Unit,
    private readonly worksheet: Worksheet,
  ) {}

  setColumnWidth(column: number, count: number, pixels: number): void {
    this.unit.grow(this.worksheet, 0, column + Math.min(count, 1));
    const last = Math.min(column + count, this.worksheet.getColumnCount()) - 1;
    const range = {
      startColumn: column,
      endColumn: last,
      startRow: 0,
      endRow: this.worksheet.getRowCount() - 1,
    };
    const change = { ...this.target, ranges: [range], colWidth: pixels };
    this.mutate(
      SetWorksheetColWidthMutation.id,
      change,
      SetWorksheetColWidthMutationFactory(change, this.worksheet),
    );
  }

  setRowHeight(row: number, count: number, pixels: number | null): void {
    this.unit.grow(this.worksheet, row + Math.min(count, maxRows - row - 1), 0);
    const last = Math.min(row + count, this.worksheet.getRowCount()) - 1;
    const endColumn = this.worksheet.getColumnCount() - 1;
    const ranges = [{ startRow: row, endRow: last, startColumn: 0, endColumn }];
    const auto = {
      ...this.target,
      ranges,
      autoHeightInfo: pixels === null ? BooleanNumber.TRUE : BooleanNumber.FALSE,
    };
    this.unit.grouped(() => {
      this.mutate(
        SetWorksheetRowIsAutoHeightMutation.id,
        auto,
        SetWorksheetRowIsAutoHeightMutationFactory(auto, this.worksheet),
      );
      if (pixels === null) return;
      const change = { ...this.target, ranges, rowHeight: pixels };
      this.mutate(
        SetWorksheetRowHeightMutation.id,
        change,
        SetWorksheetRowHeightMutationFactory(change, this.worksheet),
      );
    });
  }

  hiddenRows(): readonly number[] {
    return hiddenIn(this.worksheet.getRowManager().getRowData());
  }

  setRowsHidden(row: number, count: number, hidden: boolean): void {
    this.unit.grow(this.worksheet, row + count, 0);
    const changing = stretches(row, row + count, this.hiddenRows(), !hidden).map(([first, rows]) =>
      toPlainRange({ row: first, column: 0, rows, columns: maxColumns }, this.worksheet),
    );
    this.toggle(changing, hidden, SetRowHiddenMutation.id, SetRowVisibleMutation.id);
  }

  hiddenColumns(): readonly number[] {
    return hiddenIn(this.worksheet.getColumnManager().getColumnData());
  }

  setColumnsHidden(column: number, count: number, hidden: boolean): void {
    this.unit.grow(this.worksheet, 0, column + count);
    const changing = stretches(column, column + count, this.hiddenColumns(), !hidden).map(
      ([first, columns]) => toPlainRange({ row: 0, column: first, rows: maxRows, columns }, this.worksheet),
    );
    this.toggle(changing, hidden, SetColHiddenMutation.id, SetColVisibleMutation.id);
  }

  freeze(rows: number, columns: number): void {
    const frozen = {
      ...this.target,
      startRow: rows > 0 ? rows : -1,
      startColumn: columns > 0 ? columns : -1,
      ySplit: rows,
      xSplit: columns,
    };
    this.mutate(SetFrozenMutation.id, frozen, SetFrozenMutationFactory(this.unit.injector, frozen));
  }

  frozen(): { readonly rows: number; readonly columns: number } {
    const { xSplit, ySplit } = this.worksheet.getFreeze();
    return { rows: ySplit, columns: xSplit };
  }

  private get target(): { unitId: string; subUnitId: string } {
    return { unitId: this.unit.id, subUnitId: this.worksheet.getSheetId() };
  }

  private mutate(id: string, parameters: object, undo: object, undoId = id): void {
    this.unit.mutate([{ id, params: parameters }], [{ id: undoId, params: undo }]);
  }

  /** @param ranges lines that are not yet as they shall be: undoing leaves the others as they were */
  private toggle(ranges: readonly IRange[], hidden: boolean, hide: string, show: string): void {
    if (ranges.length === 0) return;
    const parameters = { ...this.target, ranges };
    this.mutate(hidden ? hide : show, parameters, parameters, hidden ? show : hide);
  }
}

function hiddenIn(lines: Readonly<Record<number, { hd?: BooleanNumber } | null | undefined>>): number[] {
  return Object.keys(lines)
    .map(Number)
    .filter((line) => lines[line]?.hd === BooleanNumber.TRUE)
    .sort((a, b) => a - b);
}

/**
 * The stretches of hidden lines, or of lines that are not hidden, each with its first line and its length.
 *
 * @param hidden lines in ascending order
 * @example stretches(0, 9, [2, 3], false) //=> [[0, 2], [4, 5]]
 */
function stretches(
  start: number,
  end: number,
  hidden: readonly number[],
  wanted: boolean,
): [number, number][] {
  const found: [number, number][] = [];
  const add = (first: number, last: number): void => {
    if (first < last) found.push([first, last - first]);
  };
  let at = start;
  for (const line of hidden) {
    if (line < start || line >= end) continue;
    if (!wanted) add(at, line);
    else if (found.at(-1) && line === at) found.at(-1)![1]++;
    else add(line, line + 1);
    at = line + 1;
  }
  if (!wanted) add(at, end);
  return found;
}
