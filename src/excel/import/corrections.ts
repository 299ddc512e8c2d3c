import { z } from "zod";
import { isTimeZone } from "../../chat/timeZone";
import { roleIds, type RoleId } from "../../chat/role";
import { inExcel } from "../run";
import { settingOf } from "../settings";
import type { SavedImportCorrections } from "./types";

const key = "kefu.import.corrections";

const corrections = z.object({
  format: z.string().optional(),
  dateOrder: z.enum(["dmy", "mdy", "ymd"]).optional(),
  timeZone: z.string().refine(isTimeZone).optional().catch(undefined),
  agents: z.array(z.string()).optional(),
  robots: z.array(z.string()).optional(),
  roles: z.record(z.string(), z.enum(roleIds as readonly [RoleId, ...RoleId[]])).optional(),
});

const saved = z.record(z.string(), corrections);

/** What a person corrected about formats; empty when nothing was, or when it cannot be understood. */
export function loadImportCorrections(): Promise<SavedImportCorrections> {
  return inExcel(async (context) => {
    const setting = context.workbook.settings.getItemOrNullObject(key).load("value");
    await context.sync();
    return setting.isNullObject ? {} : (saved.safeParse(settingOf(setting.value)).data ?? {});
  });
}

export function saveImportCorrections(value: SavedImportCorrections): Promise<void> {
  return inExcel(async (context) => {
    const { settings } = context.workbook;
    if (Object.keys(value).length > 0) settings.add(key, JSON.stringify(value));
    else {
      const setting = settings.getItemOrNullObject(key).load("key");
      await context.sync();
      if (!setting.isNullObject) setting.delete();
    }
    await context.sync();
  });
}
