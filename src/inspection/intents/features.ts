/**
 * What the model sees of a message, each once:
 * - every run of one to four characters of its folded text;
 * - every run of one to three words of it, where a word of `lexicon.json` stands for its kind (付款, 支付 and 结账 are one
 *   word), so that what was learned of one item, colour or ailment holds of all;
 * - pairs of kinds that stand near each other, in their order.
 *
 * Numbers are all one number, signs that end a clause one sign, and a form of address at the beginning is passed over.
 */
import { foldWithOffsets } from "../text/fold";
import lexicon from "./lexicon.json";

/** Longest run of characters, of words, and how many kinds a pair may span. */
const longest = 4;
const longestOfWords = 3;
const span = 5;
/** Of a long message the beginning decides; a pasted page must not cost more than a message. */
const mostCharacters = 300;

const address =
  /^(?:(?:亲爱的|亲亲|亲|宝贝|宝宝|宝|小主|你好|哈喽|请问|老板|掌柜|店家|客服|嗯嗯|嗯|哦|那个|hi|hello)[,!。.~呀啊哦呢_]*)+(?=.{2})/;
/** Numbers that are names. */
const named = new Set(["618", "12315", "886", "88"]);

/**
 * The text that runs are taken from: `^` and `$` are its ends, `,` and `?` the ends of clauses and questions, `0` a number,
 * `_` stands between words of Latin letters.
 *
 * @example normalise("亲，便宜 20 塊吧！") //=> "^便宜0块吧$"
 * @example normalise("Can't you do 40?") //=> "^cant_you_do_0?$"
 */
export function normalise(text: string): string {
  const spaced = text
    .slice(0, mostCharacters * 2)
    .replace(/([A-Za-z])['’](?=[A-Za-z])/g, "$1")
    .replace(/([A-Za-z0-9])[ \t]+(?=[A-Za-z])|([A-Za-z])[ \t]+(?=[0-9])/g, "$1$2_");
  const folded = foldWithOffsets(spaced).text.slice(0, mostCharacters).replace(address, "");
  return `^${plain(folded)}$`;
}

function plain(folded: string): string {
  return folded
    .replace(/\[[^\]\n]{1,8}\]|#e-s\[?[^\]\s]{1,6}\]?/g, "")
    .replace(/[0-9]+(?:\.[0-9]+)?|[*×xX]{2,}/g, (digits) => (named.has(digits) ? digits : "0"))
    .replace(/[?？]+/g, "?")
    .replace(/[^\p{L}\p{N}?_]+/gu, ",")
    .replace(/^[,_]+|[,_]+$/g, "");
}

/** 32-bit FNV-1a over UTF-16 units, begun anew at each run; another basis for each sort of feature. */
const ofCharacters = 0x811c9dc5;
const ofWords = 0x2f0b4a17;
const ofPairs = 0x5bd1e995;
const prime = 0x01000193;

const mix = (hash: number, value: number): number => Math.imul(hash ^ value, prime);

/** Kind by hashed word, from 1. Words of Latin letters are known as a whole only, others wherever they stand. */
const kinds = new Map<number, number>();
let longestWord = 1;
Object.values<string>(lexicon).forEach((words, index) => {
  for (const word of words.split(" ")) {
    const text = plain(foldWithOffsets(word).text);
    // A number alone is of no kind.
    if (text === "" || text === "0") continue;
    let hash = ofCharacters;
    for (let i = 0; i < text.length; i++) hash = mix(hash, text.charCodeAt(i));
    if (!kinds.has(hash)) kinds.set(hash, index + 1);
    longestWord = Math.max(longestWord, text.length);
  }
});

const isLatin = (unit: number): boolean => unit >= 0x61 && unit <= 0x7a;

/** Most words that are looked at; `words[i]` is a kind from 1, or beyond all kinds a word that has none. */
const words = new Int32Array(mostCharacters + 2);
const beyondKinds = 0x10000;

/** Fills `words` and says how many there are: the longest known word at each place, else a character or Latin word. */
function readWords(normalised: string): number {
  let count = 0;
  for (let i = 0; i < normalised.length;) {
    let hash = ofCharacters;
    let end = i;
    let kind = 0;
    if (isLatin(normalised.charCodeAt(i))) {
      while (end < normalised.length && isLatin(normalised.charCodeAt(end)))
        hash = mix(hash, normalised.charCodeAt(end++));
      kind = kinds.get(hash) ?? hash | beyondKinds;
    } else {
      const last = Math.min(normalised.length, i + longestWord);
      for (let k = i; k < last; k++) {
        hash = mix(hash, normalised.charCodeAt(k));
        const known = kinds.get(hash);
        if (known !== undefined) [kind, end] = [known, k + 1];
      }
      if (kind === 0) [kind, end] = [normalised.charCodeAt(i) + beyondKinds, i + 1];
    }
    if (normalised[i] !== "_") words[count++] = kind;
    i = end;
  }
  return count;
}

/** Calls `visit` with the hash of every feature of a normalised text; what stands twice is visited twice. */
export function forEachRun(normalised: string, visit: (run: number) => void): void {
  for (let i = 0; i < normalised.length; i++) {
    let hash = ofCharacters;
    const end = Math.min(normalised.length, i + longest);
    for (let k = i; k < end; k++) {
      hash = mix(hash, normalised.charCodeAt(k));
      visit(hash);
    }
  }
  const count = readWords(normalised);
  for (let i = 0; i < count; i++) {
    let hash = ofWords;
    const end = Math.min(count, i + longestOfWords);
    for (let k = i; k < end; k++) {
      hash = mix(mix(hash, words[k] & 0xffff), words[k] >>> 16);
      visit(hash);
    }
    if (words[i] >= beyondKinds || words[i] < 0) continue;
    for (let k = i + 1, seen = 0; k < count && seen < span; k++) {
      if (words[k] >= beyondKinds || words[k] < 0) continue;
      seen++;
      visit(mix(mix(ofPairs, words[i]), words[k]));
    }
  }
  visit(mix(ofPairs, -1 - lengthClass(count)));
}

/** Clipped lines and shops' long texts are said by different people for different ends. */
function lengthClass(count: number): number {
  if (count <= 5) return 0;
  if (count <= 10) return 1;
  return count <= 24 ? 2 : 3;
}

/**
 * The features of a normalised text, hashed, without repetition.
 *
 * @example featuresOf("^好$").size //=> 13 // ^ 好 $ ^好 好$ ^好$ as characters and as words, and how long it is
 */
export function featuresOf(normalised: string): Set<number> {
  const features = new Set<number>();
  forEachRun(normalised, (run) => features.add(run));
  return features;
}
