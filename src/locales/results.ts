import { messagesOf, type Locale } from "./translate";
import en from "./en-US/results.json";
import zh from "./zh-CN/results.json";

const text = messagesOf({ "en-US": en, "zh-CN": zh });

/** Words that worksheet functions give and take: `<group>.<id>`. */
export type ResultKey = keyof typeof en;

/** @example resultText("zh-CN", "option.coupon") //=> "优惠券" */
export function resultText(locale: Locale, key: ResultKey): string {
  return text(locale, key);
}

/**
 * A word in every language, for reading what people type.
 *
 * @example resultWords("option.coupon") //=> ["coupon", "优惠券"]
 */
export function resultWords(key: ResultKey): string[] {
  return [text("en-US", key), text("zh-CN", key)];
}
