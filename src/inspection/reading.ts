import { Role } from "../chat/role";
import type { Transcript } from "../chat/transcript";
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

/** Reads texts for many conversations, each different one once while it is remembered. */
export interface TextReader {
  /** Reads the messages `from … to - 1`; the system's lines show nothing. */
  readAll(transcript: Transcript, from: number, to: number, readings: Reading[]): void;
  /** The bits of a reading's intents, found when they are first asked for. */
  intentsOf(reading: Reading, text: string, role: number): number;
}

/** So many texts of a role are remembered at least: about 3 MB. What comes again comes soon; four times as many were no quicker. */
const mostRemembered = 1 << 13;
const none: readonly Match[] = [];
const silent: Reading = { matches: none, intents: 0 };
const roles = Object.values(Role);

/**
 * @param intents by role
 * @param asked roles, as bits of `1 << role`, all of whose messages will be asked for intents
 */
export function textReader(matcher: Matcher, intents: readonly IntentReader[], asked: number): TextReader {
  const byRole = roles.map((role) =>
    recent<Reading>(mostRemembered, (text) => ({
      matches: matcher.match(text, role) ?? none,
      intents: -1,
    })),
  );
  const intentsOf = (reading: Reading, text: string, role: number): number =>
    reading.intents >= 0 ? reading.intents : (reading.intents = intents[role](text));

  return {
    readAll({ role, text }, from, to, readings) {
      for (const own of roles) {
        const read = byRole[own];
        for (let i = from; i < to; i++)
          if (role[i] === own) readings[i - from] = own === Role.system ? silent : read(text[i]);
      }
      for (let i = from; i < to; i++)
        if ((asked >> role[i]) & 1) intentsOf(readings[i - from], text[i], role[i]);
    },
    intentsOf,
  };
}
