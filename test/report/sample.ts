import type { Order } from "../../src/chat/orders";
import { builtInRuleset, compileRuleset, type Ruleset } from "../../src/inspection";
import { overview, type ReportInput } from "../../src/report";
import { lineOf, secondsOf, transcriptOf } from "../inspection/transcriptOf";

const inspector = compileRuleset(builtInRuleset);

const conversations: Record<string, readonly string[]> = {
  a: [
    "10:00:00 customer 会掉色吗",
    "10:00:10 agent=小美 您自己多试下",
    "10:00:30 customer =1+1",
    "10:00:40 agent=小美 不知道",
  ],
  b: ["2 11:00:00 customer 有120码的吗", "2 11:02:00 agent=小丽 有的亲，拍下付款吧"],
  c: ["2 12:00:00 customer 什么时候发货"],
};

const order: Order = {
  id: "1",
  customer: "",
  conversation: 0,
  placed: NaN,
  paid: secondsOf("10:05:00"),
  closed: NaN,
  amount: 120.5,
  row: 2,
};

/** A small record of two agents and two days, inspected with the built-in rules. */
export function reportInput(
  fields: Partial<ReportInput> = {},
  given: { readonly hasOrders?: boolean; readonly lines?: typeof conversations } = {},
): ReportInput {
  const { hasOrders = true, lines = conversations } = given;
  const ruleset: Ruleset = fields.ruleset ?? builtInRuleset;
  const transcript = transcriptOf(
    Object.entries(lines).flatMap(([conversation, texts]) => texts.map((text) => lineOf(text, conversation))),
  );
  const known = { orders: hasOrders ? [order] : [], hasOrders };
  const inspection = inspector.inspect(transcript, known);
  return {
    source: "聊天记录",
    made: "2026-03-04 09:00",
    overview: overview({ transcript, ruleset, inspection, ...known }),
    ruleset,
    findings: inspection.findings,
    notEvaluable: inspection.notEvaluable,
    skipped: [{ row: 9, reason: "chat.noText" }],
    duplicates: 1,
    quotes: Object.fromEntries(transcript.text.entries()),
    ...fields,
  };
}
