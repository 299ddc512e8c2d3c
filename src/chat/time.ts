import type { Cell } from "./table";
import {
  century,
  clockShape,
  dateNamedMonth,
  dateRelative,
  dateWithoutYear,
  dateYearFirst,
  dateYearLast,
  halves,
  monthNames,
  offsetOf,
  relativeDays,
  tidy,
  weekday,
  weekdayWord,
} from "./timePatterns";
import { TimePrecision } from "./transcript";

/** Which of day, month and year comes first in dates such as 03/04/2024 or 24/03/04. */
export type DateOrder = "dmy" | "mdy" | "ymd";

export interface TimeOptions {
  /** The day that 今天 means, and the day of times without a date; any date cell or text. */
  readonly referenceDate?: Cell;
  /** "dmy" when left out, unless a number above 12 says otherwise. */
  readonly order?: DateOrder;
  /**
   * The clock by which times are told that carry an offset (Z, +08:00), in seconds east of UTC; that of the first such time
   * when left out, so that a source with one offset is read as it is printed and one with several runs on one clock.
   */
  readonly clockOffset?: number;
}

export interface ParsedTime {
  /** Seconds since 1970-01-01T00:00:00 of the local wall clock as written; NaN when it is no time. */
  readonly seconds: number;
  /** `TimePrecision`: how finely the source wrote it. */
  readonly precision: number;
  /** The text names a clock and no day; without a reference date the day is 1970-01-01. */
  readonly clockOnly: boolean;
}

const secondsOfDay = 86_400;
/** 1970-01-01 as a serial of the 1900 system. */
const epochSerial = 25_569;
/** The day after 9999-12-31, the last that a spreadsheet knows. */
const lastSerial = 2_958_466;

/** A time that the source does not tell. */
export const unknownTime: ParsedTime = { seconds: NaN, precision: TimePrecision.none, clockOnly: false };

/**
 * Reads a time as chats and spreadsheets write it: serial numbers of the 1900 system (fractions rounded to the second),
 * ISO texts, 2024-4-14 9:05:07, 2024/4/14, 2024年4月14日 上午9:05, 14.04.2024 klo 9.05.07, 4/14/24, 9:05 PM, 昨天 10:30,
 * a clock alone, compact 20240414090507, Unix seconds and milliseconds. Times are the wall clock as written; an offset
 * (Z, +08:00, GMT+8) is only applied where `clockOffset` names the clock to tell it by.
 *
 * @returns seconds NaN for anything that is no time; nothing is guessed from garbage.
 * @example parseTime("2024-4-14 9:05:07").seconds //=> 1713085507
 * @example parseTime(45396.37855324074).seconds //=> 1713085507
 * @example parseTime("9:05", { referenceDate: "2024-04-14" }).seconds //=> 1713085500
 * @example parseTime("2024-04-14T01:05:07Z", { clockOffset: 28800 }).seconds //=> 1713085507
 */
export function parseTime(cell: Cell, options: TimeOptions = {}): ParsedTime {
  const reader = new TimeReader(options);
  reader.read(cell);
  return { seconds: reader.seconds, precision: reader.precision, clockOnly: reader.clockOnly };
}

/**
 * A wall-clock time as text.
 *
 * @returns "" when the time is unknown.
 * @example formatTime(1713085507) //=> "2024-04-14T09:05:07"
 */
export function formatTime(seconds: number): string {
  const milliseconds = seconds * 1000;
  if (!(Math.abs(milliseconds) <= 8.64e15)) return "";
  return new Date(milliseconds).toISOString().replace(/\.\d+Z$/, "");
}

/**
 * An offset as ISO writes it.
 *
 * @example offsetText(28800) //=> "+08:00"
 */
