import type { Calendar } from "./calendar";
import { hoursToAdd } from "./halfOfDay";
import {
  century,
  clockShape,
  dateCompact,
  dateNamedMonth,
  dateRelative,
  dateWithoutYear,
  dateYearFirst,
  dateYearLast,
  halves,
  monthNames,
  offsetOf,
  relativeDays,
  weekday,
  weekdayBefore,
  weekdayWord,
} from "./timePatterns";
import { TimePrecision } from "./transcript";

const secondsOfDay = 86_400;

/**
 * Times as people and programs write them out, by the patterns of `timePatterns.ts`: a day in any of its shapes and a clock
 * behind it, or either alone. The reader is itself what it read last.
 */
export class WrittenTimeReader {
  /** `TimePrecision` of the last text that was a time. */
  precision: number = TimePrecision.none;
  clockOnly = false;
  /** Seconds east of UTC of the offset that the text carried; NaN when it carried none. */
  offset = NaN;

  /** @param reference midnight of the day that 今天 means and on which clocks alone are; NaN when there is none */
  constructor(
    private readonly calendar: Calendar,
    private readonly reference: number,
  ) {}

  /**
   * Seconds of the local wall clock; NaN when it is no time.
   *
   * @param text tidied
   */
  read(text: string): number {
    this.clockOnly = false;
    this.offset = NaN;
    const dated = text.replace(weekdayBefore, "");
    const date = this.readDate(dated);
    if (date === null) return this.readClock(text, NaN);
    // A day that does not exist, or 昨天 without a reference date, leaves the time unknown.
    if (Number.isNaN(date.midnight)) return NaN;
    const rest = dated
      .slice(date.length)
      .replace(weekdayWord, "")
      .replace(/^[ ,]*(?:t(?=\d)|at |klo? |um |à |às )?[ ,]*/, "");
    if (rest === "") return this.at(date.midnight, TimePrecision.day);
    return this.readClock(rest, date.midnight);
  }

  private readDate(text: string): { midnight: number; length: number } | null {
    let match = dateYearFirst.exec(text) ?? dateCompact.exec(text);
    if (match)
      return found(match, this.calendar.midnight(Number(match[1]), Number(match[2]), Number(match[3])));
    match = dateYearLast.exec(text);
    if (match)
      return found(
        match,
        this.calendar.shortDate(Number(match[1]), Number(match[3]), Number(match[4]), match[4].length),
      );
    match = dateNamedMonth.exec(text);
    if (match) {
      const name = (match[2] ?? match[3] ?? "").slice(0, 3);
      const month = monthNames.indexOf(name) + 1;
      return found(
        match,
        this.calendar.midnight(
          century(Number(match[5]), match[5].length),
          month,
          Number(match[1] ?? match[4]),
        ),
      );
    }
    match = dateWithoutYear.exec(text);
    if (match) return found(match, this.recentDay(Number(match[1]), Number(match[2] ?? match[3])));
    match = dateRelative.exec(text);
    if (match) {
      const back = relativeDays.get(match[0]) ?? 0;
      return found(match, this.reference - back * secondsOfDay);
    }
    match = weekday.exec(text);
    if (match) {
      // "周一 10:30" means the last such day up to the reference date; 1970-01-01 was a Thursday.
      const wanted = "日一二三四五六".indexOf(match[1].replace("天", "日"));
      const today = (((this.reference / secondsOfDay + 4) % 7) + 7) % 7;
      return found(match, this.reference - ((today - wanted + 7) % 7) * secondsOfDay);
    }
    return null;
  }

  /** A month and a day: the last such day up to the reference date. */
  private recentDay(month: number, day: number): number {
    if (Number.isNaN(this.reference)) return NaN;
    const year = new Date(this.reference * 1000).getUTCFullYear();
    const midnight = this.calendar.midnight(year, month, day);
    return midnight > this.reference ? this.calendar.midnight(year - 1, month, day) : midnight;
  }

  /** @param midnight of the day the text names; NaN when it names none. */
  private readClock(text: string, midnight: number): number {
    const match = clockShape.exec(text);
    if (!match) return NaN;
    const [, before, hours, minutes, secondsText, after, offset] = match;
    // 9.05 beside a day is a clock in Finland, alone it is a number.
    if (Number.isNaN(midnight) && !/[:时点]/.test(text) && !before && !after) return NaN;
    let hour = Number(hours);
    const minute = Number(minutes);
    // Float noise of a spreadsheet, 59.999996, is the next full second.
    const second = secondsText === undefined ? 0 : Math.round(Number(secondsText.replace(",", ".")));
    if (hour > 23 || minute > 59 || Math.floor(Number.parseFloat(secondsText ?? "0")) > 59) return NaN;
    const half = halves.get((before ?? after ?? "").replace(/[. ]/g, ""));
    if (half !== undefined) hour += hoursToAdd(half, hour);
    if (offset !== undefined) {
      this.offset = offsetOf(offset);
      if (Number.isNaN(this.offset)) return NaN;
    }
    const seconds = hour * 3600 + minute * 60 + second;
    const precision = secondsText === undefined ? TimePrecision.minute : TimePrecision.second;
    return Number.isNaN(midnight) ? this.clock(seconds, precision) : this.at(midnight + seconds, precision);
  }

  private clock(seconds: number, precision: number): number {
    this.clockOnly = true;
    return this.at((Number.isNaN(this.reference) ? 0 : this.reference) + seconds, precision);
  }

  private at(seconds: number, precision: number): number {
    this.precision = precision;
    return seconds;
  }
}

function found(match: RegExpExecArray, midnight: number) {
  return { midnight, length: match[0].length };
}
