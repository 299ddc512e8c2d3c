import type { Cell } from "../../chat/table";
import { Problem } from "../../problem";
import type { Rect } from "../address";
import { addressOf } from "../address";
import { inExcel } from "../run";
import { maxDataRows } from "./cells";
import { importedRows, ownHeaders, placesOf, type StandingImport } from "./standing";
import type { ImportTable } from "./types";
import { queueFormats, writeRows, type WrittenRows } from "./writeRows";

/** What has to be done, last first, so that the workbook is as before. */
export type TakeBack = (step: () => Promise<void>) => void;

export interface ChangeHandlers {
  readonly takeBack: TakeBack;
  readonly onWritten: (rows: number) => void;
  readonly signal?: AbortSignal;
}

export interface ChangedTable extends WrittenRows {
  /** Zero-based row of the table's data in which the new rows begin. */
  readonly firstRow: number;
}

/**
 * Writes rows below those of a table.
 *
 * @throws Problem `importing.tooManyRows`, `importing.totalsRow` and those of the columns
 */
export async function appendRows(
  table: ImportTable,
  target: StandingImport,
  handlers: ChangeHandlers,
): Promise<ChangedTable> {
  const { standing } = target;
  const { filled, emptied } = placesOf(target, table.columns);
  refuseOverflow(target, standing.body.rows + table.rowCount);
  await growTable(target, table.rowCount, handlers.takeBack);
  const place = {
    sheetId: standing.sheetId,
    row: standing.body.row + standing.body.rows,
    columns: filled,
    emptied,
  };
  await inExcel(async (context) => {
    queueFormats(context.workbook.worksheets.getItem(standing.sheetId), table.columns, place, table.rowCount);
    await context.sync();
  });
  const written = await writeRows(table, 0, table.rowCount, place, handlers.onWritten, handlers.signal);
  return { ...written, firstRow: standing.body.rows };
}

/**
 * Writes rows in place of those of a table, which grows or shrinks to fit.
 *
 * @throws Problem `importing.ownColumns` when a person added columns, whose cells belong to the rows that would go, and those of
 *   `appendRows`
 */
export async function replaceRows(
  table: ImportTable,
  target: StandingImport,
  handlers: ChangeHandlers,
): Promise<ChangedTable> {
  const { standing } = target;
  const [own] = ownHeaders(target);
  if (own !== undefined) {
    throw new Problem("wrongInput", "importing.ownColumns", { sheet: standing.sheetName, column: own });
  }
  const { filled, emptied } = placesOf(target, table.columns);
  refuseOverflow(target, table.rowCount);
  const before: Cell[][] = [];
  for await (const block of importedRows(target, 0, standing.body.rows)) before.push(...block);
  if (table.rowCount > standing.body.rows) {
    await growTable(target, table.rowCount - standing.body.rows, handlers.takeBack);
  }
  const { sheetId, body } = standing;
  handlers.takeBack(() => writeBefore(target, before));
  await inExcel(async (context) => {
    const place = { row: body.row, columns: filled };
    queueFormats(context.workbook.worksheets.getItem(sheetId), table.columns, place, table.rowCount);
    await context.sync();
  });
  const place = { sheetId, row: body.row, columns: filled, emptied };
  const written = await writeRows(table, 0, table.rowCount, place, handlers.onWritten, handlers.signal);
  return { ...written, firstRow: 0 };
}

/** Removes the rows of a table that the new ones in their place leave over: the last step, which nothing takes back. */
export async function dropSurplusRows({ standing }: StandingImport, rows: number): Promise<void> {
  const { body, sheetId } = standing;
  if (rows >= body.rows) return;
  await deleteRows(sheetId, { ...body, row: body.row + rows, rows: body.rows - rows });
}

export function deleteRows(sheetId: string, rect: Rect): Promise<void> {
  return inExcel(async (context) => {
    const sheet = context.workbook.worksheets.getItem(sheetId);
    sheet.getRange(addressOf(rect)).delete("Up");
    await context.sync();
  });
}

function refuseOverflow({ standing }: StandingImport, rows: number): void {
  if (rows + standing.body.row - 1 > maxDataRows) {
    throw new Problem("wrongInput", "importing.tooManyRows", { sheet: standing.sheetName, rows });
  }
}

/** Makes room below a table's rows and takes it into the table; what stands below moves down. */
async function growTable({ standing }: StandingImport, rows: number, takeBack: TakeBack): Promise<void> {
  const { sheetId, tableId, body, totals, sheetName } = standing;
  if (totals) throw new Problem("wrongInput", "importing.totalsRow", { sheet: sheetName });
  const below: Rect = { ...body, row: body.row + body.rows, rows };
  const whole: Rect = { ...body, row: body.row - 1, rows: body.rows + 1 };
  const occupied = await inExcel(async (context) => {
    const sheet = context.workbook.worksheets.getItem(sheetId);
    const used = sheet.getRange(addressOf(below)).getUsedRangeOrNullObject(true).load("address");
    await context.sync();
    return !used.isNullObject;
  });
  if (occupied) {
    await inExcel(async (context) => {
      context.workbook.worksheets.getItem(sheetId).getRange(addressOf(below)).insert("Down");
      await context.sync();
    });
    takeBack(() => deleteRows(sheetId, below));
  } else {
    takeBack(() =>
      inExcel(async (context) => {
        context.workbook.worksheets.getItem(sheetId).getRange(addressOf(below)).clear("All");
        await context.sync();
      }),
    );
  }
  const resize = (rect: Rect) =>
    inExcel(async (context) => {
      context.workbook.worksheets.getItem(sheetId).tables.getItem(tableId).resize(addressOf(rect));
      await context.sync();
    });
  takeBack(() => resize(whole));
  await resize({ ...whole, rows: whole.rows + rows });
}

/** Puts the rows back that stood in the table. */
async function writeBefore(
  { saved, standing }: StandingImport,
  before: readonly (readonly Cell[])[],
): Promise<void> {
  const columns = saved.columns.map(({ id, header }) => ({ id, header, kind: "text" as const, width: 0 }));
  const { filled } = placesOf({ saved, standing }, columns);
  const table: ImportTable = {
    kind: saved.kind,
    name: standing.sheetName,
    columns,
    rowCount: before.length,
    rows: (from, to) => Promise.resolve(before.slice(from, to).map((row) => row.map(blankAsNull))),
  };
  const place = { sheetId: standing.sheetId, row: standing.body.row, columns: filled };
  await writeRows(table, 0, before.length, place, () => undefined);
}

const blankAsNull = (cell: Cell): Cell => (cell === "" ? null : cell);
