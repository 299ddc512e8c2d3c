import type { Cell } from "../chat/table";
import { runsOf } from "./address";
import { jsonBytes, nextBlockRows } from "./blocks";
import { inExcel } from "./run";
import { ExcelTrouble, throwIfAborted } from "./trouble";

export interface Rows {
  readonly sheetId: string;
  /** Zero-based sheet row of the first row. */
  readonly row: number;
  readonly rowCount: number;
  /** Zero-based sheet columns, ascending. */
  readonly columns: readonly number[];
}

/**
 * Reads rows in blocks that fit a message. Each block is a batch of its own, so that a person can work in between and
 * Office.js keeps no cells of blocks that are done.
 *
 * @throws ExcelTrouble `tooLarge` when a single row does not fit, `deleted` when the sheet is gone; AbortError
 */
export async function* readBlocks(rows: Rows, signal?: AbortSignal): AsyncGenerator<Cell[][]> {
  let previous: { rows: number; bytes: number } | null = null;
  let most = Infinity;
  for (let at = 0; at < rows.rowCount;) {
    throwIfAborted(signal);
    const wanted: number = nextBlockRows(rows.columns.length, previous);
    const count: number = Math.min(wanted, most, rows.rowCount - at);
    const cells: Cell[][] | null = await tryRead({ ...rows, row: rows.row + at, rowCount: count });
    if (cells) {
      yield cells;
      previous = { rows: count, bytes: jsonBytes(cells) };
      most = Infinity;
      at += count;
    } else if (count > 1) {
      // The texts here are longer than the ones before.
      most = Math.floor(count / 2);
    } else {
      throw new ExcelTrouble("tooLarge");
    }
  }
}

/** The cells; null when they do not fit into a message. */
async function tryRead(rows: Rows): Promise<Cell[][] | null> {
  try {
    return await inExcel(async (context) => {
      const cells = readCells(context, rows);
      await context.sync();
      return cells();
    });
  } catch (error) {
    if (error instanceof ExcelTrouble && error.code === "tooLarge") return null;
    throw error;
  }
}

/** Queues the reading of cells; the answer can be called after the sync. It is null when there were too many for Excel. */
export function readCells(context: Excel.RequestContext, rows: Rows): () => Cell[][] | null {
  const sheet = context.workbook.worksheets.getItem(rows.sheetId);
  const ranges = runsOf(rows.columns).map(([first, last]) =>
    sheet.getRangeByIndexes(rows.row, first, rows.rowCount, last - first + 1).load("values"),
  );
  return () => {
    // Beyond 5,000,000 cells Excel answers null without an error.
    if (ranges.some((range) => (range.values as Cell[][] | null) === null)) return null;
    const [first, ...others] = ranges.map((range) => range.values as Cell[][]);
    if (!first) return Array.from({ length: rows.rowCount }, () => []);
    return others.length === 0 ? first : first.map((row, r) => row.concat(...others.map((run) => run[r])));
  };
}
