import type { IMutationInfo, IStyleData, Nullable, Worksheet } from "@univerjs/core";
import { BooleanNumber } from "@univerjs/core";
import {
  LexerTreeBuilder,
  SetColDataMutation,
  SetColDataMutationFactory,
  SetRangeValuesMutation,
  SetRangeValuesUndoMutationFactory,
  SetRowDataMutation,
  SetRowDataMutationFactory,
  SetTabColorMutation,
  SetWorksheetHideMutation,
  SetWorksheetNameCommand,
  ToggleGridlinesMutation,
} from "@univerjs/preset-sheets-core";
import type {
  BookFilter,
  BookTable,
  CellFormat,
  CellValue,
  ConditionalFormat,
  FilterCriterion,
  Rect,
  Sheet,
} from "../book";
import { maxColumns, maxRows } from "../book";
import type { Shift } from "../geometry";
import { insertion, removal, sameRect, shiftRect } from "../geometry";
import type { Matrix } from "./cells";
import { CellReader, cellOf, emptyCell } from "./cells";
import { ConditionalFormats } from "./conditionalFormats";
import { SheetFilters } from "./filters";
import { Lines } from "./lines";
import { Merges } from "./merges";
import { reorderRows } from "./order";
import { shareFormulas } from "./sharedFormulas";
import { insertCells, removeCells } from "./shiftCells";
import { formatOf, hexOf, styleOf } from "./styles";
import { Tables } from "./tables";
import type { Unit } from "./unit";

/** What Excel knows of a sheet and Univer does not. */
export interface SheetNotes {
  veryHidden: boolean;
  protected: boolean;
  readonly tableStyles: Map<string, string>;
}

/** One sheet of the grid. */
export class UniverSheet implements Sheet {
  private readonly formats: ConditionalFormats;
  private readonly tableList: Tables;
  private readonly filters: SheetFilters;
  private readonly lines: Lines;
  private readonly mergeList: Merges;

  constructor(
    private readonly unit: Unit,
    private readonly worksheet: Worksheet,
    private readonly notes: SheetNotes,
  ) {
    this.formats = new ConditionalFormats(unit, worksheet);
    this.tableList = new Tables(unit, worksheet, notes.tableStyles);
    this.filters = new SheetFilters(unit, worksheet);
    this.lines = new Lines(unit, worksheet);
    this.mergeList = new Merges(unit, worksheet);
  }

  get id(): string {
    return this.worksheet.getSheetId();
  }

  get name(): string {
    return this.worksheet.getName();
  }

  set name(name: string) {
    if (name !== this.name) this.unit.command(SetWorksheetNameCommand.id, { ...this.target, name });
  }

  get position(): number {
    return this.unit.workbook.getSheets().findIndex((sheet) => sheet.getSheetId() === this.id);
  }

  get visibility(): "Visible" | "Hidden" | "VeryHidden" {
    if (this.worksheet.isSheetHidden() !== BooleanNumber.TRUE) return "Visible";
    return this.notes.veryHidden ? "VeryHidden" : "Hidden";
  }

  set visibility(visibility: "Visible" | "Hidden" | "VeryHidden") {
    this.notes.veryHidden = visibility === "VeryHidden";
    const hidden = visibility === "Visible" ? BooleanNumber.FALSE : BooleanNumber.TRUE;
    if (hidden === (this.worksheet.isSheetHidden() ?? BooleanNumber.FALSE)) return;
    const before = { ...this.target, hidden: BooleanNumber.TRUE - hidden };
    this.mutate(SetWorksheetHideMutation.id, { ...this.target, hidden }, before);
  }

  get tabColor(): string | null {
    return hexOf(this.worksheet.getTabColor());
  }

  set tabColor(color: string | null) {
    const paint = (colour: string | null) => ({ ...this.target, color: colour ?? "" });
    this.mutate(SetTabColorMutation.id, paint(color), paint(this.tabColor));
  }

  get showGridlines(): boolean {
    return this.worksheet.getConfig().showGridlines !== BooleanNumber.FALSE;
  }

  set showGridlines(shown: boolean) {
    if (shown === this.showGridlines) return;
    const state = (on: boolean) => ({
      ...this.target,
      showGridlines: on ? BooleanNumber.TRUE : BooleanNumber.FALSE,
    });
    this.mutate(ToggleGridlinesMutation.id, state(shown), state(!shown));
  }

  get protected(): boolean {
    return this.notes.protected;
  }

  set protected(value: boolean) {
    this.notes.protected = value;
  }

