import type { Order } from "../chat/orders";
import type { Transcript } from "../chat/transcript";
import { endOfRecord, turnsOf, type Turns } from "../metrics/turns";
import { agentTexts } from "./agentTexts";
import type { ServiceHours } from "../metrics/serviceHours";
import type { ChatRecord, TextCounts } from "./conversation";
import { productFinder, type Product, type ProductFinder } from "./products";
import { measuresOf } from "./scorecard/measures";

/** What may be known of a record beside its transcript. */
export interface RecordOptions {
  /** Orders joined to the transcript's conversations (`Order.conversation`). */
  readonly orders?: readonly Order[];
  /**
   * Whether the record has orders at all. Given `orders` say so themselves; `true` without orders means "there were
   * none", `false` (the default without orders) makes rules about orders not evaluable.
   */
  readonly hasOrders?: boolean;
  /**
   * Where the record ends, seconds of the local wall clock: an open turn or an unpaid order whose limit has not passed
   * by then is undecided. Default: the midnight after the transcript's last message (`endOfRecord`).
   */
  readonly recordEnd?: number;
  /** The team's service hours: response times, and rules and scores about them, follow these; absent: day and night. */
  readonly hours?: ServiceHours;
  /** The shop's table of products, for rules that compare what is recommended with what was asked. */
  readonly products?: readonly Product[];
  /**
   * Where the transcript is but a part of the record: how many conversations the whole has, and in how many of them agents
   * wrote a text. Default: the transcript is all of it.
   */
  readonly whole?: { readonly conversations: number; readonly agentTexts: TextCounts };
}

/** What is found once in a whole record, whichever slices of it are inspected. */
interface Whole {
  readonly turns: Turns;
  readonly end: number;
  readonly agentTexts: () => ReadonlyMap<string, number>;
  /** By service hours. */
  readonly measures: Map<ServiceHours | undefined, ReturnType<typeof measuresOf>>;
}

function wholeOf(transcript: Transcript): Whole {
  let texts: ReadonlyMap<string, number> | undefined;
  return {
    turns: turnsOf(transcript),
    end: endOfRecord(transcript),
    agentTexts: () => (texts ??= agentTexts(transcript)),
    measures: new Map(),
  };
}

/** Knows what slices of one record have in common, so that each asks for it once. */
export interface RecordKeeper {
  recordOf(transcript: Transcript, options: RecordOptions): ChatRecord;
  measuresOf(transcript: Transcript, options: RecordOptions): ReturnType<typeof measuresOf>;
}

export function recordKeeper(): RecordKeeper {
  const wholes = new WeakMap<Transcript, Whole>();
  const ordersOf = new WeakMap<readonly Order[], ReadonlyMap<number, readonly Order[]>>();
  const findersOf = new WeakMap<readonly Product[], ProductFinder>();

  const whole = (transcript: Transcript): Whole => once(wholes, transcript, () => wholeOf(transcript));
  return {
    recordOf(transcript, options) {
      const { turns, end, agentTexts: texts } = whole(transcript);
      const { orders = noOrders, hasOrders = options.orders !== undefined, products } = options;
      return {
        transcript,
        turns,
        orders: hasOrders ? once(ordersOf, orders, () => byConversation(orders)) : null,
        recordEnd: options.recordEnd ?? end,
        hours: options.hours ?? null,
        products: products ? once(findersOf, products, () => productFinder(products)) : null,
        conversations: options.whole?.conversations ?? transcript.conversations.length,
        agentTexts: () => options.whole?.agentTexts ?? texts(),
      };
    },
    measuresOf(transcript, { hours }) {
      const { turns, measures } = whole(transcript);
      return once(measures, hours, () => measuresOf(transcript, turns, hours));
    },
  };
}

const noOrders: readonly Order[] = [];

function byConversation(orders: readonly Order[]): ReadonlyMap<number, readonly Order[]> {
  const lists = new Map<number, Order[]>();
  for (const order of orders) {
    const own = lists.get(order.conversation);
    if (own) own.push(order);
    else lists.set(order.conversation, [order]);
  }
  return lists;
}

function once<Key, Value extends object>(
  known: { get(key: Key): Value | undefined; set(key: Key, value: Value): unknown },
  key: Key,
  make: () => Value,
): Value {
  let value = known.get(key);
  if (value === undefined) known.set(key, (value = make()));
  return value;
}
