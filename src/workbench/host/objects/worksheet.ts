import type { Rect, Sheet } from "../../book";
import { maxColumns, maxRows } from "../../book";
import type { EventType } from "../events";
import { invalidArgument, invalidOperation, itemAlreadyExists, itemNotFound } from "../richApi/hostError";
import { HostObject, NullObject } from "../richApi/hostObject";
import { AutoFilter } from "./autoFilter";
import { ChartCollection } from "./charts";
import { colourOf } from "./colours";
import { FreezePanes } from "./freezePanes";
import { sheetById, sheetByKey, type HostModel } from "./model";
import { NamedItemCollection } from "./names";
import { PageLayout } from "./pageLayout";
import type { Range } from "./range";
import type { RangeAreas } from "./rangeAreas";
import { placeOf } from "./references";
import { TableCollection } from "./tables";
import { WorksheetProtection } from "./protection";
import { registrars, sheetEvents } from "./registrars";

export class Worksheet extends HostObject {
  readonly typeName = "Worksheet";
  readonly scalars = [
    "Name",
    "Id",
    "Position",
    "Visibility",
    "StandardWidth",
    "StandardHeight",
    "ShowGridlines",
    "ShowHeadings",
    "EnableCalculation",
    "TabColor",
  ];

  constructor(
    private readonly model: HostModel,
    private readonly sheetId: string,
  ) {
    super();
    const { events } = model;
    const register = (type: EventType) => events.register(type, this.sheet().id);
    const unregister = (type: EventType) => events.unregister(type, this.sheetId);
    Object.assign(this, registrars(sheetEvents, register, unregister));
  }

  private sheet(location = "Worksheet"): Sheet {
    return sheetById(this.model, this.sheetId, location);
  }

  get Id(): string {
    return this.sheet().id;
  }

  get Name(): string {
    return this.sheet().name;
  }
  set Name(name: string) {
    const location = "Worksheet.name";
    checkSheetName(name, location);
    const holder = sheetByKey(this.model, name);
    if (holder && holder.id !== this.sheetId) throw itemAlreadyExists(location);
    this.sheet(location).name = name;
  }

  get Position(): number {
    return this.sheet().position;
  }
  set Position(position: number) {
    const location = "Worksheet.position";
    if (!(position >= 0 && position < this.model.book.sheets().length)) throw invalidArgument(location);
    this.model.book.moveSheet(this.sheet(location).id, position);
  }

  get Visibility(): string {
    return this.sheet().visibility;
  }
  set Visibility(visibility: string) {
    const location = "Worksheet.visibility";
    const known = (["Visible", "Hidden", "VeryHidden"] as const).find((name) => name === visibility);
    if (!known) throw invalidArgument(location);
    if (known !== "Visible") {
      this.refuseLastVisible(location);
      this.leave();
    }
    this.sheet(location).visibility = known;
  }

  get StandardWidth(): number {
    return 8.43;
  }
  get StandardHeight(): number {
    return 15;
  }
  get ShowGridlines(): boolean {
    return this.sheet().showGridlines;
  }
  /** The name under which the client writes `showGridlines`. */
  get Gridlines(): boolean {
    return this.ShowGridlines;
  }
  set Gridlines(shown: boolean) {
    this.sheet("Worksheet.showGridlines").showGridlines = Boolean(shown);
  }
  /** "" when the tab has no colour. */
  get TabColor(): string {
    return this.sheet().tabColor ?? "";
  }
  set TabColor(color: string) {
    const location = "Worksheet.tabColor";
    this.sheet(location).tabColor = color === "" ? null : colourOf(color, location);
  }
  get ShowHeadings(): boolean {
    return true;
  }
  get EnableCalculation(): boolean {
    return true;
  }

  get Tables(): TableCollection {
    return new TableCollection(this.model, this.sheetId);
  }
  get Names(): NamedItemCollection {
    return new NamedItemCollection(this.model, this.sheetId);
  }
  get Charts(): ChartCollection {
    return new ChartCollection(this.model, this.sheetId);
  }
  get PageLayout(): PageLayout {
    return new PageLayout(this.model, this.sheetId);
  }
  get FreezePanes(): FreezePanes {
    return new FreezePanes(this.model, this.sheetId);
  }
  get AutoFilter(): AutoFilter {
    return new AutoFilter(this.model, this.sheetId);
  }
  get Protection(): WorksheetProtection {
    return new WorksheetProtection(this.model, this.sheetId);
  }

  GetRange(address?: unknown): Range {
    return this.rangeAt(address, "Worksheet.getRange");
  }

  GetRanges(address?: unknown): RangeAreas {
    const location = "Worksheet.getRanges";
    const text = String(address ?? "");
    if (text.length > this.model.limits.addressLength) throw invalidArgument(location);
    const areas = text.split(",").map((part) => this.rangeAt(part, location).rect);
    return this.model.objects.areas(this.sheetId, areas);
  }

