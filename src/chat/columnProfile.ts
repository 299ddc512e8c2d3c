import { rowCells, widest } from "./headers";
import { parseRole, Role } from "./role";
import { cellText, isBlank, isErrorCell, type Cell, type Table } from "./table";
import { TimeReader } from "./time";
import { TimePrecision } from "./transcript";

/** What the cells of a column look like, as shares of its cells that are not blank. */
export interface ColumnProfile {
  readonly filled: number;
  /** Share of rows that are not blank. */
  readonly coverage: number;
  readonly times: number;
  /** Share of times that name a day and no clock but midnight, as databases write a day. */
  readonly days: number;
  /** Share of times that name a clock and no day. */
  readonly clocks: number;
  readonly roles: number;
  /** How many different roles the column names. */
  readonly kindsOfRoles: number;
  /** Share of cells that hold letters, not numbers, times or errors. */
  readonly words: number;
  readonly meanLength: number;
  readonly distinct: number;
  /** Stretches of equal cells. */
  readonly runs: number;
  readonly values: ReadonlySet<string>;
}

/** So many rows are looked at. */
export const profiledRows = 300;

export function profileColumns(table: Table, firstRow: number): ColumnProfile[] {
  const rows: number[] = [];
  for (let row = firstRow; row < table.rowCount && rows.length < profiledRows; row++) {
    if (rowCells(table, row).some((cell) => !isBlank(cell))) rows.push(row);
    // Thousands of blank rows above the data would be read again and again.
    if (row - firstRow > 20 * profiledRows) break;
  }
  return Array.from({ length: Math.min(table.columnCount, widest) }, (_, column) =>
    profile(
      rows.map((row) => table.cell(row, column)).filter((cell) => !isErrorCell(cell)),
      rows.length,
    ),
  );
}

function profile(cells: readonly Cell[], rows: number): ColumnProfile {
  const reader = new TimeReader({ referenceDate: "2000-01-01" });
  const values = new Set<string>();
  const roles = new Set<number>();
  let filled = 0;
  let times = 0;
  let days = 0;
  let clocks = 0;
  let roleWords = 0;
  let words = 0;
  let characters = 0;
  let runs = 0;
  let last: string | undefined;
  for (const cell of cells) {
    if (isBlank(cell)) continue;
    filled++;
    const text = cellText(cell).trim();
    values.add(text);
    if (text !== last) runs++;
    last = text;
    characters += text.length;
    if (looksLikeTime(cell, reader)) {
      times++;
      if (reader.clockOnly) clocks++;
      else if (reader.precision === TimePrecision.day || reader.seconds % 86_400 === 0) days++;
    } else if (/\p{L}/u.test(text)) words++;
    const role = parseRole(cell);
    if (role !== Role.unknown) {
      roleWords++;
      roles.add(role);
    }
  }
  const share = (count: number, of: number) => (of === 0 ? 0 : count / of);
  return {
    filled,
    coverage: share(filled, rows),
    times: share(times, filled),
    days: share(days, times),
    clocks: share(clocks, times),
    roles: share(roleWords, filled),
    kindsOfRoles: roles.size,
    words: share(words, filled),
    meanLength: share(characters, filled),
    distinct: values.size,
    runs,
    values,
  };
}

/** Numbers are times only in the range of recent serials (1991 to 2064): ids and counts are numbers too. */
function looksLikeTime(cell: Cell, reader: TimeReader): boolean {
  if (typeof cell === "number") {
    if (!(cell > 33_000 && cell < 60_000) && !(cell > 0 && cell < 1)) return false;
  } else if (typeof cell === "string" && /^\d+$/.test(cell.trim())) return false;
  return !Number.isNaN(reader.read(cell));
}
