import { useMemo } from "react";
import { ExcelTrouble } from "../../excel/trouble";
import { excelTroubleSentence } from "../../locales/excel";
import { importingText, type ImportingKey } from "../../locales/importing";
import { problemSentence } from "../../locales/problems";
import type { Locale, MessageValues } from "../../locales/translate";
import { Problem } from "../../problem";
import { useLanguage } from "../language";

export interface ImportText {
  readonly locale: Locale;
  readonly t: (key: ImportingKey, values?: MessageValues) => string;
  /** The sentence for anything that was thrown; what nobody foresaw may quote a chat and is not shown. */
  readonly say: (trouble: unknown) => string;
}

/** The texts of the import in the reader's language. */
export function useImportText(): ImportText {
  const { locale } = useLanguage();
  return useMemo(() => {
    const t: ImportText["t"] = (key, values) => importingText(locale, key, values);
    const say = (trouble: unknown) => {
      if (trouble instanceof ExcelTrouble) return excelTroubleSentence(locale, trouble);
      if (trouble instanceof Problem) return problemSentence(locale, trouble);
      return t("failed.unknown");
    };
    return { locale, t, say };
  }, [locale]);
}
