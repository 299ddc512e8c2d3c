import { Problem } from "../problem";
import { foldName } from "./fold";
import { findHeaderRow, HeaderWords, rowCells } from "./headers";
import { Role } from "./role";
import { cellText, isBlank, type Cell, type Table } from "./table";
import { TimeReader } from "./time";
import { conversationOfSession } from "./sessions";
import { conversationWithoutShop } from "./shops";
import type { Transcript } from "./transcript";

/**
 * An order as the record knows it. Times are seconds of the local wall clock as in `Transcript.time`; NaN when unknown.
 * `paid`/`closed` NaN in a record that has those columns means: not paid, not closed.
 */
export interface Order {
  readonly id: string;
  /** Customer's name as in the chats, "" when the record does not say. */
  readonly customer: string;
  /** Conversation code in the transcript the order was joined to, -1 when none. */
  readonly conversation: number;
  readonly placed: number;
  readonly paid: number;
  readonly closed: number;
  readonly amount: number;
  /** Sheet row or file line, 1-based. */
  readonly row: number;
}

type OrderField = "id" | "customer" | "placed" | "paid" | "closed" | "amount" | "status";

const words = new HeaderWords<OrderField>({
  id: {
    sure: "订单号 订单编号 订单ID 订单 主订单编号 子订单编号 交易号 order order_id order_no order_number number".split(
      " ",
    ),
    likely: ["id"],
  },
  customer: {
    sure: [
      ..."买家 买家昵称 买家会员名 买家旺旺 买家账号 买家ID 买家名 客户 客户名 客户名称 客户ID 客户昵称 顾客 顾客昵称".split(
        " ",
      ),
      ..."用户 用户名 用户昵称 用户ID 会员名 旺旺 旺旺昵称 旺旺ID 下单账号 下单帐号".split(" "),
      ..."customer customer_name customer_id buyer buyer_name buyer_id user".split(" "),
    ],
    likely: "昵称 name nickname username conversation 会话 会话ID 收货人 收货人姓名".split(" "),
  },
  placed: {
    sure: [
      ..."下单时间 拍下时间 订单创建时间 订单提交时间 订单时间 订单下单时间 成交时间 下单日期".split(" "),
      ..."placed placed_at order_time ordered_at order_created_at order_date".split(" "),
    ],
    likely: "创建时间 created created_at time 时间".split(" "),
  },
  paid: {
    sure: "付款时间 支付时间 订单付款时间 订单支付时间 买家付款时间 付款日期 paid paid_at paid_time payment_time pay_time".split(
      " ",
    ),
    likely: [],
  },
  closed: {
    sure: "关闭时间 订单关闭时间 交易关闭时间 取消时间 订单取消时间 closed closed_at cancelled_at canceled_at".split(
      " ",
    ),
    likely: [],
  },
  amount: {
    sure: [
      ..."金额 订单金额 实付金额 实付款 应付金额 订单应付金额 买家应付货款 买家实际支付金额 总金额 订单总价 支付金额 付款金额".split(
        " ",
      ),
      ..."amount total total_price order_amount payment paid_amount".split(" "),
    ],
    likely: ["price", "价格"],
  },
  status: { sure: "订单状态 状态 交易状态 order_status status".split(" "), likely: [] },
});

/** Statuses that say that nobody has paid; every other status does not tell when the order was paid. */
const unpaidStatus = /等待买家付款|待付款|未付款|待支付|未支付|unpaid|pending|awaiting/i;
/** Statuses of an order that was paid, whenever. */
const paidStatus =
  /交易成功|已付款|已支付|已发货|待发货|等待卖家发货|待收货|已签收|已完成|已收货|^(?:paid|shipped|fulfilled|complete|completed|delivered|success)$/i;
/** What stands in a cell of paying times where nobody paid. */
const noTime = /^(?:-+|—+|\/|无|暂无|未付款|未支付|null|n\/a|none)?$/i;

/**
 * When an order was paid, by its cell: NaN when it was not, null when nobody knows: the cell is filled and tells no time.
 *
 * @example paidTime("", new TimeReader()) //=> NaN
 * @example paidTime("已付款", new TimeReader()) //=> null
 */
export function paidTime(cell: Cell, reader: TimeReader): number | null {
  const time = reader.read(cell);
  return Number.isNaN(time) && !noTime.test(cellText(cell).trim()) ? null : time;
}

