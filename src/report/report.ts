import { unknownMark, type ReportDocument } from "./document";
import type { ReportInput } from "./input";
import { agentsSheet } from "./sheets/agents";
import { findingsSheet } from "./sheets/findings";
import { loadSheet } from "./sheets/load";
import { methodSheet } from "./sheets/method";
import { questionsSheet } from "./sheets/questions";
import { scoreSheet } from "./sheets/score";
import { summarySheet } from "./sheets/summary";
import { trendSheet } from "./sheets/trend";
import type { ReportWords } from "./words";

/**
 * The report of a record: what is written into a workbook by the pane and into a file by the command line.
 *
 * @example reportDocument(input, reportWords("zh-CN")).sheets.map(({ name }) => name)[0] //=> "报告-概览"
 */
export function reportDocument(input: ReportInput, given: ReportWords): ReportDocument {
  // Sentences of the report name the mark by which unknown values are shown.
  const words: ReportWords = {
    ...given,
    text: (key, values) => given.text(key, { mark: unknownMark, ...values }),
  };
  return {
    title: words.text("report.title", { source: input.source }),
    sheets: [
      summarySheet,
      agentsSheet,
      trendSheet,
      loadSheet,
      findingsSheet,
      questionsSheet,
      scoreSheet,
      methodSheet,
    ].map((sheet) => sheet(input, words)),
  };
}
