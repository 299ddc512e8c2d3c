import type { ColumnDetection } from "./columns";
import { rowCells } from "./headers";
import { cellText, isBlank, type Table } from "./table";

/** Whether no cell of a row shows anything. */
export function isBlankRow(table: Table, row: number): boolean {
  for (let column = 0; column < table.columnCount; column++) {
    if (!isBlank(table.cell(row, column))) return false;
  }
  return true;
}

/** Whether no row shows anything from `firstRow` on. */
export function allBlank(table: Table, firstRow: number): boolean {
  for (let row = firstRow; row < table.rowCount; row++) if (!isBlankRow(table, row)) return false;
  return true;
}

/** Exports that were pasted below one another repeat their header. */
export function repeatsHeader(
  table: Table,
  row: number,
  columns: ColumnDetection,
  read: readonly (number | undefined)[],
): boolean {
  if (read.length < 2) return false;
  for (const column of read) {
    const header = columns.columns[column as number]?.header ?? "";
    if (header === "" || cellText(table.cell(row, column as number)).trim() !== header) return false;
  }
  return true;
}

/** Whether a cell is the rule below the header of a Markdown table. */
export function isRule(text: string): boolean {
  const first = text.charCodeAt(0);
  // Hardly a text begins so, and every text of a table comes by.
  if (first !== hyphen && first !== colon && first !== space) return false;
  return /^ ?(?:-{3,200}|:-{1,200}:?|-{1,200}:) ?$/.test(text);
}

const hyphen = 45;
const colon = 58;
const space = 32;

/** Whether a row is that rule from one end to the other. */
export function isRuleRow(table: Table, row: number): boolean {
  const cells = rowCells(table, row);
  return cells.every((cell) => isBlank(cell) || (typeof cell === "string" && isRule(cell)));
}

/** What a row shows, its cells side by side. */
export function rowText(table: Table, row: number): string {
  return rowCells(table, row)
    .filter((cell) => !isBlank(cell))
    .map(cellText)
    .join("\t");
}

/** The first headers of a table, for a sentence. */
export function headerNames(columns: ColumnDetection): string {
  const names = columns.columns
    .map(({ header }) => header)
    .filter((header) => header !== "")
    .slice(0, 12);
  // "none" leaves the list out of the sentence.
  return names.length === 0 ? "none" : names.join(", ");
}
