import { z } from "zod";
import { Fingerprint } from "../import/cells";
import { inExcel } from "../run";
import { saveText, settingOf } from "../settings";
import type { TableKind } from "./types";

/** The workbook's own memory of what was written: it travels with the file. */
const keyOf = (kind: TableKind) => `kefu.tables.${kind}`;

const savedSheet = z.object({ sheetId: z.string(), fingerprint: z.string() });

const record = z.object({
  version: z.literal(1),
  time: z.string(),
  sheets: z.array(savedSheet),
  /** Sheets from before whose removal was broken off. */
  stale: z.array(savedSheet),
});

export type SavedTables = z.output<typeof record>;

/** A sheet, and by what it is known again. */
export type SavedSheet = z.output<typeof savedSheet>;

/** A sheet that was written and is still there. */
export interface StandingSheet extends SavedSheet {
  readonly name: string;
  /** A person has written into it since. */
  readonly changed: boolean;
}

/** What the workbook remembers of a kind, and which of its sheets still stand, those from before at the end. */
export function standingTables(
  kind: TableKind,
): Promise<{ readonly saved: SavedTables | null; readonly sheets: readonly StandingSheet[] }> {
  return inExcel(async (context) => {
    const { settings, worksheets } = context.workbook;
    const setting = settings.getItemOrNullObject(keyOf(kind)).load("value");
    worksheets.load("items/id,items/name");
    await context.sync();
    const saved = setting.isNullObject ? null : (record.safeParse(settingOf(setting.value)).data ?? null);
    const names = new Map(worksheets.items.map(({ id, name }) => [id, name]));
    const standing = saved
      ? [...saved.sheets, ...saved.stale].filter(({ sheetId }) => names.has(sheetId))
      : [];
    const used = standing.map(({ sheetId }) => usedOf(worksheets.getItem(sheetId)));
    await context.sync();
    const sheets = standing.map((sheet, i) => ({
      ...sheet,
      name: names.get(sheet.sheetId) ?? "",
      changed: sheet.fingerprint !== fingerprintOf(used[i]),
    }));
    return { saved, sheets };
  });
}

/** What a sheet holds, by which it is known again. */
export function fingerprintOfSheet(sheetId: string): Promise<string> {
  return inExcel(async (context) => {
    const used = usedOf(context.workbook.worksheets.getItem(sheetId));
    await context.sync();
    return fingerprintOf(used);
  });
}

function usedOf(sheet: Excel.Worksheet): Excel.Range {
  return sheet.getUsedRangeOrNullObject(true).load("values");
}

/** Of the rows in whatever order: a person may sort a table. */
function fingerprintOf(used: Excel.Range): string {
  const values = used.isNullObject ? [] : (used.values as (string | number | boolean)[][]);
  const rows = values.map((row) => {
    const own = new Fingerprint();
    for (const value of row) own.add(value);
    return own.value;
  });
  const whole = new Fingerprint();
  for (const row of rows.sort()) whole.add(row);
  return whole.value;
}

/** Remembers what was written; null forgets, and leaves nothing behind. */
export function remember(kind: TableKind, saved: SavedTables | null): Promise<void> {
  return saveText(keyOf(kind), saved && JSON.stringify(saved));
}
