import { read, type CellValue } from "hucre";
import { Problem } from "../problem";
import { tableOf, type Cell, type Table } from "./table";

export { isWorkbook } from "./isWorkbook";

/** A sheet of a workbook file. */
export interface WorkbookSheet {
  readonly name: string;
  /** Dates are serial numbers, rows those of the sheet. */
  readonly table: Table;
}

/**
 * Reads all sheets of a workbook file, in their order. Very hidden ones are nobody's to read: programs keep their own matters
 * there, as an import does with the rows that it replaced.
 *
 * @param file its name, for the sentence
 * @throws Problem `chat.workbookUnreadable` when it is damaged or protected by a password
 */
export async function readWorkbook(bytes: Uint8Array, file: string): Promise<WorkbookSheet[]> {
  try {
    const { sheets } = await read(bytes);
    const open = sheets.filter(({ veryHidden }) => veryHidden !== true);
    return open.map(({ name, rows }) => ({ name, table: tableOf(rows.map((row) => row.map(cellOf))) }));
  } catch {
    // The library's message may quote a cell.
    throw new Problem("wrongInput", "chat.workbookUnreadable", { file });
  }
}

const millisecondsOfDay = 86_400_000;
/** 1970-01-01 as a serial of the 1900 system. */
const epochSerial = 25_569;

function cellOf(value: CellValue | undefined): Cell {
  if (value instanceof Date) return value.getTime() / millisecondsOfDay + epochSerial;
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean" ? value : null;
}
