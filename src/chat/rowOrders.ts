import type { ColumnDetection } from "./columns";
import { customerOf, nearestConversation, paidTime, type Order } from "./orders";
import type { Settled } from "./settle";
import { cellText, type Table } from "./table";
import type { TimeReader } from "./time";

interface OrderRow {
  /** Index in the builder. */
  readonly message: number;
  readonly id: string;
  readonly placed: number;
  readonly paid: number;
  readonly row: number;
}

/** Orders that columns beside the messages tell of: number, placing and payment. */
export class RowOrders {
  private readonly rows: OrderRow[] = [];

  constructor(
    private readonly table: Table,
    private readonly columns: ColumnDetection,
    private readonly reader: TimeReader,
  ) {}

  /** Whether the table has any such column. */
  static has({ fields }: ColumnDetection): boolean {
    return fields.order !== undefined || fields.orderTime !== undefined || fields.paidTime !== undefined;
  }

  /** @param message index in the builder of the message beside which the order stands */
  read(row: number, message: number): void {
    const { table, reader } = this;
    const { order, orderTime, paidTime: paidColumn } = this.columns.fields;
    const at = (column: number | undefined) => (column === undefined ? null : table.cell(row, column));
    const id = cellText(at(order)).trim();
    const placed = reader.read(at(orderTime));
    const paid = paidTime(at(paidColumn), reader);
    // An order of which nobody knows whether it was paid is none that could be judged.
    if (paid === null) return;
    if (id !== "" || !Number.isNaN(placed) || !Number.isNaN(paid)) {
      this.rows.push({ message, id, placed, paid, row: table.sourceRow(row) });
    }
  }

  /** The orders, each in the conversation that its messages were settled into. */
  settle(settled: Settled): Order[] {
    return ordersOfRows(this.rows, settled);
  }
}

/**
 * One order per conversation and number (or, without numbers, per conversation and placing). Where a conversation was split,
 * the order belongs to the session nearest to its placing.
 */
function ordersOfRows(rows: readonly OrderRow[], settled: Settled): Order[] {
  const { transcript, conversation, source } = settled;
  const byKey = new Map<
    string,
    { order: { -readonly [K in keyof Order]: Order[K] }; sessions: Set<number> }
  >();
  for (const { message, id, placed, paid, row } of rows) {
    const session = conversation[message];
    const key = `${source[message]}\n${id === "" ? placed : id}`;
    const known = byKey.get(key);
    if (!known) {
      const order = { id, customer: "", conversation: session, placed, paid, closed: NaN, amount: NaN, row };
      byKey.set(key, { order, sessions: new Set([session]) });
      continue;
    }
    known.sessions.add(session);
    if (Number.isNaN(known.order.placed)) known.order.placed = placed;
    if (Number.isNaN(known.order.paid)) known.order.paid = paid;
  }
  return [...byKey.values()].map(({ order, sessions }) => {
    const near = sessions.size > 1 ? nearestConversation(sessions, order.placed, transcript) : -1;
    if (near >= 0) order.conversation = near;
    order.customer = customerOf(transcript, order.conversation);
    return order;
  });
}
