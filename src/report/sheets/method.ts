import { fingerprint } from "../../inspection/fingerprint";
import { builtInRuleset } from "../../inspection";
import type { Rule, Ruleset } from "../../inspection/ruleset";
import type { ReportBlock, ReportSheet } from "../document";
import type { ReportInput } from "../input";
import { tallyRules } from "../ruleTally";
import type { ReportWords } from "../words";
import { partText } from "./part";
import { periodText } from "./summary";

const definitions = [
  "turn",
  "firstResponse",
  "averageResponse",
  "unansweredTurns",
  "replyRatio",
  "longestAgentRun",
  "automatic",
  "agent",
  "conversion",
  "orderValue",
  "findingsPer100",
  "score",
  "gap",
  "questions",
  "keywords",
  "load",
  "notEvaluable",
] as const;

/** Unread lines of which the numbers are told, of each reason. */
const rowsTold = 20;

/** What the numbers mean, which rules were followed, and what they do not hold. */
export function methodSheet(input: ReportInput, words: ReportWords): ReportSheet {
  const { text } = words;
  return {
    id: "method",
    name: text("sheet.method"),
    title: text("method.title"),
    notes: [],
    blocks: [
      basis(input, words),
      meanings(words),
      rules(input, words),
      unjudged(input, words),
      unread(input, words),
    ],
  };
}

/**
 * Stands for a ruleset: equal rules have the same, a change of any rule, limit or word gives another.
 *
 * @example rulesetVersion(builtInRuleset).length //=> 14
 */
export function rulesetVersion(ruleset: Ruleset): string {
  return fingerprint([JSON.stringify(ruleset)])
    .toString(16)
    .padStart(14, "0");
}

function basis(input: ReportInput, words: ReportWords): ReportBlock {
  const { text } = words;
  const { overview, ruleset } = input;
  const changed = ruleset.rules.filter((rule) => isChanged(rule)).length;
  return {
    heading: text("method.basis"),
    notes: [],
    table: {
      id: "basis",
      columns: [
        { header: text("column.what"), kind: "text", width: 24, wrap: true },
        { header: text("column.value"), kind: "text", width: 64, wrap: true },
      ],
      rows: [
        [text("basis.source"), input.source],
        [text("basis.made"), input.made],
        [text("basis.period"), periodText(input, words)],
        [text("basis.part"), partText(input, words)],
        [text("basis.messages"), text("basis.messagesValue", { ...counts(input) })],
        [text("basis.automatic"), text("basis.count", { count: overview.automaticMessages })],
        [text("basis.duplicates"), text("basis.count", { count: input.duplicates })],
        [text("basis.skipped"), text("basis.count", { count: input.skipped.length })],
        [text("basis.serviceHours"), words.serviceHours(overview.serviceHours)],
        [
          text("basis.orders"),
          overview.sales === null
            ? text("basis.noOrders")
            : text("basis.ordersElsewhere", { count: overview.ordersElsewhere }),
        ],
        [
          text("basis.rules"),
          text("basis.rulesValue", {
            version: rulesetVersion(ruleset),
            rules: ruleset.rules.length,
            changed,
          }),
        ],
        [text("basis.personal"), text(input.mask ? "basis.hidden" : "basis.shown")],
        [text("basis.sample"), text("basis.sampleValue")],
      ],
      charts: [],
    },
  };
}

const counts = ({ overview }: ReportInput) => ({
  messages: overview.messages,
  conversations: overview.conversations,
  customer: overview.customerMessages,
  agent: overview.agentMessages,
});

function meanings({ text }: ReportWords): ReportBlock {
  return {
    heading: text("method.definitions"),
    notes: [],
    table: {
      id: "definitions",
      columns: [
        { header: text("column.term"), kind: "text", width: 24, wrap: true },
        { header: text("column.definition"), kind: "text", width: 64, wrap: true },
      ],
      rows: definitions.map((id) => [text(`term.${id}`), text(`definition.${id}`)]),
      charts: [],
    },
  };
}

const builtIn = new Map(builtInRuleset.rules.map((rule) => [rule.id, JSON.stringify(rule)]));

