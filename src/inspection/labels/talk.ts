/** Labels that the talk itself shows: the stage that it reached, what it was about, and why an inquiry was lost. */
import type { Order } from "../../chat/orders";
import type { Transcript } from "../../chat/transcript";
import { questionCategories, type QuestionCategory } from "../intents";
import { shown, type Label, type Shown } from "./label";
import { lostCauses, type LostCause, type Readings } from "./reader";

/** The road to an order: comfort 舒心 → trust 信任 → fit 合适 → discount 折扣 → order 下单. */
export const stages = ["comfort", "trust", "fit", "discount", "order"] as const;
export type Stage = (typeof stages)[number];

/** What a customer hesitates about: trust 信任 (is it genuine, is it good) or discount 优惠 (is it cheap enough). */
export const concerns = ["trust", "discount"] as const;
export type Concern = (typeof concerns)[number];

/** Where the reason of a lost inquiry lies. */
export const lostReasons = ["buyer", "product", "stock", "campaign"] as const;
export type LostReason = (typeof lostReasons)[number];

/** Who can do something about it: promotion 推广, operations 运营, product 产品, campaign 活动, owner 店主. */
export const lostOwners = ["promotion", "operations", "product", "campaign", "owner"] as const;
export type LostOwner = (typeof lostOwners)[number];

/** Why an inquiry ended without an order. */
export interface LostInquiry extends Label<LostReason> {
  /** What exactly was said (`outOfStock`, `price`, …) and who can do something about it; null without a reason. */
  readonly cause: string | null;
  readonly owner: LostOwner | null;
}

/** What is known of a conversation's orders: null when the record has no orders at all. */
export type OwnOrders = readonly Order[] | null;

/**
 * The stages that the talk reached, the furthest first. Comfort is a person's reply; trust, fit and discount are reached
 * when a person speaks of them or answers a customer who does; order when the record or the talk knows of one.
 */
export function stageOf(readings: Readings, orders: OwnOrders, transcript: Transcript): Label<Stage> {
  const { agent } = readings;
  const answered = (asked: readonly number[]): readonly number[] =>
    asked.filter((message) => agent.some((reply) => reply > message));
  const evidence: Readonly<Record<Stage, readonly number[] | null>> = {
    comfort: some(agent.slice(0, 1)),
    trust: some([
      ...readings.word("agent", "trustAnswer"),
      ...answered([...readings.word("customer", "trustConcern"), ...readings.category("B")]),
    ]),
    fit: some([
      ...readings.word("agent", "fitAnswer"),
      ...readings.intent("agent", "needsQuestion"),
      ...readings.intent("agent", "recommendation"),
      ...answered([
        ...readings.category("A"),
        ...readings.category("C"),
        ...readings.intent("customer", "recommendMe"),
      ]),
    ]),
    discount: some([
      ...readings.intent("agent", "concession"),
      ...answered([
        ...readings.intent("customer", "bargaining"),
        ...readings.intent("customer", "promotionQuestion"),
      ]),
    ]),
    order: orderEvidence(readings, orders, transcript),
  };
  const values = stages
    .flatMap((stage): Shown<Stage>[] => {
      const messages = evidence[stage];
      return messages ? [shown(stage, messages, transcript)] : [];
    })
    .reverse();
  return labelOf(values, readings);
}

function some(messages: readonly number[]): readonly number[] | null {
  return messages.length > 0 ? messages : null;
}

/** Messages that show an order; an order of the record alone has none. Null when there is no order. */
function orderEvidence(
  readings: Readings,
  orders: OwnOrders,
  { time }: Transcript,
): readonly number[] | null {
  const said = [...readings.word("customer", "bought"), ...readings.word("system", "bought")];
  const placed = (orders ?? []).filter((order) => !Number.isNaN(order.placed) || !Number.isNaN(order.paid));
  if (placed.length === 0) return some(said);
  const all = [...readings.customer, ...readings.agent, ...readings.system].sort((a, b) => a - b);
  const near = placed.flatMap((order) => {
    const moment = Number.isNaN(order.placed) ? order.paid : order.placed;
    return all.filter((message) => time[message] <= moment).slice(-1);
  });
  return [...said, ...near];
}

