import type { BookTable, CellValue, Rect } from "../../book";
import { invalidArgument, itemAlreadyExists, itemNotFound } from "../richApi/hostError";
import { Collection, HostObject, NullObject } from "../richApi/hostObject";
import { matrixFor } from "./cells";
import { writable, type HostModel } from "./model";
import type { Range } from "./range";
import type { Table } from "./table";

export class TableColumn extends HostObject {
  readonly typeName = "TableColumn";
  readonly scalars = ["Id", "Index", "Values", "Name"];

  constructor(
    private readonly model: HostModel,
    private readonly owner: Table,
    readonly Id: number,
  ) {
    super();
  }

  get Index(): number {
    const index = columnIds(this.model, this.owner.table).indexOf(this.Id);
    if (index < 0) throw itemNotFound("TableColumn");
    return index;
  }

  private get rect(): Rect {
    const { rect } = this.owner.table;
    return { ...rect, column: rect.column + this.Index, columns: 1 };
  }

  get Name(): string {
    return headersOf(this.owner)[this.Index];
  }
  set Name(name: string) {
    const location = "TableColumn.name";
    const text = String(name);
    if (text === "") throw invalidArgument(location);
    const taken = headersOf(this.owner).some((header, index) => index !== this.Index && same(header, text));
    if (taken) throw itemAlreadyExists(location);
    writable(this.owner.sheet(location), location).write({ ...this.rect, rows: 1 }, [[`'${text}`]]);
  }

  get Values(): CellValue[][] {
    return this.owner.sheet("TableColumn.values").values(this.rect);
  }
  set Values(values: unknown) {
    const location = "TableColumn.values";
    const sheet = writable(this.owner.sheet(location), location);
    sheet.write(this.rect, matrixFor<CellValue>(values, this.rect, location));
  }

  GetRange(): Range {
    return this.model.objects.range(this.owner.sheetId, this.rect);
  }
  GetHeaderRowRange(): Range {
    return this.model.objects.range(this.owner.sheetId, { ...this.rect, rows: 1 });
  }
  GetDataBodyRange(): Range {
    const { rect } = this;
    const body = { ...rect, row: rect.row + 1, rows: Math.max(1, rect.rows - 1) };
    return this.model.objects.range(this.owner.sheetId, body);
  }

  /** The table's other columns move to the left, with the cells beside the table. */
  Delete(): null {
    const location = "TableColumn.delete";
    const { rect, Index } = this;
    const ids = columnIds(this.model, this.owner.table).filter((_, index) => index !== Index);
    if (ids.length === 0) throw invalidArgument(location);
    writable(this.owner.sheet(location), location).remove(rect, "Left");
    this.model.columnIds.set(this.owner.Id, ids);
    return null;
  }
}

export class TableColumnCollection extends Collection<TableColumn> {
  readonly typeName = "TableColumnCollection";
  override readonly scalars = ["Count"];

  constructor(
    private readonly model: HostModel,
    private readonly owner: Table,
  ) {
    super();
  }

  items(): readonly TableColumn[] {
    return columnIds(this.model, this.owner.table).map((id) => new TableColumn(this.model, this.owner, id));
  }

  /**
   * Inserts a column; null or the number of columns appends it. Cells beside the table move to the right.
   *
   * @param values header and body, or the body alone
   */
  Add(index?: number | null, values?: unknown, name?: string | null): TableColumn {
    const location = "TableColumnCollection.add";
    const { rect } = this.owner.table;
    const place = index === undefined || index === null || index === -1 ? rect.columns : index;
    if (!Number.isInteger(place) || place < 0 || place > rect.columns) throw invalidArgument(location);
    const column: Rect = { ...rect, column: rect.column + place, columns: 1 };
    const matrix = columnValues(values, column, location);
    const headers = headersOf(this.owner);
    const ids = columnIds(this.model, this.owner.table);

    const sheet = writable(this.owner.sheet(location), location);
    sheet.insert(column, "Right");
    sheet.resizeTable(this.owner.Id, { ...rect, columns: rect.columns + 1 });
    const wanted = name ?? (matrix?.[0][0] === null || matrix === null ? null : String(matrix[0][0]));
    const header = freeHeader(wanted, headers);
    sheet.write(column, [
      [`'${header}`],
      ...(matrix?.slice(1) ?? Array.from({ length: rect.rows - 1 }, () => [null])),
    ]);

    const id = Math.max(0, ...ids) + 1;
    this.model.columnIds.set(this.owner.Id, [...ids.slice(0, place), id, ...ids.slice(place)]);
    return new TableColumn(this.model, this.owner, id);
  }

  GetItem(key: number | string): TableColumn {
    const column = this.byKey(key);
    if (!column) throw itemNotFound("TableColumnCollection.getItem");
    return column;
  }
  Indexer(key: number | string): TableColumn {
    return this.GetItem(key);
  }
  GetItemOrNullObject(key: number | string): TableColumn | NullObject {
    return this.byKey(key) ?? new NullObject();
  }

  private byKey(key: number | string): TableColumn | null {
    const ids = columnIds(this.model, this.owner.table);
    const id =
      typeof key === "number" ? key : ids[headersOf(this.owner).findIndex((name) => same(name, key))];
    return ids.includes(id) ? new TableColumn(this.model, this.owner, id) : null;
  }
}

/** Header and body as a matrix of the column's size; null when no values were given. */
function columnValues(values: unknown, column: Rect, location: string): (CellValue | null)[][] | null {
  if (values === undefined || values === null) return null;
  const rows = Array.isArray(values) ? values.length : 1;
  if (Array.isArray(values) && rows === column.rows - 1)
    return [[null], ...matrixFor<CellValue>(values, { ...column, rows }, location)];
  return matrixFor<CellValue>(values, column, location);
}

function freeHeader(wanted: string | null, headers: readonly string[]): string {
  const base = wanted || "Column";
  let name = wanted || `Column${headers.length + 1}`;
  for (let number = 2; headers.some((header) => same(header, name)); number++) name = `${base}${number}`;
  return name;
}

function headersOf(owner: Table): string[] {
  return owner
    .sheet("TableColumn")
    .values({ ...owner.table.rect, rows: 1 })[0]
    .map(String);
}

const same = (a: string, b: string) => a.toLowerCase() === b.toLowerCase();

/** Ids by place; columns that a person added at the table's end get new ones. */
function columnIds(model: HostModel, table: BookTable): number[] {
  const ids = (model.columnIds.get(table.id) ?? []).slice(0, table.rect.columns);
  for (let next = Math.max(0, ...ids) + 1; ids.length < table.rect.columns; next++) ids.push(next);
  model.columnIds.set(table.id, ids);
  return ids;
}
