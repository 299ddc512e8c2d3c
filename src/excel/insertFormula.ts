import type { Table } from "../chat/table";
import { addressOf, localAddress } from "./address";
import { readHead } from "./preview";
import { inExcel } from "./run";
import { resolveSource } from "./source";
import type { Corrections, Field, SourceChoice } from "./types";

/** Cells of one area, as a formula would name them. */
export interface CellRange {
  readonly sheetId: string;
  /** As the sheet's tab shows it. */
  readonly sheetName: string;
  /** A1 address without its sheet: "B4", "A2:A280", "A:A". */
  readonly address: string;
}

/** Where the columns of a chat lie, below their header. */
export interface ChatRanges {
  readonly sheetId: string;
  readonly sheetName: string;
  /** A1 addresses without their sheet; a field that no column holds is left out. */
  readonly addresses: FieldAddresses;
  /** The same of the first conversation; null where no column tells conversations apart, or there is only one. */
  readonly firstConversation: FieldAddresses | null;
}

type FieldAddresses = Readonly<Partial<Record<Field, string>>>;

/** `occupied`: nothing was written, because the cell holds what is shown there. */
export type Insertion = { readonly kind: "inserted" } | { readonly kind: "occupied"; readonly shows: string };

/** @throws ExcelTrouble `severalAreas` when more than one area is selected */
export function selectedRange(): Promise<CellRange> {
  return inExcel(async (context) => {
    const range = context.workbook.getSelectedRange().load("address");
    range.worksheet.load("id,name");
    await context.sync();
    const { id, name } = range.worksheet;
    return { sheetId: id, sheetName: name, address: localAddress(range.address).replaceAll("$", "") };
  });
}

/**
 * The ranges of a source's columns, for the parameters of a formula. Reads its first rows only.
 *
 * @throws ExcelTrouble `deleted` when the sheet or table is gone
 */
export async function chatRanges(choice: SourceChoice, corrections: Corrections = {}): Promise<ChatRanges> {
  const source = await resolveSource(choice);
  const { detection, table } = await readHead(source, corrections);
  const first = detection.headerRow === null ? 0 : detection.headerRow + 1;
  const rows = source.rowCount - first;
  const addresses = (count: number): FieldAddresses => {
    const found: Partial<Record<Field, string>> = {};
    for (const { column, field } of detection.columns) {
      if (!field || count < 1 || found[field] !== undefined) continue;
      const place = { row: source.row + first, column: source.columns[column], rows: count, columns: 1 };
      found[field] = addressOf(place);
    }
    return found;
  };
  const { conversation } = detection.fields;
  const run = conversation === undefined ? 0 : runFrom(table, first, conversation);
  const sheetName = await nameOf(source.sheetId);
  return {
    sheetId: source.sheetId,
    sheetName,
    addresses: addresses(rows),
    firstConversation: run > 0 && run < rows ? addresses(run) : null,
  };
}

/** How many rows from one on hold the same as it in a column; 0 when that goes on to the end of the rows that were read. */
function runFrom(table: Table, first: number, column: number): number {
  for (let row = first + 1; row < table.rowCount; row++) {
    if (table.cell(row, column) !== table.cell(first, column)) return row - first;
  }
  return 0;
}

function nameOf(sheetId: string): Promise<string> {
  return inExcel(async (context) => {
    const sheet = context.workbook.worksheets.getItem(sheetId).load("name");
    await context.sync();
    return sheet.name;
  });
}

/**
 * Writes a formula into the first cell of a range and selects it. A cell that holds anything is left alone unless
 * `overwrite` says otherwise; what the formula spills over is Excel's business, which never overwrites.
 *
 * @param formula in English notation (commas, A1), whatever the user's Excel shows
 */
export function insertFormula(
  { sheetId, address }: CellRange,
  formula: string,
  overwrite = false,
): Promise<Insertion> {
  return inExcel(async (context) => {
    const sheet = context.workbook.worksheets.getItem(sheetId);
    const cell = sheet.getRange(address).getCell(0, 0).load("formulas,text");
    await context.sync();
    const [[held]] = cell.formulas as unknown[][];
    if (held !== "" && !overwrite) return { kind: "occupied", shows: cell.text[0][0] || String(held) };
    cell.formulas = [[formula]];
    sheet.activate();
    cell.select();
    await context.sync();
    return { kind: "inserted" };
  });
}
