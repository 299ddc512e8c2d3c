import type { CellValue, Rect, Sheet } from "../../book";
import { isErrorText } from "../../typedInput";
import { invalidArgument } from "../richApi/hostError";

export interface SortField {
  /** Column within the range. */
  readonly key: number;
  readonly ascending?: boolean;
}

export function sortFields(input: unknown, columns: number, location: string): SortField[] {
  const fields = (Array.isArray(input) ? input : [input]) as SortField[];
  for (const field of fields) {
    const known = typeof field?.key === "number" && field.key >= 0 && field.key < columns;
    if (!known) throw invalidArgument(location);
  }
  return fields;
}

/** The order of rows that Excel's sort gives: stable; numbers, texts, truth values, errors; blanks always last. */
function sortedOrder(
  values: readonly (readonly CellValue[])[],
  fields: readonly SortField[],
  matchCase: boolean,
): number[] {
  const collator = new Intl.Collator("zh-CN", { sensitivity: matchCase ? "variant" : "accent" });
  const order = values.map((_, index) => index);
  return order.sort((a, b) => {
    for (const { key, ascending = true } of fields) {
      const compared = compare(values[a][key], values[b][key], ascending, collator);
      if (compared !== 0) return compared;
    }
    return a - b;
  });
}

/** Sorts rows as Excel does: rows that are hidden, by hand or by a filter, stay where they are. */
export function sortRows(sheet: Sheet, rect: Rect, fields: readonly SortField[], matchCase: boolean): void {
  if (rect.rows < 2) return;
  const hidden = new Set(sheet.hiddenRows());
  const values = sheet.values(rect);
  const shown = values.map((_, index) => index).filter((index) => !hidden.has(rect.row + index));
  const sorted = sortedOrder(
    shown.map((index) => values[index]),
    fields,
    matchCase,
  );
  const order = values.map((_, index) => index);
  sorted.forEach((from, to) => (order[shown[to]] = shown[from]));
  sheet.reorderRows(rect, order);
}

function compare(a: CellValue, b: CellValue, ascending: boolean, collator: Intl.Collator): number {
  if (a === "" || b === "") return a === b ? 0 : a === "" ? 1 : -1;
  const kinds = kind(a) - kind(b);
  const order =
    kinds !== 0 ? kinds : typeof a === "string" ? collator.compare(a, b as string) : Number(a) - Number(b);
  return ascending ? order : -order;
}

function kind(value: CellValue): number {
  if (typeof value === "number") return 0;
  if (typeof value === "boolean") return 2;
  return isErrorText(value) ? 3 : 1;
}
