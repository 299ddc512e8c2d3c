import { messagesOf } from "./translate";
import en from "./en-US/settings.json";
import zh from "./zh-CN/settings.json";

/** Texts of the Settings view in the pane. */
export const settingsText = messagesOf({ "en-US": en, "zh-CN": zh });

export type SettingsKey = keyof typeof en;
