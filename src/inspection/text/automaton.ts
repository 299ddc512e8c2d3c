/**
 * All phrases of a ruleset in one pass over each text: Aho and Corasick (1975), flattened to a table of next states over
 * classes of characters. Folding is part of the classes, so no folded copy of a text is made. States that end a phrase
 * have the highest numbers; a text without any phrase costs two table reads per character.
 */
import { dropped, foldedUnit, isSkinToneAt } from "./fold";

/** Receives a phrase: its index in the list, where it stands in the original text (UTF-16, end excluded). */
export type OnPhrase = (phrase: number, start: number, end: number) => void;

export interface Automaton {
  /** Calls `onPhrase` for every occurrence, by its end; says whether there was any. */
  scan(text: string, onPhrase: OnPhrase): boolean;
}

/** A dense table up to this many cells (8 MB); beyond, only the cells that differ from the first row are kept. */
const mostDenseCells = 1 << 22;
const mostDenseStates = 65_535;

const otherClass = 0;
const droppedClass = 1;
const skinToneHigh = 0xd83c;

interface Trie {
  readonly children: Map<number, number>[];
  /** Phrase that ends in a state, -1 when none. */
  readonly ending: number[];
}

/**
 * Builds the automaton of a list of folded, non-empty phrases. Equal phrases must be given once.
 *
 * @example buildAutomaton(["付款", "好评"]).scan("请付 款", (phrase, start, end) => …) // phrase 0 at 1–4
 */
export function buildAutomaton(phrases: readonly string[]): Automaton {
  const frequency = new Map<number, number>();
  for (const phrase of phrases)
    for (let i = 0; i < phrase.length; i++)
      frequency.set(phrase.charCodeAt(i), (frequency.get(phrase.charCodeAt(i)) ?? 0) + 1);

  // Frequent characters get the low classes: rows are then read near their beginning.
  const classOfFolded = new Uint16Array(65536);
  let width = 2;
  for (const [unit] of [...frequency].sort((a, b) => b[1] - a[1] || a[0] - b[0]))
    classOfFolded[unit] = width++;
  const classOf = new Uint16Array(65536);
  for (let unit = 0; unit < 65536; unit++)
    classOf[unit] = foldedUnit[unit] === dropped ? droppedClass : classOfFolded[foldedUnit[unit]];
  // Looked at twice, because a skin tone may begin here; see `scan`.
  const skinToneClass = classOf[skinToneHigh];
  classOf[skinToneHigh] = droppedClass;

  const trie = trieOf(phrases, classOfFolded);
  const { order, fail, number, firstEnding } = numberStates(trie);
  const { ending, endingLink } = endingsOf(trie, order, fail, number);
  const stateCount = order.length;
  const next =
    stateCount <= mostDenseStates && stateCount * width <= mostDenseCells
      ? denseTable(trie, order, fail, number, width)
      : null;
  const step = next ? null : sparseTable(trie, order, fail, number, width);

  function report(text: string, end: number, state: number, onPhrase: OnPhrase): void {
    for (let at = state; at > 0; at = endingLink[at]) {
      const phrase = ending[at];
      if (phrase >= 0) onPhrase(phrase, startOf(text, end, phrases[phrase].length), end);
    }
  }

  return {
    scan(text, onPhrase) {
      let state = 0;
      let found = false;
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
        state = next ? next[state * width + kind] : step!(state, kind);
        if (state >= firstEnding) {
          found = true;
          report(text, i + 1, state, onPhrase);
        }
      }
      return found;
    },
  };
}

/** Walks back over `length` units that folding keeps. */
function startOf(text: string, end: number, length: number): number {
  let at = end;
  for (let left = length; left > 0;) {
    at--;
    if (at >= 1 && isSkinToneAt(text, at - 1)) at--;
    else if (foldedUnit[text.charCodeAt(at)] !== dropped) left--;
  }
  return at;
}

