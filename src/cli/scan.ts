import type { TextReading } from "../chat/formats";
import { mergeOrders, readOrders, type Order } from "../chat/orders";
import {
  builtInRuleset,
  compileRuleset,
  readRuleset,
  severities,
  type Finding,
  type Inspection,
  type Ruleset,
  type Severity,
} from "../inspection";
import { cliText } from "../locales/cli";
import { findingSentence, reasonSentence } from "../locales/findings";
import { severityWord } from "../locales/severity";
import type { Locale } from "../locales/translate";
import { conversationMetrics, type ConversationMetrics } from "../metrics/conversationMetrics";
import { decisionSentence, readChat, type ChatOptions } from "./chatFile";
import { grid } from "./grid";
import { readInput, readJson, tableOfInput } from "./input";
import { conversationRecords, findingRecord } from "./scanRecords";
import type { Streams } from "./streams";

export interface ScanOptions extends ChatOptions {
  readonly rules?: string;
  readonly orders?: string;
  readonly failOn?: Severity;
}

/** `kefu scan`: metrics, findings and what could not be judged. Returns 1 for a finding as severe as asked, else 0. */
export async function scan(
  file: string,
  options: ScanOptions,
  locale: Locale,
  streams: Streams,
): Promise<number> {
  const ruleset =
    options.rules === undefined ? builtInRuleset : readRuleset(await readJson(options.rules, streams));
  const inspector = compileRuleset(ruleset);
  const reading = await readChat(file, options, streams);
  const { transcript } = reading;
  const orders = await ordersFor(reading, options, streams);
  const inspection = inspector.inspect(transcript, orders === null ? {} : { orders });
  const metrics = conversationMetrics(transcript);
  if (options.json) await writeJson(reading, metrics, inspection, streams);
  else await writeTables(reading, metrics, inspection, ruleset, locale, streams);
  return isWorse(inspection.findings, options.failOn) ? 1 : 0;
}

/** Orders of the chat's own rows and of the record beside it; null when neither tells of orders. */
async function ordersFor(
  reading: TextReading,
  { orders: file, date }: ScanOptions,
  streams: Streams,
): Promise<Order[] | null> {
  if (file === undefined) return reading.hasOrders ? [...reading.orders] : null;
  const record = readOrders(tableOfInput(await readInput(file, streams)), { referenceDate: date });
  return mergeOrders(reading, record);
}

function isWorse(findings: readonly Finding[], limit: Severity | undefined): boolean {
  if (limit === undefined) return false;
  const least = severities.indexOf(limit);
  return findings.some(({ severity }) => severities.indexOf(severity) >= least);
}

async function writeJson(
  reading: TextReading,
  metrics: ConversationMetrics,
  inspection: Inspection,
  { stdout }: Streams,
): Promise<void> {
  await stdout('{"conversations":');
  await writeList(conversationRecords(reading, metrics, inspection), stdout);
  await stdout(',"findings":');
  await writeList(inspection.findings.map(findingRecord), stdout);
  await stdout(',"notEvaluable":');
  await writeList(inspection.notEvaluable, stdout);
  await stdout("}\n");
}

const itemsAtOnce = 1000;

async function writeList(items: readonly unknown[], stdout: Streams["stdout"]): Promise<void> {
  await stdout("[");
  for (let from = 0; from < items.length; from += itemsAtOnce) {
    const piece = items.slice(from, from + itemsAtOnce).map((item) => JSON.stringify(item));
    await stdout((from === 0 ? "\n" : ",\n") + piece.join(",\n"));
  }
  await stdout("]");
}

async function writeTables(
  reading: TextReading,
  metrics: ConversationMetrics,
  { findings, notEvaluable, scores }: Inspection,
  ruleset: Ruleset,
  locale: Locale,
  { stdout }: Streams,
): Promise<void> {
  const ruleNames = new Map(ruleset.rules.map(({ id, names }) => [id, names[locale]]));
  const ruleName = (rule: string) => ruleNames.get(rule) ?? rule;
  const seconds = (value: number) =>
    Number.isNaN(value) ? "" : cliText(locale, "seconds", { seconds: value });
  await stdout(
    grid(
      [
        { head: cliText(locale, "head.conversation"), widest: 32 },
        { head: cliText(locale, "head.agents"), widest: 40 },
        { head: cliText(locale, "head.firstResponse"), align: "right" },
        { head: cliText(locale, "head.averageResponse"), align: "right" },
        { head: cliText(locale, "head.replyRatio"), align: "right" },
        { head: cliText(locale, "head.score"), align: "right" },
      ],
      metrics.conversation.map((conversation, c) => [
        conversation,
        metrics.agents[c].join("、"),
        seconds(metrics.firstResponse[c]),
        seconds(metrics.averageResponse[c]),
        Number.isNaN(metrics.replyRatio[c]) ? "" : metrics.replyRatio[c].toFixed(2),
        scores[c] === null ? "" : String(scores[c]),
      ]),
    ),
  );
  if (findings.length > 0) {
    const worstFirst = [...findings].sort(
      (a, b) => severities.indexOf(b.severity) - severities.indexOf(a.severity),
    );
    await stdout(
      `\n${cliText(locale, "scan.findings")}\n${grid(
        [
          { head: cliText(locale, "head.severity") },
          { head: cliText(locale, "head.conversation"), widest: 32 },
          { head: cliText(locale, "head.lines"), widest: 16 },
          { head: cliText(locale, "head.rule") },
          { head: cliText(locale, "head.finding") },
        ],
        worstFirst.map((finding) => [
          severityWord(locale, finding.severity),
          finding.conversation,
          finding.rows.join(", "),
          ruleName(finding.rule),
          findingSentence(locale, finding),
        ]),
      )}`,
    );
  }
  if (notEvaluable.length > 0) {
    const counts = new Map<string, { rule: string; reason: string; count: number }>();
    for (const { rule, reason } of notEvaluable) {
      const key = `${rule}\n${reason}`;
      const known = counts.get(key);
      if (known) known.count++;
      else counts.set(key, { rule, reason, count: 1 });
    }
    await stdout(
      `\n${cliText(locale, "scan.notEvaluable")}\n${grid(
        [
          { head: cliText(locale, "head.rule") },
          { head: cliText(locale, "head.count"), align: "right" },
          { head: cliText(locale, "head.reason") },
        ],
        [...counts.values()].map(({ rule, reason, count }) => [
          ruleName(rule),
          String(count),
          reasonSentence(locale, reason),
        ]),
      )}`,
    );
  }
  const summary = cliText(locale, "scan.summary", {
    findings: findings.length,
    conversations: metrics.length,
    notEvaluable: notEvaluable.length,
  });
  const notes = reading.decisions.map((decision) => decisionSentence(locale, decision));
  await stdout(`\n${[summary, ...notes].join("\n")}\n`);
}
