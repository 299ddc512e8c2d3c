import type { Rect } from "../../book";
import { itemNotFound } from "../richApi/hostError";
import { HostObject, NullObject } from "../richApi/hostObject";
import { sheetById, type HostModel } from "./model";
import type { Range } from "./range";

/** The filter of a sheet or of a table. Filters are set by a person; an add-in can see and clear them. */
export class AutoFilter extends HostObject {
  readonly typeName = "AutoFilter";
  readonly scalars = ["Enabled", "IsDataFiltered"];

  /** @param table the table's cells when it is a table's filter */
  constructor(
    private readonly model: HostModel,
    private readonly sheetId: string,
    private readonly table: Rect | null = null,
  ) {
    super();
  }

  get Enabled(): boolean {
    return this.table !== null || this.place() !== null;
  }

  get IsDataFiltered(): boolean {
    const place = this.place();
    if (!place) return false;
    return this.sheet()
      .hiddenRows()
      .some((row) => row > place.row && row < place.row + place.rows);
  }

  GetRange(): Range {
    const place = this.place();
    if (!place) throw itemNotFound("AutoFilter.getRange");
    return this.model.objects.range(this.sheetId, place);
  }

  GetRangeOrNullObject(): Range | NullObject {
    const place = this.place();
    return place ? this.model.objects.range(this.sheetId, place) : new NullObject();
  }

  ClearCriteria(): null {
    this.sheet().clearFilter();
    return null;
  }

  Remove(): null {
    return this.ClearCriteria();
  }

  private place(): Rect | null {
    return this.table ?? this.sheet().filtered();
  }

  private sheet() {
    return sheetById(this.model, this.sheetId, "AutoFilter");
  }
}
