import { useCallback } from "react";
import { coachingText, type CoachingKey } from "../../locales/coaching";
import type { MessageValues } from "../../locales/translate";
import { useLanguage } from "../language";

/** The texts of examples for coaching in the reader's language. */
export function useCoachingText(): (key: CoachingKey, values?: MessageValues) => string {
  const { locale } = useLanguage();
  return useCallback((key, values) => coachingText(locale, key, values), [locale]);
}
