import type { CellFormat } from "../book";
import type { SnapshotCell } from "../univer/snapshot";

/** Colours of headings and of cells that a person fills in, as in Excel's own templates. */
export const heading: CellFormat = {
  bold: true,
  fill: "#DDEBF7",
  verticalAlignment: "Center",
  wrapText: true,
};
const numberHeading: CellFormat = { ...heading, horizontalAlignment: "Right" };
export const input: CellFormat = { fontColor: "#1F4E79" };
export const money: CellFormat = { numberFormat: "#,##0.00" };
export const rate: CellFormat = { numberFormat: "0.0%" };
export const whole: CellFormat = { numberFormat: "#,##0" };
export const decimal: CellFormat = { numberFormat: "0.0" };
export const dateTime: CellFormat = { numberFormat: "yyyy/m/d h:mm:ss", horizontalAlignment: "Left" };
export const note: CellFormat = { fontColor: "#595959", italic: true };
export const total: CellFormat = { bold: true };
const titleFormat: CellFormat = { bold: true, fontSize: 14 };
const partFormat: CellFormat = { bold: true, fontSize: 12, fontColor: "#1F4E79" };

/** The line at the top of a sheet, and the one that says how to use it. */
export const title = (value: string): SnapshotCell[] => [{ value, format: titleFormat }];
export const hint = (value: string): SnapshotCell[] => [{ value, format: note }];

/** The line above a part of a sheet. */
export const part = (value: string): SnapshotCell[] => [{ value, format: partFormat }];

/** The first column names things, the others hold numbers. */
export const headings = (titles: readonly string[], names = 1): SnapshotCell[] =>
  titles.map((value, column) => ({ value, format: column < names ? heading : numberHeading }));

/** A figure that a person changes. */
export const figure = (value: number, format: CellFormat = {}): SnapshotCell => ({
  value,
  format: { ...input, ...format },
});

export const formula = (text: string, format?: CellFormat): SnapshotCell =>
  format ? { formula: text, format } : { formula: text };

/**
 * Cells for a table that a formula spills from its first cell: its header row and rows below, formatted column by column.
 *
 * @param formats of the columns below the header; null: as it comes
 */
export function spilledTable(
  text: string,
  rows: number,
  formats: readonly (CellFormat | null)[],
  names: readonly number[] = [0],
): SnapshotCell[][] {
  const headerOf = (column: number) => (names.includes(column) ? heading : numberHeading);
  const header = formats.map((_, column): SnapshotCell =>
    column === 0 ? { formula: text, format: headerOf(0) } : { format: headerOf(column) },
  );
  const row = formats.map((format): SnapshotCell => (format ? { format } : null));
  return [header, ...Array.from({ length: rows }, () => row)];
}

/** A row that a formula spills to the right from its first cell. */
export const spilledRow = (text: string, formats: readonly CellFormat[]): SnapshotCell[] =>
  formats.map((format, column) => (column === 0 ? { formula: text, format } : { format }));

/** Rows side by side: what stands right of a block begins in a column of its own. */
export function beside(
  left: readonly (readonly SnapshotCell[])[],
  right: readonly (readonly SnapshotCell[])[],
  column: number,
): SnapshotCell[][] {
  return Array.from({ length: Math.max(left.length, right.length) }, (_, row) => {
    const cells = left[row] ?? [];
    const gap = Array.from({ length: column - cells.length }, () => null);
    return right[row] ? [...cells, ...gap, ...right[row]] : [...cells];
  });
}
