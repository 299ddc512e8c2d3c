import type { Transcript } from "../../chat/transcript";
import type { Finding } from "../finding";
import { fingerprint } from "../fingerprint";

/**
 * Keys of findings that stay when rows are inserted, sheets sorted and scans repeated: made of the rule, the conversation
 * and what shows the finding – the words, the times and the order, never row numbers. No chat text can be read from them.
 *
 * Findings of one rule that show the same in every respect are told apart by their order.
 *
 * @returns by finding: `rule:conversation:content`
 * @example findingKeys(inspection.findings, transcript)[0] //=> "slow-first-response:2gkq0tvl3hc:1o5y9q1g2tp"
 */
export function findingKeys(
  findings: readonly Finding[],
  { text, time }: Pick<Transcript, "text" | "time">,
): string[] {
  const seen = new Map<string, number>();
  return findings.map(({ rule, conversation, messages, evidence, values }) => {
    const shown = messages.flatMap((message) => [text[message], String(time[message])]);
    const places = evidence.flatMap(({ start, end, text: words }) => [words, String(start), String(end)]);
    const content = [...shown, ...places, String(values.order ?? "")];
    const key = `${conversationKey(rule, conversation)}:${short(content)}`;
    const before = seen.get(key) ?? 0;
    seen.set(key, before + 1);
    return before === 0 ? key : `${conversationKey(rule, conversation)}:${short([...content, `#${before}`])}`;
  });
}

/** What the keys of a rule's findings in one conversation begin with. */
export function conversationKey(rule: string, conversation: string): string {
  return `${rule}:${short([conversation])}`;
}

/** The part of a finding's key that it shares with the rule's other findings in its conversation. */
export function conversationPart(key: string): string {
  return key.slice(0, key.lastIndexOf(":"));
}

function short(texts: readonly string[]): string {
  return fingerprint(texts).toString(36);
}
