import type { Cell } from "../chat/table";

/**
 * Excel on the web passes at most 5 MB per message. Blocks aim at a quarter of it, because how a host escapes what is not
 * ASCII is its own affair, the next block may hold longer texts than the last, and Office.js takes a message apart in one
 * go: 2 MB or 20,000 rows kept the pane from answering for up to 66 ms (`npx tsx bench/excel/workbook.ts`).
 */
export const blockLimits = { bytes: 1_200_000, rows: 10_000, cells: 1_000_000, firstRows: 500 } as const;

/**
 * Rows of the next block, from the bytes of the previous one; the first block is small because nothing is known yet. Never
 * more than eightfold the previous block: a stretch of short rows says little about what follows.
 *
 * @param columns cells of one row
 * @param previous rows and JSON bytes of the previous block; null for the first
 */
export function nextBlockRows(columns: number, previous: { rows: number; bytes: number } | null): number {
  const { bytes, rows, cells, firstRows } = blockLimits;
  const most = Math.max(1, Math.min(rows, Math.floor(cells / Math.max(1, columns))));
  if (!previous) return Math.min(most, firstRows);
  const perRow = Math.max(1, previous.bytes) / Math.max(1, previous.rows);
  return Math.max(1, Math.min(most, Math.floor(bytes / perRow), previous.rows * 8));
}

/** Bytes of the cells as JSON in UTF-8, up to escapes. */
export function jsonBytes(rows: readonly (readonly Cell[])[]): number {
  let bytes = 2;
  for (const row of rows) {
    bytes += 3;
    for (const cell of row) bytes += cellBytes(cell) + 1;
  }
  return bytes;
}

function cellBytes(cell: Cell): number {
  if (typeof cell === "string") return utf8Bytes(cell) + 2;
  // A number prints at most 17 digits, a sign, a point and an exponent: -1.7976931348623157e+308.
  return typeof cell === "number" ? 24 : 5;
}

function utf8Bytes(text: string): number {
  let bytes = text.length;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    // A surrogate pair is four bytes in two units.
    if (unit > 0x7ff) bytes += unit >= 0xd800 && unit <= 0xdfff ? 1 : 2;
    else if (unit > 0x7f) bytes += 1;
  }
  return bytes;
}

/**
 * Cuts texts of one column into blocks within the limits, in order; null stands for a cell that is left as it is. Takes a
 * block's texts when the block is asked for: what makes them need not make them all at once.
 */
export function* blocksOfTexts<Text extends string | null>(texts: Iterable<Text>): Generator<Text[]> {
  let block: Text[] = [];
  let bytes = 0;
  for (const text of texts) {
    const more = text === null ? 5 : utf8Bytes(text) + 5;
    if (block.length > 0 && (bytes + more > blockLimits.bytes || block.length >= blockLimits.rows)) {
      yield block;
      block = [];
      bytes = 0;
    }
    block.push(text);
    bytes += more;
  }
  if (block.length > 0) yield block;
}
