import { Problem } from "../../problem";
import { clearScan } from "../clearScan";
import { inExcel } from "../run";
import { saveCorrections } from "../settings";
import { rectOf, rectProperties } from "../source";
import { ExcelTrouble } from "../trouble";
import { dropRows, restoreRows } from "./changeTable";
import { dropKept, keptSheets } from "./keptRows";
import { loadImports, queueImports, type KeptRows, type SavedImport } from "./records";
import {
  columnsIn,
  findTables,
  isUnchanged,
  lastStanding,
  ownHeaders,
  type StandingImport,
} from "./standing";
import { takenBack } from "./takeBack";
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
      restores: saved.replaced?.rows ?? 0,
    })),
  };
}

/** Removes what the last import wrote and brings back what it replaced; see `ImportDoor.undoImport`. */
export async function undoImport(): Promise<void> {
  const imports = await loadImports();
  const last = await lastStanding(imports);
  if (!last) throw new Problem("notEvaluable", "importing.nothingToUndo");
  // Looked at before anything goes: an undo is done wholly or not at all.
  for (const table of last.tables) await refuseChanged(table);
  for (const table of [...last.tables].reverse()) {
    const { replaced } = table.saved;
    await (replaced ? restoreTable(table, replaced) : removeTable(table));
  }
  const restored = last.tables.flatMap(({ saved }) => saved.replaced?.imports ?? []);
  await remember(withRestored(imports.slice(0, last.index), restored));
  // Rows that wait for an undo beyond this one cannot be reached any more.
  await dropKept(keptSheets(imports.slice(last.index))).catch(() => undefined);
}

async function refuseChanged(table: StandingImport): Promise<void> {
  const { saved, standing } = table;
  const values = { sheet: standing.sheetName };
  if (saved.replaced) {
    if (standing.body.rows !== saved.rows || ownHeaders(table).length > 0) {
      throw new Problem("wrongInput", "importing.undoOwn", values);
    }
    columnsIn(
      standing,
      saved.columns.map(({ header }) => header),
    );
  } else if (!saved.created && !(await isUnchanged(table))) {
    throw new Problem("wrongInput", "importing.undoChanged", values);
  }
}

/** Puts the rows back that the import replaced; marks of a check say nothing about them. */
async function restoreTable({ saved }: StandingImport, kept: KeptRows): Promise<void> {
  await clearScan(saved.sheetId);
  const [standing] = await findTables([saved]);
  if (!standing) throw new ExcelTrouble("deleted");
  const steps: (() => Promise<void>)[] = [];
  try {
    await restoreRows({ saved, standing }, kept, (step) => steps.push(step));
  } catch (error) {
    throw await takenBack(steps, error);
  }
}

/** Remembers again the imports whose rows are back. */
function withRestored(imports: readonly SavedImport[], restored: KeptRows["imports"]): SavedImport[] {
  const byTime = new Map(imports.map((one) => [one.time, one]));
  for (const { time, table } of restored) {
    byTime.set(time, { time, tables: [...(byTime.get(time)?.tables ?? []), table] });
  }
  return [...byTime.values()].sort((a, b) => (a.time < b.time ? -1 : 1));
}

async function removeTable(table: StandingImport): Promise<void> {
  const { saved, standing } = table;
  if (!saved.created) {
    const isLast = saved.firstRow + saved.rows === standing.body.rows;
    await dropRows(table, standing.body.row + saved.firstRow, saved.rows, saved.moved || !isLast);
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
