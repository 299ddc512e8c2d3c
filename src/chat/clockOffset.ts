import type { Cell } from "./table";
import { TimeReader } from "./time";

/**
 * The clock of a source whose times carry offsets, settled over all of them: the first offset that is not UTC is the shop's
 * own; machines write UTC (Z) beside it.
 *
 * @returns seconds east of UTC; undefined when no time carries an offset
 * @example settleClockOffset(["2026-03-01T02:00:00Z", "2026-03-01T10:00:05+08:00"]) //=> 28800
 */
export function settleClockOffset(cells: Iterable<Cell>): number | undefined {
  const reader = new TimeReader({ clockOffset: 0 });
  let settled: number | undefined;
  for (const cell of cells) {
    reader.read(cell);
    if (Number.isNaN(reader.offset)) continue;
    if (reader.offset !== 0) return reader.offset;
    settled = 0;
  }
  return settled;
}
