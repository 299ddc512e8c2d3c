import { isDated } from "../chat/day";
import { readText } from "../chat/formats";
import type { Mask } from "../chat/mask";
import type { Reading } from "../chat/reading";
import { readTable } from "../chat/readTable";
import type { Encoding } from "../chat/encoding";
import type { Decision, ReadOptions } from "../chat/reading";
import { formatTime, type DateOrder } from "../chat/time";
import { cliText } from "../locales/cli";
import type { Locale } from "../locales/translate";
import { Problem } from "../problem";
import { readInput, type Input } from "./input";
import type { Streams } from "./streams";

/** Options of the commands that read chats. */
export interface ChatOptions {
  readonly agents?: readonly string[];
  readonly robots?: readonly string[];
  readonly date?: string;
  readonly format?: string;
  /** Name of a workbook's sheet. */
  readonly sheet?: string;
  /** Hours of silence that end a session; 0 leaves conversations whole. */
  readonly sessionGap?: number;
  readonly json?: boolean;
  /** How dates such as 03/04/2024 are meant; settled over the whole file when left out. */
  readonly dateOrder?: DateOrder;
  /** The place by whose clock times with an offset are told. */
  readonly timeZone?: string;
  readonly encoding?: Encoding;
}

/** What the options of a command line say of a chat. */
export function readOptionsOf(options: ChatOptions): ReadOptions {
  const { agents, robots, date: referenceDate, format, sessionGap, dateOrder, timeZone } = options;
  const gap = sessionGap === 0 ? Infinity : sessionGap;
  return { agents, robots, referenceDate, sessionGap: gap, dateOrder, timeZone, format };
}

export async function readChat(file: string, options: ChatOptions, streams: Streams): Promise<Reading> {
  return chatOf(await readInput(file, streams, options.sheet, options.encoding), options);
}

/** @throws Problem `cli.formatOfSheet` and those of the chat */
export function chatOf(input: Input, options: ChatOptions): Reading {
  const { format, ...read } = readOptionsOf(options);
  if (input.kind === "text") return readText(input.text, { ...read, format });
  if (format !== undefined && format !== "table") {
    throw new Problem("wrongInput", "cli.formatOfSheet", { came: format });
  }
  return readTable(input.table, read);
}

/** Times as texts; null where the time, or its day, is unknown. */
export function timeWriter(reading: Reading): (seconds: number) => string | null {
  const dayless = reading.decisions.some(({ code }) => code === "noDate");
  return (seconds) => (!dayless || isDated(seconds) ? formatTime(seconds) || null : null);
}

export function decisionSentence(locale: Locale, { code, count, row, value }: Decision): string {
  return cliText(locale, `decision.${code}`, { count, row: row ?? 0, value: value ?? "" });
}

/**
 * Says on stderr what of a file was not read, wherever its results go.
 *
 * @param mask hides what is quoted of the chat
 * @returns the reading without the decisions that were told
 */
export function tellLosses(
  reading: Reading,
  locale: Locale,
  mask: Mask,
  { stderr }: Pick<Streams, "stderr">,
): Reading {
  return { ...reading, decisions: tellLost(reading.decisions, locale, mask, { stderr }) };
}

/** Says on stderr what was not read; returns the decisions that are not of that kind. */
export function tellLost(
  decisions: readonly Decision[],
  locale: Locale,
  mask: Mask,
  { stderr }: Pick<Streams, "stderr">,
): Decision[] {
  const [lost, others] = [true, false].map((wanted) =>
    decisions.filter(({ code }) => (code === "surplusCells") === wanted),
  );
  for (const decision of lost) {
    const value = mask.text(decision.value ?? "");
    stderr(`${decisionSentence(locale, { ...decision, value })}\n`);
  }
  return others;
}
