import type { Ruleset } from "../inspection";
import {
  explanations,
  ruleNamed,
  type ExplainedCondition,
  type ExplainedHit,
  type Explanation,
} from "../inspection/explain";
import type { Rule } from "../inspection/ruleset";
import {
  conditionText,
  explainText,
  expressionText,
  placeText,
  resultSentence,
  truthSign,
  whySentence,
} from "../locales/explain";
import { findingSentence } from "../locales/findings";
import type { Locale } from "../locales/translate";
import { Problem } from "../problem";
import { customersOf, masked, maskOfRecord, unmasked, type Mask } from "../chat/mask";
import { readChat, tellLosses, type ChatOptions } from "./chatFile";
import { grid, oneLine } from "./grid";
import { productsOf, rulesetOf, shopOf, type KnowledgeOptions } from "./knowledge";
import { maskedFinding, maskOf, newMaskKey, type MaskOptions } from "./mask";
import { nearestOf } from "./options";
import { withOrders } from "./orders";
import { platformNamed } from "./platform";
import { hoursOf, type HoursOptions } from "./period";
import { findingRecord } from "./scanRecords";
import type { Streams } from "./streams";
import { checkTargets } from "./targets";

export interface ExplainOptions extends ChatOptions, KnowledgeOptions, HoursOptions, MaskOptions {
  readonly orders?: string;
  readonly conversation?: string;
}

/** `kefu explain`: how a rule comes to its verdict on each conversation of a chat. Returns 0. */
export async function explain(
  id: string,
  file: string,
  options: ExplainOptions,
  locale: Locale,
  streams: Streams,
): Promise<number> {
  checkTargets({ chats: [file], beside: [options.rules, options.orders, options.products], written: [] });
  const ruleset = await rulesetOf(options, streams);
  checkRule(id, ruleset);
  const rule = ruleNamed(ruleset, id);
  const platform = platformNamed(options.platform, ruleset);
  const hours = await hoursOf(options, streams);
  const read = tellLosses(
    await readChat(file, options, streams),
    locale,
    options.mask ? masked : unmasked,
    streams,
  );
  const reading = await withOrders(read, options, streams);
  const { transcript, orders, hasOrders } = reading;
  const explained = explanations(ruleset, id, transcript, {
    ...(hasOrders ? { orders } : {}),
    ...(hours && { hours }),
    ...shopOf(reading, platform, await productsOf(options, streams)),
    ...onlyConversation(options.conversation, transcript.conversations),
  });
  const customers = () => customersOf(transcript);
  if (options.json) {
    const mask = maskOfRecord(maskOf(options.mask ? newMaskKey() : undefined), customers);
    await writeJson(rule, maskedExplanations(explained, mask), streams);
  } else {
    const mask = maskOfRecord(options.mask ? masked : unmasked, customers);
    await writeTables(rule, ruleset, maskedExplanations(explained, mask), locale, streams);
  }
  return 0;
}

/** @throws Problem `cli.unknownRule` that names those there are, and the one that was most likely meant */
function checkRule(came: string, { rules }: Ruleset): void {
  const known = rules.map((rule) => rule.id);
  if (known.includes(came)) return;
  throw new Problem("wrongInput", "cli.unknownRule", {
    came,
    nearest: nearestOf(came, known),
    known: known.join(", "),
  });
}

/** Explanations as they may be told. */
function* maskedExplanations(explained: Iterable<Explanation>, mask: Mask): Generator<Explanation> {
  for (const explanation of explained) {
    const { conversation } = explanation;
    const maskedHit = (hit: ExplainedHit): ExplainedHit => ({
      ...hit,
      evidence: hit.evidence.map((place) => ({ ...place, text: mask.text(place.text, conversation) })),
    });
    yield {
      ...explanation,
      conversation: mask.name(conversation),
      findings: explanation.findings.map((finding) => maskedFinding(finding, mask)),
      judgements: explanation.judgements.map((judgement) => ({
        ...judgement,
        each: judgement.each && maskedHit(judgement.each),
        conditions: judgement.conditions.map((one) => ({ ...one, hits: one.hits.map(maskedHit) })),
      })),
    };
  }
}

