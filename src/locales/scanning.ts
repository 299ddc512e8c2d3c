import en from "./en-US/scanning.json";
import { messagesOf } from "./translate";
import zh from "./zh-CN/scanning.json";

/** Progress, summaries and column heads of `kefu scan` over files and streams. */
export const scanningText = messagesOf({ "en-US": en, "zh-CN": zh });

export type ScanningKey = keyof typeof en;
