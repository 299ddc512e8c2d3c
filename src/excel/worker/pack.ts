import type { Cell, Table } from "../../chat/table";

const Kind = { empty: 0, number: 1, text: 2, false: 3, true: 4 } as const;

/**
 * Cells as few buffers, so that a block is transferred to a worker instead of being copied cell by cell. Cells lie row by
 * row; `textEnds[i]` is where the text of cell `i` ends in `text` (UTF-16 units) and that of cell `i + 1` begins.
 */
export interface PackedBlock {
  readonly rows: number;
  readonly columns: number;
  readonly kinds: Uint8Array<ArrayBuffer>;
  readonly numbers: Float64Array<ArrayBuffer>;
  readonly textEnds: Uint32Array<ArrayBuffer>;
  readonly text: Uint16Array<ArrayBuffer>;
}

export function packBlock(rows: readonly (readonly Cell[])[], columns: number): PackedBlock {
  const count = rows.length * columns;
  const kinds = new Uint8Array(count);
  const numbers = new Float64Array(count);
  const textEnds = new Uint32Array(count);
  let length = 0;
  for (const row of rows) for (const cell of row) if (typeof cell === "string") length += cell.length;
  const text = new Uint16Array(length);
  let at = 0;
  let index = 0;
  for (const row of rows) {
    for (let column = 0; column < columns; column++, index++) {
      const cell = row[column] ?? null;
      if (typeof cell === "number") {
        kinds[index] = Kind.number;
        numbers[index] = cell;
      } else if (typeof cell === "boolean") {
        kinds[index] = cell ? Kind.true : Kind.false;
      } else if (cell) {
        kinds[index] = Kind.text;
        for (let i = 0; i < cell.length; i++) text[at++] = cell.charCodeAt(i);
      }
      textEnds[index] = at;
    }
  }
  return { rows: rows.length, columns, kinds, numbers, textEnds, text };
}

/** The buffers to hand over with `postMessage`. */
export function transferOf(block: PackedBlock): ArrayBuffer[] {
  return [block.kinds.buffer, block.numbers.buffer, block.textEnds.buffer, block.text.buffer];
}

/** Where packed columns lie in the source that the table stands for. */
export interface TableShape {
  /** Columns of the source; those that were not read are empty. */
  readonly columnCount: number;
  /** Source column of each packed column. */
  readonly columns: readonly number[];
  /** 1-based sheet row of the first row. */
  readonly firstRow: number;
}

/** Packed blocks, one below the other, as a table. Blank cells read as null. */
export function tableOfBlocks(blocks: readonly PackedBlock[], shape: TableShape): Table {
  const starts: number[] = [];
  let rowCount = 0;
  for (const block of blocks) {
    starts.push(rowCount);
    rowCount += block.rows;
  }
  const packedColumn = new Int32Array(shape.columnCount).fill(-1);
  shape.columns.forEach((column, packed) => (packedColumn[column] = packed));

  // Readers walk down the rows, so the block of the last cell nearly always holds the next one.
  let current = 0;
  const find = (row: number): number => {
    const holds = (block: number) => row >= starts[block] && row < starts[block] + blocks[block].rows;
    if (!holds(current))
      current =
        current + 1 < blocks.length && holds(current + 1)
          ? current + 1
          : starts.findLastIndex((start) => start <= row);
    return current;
  };

  return {
    rowCount,
    columnCount: shape.columnCount,
    sourceRow: (row) => shape.firstRow + row,
    cell(row, column) {
      const packed = packedColumn[column] ?? -1;
      if (packed < 0 || row < 0 || row >= rowCount) return null;
      const index = find(row);
      const block = blocks[index];
      return cellAt(block, (row - starts[index]) * block.columns + packed);
    },
  };
}

function cellAt(block: PackedBlock, index: number): Cell {
  switch (block.kinds[index]) {
    case Kind.number:
      return block.numbers[index];
    case Kind.text:
      return textOf(block.text, index === 0 ? 0 : block.textEnds[index - 1], block.textEnds[index]);
    case Kind.true:
      return true;
    case Kind.false:
      return false;
    default:
      return null;
  }
}

// Arguments of a call are limited; a cell holds 32,767 units at most, and half of that passes everywhere.
const chunk = 16_384;

function textOf(units: Uint16Array, start: number, end: number): string {
  if (end - start <= chunk) return String.fromCharCode(...units.subarray(start, end));
  let text = "";
  for (let at = start; at < end; at += chunk) {
    text += String.fromCharCode(...units.subarray(at, Math.min(end, at + chunk)));
  }
  return text;
}
