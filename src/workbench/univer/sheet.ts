import type { Worksheet } from "@univerjs/core";
import { BooleanNumber } from "@univerjs/core";
import {
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
import type { Shift } from "../geometry";
import { insertion, removal, sameRect, shiftRect } from "../geometry";
import { ConditionalFormats } from "./conditionalFormats";
import { Contents } from "./contents";
import { SheetFilters } from "./filters";
import { Lines } from "./lines";
import { Merges } from "./merges";
import { insertCells, removeCells } from "./shiftCells";
import { hexOf } from "./styles";
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
  private readonly contents: Contents;

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
    this.contents = new Contents(unit, worksheet);
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
    return this.contents.used(valuesOnly);
  }

  values(rect: Rect): CellValue[][] {
    return this.contents.values(rect);
  }

  formulas(rect: Rect): CellValue[][] {
    return this.contents.formulas(rect);
  }

  text(rect: Rect): string[][] {
    return this.contents.text(rect);
  }

  write(rect: Rect, formulas: readonly (readonly (CellValue | null)[])[]): void {
    this.contents.write(rect, formulas);
  }

  format(row: number, column: number): CellFormat {
    return this.contents.format(row, column);
  }

  setFormat(rect: Rect, format: CellFormat): void {
    this.contents.setFormat(rect, format);
  }

  clear(rect: Rect, what: "all" | "contents" | "formats"): void {
    this.contents.clear(rect, what);
  }

  reorderRows(rect: Rect, order: readonly number[]): void {
    this.contents.reorderRows(rect, order);
  }

  insert(rect: Rect, shift: "Down" | "Right"): void {
    this.shift(insertion(rect, shift), () =>
      insertCells(this.unit, this.worksheet, rect, shift, this.used(false)),
    );
  }

  remove(rect: Rect, shift: "Up" | "Left"): void {
    this.shift(removal(rect, shift), () => removeCells(this.unit, this.worksheet, rect, shift));
  }

  merges(): readonly Rect[] {
    return this.mergeList.list();
  }

  merge(rect: Rect): void {
    this.unit.grouped(() => {
      this.mergeList.remove(rect);
      this.contents.clearMerged(rect);
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

  private mutate(id: string, parameters: object, undo: object, undoId = id): void {
    this.unit.mutate([{ id, params: parameters }], [{ id: undoId, params: undo }]);
  }
}
