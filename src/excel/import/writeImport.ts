import { clearScan } from "../clearScan";
import { inExcel } from "../run";
import { throwIfAborted } from "../trouble";
import { maxDataRows } from "./cells";
import { appendRows, dropSurplusRows, replaceRows, type ChangeHandlers } from "./changeTable";
import { dropKept, keptSheets, withoutKept } from "./keptRows";
import { writeNewTable } from "./newTable";
import { loadImports, queueImports, type ImportedTable, type SavedImport } from "./records";
import { lastStanding, type StandingImport } from "./standing";
import { takenBack } from "./takeBack";
import type { ImportedSheet, ImportHandlers, ImportOutcome, ImportRequest, ImportTable } from "./types";

/** Writes an import; see `ImportDoor.writeImport`. */
export function writeImport(request: ImportRequest, handlers: ImportHandlers = {}): Promise<ImportOutcome> {
  return writeImportWith(request, handlers, maxDataRows);
}

/** @param rowsPerSheet a table longer than that goes on in a further sheet */
export async function writeImportWith(
  request: ImportRequest,
  handlers: ImportHandlers,
  rowsPerSheet: number,
): Promise<ImportOutcome> {
  const { signal } = handlers;
  throwIfAborted(signal);
  const tables = request.tables.filter(({ rowCount }) => rowCount > 0);
  const imports = await loadImports();
  const last = request.place === "new" ? null : await lastStanding(imports);
  const steps: (() => Promise<void>)[] = [];
  const total = tables.reduce((rows, table) => rows + table.rowCount, 0);
  let done = 0;
  const change: ChangeHandlers = {
    takeBack: (step) => steps.push(step),
    onWritten: (rows) => handlers.onProgress?.({ done: (done += rows), total }),
    ...(signal && { signal }),
  };
  handlers.onProgress?.({ done, total });
  try {
    const written: Written[] = [];
    for (const table of tables) {
      const target = last?.tables.find(({ saved }) => saved.kind === table.kind);
      if (target && request.place === "append") written.push(await append(table, target, change));
      else if (target) written.push(await replace(table, target, imports, change));
      else written.push(...(await writeNew(table, change, rowsPerSheet)));
    }
    throwIfAborted(signal);
    const record: SavedImport = { time: new Date().toISOString(), tables: written.map(({ saved }) => saved) };
    const replaced = new Set(written.flatMap(({ replaces }) => (replaces ? [replaces.tableId] : [])));
    change.takeBack(() => remember(imports));
    await remember([...without(imports, replaced), record], written[0]?.saved.sheetId);
    await finishReplacing(written);
    // What waited for the undo of an earlier import: that one is no longer the last.
    await dropKept(keptSheets(imports)).catch(() => undefined);
    return outcomeOf(written);
  } catch (error) {
    throw await takenBack(steps, error);
  }
}

interface Written {
  readonly saved: ImportedTable;
  readonly sheetName: string;
  readonly cut: number;
  readonly firstCut: number | null;
  /** The import whose rows these stand in place of. */
  readonly replaces?: ImportedTable;
  readonly target?: StandingImport;
}

const columnsOf = ({ columns }: ImportTable) => columns.map(({ id, header, kind }) => ({ id, header, kind }));

async function writeNew(
  table: ImportTable,
  { takeBack, onWritten, signal }: ChangeHandlers,
  rowsPerSheet: number,
): Promise<Written[]> {
  const written: Written[] = [];
  for (let from = 0; from < table.rowCount; from += rowsPerSheet) {
    const to = Math.min(table.rowCount, from + rowsPerSheet);
    const made = await writeNewTable(
      table,
      [from, to],
      (sheetId) => takeBack(() => deleteSheet(sheetId)),
      onWritten,
      signal,
    );
    const { sheetId, tableId, fingerprint, sheetName, cut, firstCut } = made;
    const place = { created: true, firstRow: 0, rows: to - from, moved: false, fingerprint };
    const saved = { kind: table.kind, sheetId, tableId, columns: columnsOf(table), ...place };
    written.push({ saved, sheetName, cut, firstCut });
  }
  return written;
}

async function append(table: ImportTable, target: StandingImport, change: ChangeHandlers): Promise<Written> {
  const { saved, standing } = target;
  const { fingerprint, firstRow, moved, cut, firstCut } = await appendRows(table, target, change);
  return {
    saved: { ...withoutKept(saved), created: false, firstRow, rows: table.rowCount, moved, fingerprint },
    sheetName: standing.sheetName,
    cut,
    firstCut,
  };
}

async function replace(
  table: ImportTable,
  target: StandingImport,
  imports: readonly SavedImport[],
  change: ChangeHandlers,
): Promise<Written> {
  const { saved, standing } = target;
  const { fingerprint, moved, replaced, cut, firstCut } = await replaceRows(table, target, imports, change);
  const kinds = new Map(table.columns.map(({ id, kind }) => [id, kind]));
  const columns = saved.columns.map((column) => ({ ...column, kind: kinds.get(column.id) ?? column.kind }));
  const place = { created: true, firstRow: 0, rows: table.rowCount, moved };
  return {
    saved: { ...saved, ...place, columns, fingerprint, replaced },
    sheetName: standing.sheetName,
    cut,
    firstCut,
    replaces: saved,
    target,
  };
}

/** What is remembered of earlier imports, without tables whose rows were replaced. */
function without(imports: readonly SavedImport[], tableIds: ReadonlySet<string>): SavedImport[] {
  return imports
    .map((one) => ({
      ...one,
      tables: one.tables.filter(({ tableId }) => !tableIds.has(tableId)).map(withoutKept),
    }))
    .filter(({ tables }) => tables.length > 0);
}

async function remember(imports: readonly SavedImport[], sheetId?: string): Promise<void> {
  await inExcel(async (context) => {
    await queueImports(context, imports);
    if (sheetId !== undefined) context.workbook.worksheets.getItem(sheetId).activate();
    await context.sync();
  });
}

/** The new rows stand and are remembered: what the old ones leave over goes, and the marks of a check of them. */
async function finishReplacing(written: readonly Written[]): Promise<void> {
  for (const { target, saved } of written) {
    if (!target) continue;
    await dropSurplusRows(target, saved.rows);
    // Marks that stay say nothing about the new rows, and the next check replaces them: no reason to fail.
    await clearScan(saved.sheetId).catch(() => false);
  }
}

function outcomeOf(written: readonly Written[]): ImportOutcome {
  const sheets = written.map(({ saved, sheetName }): ImportedSheet => ({
    kind: saved.kind,
    sheetId: saved.sheetId,
    tableId: saved.tableId,
    name: sheetName,
    rows: saved.rows,
  }));
  const first = written.find(({ firstCut }) => firstCut !== null);
  return {
    sheets,
    cut: {
      count: written.reduce((count, { cut }) => count + cut, 0),
      first: first ? { sheet: first.sheetName, row: first.firstCut as number } : null,
    },
  };
}

/** Removes a sheet; a workbook keeps at least one that can be seen, which is then an empty one. */
export function deleteSheet(sheetId: string): Promise<void> {
  return inExcel(async (context) => {
    const { worksheets } = context.workbook;
    worksheets.load("items/id,items/visibility");
    await context.sync();
    const others = worksheets.items.some(({ id, visibility }) => id !== sheetId && visibility === "Visible");
    if (!others) worksheets.add();
    worksheets.getItem(sheetId).delete();
    await context.sync();
  });
}
