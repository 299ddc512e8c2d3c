import type { BookTable, CellValue, Rect, Sheet } from "../../book";
import { intersect } from "../../geometry";
import { invalidOperation } from "../richApi/hostError";
import type { HostModel } from "./model";

/** Tables as the book knows them. */

/** The rows below the header; an empty table still has one. */
export function bodyOf(table: BookTable): Rect {
  return { ...table.rect, row: table.rect.row + 1, rows: Math.max(1, table.rect.rows - 1) };
}

export function tablesOf(model: HostModel, sheetId: string | null): { sheet: Sheet; table: BookTable }[] {
  return model.book
    .sheets()
    .filter((sheet) => sheetId === null || sheet.id === sheetId)
    .flatMap((sheet) => sheet.tables().map((table) => ({ sheet, table })));
}

export function tableByKey(model: HostModel, sheetId: string | null, key: string) {
  const name = String(key).toLowerCase();
  const tables = tablesOf(model, sheetId);
  return (
    tables.find(({ table }) => table.id === String(key)) ??
    tables.find(({ table }) => table.name.toLowerCase() === name)
  );
}

export function refuseOverlap(sheet: Sheet, rect: Rect, ownId: string | null, location: string): void {
  if (sheet.tables().some((table) => table.id !== ownId && intersect(table.rect, rect))) {
    throw invalidOperation(location, "A table cannot overlap another table.");
  }
}

/** Headers of a table are texts, not empty, and different from one another. */
export function fillHeaders(sheet: Sheet, rect: Rect): void {
  const header = { ...rect, rows: 1 };
  const [before] = sheet.values(header);
  const taken = new Set<string>();
  const after = before.map((value, index): CellValue => {
    const wanted = value === "" ? `Column${index + 1}` : String(value);
    let name = wanted;
    for (let number = 2; taken.has(name.toLowerCase()); number++) name = `${wanted}${number}`;
    taken.add(name.toLowerCase());
    return name;
  });
  const changed = after.map((name, index) => (name === before[index] ? null : `'${name}`));
  if (changed.some((name) => name !== null)) sheet.write(header, [changed]);
}
