import type { GridLocale } from "../univer/engine";
import type { Snapshot } from "../univer/snapshot";
import { analystSheet } from "./analystSheet";
import { chatSheet } from "./chatSheet";
import { financeSheet } from "./financeSheet";
import { managerSheet } from "./managerSheet";
import { salesSheet } from "./salesSheet";
import { wordsOf } from "./words";

export { serialOf } from "./chatSheet";

/**
 * The workbook that a newcomer meets: a shop's chats, its conversion and sales by agent, and a sheet of living formulas
 * for each of those who ask questions of them: analyst, manager, finance.
 */
export function sampleWorkbook(locale: GridLocale): Snapshot {
  const words = wordsOf(locale);
  return {
    name: words.workbook,
    sheets: [chatSheet, salesSheet, analystSheet, managerSheet, financeSheet].map((sheet) => sheet(words)),
  };
}