function trieOf(phrases: readonly string[], classOfFolded: Uint16Array): Trie {
  const children: Map<number, number>[] = [new Map()];
  const ending = [-1];
  phrases.forEach((phrase, index) => {
    let node = 0;
    for (let i = 0; i < phrase.length; i++) {
      const kind = classOfFolded[phrase.charCodeAt(i)];
      let child = children[node].get(kind);
      if (child === undefined) {
        child = children.length;
        children.push(new Map());
        ending.push(-1);
        children[node].set(kind, child);
      }
      node = child;
    }
    ending[node] = index;
  });
  return { children, ending };
}

/** Breadth first, failure links by node; then numbers: states that report nothing first, both groups breadth first. */
function numberStates(trie: Trie) {
  const order = [0];
  const fail = new Int32Array(trie.children.length);
  const reports = new Uint8Array(trie.children.length);
  for (let i = 0; i < order.length; i++) {
    const node = order[i];
    if (trie.ending[node] >= 0 || reports[fail[node]]) reports[node] = 1;
    for (const [kind, child] of trie.children[node]) {
      let link = fail[node];
      while (link !== 0 && !trie.children[link].has(kind)) link = fail[link];
      const target = trie.children[link].get(kind);
      fail[child] = target === undefined || target === child ? 0 : target;
      order.push(child);
    }
  }
  const number = new Int32Array(trie.children.length);
  let state = 0;
  for (const node of order) if (!reports[node]) number[node] = state++;
  const firstEnding = state;
  for (const node of order) if (reports[node]) number[node] = state++;
  return { order, fail, number, firstEnding };
}

/** By state: the phrase that ends there, and the next shorter state in which another phrase ends. */
function endingsOf(trie: Trie, order: readonly number[], fail: Int32Array, number: Int32Array) {
  const ending = new Int32Array(order.length);
  const endingLink = new Int32Array(order.length);
  for (const node of order) {
    const state = number[node];
    ending[state] = trie.ending[node];
    const shorter = fail[node];
    endingLink[state] = trie.ending[shorter] >= 0 ? number[shorter] : endingLink[number[shorter]];
  }
  return { ending, endingLink };
}

function denseTable(
  trie: Trie,
  order: readonly number[],
  fail: Int32Array,
  number: Int32Array,
  width: number,
): Uint16Array {
  const next = new Uint16Array(order.length * width);
  for (const node of order) {
    const row = number[node] * width;
    if (node !== 0) next.copyWithin(row, number[fail[node]] * width, (number[fail[node]] + 1) * width);
    for (const [kind, child] of trie.children[node]) next[row + kind] = number[child];
    next[row + otherClass] = 0;
  }
  return next;
}

/**
 * The same function for rulesets too wide for a dense table: most cells of a row equal those of the root's, so only the
 * others are kept, in an open hash table.
 */
function sparseTable(
  trie: Trie,
  order: readonly number[],
  fail: Int32Array,
  number: Int32Array,
  width: number,
): (state: number, kind: number) => number {
  const root = new Int32Array(width);
  for (const [kind, child] of trie.children[0]) root[kind] = number[child];
  const rows: Map<number, number>[] = new Array(order.length);
  let count = 0;
  for (const node of order) {
    const row = new Map<number, number>(node === 0 ? [] : rows[fail[node]]);
    if (node !== 0) for (const [kind, child] of trie.children[node]) row.set(kind, number[child]);
    rows[node] = row;
    count += row.size;
  }
  let capacity = 16;
  while (capacity < count * 2) capacity *= 2;
  const mask = capacity - 1;
  // state * width + kind can pass 2^32: the two halves are compared apart.
  const states = new Int32Array(capacity).fill(-1);
  const kinds = new Uint16Array(capacity);
  const targets = new Int32Array(capacity);
  const slotOf = (state: number, kind: number): number =>
    (Math.imul(state, 0x9e3779b1) ^ Math.imul(kind, 0x85ebca6b)) & mask;
  for (const node of order)
    for (const [kind, target] of rows[node]) {
      let slot = slotOf(number[node], kind);
      while (states[slot] >= 0) slot = (slot + 1) & mask;
      states[slot] = number[node];
      kinds[slot] = kind;
      targets[slot] = target;
    }
  return (state, kind) => {
    for (let slot = slotOf(state, kind); states[slot] >= 0; slot = (slot + 1) & mask)
      if (states[slot] === state && kinds[slot] === kind) return targets[slot];
    return root[kind];
  };
}
