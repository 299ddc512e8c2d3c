import { messagesOf } from "./translate";
import en from "./en-US/home.json";
import zh from "./zh-CN/home.json";

/** Texts of the pane's first view. */
export const homeText = messagesOf({ "en-US": en, "zh-CN": zh });

export type HomeKey = keyof typeof en;
