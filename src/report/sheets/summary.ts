import { dayOf } from "../../chat/day";
import { severities } from "../../inspection/finding";
import type { ReportBlock, ReportCell, ReportSheet, TypedValue } from "../document";
import type { ReportInput } from "../input";
import { isWhole } from "../part";
import type { ReportWords } from "../words";
import { tallyRules } from "../ruleTally";
import { partText } from "./part";

/** Rules that a chart has room for. */
const mostDrawn = 12;

/** The whole record on one page: the numbers that matter, findings by severity, and the rules that are broken most. */
export function summarySheet(input: ReportInput, words: ReportWords): ReportSheet {
  const { text } = words;
  return {
    id: "summary",
    name: text("sheet.summary"),
    title: text("report.title", { source: input.source }),
    notes: [
      text("summary.made", { made: input.made, period: periodText(input, words) }),
      ...(input.part && !isWhole(input.part) ? [partText(input, words)] : []),
      text("summary.unknown"),
    ],
    blocks: [figures(input, words), bySeverity(input, words), byRule(input, words)],
  };
}

/** From the first to the last known day. */
export function periodText({ overview: { period } }: ReportInput, { text }: ReportWords): string {
  if (!period) return text("period.unknown");
  const [from, to] = [dayOf(period.start), dayOf(period.end)];
  // A record without dates counts its days from 1970-01-01.
  if (from === null || to === null || from < "1971") return text("period.unknown");
  return from === to ? from : text("period", { from, to });
}

function figures({ overview }: ReportInput, { text }: ReportWords): ReportBlock {
  const of = (kind: TypedValue["kind"], value: number | null): TypedValue => ({ kind, value });
  const { sales } = overview;
  const share =
    overview.conversations === 0 ? null : overview.conversationsWithFindings / overview.conversations;
  const rows: ReportCell[][] = [
    [text("figure.conversations"), of("integer", overview.conversations)],
    [text("figure.messages"), of("integer", overview.messages)],
    [text("figure.firstResponse"), of("seconds", overview.firstResponse)],
    [text("figure.medianFirstResponse"), of("seconds", overview.medianFirstResponse)],
    [text("figure.averageResponse"), of("seconds", overview.averageResponse)],
    [text("figure.unansweredTurns"), of("integer", overview.unansweredTurns)],
    [text("figure.findings"), of("integer", overview.findings)],
    [text("figure.conversationsWithFindings"), of("percent", share)],
    [text("figure.score"), of("score", overview.score)],
    [text("figure.inquiries"), of("integer", overview.inquiries)],
    [text("figure.conversion"), of("percent", overview.conversion)],
    [text("figure.sales"), of("money", sales?.sales ?? null)],
    [text("figure.orderValue"), of("money", sales?.averageOrderValue ?? null)],
  ];
  return {
    heading: text("summary.figures"),
    notes: [],
    table: {
      id: "figures",
      columns: [
        { header: text("column.figure"), kind: "text", width: 40 },
        { header: text("column.value"), kind: "decimal", width: 16 },
      ],
      rows,
      charts: [],
    },
  };
}

function bySeverity({ overview }: ReportInput, words: ReportWords): ReportBlock {
  const { text } = words;
  const { findings } = overview;
  return {
    heading: text("summary.severity"),
    notes: [],
    table: {
      id: "severities",
      columns: [
        { header: text("column.severity"), kind: "text", width: 40 },
        { header: text("column.findings"), kind: "integer", width: 16 },
        { header: text("column.share"), kind: "percent", width: 14 },
      ],
      rows: [...severities].reverse().map((severity) => {
        const count = overview.findingsBySeverity[severity];
        return [words.severity(severity), count, findings === 0 ? null : count / findings];
      }),
      charts:
        findings === 0
          ? []
          : [{ kind: "bar", title: text("summary.chart.severity"), category: 0, series: [1] }],
    },
  };
}

function byRule(input: ReportInput, words: ReportWords): ReportBlock {
  const { text } = words;
  const broken = tallyRules(input)
    .filter(({ findings }) => findings > 0)
    .sort((a, b) => b.findings - a.findings);
  if (broken.length === 0)
    return { heading: text("summary.rules"), notes: [text("summary.noFindings")], table: null };
  const total = input.findings.length;
  let before = 0;
  return {
    heading: text("summary.rules"),
    notes: [],
    table: {
      id: "brokenRules",
      columns: [
        { header: text("column.rule"), kind: "text", width: 40 },
        { header: text("column.findings"), kind: "integer", width: 16 },
        { header: text("column.share"), kind: "percent", width: 14 },
        { header: text("column.cumulative"), kind: "percent", width: 14 },
        { header: text("column.conversationsHit"), kind: "integer", width: 18 },
        { header: text("column.severity"), kind: "text", width: 14 },
      ],
      rows: broken.map(({ rule, findings, conversations }) => {
        before += findings;
        return [
          words.named(rule.names),
          findings,
          findings / total,
          before / total,
          conversations,
          words.severity(rule.severity),
        ];
      }),
      charts: [
        {
          kind: "pareto",
          title: text("summary.chart.rules"),
          category: 0,
          series: [2, 3],
          rows: Math.min(mostDrawn, broken.length),
        },
      ],
    },
  };
}
