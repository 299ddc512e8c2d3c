import { messagesOf } from "./translate";
import en from "./en-US/trying.json";
import zh from "./zh-CN/trying.json";

/** Texts about how a rule judges a chat. */
export const tryingText = messagesOf({ "en-US": en, "zh-CN": zh });

export type TryingKey = keyof typeof en;
