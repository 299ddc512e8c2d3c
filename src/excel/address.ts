/** Zero-based place in a sheet; `rows` or `columns` null: entire columns or rows. */
export interface Place {
  readonly row: number;
  readonly column: number;
  readonly rows: number | null;
  readonly columns: number | null;
}

/** Zero-based rows and columns of a bounded range. */
export interface Rect {
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
}

/** @example columnLetter(27) //=> "AB" */
export function columnLetter(column: number): string {
  let letters = "";
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  }
  return letters;
}

/** @example columnIndex("AB") //=> 27 */
export function columnIndex(letters: string): number {
  let index = 0;
  for (const letter of letters.toUpperCase()) index = index * 26 + letter.charCodeAt(0) - 64;
  return index - 1;
}

/** @example addressOf({ row: 1, column: 0, rows: 9, columns: 6 }) //=> "A2:F10" */
export function addressOf({ row, column, rows, columns }: Rect): string {
  const first = columnLetter(column) + (row + 1);
  return rows === 1 && columns === 1 ? first : `${first}:${columnLetter(column + columns - 1)}${row + rows}`;
}

/**
 * An A1 address, with or without its sheet and $ signs; null when it is none.
 *
 * @example parseAddress("'Q1 chats'!$A$1:$F$9") //=> { row: 0, column: 0, rows: 9, columns: 6 }
 * @example parseAddress("A:F") //=> { row: 0, column: 0, rows: null, columns: 6 }
 */
export function parseAddress(address: string): Place | null {
  const local = localAddress(address).replaceAll("$", "");
  const [, letters1, digits1, letters2, digits2] = /^([A-Z]*)(\d*)(?::([A-Z]*)(\d*))?$/i.exec(local) ?? [];
  if (!letters1 && !digits1) return null;
  const range = local.includes(":");
  const lastLetters = range ? letters2 : letters1;
  const lastDigits = range ? digits2 : digits1;
  if (!letters1 !== !lastLetters || !digits1 !== !lastDigits || (!range && (!letters1 || !digits1)))
    return null;
  const columns = letters1 ? [columnIndex(letters1), columnIndex(lastLetters)].sort(ascending) : null;
  const rows = digits1 ? [Number(digits1) - 1, Number(lastDigits) - 1].sort(ascending) : null;
  return {
    row: rows?.[0] ?? 0,
    column: columns?.[0] ?? 0,
    rows: rows && rows[1] - rows[0] + 1,
    columns: columns && columns[1] - columns[0] + 1,
  };
}

/** An address without its sheet: `localAddress("'5!'!A1") //=> "A1"` */
export function localAddress(address: string): string {
  return address.slice(address.lastIndexOf("!") + 1);
}

const ascending = (a: number, b: number) => a - b;

/** Runs of neighbouring numbers: `runsOf([2, 3, 4, 9]) //=> [[2, 4], [9, 9]]` (sorted, without repeats). */
export function runsOf(numbers: Iterable<number>): [first: number, last: number][] {
  const runs: [number, number][] = [];
  for (const number of [...new Set(numbers)].sort(ascending)) {
    const run = runs.at(-1);
    if (run && number === run[1] + 1) run[1] = number;
    else runs.push([number, number]);
  }
  return runs;
}
