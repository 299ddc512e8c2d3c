/**
 * Rows that an import replaces wait in a very hidden sheet of the workbook until the next import, so that one undo brings
 * them back. Excel copies them there by itself, whatever their number: nothing of 100,000 rows passes through the add-in, the
 * undo works after the file was closed and opened, and formulas, number formats and fills come back as they were. A
 * document setting would have to hold the rows as text, for which Excel on the web has no room.
 */
import { freeSheetName } from "../ownSheets";
import { inExcel } from "../run";
import type { ImportedTable, KeptRows, SavedImport } from "./records";
import { columnsIn, type StandingImport } from "./standing";
import type { TakeBack } from "./takeBack";
import type { ImportColumn } from "./types";

const sheetName = "_kefu_undo";

/** Copies the rows of a table aside; they lie there where they lay here, so that relative references stay right. */
export async function keepRows(
  { saved, standing }: StandingImport,
  columns: readonly ImportColumn[],
  imports: readonly SavedImport[],
  takeBack: TakeBack,
): Promise<KeptRows> {
  const places = placesIn({ saved, standing });
  const { row, rows } = standing.body;
  const sheetId = await inExcel(async (context) => {
    const { worksheets } = context.workbook;
    worksheets.load("items/name");
    await context.sync();
    const taken = worksheets.items.map(({ name }) => name);
    const sheet = worksheets.add(freeSheetName(sheetName, taken)).load("id");
    sheet.visibility = "VeryHidden";
    await context.sync();
    return sheet.id;
  });
  takeBack(() => dropKept([sheetId]));
  await inExcel(async (context) => {
    const { worksheets } = context.workbook;
    const kept = worksheets.getItem(sheetId);
    const source = worksheets.getItem(standing.sheetId);
    for (const place of places) {
      kept
        .getRangeByIndexes(row, place, rows, 1)
        .copyFrom(source.getRangeByIndexes(row, place, rows, 1), "All");
    }
    // The rules stay on the table; their copies would only be in the way.
    kept.getRange().conditionalFormats.clearAll();
    await context.sync();
  });
  const isReformatted = (id: string, kind: string) =>
    columns.some((column) => column.id === id && column.kind !== kind);
  return {
    sheetId,
    row,
    columns: [...places],
    rows,
    reformatted: saved.columns.flatMap(({ id, kind }, i) => (isReformatted(id, kind) ? [i] : [])),
    imports: imports.flatMap(({ time, tables }) =>
      tables
        .filter(({ tableId }) => tableId === saved.tableId)
        .map((table) => ({ time, table: withoutKept(table) })),
    ),
  };
}

/**
 * Copies rows back into their table, which has the room for them.
 *
 * @param surviving so many rows of the table were there all the time: where their format is as it was it stays, since a copy
 *   of it would take the conditional formats of the cells away
 */
export function bringBack(kept: KeptRows, target: StandingImport, surviving: number): Promise<void> {
  const places = placesIn(target);
  const { row } = target.standing.body;
  const same = Math.min(surviving, kept.rows);
  return inExcel(async (context) => {
    const { worksheets } = context.workbook;
    const aside = worksheets.getItem(kept.sheetId);
    const sheet = worksheets.getItem(target.standing.sheetId);
    const copy = (column: number, first: number, rows: number, type: "All" | "Formulas") => {
      if (rows === 0) return;
      const from = aside.getRangeByIndexes(kept.row + first, kept.columns[column], rows, 1);
      sheet.getRangeByIndexes(row + first, places[column], rows, 1).copyFrom(from, type);
    };
    places.forEach((_, column) => {
      copy(column, 0, same, kept.reformatted.includes(column) ? "All" : "Formulas");
      copy(column, same, kept.rows - same, "All");
    });
    await context.sync();
  });
}

/** Removes hidden sheets of ours; those that are gone already are passed over. */
export function dropKept(sheetIds: readonly string[]): Promise<void> {
  return inExcel(async (context) => {
    const sheets = sheetIds.map((id) => context.workbook.worksheets.getItemOrNullObject(id).load("id"));
    await context.sync();
    for (const sheet of sheets) {
      if (sheet.isNullObject) continue;
      // Excel deletes no very hidden sheet.
      sheet.visibility = "Hidden";
      sheet.delete();
    }
    await context.sync();
  });
}

/** The hidden sheets that imports left. */
export function keptSheets(imports: readonly SavedImport[]): string[] {
  return imports.flatMap(({ tables }) => tables.flatMap(({ replaced }) => replaced?.sheetId ?? []));
}

/** What is remembered of a table once the rows that it replaced are let go. */
export function withoutKept({ replaced: _, ...table }: ImportedTable): ImportedTable {
  return table;
}

function placesIn({ saved, standing }: StandingImport): number[] {
  return columnsIn(
    standing,
    saved.columns.map(({ header }) => header),
  );
}
