import { platformOf } from "../../chat/formats/textFormats";
import { mergeOrders } from "../../chat/orders";
import type { Reading } from "../../chat/reading";
import { readTable } from "../../chat/readTable";
import type { Transcript } from "../../chat/transcript";
import type { InspectionOptions } from "../../inspection";
import type { ScanJob } from "./job";
import { tableOfBlocks, type PackedBlock } from "./pack";

/** Chats, and what an inspection knows beside them. */
export interface Chats {
  readonly transcript: Transcript;
  readonly options: Pick<InspectionOptions, "platform" | "hours"> &
    Required<Pick<InspectionOptions, "orders" | "hasOrders">>;
}

/** Reads packed cells as chats and inspects nothing. */
export function readChats(
  blocks: readonly PackedBlock[],
  { shape, read, orders, hours }: ScanJob,
): Chats & { readonly reading: Reading } {
  const reading = readTable(tableOfBlocks(blocks, shape), read);
  return {
    reading,
    transcript: reading.transcript,
    options: {
      orders: orders ? mergeOrders(reading, orders) : reading.orders,
      hasOrders: orders !== undefined || reading.hasOrders,
      platform: platformOf(reading.format),
      ...(hours && { hours }),
    },
  };
}
