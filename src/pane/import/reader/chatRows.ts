import type { Order } from "../../../chat/orders";
import type { Reading } from "../../../chat/reading";
import { Role, roleIds } from "../../../chat/role";
import { conversationOfSession } from "../../../chat/sessions";
import type { Cell } from "../../../chat/table";
import type { Field } from "../../../chat/columns";
import { roleWord } from "../../../locales/roles";
import type { Locale } from "../../../locales/translate";
import type { ColumnDigest } from "./digest";
import type { OutputTable } from "./outputTable";

const messageFields = ["conversation", "time", "sender", "role", "text"] as const satisfies readonly Field[];
const orderFields = ["order", "orderTime", "paidTime"] as const satisfies readonly Field[];

/** 1970-01-01 as a serial number of the 1900 system. */
export const epochSerial = 25_569;

/** Whether the source names clocks and no days: its days count from 1970-01-01. */
export function isDayless({ decisions }: Reading): boolean {
  return decisions.some(({ code }) => code === "noDate");
}

/** A time as a spreadsheet's serial number; days that nobody knows begin with the first that a spreadsheet has. */
export function serialOf(seconds: number, dayless = false): number | null {
  return Number.isNaN(seconds) ? null : seconds / 86_400 + (dayless ? 1 : epochSerial);
}

/**
 * The messages of all readings as one table, without those that an earlier reading holds already. Orders get columns where
 * a source has some; orders that only the platform's lines tell of are found again in these lines, which know more of them.
 *
 * @returns the table, and how many messages of each reading were left out
 */
export function chatTable(
  readings: readonly Reading[],
  locale: Locale,
): { readonly table: OutputTable; readonly elsewhere: readonly number[] } {
  const kept =
    readings.length > 1 ? withoutRepeats(readings) : readings.map(({ transcript }) => all(transcript.length));
  const elsewhere = readings.map(({ transcript }, i) => transcript.length - kept[i].length);
  const starts: number[] = [];
  let rowCount = 0;
  for (const indices of kept) {
    starts.push(rowCount);
    rowCount += indices.length;
  }
  const orders = orderFields.filter((field) =>
    readings.some(({ columns }) => columns?.fields[field] !== undefined),
  );
  const ordersByMessage = readings.map((reading) =>
    orders.length > 0 ? placeOrders(reading) : new Map<number, Order>(),
  );
  const time = readings.every(isDayless) ? "clock" : "time";
  const columns: ColumnDigest[] = [
    ...messageFields.map((id): ColumnDigest => ({ id, header: null, kind: id === "time" ? time : "text" })),
    ...orders.map((id): ColumnDigest => ({ id, header: null, kind: id === "order" ? "text" : "time" })),
  ];
  const dayless = readings.map(isDayless);
  const words = roleIds.map((id) => (id === "unknown" ? null : roleWord(locale, id)));

  const rowOf = (at: number, index: number): Cell[] => {
    const { transcript } = readings[at];
    const order = ordersByMessage[at].get(index);
    const cells: Cell[] = [
      transcript.conversations[transcript.conversation[index]],
      serialOf(transcript.time[index], dayless[at]),
      transcript.senders[transcript.sender[index]],
      words[transcript.role[index]],
      transcript.text[index],
    ];
    for (const field of orders) {
      if (field === "order") cells.push(order?.id || null);
      else cells.push(order ? serialOf(field === "orderTime" ? order.placed : order.paid) : null);
    }
    return cells;
  };
  const table: OutputTable = {
    digest: { kind: "chats", columns, rowCount },
    rows(from, to) {
      const rows: Cell[][] = [];
      let at = starts.findLastIndex((start) => start <= from);
      for (let row = from; row < Math.min(to, rowCount); row++) {
        while (row >= starts[at] + kept[at].length) at++;
        rows.push(rowOf(at, kept[at][row - starts[at]]));
      }
      return rows;
    },
  };
  return { table, elsewhere };
}

const all = (length: number): Int32Array => Int32Array.from({ length }, (_, i) => i);

/** Indices of the messages that no earlier reading holds: exports of two days overlap. */
function withoutRepeats(readings: readonly Reading[]): Int32Array[] {
  const seen = new Set<string>();
  return readings.map((reading) => {
    const { transcript } = reading;
    if (isDayless(reading)) return all(transcript.length);
    const fresh: string[] = [];
    const indices: number[] = [];
    for (let i = 0; i < transcript.length; i++) {
      const time = transcript.time[i];
      if (!Number.isNaN(time)) {
        const conversation = conversationOfSession(transcript.conversations[transcript.conversation[i]]);
        const sender = transcript.senders[transcript.sender[i]];
        const key = `${conversation}\n${sender}\n${time}\n${transcript.text[i]}`;
        if (seen.has(key)) continue;
        fresh.push(key);
      }
      indices.push(i);
    }
    // A reading has dropped its own repeats already, and by better knowledge.
    for (const key of fresh) seen.add(key);
    return Int32Array.from(indices);
  });
}

/** Each order beside a message of its conversation: the one whose row told of it, else the first that has none yet. */
function placeOrders({ transcript, orders }: Reading): Map<number, Order> {
  const placed = new Map<number, Order>();
  const byRow = new Map<number, number>();
  for (let i = 0; i < transcript.length; i++)
    if (!byRow.has(transcript.row[i])) byRow.set(transcript.row[i], i);
  for (const order of orders) {
    const own = byRow.get(order.row);
    if (own !== undefined && !placed.has(own)) {
      placed.set(own, order);
      continue;
    }
    if (order.conversation < 0) continue;
    const end = transcript.offsets[order.conversation + 1];
    for (let i = transcript.offsets[order.conversation]; i < end; i++) {
      if (placed.has(i) || transcript.role[i] === Role.system) continue;
      placed.set(i, order);
      break;
    }
  }
  return placed;
}
