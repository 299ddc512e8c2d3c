import { Problem } from "../problem";
import { cellText, isBlank, type Cell } from "./table";
import { TimeReader } from "./time";

/** @throws Problem `chat.badDate` when a date is given and is none */
export function checkReferenceDate(date: Cell | undefined): void {
  if (date === undefined || isBlank(date)) return;
  const reader = new TimeReader({ referenceDate: date });
  if (Number.isNaN(reader.reference)) {
    throw new Problem("wrongInput", "chat.badDate", { came: cellText(date) });
  }
}
