import { z } from "zod";
import type { Order } from "../../chat/orders";
import { amount } from "../language";
import type { Conversation } from "../conversation";
import type { Reason } from "../language";
import { holds, no, unknown, type Hit } from "../outcome";
import { operator } from "./operator";

const event = z.enum(["placed", "paid", "closed"]);

/**
 * Orders of the conversation's customer that had an event, and had none of other events within so many seconds after it
 * (the limit itself included); each order is a hit that stands at the event's time between the messages.
 *
 * Not evaluable without orders; undecided while the time has not passed at the end of the record.
 */
export const order = operator({
  schema: z.strictObject({
    operator: z.literal("order"),
    event,
    /** Fewer such orders than this do not count. */
    minimum: amount.default(1),
    without: z.strictObject({ events: z.array(event).min(1), seconds: amount }).optional(),
  }),
  compile(condition, compiler) {
    const { event, without } = condition;
    const minimum = compiler.amount(condition.minimum);
    const seconds = without ? compiler.amount(without.seconds) : 0;

    return (conversation) => {
      const { orders, recordEnd } = conversation.record;
      if (!orders) return unknown("noOrders");
      const hits: Hit[] = [];
      let doubt: Reason | null = null;
      for (const each of orders.get(conversation.index) ?? []) {
        const time = each[event];
        if (Number.isNaN(time)) {
          // Unpaid and unclosed are facts; an order that was never placed is a gap in the record.
          if (event === "placed") doubt ??= "noTimes";
          continue;
        }
        if (without?.events.some((other) => each[other] <= time + seconds)) continue;
        if (without && time + seconds > recordEnd) {
          doubt ??= "undecided";
          continue;
        }
        hits.push(orderHit(conversation, each, time, seconds));
      }
      if (hits.length > 0 && hits.length >= minimum) return holds(hits);
      return doubt ? unknown(doubt) : no;
    };
  },
});

function orderHit(conversation: Conversation, each: Order, time: number, seconds: number): Hit {
  const { transcript } = conversation;
  let place = conversation.from;
  while (place < conversation.to && !(transcript.time[place] > time)) place++;
  const nearest = Math.max(place - 1, conversation.from);
  const agent = conversation.agentInCharge(nearest);
  return {
    before: place,
    after: place,
    time,
    slack: 0,
    isEvent: true,
    messages: conversation.to > conversation.from ? [nearest] : [],
    spans: [],
    agent,
    measured: null,
    limit: seconds,
    unit: "seconds",
    values: { order: each.id, orderRow: each.row },
  };
}
