import { useCallback } from "react";
import { questionsText, type QuestionsKey } from "../../locales/questions";
import type { MessageValues } from "../../locales/translate";
import { useLanguage } from "../language";

/** The texts of this view in the reader's language. */
export function useQuestionsText(): (key: QuestionsKey, values?: MessageValues) => string {
  const { locale } = useLanguage();
  return useCallback((key, values) => questionsText(locale, key, values), [locale]);
}
