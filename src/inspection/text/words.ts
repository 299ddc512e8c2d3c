import { foldedUnit } from "./fold";

/** Whether a folded unit is a letter of words that are told apart by spaces. */
function isLetter(unit: number): boolean {
  return unit >= 0x61 && unit <= 0x7a;
}

/**
 * "ok" is no part of "book": a phrase that begins or ends with a letter begins or ends a word.
 *
 * @param phrase as it folds
 */
export function isPartOfWord(text: string, start: number, end: number, phrase: string): boolean {
  if (isLetter(phrase.charCodeAt(0)) && start > 0 && isLetter(foldedUnit[text.charCodeAt(start - 1)]))
    return true;
  return isLetter(phrase.charCodeAt(phrase.length - 1)) && isLetter(foldedUnit[text.charCodeAt(end)]);
}
