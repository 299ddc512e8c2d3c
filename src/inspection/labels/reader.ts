import { isClosing } from "../../chat/messages";
import { Role } from "../../chat/role";
import type { Transcript } from "../../chat/transcript";
import { messageIntents, questionCategory, type IntentId, type QuestionCategory } from "../intents";
import { buildMatcher, type Matcher } from "../text/matcher";
import causes from "./lostCauses.json";
import words from "./words.json";

/** What the words of a message may show, beside what it is meant to do. */
export type Word = keyof typeof words;

/** Why an inquiry may have been lost, as its words show. */
export interface LostCause {
  readonly id: string;
  readonly reason: "buyer" | "product" | "stock" | "campaign";
  /** Who can do something about it. */
  readonly owner: "promotion" | "operations" | "product" | "campaign" | "owner";
  /** Whose words show it. */
  readonly side: "customer" | "agent";
}

export const lostCauses: readonly LostCause[] = causes.map(({ id, reason, owner, side }) => ({
  id,
  reason: reason as LostCause["reason"],
  owner: owner as LostCause["owner"],
  side: side as LostCause["side"],
}));

/** Messages of one conversation by what they show, ascending. */
export interface Readings {
  /** Messages of customers, human agents and of nobody known. */
  readonly customer: readonly number[];
  readonly agent: readonly number[];
  readonly unknown: readonly number[];
  readonly system: readonly number[];
  intent(side: "customer" | "agent", intent: IntentId): readonly number[];
  category(category: QuestionCategory): readonly number[];
  word(role: "customer" | "agent" | "system", word: Word): readonly number[];
  cause(cause: LostCause): readonly number[];
}

const wordIds = Object.keys(words) as Word[];
let matcher: Matcher | undefined;
/** Built when the first conversation is read: most doors never ask for labels. */
const matcherOfLabels = (): Matcher =>
  (matcher ??= buildMatcher([
    ...wordIds.map((word) => ({ exclusions: [], ...words[word] })),
    ...causes.map(({ phrases, exclusions }) => ({ phrases, exclusions })),
  ]));

/** Reads every message of a conversation once. */
export function readConversation({ offsets, role, text }: Transcript, conversation: number): Readings {
  const speakers: Record<"customer" | "agent" | "unknown" | "system", number[]> = {
    ...{ customer: [], agent: [], unknown: [], system: [] },
  };
  const phrases = matcherOfLabels();
  const shown = new Map<string, number[]>();
  const add = (key: string, message: number): void => {
    const known = shown.get(key);
    if (known) known.push(message);
    else shown.set(key, [message]);
  };
  for (let i = offsets[conversation]; i < offsets[conversation + 1]; i++) {
    const who = nameOf(role[i]);
    if (!who) continue;
    if (who !== "unknown" || !isClosing(text[i])) speakers[who].push(i);
    const found = new Set((phrases.match(text[i]) ?? []).map(({ dictionary }) => dictionary));
    for (const dictionary of found) {
      const word = wordIds[dictionary];
      add(word ? `${who} ${word}` : `${who} cause ${causes[dictionary - wordIds.length].id}`, i);
    }
    if (who !== "customer" && who !== "agent") continue;
    for (const { intent } of messageIntents(text[i], who)) add(`${who} is ${intent}`, i);
    const category = who === "customer" ? questionCategory(text[i]) : null;
    if (category) add(`asks ${category}`, i);
  }
  const at = (key: string): readonly number[] => shown.get(key) ?? [];
  return {
    ...speakers,
    intent: (side, intent) => at(`${side} is ${intent}`),
    category: (category) => at(`asks ${category}`),
    word: (who, word) => at(`${who} ${word}`),
    cause: ({ side, id }) => at(`${side} cause ${id}`),
  };
}

function nameOf(role: number): "customer" | "agent" | "unknown" | "system" | null {
  switch (role) {
    case Role.customer:
      return "customer";
    case Role.agent:
      return "agent";
    case Role.unknown:
      return "unknown";
    case Role.system:
      return "system";
    default:
      return null;
  }
}
