import { cellText, isBlank, type Cell } from "../../chat/table";
import { parseTime } from "../../chat/time";
import { Problem } from "../../problem";
import type { Range } from "../cell";
import { isHeaderOfMessages } from "../headers";
import { numberOfText } from "./numbers";
import { wrong, type ParameterType, type RangeParameter, type ScalarParameter } from "./parameter";

/** A range that is read as a whole. */
export function range(type: ParameterType): RangeParameter<Range> {
  return { kind: "range", type, optional: false, read: (cells) => cells };
}

/**
 * One column of cells. A single row reads as a column, so that a list typed into a formula works.
 *
 * @throws Problem `functions.oneColumn`
 */
export function column(type: ParameterType): RangeParameter<Column> {
  return { kind: "range", type, optional: false, read: (cells, name) => columnOf(cells, name) };
}

export interface Column {
  /** Its parameter, for sentences. */
  readonly name: string;
  readonly height: number;
  /** Blank beyond its height. */
  cell(row: number): Cell;
}

function columnOf(cells: Range, name: string): Column {
  if (cells.columns === 1) return columnBy(name, cells.column(0));
  if (cells.rows === 1) {
    return columnBy(
      name,
      Array.from({ length: cells.columns }, (_, i) => cells.cell(0, i)),
    );
  }
  throw new Problem("wrongInput", "functions.oneColumn", {
    parameter: name,
    rows: cells.rows,
    columns: cells.columns,
  });
}

/** A chat's columns are read several times over: each cell is settled once. */
function columnBy(name: string, cells: readonly Cell[]): Column {
  const height = cells.length;
  return { name, height, cell: (row) => (row < height ? cells[row] : null) };
}

/** The problem of a cell of a column: names its row, too, where there are several. */
export function wrongInColumn(code: string, { name, height, cell }: Column, row: number): Problem {
  return wrong(code, name, cell(row), height > 1 ? { rangeRow: row + 1 } : {});
}

/**
 * Computes what a row of a column gives; a problem with it names the row, too, where there are several.
 *
 * @throws Problem
 */
export function inRowOf<T>({ height }: Column, row: number, compute: () => T): T {
  try {
    return compute();
  } catch (error) {
    if (!(error instanceof Problem) || height <= 1) throw error;
    throw new Problem(error.kind, error.code, { rangeRow: row + 1, ...error.values });
  }
}

/** A message as it stands in one cell; a blank one is an empty message. */
export function message(): ScalarParameter<string> {
  return {
    kind: "scalar",
    type: "message",
    optional: false,
    read: (cell) => cellText(cell),
    isHeader: isHeaderOfMessages,
  };
}

/** A text in one cell, or line by line in the cells of a column. */
export function lines(): RangeParameter<string> {
  return {
    kind: "range",
    type: "text",
    optional: false,
    read(cells, name) {
      const { height, cell } = columnOf(cells, name);
      return Array.from({ length: height }, (_, row) => cellText(cell(row))).join("\n");
    },
  };
}

/** What stands in one cell, separated ("6, 10, 15, 20"), or in the cells of a range, read item by item. */
function items<T>(
  type: ParameterType,
  separators: RegExp,
  read: (item: Cell, name: string, cell: Cell) => T,
): RangeParameter<readonly T[]> {
  return {
    kind: "range",
    type,
    optional: false,
    read(cells, name) {
      const values: T[] = [];
      for (let row = 0; row < cells.rows; row++) {
        for (let i = 0; i < cells.columns; i++) {
          const cell = cells.cell(row, i);
          const parts = typeof cell === "string" ? cell.split(separators) : [cell];
          for (const part of parts) if (!isBlank(part)) values.push(read(part, name, cell));
        }
      }
      return values;
    },
  };
}

/** Numbers of seconds: "6, 10, 15, 20" or a range. */
export function levels(): RangeParameter<readonly number[]> {
  return items("levels", /[,，;；、/\s]+/, (item, name, cell) => {
    const value = typeof item === "string" ? numberOfText(item) : Number(item);
    if (!Number.isFinite(value)) throw wrong("functions.notLevels", name, cell);
    return value;
  });
}

/** Times of the day, in seconds after midnight: "09:00, 15:00, 20:00", "9:00 AM, 3:00 PM" or a range. */
export function slots(): RangeParameter<readonly number[]> {
  return items("slots", /[,，;；、]\s*|\s+(?![ap]\.?m\b)/i, (item, name, cell) => {
    const { seconds, clockOnly } = parseTime(item);
    if (Number.isNaN(seconds) || !clockOnly) throw wrong("functions.notSlots", name, cell);
    return seconds;
  });
}

/** Names or words: "小美, 小迪" or a range. */
export function names(): RangeParameter<readonly string[]> {
  return items("names", /[,，;；、\n]+/, (item) => String(item).trim());
}
