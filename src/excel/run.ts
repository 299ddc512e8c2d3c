import { supports } from "./environment";
import { ExcelTrouble, troubleOf } from "./trouble";

/**
 * Runs a batch in Excel and turns Excel's errors into `ExcelTrouble`. Waits while a person is editing a cell (a batch would
 * fail meanwhile), and makes what the batch writes one step of undo where Excel can.
 */
export async function inExcel<T>(batch: (context: Excel.RequestContext) => Promise<T>): Promise<T> {
  if (typeof Excel === "undefined") throw new ExcelTrouble("notExcel");
  const options: Excel.RunOptions = { delayForCellEdit: true };
  if (supports("ExcelApi", "1.20")) options.mergeUndoGroup = true;
  try {
    return await Excel.run(options, batch);
  } catch (error) {
    throw troubleOf(error);
  }
}