/** The categories A–F that the customer asked about, the most asked first. */
export function questionsOf(readings: Readings, transcript: Transcript): Label<QuestionCategory> {
  const values = questionCategories
    .map((category) => shown(category, readings.category(category), transcript))
    .filter(({ messages }) => messages.length > 0)
    .sort((a, b) => b.messages.length - a.messages.length);
  return labelOf(values, readings);
}

export function concernsOf(readings: Readings, transcript: Transcript): Label<Concern> {
  const evidence: Readonly<Record<Concern, readonly number[]>> = {
    trust: [...readings.word("customer", "trustConcern"), ...readings.category("B")],
    discount: (["bargaining", "promotionQuestion", "priceProtection"] as const).flatMap((intent) =>
      readings.intent("customer", intent),
    ),
  };
  const values = concerns
    .filter((concern) => evidence[concern].length > 0)
    .map((concern) => shown(concern, evidence[concern], transcript));
  return labelOf(values, readings);
}

/** Whether the customer pressed for something: an answer, a dispatch, a refund. */
export function urgingOf(readings: Readings, transcript: Transcript): Label<"urging"> {
  const messages = readings.intent("customer", "urging");
  return labelOf(messages.length > 0 ? [shown("urging", messages, transcript)] : [], readings);
}

/** What nobody asks who has bought already: prices, what to choose, fit and size. */
const asksToBuy = ["priceQuestion", "promotionQuestion", "bargaining", "recommendMe"] as const;
const asksWhatFits = ["A", "C"] as const;
const afterSaleIntents = ["complaint", "urging", "priceProtection"] as const;

/**
 * Why an inquiry was lost. Without orders in the record an inquiry counts as lost only when the customer says so; whether
 * any other was lost is not known. A conversation about what was bought is no inquiry. Where several causes were said, what
 * the shop can change comes before the buyer's own.
 */
export function lostInquiryOf(
  readings: Readings,
  orders: OwnOrders,
  isAfterSale: boolean,
  transcript: Transcript,
): LostInquiry {
  const none = { values: [], cause: null, owner: null };
  if (readings.customer.length === 0)
    return { ...none, unknown: readings.unknown.length > 0 ? "noRoles" : null };
  if (!isInquiry(readings, isAfterSale) || orderEvidence(readings, orders, transcript))
    return { ...none, unknown: null };
  const leaves = readings.word("customer", "leaves");
  if (orders === null && leaves.length === 0) return { ...none, unknown: "noOrders" };
  const [found] = lostCauses
    .map((cause) => ({ cause, messages: readings.cause(cause) }))
    .filter(({ messages }) => messages.length > 0)
    .sort(
      (a, b) =>
        rankOf(a.cause) - rankOf(b.cause) ||
        b.messages[b.messages.length - 1] - a.messages[a.messages.length - 1],
    );
  if (!found) return { ...none, unknown: "notSaid" };
  const { cause, messages } = found;
  return {
    values: [shown(cause.reason, [...messages, ...leaves], transcript)],
    unknown: null,
    cause: cause.id,
    owner: cause.owner,
  };
}

const rankOf = ({ reason }: LostCause): number => (reason === "buyer" ? 1 : 0);

/** A customer who speaks of what was bought, complains or presses asks nothing to buy unless the words say so, or leaves. */
function isInquiry(readings: Readings, isAfterSale: boolean): boolean {
  const asks =
    asksToBuy.some((intent) => readings.intent("customer", intent).length > 0) ||
    asksWhatFits.some((category) => readings.category(category).length > 0);
  if (asks) return true;
  if (isAfterSale) return false;
  if (readings.word("customer", "leaves").length > 0) return true;
  return afterSaleIntents.every((intent) => readings.intent("customer", intent).length === 0);
}

function labelOf<Value extends string>(values: readonly Shown<Value>[], { unknown }: Readings): Label<Value> {
  return { values, unknown: values.length === 0 && unknown.length > 0 ? "noRoles" : null };
}
