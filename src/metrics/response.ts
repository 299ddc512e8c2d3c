import { median, quantile } from "d3-array";
import { Problem } from "../problem";
import { countedBetween, isLeftOut, turnLengths, type ServiceHours, type TurnLengths } from "./serviceHours";
import type { Transcript } from "../chat/transcript";
import { secondsBetween, type Turns } from "./turns";

/** Which one number stands for many response times. */
export const statistics = ["mean", "median", "p90"] as const;
export type Statistic = (typeof statistics)[number];

/**
 * Mean, median or 90th percentile. The percentile interpolates linearly between the two nearest values (R-7, as Excel's
 * PERCENTILE.INC does).
 *
 * @param count how many of the values there are, from the first on; all when not given
 * @returns NaN when there are no values
 * @example statisticOf([6, 12, 300], "median") //=> 12
 */
export function statisticOf(
  values: ArrayLike<number>,
  statistic: Statistic,
  count: number = values.length,
): number {
  if (count === 0) return NaN;
  if (statistic === "mean") {
    let sum = 0;
    for (let i = 0; i < count; i++) sum += values[i];
    return sum / count;
  }
  const list = Array.from({ length: count }, (_, i) => values[i]);
  return (statistic === "median" ? median(list) : quantile(list, 0.9)) ?? NaN;
}

export interface AverageResponseOptions {
  /** `mean` by default. */
  readonly statistic?: Statistic;
  /**
   * Seconds that a turn counts at most; an unanswered turn then counts the cap. Without a cap unanswered turns are left
   * out.
   */
  readonly cap?: number | null;
  readonly hours?: ServiceHours | null;
}

/**
 * Average response: the statistic over the turns, pooled. Turns whose times are unknown are left out.
 *
 * @param from first turn, `to` the turn after the last: a conversation's turns are `offsets[c]` and `offsets[c + 1]`
 * @returns seconds; NaN when there is nothing to measure
 * @example averageResponse(turns, { statistic: "p90", cap: 600 })
 */
export function averageResponse(
  turns: Turns,
  options: AverageResponseOptions = {},
  from = 0,
  to = turns.length,
  lengths: TurnLengths = turnLengths(turns, options.hours),
): number {
  const values = new Float64Array(to - from);
  const count = countedSeconds(turns, options.cap ?? null, from, to, lengths, values);
  return statisticOf(values, options.statistic ?? "mean", count);
}

/**
 * Seconds of the turns that count in an average.
 *
 * @param values is filled with them, from its beginning
 * @returns how many
 */
export function countedSeconds(
  turns: Turns,
  cap: number | null,
  from: number,
  to: number,
  lengths: TurnLengths,
  values: Float64Array,
): number {
  let count = 0;
  for (let i = from; i < to; i++) {
    if (!lengths.counts[i]) continue;
    const seconds = lengths.seconds[i];
    if (seconds === seconds) values[count++] = cap === null ? seconds : Math.min(seconds, cap);
    else if (cap !== null && turns.answer[i] < 0) values[count++] = cap;
  }
  return count;
}

export interface ResponseRateOptions {
  readonly hours?: ServiceHours | null;
  /** Only the first turn of each conversation; every turn by default. */
  readonly firstTurnOnly?: boolean;
  /**
   * End of the record in seconds of the local wall clock: an unanswered turn whose limit has not passed by then is
   * undecided. Without it every unanswered turn counts as missed.
   */
  readonly recordEnd?: number;
}

export interface ResponseRate {
  /** Turns answered within the limit. */
  readonly within: number;
  /** Turns that could be judged. */
  readonly turns: number;
  /** Open turns whose limit had not passed at the end of the record. */
  readonly undecided: number;
  /** Answered turns whose length is unknown. */
  readonly unknown: number;
  /** `within / turns`; NaN when no turn could be judged. */
  readonly rate: number;
}

/**
 * Response rate within a limit: turns answered within it ÷ turns. Exactly the limit is within.
 *
 * @param limit seconds: 180 on Taobao and Douyin, 30 on JD
 */
export function responseRate(turns: Turns, limit: number, options: ResponseRateOptions = {}): ResponseRate {
  const { hours = null, firstTurnOnly = false, recordEnd = Infinity } = options;
  const lengths = turnLengths(turns, hours);
  let within = 0;
  let judged = 0;
  let undecided = 0;
  let unknown = 0;
  for (let i = 0; i < turns.length; i++) {
    if (firstTurnOnly && i !== turns.offsets[turns.conversation[i]]) continue;
    if (!lengths.counts[i]) continue;
    const seconds = lengths.seconds[i];
    if (seconds === seconds) {
      judged++;
      if (seconds <= limit) within++;
    } else if (turns.answer[i] >= 0) {
      unknown++;
    } else if (isOpenStill(turns.start[i], recordEnd, limit, hours)) {
      undecided++;
    } else {
      judged++;
    }
  }
  return { within, turns: judged, undecided, unknown, rate: judged === 0 ? NaN : within / judged };
}

/**
 * Whether an unanswered turn's limit has not passed yet at the end of the record.
 *
 * @param start when its clock started, `recordEnd` when the record ends: seconds of the local wall clock
 */
export function isOpenStill(
  start: number,
  recordEnd: number,
  limit: number,
  hours: ServiceHours | null = null,
): boolean {
  if (!Number.isFinite(recordEnd)) return false;
  return countedBetween(start, recordEnd, hours) < limit;
}

/**
 * First response of one conversation under service hours.
 *
 * @param clock message that starts the clock, `answer` the reply; -1 when there is none
 * @returns seconds; NaN when there is none, a time of day is unknown, or `leaveOut` hours leave it out
 */
export function firstResponse(
  transcript: Pick<Transcript, "time" | "precision">,
  clock: number,
  answer: number,
  hours: ServiceHours | null = null,
): number {
  if (clock < 0 || answer < 0) return NaN;
  if (Number.isNaN(secondsBetween(transcript, clock, answer))) return NaN;
  const from = transcript.time[clock];
  return isLeftOut(from, hours) ? NaN : countedBetween(from, transcript.time[answer], hours);
}

/** Grades of a first response, best first. */
const responseGrades = ["golden", "good", "pass", "warn", "violation"] as const;
export type ResponseGrade = (typeof responseGrades)[number];

/** Upper bounds in seconds of golden, good, pass and warn; each bound belongs to its grade. */
export const defaultGradeLevels: readonly number[] = [6, 10, 15, 20];

/**
 * Grade of a first response.
 *
 * @throws Problem `metrics.gradeLevels` when the levels are not four ascending numbers of seconds
 * @example responseGrade(20) //=> "warn"
 * @example responseGrade(20.5) //=> "violation"
 */
export function responseGrade(
  seconds: number,
  levels: readonly number[] = defaultGradeLevels,
): ResponseGrade {
  const ascending = levels.every((level, i) => level >= 0 && (i === 0 || level > levels[i - 1]));
  if (levels.length !== defaultGradeLevels.length || !ascending)
    throw new Problem("wrongInput", "metrics.gradeLevels", { levels: levels.join(", ") });
  const grade = levels.findIndex((level) => seconds <= level);
  return responseGrades[grade < 0 ? levels.length : grade];
}
