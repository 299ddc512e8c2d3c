import { Problem } from "../../problem";
import { clearScan } from "../clearScan";
import { inExcel } from "../run";
import { saveCorrections } from "../settings";
import { rectOf, rectProperties } from "../source";
import { deleteRows } from "./changeTable";
import { loadImports, queueImports, type SavedImport } from "./records";
import { columnsIn, isUnchanged, lastStanding, type StandingImport } from "./standing";
import type { ImportTrace } from "./types";
import { deleteSheet } from "./writeImport";

/** What the last import left; see `ImportDoor.lastImport`. */
export async function lastImport(): Promise<ImportTrace | null> {
  const imports = await loadImports();
  const last = await lastStanding(imports);
  if (!last) return null;
  return {
    time: imports[last.index].time,
    sheets: last.tables.map(({ saved, standing }) => ({
      kind: saved.kind,
      sheetId: saved.sheetId,
      tableId: saved.tableId,
      name: standing.sheetName,
      rows: saved.rows,
    })),
  };
}

/** Removes what the last import wrote; see `ImportDoor.undoImport`. */
export async function undoImport(): Promise<void> {
  const imports = await loadImports();
  const last = await lastStanding(imports);
  if (!last) throw new Problem("notEvaluable", "importing.nothingToUndo");
  // Looked at before anything goes: an undo is done wholly or not at all.
  for (const table of last.tables) {
    if (!table.saved.created && !(await isUnchanged(table))) {
      throw new Problem("wrongInput", "importing.undoChanged", { sheet: table.standing.sheetName });
    }
  }
  for (const table of [...last.tables].reverse()) await removeTable(table);
  await remember(imports.slice(0, last.index));
}

async function removeTable(table: StandingImport): Promise<void> {
  const { saved, standing } = table;
  if (!saved.created) {
    const { body } = standing;
    await deleteRows(saved.sheetId, { ...body, row: body.row + saved.firstRow, rows: saved.rows });
    return;
  }
  await clearScan(saved.sheetId);
  if (await holdsMore(table)) return clearColumns(table);
  await deleteSheet(saved.sheetId);
  await saveCorrections(saved.sheetId, {});
}

/** Whether anything but the imported columns stands in the sheet. */
function holdsMore({ saved, standing }: StandingImport): Promise<boolean> {
  return inExcel(async (context) => {
    const sheet = context.workbook.worksheets.getItem(saved.sheetId);
    const used = sheet.getUsedRangeOrNullObject(true).load(rectProperties);
    const header = sheet.tables.getItem(saved.tableId).getHeaderRowRange().load(rectProperties);
    const charts = sheet.charts.load("items/id");
    await context.sync();
    if (charts.items.length > 0) return true;
    if (used.isNullObject) return false;
    const all = rectOf(used);
    const own = rectOf(header);
    const lastRow = standing.body.row + standing.body.rows;
    return (
      own.columns > saved.columns.length ||
      all.row < own.row ||
      all.row + all.rows > lastRow ||
      all.column < own.column ||
      all.column + all.columns > own.column + own.columns
    );
  });
}

/** Empties the imported columns and leaves a person's own ones where they are. */
async function clearColumns({ saved, standing }: StandingImport): Promise<void> {
  const columns = columnsIn(
    standing,
    saved.columns.map(({ header }) => header),
  );
  const { row, rows } = standing.body;
  await inExcel(async (context) => {
    const sheet = context.workbook.worksheets.getItem(saved.sheetId);
    sheet.tables.getItem(saved.tableId).convertToRange();
    for (const column of columns) sheet.getRangeByIndexes(row - 1, column, rows + 1, 1).clear("All");
    await context.sync();
  });
}

async function remember(imports: readonly SavedImport[]): Promise<void> {
  await inExcel(async (context) => {
    await queueImports(context, imports);
    await context.sync();
  });
}
