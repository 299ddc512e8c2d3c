import { Problem } from "../problem";
import type { Turns } from "./turns";

const day = 86_400;

/**
 * - `countAll`: hours are not looked at
 * - `leaveOut`: a turn whose clock starts outside the hours does not count at all
 * - `inHours`: only seconds within the hours count
 */
export const serviceHoursPolicies = ["countAll", "leaveOut", "inHours"] as const;
export type ServiceHoursPolicy = (typeof serviceHoursPolicies)[number];

/** Daily hours in which a team answers, in seconds after midnight; `close` itself is outside. */
export interface ServiceHours {
  readonly open: number;
  /** At most 86 400 (24:00). Before or at `open`: the hours run over midnight. */
  readonly close: number;
  readonly policy: ServiceHoursPolicy;
}

/** 08:00–23:00, seconds within them. */
export const defaultServiceHours: ServiceHours = { open: 8 * 3600, close: 23 * 3600, policy: "inHours" };

/**
 * @throws Problem `metrics.serviceHours` when a bound lies outside the day or the hours are empty
 */
export function serviceHours(open: number, close: number, policy: ServiceHoursPolicy): ServiceHours {
  const inDay = (seconds: number) => seconds >= 0 && seconds <= day;
  if (!inDay(open) || !inDay(close) || open === close)
    throw new Problem("wrongInput", "metrics.serviceHours", { open, close });
  return { open, close, policy };
}

/** Whether a moment (seconds of the local wall clock) lies in the hours. */
export function isInHours(moment: number, hours: ServiceHours): boolean {
  const second = moment - Math.floor(moment / day) * day;
  return hours.open < hours.close
    ? second >= hours.open && second < hours.close
    : second >= hours.open || second < hours.close;
}

/**
 * Seconds between two moments that lie within the hours.
 *
 * @example
 * // 22:59:30 to 08:00:20 the next morning, 08:00–23:00
 * secondsInHours(82_770, 115_220, defaultServiceHours) //=> 50
 */
export function secondsInHours(from: number, to: number, hours: ServiceHours): number {
  return openSecondsBefore(to, hours) - openSecondsBefore(from, hours);
}

/** In-hours seconds from the epoch to a moment. */
function openSecondsBefore(moment: number, { open, close }: ServiceHours): number {
  const days = Math.floor(moment / day);
  const second = moment - days * day;
  const upTo = (bound: number) => Math.min(second, bound);
  if (open < close) return days * (close - open) + upTo(close) - upTo(open);
  return days * (close + day - open) + upTo(close) + second - upTo(open);
}

/** What each turn counts for under the hours. */
export interface TurnLengths {
  /** Seconds by turn; NaN when unanswered or unknown. */
  readonly seconds: Float64Array;
  /** 0 for a turn that the hours leave out. */
  readonly counts: Uint8Array;
}

/** Lengths of turns under service hours; without hours, as the clock ran. */
export function turnLengths(turns: Turns, hours: ServiceHours | null = null): TurnLengths {
  const counts = new Uint8Array(turns.length).fill(1);
  if (!hours || hours.policy === "countAll") return { seconds: turns.seconds, counts };
  if (hours.policy === "leaveOut") {
    for (let i = 0; i < turns.length; i++) if (!isInHours(turns.start[i], hours)) counts[i] = 0;
    return { seconds: turns.seconds, counts };
  }
  const seconds = new Float64Array(turns.length);
  for (let i = 0; i < turns.length; i++) {
    seconds[i] = Number.isNaN(turns.seconds[i]) ? NaN : secondsInHours(turns.start[i], turns.end[i], hours);
  }
  return { seconds, counts };
}
