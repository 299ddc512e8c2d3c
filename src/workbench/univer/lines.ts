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
    const range = toPlainRange({ row, column: 0, rows: count, columns: maxColumns }, this.worksheet);
    this.toggle(range, hidden, SetRowHiddenMutation.id, SetRowVisibleMutation.id);
  }

  hiddenColumns(): readonly number[] {
    return hiddenIn(this.worksheet.getColumnManager().getColumnData());
  }

  setColumnsHidden(column: number, count: number, hidden: boolean): void {
    this.unit.grow(this.worksheet, 0, column + count);
    const range = toPlainRange({ row: 0, column, rows: maxRows, columns: count }, this.worksheet);
    this.toggle(range, hidden, SetColHiddenMutation.id, SetColVisibleMutation.id);
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

  private toggle(range: IRange, hidden: boolean, hide: string, show: string): void {
    const parameters = { ...this.target, ranges: [range] };
    this.mutate(hidden ? hide : show, parameters, parameters, hidden ? show : hide);
  }
}

function hiddenIn(lines: Readonly<Record<number, { hd?: BooleanNumber } | null | undefined>>): number[] {
  return Object.keys(lines)
    .map(Number)
    .filter((line) => lines[line]?.hd === BooleanNumber.TRUE)
    .sort((a, b) => a - b);
}
