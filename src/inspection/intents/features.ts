/**
 * What the model sees of a message: every run of one to four characters of its folded text, each once. Numbers are all
 * one number, signs that end a clause one sign, and a form of address at the beginning is passed over.
 */
import { foldWithOffsets } from "../text/fold";

/** Longest run of characters. */
const longest = 4;
/** Of a long message the beginning decides; a pasted page must not cost more than a message. */
const mostCharacters = 300;

const address =
  /^(?:(?:亲爱的|亲亲|亲|宝贝|宝宝|宝|小主|你好|哈喽|请问|老板|掌柜|店家|客服|嗯嗯|嗯|哦|那个|hi|hello)[,!。.~呀啊哦呢]*)+(?=.{2})/;

/**
 * The text that runs are taken from: `^` and `$` are its ends, `,` and `?` the ends of clauses and questions, `0` a number.
 *
 * @example normalise("亲，便宜 20 塊吧！") //=> "^便宜0块吧,$"
 */
export function normalise(text: string): string {
  const folded = foldWithOffsets(text.slice(0, mostCharacters * 2))
    .text.slice(0, mostCharacters)
    .replace(address, "");
  const plain = folded
    .replace(/\[[^\]\n]{1,8}\]|#e-s\[?[^\]\s]{1,6}\]?/g, "")
    .replace(/[0-9]+(?:\.[0-9]+)?|[*×xX]{2,}/g, "0")
    .replace(/[?？]+/g, "?")
    .replace(/[^\p{L}\p{N}?]+/gu, ",")
    .replace(/^,+|,+$/g, "");
  return `^${plain}$`;
}

/** 32-bit FNV-1a over UTF-16 units, begun anew at each run. */
const offsetBasis = 0x811c9dc5;
const prime = 0x01000193;

/** Calls `visit` with the hash of every run of a normalised text; a run that stands twice is visited twice. */
export function forEachRun(normalised: string, visit: (run: number) => void): void {
  for (let i = 0; i < normalised.length; i++) {
    let hash = offsetBasis;
    const end = Math.min(normalised.length, i + longest);
    for (let k = i; k < end; k++) {
      hash = Math.imul(hash ^ normalised.charCodeAt(k), prime);
      visit(hash);
    }
  }
}

/**
 * The runs of a normalised text, hashed, without repetition.
 *
 * @example featuresOf("^好$").size //=> 6 // ^ 好 $ ^好 好$ ^好$
 */
export function featuresOf(normalised: string): Set<number> {
  const features = new Set<number>();
  forEachRun(normalised, (run) => features.add(run));
  return features;
}
