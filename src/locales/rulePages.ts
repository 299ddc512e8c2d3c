import { messagesOf } from "./translate";
import en from "./en-US/rulePages.json";
import zh from "./zh-CN/rulePages.json";

/** Words of the pages of docs/rules. */
export const rulePageText = messagesOf({ "en-US": en, "zh-CN": zh });
