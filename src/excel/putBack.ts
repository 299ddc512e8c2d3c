import type { Cell } from "../chat/table";
import type { Rect } from "./address";
import { findHighlights, removeHighlights, restoreHighlights } from "./highlight";
import type { ResultPlace } from "./place";
import { nameColumn, unnameColumns, writeColumn, type Standing, type TablePlace } from "./resultColumn";
import { isResultHeader, isResultText } from "./resultText";
import { inExcel } from "./run";
import { scanKey, type SavedScan } from "./savedScans";
import { restoreFilter } from "./sheetFilter";

/** Puts everything back as `before` describes it, however far the writing of a scan came. */
export async function putBack(sheetId: string, place: ResultPlace, before: Standing | null): Promise<void> {
  await inExcel(async (context) => {
    const sheet = context.workbook.worksheets.getItem(sheetId);
    await unnameColumns(context, sheet);
    await context.sync();
    if (place.reused) return;
    await removeNewColumn(context, sheet, place);
    if (before?.rect) await restoreTableColumn(context, sheet, before);
  });
  if (before?.rect) await writeColumn(sheetId, before.rect, before.cells.map(ownText));
  if (place.reused) await blankAround(sheetId, place.rect, before);
  await inExcel(async (context) => {
    const sheet = context.workbook.worksheets.getItem(sheetId);
    // After the columns: one that goes or comes changes the formulas that refer to it.
    removeHighlights(sheet, await findHighlights(context, sheet, before?.saved?.formats ?? []));
    const formats = restoreHighlights(sheet, before?.highlights ?? [], before?.rect?.column ?? null);
    if (before?.rect) nameColumn(sheet, before.rect);
    if (place.filter) await restoreFilter(context, sheet, place.filter);
    const key = scanKey(sheetId);
    const setting = context.workbook.settings.getItemOrNullObject(key).load("key");
    await context.sync();
    if (before?.saved) {
      const saved: SavedScan = { ...before.saved, formats: formats.map(({ id }) => id) };
      context.workbook.settings.add(key, JSON.stringify(saved));
    } else if (!setting.isNullObject) {
      setting.delete();
    }
    await context.sync();
  });
}

/** What a scan wrote; null for a person's cell, which is not to be touched. */
function ownText(cell: Cell): string | null {
  return isResultText(cell) || isResultHeader(cell) ? String(cell ?? "") : null;
}

/** Every cell that stood in the column before, by its index in `rect`. */
function eachStanding(before: Standing | null, rect: Rect, visit: (index: number, cell: Cell) => void): void {
  before?.cells.forEach((cell, i) => {
    const index = (before.rect?.row ?? 0) + i - rect.row;
    if (index >= 0 && index < rect.rows) visit(index, cell);
  });
}

/** Empties the rows that the column got in addition: they were free before. */
async function blankAround(sheetId: string, rect: Rect, before: Standing | null): Promise<void> {
  const texts = new Array<string | null>(rect.rows).fill("");
  eachStanding(before, rect, (i) => (texts[i] = null));
  if (texts.some((text) => text !== null)) await writeColumn(sheetId, rect, texts);
}

async function removeNewColumn(
  context: Excel.RequestContext,
  sheet: Excel.Worksheet,
  { rect, table }: ResultPlace,
): Promise<void> {
  if (!table) {
    sheet.getRangeByIndexes(rect.row, rect.column, rect.rows, 1).clear("Contents");
  } else {
    const columns = await columnsOf(context, sheet, table);
    // By name and place, not by an id: a batch that failed may have added the column without telling.
    for (const column of columns) {
      if (column.index >= table.body.columns && isResultHeader(column.name)) column.delete();
    }
  }
  await context.sync();
}

/** The earlier column's table gets it back, should the batch that failed have removed it. */
async function restoreTableColumn(
  context: Excel.RequestContext,
  sheet: Excel.Worksheet,
  { rect, table, cells }: Standing,
): Promise<void> {
  if (!table || !rect) return;
  const columns = await columnsOf(context, sheet, table);
  if (columns.length >= table.body.columns) return;
  const header = table.header ? String(cells[0]) : undefined;
  sheet.tables.getItem(table.id).columns.add(rect.column - table.body.column, undefined, header);
  await context.sync();
}

async function columnsOf(
  context: Excel.RequestContext,
  sheet: Excel.Worksheet,
  { id }: TablePlace,
): Promise<Excel.TableColumn[]> {
  const columns = sheet.tables.getItem(id).columns.load("items/index,items/name");
  await context.sync();
  return columns.items;
}
