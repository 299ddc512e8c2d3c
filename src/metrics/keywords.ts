import { foldName } from "../chat/fold";
import { isAutomaticReply, isSystemLine } from "../chat/messages";
import lists from "./keywordLists.json";

/** Words that say nothing of what a chat is about, in both languages (keywordLists.json). */
export const stopWords: readonly string[] = [...lists.stopWords.zh, ...lists.stopWords.en];

/** The trade's own words, which a general dictionary would cut apart: 尺码, 发货, 运费险. */
export const tradeTerms: readonly string[] = lists.terms;

export interface Keyword {
  readonly word: string;
  /** How often it is said. */
  readonly count: number;
  /** Of all counted words, the stop words left out. */
  readonly share: number;
}

/** Emoticons and attachments such as [微笑] or [图片], and links: written by the platform, not said. */
const notSaid = /\[[^[\]]{1,12}\]|#e-s\d{1,3}|\bhttps?:\/\/\S+|\bwww\.\S+/g;

/** Longer messages are pasted documents; the words of their beginning are counted. */
const longestText = 10_000;

/**
 * What is talked about most: words by how often they are said. Chinese is cut into the trade's own words where there are
 * any, and elsewhere by the dictionary of the Unicode library (`Intl.Segmenter`). Stop words, single Chinese characters
 * that are no term of the trade, numbers, emoticons, links, system lines and automatic replies are left out; case and width
 * do not matter.
 *
 * @param top how many words
 * @param ownStopWords further words to leave out
 * @returns most frequent first; words said equally often in the order in which they came up
 * @example keywords(["尺码偏大吗", "尺码准吗"], 1) //=> [{ word: "尺码", count: 2, share: 0.666… }]
 */
export function keywords(
  texts: Iterable<string>,
  top: number,
  ownStopWords: readonly string[] = [],
): Keyword[] {
  const left = new Set([...stopWords, ...ownStopWords].map(foldName));
  const counts = new Map<string, number>();
  let total = 0;
  for (const text of texts) {
    if (isSystemLine(text) || isAutomaticReply(text)) continue;
    const said = foldName(text.slice(0, longestText)).replace(notSaid, " ");
    for (const word of wordsOf(said)) {
      if (left.has(word)) continue;
      counts.set(word, (counts.get(word) ?? 0) + 1);
      total++;
    }
  }
  return [...counts]
    .sort(([, a], [, b]) => b - a)
    .slice(0, top)
    .map(([word, count]) => ({ word, count, share: count / total }));
}

function* wordsOf(line: string): Iterable<string> {
  let from = 0;
  for (let i = 0; i < line.length;) {
    const term = termsByFirst.get(line[i] as string)?.find((each) => line.startsWith(each, i));
    if (!term) i++;
    else {
      if (i > from) yield* segments(line.slice(from, i));
      yield term;
      from = i += term.length;
    }
  }
  if (from < line.length) yield* segments(from === 0 ? line : line.slice(from));
}

/** Terms by their first character, the longest first: 运费险 before 运费. */
const termsByFirst: ReadonlyMap<string, readonly string[]> = (() => {
  const byFirst = new Map<string, string[]>();
  for (const term of [...tradeTerms].sort((a, b) => b.length - a.length)) {
    const first = term[0] as string;
    byFirst.set(first, [...(byFirst.get(first) ?? []), term]);
  }
  return byFirst;
})();

let segmenter: Intl.Segmenter | undefined;
const oneHan = /^\p{Script=Han}$/u;

function* segments(text: string): Iterable<string> {
  segmenter ??= new Intl.Segmenter("zh", { granularity: "word" });
  for (const { segment, isWordLike } of segmenter.segment(text)) {
    if (isWordLike && !oneHan.test(segment) && /\p{L}/u.test(segment)) yield segment;
  }
}
