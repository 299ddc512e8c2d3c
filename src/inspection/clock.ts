import type { Conversation } from "./conversation";

export type LimitVerdict =
  | { readonly truth: boolean; readonly reason?: undefined; readonly seconds: number }
  | { readonly truth: null; readonly reason: "noTimes" | "minutePrecision"; readonly seconds: number };

/**
 * Whether more than `limit` seconds passed between two messages. Times written to the minute are judged only where every
 * second that they can mean gives the same verdict.
 *
 * @returns `seconds` as written; NaN when a time is unknown
 */
export function overLimit(conversation: Conversation, from: number, to: number, limit: number): LimitVerdict {
  const { time } = conversation.transcript;
  const seconds = time[to] - time[from];
  if (!(seconds >= 0)) return { truth: null, reason: "noTimes", seconds: NaN };
  if (seconds - conversation.slack(from) > limit) return { truth: true, seconds };
  if (seconds + conversation.slack(to) <= limit) return { truth: false, seconds };
  return { truth: null, reason: "minutePrecision", seconds };
}
