/** Service hours as people write them: hours by weekday, holidays, make-up working days. */
import { foldName } from "../chat/fold";
import { Problem } from "../problem";
import { dayHours, type DayHours, type ServiceHours, type ServiceHoursPolicy } from "./serviceHours";

/** What a team sets. Plain data of texts: it is kept, carried and shown as it was written. */
export interface ServiceCalendar {
  readonly policy: ServiceHoursPolicy;
  /** Monday first: "09:00-22:00"; "" where there is no service. */
  readonly week: readonly string[];
  /** Days without service: "2026-10-01", "2026-10-01..2026-10-07". */
  readonly holidays: readonly string[];
  /** Working days on a weekend (调休补班): they have Monday's hours, and outweigh holidays. */
  readonly workdays: readonly string[];
}

/** 08:00–23:00 every day, seconds within them. */
export const defaultServiceCalendar: ServiceCalendar = {
  policy: "inHours",
  week: new Array<string>(7).fill("08:00-23:00"),
  holidays: [],
  workdays: [],
};

const range = "(?:-|–|—|~|至|到|to)";
const clock = "(\\d{1,2})(?:[:点时](\\d{1,2}|半)?分?)?\\s*(?:([ap])\\.?m\\.?)?";
const hoursText = `${clock}\\s*${range}\\s*${clock}`;
const hoursPattern = new RegExp(`^${hoursText}$`);
const allDay = "全天|24\\s*小时|24\\s*h(?:ours)?|all day";
const allDayPattern = new RegExp(`^(?:${allDay})$`);
/** Hours that may be said of some days only; behind a Chinese word of days nobody types a space. */
const partPattern = new RegExp(`^(?:(.+?[一二三四五六日天末])\\s*|(.+?)\\s+)?(${hoursText}|${allDay})$`);
/** Longer than anything that people write for a week. */
const longestText = 300;
const closedWords: ReadonlySet<string> = new Set(["", "closed", "off", "休", "休息", "关", "-"]);

/**
 * The hours of one day.
 *
 * @returns null where there is no service; undefined for a text that says no hours
 * @throws Problem `metrics.serviceHours` for hours that no day has
 * @example readDayHours("9:00-22:00") //=> { open: 32_400, close: 79_200 }
 * @example readDayHours("9:00 AM - 10:00 PM") //=> { open: 32_400, close: 79_200 }
 * @example readDayHours("休息") //=> null
 */
export function readDayHours(text: string): DayHours | null | undefined {
  const folded = foldName(text).trim();
  if (closedWords.has(folded)) return null;
  if (allDayPattern.test(folded)) return dayHours(0, 86_400);
  const match = hoursPattern.exec(folded);
  if (!match) return undefined;
  const [open, close] = [secondsOf(match.slice(1, 4)), secondsOf(match.slice(4, 7))];
  return Number.isNaN(open + close) ? undefined : dayHours(open, close);
}

/** Seconds after midnight of "9", "9:30", "9点半" or "9:30 pm"; NaN for a clock that there is none. */
function secondsOf([hour, minute, half]: readonly (string | undefined)[]): number {
  const minutes = minute === "半" ? 30 : Number(minute ?? 0);
  let hours = Number(hour);
  if (half !== undefined) hours = hours >= 1 && hours <= 12 ? (hours % 12) + (half === "p" ? 12 : 0) : NaN;
  return minutes > 59 ? NaN : hours * 3600 + minutes * 60;
}

const policyWords: Readonly<Record<string, ServiceHoursPolicy>> = {
  inhours: "inHours",
  只计时段内: "inHours",
  时段内计时: "inHours",
  leaveout: "leaveOut",
  时段外不计: "leaveOut",
  countall: "countAll",
  全部计入: "countAll",
};

const weekdayWords: readonly (readonly string[])[] = [
  ["1", "mon", "monday", "一"],
  ["2", "tue", "tuesday", "二"],
  ["3", "wed", "wednesday", "三"],
  ["4", "thu", "thursday", "四"],
  ["5", "fri", "friday", "五"],
  ["6", "sat", "saturday", "六"],
  ["7", "sun", "sunday", "日", "天"],
];

/**
 * Hours in one line: the same every day, or by weekday (1 is Monday; days that are not named have no service), with a policy
 * at the end; without one only seconds within the hours count.
 *
 * @throws Problem `metrics.hoursText`, `metrics.serviceHours`
 * @example readServiceWeek("09:00-22:00").week[6] //=> "09:00-22:00"
 * @example readServiceWeek("1-5 09:00-22:00; 6,7 10:00-18:00 leaveOut").policy //=> "leaveOut"
 */
