import { messagesOf } from "./translate";
import en from "./en-US/ruleEditor.json";
import zh from "./zh-CN/ruleEditor.json";

/** Texts of rules that are made and changed in forms, and of what a change does. */
export const ruleEditorText = messagesOf({ "en-US": en, "zh-CN": zh });

export type RuleEditorKey = keyof typeof en;
