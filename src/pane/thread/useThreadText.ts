import { useCallback } from "react";
import { threadText, type ThreadKey } from "../../locales/thread";
import type { MessageValues } from "../../locales/translate";
import { useLanguage } from "../language";

/** The texts of conversations and reviews in the reader's language. */
export function useThreadText(): (key: ThreadKey, values?: MessageValues) => string {
  const { locale } = useLanguage();
  return useCallback((key, values) => threadText(locale, key, values), [locale]);
}
