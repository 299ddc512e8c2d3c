import { addressOf, parseAddress } from "./address";
import type { CellRange, Insertion } from "./insertFormula";
import { inExcel } from "./run";

/** A block of cells to write: numbers, and texts that begin with = where they are formulas; null leaves a cell blank. */
export type Block = readonly (readonly (string | number | null)[])[];

/**
 * Writes a block of labels, numbers and formulas from the first cell of a range on, and selects it. Nothing is written
 * where any cell of the block, or of the room that its formulas spill into, holds something.
 *
 * @param room rows and columns that the block needs with what its formulas spill
 */
export function insertBlock(
  { sheetId, address }: CellRange,
  block: Block,
  room: { readonly rows: number; readonly columns: number },
): Promise<Insertion> {
  return inExcel(async (context) => {
    const place = parseAddress(address) ?? { row: 0, column: 0 };
    const sheet = context.workbook.worksheets.getItem(sheetId);
    const { row, column } = place;
    const needed = sheet.getRange(addressOf({ row, column, ...room }));
    const used = needed.getUsedRangeOrNullObject(true).load("address");
    await context.sync();
    if (!used.isNullObject) return { kind: "occupied", shows: addressOf({ row, column, ...room }) };
    const width = Math.max(...block.map((line) => line.length));
    const cells = sheet.getRangeByIndexes(row, column, block.length, width);
    cells.formulas = block.map((line) => Array.from({ length: width }, (_, i) => line[i] ?? ""));
    sheet.activate();
    cells.select();
    await widenTo(context, sheet.getRangeByIndexes(row, column, block.length, 1));
    return { kind: "inserted" };
  });
}

/** Makes a column as wide as its labels, and never narrower than it is. */
async function widenTo(context: Excel.RequestContext, labels: Excel.Range): Promise<void> {
  const before = labels.format.load("columnWidth");
  await context.sync();
  const width = before.columnWidth;
  labels.format.autofitColumns();
  const after = labels.format.load("columnWidth");
  await context.sync();
  if (after.columnWidth >= width) return;
  labels.format.columnWidth = width;
  await context.sync();
}
