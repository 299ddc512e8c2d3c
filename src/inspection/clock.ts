import { isInHours, serviceHours } from "../metrics/serviceHours";
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

/**
 * Tells whether a moment lies within service hours; every moment does, when they are the whole day, and so does an unknown one.
 *
 * @param opens hour of the day, 0 to 24
 * @throws Problem `metrics.serviceHours` for hours that are none
 */
export function withinHours(opens: number, closes: number): (moment: number) => boolean {
  if (opens === 0 && closes === 24) return () => true;
  const hours = serviceHours(opens * 3600, closes * 3600, "leaveOut");
  return (moment) => Number.isNaN(moment) || isInHours(moment, hours);
}
