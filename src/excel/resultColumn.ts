import type { Cell } from "../chat/table";
import { blocksOfTexts } from "./blocks";
import { findHighlights, type StandingHighlight } from "./highlight";
import { readBlocks } from "./readRows";
import { previousResultName, resultName, type ResultName } from "./resultName";
import { isResultHeader, isResultText } from "./resultText";
import { inExcel } from "./run";
import { savedScanOf, scanKey, type SavedScan } from "./savedScans";
import { intersect, rectOf, rectProperties } from "./source";
import type { Rect } from "./address";

/** A table that lies in a sheet, with its data rows only. */
export interface TablePlace {
  readonly id: string;
  readonly body: Rect;
  readonly header: boolean;
}

/** What a scan left in a sheet, all that is needed to remove it or to put it back. */
export interface Standing {
  readonly sheetId: string;
  /** Header (where there is one) and rows of the result column; null when a person deleted the column. */
  readonly rect: Rect | null;
  /** What stands in `rect`, row by row; a person's formula as "=", whatever it shows. */
  readonly cells: readonly Cell[];
  /** The table that holds the column. */
  readonly table: TablePlace | null;
  readonly highlights: readonly StandingHighlight[];
  readonly saved: SavedScan | null;
}

/** Finds what a scan left in a sheet; null when nothing of it is there. */
export async function findStanding(
  sheetId: string,
  nameOfColumn: ResultName = resultName,
): Promise<Standing | null> {
  const { named, settled, ...found } = await inExcel(async (context) => {
    const sheet = context.workbook.worksheets.getItem(sheetId);
    const name = sheet.names.getItemOrNullObject(nameOfColumn).load("name");
    const setting = context.workbook.settings.getItemOrNullObject(scanKey(sheetId)).load("value");
    await context.sync();
    const saved = setting.isNullObject ? null : savedScanOf(setting.value);
    const range = name.isNullObject ? null : name.getRangeOrNullObject().load(rectProperties);
    const highlights = await findHighlights(context, sheet, saved?.formats ?? []);
    const rect = range && !range.isNullObject ? rectOf(range) : null;
    const tables = await readTables(context, sheet);
    const table = (rect && tables.find(({ body }) => intersect(body, rect))) ?? null;
    return {
      sheetId,
      rect: rect && table ? columnOf(table, rect.column) : rect,
      table,
      highlights,
      saved,
      named: !name.isNullObject,
      settled: !setting.isNullObject,
    };
  });
  if (!named && !settled && found.highlights.length === 0) return null;
  return { ...found, cells: found.rect ? await readColumn(sheetId, found.rect) : [] };
}

/** A table's column with its header: the table may have grown since the column was named. */
export function columnOf({ body, header }: TablePlace, column: number): Rect {
  const above = header ? 1 : 0;
  return { row: body.row - above, column, rows: body.rows + above, columns: 1 };
}

/** Tables of a sheet with the places of their data. */
export async function readTables(
  context: Excel.RequestContext,
  sheet: Excel.Worksheet,
): Promise<TablePlace[]> {
  const tables = sheet.tables.load("items/id,items/showHeaders");
  await context.sync();
  const bodies = tables.items.map((table) => table.getDataBodyRange().load(rectProperties));
  await context.sync();
  return tables.items.map(({ id, showHeaders }, i) => ({ id, body: rectOf(bodies[i]), header: showHeaders }));
}

async function readColumn(sheetId: string, rect: Rect): Promise<Cell[]> {
  const cells: Cell[] = [];
  const rows = { sheetId, row: rect.row, rowCount: rect.rows, columns: [rect.column] };
  for await (const block of readBlocks(rows)) for (const [cell] of block) cells.push(cell);
  // A formula may show nothing, or what a scan wrote into another cell, and is a person's all the same.
  for (const row of await formulaRows(sheetId, rect)) cells[row - rect.row] = "=";
  return cells;
}

