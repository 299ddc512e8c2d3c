import type { ReportWords } from "../report";
import en from "./en-US/report.json";
import { findingSentence, measure, reasonSentence } from "./findings";
import { labelText, type LabelKey } from "./labels";
import { problemSentence } from "./problems";
import { resultText } from "./results";
import { serviceHoursSentence } from "./serviceHours";
import { severityWord } from "./severity";
import { messagesOf, type Locale } from "./translate";
import zh from "./zh-CN/report.json";

/** Texts of the report, and of the view of the pane that makes it. */
export const reportText = messagesOf({ "en-US": en, "zh-CN": zh });

export type ReportKey = keyof typeof en;

/**
 * The words of a report in one language.
 *
 * @example reportWords("zh-CN").text("sheet.summary") //=> "报告-概览"
 */
export function reportWords(locale: Locale): ReportWords {
  return {
    text: (key, values) => reportText(locale, key as ReportKey, values),
    named: (names) => names[locale],
    // The sentence needs a rule's names alone.
    finding: (finding, rule) => findingSentence(locale, finding, rule),
    severity: (severity) => severityWord(locale, severity),
    category: (category) => resultText(locale, `category.${category}`),
    reason: (reason) => reasonSentence(locale, reason),
    skipReason: (code) => problemSentence(locale, { code, values: {} }),
    serviceHours: (hours) => serviceHoursSentence(locale, hours),
    label: (key) => labelText(locale, key as LabelKey),
    measure: (value, unit) => String(measure(locale, value, unit)),
  };
}
