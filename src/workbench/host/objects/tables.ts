import type { Rect, Sheet } from "../../book";
import { containsRect, intersect } from "../../geometry";
import { EventType, workbookTarget } from "../events";
import { invalidOperation, itemNotFound } from "../richApi/hostError";
import { Collection, NullObject } from "../richApi/hostObject";
import { sheetById, writable, type HostModel } from "./model";
import { placeOf } from "./references";
import { Table } from "./table";
import { fillHeaders, refuseOverlap, tableByKey, tablesOf } from "./tableCells";

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

/** `workbook.tables.add("Sheet2!A1:B9")` names its sheet in the address. */
function sheetOfAddress(model: HostModel, address: unknown): Sheet {
  const name = /^'?(.*?)'?!/.exec(String(address))?.[1]?.replaceAll("''", "'");
  const named = model.book.sheets().find((sheet) => sheet.name.toLowerCase() === name?.toLowerCase());
  return named ?? model.book.activeSheet();
}
