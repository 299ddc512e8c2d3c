/**
 * Orders as a platform tells of them between the messages: 买家已拍下, 买家已付款, 交易已关闭.
 */
import { foldName } from "./fold";
import { customerOf, type Order } from "./orders";
import { Role } from "./role";
import { parseTime } from "./time";
import type { Transcript } from "./transcript";

const buyer = "(?:买家|用户|消费者|顾客|客户)";
const placed = new RegExp(`^${buyer}已?(?:拍下|下单)`);
const paid = new RegExp(`^(?:${buyer}已?(?:付款|支付)|订单已(?:付款|支付))`);
const closed = new RegExp(`^(?:(?:交易|订单)已?关闭|订单已取消|${buyer}已?取消)`);
const amount = /[¥￥] ?(\d[\d,]*(?:\.\d+)?)|(\d[\d,]*(?:\.\d+)?) ?元/;
const number = /(?<!\d)\d{10,24}(?!\d)/;
const writtenTime = /\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日? +\d{1,2}:\d{2}(?::\d{2})?/;

/**
 * Orders whose placing the platform prints among the messages. A payment or a closing belongs to the order whose number it
 * names, else to the last one that is open. The time is the one that the line writes, else the message's.
 *
 * @returns null when no line tells of a placing: then absence of an order means nothing. `settled` says whether any line tells
 *   of a payment or a closing at all: where none does, nobody knows whether the orders were paid.
 * @example
 * const { transcript } = readText("t***1 2024-4-14 9:05:07\n买家已拍下订单 ¥269.00");
 * readOrderEvents(transcript)?.orders[0].amount //=> 269
 */
export function readOrderEvents(transcript: Transcript): OrderEvents | null {
  const orders: Order[] = [];
  let settled = false;
  for (let c = 0; c < transcript.conversations.length; c++) {
    const told = new ToldOrders();
    for (let i = transcript.offsets[c]; i < transcript.offsets[c + 1]; i++) {
      if (transcript.role[i] !== Role.system) continue;
      for (const line of transcript.text[i].split("\n")) {
        const trimmed = line.trim();
        if (placed.test(trimmed)) orders.push(told.add(orderOf(line, c, i, transcript)));
        else if (told.settle(trimmed, timeOf(line, transcript.time[i]))) settled = true;
      }
    }
  }
  return orders.length > 0 ? { orders, settled } : null;
}

/** The time that a line tells may be a little off the one that a column tells. */
const sameMoment = 60;

/**
 * Orders of columns, which tell no amounts, with those that the platform prints among the messages of their conversation: of
 * the order of the same number, or of one that was placed at the same minute.
 */
export function withToldAmounts(orders: readonly Order[], transcript: Transcript): readonly Order[] {
  if (!orders.some(({ amount }) => Number.isNaN(amount))) return orders;
  const told = (readOrderEvents(transcript)?.orders ?? []).filter(({ amount }) => !Number.isNaN(amount));
  if (told.length === 0) return orders;
  const byConversation = new Map<number, Order[]>();
  for (const event of told) {
    const own = byConversation.get(event.conversation);
    if (own) own.push(event);
    else byConversation.set(event.conversation, [event]);
  }
  return orders.map((order) => {
    if (!Number.isNaN(order.amount)) return order;
    const event = byConversation
      .get(order.conversation)
      ?.find(({ id, placed: moment }) =>
        id !== "" && order.id !== "" ? id === order.id : Math.abs(moment - order.placed) <= sameMoment,
      );
    return event ? { ...order, amount: event.amount } : order;
  });
}

/** Orders told between the messages. */
export interface OrderEvents {
  readonly orders: readonly Order[];
  readonly settled: boolean;
}

type OpenOrder = { -readonly [K in keyof Order]: Order[K] };

function orderOf(line: string, conversation: number, message: number, transcript: Transcript): OpenOrder {
  return {
    id: number.exec(line)?.[0] ?? "",
    customer: customerOf(transcript, conversation),
    conversation,
    placed: timeOf(line, transcript.time[message]),
    paid: NaN,
    closed: NaN,
    amount: amountOf(line),
    row: transcript.row[message],
  };
}

/** The orders of one conversation, as its lines tell of them one by one. */
class ToldOrders {
  private readonly byId = new Map<string, OpenOrder>();
  /** Neither paid nor closed as far as told, the last on top; those without a number once more by themselves. */
  private readonly open: OpenOrder[] = [];
  private readonly openWithoutId: OpenOrder[] = [];

  add(order: OpenOrder): OpenOrder {
    if (order.id !== "") this.byId.set(order.id, order);
    else this.openWithoutId.push(order);
    this.open.push(order);
    return order;
  }

  /** @returns whether the line tells of a payment or a closing */
  settle(line: string, time: number): boolean {
    const field = paid.test(line) ? "paid" : closed.test(line) ? "closed" : null;
    if (field === null) return false;
    const id = number.exec(line)?.[0];
    const order =
      id === undefined
        ? lastOpen(this.open, isOpen)
        : (this.byId.get(id) ?? lastOpen(this.openWithoutId, (one) => isOpen(one) && one.id === ""));
    if (!order) return true;
    order[field] = time;
    if (id !== undefined) {
      order.id = id;
      this.byId.set(id, order);
    }
    if (Number.isNaN(order.amount)) order.amount = amountOf(line);
    return true;
  }
}

function isOpen({ paid, closed }: OpenOrder): boolean {
  return Number.isNaN(paid) && Number.isNaN(closed);
}

/** The topmost that fits; those above it never will again. */
function lastOpen(stack: OpenOrder[], fits: (order: OpenOrder) => boolean): OpenOrder | undefined {
  while (stack.length > 0 && !fits(stack[stack.length - 1])) stack.pop();
  return stack.at(-1);
}

function timeOf(line: string, time: number): number {
  const written = writtenTime.exec(line);
  const seconds = written ? parseTime(written[0]).seconds : NaN;
  return Number.isNaN(seconds) ? time : seconds;
}

function amountOf(line: string): number {
  const match = amount.exec(foldName(line));
  return match ? Number((match[1] ?? match[2] ?? "").replaceAll(",", "")) : NaN;
}
