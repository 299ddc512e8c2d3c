import { useCallback } from "react";
import { agentsText, type AgentsKey } from "../../locales/agents";
import type { MessageValues } from "../../locales/translate";
import { useLanguage } from "../language";

/** The texts of this view in the reader's language. */
export function useAgentsText(): (key: AgentsKey, values?: MessageValues) => string {
  const { locale } = useLanguage();
  return useCallback((key, values) => agentsText(locale, key, values), [locale]);
}
