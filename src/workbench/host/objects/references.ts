import type { Rect, Sheet } from "../../book";
import { parseAddress } from "../../address";
import { wholeSheet } from "../../geometry";
import { invalidArgument } from "../richApi/hostError";
import { HostObject } from "../richApi/hostObject";
import type { HostModel } from "./model";
import type { Range } from "./range";
import type { RangeAreas } from "./rangeAreas";

export interface Place {
  readonly sheetId: string;
  readonly rect: Rect;
}

export const isRange = (value: unknown): value is Range =>
  value instanceof HostObject && value.typeName === "Range";

export const isRangeAreas = (value: unknown): value is RangeAreas =>
  value instanceof HostObject && value.typeName === "RangeAreas";

/**
 * The place that an argument names: a range, an A1 address, a defined name, or the whole sheet when nothing is said.
 *
 * @throws HostError InvalidArgument
 */
export function placeOf(model: HostModel, sheet: Sheet, reference: unknown, location: string): Place {
  if (isRange(reference)) return { sheetId: reference.sheetId, rect: reference.rect };
  if (reference === undefined || reference === null || reference === "") {
    return { sheetId: sheet.id, rect: wholeSheet };
  }
  const text = String(reference);
  if (text.length > model.limits.addressLength) throw invalidArgument(location);
  const parsed = parseAddress(text) ?? namedPlace(model, sheet, text);
  if (!parsed) throw invalidArgument(location);
  if (parsed.sheet !== null && parsed.sheet.toLowerCase() !== sheet.name.toLowerCase())
    throw invalidArgument(location);
  return { sheetId: sheet.id, rect: parsed.rect };
}

/** The sheet's own name comes before the workbook's. */
function namedPlace(model: HostModel, sheet: Sheet, text: string) {
  const names = model.book.names().filter((name) => name.name.toLowerCase() === text.toLowerCase());
  const name =
    names.find(({ sheetId }) => sheetId === sheet.id) ?? names.find(({ sheetId }) => sheetId === null);
  return name ? parseAddress(name.formula.slice(1)) : null;
}
