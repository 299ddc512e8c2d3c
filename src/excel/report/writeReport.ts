import { masked, maskOfRecord } from "../../chat/mask";
import { applyChanges, builtInRuleset } from "../../inspection";
import { reportWords } from "../../locales/report";
import { isWhole, reportDocument, type RecordPart } from "../../report";
import { ask } from "../conversation";
import { deleteSheet } from "../import/writeImport";
import { addSheet, sheetNameOf, takeNames } from "../ownSheets";
import { reviewsOrNone } from "../reviewStore";
import { loadCorrections } from "../settings";
import { ExcelTrouble, throwIfAborted, troubleOf } from "../trouble";
import type { ScanResult } from "../types";
import type { ToldPart } from "../worker/partOfChats";
import { remember, standingReport, type SavedReport } from "./records";
import type { ReportHandlers, ReportRequest, ReportTrace, WrittenSheet } from "./types";
import { writeSheet } from "./writeSheet";

/**
 * Writes the report; see `ReportDoor.writeReport`. The new sheets are complete and remembered before an earlier report's go,
 * so that whatever fails on the way leaves one whole report.
 */
export async function writeReport(
  request: ReportRequest,
  { onProgress = () => undefined, signal }: ReportHandlers = {},
): Promise<ReportTrace> {
  throwIfAborted(signal);
  const { result, rules, locale, made, part = {} } = request;
  const told = await toldOf(request, part, signal);
  const chats = await sheetNameOf(result.source.choice.sheetId);
  const document = reportDocument(
    {
      source: sourceName(result, chats),
      made: made.toLocaleString(locale, { dateStyle: "medium", timeStyle: "short" }),
      part,
      ...(told.talk && { talk: told.talk }),
      overview: told.overview,
      ruleset: applyChanges(builtInRuleset, rules),
      findings: told.findings,
      notEvaluable: told.notEvaluable,
      skipped: result.skipped,
      duplicates: result.duplicates,
      ...(request.mask && { mask: maskOfRecord(masked, () => told.customers ?? new Map()) }),
      quotes: told.quotes,
    },
    reportWords(locale),
  );
  const before = await standingReport();
  const total = document.sheets.reduce((sum, { blocks }) => sum + rowsOf(blocks), 0);
  let done = 0;
  onProgress({ done, total });
  const written: WrittenSheet[] = [];
  let remembered = false;
  try {
    for (const sheet of document.sheets) {
      throwIfAborted(signal);
      const { sheetId, name } = await addSheet(sheet.name);
      written.push({ id: sheet.id, sheetId, name });
      await writeSheet(
        sheet,
        { sheetId, chats },
        (rows) => onProgress({ done: (done += rows), total }),
        signal,
      );
    }
    throwIfAborted(signal);
    const saved: SavedReport = {
      version: 1,
      time: made.toISOString(),
      sheets: written.map(({ id, sheetId }) => ({ id, sheetId })),
      stale: [...before.sheetIds],
    };
    remembered = true;
    await remember(saved);
    // From here on the new report stands; what an interruption leaves of the old one the next report takes away.
    for (const sheetId of before.sheetIds) await deleteSheet(sheetId);
    const sheets = await takeNames(
      written,
      document.sheets.map(({ name }) => name),
    );
    await remember({ ...saved, stale: [] });
    return { time: saved.time, sheets };
  } catch (error) {
    throw await takenBack(written, remembered ? before.saved : undefined, error);
  }
}

/** What is to be told: of all chats what the scan found; of a part of them by the same rules and the reviews of now. */
async function toldOf(
  { result, rules }: ReportRequest,
  part: RecordPart,
  signal?: AbortSignal,
): Promise<Omit<ToldPart, "talk" | "customers"> & Partial<Pick<ToldPart, "talk" | "customers">>> {
  const { choice } = result.source;
  const corrections = await loadCorrections(choice.sheetId);
  const source = { choice, corrections };
  if (isWhole(part)) {
    // What the scan found can be told after its chats are gone.
    const talk = await ask(source, "talk", { changes: rules }, signal).catch(() => undefined);
    throwIfAborted(signal);
    return { ...result, quotes: result.quotes ?? {}, ...(talk && { talk }) };
  }
  return ask(source, "part", { part, changes: rules, reviews: await reviewsOrNone() }, signal);
}

/** A table stands in a sheet of its own more often than not, and the sheet's name says more. */
function sourceName({ source }: ScanResult, sheet: string | null): string {
  if (sheet === null || source.choice.kind === "sheet") return source.name;
  return source.choice.kind === "table" ? sheet : `${sheet} ${source.name}`;
}

const rowsOf = (blocks: readonly { readonly table: { readonly rows: readonly unknown[] } | null }[]) =>
  blocks.reduce((sum, { table }) => sum + (table?.rows.length ?? 0), 0);

/** Deletes the report's sheets; see `ReportDoor.removeReport`. */
export async function removeReport(): Promise<void> {
  const { sheetIds } = await standingReport();
  for (const sheetId of sheetIds) await deleteSheet(sheetId);
  await remember(null);
}

/**
 * Deletes what was written, as long as the earlier report stands; the error to throw says when that failed.
 *
 * @param saved what to remember again; undefined: nothing else was remembered
 */
async function takenBack(
  written: readonly WrittenSheet[],
  saved: SavedReport | null | undefined,
  error: unknown,
): Promise<unknown> {
  const trouble = troubleOf(error);
  let restored = true;
  const failed = () => {
    restored = false;
  };
  if (saved !== undefined) {
    const left = await standingReport().catch(() => null);
    const hasLost = saved?.sheets.some(({ sheetId }) => !left?.sheetIds.includes(sheetId)) ?? false;
    // The earlier report is no longer whole: the new one, which is, stays.
    if (left === null || hasLost) return trouble;
    await remember(saved).catch(failed);
  }
  for (const { sheetId } of written) await deleteSheet(sheetId).catch(failed);
  if (restored) return trouble;
  return trouble instanceof ExcelTrouble
    ? new ExcelTrouble(trouble.code, trouble.hostCode, false)
    : new ExcelTrouble("host", "", false);
}
