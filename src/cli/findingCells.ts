/** A finding as one row of a table: CSV, Parquet, a workbook's sheet. */
import type { Finding } from "../inspection";
import { findingSentence } from "../locales/findings";
import type { Locale } from "../locales/translate";

/**
 * Columns of a table of findings. `lines` are lines of the file or rows of the sheet, separated by spaces; `evidence` is the
 * words that show it, separated by " | ".
 */
export const findingColumns = [
  { name: "file", kind: "text" },
  { name: "conversation", kind: "text" },
  { name: "rule", kind: "text" },
  { name: "severity", kind: "text" },
  { name: "agent", kind: "text" },
  { name: "lines", kind: "text" },
  { name: "measured", kind: "number" },
  { name: "limit", kind: "number" },
  { name: "unit", kind: "text" },
  { name: "evidence", kind: "text" },
  { name: "sentence", kind: "text" },
] as const;

/** The cells of a finding by the order of `findingColumns`. */
export type FindingCells = readonly (string | number | null)[];

/** @param file null where all findings are of one file */
export function findingCells(finding: Finding, locale: Locale, file: string | null): FindingCells {
  return [
    file,
    finding.conversation,
    finding.rule,
    finding.severity,
    finding.agent,
    finding.rows.join(" "),
    finding.measured,
    finding.limit,
    finding.unit,
    finding.evidence.map(({ text }) => text).join(" | "),
    findingSentence(locale, finding),
  ];
}
