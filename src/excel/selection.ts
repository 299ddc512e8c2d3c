import { addressOf, runsOf } from "./address";
import { supports } from "./environment";
import { inExcel } from "./run";
import { rectOf, rectProperties } from "./source";

/** Excel takes at most 8,192 characters of addresses. */
const addressLimit = 8_192;

/**
 * Shows the sheet and selects rows (1-based), over the columns of its data. An Excel that cannot select several areas
 * (before ExcelApi 1.18) selects the first.
 */
export function selectRows(sheetId: string, rows: readonly number[]): Promise<void> {
  return inExcel(async (context) => {
    const sheet = context.workbook.worksheets.getItem(sheetId);
    const used = sheet.getUsedRangeOrNullObject(true).load(rectProperties);
    await context.sync();
    sheet.activate();
    const address = used.isNullObject ? "" : addressesOf(rows, rectOf(used));
    const [first] = address.split(",");
    if (first !== address && supports("ExcelApi", "1.18")) sheet.getRanges(address).select();
    else if (first) sheet.getRange(first).select();
    await context.sync();
  });
}

/**
 * Addresses of rows, neighbours joined, as many as Excel takes.
 *
 * @example addressesOf([3, 4, 9], { column: 0, columns: 6 }) //=> "A3:F4,A9:F9"
 */
export function addressesOf(
  rows: readonly number[],
  { column, columns }: { readonly column: number; readonly columns: number },
): string {
  let addresses = "";
  for (const [first, last] of runsOf(rows)) {
    const address = addressOf({ row: first - 1, column, rows: last - first + 1, columns });
    if (addresses.length + 1 + address.length > addressLimit) break;
    addresses += (addresses && ",") + address;
  }
  return addresses;
}