/** Another than the built-in rule of its name, or none of the built-in ones. */
function isChanged(rule: Rule): boolean {
  return builtIn.get(rule.id) !== JSON.stringify(rule);
}

function rules(input: ReportInput, words: ReportWords): ReportBlock {
  const { text } = words;
  const state = (rule: Rule) =>
    text(!builtIn.has(rule.id) ? "rule.own" : isChanged(rule) ? "rule.changed" : "rule.builtIn");
  return {
    heading: text("method.rules"),
    notes: [text("method.rulesNote", { version: rulesetVersion(input.ruleset) })],
    table: {
      id: "rules",
      columns: [
        { header: text("column.rule"), kind: "text", width: 24, wrap: true },
        { header: text("column.limits"), kind: "text", width: 64, wrap: true },
        { header: text("column.severity"), kind: "text", width: 9 },
        { header: text("column.points"), kind: "integer", width: 8 },
        { header: text("column.state"), kind: "text", width: 10 },
        { header: text("column.enabled"), kind: "text", width: 7 },
        { header: text("column.findings"), kind: "integer", width: 9 },
        { header: text("column.notEvaluable"), kind: "integer", width: 11 },
        { header: text("column.ruleId"), kind: "text", width: 26 },
      ],
      rows: tallyRules(input).map(({ rule, findings, notEvaluable }) => [
        words.named(rule.names),
        limitsOf(rule, words),
        words.severity(rule.severity),
        rule.points,
        state(rule),
        text(rule.enabled ? "yes" : "no"),
        rule.enabled ? findings : null,
        rule.enabled ? notEvaluable : null,
        rule.id,
      ]),
      charts: [],
    },
  };
}

/** Its numbers with their units. */
function limitsOf({ parameters }: Rule, words: ReportWords): string {
  const limits = Object.values(parameters).map(({ names, value, unit }) =>
    words.text("rule.limit", { name: words.named(names), value: words.measure(value, unit) }),
  );
  return limits.length === 0 ? words.text("rule.noLimits") : limits.join(words.text("list"));
}

function unjudged({ notEvaluable, ruleset }: ReportInput, words: ReportWords): ReportBlock {
  const { text } = words;
  const names = new Map(ruleset.rules.map((rule) => [rule.id, words.named(rule.names)]));
  const tally = new Map<string, { rule: string; reason: string; count: number }>();
  for (const { rule, reason } of notEvaluable) {
    const key = `${rule}\n${reason}`;
    const known = tally.get(key);
    if (known) known.count++;
    else tally.set(key, { rule, reason, count: 1 });
  }
  return {
    heading: text("method.notEvaluable"),
    notes: [text(tally.size === 0 ? "method.allEvaluable" : "method.notEvaluableNote")],
    table:
      tally.size === 0
        ? null
        : {
            id: "notEvaluable",
            columns: [
              { header: text("column.rule"), kind: "text", width: 24, wrap: true },
              { header: text("column.reason"), kind: "text", width: 64, wrap: true },
              { header: text("column.count"), kind: "integer", width: 10 },
            ],
            rows: [...tally.values()]
              .sort((a, b) => b.count - a.count)
              .map(({ rule, reason, count }) => [names.get(rule) ?? rule, words.reason(reason), count]),
            charts: [],
          },
  };
}

function unread({ skipped, duplicates }: ReportInput, words: ReportWords): ReportBlock {
  const { text } = words;
  const byReason = new Map<string, number[]>();
  for (const { row, reason } of skipped) {
    const known = byReason.get(reason);
    if (known) known.push(row);
    else byReason.set(reason, [row]);
  }
  return {
    heading: text("method.unread"),
    notes: [text("method.duplicates", { count: duplicates })],
    table:
      byReason.size === 0
        ? null
        : {
            id: "unread",
            columns: [
              { header: text("column.reason"), kind: "text", width: 24, wrap: true },
              { header: text("column.rows"), kind: "text", width: 64, wrap: true },
              { header: text("column.lines"), kind: "integer", width: 10 },
            ],
            rows: [...byReason].map(([reason, rows]) => [
              words.skipReason(reason),
              rows.slice(0, rowsTold).join(text("list")) + (rows.length > rowsTold ? "…" : ""),
              rows.length,
            ]),
            charts: [],
          },
  };
}
