import { messagesOf } from "./translate";
import en from "./en-US/importing.json";
import zh from "./zh-CN/importing.json";

/** Texts of the import: the view in the pane, and the headers and names that it writes into a workbook. */
export const importingText = messagesOf({ "en-US": en, "zh-CN": zh });

export type ImportingKey = keyof typeof en;
