import { deleteSheet } from "../import/writeImport";
import { addSheet, sheetNameOf, takeNames, type OwnSheet } from "../ownSheets";
import { writeSheet } from "../report/writeSheet";
import { ExcelTrouble, troubleOf } from "../trouble";
import { fingerprintOfSheet, remember, standingTables, type SavedSheet } from "./records";
import type { TableKind, TablesRequest, WrittenTables } from "./types";

/**
 * Writes tables; see `TableDoor.writeTables`. The new sheets are complete and remembered before those from before go, so that
 * whatever fails on the way leaves one whole set.
 */
export async function writeTables({ kind, sheets, chats, made }: TablesRequest): Promise<WrittenTables> {
  const target = chats === null ? null : await sheetNameOf(chats);
  const before = await standingTables(kind);
  const written: OwnSheet[] = [];
  const saved: SavedSheet[] = [];
  try {
    for (const sheet of sheets) {
      const own = await addSheet(sheet.name);
      written.push(own);
      await writeSheet(sheet, { sheetId: own.sheetId, chats: target }, () => undefined);
      saved.push({ sheetId: own.sheetId, fingerprint: await fingerprintOfSheet(own.sheetId) });
    }
  } catch (error) {
    throw await takenBack(written, error);
  }
  const time = made.toISOString();
  const stale = before.sheets.filter(({ changed }) => !changed);
  await remember(kind, {
    version: 1,
    time,
    sheets: saved,
    stale: stale.map(({ sheetId, fingerprint }) => ({ sheetId, fingerprint })),
  });
  for (const { sheetId } of stale) await deleteSheet(sheetId);
  const named = await takeNames(
    written,
    sheets.map(({ name }) => name),
  );
  await remember(kind, { version: 1, time, sheets: saved, stale: [] });
  return { time, sheets: named, kept: namesOfChanged(before.sheets) };
}

/** Deletes what was written; see `TableDoor.removeTables`. */
export async function removeTables(kind: TableKind): Promise<readonly string[]> {
  const { sheets } = await standingTables(kind);
  for (const { sheetId, changed } of sheets) if (!changed) await deleteSheet(sheetId);
  await remember(kind, null);
  return namesOfChanged(sheets);
}

function namesOfChanged(sheets: readonly { readonly name: string; readonly changed: boolean }[]): string[] {
  return sheets.filter(({ changed }) => changed).map(({ name }) => name);
}

/** Deletes what was written; the error to throw says when that failed. */
async function takenBack(written: readonly OwnSheet[], error: unknown): Promise<unknown> {
  const trouble = troubleOf(error);
  let restored = true;
  for (const { sheetId } of written)
    await deleteSheet(sheetId).catch(() => {
      restored = false;
    });
  if (restored) return trouble;
  return trouble instanceof ExcelTrouble
    ? new ExcelTrouble(trouble.code, trouble.hostCode, false)
    : new ExcelTrouble("host", "", false);
}