export interface OrderReadOptions {
  /** The day of clocks without a date. */
  readonly referenceDate?: Cell;
  /** The place by whose clock times with an offset are told. */
  readonly timeZone?: string;
}

export interface OrdersReading {
  /** In the order of the record; `conversation` is -1 until `joinOrders`. */
  readonly orders: readonly Order[];
  /** Sheet rows or file lines that tell no order that could be judged: no time of placing, or paid at an unknown time. */
  readonly skipped: readonly number[];
}

/**
 * Reads a record of orders beside the chats, as shops export it: number, customer, times of placing, paying and closing,
 * amount, found by their headers in Chinese or English.
 *
 * @throws Problem `chat.noOrderColumns` when no column tells when orders were placed, `chat.noOrderRows` when it is empty, `chat.badTimeZone`
 */
export function readOrderTable(table: Table, options: OrderReadOptions = {}): OrdersReading {
  const headerRow = findHeaderRow(table, words);
  const header = headerRow === null ? [] : rowCells(table, headerRow);
  const columns = words.assign(header);
  const placedColumn = columns.get("placed");
  if (headerRow === null || placedColumn === undefined) {
    if (table.rowCount === 0) throw new Problem("notEvaluable", "chat.noOrderRows");
    const names = header.map(cellText).filter((name) => name !== "");
    throw new Problem("wrongInput", "chat.noOrderColumns", { columns: names.join(", ") || "none" });
  }
  const reader = new TimeReader(options);
  const orders: Order[] = [];
  const skipped: number[] = [];
  for (let row = headerRow + 1; row < table.rowCount; row++) {
    const cells = rowCells(table, row);
    if (cells.every(isBlank)) continue;
    const cell = (field: OrderField) => cells[columns.get(field) ?? -1] ?? null;
    const time = (field: OrderField) => reader.read(cell(field));
    const placed = time("placed");
    const paid = paidTime(cell("paid"), reader);
    const status = cellText(cell("status")).trim();
    const isUnpaid = unpaidStatus.test(status);
    // Without a paying time an order is unpaid where its status says so, and where a column of paying times leaves it out.
    const knowsPaid = isUnpaid || (columns.has("paid") && !(Number.isNaN(paid) && paidStatus.test(status)));
    if (Number.isNaN(placed) || paid === null || !knowsPaid) {
      skipped.push(table.sourceRow(row));
      continue;
    }
    orders.push({
      id: cellText(cell("id")).trim(),
      customer: cellText(cell("customer")).trim(),
      conversation: -1,
      placed,
      paid,
      closed: time("closed"),
      amount: amountOf(cell("amount")),
      row: table.sourceRow(row),
    });
  }
  return { orders, skipped };
}

/**
 * The orders of `readOrderTable` alone.
 *
 * @throws Problem as `readOrderTable`, and `chat.ordersUnjudged` when rows tell no order that could be judged: that nothing
 *   was ordered is not known then
 */
export function readOrders(table: Table, options: OrderReadOptions = {}): Order[] {
  const { orders, skipped } = readOrderTable(table, options);
  if (orders.length === 0 && skipped.length > 0) throw new Problem("notEvaluable", "chat.ordersUnjudged");
  return [...orders];
}

/** ¥1,299.00 and "1299 元" are 1299; NaN when it is no amount. */
function amountOf(cell: Cell): number {
  if (typeof cell === "number") return cell;
  const digits = foldName(cellText(cell)).replace(/[¥￥$€£元,\s]|rmb|cny/g, "");
  return /^-?\d+(\.\d+)?$/.test(digits) ? Number(digits) : NaN;
}

/** A chat may begin this long after the order it is about, and an order may be placed this long after the chat: one day. */
const nearby = 86_400;

/**
 * Joins orders to the conversations of a transcript: by the order's number where a message quotes it, else by the customer's
 * name (the conversation's own, or a sender's in it). Among several conversations of a customer the one nearest to the
 * placing is taken, and none that lies more than a day away.
 *
 * @returns the orders that belong to a conversation, with its code
 */
export function joinOrders(orders: readonly Order[], transcript: Transcript): Order[] {
  const byName = conversationsByName(transcript);
  const byNumber = conversationsByNumber(orders, transcript);
  const joined: Order[] = [];
  for (const order of orders) {
    const candidates = byNumber.get(order.id) ?? byName.get(foldName(order.customer)) ?? [];
    const conversation = nearestConversation(candidates, order.placed, transcript);
    if (conversation >= 0) joined.push({ ...order, conversation });
  }
  return joined;
}

