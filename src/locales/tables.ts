import { messagesOf } from "./translate";
import en from "./en-US/tables.json";
import zh from "./zh-CN/tables.json";

/** Texts about small tables that the pane writes into sheets of their own. */
export const tablesText = messagesOf({ "en-US": en, "zh-CN": zh });

export type TablesKey = keyof typeof en;
