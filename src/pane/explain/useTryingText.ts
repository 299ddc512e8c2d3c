import { useCallback } from "react";
import { tryingText, type TryingKey } from "../../locales/trying";
import type { MessageValues } from "../../locales/translate";
import { useLanguage } from "../language";

/** The texts about how a rule judges a chat, in the reader's language. */
export function useTryingText(): (key: TryingKey, values?: MessageValues) => string {
  const { locale } = useLanguage();
  return useCallback((key, values) => tryingText(locale, key, values), [locale]);
}
