import { isBlank, type Cell } from "./table";
import { halves } from "./timePatterns";

export type HalfOfDay = "am" | "pm" | "noon";

/**
 * The half of a day that a word names.
 *
 * @example halfOfDay("P.M.") //=> "pm"
 * @example halfOfDay("上午") //=> "am"
 * @example halfOfDay("在吗") //=> null
 */
export function halfOfDay(cell: Cell): HalfOfDay | null {
  if (typeof cell !== "string" || cell.length > 20) return null;
  return halves.get(cell.trim().toLowerCase().replace(/[. ]/g, "")) ?? null;
}

/**
 * Hours to add to those of a clock that counts to twelve; 0 where the clock tells the half by itself.
 *
 * @param hour 0 to 23, as written
 * @example hoursToAdd("pm", 9) //=> 12
 * @example hoursToAdd("am", 12) //=> -12
 * @example hoursToAdd("pm", 21) //=> 0
 */
export function hoursToAdd(half: HalfOfDay, hour: number): number {
  if (half === "pm") return hour < 12 ? 12 : 0;
  if (half === "am") return hour === 12 ? -12 : 0;
  return hour < 10 ? 12 : 0;
}

/** Whether a column holds nothing but halves of days. */
export function isColumnOfHalves(values: Iterable<string>): boolean {
  let found = false;
  for (const value of values) {
    if (isBlank(value)) continue;
    if (halfOfDay(value) === null) return false;
    found = true;
  }
  return found;
}
