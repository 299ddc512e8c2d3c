import { messagesOf } from "./translate";
import en from "./en-US/pane.json";
import zh from "./zh-CN/pane.json";

/** Texts of the task pane. */
export const paneText = messagesOf({ "en-US": en, "zh-CN": zh });

export type PaneKey = keyof typeof en;

export function isPaneKey(key: string): key is PaneKey {
  return Object.hasOwn(en, key);
}
