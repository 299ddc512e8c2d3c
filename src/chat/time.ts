import { Calendar, type DateOrder } from "./calendar";
import { PlainTimeReader } from "./plainTime";
import type { Cell } from "./table";
import { tidy } from "./timePatterns";
import { timeZoneOf, type TimeZone } from "./timeZone";
import { TimePrecision } from "./transcript";
import { WrittenTimeReader } from "./writtenTime";

export type { DateOrder } from "./calendar";

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
  /** The place by whose clock times are told that carry an offset: its IANA name (Asia/Shanghai); outranks `clockOffset`. */
  readonly timeZone?: string;
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
/** 1899-12-30 and 1900-01-01: between them lie the days that programs write before a clock of Excel that has none. */
const daylessFrom = -2_209_161_600;
const daylessTo = -2_208_988_800;
/** The day after 9999-12-31, the last that a spreadsheet knows. */
const lastSerial = 2_958_466;

/** A time that the source does not tell. */
export const unknownTime: ParsedTime = { seconds: NaN, precision: TimePrecision.none, clockOnly: false };

/**
 * Reads a time as chats and spreadsheets write it: serial numbers of the 1900 system (fractions rounded to the second),
 * ISO texts, 2024-4-14 9:05:07, 2024/4/14, 2024年4月14日 上午9:05, 14.04.2024 klo 9.05.07, 4/14/24, 9:05 PM, 昨天 10:30,
 * a clock alone, compact 20240414090507, Unix seconds and milliseconds, which are UTC. Times are the wall clock as written; an
 * offset (Z, +08:00, GMT+8) is only applied where `clockOffset` or `timeZone` names the clock to tell it by.
 *
 * @returns seconds NaN for anything that is no time; nothing is guessed from garbage.
 * @example parseTime("2024-4-14 9:05:07").seconds //=> 1713085507
 * @example parseTime(45396.37855324074).seconds //=> 1713085507
 * @example parseTime("9:05", { referenceDate: "2024-04-14" }).seconds //=> 1713085500
 * @example parseTime("2024-04-14T01:05:07Z", { clockOffset: 28800 }).seconds //=> 1713085507
 * @example parseTime("2024-04-14T01:05:07Z", { timeZone: "Asia/Shanghai" }).seconds //=> 1713085507
 * @throws Problem `chat.badTimeZone`
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
  /** Midnight of the reference date in seconds; NaN when there is none. */
  readonly reference: number;

  private readonly zone: TimeZone | null;
  private readonly calendar: Calendar;
  private readonly plain: PlainTimeReader;
  private readonly written: WrittenTimeReader;

  constructor(options: TimeOptions = {}) {
    this.clockOffset = options.clockOffset ?? NaN;
    this.zone = options.timeZone === undefined ? null : timeZoneOf(options.timeZone);
    this.reference = midnightOf(options);
    this.calendar = new Calendar(options.order);
    this.plain = new PlainTimeReader(this.calendar);
    this.written = new WrittenTimeReader(this.calendar, this.reference);
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
      const moment = this.seconds - this.offset;
      if (this.zone === null && Number.isNaN(this.clockOffset)) this.clockOffset = this.offset;
      this.seconds = moment + (this.zone?.offsetAt(moment) ?? this.clockOffset);
    }
    return this.seconds;
  }

  private readCell(cell: Cell): number {
    if (typeof cell === "number") return this.readNumber(cell);
    if (typeof cell !== "string" || cell === "" || cell.length > 80) return NaN;
    const plain = this.plain.read(cell);
    const seconds = Number.isNaN(plain) ? this.readText(tidy(cell)) : this.at(plain, this.plain.precision);
    if (seconds >= daylessTo || seconds < daylessFrom || this.precision === TimePrecision.day) return seconds;
    return this.clock(seconds - Math.floor(seconds / secondsOfDay) * secondsOfDay, this.precision);
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
    if (value >= 1e9 && value < 4.2e9) return this.epoch(value);
    if (value >= 1e12 && value < 4.2e12) return this.epoch(value / 1000);
    if (value >= 19000101000000 && value < 21000101000000) return this.compact(String(value));
    return NaN;
  }

  private readText(text: string): number {
    if (text === "") return NaN;
    if (/^\d+$/.test(text)) {
      if (text.length === 5) return this.readNumber(Number(text));
      if (text.length === 8 || text.length === 12 || text.length === 14) return this.compact(text);
      return text.length === 10 || text.length === 13 ? this.readNumber(Number(text)) : NaN;
    }
    if (/^\d{5}(?:\d{5})?\.\d+$/.test(text) || /^0?\.\d+$/.test(text)) return this.readNumber(Number(text));
    const seconds = this.written.read(text);
    if (Number.isNaN(seconds)) return NaN;
    this.clockOnly = this.written.clockOnly;
    this.offset = this.written.offset;
    return this.at(seconds, this.written.precision);
  }

  /** Unix time is told by the clock of UTC. */
  private epoch(seconds: number): number {
    this.offset = 0;
    return this.at(Math.round(seconds), TimePrecision.second);
  }

  private compact(text: string): number {
    const [year, month, day] = [text.slice(0, 4), text.slice(4, 6), text.slice(6, 8)].map(Number) as [
      number,
      number,
      number,
    ];
    if (year < 1900 || year > 2099) return NaN;
    const midnight = this.calendar.midnight(year, month, day);
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
}

/** Midnight of the reference date; NaN when there is none. */
function midnightOf({ referenceDate: date, order }: TimeOptions): number {
  if (date === undefined || date === null || date === "") return NaN;
  return Math.floor(new TimeReader({ order }).read(date) / secondsOfDay) * secondsOfDay;
}
