import type { Cell } from "./table";
import { TimeReader, type DateOrder } from "./time";
import { dateYearLast, tidy } from "./timePatterns";

/**
 * How dates such as 03/04/2024 are meant, settled over a whole source: a number above 12 says it; else the order in which
 * the times run backwards less often, and day first where both run alike.
 *
 * @returns null when no text is written so; `assumed` when nothing in the source contradicts the other order.
 * @example settleDateOrder(["03/04/2024, 10:00", "14/04/2024, 10:01"]) //=> { order: "dmy", assumed: false }
 */
export function settleDateOrder(texts: Iterable<Cell>): { order: DateOrder; assumed: boolean } | null {
  const readers = { dmy: new TimeReader({ order: "dmy" }), mdy: new TimeReader({ order: "mdy" }) };
  const last = { dmy: -Infinity, mdy: -Infinity };
  const backwards = { dmy: 0, mdy: 0 };
  let seen = false;
  for (const text of texts) {
    const isShort = typeof text === "string" && text.length <= 80;
    // Nearly all times begin with their day; only what does not is tidied first.
    const match = isShort ? (dateYearLast.exec(text) ?? dateYearLast.exec(tidy(text))) : null;
    if (!match) continue;
    seen = true;
    const [first, second] = [Number(match[1]), Number(match[3])];
    // Chinese clients write the year first, with two digits where space is scarce.
    if (/[上下]午|凌晨|早上|中午|晚上/.test(text as string)) return { order: "ymd", assumed: first <= 31 };
    if (first > 12 && second <= 12) return { order: "dmy", assumed: false };
    if (second > 12 && first <= 12) return { order: "mdy", assumed: false };
    for (const order of ["dmy", "mdy"] as const) {
      const seconds = readers[order].read(text as string);
      if (seconds < last[order]) backwards[order]++;
      last[order] = seconds;
    }
  }
  if (!seen) return null;
  return { order: backwards.mdy < backwards.dmy ? "mdy" : "dmy", assumed: true };
}
