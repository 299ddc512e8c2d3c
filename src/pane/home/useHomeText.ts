import { useCallback } from "react";
import { homeText, type HomeKey } from "../../locales/home";
import type { MessageValues } from "../../locales/translate";
import { useLanguage } from "../language";

/** The texts of this view in the reader's language. */
export function useHomeText(): (key: HomeKey, values?: MessageValues) => string {
  const { locale } = useLanguage();
  return useCallback((key, values) => homeText(locale, key, values), [locale]);
}
