import { readOrders, type Order } from "../../chat/orders";
import { tableOf, type Cell } from "../../chat/table";
import { Problem } from "../../problem";
import { importedRows, findTables } from "./standing";
import { loadImports } from "./records";

/**
 * The orders that were imported last and still stand in the workbook, for a check of the chats beside them; null when there
 * are none, or when their table was changed beyond recognition: the chats can be checked without.
 */
export async function importedOrders(): Promise<Order[] | null> {
  const tables = (await loadImports())
    .flatMap((one) => one.tables)
    .filter(({ kind }) => kind === "orders")
    .reverse();
  if (tables.length === 0) return null;
  const standing = await findTables(tables);
  const at = standing.findIndex((table) => table !== null);
  const table = standing[at];
  if (!table) return null;
  try {
    const saved = tables[at];
    const rows: Cell[][] = [saved.columns.map(({ header }) => header)];
    for await (const block of importedRows({ saved, standing: table }, 0, table.body.rows))
      rows.push(...block);
    return readOrders(tableOf(rows));
  } catch (error) {
    if (error instanceof Problem) return null;
    throw error;
  }
}
