import { parseAddress, translateFormula } from "../address";
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
import { insertion, intersect, removal, shiftRect, wholeSheet, type Shift } from "../geometry";
import { readTypedInput } from "../typedInput";
import { Cells, shownText } from "./cells";
import type { MemoryBook } from "./book";
import { Filters } from "./filters";
import { changeOf, followShift, without, type CellsChange } from "./following";
import { Lines } from "./lines";
import { Tables } from "./tables";

/** One sheet of a `MemoryBook`. */
export class MemorySheet implements Sheet {
  visibility: Sheet["visibility"] = "Visible";
  tabColor: string | null = null;
  showGridlines = true;
  protected = false;
  private readonly cells = new Cells();
  private merged: Rect[] = [];
  private formats: ConditionalFormat[] = [];
  private readonly tableList = new Tables();
  private readonly filters = new Filters(this);
  private readonly lines = new Lines();
  private title: string;

  constructor(
    private readonly book: MemoryBook,
    readonly id: string,
    name: string,
  ) {
    this.title = name;
  }

  get name(): string {
    return this.title;
  }

  set name(name: string) {
    const before = this.title;
    this.title = name;
    this.book.sheetRenamed(before, name);
  }

  get position(): number {
    return this.book.sheets().indexOf(this);
  }

  used(valuesOnly: boolean): Rect | null {
    return this.cells.used(valuesOnly);
  }

  values(rect: Rect): CellValue[][] {
    return this.cells.map(rect, (cell) => cell?.value ?? "");
  }

  formulas(rect: Rect): CellValue[][] {
    return this.cells.map(rect, (cell) => cell?.formula ?? cell?.value ?? "");
  }

  text(rect: Rect): string[][] {
    return this.cells.map(rect, (cell) => (cell ? shownText(cell) : ""));
  }

  write(rect: Rect, formulas: readonly (readonly (CellValue | null)[])[]): void {
    for (let row = 0; row < rect.rows; row++) {
      for (let column = 0; column < rect.columns; column++) {
        const input = formulas[row]?.[column] ?? null;
        if (input !== null) this.type(rect.row + row, rect.column + column, input);
      }
    }
    this.changed(rect, "RangeEdited");
  }

  private type(row: number, column: number, input: CellValue): void {
    const read = readTypedInput(input, this.cells.format(row, column).numberFormat);
    if (read.kind === "empty" && !this.cells.get(row, column)) return;
    const cell = this.cells.make(row, column);
    delete cell.formula;
    if (read.kind === "empty") cell.value = "";
    else if (read.kind === "formula") {
      cell.formula = read.formula;
      cell.value = this.book.evaluate(read.formula, { sheet: this, row, column });
    } else {
      cell.value = read.value;
      const ownFormat = cell.format?.numberFormat ?? "General";
      if (read.kind === "value" && read.numberFormat && ownFormat === "General") {
        cell.format = { ...cell.format, numberFormat: read.numberFormat };
      }
    }
  }

  format(row: number, column: number): CellFormat {
    return this.cells.format(row, column);
  }

  setFormat(rect: Rect, format: CellFormat): void {
    this.cells.setFormat(rect, format);
  }

  clear(rect: Rect, what: "all" | "contents" | "formats"): void {
    if (what !== "formats") {
      this.cells.visit(rect, (cell) => {
        cell.value = "";
        delete cell.formula;
      });
    }
    if (what !== "contents") {
      this.cells.clearFormats(rect);
      this.formats = this.formats.flatMap((format) => without(format, rect) ?? []);
      if (what === "all") this.unmerge(rect);
    }
    this.changed(rect, "RangeEdited");
  }

  insert(rect: Rect, shift: "Down" | "Right"): void {
    this.move(insertion(rect, shift));
    this.changed(rect, changeOf(rect, shift), shift);
  }

  remove(rect: Rect, shift: "Up" | "Left"): void {
    this.move(removal(rect, shift));
    this.changed(rect, changeOf(rect, shift), shift);
  }

  private move(shift: Shift): void {
    this.cells.move(shift);
    this.merged = this.merged.flatMap((rect) => shiftRect(rect, shift) ?? []);
    this.filters.move(shift, this.tableList.list);
    this.tableList.move(shift);
    this.lines.move(shift);
    this.formats = this.formats.flatMap((format) => followShift(format, this.name, shift) ?? []);
    this.book.cellsMoved(this, shift);
  }

  rewriteFormulas(rewrite: (formula: string) => string): void {
    this.cells.visit(wholeSheet, (cell) => {
      if (cell.formula) cell.formula = rewrite(cell.formula);
    });
  }

  reorderRows(rect: Rect, order: readonly number[]): void {
    const before = order.map((from) => this.cells.takeRow(rect.row + from, rect.column, rect.columns));
    before.forEach((cells, index) => {
      for (const cell of cells) {
        if (cell?.formula) cell.formula = translateFormula(cell.formula, index - order[index], 0);
      }
      this.cells.putRow(rect.row + index, rect.column, cells);
    });
    this.book.raise({ kind: "sorted", sheetId: this.id, rect });
  }

  merges(): readonly Rect[] {
    return this.merged;
  }