/** Two tellings of one placing lie no further apart. */
const samePlacing = 120;

/**
 * The orders of a chat together with those of a record beside it, joined to its conversations. Where both tell of an order
 * (by its number, or placed in one conversation at the same minute), the record knows more. Orders of which only the chat
 * tells and nobody knows whether they were paid are left out.
 *
 * @example mergeOrders(readText(chat), readOrders(record))
 */
export function mergeOrders(
  reading: {
    readonly transcript: Transcript;
    readonly orders: readonly Order[];
    readonly hasOrders: boolean;
  },
  record: readonly Order[],
): Order[] {
  const joined = joinOrders(record, reading.transcript);
  if (!reading.hasOrders) return joined;
  const numbers = new Set(joined.map(({ id }) => id).filter((id) => id !== ""));
  const byConversation = new Map<number, Order[]>();
  for (const order of joined) {
    const known = byConversation.get(order.conversation);
    if (known) known.push(order);
    else byConversation.set(order.conversation, [order]);
  }
  const isTold = ({ id, conversation, placed }: Order) =>
    numbers.has(id) ||
    (byConversation.get(conversation) ?? []).some(
      (other) => (id === "" || other.id === "") && Math.abs(other.placed - placed) <= samePlacing,
    );
  return [...reading.orders.filter((order) => !isTold(order)), ...joined];
}

function conversationsByName(transcript: Transcript): Map<string, Set<number>> {
  const byName = new Map<string, Set<number>>();
  const add = (name: string, conversation: number) => {
    const key = foldName(name);
    if (key === "") return;
    const known = byName.get(key);
    if (known) known.add(conversation);
    else byName.set(key, new Set([conversation]));
  };
  transcript.conversations.forEach((name, conversation) => {
    add(name, conversation);
    // A session bears the name of its conversation and a number.
    const whole = conversationWithoutShop(conversationOfSession(name));
    if (whole !== name) add(whole, conversation);
  });
  let last = "";
  for (let i = 0; i < transcript.length; i++) {
    if (transcript.role[i] !== Role.customer) continue;
    const speaks = `${transcript.conversation[i]} ${transcript.sender[i]}`;
    if (speaks !== last) add(transcript.senders[transcript.sender[i]], transcript.conversation[i]);
    last = speaks;
  }
  return byName;
}

/** Order numbers are long; a short one would be found in any phone number. */
const shortestNumber = 8;

function conversationsByNumber(orders: readonly Order[], transcript: Transcript): Map<string, Set<number>> {
  const wanted = new Set(orders.map((order) => order.id).filter((id) => id.length >= shortestNumber));
  const found = new Map<string, Set<number>>();
  if (wanted.size === 0) return found;
  for (let i = 0; i < transcript.length; i++) {
    for (const [number] of transcript.text[i].matchAll(/[A-Za-z]{0,4}\d[\d-]{6,30}\d/g)) {
      if (!wanted.has(number)) continue;
      const conversation = transcript.conversation[i];
      const known = found.get(number);
      if (known) known.add(conversation);
      else found.set(number, new Set([conversation]));
    }
  }
  return found;
}

/**
 * The conversation in which, or nearest to which, an order was placed.
 *
 * @returns -1 when each lies more than a day away
 */
export function nearestConversation(
  candidates: Iterable<number>,
  placed: number,
  transcript: Transcript,
): number {
  let best = -1;
  let least = nearby;
  for (const conversation of candidates) {
    let first = Infinity;
    let last = -Infinity;
    for (let i = transcript.offsets[conversation]; i < transcript.offsets[conversation + 1]; i++) {
      const time = transcript.time[i];
      if (time < first) first = time;
      if (time > last) last = time;
    }
    // A conversation without times is as near as can be said.
    const distance = first === Infinity ? 0 : Math.max(0, first - placed, placed - last);
    if (distance < least || (distance === least && best < 0)) {
      best = conversation;
      least = distance;
    }
  }
  return best;
}

/** The customer's name as the conversation shows it; the conversation's own name where no customer speaks. */
export function customerOf(transcript: Transcript, conversation: number): string {
  const end = transcript.offsets[conversation + 1];
  for (let i = transcript.offsets[conversation]; i < end; i++) {
    if (transcript.role[i] === Role.customer) return transcript.senders[transcript.sender[i]];
  }
  return transcript.conversations[conversation];
}
