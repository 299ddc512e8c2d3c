/** Labels: what a conversation is, beside what is wrong with it. Every label shows its rows; "unknown" is an outcome. */
import type { Order } from "../../chat/orders";
import type { Transcript } from "../../chat/transcript";
import type { Inspection } from "../inspector";
import type { QuestionCategory } from "../intents";
import type { Ruleset } from "../ruleset";
import { afterSaleOf } from "./afterSale";
import { agentTypesOf, type AgentTypes } from "./agentTypes";
import type { Label } from "./label";
import { readConversation } from "./reader";
import {
  concernsOf,
  lostInquiryOf,
  questionsOf,
  stageOf,
  urgingOf,
  type Concern,
  type LostInquiry,
  type Stage,
} from "./talk";

export { agentTypes, agentTypesOf, rulesOfAgentType, type AgentType, type AgentTypes } from "./agentTypes";
export type { Label, Shown, UnknownReason } from "./label";
export { lostCauses, type LostCause } from "./reader";
export {
  concerns,
  lostOwners,
  lostReasons,
  stages,
  type Concern,
  type LostInquiry,
  type LostOwner,
  type LostReason,
  type Stage,
} from "./talk";

export interface ConversationLabels {
  readonly conversation: string;
  /** Ways in which the agent loses the customer. */
  readonly agentTypes: AgentTypes;
  readonly lostInquiry: LostInquiry;
  readonly stage: Label<Stage>;
  readonly questions: Label<QuestionCategory>;
  readonly concerns: Label<Concern>;
  readonly urging: Label<"urging">;
}

export interface LabelOptions {
  /** Orders joined to the transcript's conversations; left out when the record has none. */
  readonly orders?: readonly Order[];
  /** First inspected conversation, when the inspection is of a slice. */
  readonly from?: number;
}

/** What the talk itself shows, whatever the rules find. */
export type TalkLabels = Omit<ConversationLabels, "agentTypes">;

export interface TalkLabelOptions extends LabelOptions {
  /** Conversation at which to stop (excluded); default: all. */
  readonly to?: number;
}

/**
 * The labels of every inspected conversation.
 *
 * @param ruleset the one that was inspected with
 * @example labelsOf(ruleset, transcript, inspection, { orders })[0].stage.values[0]
 *   //=> { value: "discount", messages: [4, 7], rows: [6, 9] }
 */
export function labelsOf(
  ruleset: Ruleset,
  transcript: Transcript,
  inspection: Inspection,
  { orders, from = 0 }: LabelOptions = {},
): ConversationLabels[] {
  const types = agentTypesOf(ruleset, transcript, inspection, from);
  const to = from + inspection.scores.length;
  return talkLabelsOf(ruleset, transcript, { ...(orders && { orders }), from, to }).map((labels, i) => ({
    ...labels,
    agentTypes: types[i],
  }));
}

/** The labels of conversations that no inspection is needed for; its ruleset tells what is after-sale. */
export function talkLabelsOf(
  ruleset: Ruleset,
  transcript: Transcript,
  { orders, from = 0, to = transcript.conversations.length }: TalkLabelOptions = {},
): TalkLabels[] {
  const byConversation = new Map<number, Order[]>();
  for (const order of orders ?? []) {
    const own = byConversation.get(order.conversation);
    if (own) own.push(order);
    else byConversation.set(order.conversation, [order]);
  }
  const afterSale = afterSaleOf(ruleset, transcript, from, to);
  return Array.from({ length: to - from }, (_, i) => {
    const readings = readConversation(transcript, from + i);
    const own = orders === undefined ? null : (byConversation.get(from + i) ?? []);
    const conversation = transcript.conversations[from + i];
    return {
      conversation,
      lostInquiry: lostInquiryOf(readings, own, afterSale.has(conversation), transcript),
      stage: stageOf(readings, own, transcript),
      questions: questionsOf(readings, transcript),
      concerns: concernsOf(readings, transcript),
      urging: urgingOf(readings, transcript),
    };
  });
}
