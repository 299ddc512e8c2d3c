import { useCallback } from "react";
import { tablesText, type TablesKey } from "../../locales/tables";
import type { MessageValues } from "../../locales/translate";
import { useLanguage } from "../language";

/** The texts about tables in sheets of their own in the reader's language. */
export function useTablesText(): (key: TablesKey, values?: MessageValues) => string {
  const { locale } = useLanguage();
  return useCallback((key, values) => tablesText(locale, key, values), [locale]);
}
