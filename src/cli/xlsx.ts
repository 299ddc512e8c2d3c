import { detectColumns } from "../chat/columns";
import type { Table } from "../chat/table";
import { readWorkbook, type WorkbookSheet } from "../chat/workbook";
import { Problem } from "../problem";

/**
 * Reads one sheet of a workbook: the one that is named, or the first that looks most like chats.
 *
 * @param file its name, for sentences
 * @param wanted name of the sheet, in any case
 * @throws Problem `chat.workbookUnreadable`, `cli.noSheet`
 */
export async function readSheet(bytes: Uint8Array, file: string, wanted?: string): Promise<WorkbookSheet> {
  const sheets = await readWorkbook(bytes, file);
  const list = sheets.map(({ name }) => name).join(", ");
  if (wanted !== undefined) {
    const found =
      sheets.find(({ name }) => name === wanted) ??
      sheets.find(({ name }) => name.toLowerCase() === wanted.toLowerCase());
    if (!found) throw new Problem("wrongInput", "cli.noSheet", { file, came: wanted, sheets: list });
    return found;
  }
  let best: WorkbookSheet | null = null;
  let most = -1;
  for (const sheet of sheets) {
    const likeness = likenessToChats(sheet.table);
    if (likeness > most) [best, most] = [sheet, likeness];
  }
  if (best === null) throw new Problem("wrongInput", "chat.workbookUnreadable", { file });
  return best;
}

/** How many columns a sheet's header names; a sheet without a header counts for its cells alone. */
function likenessToChats(table: Table): number {
  if (table.rowCount === 0) return -1;
  const { columns } = detectColumns(table);
  return columns.filter(({ basis }) => basis === "header").length;
}
