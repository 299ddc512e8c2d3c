import en from "./en-US/labels.json";
import { messagesOf, type Locale } from "./translate";
import zh from "./zh-CN/labels.json";

const text = messagesOf({ "en-US": en, "zh-CN": zh });

/** `<label>.<value>`, `reason.<why it is unknown>`. */
export type LabelKey = keyof typeof en;

/** @example labelText("zh-CN", "agentType.ignoring") //=> "不予理睬" */
export function labelText(locale: Locale, key: LabelKey): string {
  return text(locale, key);
}
