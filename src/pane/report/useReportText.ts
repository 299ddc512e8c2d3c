import { useCallback } from "react";
import { reportText, type ReportKey } from "../../locales/report";
import type { MessageValues } from "../../locales/translate";
import { useLanguage } from "../language";

/** The texts of the report's view in the reader's language. */
export function useReportText(): (key: ReportKey, values?: MessageValues) => string {
  const { locale } = useLanguage();
  return useCallback((key, values) => reportText(locale, key, values), [locale]);
}
