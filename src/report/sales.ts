import type { Order } from "../chat/orders";
import { Role } from "../chat/role";
import type { Transcript } from "../chat/transcript";
import { Exact, toCents } from "../metrics/money";

/** What became of the orders of a set of conversations. */
export interface SalesFigures {
  /** Conversations with an order, and with a paid one. */
  readonly ordered: number;
  readonly paid: number;
  /** Amounts of the paid orders, to the cent; null when no paid order says its amount. */
  readonly sales: number | null;
  /** Sales ÷ paid orders that say their amount (客单价 per order); null when there is none. */
  readonly averageOrderValue: number | null;
}

/**
 * The agent to whom an order belongs: the human agent who last wrote in its conversation before it was paid; before it was
 * placed when it is unpaid. When that moment or the times are unknown, or nobody had written yet, the one who wrote last.
 *
 * @returns sender code; -1 when no human agent wrote
 */
export function sellerOf(transcript: Transcript, order: Order): number {
  const { offsets, role, sender, time } = transcript;
  const moment = order.paid === order.paid ? order.paid : order.placed;
  let last = -1;
  let before = -1;
  for (let i = offsets[order.conversation], end = offsets[order.conversation + 1]; i < end; i++) {
    if (role[i] !== Role.agent) continue;
    last = sender[i];
    if (time[i] <= moment) before = sender[i];
  }
  return before >= 0 ? before : last;
}

/** Adds up the orders of conversations; an order counts once, a conversation once however many orders it has. */
export class SalesTally {
  private readonly ordered = new Set<number>();
  private readonly paid = new Set<number>();
  private sum = new Exact(0);
  private priced = 0;

  add({ conversation, paid, amount }: Order): void {
    this.ordered.add(conversation);
    if (Number.isNaN(paid)) return;
    this.paid.add(conversation);
    if (Number.isNaN(amount)) return;
    this.sum = this.sum.plus(amount);
    this.priced++;
  }

  figures(): SalesFigures {
    return {
      ordered: this.ordered.size,
      paid: this.paid.size,
      sales: this.priced === 0 ? null : toCents(this.sum),
      averageOrderValue: this.priced === 0 ? null : toCents(this.sum.dividedBy(this.priced)),
    };
  }
}