export function offsetText(seconds: number): string {
  const minutes = Math.round(Math.abs(seconds) / 60);
  const two = (value: number): string => String(value).padStart(2, "0");
  return `${seconds < 0 ? "-" : "+"}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

/**
 * `parseTime` for columns: nothing is allocated per cell, and the day is remembered from one cell to the next. The reader
 * is itself the time that it read last.
 */
export class TimeReader implements ParsedTime {
  seconds = NaN;
  precision: number = TimePrecision.none;
  clockOnly = false;
  /** Seconds east of UTC of the offset that the text carried; NaN when it carried none. */
  offset = NaN;
  /** The clock by which times with an offset are told, in seconds east of UTC; NaN as long as none has come. */
  clockOffset: number;

  private readonly order: DateOrder | undefined;
  /** Midnight of the reference date in seconds; NaN when there is none. */
  readonly reference: number;
  private dayKey = -1;
  private dayValue = NaN;

  constructor(options: TimeOptions = {}) {
    this.order = options.order;
    this.clockOffset = options.clockOffset ?? NaN;
    this.reference = NaN;
    const date = options.referenceDate;
    if (date !== undefined && date !== null && date !== "") {
      const seconds = new TimeReader({ order: options.order }).read(date);
      this.reference = Math.floor(seconds / secondsOfDay) * secondsOfDay;
    }
  }

  /** Seconds of the local wall clock; NaN when the cell is no time. */
  read(cell: Cell): number {
    this.precision = TimePrecision.none;
    this.clockOnly = false;
    this.offset = NaN;
    this.seconds = this.readCell(cell);
    if (Number.isNaN(this.seconds)) {
      this.clockOnly = false;
      this.offset = NaN;
    } else if (!Number.isNaN(this.offset) && !this.clockOnly) {
      if (Number.isNaN(this.clockOffset)) this.clockOffset = this.offset;
      this.seconds += this.clockOffset - this.offset;
    }
    return this.seconds;
  }

  private readCell(cell: Cell): number {
    if (typeof cell === "number") return this.readNumber(cell);
    if (typeof cell !== "string" || cell === "" || cell.length > 80) return NaN;
    let plain = cell.length === 19 ? this.readFull(cell) : NaN;
    if (Number.isNaN(plain)) plain = this.readPlain(cell);
    if (Number.isNaN(plain)) plain = this.readYearLast(cell);
    return Number.isNaN(plain) ? this.readText(tidy(cell)) : plain;
  }

  private readNumber(value: number): number {
    if (!(value >= 0)) return NaN;
    if (value < 1) return this.clock(Math.round(value * secondsOfDay), TimePrecision.second);
    if (value < lastSerial) {
      this.precision = Number.isInteger(value) ? TimePrecision.day : TimePrecision.second;
      // The 1900 system has a 29 February 1900: serials before it count from a day later.
      const serial = value < 60 ? value + 1 : value;
      return Math.round((serial - epochSerial) * secondsOfDay);
    }
    if (value >= 19000101 && value < 21000101 && Number.isInteger(value)) return this.compact(String(value));
    if (value >= 1e9 && value < 4.2e9) return this.at(Math.round(value), TimePrecision.second);
    if (value >= 1e12 && value < 4.2e12) return this.at(Math.round(value / 1000), TimePrecision.second);
    if (value >= 19000101000000 && value < 21000101000000) return this.compact(String(value));
    return NaN;
  }

  /** YYYY-MM-DD HH:MM:SS, with / or . and T as well: what most exports write, at fixed places. */
  private readFull(text: string): number {
    const separator = text.charCodeAt(4);
    const between = text.charCodeAt(10);
    if (separator !== 45 && separator !== 47 && separator !== 46) return NaN;
    if (text.charCodeAt(7) !== separator || (between !== 32 && between !== 84)) return NaN;
    if (text.charCodeAt(13) !== 58 || text.charCodeAt(16) !== 58) return NaN;
    const hour = twoDigits(text, 11);
    const minute = twoDigits(text, 14);
    const second = twoDigits(text, 17);
    if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 59) return NaN;
    const year = twoDigits(text, 0) * 100 + twoDigits(text, 2);
    const midnight = this.day(year, twoDigits(text, 5), twoDigits(text, 8));
    return this.at(midnight + hour * 3600 + minute * 60 + second, TimePrecision.second);
  }

  /**
   * The shapes nearly every export uses, read in place, digit by digit: YYYY-M-D H:MM[:SS] with -, / or . and a space or T.
   * Any other text, and whatever is no such time, is NaN here and goes the long way, which reads these shapes alike.
   */
  private readPlain(text: string): number {
    const length = text.length;
    if (length < 8 || length > 19) return NaN;
    const y1 = text.charCodeAt(0) - 48;
    const y2 = text.charCodeAt(1) - 48;
    const y3 = text.charCodeAt(2) - 48;
    const y4 = text.charCodeAt(3) - 48;
    if (!isDecimal(y1) || !isDecimal(y2) || !isDecimal(y3) || !isDecimal(y4)) return NaN;
    const separator = text.charCodeAt(4);
    if (separator !== 45 && separator !== 47 && separator !== 46) return NaN;
    let month = text.charCodeAt(5) - 48;
    if (!isDecimal(month)) return NaN;
    let i = 6;
    let next = text.charCodeAt(i++);
    if (isDecimal(next - 48)) {
      month = month * 10 + next - 48;
      next = text.charCodeAt(i++);
    }
    if (next !== separator) return NaN;
    let day = text.charCodeAt(i++) - 48;
    if (!isDecimal(day)) return NaN;
    next = i < length ? text.charCodeAt(i++) : -1;
    if (isDecimal(next - 48)) {
      day = day * 10 + next - 48;
      next = i < length ? text.charCodeAt(i++) : -1;
    }
    const midnight = this.day(y1 * 1000 + y2 * 100 + y3 * 10 + y4, month, day);
    if (next === -1) return this.at(midnight, TimePrecision.day);
    if (next !== 32 && next !== 84) return NaN;
    return this.withClock(midnight, text, i);
  }

  /** D/M/YYYY, H:MM[:SS] and M/D/YY H:MM[:SS], as help desks and WhatsApp write them, read in place like the above. */
  private readYearLast(text: string): number {
    const length = text.length;
    if (length < 11 || length > 20) return NaN;
    let i = 0;
    let first = text.charCodeAt(i++) - 48;
    if (!isDecimal(first)) return NaN;
    let code = text.charCodeAt(i++);
    if (isDecimal(code - 48)) {
      first = first * 10 + code - 48;
      code = text.charCodeAt(i++);
    }
    const separator = code;
    if (separator !== 45 && separator !== 47 && separator !== 46) return NaN;
    let second = text.charCodeAt(i++) - 48;
    if (!isDecimal(second)) return NaN;
    code = text.charCodeAt(i++);
    if (isDecimal(code - 48)) {
      second = second * 10 + code - 48;
      code = text.charCodeAt(i++);
    }
    if (code !== separator) return NaN;
    let year = 0;
    let digits = 0;
    for (; digits < 5; digits++, i++) {
      code = text.charCodeAt(i) - 48;
      if (!isDecimal(code)) break;
      year = year * 10 + code;
    }
    if (digits !== 2 && digits !== 4) return NaN;
    if (text.charCodeAt(i) === 44) i++;
    if (text.charCodeAt(i++) !== 32) return NaN;
    return this.withClock(this.shortDate(first, second, year, digits), text, i);
  }

  /** H:MM, HH:MM, H:MM:SS or HH:MM:SS from `i` to the end, read in place. */
  private withClock(midnight: number, text: string, i: number): number {
    const length = text.length;
    let hour = text.charCodeAt(i) - 48;
    if (!isDecimal(hour)) return NaN;
    if (length - i === 5 || length - i === 8) {
      const digit = text.charCodeAt(++i) - 48;
      if (!isDecimal(digit)) return NaN;
      hour = hour * 10 + digit;
    }
    const left = length - i;
    if (hour > 23 || (left !== 4 && left !== 7) || text.charCodeAt(i + 1) !== 58) return NaN;
    const m1 = text.charCodeAt(i + 2) - 48;
    const m2 = text.charCodeAt(i + 3) - 48;
    if (m1 < 0 || m1 > 5 || !isDecimal(m2)) return NaN;
    const seconds = midnight + hour * 3600 + m1 * 600 + m2 * 60;
    if (left === 4) return this.at(seconds, TimePrecision.minute);
    const s1 = text.charCodeAt(i + 5) - 48;
    const s2 = text.charCodeAt(i + 6) - 48;
    if (text.charCodeAt(i + 4) !== 58 || s1 < 0 || s1 > 5 || !isDecimal(s2)) return NaN;
    return this.at(seconds + s1 * 10 + s2, TimePrecision.second);
  }

  private readText(text: string): number {
    if (text === "") return NaN;
    if (/^\d+$/.test(text)) {
      if (text.length === 5) return this.readNumber(Number(text));
      if (text.length === 8 || text.length === 12 || text.length === 14) return this.compact(text);
      return text.length === 10 || text.length === 13 ? this.readNumber(Number(text)) : NaN;
    }
    if (/^\d{5}\.\d+$/.test(text) || /^0?\.\d+$/.test(text)) return this.readNumber(Number(text));
    const date = this.readDate(text);
    if (date === null) return this.readClock(text, NaN);
    // A day that does not exist, or 昨天 without a reference date, leaves the time unknown.
    if (Number.isNaN(date.midnight)) return NaN;
    const rest = text
      .slice(date.length)
      .replace(weekdayWord, "")
      .replace(/^[ ,]*(?:t(?=\d)|at |klo |um )?[ ,]*/, "");
    if (rest === "") return this.at(date.midnight, TimePrecision.day);
    return this.readClock(rest, date.midnight);
  }

  private readDate(text: string): { midnight: number; length: number } | null {
    let match = dateYearFirst.exec(text);
    if (match) return found(match, this.day(Number(match[1]), Number(match[2]), Number(match[3])));
    match = dateYearLast.exec(text);
    if (match)
      return found(
        match,
        this.shortDate(Number(match[1]), Number(match[3]), Number(match[4]), match[4].length),
      );
    match = dateNamedMonth.exec(text);
    if (match) {
      const name = (match[2] ?? match[3] ?? "").slice(0, 3);
      const month = monthNames.indexOf(name) + 1;
      return found(
        match,
        this.day(century(Number(match[5]), match[5].length), month, Number(match[1] ?? match[4])),
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

  /** @param digits of the last number: two leave the century open */
  private shortDate(first: number, second: number, last: number, digits: number): number {
    if (this.order === "ymd" && digits <= 2) return this.day(century(first, 2), second, last);
    const year = century(last, digits);
    const monthFirst = second > 12 || (first <= 12 && this.order === "mdy");
    return monthFirst ? this.day(year, first, second) : this.day(year, second, first);
  }

  /** A month and a day: the last such day up to the reference date. */
  private recentDay(month: number, day: number): number {
    if (Number.isNaN(this.reference)) return NaN;
    const year = new Date(this.reference * 1000).getUTCFullYear();
    const midnight = this.day(year, month, day);
    return midnight > this.reference ? this.day(year - 1, month, day) : midnight;
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
    if (half === "pm" && hour < 12) hour += 12;
    else if (half === "am" && hour === 12) hour = 0;
    else if (half === "noon" && hour < 10) hour += 12;
    if (offset !== undefined) {
      this.offset = offsetOf(offset);
      if (Number.isNaN(this.offset)) return NaN;
    }
    const seconds = hour * 3600 + minute * 60 + second;
    const precision = secondsText === undefined ? TimePrecision.minute : TimePrecision.second;
    return Number.isNaN(midnight) ? this.clock(seconds, precision) : this.at(midnight + seconds, precision);
  }

  private compact(text: string): number {
    const [year, month, day] = [text.slice(0, 4), text.slice(4, 6), text.slice(6, 8)].map(Number) as [
      number,
      number,
      number,
    ];
    if (year < 1900 || year > 2099) return NaN;
    const midnight = this.day(year, month, day);
    if (text.length === 8) return this.at(midnight, TimePrecision.day);
    const [hour, minute, second] = [text.slice(8, 10), text.slice(10, 12), text.slice(12, 14)].map(
      Number,
    ) as [number, number, number];
    if (hour > 23 || minute > 59 || second > 59) return NaN;
    const precision = text.length === 14 ? TimePrecision.second : TimePrecision.minute;
    return this.at(midnight + hour * 3600 + minute * 60 + second, precision);
  }

  private clock(seconds: number, precision: number): number {
    this.clockOnly = true;
    return this.at((Number.isNaN(this.reference) ? 0 : this.reference) + seconds, precision);
  }

  private at(seconds: number, precision: number): number {
    if (!Number.isNaN(seconds)) this.precision = precision;
    return seconds;
  }

  /** Midnight of a day of the calendar in seconds; NaN when there is no such day. */
  private day(year: number, month: number, day: number): number {
    const key = (year * 100 + month) * 100 + day;
    if (key === this.dayKey) return this.dayValue;
    if (month < 1 || month > 12 || day < 1 || day > 31 || year < 1000) return NaN;
    const date = new Date(0);
    date.setUTCFullYear(year, month - 1, day);
    if (date.getUTCMonth() !== month - 1) return NaN;
    this.dayKey = key;
    this.dayValue = date.getTime() / 1000;
    return this.dayValue;
  }
}

/** The number that two digits write; so far below 0 that no other makes up for it where they are none. */
function twoDigits(text: string, at: number): number {
  const tens = text.charCodeAt(at) - 48;
  const ones = text.charCodeAt(at + 1) - 48;
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : -1e9;
}

function isDecimal(digit: number): boolean {
  return digit >= 0 && digit <= 9;
}

function found(match: RegExpExecArray, midnight: number) {
  return { midnight, length: match[0].length };
}
