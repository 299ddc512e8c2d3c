/** What the two readers of a worker's lines have in common. */
import type { Field } from "../../chat/columns";
import type { Mask } from "../../chat/mask";
import { compileRuleset, type Product, type Ruleset } from "../../inspection";
import { problemSentence } from "../../locales/problems";
import type { Locale } from "../../locales/translate";
import type { ServiceHours } from "../../metrics/serviceHours";
import { Problem } from "../../problem";
import { readOptionsOf, type ChatOptions } from "../chatFile";
import type { KnowledgeOptions } from "../knowledge";
import type { MaskOptions } from "../mask";
import type { HoursOptions } from "../period";
import { recordEndOf } from "../recordEnd";
import type { ConversationSettings } from "./conversations";
import type { InputColumn, LineFormat } from "./protocol";

export interface WorkerOptions extends ChatOptions, KnowledgeOptions, HoursOptions, MaskOptions {
  readonly from?: LineFormat;
  readonly to?: LineFormat;
  readonly columns?: string;
  /** false leaves the first line of the answers out. */
  readonly header?: boolean;
  readonly recordEnd?: string;
  /** Each line is a whole conversation and is answered by one line. */
  readonly perLine?: boolean;
}

/** Reads lines of an input and answers them. */
export interface Reader {
  /** Answers to the lines that have come. */
  read(lines: readonly string[]): string[];
  /** Answers when no more come. */
  end(): string[];
}

/** What conversations are judged by, and what is hidden of them. */
export interface Rules {
  readonly ruleset: Ruleset;
  readonly platform: string | undefined;
  readonly products: readonly Product[];
  readonly hours: ServiceHours | undefined;
  readonly mask: Mask;
}

export function settingsOf(
  { ruleset, platform, products, hours }: Rules,
  options: WorkerOptions,
  columns: readonly InputColumn[],
): ConversationSettings {
  return {
    inspector: compileRuleset(ruleset),
    // Neither the order of dates nor the names of conversations may depend on which rows came along.
    options: {
      ...readOptionsOf(options),
      dateOrder: options.dateOrder ?? "dmy",
      severalShops: columns.includes("shop"),
    },
    columns: columns.map((column): Field | null => (column === "line" || column === "-" ? null : column)),
    recordEnd: recordEndOf(options.recordEnd),
    shop: {
      platform,
      ...(products.length > 0 ? { products } : {}),
      ...(hours && { hours }),
    },
  };
}

/** A value of JSON as a cell: texts as they are, numbers and all else as they are written. */
export function cellOfJson(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  return typeof value === "string" ? value : JSON.stringify(value);
}

/** What is told of an error, in a sentence. */
export function sentenceOf(error: unknown, locale: Locale): string {
  // A defect of ours: its message may quote a chat, so only its kind is told.
  const kind = error instanceof Error ? error.name : typeof error;
  return problemSentence(
    locale,
    error instanceof Problem ? error : new Problem("wrongInput", "cli.defect", { kind }),
  );
}
