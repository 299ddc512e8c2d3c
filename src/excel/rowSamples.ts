import type { Cell } from "../chat/table";
import { readCells, type Rows } from "./readRows";
import { inExcel } from "./run";

/** How many rows are looked at again. */
const sampleCount = 100;
/** So few rows are quicker read as one range, and then all of them. */
export const fewRows = 1_000;

/**
 * Some rows of a reading, spread evenly, to be compared with the sheet later. Excel raises no change event for every way in
 * which rows move (sorting, for one); a moved row shows here.
 */
export interface RowSamples {
  /** Takes a block of the reading; its first row counts from the reading's first. */
  take(at: number, block: readonly (readonly Cell[])[]): void;
  /** Whether a sampled row holds something else now. */
  differ(): Promise<boolean>;
  /** The sampled rows that hold something else now, by their sheet rows. */
  differing(): Promise<number[]>;
  /** What was sampled, by zero-based sheet row. */
  readonly rows: ReadonlyMap<number, string>;
}

/** @param known samples of an earlier reading, for the rows that are not read again */
export function sampleRows(rows: Rows, known: ReadonlyMap<number, string> = new Map()): RowSamples {
  const stride = rows.rowCount <= fewRows ? 1 : Math.ceil(rows.rowCount / sampleCount);
  const samples = new Map(known);
  const differing = () =>
    inExcel(async (context) => {
      let now: (row: number) => Cell[] | undefined;
      if (rows.rowCount <= fewRows) {
        const cells = readCells(context, rows);
        await context.sync();
        const all = cells();
        now = (row) => all?.[row - rows.row];
      } else {
        const read = new Map(
          [...samples.keys()].map((row) => [row, readCells(context, { ...rows, row, rowCount: 1 })] as const),
        );
        await context.sync();
        now = (row) => read.get(row)?.()?.[0];
      }
      return [...samples].filter(([row, then]) => JSON.stringify(now(row)) !== then).map(([row]) => row);
    });
  return {
    rows: samples,
    take(at, block) {
      block.forEach((cells, i) => {
        const row = at + i;
        if (row % stride === 0 || row === rows.rowCount - 1)
          samples.set(rows.row + row, JSON.stringify(cells));
      });
    },
    differing,
    differ: async () => (await differing()).length > 0,
  };
}
