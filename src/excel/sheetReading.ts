import { readBlocks, type Rows } from "./readRows";
import { fewRows, sampleRows, type RowSamples } from "./rowSamples";
import { inExcel } from "./run";
import { afterChange, type CellChange, type Stretch } from "./stretches";
import type { Scanner } from "./worker/job";
import { packBlock } from "./worker/pack";

/** The latest reading, as far as it is still what the sheet says. */
interface Reading {
  readonly sheetId: string;
  readonly columns: readonly number[];
  stretches: readonly Stretch[];
  samples: ReadonlyMap<number, string>;
}

let latest: Reading | null = null;
let blocks = 0;
/** One registration in Excel for as long as the page lives; false where Excel refused. */
let listening: Promise<boolean> | null = null;

/**
 * Gives a scanner all rows of a source. What the scanner still has of the latest reading, and what nobody changed since, is
 * not read again: Excel tells of edits, of rows and cells that come and go, and of sorts, and sampled rows are compared
 * besides. Cells that depend on a formula change without a word, so rows with formulas in or above them are always read.
 *
 * @param onRows told how many rows the scanner has so far
 * @returns samples of all rows, to be compared again before anything is written
 * @throws ExcelTrouble as `readBlocks`; AbortError
 */
export async function readSource(
  scanner: Scanner,
  rows: Rows,
  { signal, onRows }: { readonly signal?: AbortSignal; readonly onRows?: (done: number) => void } = {},
): Promise<RowSamples> {
  const isListening = rows.rowCount > fewRows && (await listen());
  const unchanged = isListening ? await unchangedStretches(scanner, rows) : [];
  const samples = sampleRows(rows, samplesIn(unchanged, latest));
  const reading: Reading = {
    sheetId: rows.sheetId,
    columns: rows.columns,
    stretches: unchanged,
    samples: samples.rows,
  };
  latest = isListening ? reading : null;

  const end = rows.row + rows.rowCount;
  let at = rows.row;
  const readTo = async (to: number) => {
    if (at >= to) return;
    const gap = { ...rows, row: at, rowCount: to - at };
    for await (const cells of readBlocks(gap, signal)) {
      samples.take(at - rows.row, cells);
      const block = ++blocks;
      scanner.add(packBlock(cells, rows.columns.length), block);
      reading.stretches = [...reading.stretches, { row: at, rows: cells.length, block }];
      at += cells.length;
      onRows?.(at - rows.row);
    }
  };
  for (const stretch of unchanged) {
    await readTo(stretch.row);
    scanner.reuse(stretch.block);
    at += stretch.rows;
    onRows?.(at - rows.row);
  }
  await readTo(end);
  return samples;
}

/** Has everything read anew the next time. */
export function forgetReading(): void {
  latest = null;
  listening = null;
}

/** What can be taken over of the latest reading, in the order of the rows. */
async function unchangedStretches(scanner: Scanner, rows: Rows): Promise<Stretch[]> {
  const reading = latest;
  if (!reading || reading.sheetId !== rows.sheetId || reading.columns.join() !== rows.columns.join())
    return [];
  const candidates = (stretches: readonly Stretch[]) =>
    stretches
      .filter(({ row, rows: count, block }) => {
        const inside = row >= rows.row && row + count <= rows.row + rows.rowCount;
        return inside && scanner.kept.has(block);
      })
      .sort((a, b) => a.row - b.row);
  const held = candidates(reading.stretches);
  if (held.length === 0 || (await dependsOnFormulas(rows))) return [];
  const changedRows = await sampleRows(rows, samplesIn(held, reading)).differing();
  // An event may have arrived meanwhile.
  return candidates(reading.stretches).filter((stretch) => !changedRows.some((row) => isIn(stretch, row)));
}

const isIn = ({ row, rows }: Stretch, at: number) => at >= row && at < row + rows;

function samplesIn(stretches: readonly Stretch[], reading: Reading | null): Map<number, string> {
  const all = [...(reading?.samples ?? [])];
  return new Map(all.filter(([row]) => stretches.some((stretch) => isIn(stretch, row))));
}

/** A formula in the cells, or one left of or above them that may spill into them. */
function dependsOnFormulas({ sheetId, row, rowCount, columns }: Rows): Promise<boolean> {
  return inExcel(async (context) => {
    const formulas = context.workbook.worksheets
      .getItem(sheetId)
      .getRangeByIndexes(0, 0, row + rowCount, (columns.at(-1) ?? 0) + 1)
      .getSpecialCellsOrNullObject("Formulas")
      .load("cellCount");
    await context.sync();
    return !formulas.isNullObject;
  });
}

function listen(): Promise<boolean> {
  listening ??= inExcel(async (context) => {
    const { worksheets } = context.workbook;
    worksheets.onChanged.add(({ worksheetId, changeType, address }) =>
      changed(worksheetId, { kind: changeType, address }),
    );
    worksheets.onRowSorted.add(({ worksheetId, address }) =>
      changed(worksheetId, { kind: "RowsSorted", address }),
    );
    worksheets.onColumnSorted.add(({ worksheetId, address }) =>
      changed(worksheetId, { kind: "ColumnsSorted", address }),
    );
    await context.sync();
    return true;
  }).catch(() => {
    // Without events everything is read; the next scan asks again.
    listening = null;
    return false;
  });
  return listening;
}

/** Who wrote does not matter here, the add-in itself included: what was read is no longer what the sheet says. */
function changed(sheetId: string, change: CellChange): Promise<void> {
  if (latest?.sheetId === sheetId) latest.stretches = afterChange(latest.stretches, latest.columns, change);
  return Promise.resolve();
}
