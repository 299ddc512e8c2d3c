import { tableOfCsv } from "../../../chat/csv";
import { readText } from "../../../chat/formats";
import { readKpiTable, type KpiTable } from "../../../chat/kpi";
import { readOrderTable, type OrdersReading } from "../../../chat/orders";
import type { Reading, ReadOptions } from "../../../chat/reading";
import { readTable } from "../../../chat/readTable";
import type { Table } from "../../../chat/table";
import { Problem } from "../../../problem";
import type { Content } from "./contents";

/** What was made of a content. */
export type PartReading =
  | { readonly kind: "chats"; readonly reading: Reading }
  | { readonly kind: "agents"; readonly kpi: KpiTable }
  | { readonly kind: "orders"; readonly record: OrdersReading }
  | { readonly kind: "failed"; readonly problem: Problem };

/**
 * Reads a content as chats, as a summary of agents, or as a record of orders, whichever it is. A person who names a format
 * says that it is chats.
 */
export function readPart({ body }: Content, options: ReadOptions): PartReading {
  try {
    const reading = body.kind === "text" ? readText(body.text, options) : readTable(body.table, options);
    const record = isUnnamedText(reading) && options.format === undefined ? ordersIn(body) : null;
    return record ? { kind: "orders", record } : { kind: "chats", reading };
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    if (error.code === "chat.kpiTable") {
      const kpi = readKpiTable(tableIn(body));
      if (kpi) return { kind: "agents", kpi };
    }
    if (error.code === "chat.noTextColumn") {
      const record = ordersIn(body);
      if (record) return { kind: "orders", record };
    }
    return { kind: "failed", problem: error };
  }
}

/** The messages were found by what the cells hold, not by a header: a record of orders has longish cells too. */
function isUnnamedText({ format, columns }: Reading): boolean {
  const text = columns?.fields.text;
  return format === "table" && text !== undefined && columns?.columns[text]?.basis === "content";
}

function tableIn(body: Content["body"]): Table {
  return body.kind === "table" ? body.table : tableOfCsv(body.text);
}

function ordersIn(body: Content["body"]): OrdersReading | null {
  try {
    const record = readOrderTable(tableIn(body));
    return record.orders.length > 0 ? record : null;
  } catch (error) {
    if (error instanceof Problem) return null;
    throw error;
  }
}
