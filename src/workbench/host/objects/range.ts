import { maxColumns, maxRows, type CellValue, type Rect, type Sheet } from "../../book";
import { bounding, intersect, isEntireColumn, isEntireRow, shiftRect, type Shift } from "../../geometry";
import {
  apiNotFound,
  invalidArgument,
  invalidOperation,
  invalidReference,
  itemNotFound,
} from "../richApi/hostError";
import { HostObject, NullObject } from "../richApi/hostObject";
import { clearRects, matrixFor, numberFormats, readable, valueType, writeNumberFormats } from "./cells";
import type { ConditionalFormatCollection } from "./conditionalFormats";
import { addressIn, sheetById, writable, type HostModel } from "./model";
import type { RangeAreas } from "./rangeAreas";
import { RangeFormat, type FormatTarget } from "./rangeFormat";
import type { RangeView } from "./rangeView";
import { placeOf } from "./references";
import {
  edge,
  find,
  specialCells,
  surroundingRegion,
  usedWithin,
  type Direction,
  type SearchCriteria,
} from "./regions";
import { sortFields, sortRows } from "./sorting";
import type { TableScopedCollection } from "./tables";
import type { Worksheet } from "./worksheet";

/** A rectangle of a sheet. While an add-in holds on to it, it follows insertions and deletions. */
export class Range extends HostObject implements FormatTarget {
  readonly typeName = "Range";
  readonly scalars = [
    "NumberFormat",
    "NumberFormatLocal",
    "Values",
    "Text",
    "Formulas",
    "FormulasLocal",
    "RowIndex",
    "ColumnIndex",
    "RowCount",
    "ColumnCount",
    "Address",
    "AddressLocal",
    "CellCount",
    "ValueTypes",
    "Hidden",
    "RowHidden",
    "ColumnHidden",
    "IsEntireColumn",
    "IsEntireRow",
    "HasSpill",
  ];
  override readonly byReference = true;
  private place: Rect | null;

  constructor(
    private readonly model: HostModel,
    readonly sheetId: string,
    rect: Rect,
  ) {
    super();
    this.place = rect;
  }

  /** A range, by itself or by its address on this sheet. */
  private other(range: unknown, location: string): Rect {
    const place = placeOf(this.model, this.sheet(location), range, location);
    if (place.sheetId !== this.sheetId) throw invalidArgument(location);
    return place.rect;
  }

  get rect(): Rect {
    if (!this.place) throw invalidReference("Range");
    return this.place;
  }

  rects(): readonly Rect[] {
    return [this.rect];
  }

  sheet(location = "Range"): Sheet {
    return sheetById(this.model, this.sheetId, location);
  }

  /** Follows cells that moved. */
  follow(shift: Shift): void {
    if (this.place) this.place = shiftRect(this.place, shift);
  }

  private with(rect: Rect): Range {
    return new Range(this.model, this.sheetId, rect);
  }

  private within(rect: Rect, location: string): Range {
    const inside =
      rect.rows > 0 &&
      rect.columns > 0 &&
      rect.row >= 0 &&
      rect.column >= 0 &&
      rect.row + rect.rows <= maxRows &&
      rect.column + rect.columns <= maxColumns;
    if (!inside) throw invalidArgument(location);
    return this.with(rect);
  }

  // Where it is

  get Address(): string {
    return addressIn(this.sheet("Range.address"), this.rect);
  }
  get AddressLocal(): string {
    return this.Address;
  }
  get RowIndex(): number {
    return this.rect.row;
  }
  get ColumnIndex(): number {
    return this.rect.column;
  }
  get RowCount(): number {
    return this.rect.rows;
  }
  get ColumnCount(): number {
    return this.rect.columns;
  }
  /** -1 beyond 2^31 - 1 cells, as in Excel. */
  get CellCount(): number {
    const count = this.rect.rows * this.rect.columns;
    return count > 2 ** 31 - 1 ? -1 : count;
  }
  get IsEntireColumn(): boolean {
    return isEntireColumn(this.rect);
  }
  get IsEntireRow(): boolean {
    return isEntireRow(this.rect);
  }
  get Worksheet(): Worksheet {
    return this.model.objects.worksheet(this.sheetId);
  }

