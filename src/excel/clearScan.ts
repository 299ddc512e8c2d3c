import { removeHighlights } from "./highlight";
import { inTurn } from "./inTurn";
import { dropColumn, findStanding, unnameColumns, type Standing } from "./resultColumn";
import { previousResultName, resultName, type ResultName } from "./resultName";
import { inExcel } from "./run";
import { scanKey } from "./savedScans";
import { uncoverColumn } from "./sheetFilter";

/**
 * Removes what scans left in a sheet, or in the whole workbook: result column, highlights, names and settings.
 *
 * @returns true when nothing of ours is left; false when a result column was kept because a person has written into it
 */
export function clearScan(sheetId?: string): Promise<boolean> {
  return inTurn(() => clearNow(sheetId));
}

async function clearNow(sheetId?: string): Promise<boolean> {
  const { sheetIds, orphans } = await scannedSheets();
  let complete = true;
  for (const id of sheetId === undefined ? sheetIds : [sheetId]) {
    if (!(await clearSheet(id))) complete = false;
  }
  if (sheetId === undefined) await forget(orphans);
  return complete;
}

async function clearSheet(sheetId: string): Promise<boolean> {
  let complete = true;
  // A scan that was broken off (the pane was closed) may have left an earlier column beside its own.
  for (const name of [previousResultName, resultName] as const) {
    const standing = await findStanding(sheetId, name);
    if (!standing) continue;
    // Where a person wrote into the column, its rows are still to be sorted together.
    if (await dropColumn(standing)) await uncoverColumn(standing);
    else complete = false;
    await removeMarks(sheetId, standing, name);
  }
  await forget([scanKey(sheetId)]);
  return complete;
}

function removeMarks(sheetId: string, { highlights }: Standing, name: ResultName): Promise<void> {
  return inExcel(async (context) => {
    const sheet = context.workbook.worksheets.getItem(sheetId);
    removeHighlights(sheet, highlights);
    await unnameColumns(context, sheet, [name]);
    await context.sync();
  });
}

/** Every sheet, and settings of scans whose sheet was deleted. */
function scannedSheets(): Promise<{ sheetIds: string[]; orphans: string[] }> {
  return inExcel(async (context) => {
    const sheets = context.workbook.worksheets.load("items/id");
    const settings = context.workbook.settings.load("items/key");
    await context.sync();
    const sheetIds = sheets.items.map(({ id }) => id);
    const living = new Set(sheetIds.map(scanKey));
    const keys = settings.items.map(({ key }) => key);
    return { sheetIds, orphans: keys.filter((key) => key.startsWith(scanKey("")) && !living.has(key)) };
  });
}

async function forget(keys: readonly string[]): Promise<void> {
  await inExcel(async (context) => {
    const found = keys.map((key) => context.workbook.settings.getItemOrNullObject(key).load("key"));
    await context.sync();
    for (const setting of found) if (!setting.isNullObject) setting.delete();
    await context.sync();
  });
}