  used(valuesOnly: boolean): Rect | null {
    return this.read().used(valuesOnly);
  }

  values(rect: Rect): CellValue[][] {
    const reader = this.read();
    return this.collect(rect, (row, column) => reader.value(row, column));
  }

  formulas(rect: Rect): CellValue[][] {
    const reader = this.read();
    return this.collect(rect, (row, column) => reader.formula(row, column));
  }

  text(rect: Rect): string[][] {
    const reader = this.read();
    return this.collect(rect, (row, column) => reader.text(row, column));
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
    this.setCells(matrix);
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
      this.setEntireStyle(rect, format);
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
    this.setCells(matrix);
  }

  clear(rect: Rect, what: "all" | "contents" | "formats"): void {
    const matrix: Matrix = {};
    this.read().forEach(rect, (row, column, cell) => {
      const cleared = what === "formats" ? {} : emptyCell();
      if (what !== "contents" && cell.s) cleared.s = null;
      (matrix[row] ??= {})[column] = cleared;
    });
    this.unit.grouped(() => {
      this.setCells(matrix);
      if (what !== "contents" && (rect.rows >= maxRows || rect.columns >= maxColumns)) {
        this.setEntireStyle(rect, null);
      }
    });
  }

  insert(rect: Rect, shift: "Down" | "Right"): void {
    this.shift(insertion(rect, shift), () =>
      insertCells(this.unit, this.worksheet, rect, shift, this.used(false)),
    );
  }

  remove(rect: Rect, shift: "Up" | "Left"): void {
    this.shift(removal(rect, shift), () => removeCells(this.unit, this.worksheet, rect, shift));
  }

  reorderRows(rect: Rect, order: readonly number[]): void {
    const lexer = this.unit.injector.get(LexerTreeBuilder);
    const cells = reorderRows(this.read(), rect, order, (formula, rows) =>
      lexer.moveFormulaRefOffset(formula, 0, rows),
    );
    this.unit.sorting(this.id, rect, () => this.setCells(cells));
  }

  merges(): readonly Rect[] {
    return this.mergeList.list();
  }

  merge(rect: Rect): void {
    this.unit.grouped(() => {
      this.mergeList.remove(rect);
      const matrix: Matrix = {};
      this.read().forEach(rect, (row, column) => {
        if (row !== rect.row || column !== rect.column) (matrix[row] ??= {})[column] = emptyCell();
      });
      this.setCells(matrix);
      this.unit.grow(this.worksheet, rect.row + rect.rows, rect.column + rect.columns);
      this.mergeList.add(rect);
    });
  }

  unmerge(rect: Rect): void {
    this.mergeList.remove(rect);
  }

  columnWidth(column: number): number {
    return this.worksheet.getColumnWidth(column);
  }

  setColumnWidth(column: number, count: number, pixels: number): void {
    this.lines.setColumnWidth(column, count, pixels);
  }

  rowHeight(row: number): number {
    return this.worksheet.getRowHeight(row);
  }

  setRowHeight(row: number, count: number, pixels: number | null): void {
    this.lines.setRowHeight(row, count, pixels);
  }

  hiddenRows(): readonly number[] {
    const hidden = new Set([...this.filters.hiddenRows(), ...this.lines.hiddenRows()]);
    return [...hidden].sort((a, b) => a - b);
  }

  setRowsHidden(row: number, count: number, hidden: boolean): void {
    this.lines.setRowsHidden(row, count, hidden);
  }

  hiddenColumns(): readonly number[] {
    return this.lines.hiddenColumns();
  }

  setColumnsHidden(column: number, count: number, hidden: boolean): void {
    this.lines.setColumnsHidden(column, count, hidden);
  }

  filter(): BookFilter | null {
    return this.filters.get();
  }

  setFilter(filter: BookFilter | null): void {
    this.filters.set(filter);
  }

  tableCriteria(id: string): readonly (FilterCriterion | null)[] {
    return this.filters.tableCriteria(id);
  }

  setTableCriteria(id: string, criteria: readonly (FilterCriterion | null)[]): void {
    this.filters.setTableCriteria(id, criteria);
  }

  filteredRows(): readonly number[] {
    return this.filters.hiddenRows();
  }

  conditionalFormats(): readonly ConditionalFormat[] {
    return this.formats.list();
  }

  setConditionalFormat(format: ConditionalFormat): void {
    this.formats.set(format);
  }

  prioritizeConditionalFormat(id: string, priority: number): void {
    this.formats.prioritize(id, priority);
  }

  removeConditionalFormat(id: string): void {
    this.formats.remove(id);
  }