  GetRangeByIndexes(row: number, column: number, rows: number, columns: number): Range {
    return this.range({ row, column, rows, columns }, "Worksheet.getRangeByIndexes");
  }

  GetCell(row: number, column: number): Range {
    return this.range({ row, column, rows: 1, columns: 1 }, "Worksheet.getCell");
  }

  /** Excel answers A1 for a sheet without used cells. */
  GetUsedRange(valuesOnly?: boolean): Range {
    const used = this.used(valuesOnly, "Worksheet.getUsedRange");
    return this.model.objects.range(this.sheetId, used ?? { row: 0, column: 0, rows: 1, columns: 1 });
  }

  GetUsedRangeOrNullObject(valuesOnly?: boolean): Range | NullObject {
    const used = this.used(valuesOnly, "Worksheet.getUsedRangeOrNullObject");
    return used ? this.model.objects.range(this.sheetId, used) : new NullObject();
  }

  private used(valuesOnly: boolean | undefined, location: string): Rect | null {
    return this.sheet(location).used(valuesOnly === true);
  }

  private rangeAt(address: unknown, location: string): Range {
    const place = placeOf(this.model, this.sheet(location), address, location);
    return this.model.objects.range(place.sheetId, place.rect);
  }

  private range(rect: Rect, location: string): Range {
    const numbers = [rect.row, rect.column, rect.rows - 1, rect.columns - 1];
    const inside =
      numbers.every((number) => Number.isInteger(number) && number >= 0) &&
      rect.row + rect.rows <= maxRows &&
      rect.column + rect.columns <= maxColumns;
    if (!inside) throw invalidArgument(location);
    this.sheet(location);
    return this.model.objects.range(this.sheetId, rect);
  }

  GetNextOrNullObject(visibleOnly?: boolean): Worksheet | NullObject {
    return this.neighbour(1, visibleOnly === true) ?? new NullObject();
  }
  GetPreviousOrNullObject(visibleOnly?: boolean): Worksheet | NullObject {
    return this.neighbour(-1, visibleOnly === true) ?? new NullObject();
  }
  GetNext(visibleOnly?: boolean): Worksheet {
    return found(this.neighbour(1, visibleOnly === true), "Worksheet.getNext");
  }
  GetPrevious(visibleOnly?: boolean): Worksheet {
    return found(this.neighbour(-1, visibleOnly === true), "Worksheet.getPrevious");
  }

  private neighbour(step: number, visibleOnly: boolean): Worksheet | null {
    const sheets = this.model.book.sheets();
    for (let place = this.sheet().position + step; place >= 0 && place < sheets.length; place += step) {
      const sheet = sheets[place];
      if (!visibleOnly || sheet.visibility === "Visible") return new Worksheet(this.model, sheet.id);
    }
    return null;
  }

  Activate(): null {
    const sheet = this.sheet("Worksheet.activate");
    if (sheet.visibility !== "Visible") throw invalidOperation("Worksheet.activate");
    this.model.book.activate(sheet.id);
    return null;
  }

  Calculate(): null {
    return null;
  }

  Delete(): null {
    const location = "Worksheet.delete";
    const sheet = this.sheet(location);
    // Excel wants it made visible, or hidden, before.
    if (sheet.visibility === "VeryHidden") throw invalidOperation(location);
    if (sheet.visibility === "Visible") this.refuseLastVisible(location);
    this.leave();
    this.model.book.removeSheet(sheet.id);
    return null;
  }

  /** Brings another sheet to the front when this one is: the next to the right that is visible, or else to the left. */
  private leave(): void {
    const { book } = this.model;
    if (book.activeSheet().id !== this.sheetId) return;
    const next = this.neighbour(1, true) ?? this.neighbour(-1, true);
    if (next) book.activate(next.Id);
  }

  /** A workbook keeps at least one visible sheet. */
  private refuseLastVisible(location: string): void {
    const others = this.model.book.sheets().filter((sheet) => sheet.id !== this.sheetId);
    if (!others.some((sheet) => sheet.visibility === "Visible")) throw invalidOperation(location);
  }
}

/** Excel's rules for a sheet's name. */
export function checkSheetName(name: unknown, location: string): void {
  const text = String(name);
  const wrong =
    text.length === 0 ||
    text.length > 31 ||
    /[\\/?*[\]:]/.test(text) ||
    text.startsWith("'") ||
    text.endsWith("'") ||
    text.toLowerCase() === "history";
  if (wrong) throw invalidArgument(location);
}

export function found<T>(item: T | null | undefined, location: string): T {
  if (!item) throw itemNotFound(location);
  return item;
}
