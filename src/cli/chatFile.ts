import { readText, type TextReading } from "../chat/formats";
import type { Decision } from "../chat/reading";
import { formatTime } from "../chat/time";
import { cliText } from "../locales/cli";
import type { Locale } from "../locales/translate";
import { readInput } from "./input";
import type { Streams } from "./streams";

/** Options of the commands that read chats. */
export interface ChatOptions {
  readonly agents?: readonly string[];
  readonly robots?: readonly string[];
  readonly date?: string;
  readonly format?: string;
  readonly json?: boolean;
}

export async function readChat(file: string, options: ChatOptions, streams: Streams): Promise<TextReading> {
  const text = await readInput(file, streams);
  return readText(text, {
    agents: options.agents,
    robots: options.robots,
    referenceDate: options.date,
    format: options.format,
  });
}

/** Times as texts; null where the time, or its day, is unknown. */
export function timeWriter(reading: TextReading): (seconds: number) => string | null {
  const dayless = reading.decisions.some(({ code }) => code === "noDate");
  // Without a date, days are counted from 1970-01-01: no chat is that old.
  const firstKnown = dayless ? 365 * 86_400 : -Infinity;
  return (seconds) => (seconds >= firstKnown ? formatTime(seconds) || null : null);
}

export function decisionSentence(locale: Locale, { code, count, row, value }: Decision): string {
  return cliText(locale, `decision.${code}`, { count, row: row ?? 0, value: value ?? "" });
}
