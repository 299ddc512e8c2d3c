import type { Severity } from "../inspection/finding";
import { severityWord } from "./severity";
import { messagesOf, type Locale } from "./translate";
import en from "./en-US/excel.json";
import zh from "./zh-CN/excel.json";

const text = messagesOf({ "en-US": en, "zh-CN": zh });

type TroubleCode = keyof typeof en extends infer Key
  ? Key extends `trouble.${infer Code}`
    ? Code
    : never
  : never;

/** What a scan writes into a workbook, in the language it is made in. */
export interface ResultWords {
  readonly header: string;
  /** Stands between the severity and the rules. */
  readonly severityEnd: string;
  /** Stands between two rules. */
  readonly between: string;
  readonly severity: (severity: Severity) => string;
}

/** @example resultWords("zh-CN").severity("severe") //=> "严重" */
export function resultWords(locale: Locale): ResultWords {
  return {
    header: text(locale, "result.header"),
    severityEnd: text(locale, "result.severityEnd"),
    between: text(locale, "result.between"),
    severity: (severity) => severityWord(locale, severity),
  };
}

type NoticeCode = keyof typeof en extends infer Key
  ? Key extends `notice.${infer Code}`
    ? Code
    : never
  : never;

/** What a person should know about a sheet after a scan. */
export function scanNoticeSentence(locale: Locale, notice: NoticeCode): string {
  return text(locale, `notice.${notice}`);
}

/** What Excel refused, as a sentence that says what to do. */
export function excelTroubleSentence(
  locale: Locale,
  trouble: {
    readonly code: Exclude<TroubleCode, "notRestored">;
    readonly hostCode: string;
    readonly restored: boolean;
  },
): string {
  const sentence = text(locale, `trouble.${trouble.code}`, { hostCode: trouble.hostCode });
  if (trouble.restored) return sentence;
  return [sentence, text(locale, "trouble.notRestored")].join(locale === "zh-CN" ? "" : " ");
}
