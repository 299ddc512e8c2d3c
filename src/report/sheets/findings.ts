import { unmasked, type Mask } from "../../chat/mask";
import { severities, type Finding } from "../../inspection/finding";
import type { ReportSheet } from "../document";
import type { ReportInput } from "../input";
import { shortNames } from "../shortNames";
import type { ReportWords } from "../words";

/** Rows of an Excel sheet, less what stands above the list. */
const roomForFindings = 1_048_576 - 100;

/** An evidence that is longer is cut: the row leads to the whole. */
const longestEvidence = 400;

/** Every finding with its evidence, the worst first. */
export function findingsSheet(input: ReportInput, words: ReportWords): ReportSheet {
  const { text } = words;
  const rules = new Map(input.ruleset.rules.map((rule) => [rule.id, rule]));
  const { mask = unmasked } = input;
  const nameOf = shortNames(input.overview);
  const most = Math.min(input.mostFindings ?? roomForFindings, roomForFindings);
  const worstFirst = [...input.findings].sort(
    (a, b) => severities.indexOf(b.severity) - severities.indexOf(a.severity),
  );
  const shown = worstFirst.slice(0, most);
  const left = worstFirst.length - shown.length;
  return {
    id: "findings",
    name: text("sheet.findings"),
    title: text("findings.title", { count: input.findings.length }),
    notes: left > 0 ? [text("findings.cut", { shown: shown.length, left })] : [],
    blocks: [
      {
        heading: text("findings.list"),
        notes: shown.length === 0 ? [text("summary.noFindings")] : [text("findings.note")],
        table:
          shown.length === 0
            ? null
            : {
                id: "findings",
                columns: [
                  { header: text("column.severity"), kind: "text", width: 12, wrap: true },
                  { header: text("column.rule"), kind: "text", width: 24, wrap: true },
                  { header: text("column.finding"), kind: "text", width: 44, wrap: true },
                  { header: text("column.evidence"), kind: "text", width: 44, wrap: true },
                  { header: text("column.agent"), kind: "text", width: 18, wrap: true },
                  { header: text("column.conversation"), kind: "text", width: 16, wrap: true },
                  { header: text("column.row"), kind: "row", width: 8 },
                ],
                rows: shown.map((finding) => {
                  const rule = rules.get(finding.rule);
                  return [
                    words.severity(finding.severity),
                    rule ? words.named(rule.names) : finding.rule,
                    mask.text(words.finding(finding, rule), finding.conversation),
                    evidenceText(finding, mask, input.quotes),
                    nameOf(finding.agent),
                    mask.name(finding.conversation),
                    finding.rows[0] ?? null,
                  ];
                }),
                charts: [],
              },
      },
    ],
  };
}

/** The messages that show a finding, each once, whole where they are known; null when it is what is missing that shows it. */
function evidenceText(
  { evidence, conversation }: Finding,
  mask: Mask,
  quotes: ReportInput["quotes"] = {},
): string | null {
  const texts = new Map<number, string>();
  for (const { message, text } of evidence)
    texts.set(message, mask.text(quotes[message] ?? text, conversation));
  const all = [...texts.values()].join("\n");
  if (all === "") return null;
  return all.length > longestEvidence
    ? `${all.slice(0, longestEvidence).replace(/[\ud800-\udbff]$/, "")}…`
    : all;
}
