/**
 * What the model sees of a message, each once:
 * - every run of one to four characters of its folded text;
 * - every run of one to three words of it, where a word of `lexicon.json` stands for its kind (付款, 支付 and 结账 are one
 *   word), so that what was learned of one item, colour or ailment holds of all;
 * - pairs of kinds that stand near each other, in their order.
 */
import { foldWithOffsets } from "../text/fold";
import lexicon from "./lexicon.json";
import { mostCharacters, normalise, normaliseQuickly, plain } from "./normalise";

/** Longest run of characters, of words, and how many kinds a pair may span. */
const longest = 4;
const longestOfWords = 3;
const span = 5;

/** 32-bit FNV-1a over UTF-16 units, begun anew at each run; another basis for each sort of feature. */
const ofCharacters = 0x811c9dc5;
const ofWords = 0x2f0b4a17;
const ofPairs = 0x5bd1e995;
const prime = 0x01000193;

const mix = (hash: number, value: number): number => Math.imul(hash ^ value, prime);

/** Kinds by hashed word, from 1, in an open hash table. Words of Latin letters are known as a whole only, others wherever they stand. */
const kindCapacity = 1 << 13;
const kindWords = new Int32Array(kindCapacity);
const kindNumbers = new Uint16Array(kindCapacity);
/** By first unit of a word, the lengths that known words have, as bits; looked at for every character. */
const lengthsFrom = new Uint32Array(65536);

function kindSlot(word: number): number {
  let slot = (Math.imul(word, 0x9e3779b1) >>> 19) & (kindCapacity - 1);
  while (kindNumbers[slot] !== 0 && kindWords[slot] !== word) slot = (slot + 1) & (kindCapacity - 1);
  return slot;
}

Object.values<string>(lexicon).forEach((words, index) => {
  for (const word of words.split(" ")) {
    const text = plain(foldWithOffsets(word).text);
    // A number alone is of no kind.
    if (text === "" || text === "0") continue;
    let hash = ofCharacters;
    for (let i = 0; i < text.length; i++) hash = mix(hash, text.charCodeAt(i));
    lengthsFrom[text.charCodeAt(0)] |= 1 << Math.min(text.length, 31);
    const slot = kindSlot(hash);
    if (kindNumbers[slot] !== 0) continue;
    kindWords[slot] = hash;
    kindNumbers[slot] = index + 1;
  }
});

const isLatin = (unit: number): boolean => unit >= 0x61 && unit <= 0x7a;
const underscore = 0x5f;

/** Most words that are looked at; `words[i]` is a kind from 1, or beyond all kinds a word that has none. */
const words = new Int32Array(mostCharacters + 2);
const beyondKinds = 0x10000;

/** Fills `words` and says how many there are: the longest known word at each place, else a character or Latin word. */
function readWords(units: Uint16Array, length: number): number {
  let count = 0;
  for (let i = 0; i < length;) {
    const first = units[i];
    let hash = ofCharacters;
    let end = i;
    let kind = 0;
    if (isLatin(first)) {
      while (end < length && isLatin(units[end])) hash = mix(hash, units[end++]);
      const slot = kindSlot(hash);
      kind = kindNumbers[slot] || hash | beyondKinds;
    } else {
      let left = lengthsFrom[first];
      for (let k = i; left > 1 && k < length; k++) {
        hash = mix(hash, units[k]);
        left >>>= 1;
        if ((left & 1) === 0) continue;
        const known = kindNumbers[kindSlot(hash)];
        if (known !== 0) [kind, end] = [known, k + 1];
      }
      if (kind === 0) [kind, end] = [first + beyondKinds, i + 1];
    }
    if (first !== underscore) words[count++] = kind;
    i = end;
  }
  return count;
}

/**
 * A bit for each of some hashes that a feature may have, by the hash's lower bits: says of most features nobody knows that they
 * are not among those wanted.
 */
export class FeatureFilter {
  readonly words = new Uint32Array(1 << 13);

