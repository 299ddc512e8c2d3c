import type { RoleId } from "../chat/role";
import en from "./en-US/roles.json";
import { messagesOf, type Locale } from "./translate";
import zh from "./zh-CN/roles.json";

const text = messagesOf({ "en-US": en, "zh-CN": zh });

/** @example roleWord("zh-CN", "customer") //=> "客户" */
export function roleWord(locale: Locale, role: RoleId): string {
  return text(locale, role);
}
