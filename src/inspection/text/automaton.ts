/**
 * All phrases of a ruleset in one pass over each text: Aho and Corasick (1975), flattened to a table of next states over
 * classes of characters. Folding is part of the classes, so no folded copy of a text is made. States that end a phrase
 * have the highest numbers; a text without any phrase costs two table reads per character,
 * or is passed over where no phrase is shorter than three units (`skipping.ts`). The table is laid out once enough has been read;
 * until then the trie is walked.
 */
import { dropped, foldedUnit, isSkinToneAt } from "./fold";
import { mayHoldAnyOf } from "./skipping";
import { denseTable, noTable, packedTable } from "./transitions";
import { endingsOf, numberStates, trieOf, type States } from "./trie";

/** Receives a phrase: its index in the list, where it stands in the original text (UTF-16, end excluded). */
export type OnPhrase = (phrase: number, start: number, end: number) => void;

export interface Automaton {
  /**
   * Finds every occurrence, by its end: `hits` then holds phrase and end, phrase and end.
   *
   * @returns how many
   */
  collect(text: string): number;
  /** Filled by `collect`; another array when a text has more occurrences than fit. */
  readonly hits: Int32Array;
  /** Calls `onPhrase` for every occurrence, by its end; says whether there was any. */
  scan(text: string, onPhrase: OnPhrase): boolean;
}

/** So many units are read by walking the trie: a few texts are done before a table is laid out, which takes as long as millions. */
const walkedFirst = 1 << 17;

/** A dense table up to this many cells (8 MB); beyond, only the cells that differ from the root's row are kept. */
const mostDenseCells = 1 << 21;

/** 0 is the class of what is in no phrase. */
const droppedClass = 1;
const skinToneHigh = 0xd83c;

/**
 * Builds the automaton of a list of folded, non-empty phrases. Equal phrases must be given once.
 *
 * @param walked how many units are read before the table is laid out
 * @example buildAutomaton(["付款", "好评"]).scan("请付 款", (phrase, start, end) => …) // phrase 0 at 1–4
 */
export function buildAutomaton(phrases: readonly string[], walked = walkedFirst): Automaton {
  const frequency = new Uint32Array(65536);
  const units: number[] = [];
  for (const phrase of phrases)
    for (let i = 0; i < phrase.length; i++)
      if (frequency[phrase.charCodeAt(i)]++ === 0) units.push(phrase.charCodeAt(i));

  // Frequent characters get the low classes: rows are then read near their beginning.
  const classOfFolded = new Uint16Array(65536);
  let width = 2;
  for (const unit of units.sort((a, b) => frequency[b] - frequency[a] || a - b))
    classOfFolded[unit] = width++;
  const classOf = new Uint16Array(65536);
  for (let unit = 0; unit < 65536; unit++)
    classOf[unit] = foldedUnit[unit] === dropped ? droppedClass : classOfFolded[foldedUnit[unit]];
  // Looked at twice, because a skin tone may begin here; see `scan`.
  const skinToneClass = classOf[skinToneHigh];
  classOf[skinToneHigh] = droppedClass;

  /** Let go when the table is there. */
  let walker: States | null = numberStates(trieOf(phrases, classOfFolded));
  const { firstEnding } = walker;
  const { ending, endingLink } = endingsOf(walker);
  let unitsLeft = walked;
  let next: Int32Array | null = null;
  let packed = noTable;
  let hits = new Int32Array(256);

  /** Adds what ends in a state; says how many hits there are now. */
  function report(count: number, end: number, state: number): number {
    let size = count;
    for (let at = state; at > 0; at = endingLink[at]) {
      const phrase = ending[at];
      if (phrase < 0) continue;
      if (2 * size >= hits.length) {
        const more = new Int32Array(2 * hits.length);
        more.set(hits);
        hits = more;
      }
      hits[2 * size] = phrase;
      hits[2 * size + 1] = end;
      size++;
    }
    return size;
  }

  function collectWalking(text: string, { trie, fail, number }: States): number {
    const { children } = trie;
    let node = 0;
    let count = 0;
    for (let i = 0; i < text.length; i++) {
      let kind = classOf[text.charCodeAt(i)];
      if (kind === droppedClass) {
        if (text.charCodeAt(i) !== skinToneHigh) continue;
        if (isSkinToneAt(text, i)) {
          i++;
          continue;
        }
        kind = skinToneClass;
      }
      let child = children[node].get(kind);
      while (child === undefined && node !== 0) {
        node = fail[node];
        child = children[node].get(kind);
      }
      node = child ?? 0;
      if (number[node] >= firstEnding) count = report(count, i + 1, number[node]);
    }
    return count;
  }

  function layOut(states: States): void {
    if (states.order.length * width <= mostDenseCells) next = denseTable(states, width);
    else packed = packedTable(states, width);
    walker = null;
  }

  // The two are apart, and what they read is at hand in each: nothing else of a scan is asked so often.
  function collectDense(text: string, rows: Int32Array): number {
    const classes = classOf;
    const columns = width;
    const first = firstEnding * width;
    const { length } = text;
    /** Where the row of the state begins. */
    let row = 0;
    let count = 0;
    for (let i = 0; i < length; i++) {
      let kind = classes[text.charCodeAt(i)];
      if (kind === droppedClass) {
        if (text.charCodeAt(i) !== skinToneHigh) continue;
        if (isSkinToneAt(text, i)) {
          i++;
          continue;
        }
        kind = skinToneClass;
      }
      row = rows[row + kind];
      if (row >= first) count = report(count, i + 1, row / columns);
    }
    return count;
  }

  function collectPacked(text: string): number {
    const { root, base, cells } = packed;
    const { length } = text;
    let state = 0;
    let count = 0;
    for (let i = 0; i < length; i++) {
      let kind = classOf[text.charCodeAt(i)];
      if (kind === droppedClass) {
        if (text.charCodeAt(i) !== skinToneHigh) continue;
        if (isSkinToneAt(text, i)) {
          i++;
          continue;
        }
        kind = skinToneClass;
      }
      const cell = 2 * (base[state] + kind);
      state = cells[cell] === state ? cells[cell + 1] : root[kind];
      if (state >= firstEnding) count = report(count, i + 1, state);
    }
    return count;
  }

  const mayHold = mayHoldAnyOf(phrases);
  /** One function for automata of every size: another for each would be called and not made part of the caller's loop. */
  function collect(text: string): number {
    if (mayHold !== null && !mayHold(text)) return 0;
    if (walker !== null) {
      unitsLeft -= text.length;
      if (unitsLeft >= 0) return collectWalking(text, walker);
      layOut(walker);
    }
    return next ? collectDense(text, next) : collectPacked(text);
  }
  return {
    get hits() {
      return hits;
    },
    collect,
    scan(text, onPhrase) {
      const count = this.collect(text);
      for (let i = 0; i < count; i++) {
        const phrase = hits[2 * i];
        const end = hits[2 * i + 1];
        onPhrase(phrase, startOf(text, end, phrases[phrase].length), end);
      }
      return count > 0;
    },
  };
}

/** Where a phrase stands that ends at a place: walks back over `length` units that folding keeps. */
export function startOf(text: string, end: number, length: number): number {
  let at = end;
  for (let left = length; left > 0;) {
    const unit = text.charCodeAt(--at);
    if (unit >= 0xdffb && at >= 1 && isSkinToneAt(text, at - 1)) at--;
    else if (foldedUnit[unit] !== dropped) left--;
  }
  return at;
}
