import type { BookTable, CellValue, Rect, Sheet } from "../../book";
import { containsRect, intersect } from "../../geometry";
import { EventType, workbookTarget } from "../events";
import { invalidArgument, invalidOperation, itemAlreadyExists, itemNotFound } from "../richApi/hostError";
import { Collection, HostObject, NullObject } from "../richApi/hostObject";
import { AutoFilter } from "./autoFilter";
import { sheetById, tableById, writable, type HostModel } from "./model";
import type { Range } from "./range";
import { placeOf } from "./references";
import { sortFields, sortRows, type SortField } from "./sorting";
import { TableColumnCollection } from "./tableColumns";
import { TableRowCollection } from "./tableRows";
import type { Worksheet } from "./worksheet";

export class Table extends HostObject {
  readonly typeName = "Table";
  readonly scalars = ["Id", "Name", "ShowHeaders", "ShowTotals", "Style"];

  constructor(
    private readonly model: HostModel,
    readonly sheetId: string,
    readonly Id: string,
  ) {
    super();
  }

  sheet(location = "Table"): Sheet {
    return sheetById(this.model, this.sheetId, location);
  }

  get table(): BookTable {
    return tableById(this.sheet(), this.Id, "Table");
  }

  get Name(): string {
    return this.table.name;
  }
  set Name(name: string) {
    const location = "Table.name";
    if (!/^[\p{L}_\\][\p{L}\p{N}_.\\]{0,254}$/u.test(String(name))) throw invalidArgument(location);
    const holder = tableByKey(this.model, null, name);
    if (holder && holder.table.id !== this.Id) throw itemAlreadyExists(location);
    writable(this.sheet(location), location).renameTable(this.Id, name);
  }

  get Style(): string {
    return this.table.style;
  }
  set Style(style: string) {
    writable(this.sheet("Table.style"), "Table.style").styleTable(this.Id, String(style));
  }

  get ShowHeaders(): boolean {
    return this.table.showHeaders;
  }
  get ShowTotals(): boolean {
    return false;
  }

  get Columns(): TableColumnCollection {
    return new TableColumnCollection(this.model, this);
  }
  get Rows(): TableRowCollection {
    return new TableRowCollection(this.model, this);
  }
  get Worksheet(): Worksheet {
    return this.model.objects.worksheet(this.sheetId);
  }
  get AutoFilter(): AutoFilter {
    return new AutoFilter(this.model, this.sheetId, this.table.rect);
  }
  get Sort(): TableSort {
    return new TableSort(this);
  }

  GetRange(): Range {
    return this.model.objects.range(this.sheetId, this.table.rect);
  }
  GetHeaderRowRange(): Range {
    return this.model.objects.range(this.sheetId, { ...this.table.rect, rows: 1 });
  }
  GetDataBodyRange(): Range {
    return this.model.objects.range(this.sheetId, bodyOf(this.table));
  }

  Resize(range: unknown): null {
    const location = "Table.resize";
    const { rect } = placeOf(this.model, this.sheet(location), range, location);
    const { rect: before } = this.table;
    // The header stays in its row, and the new range overlaps the old one.
    if (rect.row !== before.row || rect.rows < 2 || !intersect(rect, before)) throw invalidArgument(location);
    const sheet = writable(this.sheet(location), location);
    refuseOverlap(sheet, rect, this.Id, location);
    sheet.resizeTable(this.Id, rect);
    fillHeaders(sheet, rect);
    return null;
  }

  ClearFilters(): null {
    this.sheet("Table.clearFilters").clearFilter();
    return null;
  }

  ConvertToRange(): Range {
    const location = "Table.convertToRange";
    const { rect } = this.table;
    writable(this.sheet(location), location).removeTable(this.Id);
    return this.model.objects.range(this.sheetId, rect);
  }

  /** Excel removes the table's cells with it. */
  Delete(): null {
    const sheet = writable(this.sheet("Table.delete"), "Table.delete");
    const { rect } = this.table;
    sheet.removeTable(this.Id);
    sheet.clear(rect, "all");
    this.model.events.raise(EventType.tableDeleted, workbookTarget, {
      tableId: this.Id,
      worksheetId: this.sheetId,
      source: "Local",
    });
    return null;
  }

  _RegisterDataChangedEvent(): null {
    this.model.events.register(EventType.tableChanged, this.Id);
    return null;
  }
  _UnregisterDataChangedEvent(): null {
    this.model.events.unregister(EventType.tableChanged, this.Id);
    return null;
  }
  _RegisterSelectionChangedEvent(): null {
    this.model.events.register(EventType.tableSelectionChanged, this.Id);
    return null;
  }
  _UnregisterSelectionChangedEvent(): null {
    this.model.events.unregister(EventType.tableSelectionChanged, this.Id);
    return null;
  }
}

class TableSort extends HostObject {
  readonly typeName = "TableSort";
  readonly scalars = [];

  constructor(private readonly table: Table) {
    super();
  }

  Apply(fields: readonly SortField[], matchCase?: boolean): null {
    const location = "TableSort.apply";
    const sheet = writable(this.table.sheet(location), location);
    const body = bodyOf(this.table.table);
    sortRows(sheet, body, sortFields(fields, body.columns, location), matchCase === true);
    return null;
  }

  /** Takes the sort's mark away; the rows stay where they are. */
  Clear(): null {
    return null;
  }
}

/** The tables of a sheet, or of the whole workbook (`sheetId` null). */
export class TableCollection extends Collection<Table> {
  readonly typeName = "TableCollection";
  override readonly scalars = ["Count"];

  constructor(
    private readonly model: HostModel,
    private readonly sheetId: string | null,
  ) {
    super();
  }

