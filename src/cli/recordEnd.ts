import { parseTime } from "../chat/time";
import { TimePrecision } from "../chat/transcript";
import { Problem } from "../problem";

/**
 * The end of a record as a person writes it; a day is meant to its end.
 *
 * @returns seconds of the local wall clock; null when nothing is written
 * @throws Problem `cli.badTime`
 * @example recordEndOf("2024-04-30") //=> 1714521600
 */
export function recordEndOf(text: string | undefined): number | null {
  if (text === undefined) return null;
  const { seconds, precision, clockOnly } = parseTime(text);
  if (Number.isNaN(seconds) || clockOnly) throw new Problem("wrongInput", "cli.badTime", { came: text });
  return precision === TimePrecision.day ? seconds + 86_400 : seconds;
}
