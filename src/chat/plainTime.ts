import type { Calendar } from "./calendar";
import { TimePrecision } from "./transcript";

/**
 * The shapes of time that nearly all exports write, read in place, digit by digit and without a pattern: this is what a million
 * rows pay for. Whatever is no such time is NaN here and goes the long way (`WrittenTimeReader`), which reads these shapes alike.
 */
export class PlainTimeReader {
  /** `TimePrecision` of the last text that was a time. */
  precision: number = TimePrecision.none;

  constructor(private readonly calendar: Calendar) {}

  /** Seconds of the local wall clock; NaN for any other text. */
  read(text: string): number {
    const full = text.length === 19 ? this.readFull(text) : NaN;
    if (!Number.isNaN(full)) return full;
    const yearFirst = this.readYearFirst(text);
    return Number.isNaN(yearFirst) ? this.readYearLast(text) : yearFirst;
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
    const midnight = this.calendar.midnight(year, twoDigits(text, 5), twoDigits(text, 8));
    return this.at(midnight + hour * 3600 + minute * 60 + second, TimePrecision.second);
  }

  /** YYYY-M-D H:MM[:SS] with -, / or . and a space or T. */
  private readYearFirst(text: string): number {
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
    const midnight = this.calendar.midnight(y1 * 1000 + y2 * 100 + y3 * 10 + y4, month, day);
    if (next === -1) return this.at(midnight, TimePrecision.day);
    if (next !== 32 && next !== 84) return NaN;
    return this.withClock(midnight, text, i);
  }

  /** D/M/YYYY, H:MM[:SS] and M/D/YY H:MM[:SS], as help desks and WhatsApp write them. */
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
    return this.withClock(this.calendar.shortDate(first, second, year, digits), text, i);
  }

  /** H:MM, HH:MM, H:MM:SS or HH:MM:SS from `i` to the end. */
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

  private at(seconds: number, precision: number): number {
    this.precision = precision;
    return seconds;
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
