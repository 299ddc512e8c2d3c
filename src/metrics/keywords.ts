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
  // Agents say the same all day: every text is read once.
  const times = new Map<string, number>();
  for (const text of texts) times.set(text, (times.get(text) ?? 0) + 1);

  const counts = new Map<string, number>();
  const cutter = new Cutter();
  let total = 0;
  for (const [text, said] of times) {
    if (isSystemLine(text) || isAutomaticReply(text)) continue;
    const words = foldName(text.slice(0, longestText)).replace(notSaid, " ");
    for (const word of cutter.wordsOf(words)) {
      if (left.has(word)) continue;
      counts.set(word, (counts.get(word) ?? 0) + said);
      total += said;
    }
  }
  return [...counts]
    .sort(([, a], [, b]) => b - a)
    .slice(0, top)
    .map(([word, count]) => ({ word, count, share: count / total }));
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
const letter = /\p{L}/u;

/** Runs that the dictionary cuts, and what stands between them: the cut of a run does not depend on its neighbours. */
const runs =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー]+|[^\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー]+/gu;

/** Runs that are remembered; chats have a few thousand that come again and again. */
const remembered = 50_000;

/** Cuts lines into words; what it has cut once it remembers, for the dictionary is slow. */
class Cutter {
  private readonly known = new Map<string, readonly string[]>();

  *wordsOf(line: string): Iterable<string> {
    let from = 0;
    for (let i = 0; i < line.length;) {
      const term = termsByFirst.get(line[i] as string)?.find((each) => line.startsWith(each, i));
      if (!term) i++;
      else {
        if (i > from) yield* this.segments(line.slice(from, i));
        yield term;
        from = i += term.length;
      }
    }
    if (from < line.length) yield* this.segments(from === 0 ? line : line.slice(from));
  }

  private *segments(text: string): Iterable<string> {
    for (const [run] of text.matchAll(runs)) {
      // Spaces, digits and punctuation hold no word.
      if (letter.test(run)) yield* this.cut(run);
    }
  }

  private cut(run: string): readonly string[] {
    const known = this.known.get(run);
    if (known) return known;
    segmenter ??= new Intl.Segmenter("zh", { granularity: "word" });
    const words: string[] = [];
    for (const { segment, isWordLike } of segmenter.segment(run)) {
      if (isWordLike && !oneHan.test(segment) && letter.test(segment)) words.push(segment);
    }
    if (this.known.size >= remembered) this.known.clear();
    this.known.set(run, words);
    return words;
  }
}
