import type { Rect } from "./address";
import type { Standing } from "./resultColumn";
import { inExcel } from "./run";
import { intersect, rectOf, rectProperties } from "./source";
import { ExcelTrouble } from "./trouble";

/**
 * The filter of a sheet (not of a table) and the result column. A sort from a filter's buttons moves only what lies within
 * the filter's range: a result column beside it would stay behind, and highlights would land on wrong rows. So the filter
 * is made wider while the column stands.
 */
export interface SheetFilter {
  /** With its header row. */
  readonly rect: Rect;
  /** One for each column; null: the column does not filter. */
  readonly criteria: readonly (Excel.FilterCriteria | null)[];
  /** Every criterion can be said again, so the filter can be made over another range without loss. */
  readonly carriable: boolean;
}

/** Queues the reading of a sheet's filter; the answer can be called after the sync. */
export function readFilter(sheet: Excel.Worksheet): () => SheetFilter | null {
  const { autoFilter } = sheet;
  autoFilter.load("criteria");
  const range = autoFilter.getRangeOrNullObject().load(rectProperties);
  return () => {
    if (range.isNullObject) return null;
    const rect = rectOf(range);
    const read = (autoFilter.criteria as unknown[] | null) ?? [];
    const criteria = Array.from({ length: rect.columns }, (_, i) => withoutNulls(read[i]));
    const placed = read.length === rect.columns || criteria.every((criterion) => criterion === null);
    return {
      rect,
      criteria,
      carriable: placed && criteria.every((each) => each === null || isComplete(each)),
    };
  };
}

/** Excel tells every property of a criterion, null for those it does not have, and takes no null back. */
function withoutNulls(read: unknown): Excel.FilterCriteria | null {
  if (typeof read !== "object" || read === null) return null;
  const said = Object.entries(read).filter(([, value]) => value !== null && value !== undefined);
  return said.length > 0 ? (Object.fromEntries(said) as unknown as Excel.FilterCriteria) : null;
}

/** Whether a criterion says all that its kind needs; a kind that is not known says nothing. */
function isComplete(criterion: Excel.FilterCriteria): boolean {
  const { filterOn, values, criterion1, color, icon, dynamicCriteria } = criterion;
  switch (filterOn) {
    case "Values":
      return values !== undefined && values.length > 0;
    case "Custom":
    case "TopItems":
    case "TopPercent":
    case "BottomItems":
    case "BottomPercent":
      return Boolean(criterion1);
    case "CellColor":
    case "FontColor":
      return Boolean(color);
    case "Icon":
      return icon !== undefined;
    case "Dynamic":
      return dynamicCriteria !== undefined && dynamicCriteria !== "Unknown";
    default:
      return false;
  }
}

/** What became of a sheet's filter when a result column was written. */
export interface Covering {
  /** Columns that the filter has got for the result column, now or by an earlier scan. */
  readonly added: number;
  /** The filter could not be made wider: a sort from its buttons will leave the results behind. */
  readonly leftNarrow: boolean;
}

/**
 * Makes a sheet's filter cover the result column, and takes back what an earlier scan had added to it elsewhere. A filter
 * whose criteria cannot be said again is left as it is.
 *
 * @param filter as it stands; null: there is none
 * @param data rows and columns that were scanned
 * @param rect the result column with its header; null when a table holds it
 */
export async function coverColumn(
  sheetId: string,
  filter: SheetFilter | null,
  data: Rect,
  rect: Rect | null,
  before: Standing | null,
): Promise<Covering> {
  const added = filter && before?.rect ? addedTo(filter, before) : 0;
  if (filter && rect && touches(filter.rect, data) && covers(filter.rect, rect.column)) {
    return { added, leftNarrow: false };
  }
  const base = filter && added > 0 ? narrowed(filter, added) : filter;
  if (!filter || !base) return { added: 0, leftNarrow: false };
  const needed = rect !== null && touches(base.rect, data);
  const wide = needed && (await canWiden(sheetId, base, data, rect)) ? widened(base, rect.column) : null;
  const wanted = wide ?? base;
  if (wanted !== filter && !(await tryFilter(sheetId, wanted, filter))) {
    return { added, leftNarrow: needed };
  }
  return { added: wanted.rect.columns - base.rect.columns, leftNarrow: needed && wide === null };
}

/** Gives the filter back the columns that it had before the scans, with the criteria that they have now. */
export async function uncoverColumn(standing: Standing): Promise<void> {
  if (!standing.saved?.filterColumns) return;
  const filter = await inExcel(async (context) => {
    const read = readFilter(context.workbook.worksheets.getItem(standing.sheetId));
    await context.sync();
    return read();
  });
  const added = filter ? addedTo(filter, standing) : 0;
  if (filter && added > 0) await tryFilter(standing.sheetId, narrowed(filter, added), filter);
}

