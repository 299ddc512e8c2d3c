import type { CellValue, Rect } from "../../book";
import { invalidArgument } from "../richApi/hostError";
import { Collection, HostObject } from "../richApi/hostObject";
import { matrixFor } from "./cells";
import { writable, type HostModel } from "./model";
import type { Range } from "./range";
import type { Table } from "./table";

class TableRow extends HostObject {
  readonly typeName = "TableRow";
  readonly scalars = ["Index", "Values"];

  constructor(
    private readonly model: HostModel,
    private readonly owner: Table,
    readonly Index: number,
  ) {
    super();
  }

  private get rect(): Rect {
    const { rect } = this.owner.table;
    return { ...rect, row: rect.row + 1 + this.Index, rows: 1 };
  }

  get Values(): CellValue[][] {
    return this.owner.sheet("TableRow.values").values(this.rect);
  }
  set Values(values: unknown) {
    const location = "TableRow.values";
    const sheet = writable(this.owner.sheet(location), location);
    sheet.write(this.rect, matrixFor<CellValue>(values, this.rect, location));
  }

  GetRange(): Range {
    return this.model.objects.range(this.owner.sheetId, this.rect);
  }

  Delete(): null {
    writable(this.owner.sheet("TableRow.delete"), "TableRow.delete").remove(this.rect, "Up");
    return null;
  }
}

export class TableRowCollection extends Collection<TableRow> {
  readonly typeName = "TableRowCollection";
  override readonly scalars = ["Count"];

  constructor(
    private readonly model: HostModel,
    private readonly owner: Table,
  ) {
    super();
  }

  items(): readonly TableRow[] {
    return Array.from(
      { length: this.owner.table.rect.rows - 1 },
      (_, index) => new TableRow(this.model, this.owner, index),
    );
  }

  /** Inserts rows; null or -1 appends them. Cells below the table move down. */
  Add(index?: number | null, values?: unknown): TableRow {
    const location = "TableRowCollection.add";
    const { rect } = this.owner.table;
    const count = rect.rows - 1;
    const place = index === undefined || index === null || index === -1 ? count : index;
    if (!Number.isInteger(place) || place < 0 || place > count) throw invalidArgument(location);
    const rows = Array.isArray(values) ? values.length : 1;
    const fresh: Rect = { ...rect, row: rect.row + 1 + place, rows };
    const matrix =
      values === undefined || values === null ? null : matrixFor<CellValue>(values, fresh, location);
    const sheet = writable(this.owner.sheet(location), location);
    sheet.insert(fresh, "Down");
    sheet.resizeTable(this.owner.Id, { ...rect, rows: rect.rows + rows });
    if (matrix) sheet.write(fresh, matrix);
    return new TableRow(this.model, this.owner, place);
  }

  DeleteRowsAt(index: number, count = 1): null {
    const location = "TableRowCollection.deleteRowsAt";
    const { rect } = this.owner.table;
    if (!(index >= 0 && count > 0 && index + count <= rect.rows - 1)) throw invalidArgument(location);
    const gone = { ...rect, row: rect.row + 1 + index, rows: count };
    writable(this.owner.sheet(location), location).remove(gone, "Up");
    return null;
  }
}