  // What it holds

  get Values(): CellValue[][] | null {
    return this.readable() ? this.sheet("Range.values").values(this.rect) : null;
  }
  set Values(values: unknown) {
    this.write(values, "Range.values");
  }

  get Formulas(): CellValue[][] | null {
    return this.readable() ? this.sheet("Range.formulas").formulas(this.rect) : null;
  }
  set Formulas(formulas: unknown) {
    this.write(formulas, "Range.formulas");
  }

  get FormulasLocal(): CellValue[][] | null {
    return this.Formulas;
  }
  set FormulasLocal(formulas: unknown) {
    this.write(formulas, "Range.formulasLocal");
  }

  get Text(): string[][] | null {
    return this.readable() ? this.sheet("Range.text").text(this.rect) : null;
  }

  get ValueTypes(): string[][] | null {
    if (!this.readable()) return null;
    return this.sheet("Range.valueTypes")
      .values(this.rect)
      .map((row) => row.map(valueType));
  }

  get NumberFormat(): string[][] | null {
    return this.readable() ? numberFormats(this.sheet("Range.numberFormat"), this.rect) : null;
  }
  set NumberFormat(formats: unknown) {
    const location = "Range.numberFormat";
    writeNumberFormats(writable(this.sheet(location), location), this.rect, formats, location);
  }

  get NumberFormatLocal(): string[][] | null {
    return this.NumberFormat;
  }
  set NumberFormatLocal(formats: unknown) {
    this.NumberFormat = formats;
  }

  /** Whether the one cell begins an array that spills; the local workbook does not tell. */
  get HasSpill(): boolean | null {
    return this.rect.rows * this.rect.columns === 1 ? false : null;
  }

  private readable(): boolean {
    return readable(this.rect, this.model.limits);
  }

  private write(input: unknown, location: string): void {
    const { rect } = this;
    writable(this.sheet(location), location).write(rect, matrixFor<CellValue>(input, rect, location));
  }

  /** The client checks a large write before it sends it in pieces. */
  _ValidateArraySize(rows: number, columns: number): null {
    if (rows !== this.rect.rows || columns !== this.rect.columns) {
      throw invalidArgument(
        "Range.values",
        "The number of rows or columns in the input array doesn't match the size or dimensions of the range.",
      );
    }
    return null;
  }

  get RowHidden(): boolean | null {
    return allOf(this.rect.row, this.rect.rows, this.sheet("Range.rowHidden").hiddenRows());
  }
  set RowHidden(hidden: boolean) {
    writable(this.sheet("Range.rowHidden"), "Range.rowHidden").setRowsHidden(
      this.rect.row,
      this.rect.rows,
      hidden,
    );
  }

  get ColumnHidden(): boolean | null {
    return allOf(this.rect.column, this.rect.columns, this.sheet("Range.columnHidden").hiddenColumns());
  }
  set ColumnHidden(hidden: boolean) {
    const sheet = writable(this.sheet("Range.columnHidden"), "Range.columnHidden");
    sheet.setColumnsHidden(this.rect.column, this.rect.columns, hidden);
  }

  get Hidden(): boolean | null {
    const rows = this.RowHidden;
    const columns = this.ColumnHidden;
    if (rows === true || columns === true) return true;
    return rows === null || columns === null ? null : false;
  }

  get Format(): RangeFormat {
    return new RangeFormat(this);
  }

  get ConditionalFormats(): ConditionalFormatCollection {
    return this.model.objects.conditionalFormats(this);
  }

  get Sort(): RangeSort {
    return new RangeSort(this);
  }

  // Other ranges from here

  GetCell(row: number, column: number): Range {
    const place = { row: this.rect.row + row, column: this.rect.column + column, rows: 1, columns: 1 };
    return this.within(place, "Range.getCell");
  }

  GetRow(row: number): Range {
    if (!(row >= 0 && row < this.rect.rows)) throw invalidArgument("Range.getRow");
    return this.with({ ...this.rect, row: this.rect.row + row, rows: 1 });
  }

