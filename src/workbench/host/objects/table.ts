import type { BookTable, Sheet } from "../../book";
import { intersect } from "../../geometry";
import { EventType, workbookTarget } from "../events";
import { invalidArgument, itemAlreadyExists } from "../richApi/hostError";
import { HostObject } from "../richApi/hostObject";
import { AutoFilter } from "./autoFilter";
import { sheetById, tableById, writable, type HostModel, type TableLooks } from "./model";
import type { Range } from "./range";
import { placeOf } from "./references";
import { sortFields, sortRows, type SortField } from "./sorting";
import { bodyOf, fillHeaders, refuseOverlap, tableByKey } from "./tableCells";
import { TableColumnCollection } from "./tableColumns";
import { TableRowCollection } from "./tableRows";
import type { Worksheet } from "./worksheet";

const standardLooks: TableLooks = {
  bandedColumns: false,
  bandedRows: true,
  filterButton: true,
  firstColumn: false,
  lastColumn: false,
};

export class Table extends HostObject {
  readonly typeName = "Table";
  readonly scalars = [
    "Id",
    "Name",
    "ShowHeaders",
    "ShowTotals",
    "Style",
    "ShowBandedColumns",
    "ShowBandedRows",
    "ShowFilterButton",
    "HighlightFirstColumn",
    "HighlightLastColumn",
  ];

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

  get ShowBandedColumns(): boolean {
    return this.looks.bandedColumns;
  }
  set ShowBandedColumns(on: boolean) {
    this.look({ bandedColumns: Boolean(on) });
  }
  get ShowBandedRows(): boolean {
    return this.looks.bandedRows;
  }
  set ShowBandedRows(on: boolean) {
    this.look({ bandedRows: Boolean(on) });
  }
  get ShowFilterButton(): boolean {
    return this.looks.filterButton;
  }
  set ShowFilterButton(on: boolean) {
    this.look({ filterButton: Boolean(on) });
  }
  get HighlightFirstColumn(): boolean {
    return this.looks.firstColumn;
  }
  set HighlightFirstColumn(on: boolean) {
    this.look({ firstColumn: Boolean(on) });
  }
  get HighlightLastColumn(): boolean {
    return this.looks.lastColumn;
  }
  set HighlightLastColumn(on: boolean) {
    this.look({ lastColumn: Boolean(on) });
  }

  private get looks(): TableLooks {
    return { ...standardLooks, ...this.model.tableLooks.get(this.Id) };
  }
  private look(change: Partial<TableLooks>): void {
    this.model.tableLooks.set(this.Id, { ...this.model.tableLooks.get(this.Id), ...change });
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
    return new AutoFilter(this.model, this.sheetId, this.Id);
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
    return this.AutoFilter.ClearCriteria();
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
