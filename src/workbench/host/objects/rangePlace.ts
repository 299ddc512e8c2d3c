import { maxColumns, maxRows, type Rect, type Sheet } from "../../book";
import { bounding, intersect, isEntireColumn, isEntireRow, shiftRect, type Shift } from "../../geometry";
import { invalidArgument, invalidReference, itemNotFound } from "../richApi/hostError";
import { HostObject, NullObject } from "../richApi/hostObject";
import { addressIn, sheetById, type HostModel } from "./model";
import type { Range } from "./range";
import type { RangeAreas } from "./rangeAreas";
import type { FormatTarget } from "./rangeFormat";
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
import type { TableScopedCollection } from "./tables";
import type { Worksheet } from "./worksheet";

/** Where a range lies, and the ranges that lie around it. While an add-in holds one, it follows insertions. */
export abstract class RangePlace extends HostObject implements FormatTarget {
  override readonly byReference = true;
  private place: Rect | null;

  constructor(
    protected readonly model: HostModel,
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
    return this.model.objects.range(this.sheetId, rect);
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
}

function directionOf(direction: string, location: string): Direction {
  const known = (["Up", "Down", "Left", "Right"] as const).find((name) => name === direction);
  if (!known) throw invalidArgument(location);
  return known;
}