  /** @param wanted hashes of features; all when left out */
  constructor(wanted?: Int32Array) {
    if (wanted === undefined) this.words.fill(-1);
    else for (const hash of wanted) this.words[wordOf(hash)] |= 1 << (hash & 31);
  }
}

const wordOf = (hash: number): number => (hash >>> 5) & 0x1fff;

/** Hashes of the features of the text that was read last, in the order in which they stand; what stands twice is there twice. */
export const collected = new Int32Array((mostCharacters + 2) * (longest + longestOfWords + span) + 2);

/** Where the features of words begin in `collected`. */
let firstOfWords = 0;

/**
 * Fills `collected` from a normalised text with the features that a filter lets pass, and says how many there are. Each is
 * written, and written over when it does not pass: nobody can foretell a branch.
 */
function collect(units: Uint16Array, length: number, filter: Uint32Array): number {
  let size = 0;
  for (let i = 0; i < length; i++) {
    let hash = ofCharacters;
    const end = Math.min(length, i + longest);
    for (let k = i; k < end; k++) {
      collected[size] = hash = mix(hash, units[k]);
      size += (filter[wordOf(hash)] >>> (hash & 31)) & 1;
    }
  }
  firstOfWords = size;
  const count = readWords(units, length);
  for (let i = 0; i < count; i++) {
    let hash = ofWords;
    const end = Math.min(count, i + longestOfWords);
    for (let k = i; k < end; k++) {
      collected[size] = hash = mix(mix(hash, words[k] & 0xffff), words[k] >>> 16);
      size += (filter[wordOf(hash)] >>> (hash & 31)) & 1;
    }
    if (words[i] >= beyondKinds || words[i] < 0) continue;
    const before = mix(ofPairs, words[i]);
    for (let k = i + 1, seen = 0; k < count && seen < span; k++) {
      if (words[k] >= beyondKinds || words[k] < 0) continue;
      seen++;
      const pair = (collected[size] = mix(before, words[k]));
      size += (filter[wordOf(pair)] >>> (pair & 31)) & 1;
    }
  }
  const ofLength = (collected[size] = mix(ofPairs, -1 - lengthClass(count)));
  size += (filter[wordOf(ofLength)] >>> (ofLength & 31)) & 1;
  return size;
}

/** Clipped lines and shops' long texts are said by different people for different ends. */
function lengthClass(count: number): number {
  if (count <= 5) return 0;
  if (count <= 10) return 1;
  return count <= 24 ? 2 : 3;
}

const buffer = new Uint16Array(mostCharacters + 2);

/** Copies a normalised text into the buffer. */
function copy(normalised: string): number {
  for (let i = 0; i < normalised.length; i++) buffer[i] = normalised.charCodeAt(i);
  return normalised.length;
}

/**
 * Fills `collected` with the features of a text as it was written that a filter lets pass, and says how many there are; 0 for
 * a text without a letter: marks and numbers alone mean nothing, whatever they stood beside in the training lines.
 */
export function collectFeatures(text: string, filter: FeatureFilter): number {
  let length = normaliseQuickly(text, buffer);
  if (length < 0) {
    const normalised = normalise(text);
    if (!/\p{L}/u.test(normalised)) return 0;
    length = copy(normalised);
  }
  return length === 0 ? 0 : collect(buffer, length, filter.words);
}

const everything = new FeatureFilter();

/**
 * The features of a normalised text, hashed, without repetition.
 *
 * @example featuresOf("^好$").size //=> 13 // ^ 好 $ ^好 好$ ^好$ as characters and as words, and how long it is
 */
export function featuresOf(normalised: string): Set<number> {
  return new Set(collected.subarray(0, collect(buffer, copy(normalised), everything.words)));
}

/** Of the features of a normalised text those of words: runs of words, pairs of kinds, and how long it is. */
export function wordFeaturesOf(normalised: string): Set<number> {
  const size = collect(buffer, copy(normalised), everything.words);
  return new Set(collected.subarray(firstOfWords, size));
}