  items(): readonly Table[] {
    return tablesOf(this.model, this.sheetId).map(
      ({ sheet, table }) => new Table(this.model, sheet.id, table.id),
    );
  }

  Add(address: unknown, hasHeaders?: boolean): Table {
    const location = "TableCollection.add";
    const start = this.sheetId
      ? sheetById(this.model, this.sheetId, location)
      : sheetOfAddress(this.model, address);
    const { sheetId, rect } = placeOf(this.model, start, address, location);
    const sheet = writable(sheetById(this.model, sheetId, location), location);
    refuseOverlap(sheet, rect, null, location);
    if (sheet.merges().some((merge) => intersect(merge, rect))) throw invalidOperation(location);
    const table = sheet.addTable(rect, hasHeaders === true);
    fillHeaders(sheet, table.rect);
    this.model.events.raise(EventType.tableAdded, workbookTarget, {
      tableId: table.id,
      worksheetId: sheetId,
      source: "Local",
    });
    return new Table(this.model, sheetId, table.id);
  }

  GetItem(key: string): Table {
    const table = this.byKey(key);
    if (!table) throw itemNotFound("TableCollection.getItem");
    return table;
  }
  Indexer(key: string): Table {
    return this.GetItem(key);
  }
  GetItemOrNullObject(key: string): Table | NullObject {
    return this.byKey(key) ?? new NullObject();
  }

  private byKey(key: string): Table | null {
    const found = tableByKey(this.model, this.sheetId, key);
    return found ? new Table(this.model, found.sheet.id, found.table.id) : null;
  }

  _RegisterAddedEvent(): null {
    this.model.events.register(EventType.tableAdded, workbookTarget);
    return null;
  }
  _UnregisterAddedEvent(): null {
    this.model.events.unregister(EventType.tableAdded, workbookTarget);
    return null;
  }
  _RegisterDeletedEvent(): null {
    this.model.events.register(EventType.tableDeleted, workbookTarget);
    return null;
  }
  _UnregisterDeletedEvent(): null {
    this.model.events.unregister(EventType.tableDeleted, workbookTarget);
    return null;
  }
}

/** The tables that touch a range: `range.getTables()`. */
export class TableScopedCollection extends Collection<Table> {
  readonly typeName = "TableScopedCollection";
  override readonly scalars = ["Count"];

  constructor(
    private readonly model: HostModel,
    private readonly sheetId: string,
    private readonly rect: Rect,
    private readonly fullyContained: boolean,
  ) {
    super();
  }

  items(): readonly Table[] {
    return sheetById(this.model, this.sheetId, this.typeName)
      .tables()
      .filter(({ rect }) =>
        this.fullyContained ? containsRect(this.rect, rect) : intersect(this.rect, rect),
      )
      .map((table) => new Table(this.model, this.sheetId, table.id));
  }

  GetFirst(): Table {
    const [first] = this.items();
    if (!first) throw itemNotFound("TableScopedCollection.getFirst");
    return first;
  }

  GetItem(key: string): Table {
    const name = String(key).toLowerCase();
    const table = this.items().find(
      (candidate) => candidate.Id === key || candidate.Name.toLowerCase() === name,
    );
    if (!table) throw itemNotFound("TableScopedCollection.getItem");
    return table;
  }
  Indexer(key: string): Table {
    return this.GetItem(key);
  }
}

/** The rows below the header; an empty table still has one. */
export function bodyOf(table: BookTable): Rect {
  return { ...table.rect, row: table.rect.row + 1, rows: Math.max(1, table.rect.rows - 1) };
}

function tablesOf(model: HostModel, sheetId: string | null): { sheet: Sheet; table: BookTable }[] {
  return model.book
    .sheets()
    .filter((sheet) => sheetId === null || sheet.id === sheetId)
    .flatMap((sheet) => sheet.tables().map((table) => ({ sheet, table })));
}

function tableByKey(model: HostModel, sheetId: string | null, key: string) {
  const name = String(key).toLowerCase();
  const tables = tablesOf(model, sheetId);
  return (
    tables.find(({ table }) => table.id === String(key)) ??
    tables.find(({ table }) => table.name.toLowerCase() === name)
  );
}

/** `workbook.tables.add("Sheet2!A1:B9")` names its sheet in the address. */
function sheetOfAddress(model: HostModel, address: unknown): Sheet {
  const name = /^'?(.*?)'?!/.exec(String(address))?.[1]?.replaceAll("''", "'");
  const named = model.book.sheets().find((sheet) => sheet.name.toLowerCase() === name?.toLowerCase());
  return named ?? model.book.activeSheet();
}

function refuseOverlap(sheet: Sheet, rect: Rect, ownId: string | null, location: string): void {
  if (sheet.tables().some((table) => table.id !== ownId && intersect(table.rect, rect))) {
    throw invalidOperation(location, "A table cannot overlap another table.");
  }
}

/** Headers of a table are texts, not empty, and different from one another. */
export function fillHeaders(sheet: Sheet, rect: Rect): void {
  const header = { ...rect, rows: 1 };
  const [before] = sheet.values(header);
  const taken = new Set<string>();
  const after = before.map((value, index): CellValue => {
    const wanted = value === "" ? `Column${index + 1}` : String(value);
    let name = wanted;
    for (let number = 2; taken.has(name.toLowerCase()); number++) name = `${wanted}${number}`;
    taken.add(name.toLowerCase());
    return name;
  });
  const changed = after.map((name, index) => (name === before[index] ? null : `'${name}`));
  if (changed.some((name) => name !== null)) sheet.write(header, [changed]);
}
