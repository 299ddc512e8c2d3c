/** What a message may be meant to do: stable ids, and who can mean it. */

const agentIntents = [
  "reminder",
  "orderInvitation",
  "asksNotToPay",
  "needsQuestion",
  "whyQuestion",
  "recommendation",
  "alternativeOffered",
  "refusal",
  "concession",
  "explanation",
  "timePromise",
  "evasive",
] as const;

const customerIntents = [
  "bargaining",
  "priceQuestion",
  "promotionQuestion",
  "priceProtection",
  "complaint",
  "urging",
  "paymentTrouble",
  "recommendMe",
] as const;

/** Either side greets and takes leave. */
const sharedIntents = ["greeting", "farewell"] as const;

export const intentIds = [...agentIntents, ...customerIntents, ...sharedIntents] as const;

/**
 * An intent of a message. The agent's: reminder 催付, orderInvitation 邀请下单, asksNotToPay 请先别付款, needsQuestion 问需求, whyQuestion
 * 问原因, recommendation 推荐, alternativeOffered 替代方案, refusal 拒绝, concession 让价, explanation 解释, timePromise 时间承诺, evasive 含糊.
 * The customer's: bargaining 议价, priceQuestion 问价, promotionQuestion 问活动, priceProtection 价格保护, complaint 投诉, urging 催促,
 * paymentTrouble 付款困难, recommendMe 求推荐. Either's: greeting 问候, farewell 告别.
 */
export type IntentId = (typeof intentIds)[number];

/**
 * What a customer asks about: A fit and user, B quality, C size, D dates (production, shelf life, dispatch, arrival),
 * E experience, F use.
 */
export const questionCategories = ["A", "B", "C", "D", "E", "F"] as const;
export type QuestionCategory = (typeof questionCategories)[number];

/** Everything that the model gives a score, in the order of its columns. */
export const labels = [...intentIds, ...questionCategories] as const;
export type Label = IntentId | QuestionCategory;

/** The side of the counter that a message comes from. */
export type Side = "customer" | "agent";

const sides: ReadonlyMap<Label, Side> = new Map<Label, Side>([
  ...agentIntents.map((id) => [id, "agent"] as const),
  ...customerIntents.map((id) => [id, "customer"] as const),
  ...questionCategories.map((id) => [id, "customer"] as const),
]);

/** Whether a side can mean a label; every side can when it is not known. */
export function canMean(label: Label, side: Side | undefined): boolean {
  const only = sides.get(label);
  return side === undefined || only === undefined || only === side;
}