/** Queues what makes a filter as it was, unless it is; the caller syncs. */
export async function restoreFilter(
  context: Excel.RequestContext,
  sheet: Excel.Worksheet,
  filter: SheetFilter,
): Promise<void> {
  const read = readFilter(sheet);
  await context.sync();
  if (!sameFilter(read(), filter)) applyFilter(sheet, filter);
}

/** How many of a filter's last columns an earlier scan added; 0 when a person has made the filter anew without them. */
function addedTo({ rect }: SheetFilter, { rect: result, saved }: Standing): number {
  const added = saved?.filterColumns ?? 0;
  const last = rect.column + rect.columns - 1;
  return result && last === result.column && added < rect.columns ? added : 0;
}

const narrowed = (filter: SheetFilter, by: number): SheetFilter => {
  const columns = filter.rect.columns - by;
  return { ...filter, rect: { ...filter.rect, columns }, criteria: filter.criteria.slice(0, columns) };
};

const widened = (filter: SheetFilter, lastColumn: number): SheetFilter => {
  const columns = lastColumn - filter.rect.column + 1;
  const added = new Array<null>(columns - filter.rect.columns).fill(null);
  return { ...filter, rect: { ...filter.rect, columns }, criteria: [...filter.criteria, ...added] };
};

const covers = ({ column, columns }: Rect, other: number): boolean =>
  other >= column && other < column + columns;

const touches = (filter: Rect, data: Rect): boolean => intersect(filter, data) !== null;

/** Whether nothing lies between filter and results but the data, and nothing above and below the results within it. */
async function canWiden(sheetId: string, filter: SheetFilter, data: Rect, result: Rect): Promise<boolean> {
  const end = filter.rect.column + filter.rect.columns;
  const between = end >= data.column && result.column <= data.column + data.columns;
  if (!filter.carriable || end > result.column || !(between || end === result.column)) return false;
  const { row, rows } = filter.rect;
  const above = { row, rows: result.row - row };
  const below = { row: result.row + result.rows, rows: row + rows - result.row - result.rows };
  return inExcel(async (context) => {
    const sheet = context.workbook.worksheets.getItem(sheetId);
    const foreign = [above, below]
      .filter((span) => span.rows > 0)
      .map((span) =>
        sheet
          .getRangeByIndexes(span.row, result.column, span.rows, 1)
          .getUsedRangeOrNullObject(true)
          .load("address"),
      );
    await context.sync();
    return foreign.every((used) => used.isNullObject);
  });
}

/** What Excel answers when it does not take a filter, as opposed to not being able to work just now. */
const refusals = new Set(["InvalidArgument", "InvalidOperation", "NotImplemented", "UnsupportedOperation"]);

/**
 * Sets a filter in place of another, and sees that Excel has taken all of it.
 *
 * @returns false when it has not: then the earlier filter stands
 */
async function tryFilter(sheetId: string, filter: SheetFilter, before: SheetFilter): Promise<boolean> {
  if (!filter.carriable) return false;
  const set = (wanted: SheetFilter) =>
    inExcel(async (context) => {
      const sheet = context.workbook.worksheets.getItem(sheetId);
      applyFilter(sheet, wanted);
      const read = readFilter(sheet);
      await context.sync();
      return sameFilter(read(), wanted);
    });
  try {
    if (await set(filter)) return true;
  } catch (error) {
    if (!(error instanceof ExcelTrouble) || !refusals.has(error.hostCode)) throw error;
  }
  await set(before);
  return false;
}

function applyFilter(sheet: Excel.Worksheet, { rect, criteria }: SheetFilter): void {
  const range = sheet.getRangeByIndexes(rect.row, rect.column, rect.rows, rect.columns);
  sheet.autoFilter.apply(range);
  criteria.forEach((criterion, column) => {
    if (criterion) sheet.autoFilter.apply(range, column, criterion);
  });
}

function sameFilter(a: SheetFilter | null, b: SheetFilter): boolean {
  return (
    a !== null &&
    JSON.stringify([a.rect, a.criteria.map(sorted)]) === JSON.stringify([b.rect, b.criteria.map(sorted)])
  );
}

/** Excel may tell the values of a filter, and the properties of a criterion, in another order. */
function sorted(criterion: Excel.FilterCriteria | null): unknown {
  if (criterion === null) return null;
  const values = criterion.values?.map((value) => JSON.stringify(value)).sort();
  return Object.entries({ ...criterion, values }).sort(([a], [b]) => a.localeCompare(b));
}
