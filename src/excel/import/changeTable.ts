import { Problem } from "../../problem";
import type { Rect } from "../address";
import { addressOf } from "../address";
import { inExcel } from "../run";
import { maxDataRows } from "./cells";
import { bringBack, keepRows } from "./keptRows";
import type { KeptRows, SavedImport } from "./records";
import { ownHeaders, placesOf, type StandingImport } from "./standing";
import type { TakeBack } from "./takeBack";
import type { ImportTable } from "./types";
import { queueFormats, writeRows, type WrittenRows } from "./writeRows";

export interface ChangeHandlers {
  readonly takeBack: TakeBack;
  readonly onWritten: (rows: number) => void;
  readonly signal?: AbortSignal;
}

export interface ChangedTable extends WrittenRows {
  /** Zero-based row of the table's data in which the new rows begin. */
  readonly firstRow: number;
  /** What stood below the table was moved down to make room. */
  readonly moved: boolean;
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
  const moved = await growTable(target, table.rowCount, handlers.takeBack);
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
  return { ...written, firstRow: standing.body.rows, moved };
}

/**
 * Writes rows in place of those of a table, which grows or shrinks to fit; the old ones are kept aside.
 *
 * @throws Problem `importing.ownColumns` when a person added columns, whose cells belong to the rows that would go, and those of
 *   `appendRows`
 */
export async function replaceRows(
  table: ImportTable,
  target: StandingImport,
  imports: readonly SavedImport[],
  handlers: ChangeHandlers,
): Promise<ChangedTable & { readonly replaced: KeptRows }> {
  const { standing } = target;
  const [own] = ownHeaders(target);
  if (own !== undefined) {
    throw new Problem("wrongInput", "importing.ownColumns", { sheet: standing.sheetName, column: own });
  }
  const { filled, emptied } = placesOf(target, table.columns);
  refuseOverflow(target, table.rowCount);
  const { sheetId, body } = standing;
  const replaced = await keepRows(target, table.columns, imports, handlers.takeBack);
  const more = table.rowCount - body.rows;
  const moved = more > 0 && (await growTable(target, more, handlers.takeBack));
  handlers.takeBack(() => bringBack(replaced, target, body.rows));
  await inExcel(async (context) => {
    const sheet = context.workbook.worksheets.getItem(sheetId);
    const reformatted = new Set(replaced.reformatted.map((column) => target.saved.columns[column].id));
    table.columns.forEach((column, i) => {
      const place = { row: body.row, columns: [filled[i]] };
      // Cells that are formatted as the last import's were may have been formatted by a person since.
      if (reformatted.has(column.id)) queueFormats(sheet, [column], place, table.rowCount);
      else if (more > 0) queueFormats(sheet, [column], { ...place, row: body.row + body.rows }, more);
    });
    await context.sync();
  });
  const place = { sheetId, row: body.row, columns: filled, emptied };
  const written = await writeRows(table, 0, table.rowCount, place, handlers.onWritten, handlers.signal);
  return { ...written, firstRow: 0, moved, replaced };
}

/**
 * Puts the rows back that an import replaced. What stands below the table moves back to where it was.
 *
 * @throws Problem `importing.totalsRow`
 */
export async function restoreRows(target: StandingImport, kept: KeptRows, takeBack: TakeBack): Promise<void> {
  const { saved, standing } = target;
  const more = kept.rows - saved.rows;
  // The rows that the import left over were removed, and what stood below moved up.
  if (more > 0) await growTable(target, more, takeBack, true);
  await bringBack(kept, target, saved.rows);
  if (more < 0) await dropRows(target, standing.body.row + kept.rows, -more, saved.moved);
}

/**
 * Removes the last rows of a table.
 *
 * @param first zero-based sheet row of the first of them
 * @param moved what stands below moves up, as it was moved down for them
 */
export async function dropRows(
  { standing }: StandingImport,
  first: number,
  rows: number,
  moved: boolean,
): Promise<void> {
  const { sheetId, tableId, body } = standing;
  const going = { ...body, row: first, rows };
  if (moved) return deleteRows(sheetId, going);
  await inExcel(async (context) => {
    const sheet = context.workbook.worksheets.getItem(sheetId);
    const whole = { ...body, row: body.row - 1, rows: body.rows + 1 - rows };
    sheet.tables.getItem(tableId).resize(addressOf(whole));
    sheet.getRange(addressOf(going)).clear("All");
    await context.sync();
  });
}

/** Removes the rows of a table that the new ones in their place leave over: the last step, which nothing takes back. */
export async function dropSurplusRows({ standing }: StandingImport, rows: number): Promise<void> {
  const { body, sheetId } = standing;
  if (rows >= body.rows) return;
  await deleteRows(sheetId, { ...body, row: body.row + rows, rows: body.rows - rows });
}

function deleteRows(sheetId: string, rect: Rect): Promise<void> {
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

/**
 * Makes room below a table's rows and takes it into the table; what stands in its way moves down.
 *
 * @param always moves down what stands further below, too
 * @returns whether anything was moved
 */
async function growTable(
  { standing }: StandingImport,
  rows: number,
  takeBack: TakeBack,
  always = false,
): Promise<boolean> {
  const { sheetId, tableId, body, totals, sheetName } = standing;
  if (totals) throw new Problem("wrongInput", "importing.totalsRow", { sheet: sheetName });
  const below: Rect = { ...body, row: body.row + body.rows, rows };
  const whole: Rect = { ...body, row: body.row - 1, rows: body.rows + 1 };
  const move = await inExcel(async (context) => {
    if (always) return true;
    const sheet = context.workbook.worksheets.getItem(sheetId);
    const used = sheet.getRange(addressOf(below)).getUsedRangeOrNullObject(true).load("address");
    await context.sync();
    return !used.isNullObject;
  });
  if (move) {
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
  return move;
}
