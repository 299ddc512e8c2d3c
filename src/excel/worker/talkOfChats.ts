import { applyChanges, builtInRuleset, type RulesetChanges } from "../../inspection";
import { talkLabelsOf } from "../../inspection/labels";
import { mergeTalk, talkFigures, type TalkFigures } from "../../report";
import { throwIfAborted } from "../trouble";
import type { Chats } from "./readChats";
import type { Pace } from "./rulesEffect";
import { slicesOf } from "./slices";

const sliceMessages = 4_000;

/** Why inquiries became no orders, and how far conversations came. */
export async function talkOfChats(
  { transcript, options: { orders, hasOrders } }: Chats,
  { changes }: { readonly changes: RulesetChanges },
  { pause, signal }: Pace,
): Promise<TalkFigures> {
  const ruleset = applyChanges(builtInRuleset, changes);
  const parts: TalkFigures[] = [];
  for (const [from, to] of slicesOf(transcript, sliceMessages)) {
    await pause();
    throwIfAborted(signal);
    const labels = talkLabelsOf(ruleset, transcript, { ...(hasOrders && { orders }), from, to });
    parts.push(talkFigures(transcript, labels, from));
  }
  return mergeTalk(parts);
}