export function readServiceWeek(text: string): Pick<ServiceCalendar, "policy" | "week"> {
  const wrong = () => new Problem("wrongInput", "metrics.hoursText", { came: text });
  if (text.length > longestText) throw wrong();
  const folded = foldName(text).trim();
  const last = /[\s,;]+([^\s,;\d]+)$/.exec(folded);
  const policy = last ? policyWords[last[1]] : undefined;
  const body = last && policy ? folded.slice(0, last.index) : folded;
  const parts = body.split(/\s*[;\n]\s*/).filter((part) => part !== "");
  const week = new Array<string>(7).fill("");
  for (const part of parts) {
    const [, chinese, spaced, hours] = partPattern.exec(part) ?? [];
    const days = chinese ?? spaced;
    const own = hours === undefined ? undefined : readDayHours(hours);
    const named = days === undefined ? weekdayWords.map((_, weekday) => weekday) : readWeekdays(days);
    if (!own || !named) throw wrong();
    for (const weekday of named) week[weekday] = writeDayHours(own);
  }
  if (parts.length === 0) throw wrong();
  return { policy: policy ?? "inHours", week };
}

/** Words for several days, Monday is 0. */
const daysWords: Readonly<Record<string, readonly number[]>> = {
  ...byWords([0, 1, 2, 3, 4, 5, 6], "每天", "每日", "daily", "every day"),
  ...byWords([0, 1, 2, 3, 4], "工作日", "平日", "weekdays"),
  ...byWords([5, 6], "周末", "weekend", "weekends"),
};

function byWords(days: readonly number[], ...words: readonly string[]): Record<string, readonly number[]> {
  return Object.fromEntries(words.map((word) => [word, days]));
}

/** @example readWeekdays("1-5,7") //=> [0, 1, 2, 3, 4, 6] */
function readWeekdays(text: string): readonly number[] | undefined {
  if (Object.hasOwn(daysWords, text)) return daysWords[text];
  const found: number[] = [];
  const weekdayOf = (word: string) =>
    weekdayWords.findIndex((words) => words.includes(word.replace(/^(?:周|星期|礼拜)/, "")));
  for (const piece of text.split(/[,、\s]+/)) {
    const ends = piece.split(new RegExp(range)).map(weekdayOf);
    if (ends.includes(-1) || ends.length > 2) return undefined;
    const [from, to = from] = ends;
    // Over the weekend: Saturday to Tuesday.
    for (let weekday = from; ; weekday = (weekday + 1) % 7) {
      found.push(weekday);
      if (weekday === to) break;
    }
  }
  return found;
}

/** @example writeDayHours({ open: 32_400, close: 79_200 }) //=> "09:00-22:00" */
export function writeDayHours(hours: DayHours | null): string {
  if (!hours) return "";
  const clock = (seconds: number) =>
    [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60]
      .map((part) => String(part).padStart(2, "0"))
      .join(":");
  return `${clock(hours.open)}-${clock(hours.close)}`;
}

const dateText = "(\\d{4})\\s*[-/.年]\\s*(\\d{1,2})\\s*[-/.月]\\s*(\\d{1,2})\\s*日?";
const datesPattern = new RegExp(`^${dateText}(?:\\s*(?:\\.{2,3}|${range})\\s*${dateText})?$`);
/** A longer range is a slip of the pen. */
const mostDays = 366;

/**
 * A day, or the days from one to another (both included).
 *
 * @returns days since 1970-01-01, ascending
 * @throws Problem `metrics.dates`
 * @example readDates("2026-10-01..2026-10-03") //=> [20727, 20728, 20729]
 */
export function readDates(text: string): number[] {
  const match = datesPattern.exec(text.normalize("NFKC").trim());
  const from = match ? dateOf(match.slice(1, 4)) : NaN;
  const to = match?.[4] === undefined ? from : dateOf(match.slice(4, 7));
  if (!(to >= from && to - from < mostDays))
    throw new Problem("wrongInput", "metrics.dates", { came: text.trim() });
  return Array.from({ length: to - from + 1 }, (_, i) => from + i);
}

/** Days since 1970-01-01; NaN for a day that no month has. */
function dateOf(parts: readonly string[]): number {
  const [year, month, date] = parts.map(Number);
  const time = new Date(Date.UTC(year, month - 1, date));
  const isDay = time.getUTCMonth() === month - 1 && time.getUTCDate() === date;
  return isDay ? time.getTime() / 86_400_000 : NaN;
}

/**
 * The hours that a calendar amounts to.
 *
 * @throws Problem that names the first text which says no hours or no day
 * @example serviceHoursOf({ ...defaultServiceCalendar, holidays: ["2026-10-01"] }).exceptions //=> [{ day: 20727, hours: null }]
 */
export function serviceHoursOf({ policy, week, holidays, workdays }: ServiceCalendar): ServiceHours {
  const days = week.map((text) => {
    const hours = readDayHours(text);
    if (hours === undefined) throw new Problem("wrongInput", "metrics.hoursText", { came: text });
    return hours;
  });
  const [monday] = days;
  return {
    policy,
    week: days,
    exceptions: [
      ...holidays.flatMap(readDates).map((day) => ({ day, hours: null })),
      ...workdays.flatMap(readDates).map((day) => ({ day, hours: monday })),
    ],
  };
}
