import { useCallback } from "react";
import { scorecardText, type ScorecardKey } from "../../../locales/scorecard";
import type { MessageValues } from "../../../locales/translate";
import { useLanguage } from "../../language";

/** The texts of the form for a scorecard, in the reader's language. */
export function useCardText(): (key: ScorecardKey, values?: MessageValues) => string {
  const { locale } = useLanguage();
  return useCallback((key, values) => scorecardText(locale, key, values), [locale]);
}
