import { read, type CellValue } from "hucre";
import { detectColumns } from "../chat/columns";
import { tableOf, type Cell, type Table } from "../chat/table";
import { Problem } from "../problem";

/** Workbooks are ZIP archives (xlsx, xlsm, xlsb, ods), older ones OLE compound files (xls). */
export function isWorkbook(bytes: Uint8Array): boolean {
  return [zipStart, compoundStart].some((mark) => mark.every((byte, i) => bytes[i] === byte));
}

const zipStart = [0x50, 0x4b, 0x03, 0x04];
const compoundStart = [0xd0, 0xcf, 0x11, 0xe0];

export interface Sheet {
  readonly name: string;
  /** Dates are serial numbers, rows those of the sheet. */
  readonly table: Table;
}

/**
 * Reads one sheet of a workbook: the one that is named, or the first that looks most like chats.
 *
 * @param file its name, for sentences
 * @param wanted name of the sheet, in any case
 * @throws Problem `cli.workbookUnreadable`, `cli.noSheet`
 */
export async function readSheet(bytes: Uint8Array, file: string, wanted?: string): Promise<Sheet> {
  const sheets = await readSheets(bytes, file);
  const list = sheets.map(({ name }) => name).join(", ");
  if (wanted !== undefined) {
    const found =
      sheets.find(({ name }) => name === wanted) ??
      sheets.find(({ name }) => name.toLowerCase() === wanted.toLowerCase());
    if (!found) throw new Problem("wrongInput", "cli.noSheet", { file, came: wanted, sheets: list });
    return found;
  }
  let best: Sheet | null = null;
  let most = -1;
  for (const sheet of sheets) {
    const likeness = likenessToChats(sheet.table);
    if (likeness > most) [best, most] = [sheet, likeness];
  }
  if (best === null) throw new Problem("wrongInput", "cli.workbookUnreadable", { file });
  return best;
}

async function readSheets(bytes: Uint8Array, file: string): Promise<Sheet[]> {
  try {
    const { sheets } = await read(bytes);
    return sheets.map(({ name, rows }) => ({ name, table: tableOf(rows.map((row) => row.map(cellOf))) }));
  } catch {
    // The library's message may quote a cell.
    throw new Problem("wrongInput", "cli.workbookUnreadable", { file });
  }
}

const millisecondsOfDay = 86_400_000;
/** 1970-01-01 as a serial of the 1900 system. */
const epochSerial = 25_569;

function cellOf(value: CellValue | undefined): Cell {
  if (value instanceof Date) return value.getTime() / millisecondsOfDay + epochSerial;
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean" ? value : null;
}

/** How many columns a sheet's header names; a sheet without a header counts for its cells alone. */
function likenessToChats(table: Table): number {
  if (table.rowCount === 0) return -1;
  const { columns } = detectColumns(table);
  return columns.filter(({ basis }) => basis === "header").length;
}
