import { messagesOf } from "./translate";
import en from "./en-US/thread.json";
import zh from "./zh-CN/thread.json";

/** Texts of the conversation view, of reviews and of samples in the pane. */
export const threadText = messagesOf({ "en-US": en, "zh-CN": zh });

export type ThreadKey = keyof typeof en;
