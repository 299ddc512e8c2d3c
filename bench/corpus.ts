/** A generated shop: as many conversations as asked, the same ones every time. */
import { tableOf, type Cell, type Table } from "../src/chat/table";
import { fold } from "../src/inspection/text/fold";
import { shop, type Topic } from "./shop";

type Random = () => number;

/** Numbers in [0, 1) that repeat from run to run (mulberry32). */
function random(seed: number): Random {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const messagesOfConversation = 20;

/** A template cut at its slots: text, slot, text, slot, …, text. */
type Pieces = readonly string[];
const pieces = new Map<string, Pieces>();

/** Fills the slots of a template: `{款}` with one of a list, `{#a-b}` with a number between. */
function fill(template: string, next: Random, product: string): string {
  let parts = pieces.get(template);
  if (!parts) pieces.set(template, (parts = template.split(/[{}]/)));
  let text = "";
  parts.forEach((part, i) => {
    if (i % 2 === 0) text += part;
    else if (part === "款") text += product;
    else if (part.startsWith("#")) {
      const [low, high] = part.slice(1).split("-").map(Number);
      text += low! + Math.floor(next() * (high! - low! + 1));
    } else text += pick(shop.slots[part]!, next);
  });
  return text;
}

function pick<T>(list: readonly T[], next: Random): T {
  return list[Math.floor(next() * list.length)]!;
}

/** One sentence of a list, or two in one message. */
function twice(list: readonly string[], next: Random): string {
  const first = pick(list, next);
  return next() < 0.35 ? `${first}。${pick(list, next)}` : first;
}

/** A conversation's product, topic after topic: the customer asks in one message or two, the agent answers in one or two. */
function* talk(next: Random): Generator<{ fromCustomer: boolean; text: string }> {
  const product = `${pick(shop.styles, next)}${pick(shop.slots.款!, next)}`;
  const customer = (template: string): { fromCustomer: true; text: string } => {
    const text = fill(template, next, product);
    return {
      fromCustomer: true,
      text: `${next() < 0.5 ? pick(shop.openers, next) : ""}${text}${pick(shop.closers, next)}`,
    };
  };
  const agent = (template: string): { fromCustomer: false; text: string } => {
    const text = fill(template, next, product);
    // What an agent has at hand as a quick reply is sent as it stands; what is typed is addressed to somebody.
    const isTyped = template.includes("{") || next() < 0.3;
    return { fromCustomer: false, text: isTyped ? `${pick(shop.addresses, next)}${text}` : text };
  };
  yield customer(pick(shop.greetings, next));
  yield agent(pick(shop.welcomes, next));
  for (;;) {
    const topic: Topic = pick(shop.topics, next);
    const ask = pick(topic.asks, next);
    yield customer(next() < 0.4 ? `${ask}，${pick(topic.asks, next)}` : ask);
    if (next() < 0.4) yield customer(pick(shop.remarks, next));
    yield agent(next() < 0.03 ? pick(shop.faults, next) : twice(topic.answers, next));
    if (next() < 0.5) yield agent(next() < 0.3 ? pick(shop.followUps, next) : twice(topic.answers, next));
  }
}

/**
 * A sheet of chats with a header: conversation, time (Excel serial), sender, role, text. Templates and slots make nearly
 * every customer's text and most of what agents type one of its kind; a third of what agents say are quick replies.
 *
 * @param rows data rows; a conversation has 20 of them
 */
export function corpus(rows: number): Table {
  const next = random(20_260_101);
  const values: Cell[][] = [["会话ID", "时间", "发送者", "角色", "内容"]];
  let seconds = 0;
  let conversation = talk(next);
  for (let row = 0; row < rows; row++) {
    const number = Math.floor(row / messagesOfConversation);
    if (row % messagesOfConversation === 0) conversation = talk(next);
    const { fromCustomer, text } = conversation.next().value as { fromCustomer: boolean; text: string };
    seconds += fromCustomer
      ? 5 + Math.floor(next() * 60)
      : 3 + Math.floor(next() * (next() < 0.04 ? 200 : 30));
    values.push([
      `C${number}`,
      45_000 + seconds / 86_400,
      fromCustomer ? `买家${number}` : `客服${number % 12}`,
      fromCustomer ? "客户" : "客服",
      text,
    ]);
  }
  return tableOf(values);
}

/**
 * Distinct phrases of four characters in the alphabet of the corpus, a few of which occur in it. They are written as folding
 * leaves them and no other character folds to theirs, so that engines that do not fold find the same.
 *
 * @param count how many
 */
export function phrases(count: number): string[] {
  const next = random(7);
  const characters = [...new Set(shop.alphabet)];
  const alphabet = characters.filter(
    (one) => fold(one) === one && characters.every((other) => other === one || fold(other) !== one),
  );
  const found = new Set(["可以支付", "便宜点吗"]);
  while (found.size < count) {
    found.add(Array.from({ length: 4 }, () => alphabet[Math.floor(next() * alphabet.length)]).join(""));
  }
  return [...found];
}
