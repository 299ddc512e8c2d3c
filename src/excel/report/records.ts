import { z } from "zod";
import { sheetIds } from "../../report";
import { inExcel } from "../run";
import { settingOf } from "../settings";
import type { ReportTrace } from "./types";

/** The workbook's own memory of its report: it travels with the file. */
const key = "kefu.report";

const record = z.object({
  version: z.literal(1),
  time: z.string(),
  sheets: z.array(z.object({ id: z.enum(sheetIds), sheetId: z.string() })),
  /** Sheets of an earlier report whose removal was broken off. */
  stale: z.array(z.string()),
});

export type SavedReport = z.output<typeof record>;

/** What the workbook remembers, and which of its sheets still stand. */
export interface StandingReport {
  readonly saved: SavedReport | null;
  readonly trace: ReportTrace | null;
  /** Every sheet that is ours and still there. */
  readonly sheetIds: readonly string[];
}

export function standingReport(): Promise<StandingReport> {
  return inExcel(async (context) => {
    const setting = context.workbook.settings.getItemOrNullObject(key).load("value");
    const sheets = context.workbook.worksheets.load("items/id,items/name");
    await context.sync();
    const saved = setting.isNullObject ? null : (record.safeParse(settingOf(setting.value)).data ?? null);
    const names = new Map(sheets.items.map(({ id, name }) => [id, name]));
    const own = (saved?.sheets ?? []).filter(({ sheetId }) => names.has(sheetId));
    const stale = (saved?.stale ?? []).filter((sheetId) => names.has(sheetId));
    return {
      saved,
      trace:
        saved && own.length > 0
          ? {
              time: saved.time,
              sheets: own.map(({ id, sheetId }) => ({ id, sheetId, name: names.get(sheetId) as string })),
            }
          : null,
      sheetIds: [...own.map(({ sheetId }) => sheetId), ...stale],
    };
  });
}

/** Remembers a report; null forgets, and leaves nothing behind. */
export function remember(saved: SavedReport | null): Promise<void> {
  return inExcel(async (context) => {
    const { settings } = context.workbook;
    if (saved) settings.add(key, JSON.stringify(saved));
    else {
      const setting = settings.getItemOrNullObject(key).load("key");
      await context.sync();
      if (!setting.isNullObject) setting.delete();
    }
    await context.sync();
  });
}
