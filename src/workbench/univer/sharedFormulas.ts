import { generateRandomId } from "@univerjs/core";
import { translateFormula } from "../address";
import type { Matrix } from "./cells";

/**
 * Rows from which on copies of a formula are kept as copies. Univer reads every formula anew for every calculation and
 * remembers 5,000 of them, but copies only once.
 */
const worthSharing = 100;

/**
 * Turns the formulas of a column that are one formula copied downwards into what filling down makes of it: the first cell
 * holds the formula, the others point at it.
 */
export function shareFormulas(matrix: Matrix, firstRow: number, column: number, rows: number): void {
  const formulaAt = (row: number): string | undefined => matrix[row]?.[column]?.f ?? undefined;
  let start = firstRow;
  while (start < firstRow + rows) {
    const formula = formulaAt(start);
    let end = start + 1;
    while (formula && end < firstRow + rows && isCopy(formula, formulaAt(end), end - start)) end++;
    if (end - start >= worthSharing) share(matrix, start, end, column);
    start = end;
  }
}

const isCopy = (formula: string, other: string | undefined, rowsBelow: number): boolean =>
  other !== undefined && translateFormula(formula, rowsBelow, 0) === other;

function share(matrix: Matrix, start: number, end: number, column: number): void {
  const si = generateRandomId();
  for (let row = start; row < end; row++) {
    const cell = matrix[row]?.[column];
    if (!cell) continue;
    cell.si = si;
    if (row > start) cell.f = null;
  }
}
