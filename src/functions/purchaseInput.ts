import { isBlank } from "../chat/table";
import { commonHeight, timesOf } from "./chatInput";
import { isHeaderOfCustomers } from "./headers";
import { wrongInColumn, type Column } from "./parameters";

export interface Purchases {
  readonly customers: string[];
  /** Seconds of the local wall clock; null without a column of dates. */
  readonly times: number[] | null;
}

/**
 * A column of customers, one purchase per row, and perhaps the dates beside it. A header, blank rows and rows without a
 * customer are left out.
 *
 * @throws Problem `functions.notDate` for a date that is missing or cannot be read
 */
export function purchasesOf(customers: Column, dates: Column | null): Purchases {
  const height = commonHeight(dates ? [customers, dates] : [customers]);
  const names: string[] = [];
  const times: number[] = [];
  const reader = dates && timesOf(dates, height);
  let isFirst = true;
  for (let row = 0; row < height; row++) {
    const customer = customers.cell(row);
    if (isBlank(customer)) continue;
    const name = String(customer).trim();
    // One row at most is a header: no purchase of an unknown date may vanish with it.
    const couldBeHeader = isFirst && row + 1 < customers.height;
    isFirst = false;
    if (dates && reader) {
      const date = dates.cell(row);
      const { seconds, clockOnly } = reader.read(row, date);
      if (Number.isNaN(seconds) || clockOnly) {
        if (couldBeHeader && typeof date === "string" && Number.isNaN(seconds)) continue;
        throw wrongInColumn("functions.notDate", dates, row);
      }
      times.push(seconds);
    } else if (couldBeHeader && isHeaderOfCustomers(customer)) continue;
    names.push(name);
  }
  return { customers: names, times: dates ? times : null };
}
