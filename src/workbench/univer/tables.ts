import type { Worksheet } from "@univerjs/core";
import type { ITableRange } from "@univerjs/preset-sheets-table";
import {
  AddSheetTableCommand,
  DeleteSheetTableCommand,
  SetSheetTableCommand,
  SetSheetTableMutation,
  TableManager,
} from "@univerjs/preset-sheets-table";
import type { BookTable, Rect } from "../book";
import type { Unit } from "./unit";
import { toPlainRange } from "./unit";

type Table = NonNullable<ReturnType<TableManager["getTableById"]>>;

const defaultStyle = "TableStyleMedium2";

/** Excel's tables of one sheet. */
export class Tables {
  private readonly manager: TableManager;

  constructor(
    private readonly unit: Unit,
    private readonly worksheet: Worksheet,
    /** Excel's names of styles by table: Univer's themes have other names. */
    private readonly styles: Map<string, string>,
  ) {
    this.manager = unit.injector.get(TableManager);
  }

  list(): readonly BookTable[] {
    return this.manager
      .getTablesBySubunitId(this.unit.id, this.worksheet.getSheetId())
      .map((table) => this.describe(table));
  }

  add(rect: Rect): BookTable {
    const id = String(this.nextNumber());
    this.unit.command(AddSheetTableCommand.id, {
      unitId: this.unit.id,
      subUnitId: this.worksheet.getSheetId(),
      id,
      name: this.manager.getUniqueTableName(this.unit.id, `Table${id}`),
      range: toPlainRange(rect, this.worksheet),
      options: { showHeader: true, tableStyleId: themeOf(defaultStyle) },
    });
    return this.describe(this.table(id));
  }

  resize(id: string, rect: Rect): void {
    this.configure(id, { updateRange: { newRange: toPlainRange(rect, this.worksheet) } });
  }

  remove(id: string): void {
    this.table(id);
    this.unit.command(DeleteSheetTableCommand.id, {
      unitId: this.unit.id,
      subUnitId: this.worksheet.getSheetId(),
      tableId: id,
    });
  }

  /** @throws RangeError when another table of the book has the name */
  rename(id: string, name: string): void {
    const taken = this.manager
      .getTableList(this.unit.id)
      .some((table) => table.id !== id && table.name.toLowerCase() === name.toLowerCase());
    if (taken) throw new RangeError(`There is a table named ${name} already`);
    const table = this.table(id);
    const before = table.getDisplayName();
    if (before === name) return;
    if (this.unit.workbook.getSheetBySheetName(name) === null) return this.configure(id, { name });
    // Univer's command refuses the name of a sheet, without a word; Excel's tables may bear it.
    const change = (to: string) => ({
      id: SetSheetTableMutation.id,
      params: { unitId: this.unit.id, subUnitId: table.getSubunitId(), tableId: id, config: { name: to } },
    });
    this.unit.mutate([change(name)], [change(before)]);
  }

  style(id: string, style: string): void {
    this.styles.set(id, style);
    this.configure(id, { theme: themeOf(style) });
  }

  private configure(tableId: string, change: object): void {
    this.table(tableId);
    this.unit.command(SetSheetTableCommand.id, { unitId: this.unit.id, tableId, ...change });
  }

  private table(id: string): Table {
    const table = this.manager.getTableById(this.unit.id, id);
    if (!table) throw new RangeError(`There is no table ${id}`);
    return table;
  }

  private nextNumber(): number {
    const numbers = this.manager.getTableList(this.unit.id).map((table) => Number(table.id) || 0);
    return Math.max(0, ...numbers) + 1;
  }

  private describe(table: Table): BookTable {
    const id = table.getId();
    return {
      id,
      name: table.getDisplayName(),
      style: this.styles.get(id) ?? defaultStyle,
      showHeaders: table.isShowHeader(),
      rect: rectOf(table.getRange()),
    };
  }
}

const rectOf = (range: ITableRange): Rect => ({
  row: range.startRow,
  column: range.startColumn,
  rows: range.endRow - range.startRow + 1,
  columns: range.endColumn - range.startColumn + 1,
});

/** Univer brings six themes; Excel's default style gets the first. */
function themeOf(style: string): string {
  const number = Number(/\d+$/.exec(style)?.[0] ?? 2);
  return `table-default-${(number + 4) % 6}`;
}
