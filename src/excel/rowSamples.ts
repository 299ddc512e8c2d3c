import type { Cell } from "../chat/table";
import { readCells, type Rows } from "./readRows";
import { inExcel } from "./run";

/** How many rows are looked at again. */
const sampleCount = 100;
/** So few rows are quicker read as one range, and then all of them. */
const fewRows = 1_000;

/**
 * Some rows of a reading, spread evenly, to be compared with the sheet later. Excel raises no change event for every way in
 * which rows move (sorting, for one); a moved row shows here.
 */
export interface RowSamples {
  /** Takes the next block of the reading. */
  take(block: readonly (readonly Cell[])[]): void;
  /** Whether a sampled row holds something else now. */
  differ(): Promise<boolean>;
}

export function sampleRows(rows: Rows): RowSamples {
  const stride = rows.rowCount <= fewRows ? 1 : Math.ceil(rows.rowCount / sampleCount);
  const samples = new Map<number, string>();
  let at = 0;
  return {
    take(block) {
      block.forEach((cells, i) => {
        const row = at + i;
        if (row % stride === 0 || row === rows.rowCount - 1) samples.set(row, JSON.stringify(cells));
      });
      at += block.length;
    },
    differ: () =>
      inExcel(async (context) => {
        if (rows.rowCount <= fewRows) {
          const cells = readCells(context, rows);
          await context.sync();
          const now = cells();
          return [...samples].some(([row, then]) => JSON.stringify(now?.[row]) !== then);
        }
        const read = [...samples].map(([row, then]) => ({
          then,
          now: readCells(context, { ...rows, row: rows.row + row, rowCount: 1 }),
        }));
        await context.sync();
        return read.some(({ then, now }) => JSON.stringify(now()?.[0]) !== then);
      }),
  };
}
