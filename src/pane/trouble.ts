import type { Language } from "./language";
import { ExcelTrouble } from "../excel/trouble";
import { Problem } from "../problem";
import { excelTroubleSentence } from "../locales/excel";
import { problemSentence } from "../locales/problems";

/**
 * The sentence for anything that was thrown, in the reader's language. Errors nobody foresaw get a general sentence: their
 * own text is written for programmers and may quote a chat.
 */
export function sayTrouble({ locale, t }: Language, trouble: unknown): string {
  if (trouble instanceof ExcelTrouble) return excelTroubleSentence(locale, trouble);
  if (trouble instanceof Problem) return problemSentence(locale, trouble);
  return t("trouble.unknown");
}
