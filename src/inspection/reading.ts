import type { IntentReader } from "./intents";
import type { Match, Matcher } from "./text/matcher";
import { recent } from "./text/recent";

/** What a text shows that somebody of a role wrote; the same for whoever wrote it word for word. */
export interface Reading {
  /** Ordered by dictionary and place. */
  readonly matches: readonly Match[];
  /** Bits of its intents; -1 while nobody asked. */
  intents: number;
}

/** Reads texts, by role. */
export type TextReader = (text: string, role: number) => Reading;

/** So many texts of a role are remembered at least: about 10 MB. */
const mostRemembered = 1 << 15;
const none: readonly Match[] = [];

/** Prepares to read the texts of many conversations, each different one once while it is remembered. */
export function textReader(matcher: Matcher, roles: number): TextReader {
  const byRole = Array.from({ length: roles }, (_, role) =>
    recent<Reading>(mostRemembered, (text) => ({
      matches: matcher.match(text, role) ?? none,
      intents: -1,
    })),
  );
  return (text, role) => byRole[role](text);
}

/** The bits of a reading's intents, found when they are first asked for. */
export function intentsOf(reading: Reading, text: string, read: IntentReader): number {
  return reading.intents >= 0 ? reading.intents : (reading.intents = read(text));
}