  GetColumn(column: number): Range {
    if (!(column >= 0 && column < this.rect.columns)) throw invalidArgument("Range.getColumn");
    return this.with({ ...this.rect, column: this.rect.column + column, columns: 1 });
  }

  GetLastCell(): Range {
    return this.GetCell(this.rect.rows - 1, this.rect.columns - 1);
  }

  GetLastRow(): Range {
    return this.GetRow(this.rect.rows - 1);
  }

  GetLastColumn(): Range {
    return this.GetColumn(this.rect.columns - 1);
  }

  GetOffsetRange(rows: number, columns: number): Range {
    const { rect } = this;
    return this.within(
      { ...rect, row: rect.row + rows, column: rect.column + columns },
      "Range.getOffsetRange",
    );
  }

  GetResizedRange(rows: number, columns: number): Range {
    const { rect } = this;
    const resized = { ...rect, rows: rect.rows + rows, columns: rect.columns + columns };
    return this.within(resized, "Range.getResizedRange");
  }

  GetAbsoluteResizedRange(rows: number, columns: number): Range {
    return this.within({ ...this.rect, rows, columns }, "Range.getAbsoluteResizedRange");
  }

  GetRowsBelow(count = 1): Range {
    const rect = { ...this.rect, row: this.rect.row + this.rect.rows, rows: count };
    return this.within(rect, "Range.getRowsBelow");
  }

  GetRowsAbove(count = 1): Range {
    return this.within({ ...this.rect, row: this.rect.row - count, rows: count }, "Range.getRowsAbove");
  }

  GetColumnsAfter(count = 1): Range {
    const rect = { ...this.rect, column: this.rect.column + this.rect.columns, columns: count };
    return this.within(rect, "Range.getColumnsAfter");
  }

  GetColumnsBefore(count = 1): Range {
    const rect = { ...this.rect, column: this.rect.column - count, columns: count };
    return this.within(rect, "Range.getColumnsBefore");
  }

  GetEntireRow(): Range {
    return this.with({ ...this.rect, column: 0, columns: maxColumns });
  }

  GetEntireColumn(): Range {
    return this.with({ ...this.rect, row: 0, rows: maxRows });
  }

  GetBoundingRect(range: unknown): Range {
    return this.with(bounding(this.rect, this.other(range, "Range.getBoundingRect")));
  }

  GetIntersection(range: unknown): Range {
    const shared = intersect(this.rect, this.other(range, "Range.getIntersection"));
    if (!shared) throw itemNotFound("Range.getIntersection");
    return this.with(shared);
  }

  GetIntersectionOrNullObject(range: unknown): Range | NullObject {
    const shared = intersect(this.rect, this.other(range, "Range.getIntersectionOrNullObject"));
    return shared ? this.with(shared) : new NullObject();
  }

  /** Excel answers the first cell for a range without used cells. */
  GetUsedRange(valuesOnly?: boolean): Range {
    const used = usedWithin(this.sheet("Range.getUsedRange"), this.rect, valuesOnly === true);
    return this.with(used ?? { ...this.rect, rows: 1, columns: 1 });
  }

  GetUsedRangeOrNullObject(valuesOnly?: boolean): Range | NullObject {
    const used = usedWithin(this.sheet("Range.getUsedRangeOrNullObject"), this.rect, valuesOnly === true);
    return used ? this.with(used) : new NullObject();
  }

  GetSurroundingRegion(): Range {
    return this.with(surroundingRegion(this.sheet("Range.getSurroundingRegion"), this.rect));
  }

  GetRangeEdge(direction: Direction, activeCell?: unknown): Range {
    const location = "Range.getRangeEdge";
    const from = activeCell ? this.other(activeCell, location) : this.rect;
    const end = edge(this.sheet(location), from.row, from.column, directionOf(direction, location));
    return this.with({ ...end, rows: 1, columns: 1 });
  }

  GetExtendedRange(direction: Direction, activeCell?: unknown): Range {
    return this.with(bounding(this.rect, this.GetRangeEdge(direction, activeCell).rect));
  }

