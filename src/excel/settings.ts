import { z } from "zod";
import { fields } from "../chat/columns";
import { roleIds, type RoleId } from "../chat/role";
import { parseChanges, type RulesetChanges } from "../inspection";
import { Problem } from "../problem";
import { inExcel } from "./run";
import type { Corrections } from "./types";

/**
 * The workbook's own settings: they travel with the file. Values are kept as JSON texts, so that null and numeric keys come
 * back as they went.
 */
const rulesKey = "kefu.rules";
const correctionsKey = (sheetId: string) => `kefu.corrections.${sheetId}`;

const corrections = z.object({
  columns: z.record(z.coerce.number<string>().int().nonnegative(), z.enum(fields).nullable()).optional(),
  roles: z.record(z.string(), z.enum(roleIds as readonly [RoleId, ...RoleId[]])).optional(),
});

/** A setting's value; undefined when it is missing or no JSON text. */
export function settingOf(value: unknown): unknown {
  if (typeof value !== "string") return undefined;
  try {
    return JSON.parse(value);
  } catch {
    return undefined;
  }
}

/**
 * The workbook's difference from the built-in rules; empty when nothing was changed.
 *
 * @throws Problem when the workbook holds changes that this version does not understand; `saveRules({})` resets them
 */
export async function loadRules(): Promise<RulesetChanges> {
  const value = await load(rulesKey);
  return value === undefined ? {} : parseChanges(value);
}

export function saveRules(changes: RulesetChanges): Promise<void> {
  return save(rulesKey, changes);
}

/** What a person corrected for a sheet; empty when nothing was, or when it cannot be understood. */
export async function loadCorrections(sheetId: string): Promise<Corrections> {
  return corrections.safeParse(await load(correctionsKey(sheetId))).data ?? {};
}

export function saveCorrections(sheetId: string, value: Corrections): Promise<void> {
  return save(correctionsKey(sheetId), value);
}

/** What was loaded, or something else where the workbook holds what this version cannot read; Excel's refusals go on. */
export function readableOr<Value>(loaded: Promise<Value>, otherwise: Value): Promise<Value> {
  return loaded.catch((error: unknown) => {
    if (error instanceof Problem) return otherwise;
    throw error;
  });
}

/** A setting that is a text in a form of its own; null when there is none. */
export function loadText(key: string): Promise<string | null> {
  return inExcel(async (context) => {
    const setting = context.workbook.settings.getItemOrNullObject(key).load("value");
    await context.sync();
    return setting.isNullObject || typeof setting.value !== "string" ? null : setting.value;
  });
}

/** Keeps a text under a key; null leaves nothing behind. */
export function saveText(key: string, text: string | null): Promise<void> {
  return inExcel(async (context) => {
    const { settings } = context.workbook;
    if (text !== null) settings.add(key, text);
    else {
      const setting = settings.getItemOrNullObject(key).load("key");
      await context.sync();
      if (!setting.isNullObject) setting.delete();
    }
    await context.sync();
  });
}

function load(key: string): Promise<unknown> {
  return inExcel(async (context) => {
    const setting = context.workbook.settings.getItemOrNullObject(key).load("value");
    await context.sync();
    return setting.isNullObject ? undefined : settingOf(setting.value);
  });
}

function save(key: string, value: object): Promise<void> {
  return inExcel(async (context) => {
    const { settings } = context.workbook;
    // Nothing to remember leaves nothing behind.
    if (isEmpty(value)) {
      const setting = settings.getItemOrNullObject(key).load("key");
      await context.sync();
      if (!setting.isNullObject) setting.delete();
    } else {
      settings.add(key, JSON.stringify(value));
    }
    await context.sync();
  });
}

const isEmpty = (value: object): boolean =>
  Object.values(value).every(
    (part) => part === undefined || (typeof part === "object" && part !== null && isEmpty(part)),
  );
