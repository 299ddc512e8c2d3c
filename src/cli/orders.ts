import { mergeOrders, readOrders } from "../chat/orders";
import type { Reading } from "../chat/reading";
import { readInput, tableOfInput } from "./input";
import type { Streams } from "./streams";

/** The chat with the orders of its own rows and those of the record beside it. */
export async function withOrders(
  reading: Reading,
  {
    orders: file,
    date,
    timeZone,
  }: { readonly orders?: string; readonly date?: string; readonly timeZone?: string },
  streams: Streams,
): Promise<Reading> {
  if (file === undefined) return reading;
  const record = readOrders(tableOfInput(await readInput(file, streams)), { referenceDate: date, timeZone });
  return { ...reading, orders: mergeOrders(reading, record), hasOrders: true };
}
