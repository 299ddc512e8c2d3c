import { century } from "./timePatterns";

/** Which of day, month and year comes first in dates such as 03/04/2024 or 24/03/04. */
export type DateOrder = "dmy" | "mdy" | "ymd";

/** Days as seconds since 1970-01-01; the last day is remembered, since the next message mostly is of the same. */
export class Calendar {
  private key = -1;
  private value = NaN;

  constructor(private readonly order: DateOrder | undefined) {}

  /** Midnight of a day of the calendar in seconds; NaN when there is no such day. */
  midnight(year: number, month: number, day: number): number {
    const key = (year * 100 + month) * 100 + day;
    if (key === this.key) return this.value;
    if (month < 1 || month > 12 || day < 1 || day > 31 || year < 1000) return NaN;
    const date = new Date(0);
    date.setUTCFullYear(year, month - 1, day);
    if (date.getUTCMonth() !== month - 1) return NaN;
    this.key = key;
    this.value = date.getTime() / 1000;
    return this.value;
  }

  /**
   * Midnight of a date whose numbers stand in the order of the source.
   *
   * @param digits of the last number: two leave the century open
   */
  shortDate(first: number, second: number, last: number, digits: number): number {
    if (this.order === "ymd" && digits <= 2) return this.midnight(century(first, 2), second, last);
    const year = century(last, digits);
    const monthFirst = second > 12 || (first <= 12 && this.order === "mdy");
    return monthFirst ? this.midnight(year, first, second) : this.midnight(year, second, first);
  }
}
