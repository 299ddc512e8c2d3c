import type { Ruleset } from "../../inspection";
import { cliText } from "../../locales/cli";
import { reasonSentence } from "../../locales/findings";
import { scanningText } from "../../locales/scanning";
import { severityWord } from "../../locales/severity";
import type { Locale } from "../../locales/translate";
import { decisionSentence } from "../chatFile";
import { grid } from "../grid";
import type { Streams } from "../streams";
import type { Totals } from "./totals";

/** What a person is shown of a scan whose conversations are too many to list: each rule, what was not judged, how it was read. */
export async function writeSummary(
  totals: Totals,
  notes: readonly string[],
  ruleset: Ruleset,
  locale: Locale,
  { stdout }: Streams,
): Promise<void> {
  const names = new Map(ruleset.rules.map((rule) => [rule.id, rule]));
  const nameOf = (rule: string) => names.get(rule)?.names[locale] ?? rule;
  const hits = [...totals.rules].filter(([, { findings }]) => findings > 0);
  if (hits.length > 0) {
    const columns = [
      { head: cliText(locale, "head.severity") },
      { head: cliText(locale, "head.rule") },
      { head: scanningText(locale, "head.findings"), align: "right" as const },
      { head: scanningText(locale, "head.conversations"), align: "right" as const },
      { head: scanningText(locale, "head.judged"), align: "right" as const },
    ];
    const rows = hits.map(([rule, { findings, hit, judged }]) => {
      const severity = names.get(rule)?.severity;
      const word = severity === undefined ? "" : severityWord(locale, severity);
      return [word, nameOf(rule), String(findings), String(hit), String(judged)];
    });
    await stdout(`${grid(columns, rows)}\n`);
  }
  if (totals.reasons.size > 0) {
    const columns = [
      { head: cliText(locale, "head.rule") },
      { head: cliText(locale, "head.count"), align: "right" as const },
      { head: cliText(locale, "head.reason") },
    ];
    const rows = [...totals.reasons].map(([key, count]) => {
      const [rule, reason] = key.split("\n");
      return [nameOf(rule), String(count), reasonSentence(locale, reason)];
    });
    await stdout(`${cliText(locale, "scan.notEvaluable")}\n${grid(columns, rows)}\n`);
  }
  const { findings, conversations, notEvaluable } = totals;
  const summary = cliText(locale, "scan.summary", { findings, conversations, notEvaluable });
  const decisions = totals.decisions.map((decision) => decisionSentence(locale, decision));
  await stdout(`${[summary, ...decisions, ...notes].join("\n")}\n`);
}
