import { loadText, saveText } from "../settings";
import { readExamples, writeExamples, type CoachingExample } from "./examples";

const examplesKey = "kefu.coaching";

/**
 * Examples that were collected in this workbook; none when nobody has yet.
 *
 * @throws Problem when the workbook holds examples that this version does not understand
 */
export async function loadExamples(): Promise<readonly CoachingExample[]> {
  const text = await loadText(examplesKey);
  return text === null ? [] : readExamples(text);
}

/** Keeps examples in the workbook, with the messages that they quote. */
export function saveExamples(examples: readonly CoachingExample[]): Promise<void> {
  return saveText(examplesKey, examples.length === 0 ? null : writeExamples(examples));
}
