import type { Rect, Sheet } from "../../book";
import { intersect, isEntireColumn, isEntireRow } from "../../geometry";
import { Collection, HostObject, type NullObject } from "../richApi/hostObject";
import { clearRects } from "./cells";
import type { ConditionalFormatCollection } from "./conditionalFormats";
import { addressIn, sheetById, type HostModel } from "./model";
import type { Range } from "./range";
import { RangeFormat, type FormatTarget } from "./rangeFormat";
import { isRangeAreas, placeOf } from "./references";
import type { Worksheet } from "./worksheet";

/** Several rectangles of one sheet. */
export class RangeAreas extends HostObject implements FormatTarget {
  readonly typeName = "RangeAreas";
  readonly scalars = ["Address", "AddressLocal", "AreaCount", "CellCount", "IsEntireColumn", "IsEntireRow"];
  override readonly byReference = true;

  constructor(
    private readonly model: HostModel,
    private readonly sheetId: string,
    private readonly areas: readonly Rect[],
  ) {
    super();
  }

  sheet(location = "RangeAreas"): Sheet {
    return sheetById(this.model, this.sheetId, location);
  }

  rects(): readonly Rect[] {
    return this.areas;
  }

  get Address(): string {
    return this.areas.map((rect) => addressIn(this.sheet("RangeAreas.address"), rect)).join(",");
  }
  get AddressLocal(): string {
    return this.Address;
  }
  get AreaCount(): number {
    return this.areas.length;
  }
  get CellCount(): number {
    const count = this.areas.reduce((sum, rect) => sum + rect.rows * rect.columns, 0);
    return count > 2 ** 31 - 1 ? -1 : count;
  }
  get IsEntireColumn(): boolean {
    return this.areas.every(isEntireColumn);
  }
  get IsEntireRow(): boolean {
    return this.areas.every(isEntireRow);
  }

  get Areas(): RangeCollection {
    return new RangeCollection(this.areas.map((rect) => this.model.objects.range(this.sheetId, rect)));
  }
  get Format(): RangeFormat {
    return new RangeFormat(this);
  }
  get ConditionalFormats(): ConditionalFormatCollection {
    return this.model.objects.conditionalFormats(this);
  }
  get Worksheet(): Worksheet {
    return this.model.objects.worksheet(this.sheetId);
  }

  Clear(applyTo: string | null = "All"): null {
    clearRects(this, applyTo, "RangeAreas.clear");
    return null;
  }

  Calculate(): null {
    return null;
  }

  GetIntersectionOrNullObject(range: unknown): RangeAreas | NullObject {
    const location = "RangeAreas.getIntersectionOrNullObject";
    const others = isRangeAreas(range)
      ? range.areas
      : [placeOf(this.model, this.sheet(location), range, location).rect];
    const shared = this.areas.flatMap((rect) => others.flatMap((other) => intersect(rect, other) ?? []));
    return this.model.objects.areasOrNull(this.sheetId, shared);
  }
}

class RangeCollection extends Collection<Range> {
  readonly typeName = "RangeCollection";

  constructor(private readonly ranges: readonly Range[]) {
    super();
  }

  items(): readonly Range[] {
    return this.ranges;
  }
}
