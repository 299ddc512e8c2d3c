import type { Locale } from "../locales/translate";
import { resultWords } from "../locales/excel";
import type { Rect } from "./address";
import { addHighlights, removeHighlights } from "./highlight";
import { choosePlace, type ResultPlace } from "./place";
import { putBack } from "./putBack";
import {
  dropColumn,
  findStanding,
  nameColumn,
  nameRange,
  unnameColumns,
  writeColumn,
  type Standing,
} from "./resultColumn";
import { previousResultName } from "./resultName";
import { freeHeader, isResultHeader, isResultText } from "./resultText";
import { inExcel } from "./run";
import { scanKey, type SavedScan } from "./savedScans";
import { coverColumn } from "./sheetFilter";
import { ExcelTrouble, throwIfAborted, troubleOf } from "./trouble";
import type { ScanNotice } from "./types";

/** The outcome of a scan, ready to be written. */
export interface ScanOutcome {
  readonly sheetId: string;
  /** Data rows and columns that were scanned, without the header. */
  readonly data: Rect;
  /** The columns that were read, from the first to the last. */
  readonly chats: Pick<Rect, "column" | "columns">;
  /** Zero-based sheet row of the header; null when there is none. */
  readonly headerRow: number | null;
  /** Result text by data row. */
  readonly texts: readonly string[];
  readonly locale: Locale;
  readonly findings: number;
  /** ISO time of the scan. */
  readonly time: string;
}

export interface WriteHandlers {
  readonly onProgress: (done: number, total: number) => void;
  readonly signal?: AbortSignal;
  /** Asked between blocks: whether a person changed the data meanwhile. */
  readonly changed: () => boolean | Promise<boolean>;
}

/**
 * Writes the result column and the highlights in place of an earlier scan's. Whatever fails on the way, or a cancel, puts
 * the sheet back as it was; when that fails too, the error says so (`ExcelTrouble.restored`).
 *
 * @returns what a person should know about the sheet
 */
export async function writeScan(
  outcome: ScanOutcome,
  handlers: WriteHandlers,
): Promise<readonly ScanNotice[]> {
  const before = await findStanding(outcome.sheetId);
  const place = await choosePlace(outcome, before);
  const check = async () => {
    throwIfAborted(handlers.signal);
    if (await handlers.changed()) throw new ExcelTrouble("changed");
  };
  try {
    await check();
    const rect = await beginColumn(outcome, place, before);
    const texts = textsOf(outcome, place, rect, before);
    await writeColumn(outcome.sheetId, rect, texts, (done) => {
      handlers.onProgress(Math.min(done, outcome.texts.length), outcome.texts.length);
      return check();
    });
    return await finish(outcome, place, rect, before);
  } catch (error) {
    const restored = await putBack(outcome.sheetId, place, before).then(
      () => true,
      () => false,
    );
    const trouble = troubleOf(error);
    if (restored) throw trouble;
    throw trouble instanceof ExcelTrouble
      ? new ExcelTrouble(trouble.code, trouble.hostCode, false)
      : new ExcelTrouble("host", "", false);
  }
}

/** Makes the column (in a table) and names it; returns where it lies. */
function beginColumn(outcome: ScanOutcome, place: ResultPlace, before: Standing | null): Promise<Rect> {
  return inExcel(async (context) => {
    const sheet = context.workbook.worksheets.getItem(outcome.sheetId);
    const { rect } = place;
    await unnameColumns(context, sheet);
    // A new table column may push the earlier one aside: its name finds it again.
    if (before?.rect && !place.reused) nameColumn(sheet, before.rect, previousResultName);
    if (place.table && !place.reused) {
      const table = sheet.tables.getItem(place.table.id);
      const header = freeHeader(resultWords(outcome.locale), place.headers);
      const column = table.columns.add(undefined, undefined, header);
      nameRange(sheet, column.getRange());
      const body = column.getDataBodyRange().load("columnIndex");
      await context.sync();
      return { ...rect, column: body.columnIndex };
    }
    nameColumn(sheet, rect);
    await context.sync();
    return rect;
  });
}

/** The whole column's texts; null for what stands there already, and for what a person wrote into it. */
function* textsOf(
  outcome: ScanOutcome,
  place: ResultPlace,
  rect: Rect,
  before: Standing | null,
): Generator<string | null> {
  const offset = outcome.data.row - rect.row;
  const standing =
    place.reused && before?.rect ? { cells: before.cells, above: before.rect.row - rect.row } : null;
  for (let i = 0; i < rect.rows; i++) {
    const cell = standing?.cells[i - standing.above];
    const text =
      place.hasHeader && i === 0 ? headerOf(outcome, place, rect, before) : (outcome.texts[i - offset] ?? "");
    const stands = text === cell;
    const isPersons = () => cell !== undefined && !isResultText(cell) && !(place.hasHeader && i === 0);
    yield stands || isPersons() ? null : text;
  }
}

/** Null where the header stands: a new table column has one already, and a person may have renamed ours. */
function headerOf(
  outcome: ScanOutcome,
  place: ResultPlace,
  rect: Rect,
  before: Standing | null,
): string | null {
  const [standing] = place.reused && before?.rect?.row === rect.row ? before.cells : [""];
  const made = place.table !== null && !place.reused;
  const renamed = !(standing === "" || isResultHeader(standing));
  return made || renamed ? null : freeHeader(resultWords(outcome.locale), place.headers);
}

async function finish(
  outcome: ScanOutcome,
  place: ResultPlace,
  rect: Rect,
  before: Standing | null,
): Promise<readonly ScanNotice[]> {
  const { sheetId, data } = outcome;
  const covering = await coverColumn(sheetId, place.filter, data, place.table ? null : rect, before);
  await inExcel(async (context) => {
    const sheet = context.workbook.worksheets.getItem(outcome.sheetId);
    const { row, rows, column, columns } = { ...outcome.data, ...placeColumns(place) };
    const last = Math.max(column + columns - 1, rect.column);
    const highlighted = { row, rows, column, columns: last - column + 1 };
    if (before) removeHighlights(sheet, before.highlights);
    const formats = addHighlights(sheet, highlighted, rect.column, outcome.locale);
    await context.sync();
    const saved: SavedScan = {
      version: 1,
      time: outcome.time,
      findings: outcome.findings,
      formats: formats.map(({ id }) => id),
      ...(covering.added > 0 && { filterColumns: covering.added }),
    };
    context.workbook.settings.add(scanKey(outcome.sheetId), JSON.stringify(saved));
    await context.sync();
  });
  if (before?.rect && !place.reused) await dropPrevious(outcome.sheetId);
  return covering.leftNarrow ? ["filterLeftNarrow"] : [];
}

/** In a table the table's columns are highlighted, whatever stands beside it. */
function placeColumns({ table }: ResultPlace): Partial<Pick<Rect, "column" | "columns">> {
  return table ? { column: table.body.column, columns: table.body.columns } : {};
}

/** Removes the column that the new one replaces. */
async function dropPrevious(sheetId: string): Promise<void> {
  const previous = await findStanding(sheetId, previousResultName);
  if (previous) await dropColumn(previous);
  try {
    await inExcel(async (context) => {
      await unnameColumns(context, context.workbook.worksheets.getItem(sheetId), [previousResultName]);
      await context.sync();
    });
  } catch {
    // The new results stand complete; the name that is left means nothing, and the next scan removes it.
  }
}
