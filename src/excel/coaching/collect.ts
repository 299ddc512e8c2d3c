import type { Finding } from "../../inspection/finding";
import { fingerprint } from "../../inspection/fingerprint";
import type { Thread, ThreadMessage } from "../thread";
import { longestLine, type ExampleDraft, type ExampleLine } from "./examples";

/** Of what an example is made: a finding under its key of reviews, a message by its index, or the whole conversation. */
export type ExampleSubject =
  | { readonly kind: "finding"; readonly finding: Finding; readonly key: string }
  | { readonly kind: "message"; readonly index: number }
  | { readonly kind: "conversation" };

/** Messages that an example quotes at most. */
const mostLines = { finding: 8, message: 8, conversation: 30 } as const;

/**
 * An example out of a conversation: the messages that show it, with what the customer wrote before, so that it can be
 * understood without the chat.
 *
 * @example exampleOf(thread, { kind: "message", index: 12 }, "sheet1").lines.map(({ role }) => role)
 *   //=> ["customer", "agent"]
 */
export function exampleOf(thread: Thread, subject: ExampleSubject, sheetId: string): ExampleDraft {
  const { conversation, messages } = thread;
  const wanted = messagesOf(thread, subject);
  const shown = wanted.slice(0, mostLines[subject.kind]);
  const finding = subject.kind === "finding" ? subject.finding : null;
  return {
    id: idOf(thread, subject),
    rule: finding?.rule ?? null,
    agent: finding ? finding.agent : agentOf(subject.kind === "message" ? shown : messages),
    conversation,
    time: shown[0]?.time ?? null,
    sheetId,
    rows: (finding && finding.rows.length > 0 ? [...finding.rows] : shown.map(({ row }) => row)).slice(
      0,
      1_000,
    ),
    lines: shown.map(lineOf),
    left: wanted.length - shown.length,
  };
}

/** Ids are made of what was said and when, never of row numbers: they stay when a sheet is sorted. */
export function idOf({ conversation, messages }: Thread, subject: ExampleSubject): string {
  switch (subject.kind) {
    case "finding":
      return subject.key;
    case "message": {
      const message = messages.find(({ index }) => index === subject.index);
      return `message:${short(conversation, message)}`;
    }
    case "conversation":
      return `conversation:${short(conversation, messages[0])}`;
  }
}

function short(conversation: string, message: ThreadMessage | undefined): string {
  const { sender = "", time = null, text = "" } = message ?? {};
  return fingerprint([conversation, sender, String(time), text]).toString(36);
}

function messagesOf({ messages }: Thread, subject: ExampleSubject): readonly ThreadMessage[] {
  if (subject.kind === "conversation") return messages.filter(isSaid);
  const rows = new Set(subject.kind === "finding" ? subject.finding.rows : []);
  const own = (message: ThreadMessage) =>
    subject.kind === "message" ? message.index === subject.index : rows.has(message.row);
  const first = messages.findIndex(own);
  // What is missing shows some findings: then the end of the conversation does.
  if (first < 0) return messages.filter(isSaid).slice(-mostLines.finding);
  const before: ThreadMessage[] = [];
  if (messages[first].role !== "customer") {
    for (let at = first - 1; at >= 0 && messages[at].role === "customer"; at--) before.unshift(messages[at]);
  }
  return [...before.slice(-3), ...messages.filter(own)];
}

/** By a person. */
const isSaid = ({ role }: ThreadMessage) => role !== "system" && role !== "robot";

/** Who said most on the shop's side; null when nobody did. */
function agentOf(messages: readonly ThreadMessage[]): string | null {
  const counts = new Map<string, number>();
  for (const { role, sender } of messages)
    if (role === "agent") counts.set(sender, (counts.get(sender) ?? 0) + 1);
  let most: string | null = null;
  for (const [sender, count] of counts) if (count > (counts.get(most ?? "") ?? 0)) most = sender;
  return most;
}

function lineOf({ role, sender, text }: ThreadMessage): ExampleLine {
  return { role, sender: sender.slice(0, 200), text: cut(text.trim()) };
}

/** Not in the middle of an emoji. */
function cut(text: string): string {
  if (text.length <= longestLine) return text;
  return `${text.slice(0, longestLine).replace(/[\ud800-\udbff]$/, "")}…`;
}
