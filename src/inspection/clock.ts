import { countedBetween, isInHours, serviceHours, type ServiceHours } from "../metrics/serviceHours";
import type { Conversation } from "./conversation";

export type LimitVerdict =
  | { readonly truth: boolean; readonly reason?: undefined; readonly seconds: number }
  | { readonly truth: null; readonly reason: "noTimes" | "minutePrecision"; readonly seconds: number };

/**
 * Whether more than `limit` seconds passed between two messages. Under service hours that count only their own seconds these
 * are what passed. Times written to the minute are judged only where every
 * second that they can mean gives the same verdict.
 *
 * @returns `seconds` as written; NaN when a time is unknown
 */
export function overLimit(
  conversation: Conversation,
  from: number,
  to: number,
  limit: number,
  hours: ServiceHours | null = null,
): LimitVerdict {
  const { time } = conversation.transcript;
  if (!(time[to] >= time[from])) return { truth: null, reason: "noTimes", seconds: NaN };
  const seconds = countedBetween(time[from], time[to], hours);
  const least = countedBetween(time[from] + conversation.slack(from), time[to], hours);
  if (least > limit) return { truth: true, seconds };
  const most = countedBetween(time[from], time[to] + conversation.slack(to), hours);
  if (most <= limit) return { truth: false, seconds };
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
