import { messagesOf } from "./translate";
import en from "./en-US/rules.json";
import zh from "./zh-CN/rules.json";

/** Texts of the Rules view about presets, differences and files. */
export const rulesText = messagesOf({ "en-US": en, "zh-CN": zh });

export type RulesKey = keyof typeof en;
