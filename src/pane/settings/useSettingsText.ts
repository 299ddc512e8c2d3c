import { settingsText, type SettingsKey } from "../../locales/settings";
import type { MessageValues } from "../../locales/translate";
import { useLanguage } from "../language";

/** The sentences of the settings in the pane's language. */
export function useSettingsText() {
  const { locale } = useLanguage();
  return (key: SettingsKey, values?: MessageValues) => settingsText(locale, key, values);
}