  merge(rect: Rect): void {
    this.unmerge(rect);
    this.cells.visit(rect, (cell, row, column) => {
      if (row === rect.row && column === rect.column) return;
      cell.value = "";
      delete cell.formula;
    });
    this.merged.push(rect);
  }

  unmerge(rect: Rect): void {
    this.merged = this.merged.filter((merge) => !intersect(merge, rect));
  }

  columnWidth(column: number): number {
    return this.lines.columnWidth(column);
  }

  setColumnWidth(column: number, count: number, pixels: number): void {
    this.lines.setColumnWidth(column, count, pixels);
  }

  rowHeight(row: number): number {
    return this.lines.rowHeight(row);
  }

  setRowHeight(row: number, count: number, pixels: number | null): void {
    this.lines.setRowHeight(row, count, pixels);
  }

  hiddenRows(): readonly number[] {
    return [...new Set([...this.lines.hiddenRows, ...this.filters.hiddenRows])].sort((a, b) => a - b);
  }

  setRowsHidden(row: number, count: number, hidden: boolean): void {
    this.lines.setRowsHidden(row, count, hidden);
  }

  hiddenColumns(): readonly number[] {
    return this.lines.hiddenColumns;
  }

  setColumnsHidden(column: number, count: number, hidden: boolean): void {
    this.lines.setColumnsHidden(column, count, hidden);
  }

  filter(): BookFilter | null {
    return this.filters.filter;
  }

  setFilter(filter: BookFilter | null): void {
    this.filters.setFilter(filter);
  }

  tableCriteria(id: string): readonly (FilterCriterion | null)[] {
    return this.filters.criteriaOf(this.tableList.get(id));
  }

  setTableCriteria(id: string, criteria: readonly (FilterCriterion | null)[]): void {
    this.filters.setCriteria(this.tableList.get(id), criteria);
  }

  filteredRows(): readonly number[] {
    return this.filters.hiddenRows.sort((a, b) => a - b);
  }

  conditionalFormats(): readonly ConditionalFormat[] {
    return this.formats;
  }

  setConditionalFormat(format: ConditionalFormat): void {
    const place = this.formats.findIndex(({ id }) => id === format.id);
    if (place >= 0) this.formats[place] = format;
    else this.formats.unshift(format);
  }

  prioritizeConditionalFormat(id: string, priority: number): void {
    const place = this.formats.findIndex((format) => format.id === id);
    if (place < 0) return;
    const [format] = this.formats.splice(place, 1);
    this.formats.splice(priority, 0, format);
  }

  removeConditionalFormat(id: string): void {
    this.formats = this.formats.filter((format) => format.id !== id);
  }

  tables(): readonly BookTable[] {
    return this.tableList.list;
  }

  addTable(rect: Rect, hasHeaders: boolean): BookTable {
    let whole = rect;
    if (!hasHeaders) {
      const header = { ...rect, rows: 1 };
      this.insert(header, "Down");
      this.write(header, [Array.from({ length: rect.columns }, (_, index) => `Column${index + 1}`)]);
      whole = { ...rect, rows: rect.rows + 1 };
    }
    const { id, name } = this.book.nextTable();
    return this.tableList.add({ id, name, style: "TableStyleMedium2", showHeaders: true, rect: whole });
  }

  resizeTable(id: string, rect: Rect): void {
    this.tableList.change(id, { rect });
  }

  removeTable(id: string): void {
    this.tableList.remove(id);
    this.filters.tableRemoved(id);
  }

  renameTable(id: string, name: string): void {
    const taken = this.book
      .sheets()
      .some((sheet) =>
        sheet.tables().some((t) => t.id !== id && t.name.toLowerCase() === name.toLowerCase()),
      );
    if (taken) throw new RangeError(`There is a table ${name} already`);
    this.tableList.change(id, { name });
  }

  styleTable(id: string, style: string): void {
    this.tableList.change(id, { style });
  }

  freeze(rows: number, columns: number): void {
    this.lines.frozen = { rows, columns };
  }

  frozen(): { readonly rows: number; readonly columns: number } {
    return this.lines.frozen;
  }

  /** The place of an A1 address of this sheet; for tests and samples. */
  at(address: string): Rect {
    const parsed = parseAddress(address);
    if (!parsed) throw new RangeError(`${address} is no address`);
    return parsed.rect;
  }

  /** Everything of the sheet that a person would notice, as plain data. */
  snapshot() {
    return structuredClone({
      id: this.id,
      name: this.name,
      visibility: this.visibility,
      tabColor: this.tabColor,
      showGridlines: this.showGridlines,
      protected: this.protected,
      cells: this.cells.describe(),
      merges: this.merged,
      conditionalFormats: this.formats,
      tables: this.tableList.list,
      ...this.lines.describe(),
      hiddenRows: this.hiddenRows(),
      ...this.filters.describe(),
    });
  }

  private changed(rect: Rect, change: CellsChange, shift?: "Down" | "Right" | "Up" | "Left"): void {
    const moved = shift && { shift };
    this.book.raise({ kind: "changed", sheetId: this.id, rect, change, byHost: this.book.writing, ...moved });
  }
}
