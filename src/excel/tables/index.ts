import { showSheet } from "../ownSheets";
import { standingTables } from "./records";
import type { TableDoor, TableKind, TablesTrace } from "./types";
import { removeTables, writeTables } from "./writeTables";

/** The way for small tables into the workbook that is open in Excel. */
export const tableDoor: TableDoor = { writeTables, lastTables, removeTables, showSheet };

async function lastTables(kind: TableKind): Promise<TablesTrace | null> {
  const { saved, sheets } = await standingTables(kind);
  if (saved === null) return null;
  const current = new Set(saved.sheets.map(({ sheetId }) => sheetId));
  const own = sheets.filter(({ sheetId }) => current.has(sheetId));
  return own.length === 0
    ? null
    : { time: saved.time, sheets: own.map(({ sheetId, name }) => ({ sheetId, name })) };
}
