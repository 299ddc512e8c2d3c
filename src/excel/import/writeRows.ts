import type { Cell } from "../../chat/table";
import { runsOf } from "../address";
import { jsonBytes, nextBlockRows } from "../blocks";
import { inExcel } from "../run";
import { ExcelTrouble, throwIfAborted } from "../trouble";
import { CellWriter, Fingerprint, numberFormats, shownText } from "./cells";
import type { ImportColumn, ImportTable } from "./types";

/** Where rows go: the first one's zero-based sheet row, and the sheet column of each of the table's columns. */
export interface RowPlace {
  readonly sheetId: string;
  readonly row: number;
  readonly columns: readonly number[];
  /** Columns that get nothing. */
  readonly emptied?: readonly number[];
}

export interface WrittenRows {
  readonly cut: number;
  /** 1-based sheet row of the first text that was cut; null when none was. */
  readonly firstCut: number | null;
  readonly fingerprint: string;
}

/**
 * Writes rows of a table block by block, each a batch of its own, so that a person can work in between.
 *
 * @param onWritten called with the number of rows of each block
 */
export async function writeRows(
  table: ImportTable,
  from: number,
  to: number,
  place: RowPlace,
  onWritten: (rows: number) => void,
  signal?: AbortSignal,
): Promise<WrittenRows> {
  const writer = new CellWriter();
  const fingerprint = new Fingerprint();
  let previous: { rows: number; bytes: number } | null = null;
  for (let at = from; at < to;) {
    throwIfAborted(signal);
    const wanted: number = Math.min(nextBlockRows(table.columns.length, previous), to - at);
    const rows: readonly (readonly Cell[])[] = await table.rows(at, at + wanted);
    const sheetRow = place.row + at - from;
    const cells = rows.map((row, i) => row.map((cell) => writer.write(cell, sheetRow + i + 1)));
    for (const row of rows) {
      for (const cell of row) fingerprint.add(typeof cell === "string" ? shownText(cell).text : cell);
    }
    await writeBlock({ ...place, row: sheetRow }, cells);
    previous = { rows: wanted, bytes: jsonBytes(cells) };
    at += wanted;
    onWritten(wanted);
  }
  return { cut: writer.cut, firstCut: writer.firstCut, fingerprint: fingerprint.value };
}

type Written = string | number | boolean;

/** Writes a block; in halves where the texts are longer than those before let expect. */
async function writeBlock(place: RowPlace, cells: readonly (readonly Written[])[]): Promise<void> {
  try {
    await inExcel(async (context) => {
      const sheet = context.workbook.worksheets.getItem(place.sheetId);
      const source = new Map<number, number>(place.columns.map((column, i) => [column, i]));
      const emptied = place.emptied ?? [];
      for (const [first, last] of runsOf([...place.columns, ...emptied])) {
        const columns = Array.from({ length: last - first + 1 }, (_, i) => source.get(first + i) ?? -1);
        const range = sheet.getRangeByIndexes(place.row, first, cells.length, columns.length);
        range.values = cells.map((row) => columns.map((column) => (column < 0 ? "" : row[column])));
      }
      await context.sync();
    });
  } catch (error) {
    if (!(error instanceof ExcelTrouble) || error.code !== "tooLarge" || cells.length === 1) throw error;
    const half = Math.floor(cells.length / 2);
    await writeBlock(place, cells.slice(0, half));
    await writeBlock({ ...place, row: place.row + half }, cells.slice(half));
  }
}

/** Queues the number formats of rows that are to be written. */
export function queueFormats(
  sheet: Excel.Worksheet,
  columns: readonly ImportColumn[],
  { row, columns: places }: Pick<RowPlace, "row" | "columns">,
  rows: number,
): void {
  columns.forEach(({ kind }, i) => {
    const range = sheet.getRangeByIndexes(row, places[i], rows, 1);
    // One format stands for all cells of the range, whatever the type says.
    range.numberFormat = numberFormats[kind] as unknown as string[][];
    range.format.wrapText = false;
  });
}
