import { addressOf } from "../address";
import { addSheet } from "../ownSheets";
import { inExcel } from "../run";
import { writtenText } from "./cells";
import type { ImportTable } from "./types";
import { queueFormats, writeRows, type WrittenRows } from "./writeRows";

export interface NewTable extends WrittenRows {
  readonly sheetId: string;
  readonly sheetName: string;
  readonly tableId: string;
}

/**
 * Writes a half-open range of a table's rows to a sheet of its own.
 *
 * @param onMade told the id of the sheet as soon as it is there, so that it can be taken back
 */
export async function writeNewTable(
  table: ImportTable,
  [from, to]: readonly [number, number],
  onMade: (sheetId: string) => void,
  onWritten: (rows: number) => void,
  signal?: AbortSignal,
): Promise<NewTable> {
  const { sheetId, name: sheetName } = await addSheet(table.name);
  onMade(sheetId);
  const columns = table.columns.map((_, column) => column);
  const rows = to - from;
  await inExcel(async (context) => {
    const sheet = context.workbook.worksheets.getItem(sheetId);
    sheet.getRangeByIndexes(0, 0, 1, columns.length).values = [
      table.columns.map(({ header }) => writtenText(header)),
    ];
    queueFormats(sheet, table.columns, { row: 1, columns }, rows);
    await context.sync();
  });
  const written = await writeRows(table, from, to, { sheetId, row: 1, columns }, onWritten, signal);
  const tableId = await inExcel(async (context) => {
    const sheet = context.workbook.worksheets.getItem(sheetId);
    const whole = addressOf({ row: 0, column: 0, rows: rows + 1, columns: columns.length });
    const made = sheet.tables.add(whole, true).load("id");
    const { tables, names } = context.workbook;
    tables.load("items/name");
    names.load("items/name");
    await context.sync();
    // Formulas and the list of what can be checked call the table by its name.
    made.name = freeTableName(
      sheetName,
      [...tables.items, ...names.items].map(({ name }) => name),
    );
    table.columns.forEach(({ width }, column) => {
      sheet.getRangeByIndexes(0, column, 1, 1).format.columnWidth = width;
    });
    sheet.freezePanes.freezeRows(1);
    await context.sync();
    return made.id;
  });
  return { sheetId, sheetName, tableId, ...written };
}

/**
 * A name that a table may bear and nothing bears yet.
 *
 * @example freeTableName("聊天记录 2", []) //=> "聊天记录_2"
 */
export function freeTableName(sheetName: string, taken: readonly string[]): string {
  const names = new Set(taken.map((name) => name.toLowerCase()));
  const word = sheetName.replace(/[^\p{L}\p{N}_]/gu, "_");
  // Neither a digit in front nor what reads like a cell (AB12, R1C1) is a name.
  const base = /^\p{L}/u.test(word) && !/^(?:[a-z]{1,3}\d+|r\d*c\d*|[rc])$/i.test(word) ? word : `_${word}`;
  let name = base;
  for (let number = 2; names.has(name.toLowerCase()); number++) name = `${base}_${number}`;
  return name;
}
