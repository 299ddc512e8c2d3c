import { maxColumns, maxRows } from "../../book";
import { invalidArgument } from "../richApi/hostError";
import { HostObject, NullObject } from "../richApi/hostObject";
import { sheetById, type HostModel } from "./model";
import type { Range } from "./range";
import { placeOf } from "./references";

export class FreezePanes extends HostObject {
  readonly typeName = "WorksheetFreezePanes";
  readonly scalars = [];

  constructor(
    private readonly model: HostModel,
    private readonly sheetId: string,
  ) {
    super();
  }

  /** Freezes the rows and columns of a range that begins at A1. */
  FreezeAt(range: unknown): null {
    const location = "WorksheetFreezePanes.freezeAt";
    const { rect } = placeOf(this.model, this.sheet(location), range, location);
    if (rect.row !== 0 || rect.column !== 0) throw invalidArgument(location);
    return this.freeze(rect.rows, rect.columns);
  }

  FreezeRows(count = 1): null {
    return this.freeze(count, 0);
  }

  FreezeColumns(count = 1): null {
    return this.freeze(0, count);
  }

  Unfreeze(): null {
    return this.freeze(0, 0);
  }

  GetLocationOrNullObject(): Range | NullObject {
    const { rows, columns } = this.sheet("WorksheetFreezePanes.getLocationOrNullObject").frozen();
    if (rows === 0 && columns === 0) return new NullObject();
    const whole = { row: 0, column: 0, rows: rows || maxRows, columns: columns || maxColumns };
    return this.model.objects.range(this.sheetId, whole);
  }

  private freeze(rows: number, columns: number): null {
    this.sheet("WorksheetFreezePanes").freeze(rows, columns);
    return null;
  }

  private sheet(location: string) {
    return sheetById(this.model, this.sheetId, location);
  }
}
