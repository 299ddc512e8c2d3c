import type { Cell } from "./table";
import { TimeReader, type DateOrder } from "./time";
import { dateYearLast, tidy } from "./timePatterns";

/**
 * How dates such as 03/04/2024 are meant, settled over a whole source: a number above 12 says it; else the order in which
 * the times run backwards less often, and day first where both run alike. A year of two digits may stand first as well:
 * in 24-4-14, 24-4-15 the last number is the day, since days change before years do.
 *
 * @param header of the column of the dates, if any: where people write Chinese, Japanese or Korean the year stands first
 * @returns null when no text is written so; `assumed` when nothing in the source contradicts the other order.
 * @example settleDateOrder(["03/04/2024, 10:00", "14/04/2024, 10:01"]) //=> { order: "dmy", assumed: false }
 * @example settleDateOrder(["24-4-14", "24-4-15"]) //=> { order: "ymd", assumed: false }
 */
export function settleDateOrder(
  texts: Iterable<Cell>,
  header = "",
): { order: DateOrder; assumed: boolean } | null {
  const readers = { dmy: new TimeReader({ order: "dmy" }), mdy: new TimeReader({ order: "mdy" }) };
  const last = { dmy: -Infinity, mdy: -Infinity };
  const backwards = { dmy: 0, mdy: 0 };
  const ends = new ShortYears();
  let seen = false;
  for (const text of texts) {
    const isShort = typeof text === "string" && text.length <= 80;
    // Nearly all times begin with their day; only what does not is tidied first.
    const match = isShort ? (dateYearLast.exec(text) ?? dateYearLast.exec(tidy(text))) : null;
    if (!match) continue;
    seen = true;
    const [first, second, third] = [Number(match[1]), Number(match[3]), Number(match[4])];
    if (match[4].length === 2 && second <= 12) {
      // Chinese clients write the year first, with two digits where space is scarce.
      if (/[上下]午|凌晨|早上|中午|晚上/.test(text as string)) return { order: "ymd", assumed: first <= 31 };
      if (first > 31) return { order: "ymd", assumed: false };
      if (third >= 1 && third <= 31) {
        const order = ends.add(first, third);
        if (order !== null) return { order, assumed: false };
        if (first > 12) continue;
      }
    }
    if (first > 12 && second <= 12) return { order: "dmy", assumed: false };
    if (second > 12 && first <= 12) return { order: "mdy", assumed: false };
    for (const order of ["dmy", "mdy"] as const) {
      const seconds = readers[order].read(text as string);
      if (seconds < last[order]) backwards[order]++;
      last[order] = seconds;
    }
  }
  if (!seen) return null;
  if (ends.mayLead)
    return yearLeads.test(header) ? { order: "ymd", assumed: true } : { order: "dmy", assumed: false };
  return { order: backwards.mdy < backwards.dmy ? "mdy" : "dmy", assumed: true };
}

/** Scripts whose writers put the year first. */
const yearLeads = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;

/** Dates such as 24-4-14 and 14/04/24, either end of which may be the year. */
class ShortYears {
  /** Whether some first number is no month, and each of them may be a year. */
  mayLead = false;
  private first = NaN;
  private third = NaN;

  /** The order that a second day shows: of both ends the day is the one that changes; null as long as that is open. */
  add(first: number, third: number): DateOrder | null {
    if (first > 12) this.mayLead = true;
    const [firstChanges, thirdChanges] = [first !== this.first, third !== this.third];
    const isNext = !Number.isNaN(this.first);
    this.first = first;
    this.third = third;
    if (!this.mayLead || !isNext || firstChanges === thirdChanges) return null;
    return firstChanges ? "dmy" : "ymd";
  }
}
