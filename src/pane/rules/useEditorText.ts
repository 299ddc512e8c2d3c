import { useCallback } from "react";
import { ruleEditorText, type RuleEditorKey } from "../../locales/ruleEditor";
import type { MessageValues } from "../../locales/translate";
import { useLanguage } from "../language";

export type EditorText = (key: RuleEditorKey, values?: MessageValues) => string;

/** The texts of rules that are made and changed in forms, in the reader's language. */
export function useEditorText(): EditorText {
  const { locale } = useLanguage();
  return useCallback((key, values) => ruleEditorText(locale, key, values), [locale]);
}
