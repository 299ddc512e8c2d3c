import type { Unit } from "./finding";
import type { Reason, Truth } from "./language";

/** A place in a message: offsets into the original text. */
export interface Span {
  readonly message: number;
  readonly start: number;
  readonly end: number;
  /** Name of the dictionary that matched, if any. */
  readonly dictionary?: string;
}

/**
 * Where a condition holds. What lies `before` it are the messages up to index `before` (excluded), what lies `after` it
 * those from index `after`; an event that is no message (an order) stands between two messages.
 */
export interface Hit {
  readonly before: number;
  readonly after: number;
  /** Seconds of the local wall clock; NaN when unknown. */
  readonly time: number;
  /** How far the real time may lie behind `time`: 59 s when the source wrote minutes. */
  readonly slack: number;
  /** It stands at its time between the messages; what comes before and after it is told by the clock. */
  readonly isEvent?: boolean;
  /** Messages that show it, ascending. */
  readonly messages: readonly number[];
  readonly spans: readonly Span[];
  /** Sender code of the agent concerned; undefined: to be told from the messages. */
  readonly agent?: number;
  readonly measured: number | null;
  readonly limit?: number | null;
  readonly unit: Unit;
  /** For the sentence. */
  readonly values?: Readonly<Record<string, string | number>>;
  /** Names of dictionaries for the sentence, by the value's name. */
  readonly dictionaries?: Readonly<Record<string, string>>;
}

/** What a condition says of a conversation. A condition that is not true may still show how far it came. */
export interface Outcome {
  readonly truth: Truth;
  readonly reason?: Reason;
  readonly hits: readonly Hit[];
}

/** True where nobody asks for hits. */
export const yes: Outcome = { truth: true, hits: [] };

export const no: Outcome = { truth: false, hits: [] };

export function unknown(reason: Reason, hits: readonly Hit[] = []): Outcome {
  return { truth: null, reason, hits };
}

/** True with hits, false without. */
export function holds(hits: readonly Hit[]): Outcome {
  return hits.length === 0 ? no : { truth: true, hits };
}
