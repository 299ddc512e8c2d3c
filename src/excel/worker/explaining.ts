import { platformOf } from "../../chat/formats/textFormats";
import { readText } from "../../chat/formats";
import type { ReadOptions } from "../../chat/reading";
import type { Transcript } from "../../chat/transcript";
import { applyChanges, builtInRuleset, type InspectionOptions, type RulesetChanges } from "../../inspection";
import { explainRule } from "../../inspection/explain";
import { threadOf } from "../thread";
import type { Explained, ExplainedText } from "../types";
import type { Chats } from "./readChats";

/** Which rule is to be explained, under which rules. */
export interface AskedRule {
  /** Null: every rule that is switched on. */
  readonly rule: string | null;
  readonly changes: RulesetChanges;
}

/** A conversation by its name, or by a row of the sheet on which it stands. */
export type Place = { readonly conversation: string } | { readonly row: number };

export interface AskedText extends AskedRule {
  /** As it was copied, in any format that an import reads. */
  readonly text: string;
  readonly read: ReadOptions;
  /** One of the text's conversations; null: the first. */
  readonly conversation: string | null;
}

/** How rules come to their verdicts on a conversation; null when there is none. */
export function explainConversation(
  { transcript, options }: Chats,
  { place, ...asked }: AskedRule & { readonly place: Place },
): Explained | null {
  const code =
    "row" in place
      ? conversationAt(transcript, place.row)
      : transcript.conversations.indexOf(place.conversation);
  return code < 0 ? null : explained(transcript, code, options, asked);
}

/**
 * The same of a text that stands in no sheet.
 *
 * @throws Problem of `readText`
 */
export function explainText({ text, read, conversation, ...asked }: AskedText): ExplainedText {
  const reading = readText(text, read);
  const { transcript, orders, hasOrders } = reading;
  const { conversations } = transcript;
  const options = { orders, hasOrders, platform: platformOf(reading.format) };
  const code = conversation === null ? 0 : Math.max(0, conversations.indexOf(conversation));
  return {
    format: reading.format,
    conversations,
    explained: code < conversations.length ? explained(transcript, code, options, asked) : null,
  };
}

function explained(
  transcript: Transcript,
  code: number,
  options: InspectionOptions,
  { rule, changes }: AskedRule,
): Explained {
  const ruleset = applyChanges(builtInRuleset, changes);
  const ids = rule === null ? ruleset.rules.filter(({ enabled }) => enabled).map(({ id }) => id) : [rule];
  return {
    thread: threadOf(transcript, transcript.conversations[code], options.hours)!,
    explanations: ids.flatMap((id) =>
      explainRule(ruleset, id, transcript, { ...options, from: code, to: code + 1 }),
    ),
  };
}

/** The conversation of the message that stands on a row or begins above it; -1 above the first. */
function conversationAt({ row, conversation, length }: Transcript, wanted: number): number {
  let found = -1;
  let nearest = -Infinity;
  for (let i = 0; i < length; i++)
    if (row[i] <= wanted && row[i] > nearest) {
      nearest = row[i];
      found = conversation[i];
    }
  return found;
}