/** Sheet rows of a column in which formulas stand. */
function formulaRows(sheetId: string, { row, column, rows }: Rect): Promise<number[]> {
  return inExcel(async (context) => {
    const found = context.workbook.worksheets
      .getItem(sheetId)
      .getRangeByIndexes(row, column, rows, 1)
      .getSpecialCellsOrNullObject("Formulas")
      .load("cellCount");
    await context.sync();
    if (found.isNullObject) return [];
    const areas = found.areas.load(rectProperties.replace(/(\w+)/g, "items/$1"));
    await context.sync();
    // Excel looks for special cells of one cell in the whole sheet.
    return areas.items
      .map(rectOf)
      .filter((area) => intersect(area, { row, column, rows, columns: 1 }))
      .flatMap((area) => Array.from({ length: area.rows }, (_, i) => area.row + i))
      .filter((at) => at >= row && at < row + rows);
  });
}

/** Whether every cell below the header holds only what a scan wrote. */
function isOurs({ cells }: Pick<Standing, "cells">): boolean {
  return cells.every((cell, i) => isResultText(cell) || (i === 0 && isResultHeader(cell)));
}

/**
 * Writes one column in blocks that fit a message; null leaves a cell as it is.
 *
 * @param texts taken block by block, as they are written
 * @param onWritten called with the number of cells written so far
 */
export async function writeColumn(
  sheetId: string,
  place: { readonly row: number; readonly column: number },
  texts: Iterable<string | null>,
  onWritten: (done: number) => void | Promise<void> = () => undefined,
): Promise<void> {
  let done = 0;
  for (const block of blocksOfTexts(texts)) {
    if (block.some((text) => text !== null))
      await writeBlock(sheetId, { ...place, row: place.row + done }, block);
    done += block.length;
    await onWritten(done);
  }
}

function writeBlock(
  sheetId: string,
  { row, column }: { readonly row: number; readonly column: number },
  texts: readonly (string | null)[],
): Promise<void> {
  return inExcel(async (context) => {
    const sheet = context.workbook.worksheets.getItem(sheetId);
    sheet.getRangeByIndexes(row, column, texts.length, 1).values = texts.map((text) => [text]);
    await context.sync();
  });
}

/** Queues a hidden name of a column; the caller syncs, and has removed an earlier one. */
export function nameColumn(sheet: Excel.Worksheet, rect: Rect, name: ResultName = resultName): void {
  nameRange(sheet, sheet.getRangeByIndexes(rect.row, rect.column, rect.rows, 1), name);
}

/** As `nameColumn`, for a column that is being made. */
export function nameRange(sheet: Excel.Worksheet, range: Excel.Range, name: ResultName = resultName): void {
  sheet.names.add(name, range).visible = false;
}

/** Queues the removal of our hidden names, those of them that there are; the caller syncs. */
export async function unnameColumns(
  context: Excel.RequestContext,
  sheet: Excel.Worksheet,
  names: readonly ResultName[] = [resultName, previousResultName],
): Promise<void> {
  const items = names.map((name) => sheet.names.getItemOrNullObject(name).load("name"));
  await context.sync();
  for (const item of items) if (!item.isNullObject) item.delete();
}

/**
 * Removes a result column: the table's column, or the contents of the cells. Cells that a person filled stay.
 *
 * @returns whether nothing was left
 */
export async function dropColumn(standing: Standing): Promise<boolean> {
  const { sheetId, rect, table, cells } = standing;
  if (!rect) return true;
  if (!isOurs(standing)) {
    // A table's header cannot be empty; and beside a person's cells it says what the column was.
    const texts = cells.map((cell, i) => (isResultText(cell) && !(table?.header && i === 0) ? "" : null));
    await writeColumn(sheetId, rect, texts);
    return false;
  }
  await inExcel(async (context) => {
    const sheet = context.workbook.worksheets.getItem(sheetId);
    if (table)
      sheet.tables
        .getItem(table.id)
        .columns.getItemAt(rect.column - table.body.column)
        .delete();
    else sheet.getRangeByIndexes(rect.row, rect.column, rect.rows, 1).clear("Contents");
    await context.sync();
  });
  return true;
}