  tables(): readonly BookTable[] {
    return this.tableList.list();
  }

  addTable(rect: Rect, hasHeaders: boolean): BookTable {
    return this.unit.grouped(() => {
      if (hasHeaders) return this.tableList.add(rect);
      // Excel puts a header row above data that has none.
      this.insert({ ...rect, rows: 1 }, "Down");
      const headers = Array.from({ length: rect.columns }, (_, index) => `Column${index + 1}`);
      this.write({ ...rect, rows: 1 }, [headers]);
      return this.tableList.add({ ...rect, rows: rect.rows + 1 });
    });
  }

  resizeTable(id: string, rect: Rect): void {
    this.unit.grow(this.worksheet, rect.row + rect.rows, rect.column + rect.columns);
    this.tableList.resize(id, rect);
  }

  removeTable(id: string): void {
    this.tableList.remove(id);
  }

  renameTable(id: string, name: string): void {
    this.tableList.rename(id, name);
  }

  styleTable(id: string, style: string): void {
    this.tableList.style(id, style);
  }

  freeze(rows: number, columns: number): void {
    this.lines.freeze(rows, columns);
  }

  frozen(): { readonly rows: number; readonly columns: number } {
    return this.lines.frozen();
  }

  /** Univer's tables follow entire rows and columns only; here they follow as in Excel. */
  private shift(shift: Shift, run: () => void): void {
    const expected = this.tables().map(({ id, rect }) => ({ id, rect: shiftRect(rect, shift) }));
    this.unit.grouped(() => {
      this.unit.keepingSelection(run);
      for (const { id, rect } of expected) {
        const table = this.tables().find((candidate) => candidate.id === id);
        if (table && !rect) this.removeTable(id);
        else if (table && rect && !sameRect(table.rect, rect)) this.resizeTable(id, rect);
      }
    });
  }

  private get target(): { unitId: string; subUnitId: string } {
    return { unitId: this.unit.id, subUnitId: this.id };
  }

  private read(): CellReader {
    return new CellReader(this.unit, this.worksheet);
  }

  private collect<T>(rect: Rect, cell: (row: number, column: number) => T): T[][] {
    return Array.from({ length: rect.rows }, (_, down) =>
      Array.from({ length: rect.columns }, (__, right) => cell(rect.row + down, rect.column + right)),
    );
  }

  private mutate(id: string, parameters: object, undo: object, undoId = id): void {
    this.unit.mutate([{ id, params: parameters }], [{ id: undoId, params: undo }]);
  }

  private setCells(cellValue: Matrix): void {
    if (Object.keys(cellValue).length === 0) return;
    const change = { ...this.target, cellValue };
    const undo = SetRangeValuesUndoMutationFactory(this.unit.injector, change);
    this.mutate(SetRangeValuesMutation.id, change, undo);
  }

  /** Formats of entire columns and rows are kept at the column or the row. */
  private setEntireStyle(rect: Rect, format: CellFormat | null): void {
    const restyle = (old: Nullable<IStyleData>) =>
      format ? withoutNulls({ ...old, ...styleOf(format) }) : undefined;
    const redo: IMutationInfo[] = [];
    const undo: IMutationInfo[] = [];
    if (rect.rows >= maxRows) {
      this.unit.grow(this.worksheet, 0, Math.min(rect.column + rect.columns, maxColumns - 1));
      const columnData: Record<number, { s: object | undefined }> = {};
      const end = Math.min(rect.column + rect.columns, this.worksheet.getColumnCount());
      for (let column = rect.column; column < end; column++) {
        columnData[column] = { s: restyle(this.worksheet.getColumnStyle(column)) };
      }
      const change = { ...this.target, columnData };
      redo.push({ id: SetColDataMutation.id, params: change });
      undo.push({ id: SetColDataMutation.id, params: SetColDataMutationFactory(change, this.worksheet) });
    } else {
      const rowData: Record<number, { s: object | undefined }> = {};
      for (let row = rect.row; row < rect.row + rect.rows; row++) {
        rowData[row] = { s: restyle(this.worksheet.getRowStyle(row)) };
      }
      const change = { ...this.target, rowData };
      redo.push({ id: SetRowDataMutation.id, params: change });
      undo.push({ id: SetRowDataMutation.id, params: SetRowDataMutationFactory(change, this.worksheet) });
    }
    this.unit.mutate(redo, undo);
  }
}

const withoutNulls = (style: object): object =>
  Object.fromEntries(Object.entries(style).filter(([, value]) => value !== null));
