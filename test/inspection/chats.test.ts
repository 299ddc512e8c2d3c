import { expect, it } from "vitest";
import { applyChanges, builtInRuleset, compileRuleset } from "../../src/inspection";
import chats from "./clean.json";
import faults from "./faults.json";
import { lineOf, orderOf, transcriptOf } from "./transcriptOf";

/** A conversation in wordings that no example of the rule has. */
interface Fault extends Omit<Chat, "title"> {
  readonly rule: string;
}

/** Conversations as good agents lead them: a rule that accuses one of them cries wolf. */
interface Chat {
  readonly title: string;
  readonly messages: readonly string[];
  readonly orders?: readonly { placed: string; paid?: string }[];
}

const inspector = compileRuleset(
  applyChanges(builtInRuleset, {
    rules: Object.fromEntries(builtInRuleset.rules.map(({ id }) => [id, { enabled: true }])),
  }),
);

it.each((chats as readonly Chat[]).map((chat) => [chat.title, chat] as const))(
  "no rule accuses: %s",
  (_, { messages, orders }) => {
    const { findings } = inspector.inspect(transcriptOf(messages.map((message) => lineOf(message))), {
      ...(orders && { orders: orders.map(orderOf) }),
    });
    const accusations = findings
      .filter(({ severity }) => severity !== "info")
      .map(({ rule, messages: shown }) => [rule, ...shown.map((message) => messages[message])]);
    expect(accusations).toEqual([]);
  },
);

it.each((faults as readonly Fault[]).map((fault) => [fault.rule, fault.messages.at(-1)!, fault] as const))(
  "%s finds: … %s",
  (rule, _, { messages, orders }) => {
    const { findings } = inspector.inspect(transcriptOf(messages.map((message) => lineOf(message))), {
      ...(orders && { orders: orders.map(orderOf) }),
    });
    expect(findings.map((finding) => finding.rule)).toContain(rule);
  },
);