  GetSpecialCells(kind: string): RangeAreas {
    const areas = specialCells(this.sheet("Range.getSpecialCells"), this.rect, kind, "Range.getSpecialCells");
    if (areas.length === 0) throw itemNotFound("Range.getSpecialCells");
    return this.model.objects.areas(this.sheetId, areas);
  }

  GetSpecialCellsOrNullObject(kind: string): RangeAreas | NullObject {
    const location = "Range.getSpecialCellsOrNullObject";
    const areas = specialCells(this.sheet(location), this.rect, kind, location);
    return this.model.objects.areasOrNull(this.sheetId, areas);
  }

  GetMergedAreasOrNullObject(): RangeAreas | NullObject {
    const merges = this.sheet("Range.getMergedAreasOrNullObject").merges();
    const areas = merges.filter((merge) => intersect(merge, this.rect));
    return this.model.objects.areasOrNull(this.sheetId, areas);
  }

  GetVisibleView(): RangeView {
    return this.model.objects.view(this.sheetId, this.rect);
  }

  GetTables(fullyContained?: boolean): TableScopedCollection {
    return this.model.objects.tablesIn(this.sheetId, this.rect, fullyContained === true);
  }

  Find(text: string, criteria?: SearchCriteria): Range {
    const found = find(this.sheet("Range.find"), this.rect, String(text), criteria);
    if (!found) throw itemNotFound("Range.find");
    return this.with(found);
  }

  FindOrNullObject(text: string, criteria?: SearchCriteria): Range | NullObject {
    const found = find(this.sheet("Range.findOrNullObject"), this.rect, String(text), criteria);
    return found ? this.with(found) : new NullObject();
  }

  // What can be done with it

  Select(): null {
    const sheet = this.sheet("Range.select");
    if (sheet.visibility !== "Visible") throw invalidOperation("Range.select");
    this.model.book.select(sheet.id, this.rect);
    return null;
  }

  Calculate(): null {
    return null;
  }

  Clear(applyTo: string | null = "All"): null {
    clearRects(this, applyTo, "Range.clear");
    return null;
  }

  Insert(shift: string): Range {
    const location = "Range.insert";
    if (shift !== "Down" && shift !== "Right") throw invalidArgument(location);
    const { rect } = this;
    writable(this.sheet(location), location).insert(rect, shift);
    return this.with(rect);
  }

  Delete(shift: string): null {
    const location = "Range.delete";
    if (shift !== "Up" && shift !== "Left") throw invalidArgument(location);
    writable(this.sheet(location), location).remove(this.rect, shift);
    return null;
  }

  Merge(across?: boolean): null {
    const sheet = writable(this.sheet("Range.merge"), "Range.merge");
    if (across) {
      for (let row = 0; row < this.rect.rows; row++)
        sheet.merge({ ...this.rect, row: this.rect.row + row, rows: 1 });
    } else sheet.merge(this.rect);
    return null;
  }

  Unmerge(): null {
    writable(this.sheet("Range.unmerge"), "Range.unmerge").unmerge(this.rect);
    return null;
  }
}

/** `range.sort` */
class RangeSort extends HostObject {
  readonly typeName = "RangeSort";
  readonly scalars = [];

  constructor(private readonly range: Range) {
    super();
  }

  Apply(fields: unknown, matchCase?: boolean, hasHeaders?: boolean, orientation?: string): null {
    const location = "RangeSort.apply";
    if (orientation === "Columns") throw apiNotFound(`${location} (columns)`);
    const { rect } = this.range;
    const body = hasHeaders ? { ...rect, row: rect.row + 1, rows: rect.rows - 1 } : rect;
    const sheet = writable(this.range.sheet(location), location);
    sortRows(sheet, body, sortFields(fields, rect.columns, location), matchCase === true);
    return null;
  }
}

function directionOf(direction: string, location: string): Direction {
  const known = (["Up", "Down", "Left", "Right"] as const).find((name) => name === direction);
  if (!known) throw invalidArgument(location);
  return known;
}

function allOf(start: number, count: number, hidden: readonly number[]): boolean | null {
  const within = hidden.filter((index) => index >= start && index < start + count).length;
  return within === 0 ? false : within === count ? true : null;
}
