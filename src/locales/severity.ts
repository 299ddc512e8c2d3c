import type { Severity } from "../inspection/finding";
import en from "./en-US/severity.json";
import { messagesOf, type Locale } from "./translate";
import zh from "./zh-CN/severity.json";

const text = messagesOf({ "en-US": en, "zh-CN": zh });

/** @example severityWord("zh-CN", "severe") //=> "严重" */
export function severityWord(locale: Locale, severity: Severity): string {
  return text(locale, severity);
}