/** @throws Problem `explain.unknownConversation` that names a few that there are */
function onlyConversation(
  name: string | undefined,
  conversations: readonly string[],
): { readonly from?: number; readonly to?: number } {
  if (name === undefined) return {};
  const found = conversations.indexOf(name);
  if (found >= 0) return { from: found, to: found + 1 };
  throw new Problem("wrongInput", "explain.unknownConversation", {
    came: name,
    count: conversations.length,
    some: conversations.slice(0, 5).join(", ") || "–",
  });
}

async function writeJson(
  { id, when }: Rule,
  explained: Iterable<Explanation>,
  { stdout }: Streams,
): Promise<void> {
  await stdout(`${JSON.stringify({ rule: id, when }).slice(0, -1)},"conversations":[`);
  let separator = "\n";
  for (const { conversation, result, reason, findings, judgements } of explained) {
    const record = {
      ...{ conversation, result, reason },
      findings: findings.map(findingRecord),
      judgements: judgements.map(({ each, truth, when: expression, conditions }) => ({
        each: each && hitRecord(each),
        truth,
        when: expression,
        conditions: conditions.map(conditionRecord),
      })),
    };
    await stdout(separator + JSON.stringify(record));
    separator = ",\n";
  }
  await stdout("]}\n");
}

function conditionRecord({ name, condition, truth, why, hits }: ExplainedCondition) {
  return { name, operator: condition.operator, truth, why, hits: hits.map(hitRecord) };
}

function hitRecord({ rows, measured, limit, unit, dictionaries, evidence }: ExplainedHit) {
  return {
    ...{ lines: rows, measured, limit, unit, dictionaries },
    evidence: evidence.map(({ row, start, end, text }) => ({ line: row, start, end, text })),
  };
}

async function writeTables(
  rule: Rule,
  ruleset: Ruleset,
  explained: Iterable<Explanation>,
  locale: Locale,
  { stdout }: Streams,
): Promise<void> {
  const counts = { hit: 0, passed: 0, notApplicable: 0, notEvaluable: 0 };
  const looksFor = new Map(
    Object.entries(rule.conditions).map(([name, condition]) => [
      name,
      conditionText(locale, condition, rule, ruleset),
    ]),
  );
  let total = 0;
  for (const explanation of explained) {
    total++;
    counts[explanation.result]++;
    await stdout(conversationText(explanation, rule, looksFor, locale));
  }
  const summary =
    total === 0
      ? explainText(locale, "noConversations")
      : explainText(locale, "summary", { rule: rule.names[locale], total, ...counts });
  await stdout(`${summary}\n`);
}

function conversationText(
  explanation: Explanation,
  rule: Rule,
  looksFor: ReadonlyMap<string, string>,
  locale: Locale,
): string {
  const { conversation, findings, judgements } = explanation;
  const lines = [oneLine(`${conversation}  ${resultSentence(locale, explanation)}`)];
  for (const finding of findings) lines.push(`  ${oneLine(findingSentence(locale, finding, rule))}`);
  judgements.forEach(({ each, truth, when, conditions }, i) => {
    lines.push("");
    if (each)
      lines.push(oneLine(explainText(locale, "each", { number: i + 1, place: placeText(locale, each) })));
    lines.push(`${expressionText(when)} → ${truthSign(truth)}`);
    lines.push(
      grid(
        [
          { head: explainText(locale, "head.condition") },
          { head: explainText(locale, "head.result") },
          { head: explainText(locale, "head.rows"), widest: 16 },
          { head: explainText(locale, "head.why"), widest: 60 },
          { head: explainText(locale, "head.looksFor"), widest: 80 },
        ],
        conditions.map((condition) => [
          condition.name,
          truthSign(condition.truth),
          [...new Set(condition.hits.flatMap(({ rows }) => rows))].join(", "),
          whySentence(locale, condition),
          looksFor.get(condition.name) ?? "",
        ]),
      ).trimEnd(),
    );
  });
  return `${lines.join("\n")}\n\n`;
}
