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

/** Hours of a day in which a team answers, in seconds after midnight; `close` itself is outside. */
export interface DayHours {
  readonly open: number;
  /** At most 86 400 (24:00). Before `open`: the hours run over midnight into the next day. */
  readonly close: number;
}

/** When a team answers, and what becomes of the rest. Plain data: `serviceCalendar.ts` reads it from what people write. */
export interface ServiceHours {
  readonly policy: ServiceHoursPolicy;
  /** Monday first; null: no service on that day. */
  readonly week: readonly (DayHours | null)[];
  /** Days that are not as their weekday (holidays, make-up working days), by days since 1970-01-01; the last one holds. */
  readonly exceptions: readonly { readonly day: number; readonly hours: DayHours | null }[];
}

/** 08:00–23:00 every day, seconds within them. */
export const defaultServiceHours: ServiceHours = serviceHours(8 * 3600, 23 * 3600, "inHours");

/**
 * The same hours every day.
 *
 * @throws Problem `metrics.serviceHours` when a bound lies outside the day or the hours are empty
 */
export function serviceHours(open: number, close: number, policy: ServiceHoursPolicy): ServiceHours {
  return { policy, week: new Array<DayHours>(7).fill(dayHours(open, close)), exceptions: [] };
}

/**
 * @throws Problem `metrics.serviceHours` when a bound lies outside the day or the hours are empty
 */
export function dayHours(open: number, close: number): DayHours {
  const inDay = (seconds: number) => seconds >= 0 && seconds <= day;
  if (!inDay(open) || !inDay(close) || open === close)
    throw new Problem("wrongInput", "metrics.serviceHours", { open, close });
  return { open, close };
}

/** What is open on one day of the calendar: from midnight to `tail` (the evening before goes on), and `open` to `close`. */
interface OpenDay {
  readonly tail: number;
  readonly open: number;
  readonly close: number;
}

const openSeconds = ({ tail, open, close }: OpenDay, until: number): number =>
  Math.min(until, tail) + Math.max(0, Math.min(until, close) - Math.max(open, tail));

function openDay(own: DayHours | null, before: DayHours | null): OpenDay {
  const tail = before && before.close < before.open ? before.close : 0;
  if (!own) return { tail, open: day, close: day };
  return { tail, open: own.open, close: own.close < own.open ? day : own.close };
}

/** Hours made ready for a million turns: what is open before any day is known without counting the days. */
interface Timetable {
  readonly week: readonly OpenDay[];
  /** Open seconds of the weekdays before each, Monday first; the eighth is the whole week's. */
  readonly weekSeconds: readonly number[];
  /** Days that differ from their weekday, ascending, and by how many seconds those before each do together. */
  readonly days: readonly number[];
  readonly differences: readonly number[];
  readonly special: ReadonlyMap<number, OpenDay>;
}

const timetables = new WeakMap<ServiceHours, Timetable>();

function timetableOf(hours: ServiceHours): Timetable {
  const known = timetables.get(hours);
  if (known) return known;
  const exceptions = new Map(hours.exceptions.map((each) => [each.day, each.hours]));
  const hoursOn = (date: number): DayHours | null => {
    const exception = exceptions.get(date);
    return exception === undefined ? hours.week[weekdayOf(date)] : exception;
  };
  const week = hours.week.map((own, weekday) => openDay(own, hours.week[(weekday + 6) % 7]));
  const weekSeconds = [0];
  for (const each of week) weekSeconds.push(weekSeconds[weekSeconds.length - 1] + openSeconds(each, day));
  // The morning after an exception may differ as well.
  const days = [...new Set([...exceptions.keys()].flatMap((date) => [date, date + 1]))].sort((a, b) => a - b);
  const special = new Map(days.map((date) => [date, openDay(hoursOn(date), hoursOn(date - 1))]));
  const differences = [0];
  for (const date of days) {
    const difference =
      openSeconds(special.get(date) as OpenDay, day) - openSeconds(week[weekdayOf(date)], day);
    differences.push(differences[differences.length - 1] + difference);
  }
  const timetable = { week, weekSeconds, days, differences, special };
  timetables.set(hours, timetable);
  return timetable;
}

/** Whether no day differs from another, so that hours can be told of a clock whose day nobody knows. */
export function areSameEveryDay({ week: [first, ...others], exceptions }: ServiceHours): boolean {
  const isSame = (hours: DayHours | null) => hours?.open === first?.open && hours?.close === first?.close;
  return exceptions.length === 0 && others.every(isSame);
}

/**
 * @param date days since 1970-01-01
 * @returns 0 for Monday: day 0 was a Thursday
 */
export function weekdayOf(date: number): number {
  return (((date + 3) % 7) + 7) % 7;
}

/** Whether a moment (seconds of the local wall clock) lies in the hours. */
export function isInHours(moment: number, hours: ServiceHours): boolean {
  const { week, special } = timetableOf(hours);
  const date = Math.floor(moment / day);
  const second = moment - date * day;
  const { tail, open, close } = special.get(date) ?? week[weekdayOf(date)];
  return second < tail || (second >= open && second < close);
}

/**
 * Seconds between two moments that lie within the hours.
 *
 * @returns NaN when a moment is unknown
 * @example
 * // 22:59:30 to 08:00:20 the next morning, 08:00–23:00
 * secondsInHours(82_770, 115_220, defaultServiceHours) //=> 50
 */
export function secondsInHours(from: number, to: number, hours: ServiceHours): number {
  if (!Number.isFinite(from) || !Number.isFinite(to)) return NaN;
  const timetable = timetableOf(hours);
  return openSecondsBefore(to, timetable) - openSecondsBefore(from, timetable);
}

/** In-hours seconds from the epoch to a moment. */
function openSecondsBefore(moment: number, timetable: Timetable): number {
  const { week, weekSeconds, days, differences, special } = timetable;
  const date = Math.floor(moment / day);
  const weekday = weekdayOf(date);
  const weeks = (date + 3 - weekday) / 7;
  return (
    weeks * weekSeconds[7] +
    weekSeconds[weekday] +
    differences[countBelow(days, date)] +
    openSeconds(special.get(date) ?? week[weekday], moment - date * day)
  );
}

/** How many of ascending numbers are below one. */
function countBelow(ascending: readonly number[], value: number): number {
  let low = 0;
  let high = ascending.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (ascending[middle] < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * Seconds that count from one moment to another: those within the hours where these say so, else all.
 *
 * @returns NaN when a moment is unknown
 */
export function countedBetween(from: number, to: number, hours: ServiceHours | null): number {
  return hours?.policy === "inHours" ? secondsInHours(from, to, hours) : to - from;
}

/** Whether a clock that starts at a moment is left out altogether. An unknown moment is not known to lie outside. */
export function isLeftOut(start: number, hours: ServiceHours | null): boolean {
  return hours?.policy === "leaveOut" && !Number.isNaN(start) && !isInHours(start, hours);
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
    for (let i = 0; i < turns.length; i++) if (isLeftOut(turns.start[i], hours)) counts[i] = 0;
    return { seconds: turns.seconds, counts };
  }
  const seconds = new Float64Array(turns.length);
  for (let i = 0; i < turns.length; i++) {
    seconds[i] = Number.isNaN(turns.seconds[i]) ? NaN : secondsInHours(turns.start[i], turns.end[i], hours);
  }
  return { seconds, counts };
}
