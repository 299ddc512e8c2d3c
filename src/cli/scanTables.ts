/** What a scan shows a person of one file: conversations, findings, what could not be judged. */
import type { Reading } from "../chat/reading";
import { severities, type Inspection, type Ruleset } from "../inspection";
import { cliText } from "../locales/cli";
import { findingSentence, reasonSentence } from "../locales/findings";
import { severityWord } from "../locales/severity";
import type { Locale } from "../locales/translate";
import type { ConversationMetrics } from "../metrics/conversationMetrics";
import { decisionSentence } from "./chatFile";
import { grid } from "./grid";
import type { Streams } from "./streams";

export async function writeTables(
  reading: Reading,
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
