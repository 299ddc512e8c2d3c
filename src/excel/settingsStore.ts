import { z } from "zod";
import { Problem } from "../problem";
import { locales } from "../locales/translate";
import { serviceHoursOf } from "../metrics/serviceCalendar";
import { serviceHoursPolicies, type ServiceHours } from "../metrics/serviceHours";
import { inExcel } from "./run";
import { loadText, readableOr, saveText } from "./settings";

const settingsKey = "kefu.settings";

const names = z.array(z.string().min(1).max(200)).max(5_000);

const days = z.array(z.string().max(60)).max(2_000).readonly();

const calendar = z
  .strictObject({
    policy: z.enum(serviceHoursPolicies),
    week: z.array(z.string().max(60)).length(7).readonly(),
    holidays: days.default([]),
    workdays: days.default([]),
  })
  .superRefine((value, context) => {
    try {
      serviceHoursOf(value);
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      context.addIssue({ code: "custom", message: error.code });
    }
  });

const schema = z.strictObject({
  version: z.literal(1).default(1),
  /** Names of human agents and of robots; a sub-account may be named without its shop. */
  agents: names.default([]),
  robots: names.default([]),
  /** Texts that the platform or the shop sends by itself. */
  automaticReplies: names.default([]),
  /** Hours of silence after which a conversation begins anew; null: 24. */
  sessionGap: z.number().min(0.1).max(10_000).nullable().default(null),
  /** When the team answers; null: day and night. */
  serviceHours: calendar.nullable().default(null),
  /** Language of the pane; null: Excel's. */
  language: z.enum(locales).nullable().default(null),
  /** Whether names, telephones, addresses and long numbers are hidden in the pane. */
  mask: z.boolean().default(false),
});

/** What a workbook's team has set, for every sheet. */
export type Settings = z.output<typeof schema>;

export const defaultSettings: Settings = schema.parse({});

/** Settings as a text, to be carried to another workbook. */
export function writeSettings(settings: Settings): string {
  return JSON.stringify(settings, null, 2);
}

/**
 * Reads what `writeSettings` wrote.
 *
 * @throws Problem `settings.unreadable` that names the first place that is wrong
 */
export function readSettings(text: string): Settings {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw new Problem("wrongInput", "settings.unreadable", { place: "JSON" });
  }
  const { data, error } = schema.safeParse(json);
  if (data) return data;
  const [issue] = error.issues;
  const place = issue.code === "unrecognized_keys" ? issue.keys[0] : issue.path.join(".") || "JSON";
  throw new Problem("wrongInput", "settings.unreadable", { place });
}

/** @throws Problem when the workbook holds settings that this version does not understand */
export async function loadSettings(): Promise<Settings> {
  const text = await loadText(settingsKey);
  return text === null ? defaultSettings : readSettings(text);
}

/** Keeps settings in the workbook; the defaults leave nothing behind. */
export function saveSettings(settings: Settings): Promise<void> {
  const isDefault = JSON.stringify(settings) === JSON.stringify(defaultSettings);
  return saveText(settingsKey, isDefault ? null : JSON.stringify(settings));
}

/** For reading chats, which goes on by the defaults where settings cannot be read: the Settings view says so. */
export function settingsOrDefaults(): Promise<Settings> {
  return readableOr(loadSettings(), defaultSettings);
}

/** The hours that response times follow; undefined: day and night. */
export function hoursOfSettings({ serviceHours }: Settings): ServiceHours | undefined {
  return serviceHours ? serviceHoursOf(serviceHours) : undefined;
}

/** What kinds of things the product keeps in the workbook. */
const storedKinds = ["settings", "rules", "reviews", "coaching", "corrections", "scan", "other"] as const;

export interface StoredEntry {
  readonly kind: (typeof storedKinds)[number];
  readonly entries: number;
  /** Characters, all entries together. */
  readonly size: number;
}

/** Everything of ours in the workbook's settings, by kind. */
export function storedEntries(): Promise<StoredEntry[]> {
  return inExcel(async (context) => {
    const settings = context.workbook.settings.load("items/key,items/value");
    await context.sync();
    const own = settings.items.filter(({ key }) => key.startsWith("kefu."));
    return storedKinds
      .map((kind) => {
        const members = own.filter(({ key }) => kindOf(key) === kind);
        const size = members.reduce((sum, { value }) => sum + String(value).length, 0);
        return { kind, entries: members.length, size };
      })
      .filter(({ entries }) => entries > 0);
  });
}

function kindOf(key: string): StoredEntry["kind"] {
  const name = key.split(".")[1];
  return storedKinds.find((kind) => kind === name) ?? "other";
}
