import { maxColumns } from "./limits";
import type { Rect } from "./address";
import { columnOf, readTables, type Standing, type TablePlace } from "./resultColumn";
import { inExcel } from "./run";
import { readFilter, type SheetFilter } from "./sheetFilter";
import { intersect } from "./source";
import { ExcelTrouble } from "./trouble";
import type { ScanOutcome } from "./writeScan";

/** Where the results go. */
export interface ResultPlace {
  /** Header (where there is one) and rows. In a table without our column yet, its column is not known. */
  readonly rect: Rect;
  readonly hasHeader: boolean;
  /** The table that gets or has the column. */
  readonly table: TablePlace | null;
  /** The column of the earlier scan is used again. */
  readonly reused: boolean;
  /** Headers that are taken. */
  readonly headers: readonly string[];
  /** The sheet's own filter as it stands; null when there is none. */
  readonly filter: SheetFilter | null;
}

/**
 * Chooses the column: a table that holds the chats gets one, so that sorting the table takes the results along; otherwise
 * the first column to the right of the data whose cells are all free. The column of an earlier scan is used again.
 *
 * @throws ExcelTrouble `noRoom` at the edge of the sheet
 */
export function choosePlace(
  outcome: Pick<ScanOutcome, "sheetId" | "data" | "chats" | "headerRow">,
  before: Standing | null,
): Promise<ResultPlace> {
  const { data, headerRow } = outcome;
  const chats: Rect = { ...data, ...outcome.chats };
  return inExcel(async (context) => {
    const sheet = context.workbook.worksheets.getItem(outcome.sheetId);
    const filterOf = readFilter(sheet);
    const tables = await readTables(context, sheet);
    const filter = filterOf();
    const table = tables.find(({ body }) => holds(body, chats)) ?? null;
    if (table) {
      const reused = before?.table?.id === table.id && before.rect !== null;
      const { body } = table;
      const rect = columnOf(table, reused && before.rect ? before.rect.column : -1);
      const headers = table.header
        ? await readHeaders(context, sheet, { ...body, row: body.row - 1 }, before?.rect?.column)
        : [];
      return { rect, hasHeader: table.header, table, reused, headers, filter };
    }
    const top = headerRow ?? data.row;
    const rows = { row: top, rows: data.row + data.rows - top };
    const reused = before !== null && (await isReusable(context, sheet, rows, data, before));
    const column =
      reused && before.rect ? before.rect.column : await freeColumn(context, sheet, rows, data, tables);
    const headers =
      headerRow === null
        ? []
        : await readHeaders(context, sheet, { ...data, row: headerRow }, before?.rect?.column);
    return {
      rect: { ...rows, column, columns: 1 },
      hasHeader: headerRow !== null,
      table: null,
      reused,
      headers,
      filter,
    };
  });
}

function holds(outer: Rect, inner: Rect): boolean {
  const shared = intersect(outer, inner);
  return shared !== null && shared.rows === inner.rows && shared.columns === inner.columns;
}

type RowSpan = Pick<Rect, "row" | "rows">;

/** Headers of columns, our own left out. */
async function readHeaders(
  context: Excel.RequestContext,
  sheet: Excel.Worksheet,
  rect: Rect,
  own: number | undefined,
): Promise<string[]> {
  const range = sheet.getRangeByIndexes(rect.row, rect.column, 1, rect.columns).load("values");
  await context.sync();
  return (range.values as unknown[][])[0].map(String).filter((_, i) => rect.column + i !== own);
}

/**
 * The earlier column still stands right of the data's first column, outside tables, in rows that are scanned again, and new
 * rows find it free.
 */
async function isReusable(
  context: Excel.RequestContext,
  sheet: Excel.Worksheet,
  rows: RowSpan,
  data: Rect,
  { rect, table }: Standing,
): Promise<boolean> {
  if (!rect || table || rect.column <= data.column) return false;
  // Results in rows that are not scanned again would be left behind without an owner.
  if (rect.row < rows.row || rect.row + rect.rows > rows.row + rows.rows) return false;
  const above = { row: rows.row, rows: rect.row - rows.row };
  const below = { row: rect.row + rect.rows, rows: rows.row + rows.rows - rect.row - rect.rows };
  const fresh = [above, below]
    .filter((span) => span.rows > 0)
    .map((span) => usedIn(sheet, { ...span, row: Math.max(span.row, rows.row) }, rect.column));
  await context.sync();
  return fresh.every((used) => used.isNullObject);
}

function usedIn(sheet: Excel.Worksheet, { row, rows }: RowSpan, column: number): Excel.Range {
  return sheet.getRangeByIndexes(row, column, rows, 1).getUsedRangeOrNullObject(true).load("address");
}

/** How many columns are looked at in one round trip. */
const glance = 16;

async function freeColumn(
  context: Excel.RequestContext,
  sheet: Excel.Worksheet,
  rows: RowSpan,
  data: Rect,
  tables: readonly TablePlace[],
): Promise<number> {
  for (let first = data.column + data.columns; first < maxColumns; first += glance) {
    const columns = Array.from({ length: Math.min(glance, maxColumns - first) }, (_, i) => first + i);
    const free = await firstFree(context, sheet, rows, columns, tables);
    if (free !== undefined) return free;
  }
  throw new ExcelTrouble("noRoom");
}

/** The first of the columns with neither a value, a merged cell nor a table in the rows. */
async function firstFree(
  context: Excel.RequestContext,
  sheet: Excel.Worksheet,
  rows: RowSpan,
  columns: readonly number[],
  tables: readonly TablePlace[],
): Promise<number | undefined> {
  const looks = columns.map((column) => {
    const cells = sheet.getRangeByIndexes(rows.row, column, rows.rows, 1);
    return {
      column,
      used: usedIn(sheet, rows, column),
      merged: cells.getMergedAreasOrNullObject().load("address"),
    };
  });
  await context.sync();
  return looks.find(
    ({ column, used, merged }) =>
      used.isNullObject &&
      merged.isNullObject &&
      !tables.some(({ body }) => intersect({ ...rows, column, columns: 1 }, body)),
  )?.column;
}
