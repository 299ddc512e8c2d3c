import { inExcel } from "../excel";
import { keywordsFunction } from "../families/texts";

/**
 * What is talked about most in a column of messages.
 * @customfunction KEYWORDS
 * @helpurl https://localhost:3000/help/functions/KEYWORDS.html
 * @param texts Column of message texts.
 * @param [top] How many words, 20 when left out.
 * @param [stopWords] Further words to leave out, separated by commas or in a range.
 * @returns A table with a header: word, count, share of all counted words.
 */
export function keywords(texts: any[][], top?: any[][], stopWords?: any[][]): any[][] {
  return inExcel(keywordsFunction, [texts, top, stopWords]);
}
