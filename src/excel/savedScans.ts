import { z } from "zod";
import { inExcel } from "./run";
import { settingOf } from "./settings";
import type { ScanTrace } from "./types";

const prefix = "kefu.scan.";

const savedScan = z.object({
  version: z.literal(1),
  /** ISO time of the scan. */
  time: z.string(),
  findings: z.number(),
  /** Ids of our conditional formats. */
  formats: z.array(z.string()),
  /** Columns that the sheet's filter was made wider by, so that it covers the result column. */
  filterColumns: z.number().int().positive().optional(),
});

/** What a workbook remembers of a sheet's scan. */
export type SavedScan = z.output<typeof savedScan>;

/** The key of a sheet's scan in the workbook's settings. */
export function scanKey(sheetId: string): string {
  return prefix + sheetId;
}

/** Settings travel with the file, so anything may be in them: what is not a scan of ours is none. */
export function savedScanOf(value: unknown): SavedScan | null {
  return savedScan.safeParse(settingOf(value)).data ?? null;
}

/** What earlier scans left in the workbook, newest first. */
export function lastScans(): Promise<ScanTrace[]> {
  return inExcel(async (context) => {
    const sheets = context.workbook.worksheets.load("items/id,items/name");
    const settings = context.workbook.settings.load("items/key,items/value");
    await context.sync();
    const saved = new Map(settings.items.map(({ key, value }) => [key, savedScanOf(value)]));
    return sheets.items
      .flatMap(({ id, name }) => {
        const scan = saved.get(scanKey(id));
        return scan ? [{ sheetId: id, sheetName: name, findings: scan.findings, time: scan.time }] : [];
      })
      .sort((a, b) => b.time.localeCompare(a.time));
  });
}
