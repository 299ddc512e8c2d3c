/**
 * All phrases of a ruleset in one pass over each text: Aho and Corasick (1975), flattened to a table of next states over
 * classes of characters. Folding is part of the classes, so no folded copy of a text is made. States that end a phrase
 * have the highest numbers; a text without any phrase costs two table reads per character,
 * or is passed over where no phrase is shorter than three units (`skipping.ts`). The table is laid out once enough has been read;
 * until then the trie is walked.
 */
import { dropped, foldedUnit, isSkinToneAt } from "./fold";
import { mayHoldAnyOf } from "./skipping";

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
 * @param walked how many units are read before the table is laid out
 * @example buildAutomaton(["付款", "好评"]).scan("请付 款", (phrase, start, end) => …) // phrase 0 at 1–4
 */
export function buildAutomaton(phrases: readonly string[], walked = walkedFirst): Automaton {
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
  /** Let go when the table is there. */
  let walker: { trie: Trie; order: readonly number[]; fail: Int32Array; number: Int32Array } | null;
  walker = { trie, order, fail, number };
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

  function collectWalking(text: string, { trie, fail, number }: NonNullable<typeof walker>): number {
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

  function layOut({ trie, order, fail, number }: NonNullable<typeof walker>): void {
    if (order.length * width <= mostDenseCells) next = denseTable(trie, order, fail, number, width);
    else packed = packedTable(trie, order, fail, number, width);
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

/** By state a row: for each class, where the row of the next state begins. Nothing is multiplied while a text is read. */
function denseTable(
  trie: Trie,
  order: readonly number[],
  fail: Int32Array,
  number: Int32Array,
  width: number,
): Int32Array {
  const next = new Int32Array(order.length * width);
  for (const node of order) {
    const row = number[node] * width;
    if (node !== 0) next.copyWithin(row, number[fail[node]] * width, (number[fail[node]] + 1) * width);
    for (const [kind, child] of trie.children[node]) next[row + kind] = number[child] * width;
    next[row + otherClass] = 0;
  }
  return next;
}

interface PackedTable {
  /** Next state of the root, by class. */
  readonly root: Int32Array;
  /** By state, where its row begins. */
  readonly base: Int32Array;
  /** Two numbers a cell: the state that owns it (-1: none), and the next state. */
  readonly cells: Int32Array;
}

const noTable: PackedTable = { root: new Int32Array(0), base: new Int32Array(0), cells: new Int32Array(0) };

/** Gaps are looked for so many cells before the last place. */
const packedBehind = 64;

/**
 * The same function for rulesets too wide for a dense table: most cells of a row equal those of the root's, so only the
 * others are kept, and the rows lie in one another's gaps (row displacement; Tarjan and Yao, 1979).
 */
function packedTable(
  trie: Trie,
  order: readonly number[],
  fail: Int32Array,
  number: Int32Array,
  width: number,
): PackedTable {
  const root = new Int32Array(width);
  for (const [kind, child] of trie.children[0]) root[kind] = number[child];
  const { from, to, kinds, targets } = rowsOf(trie, order, fail, number, width);

  const base = new Int32Array(order.length);
  /** 1 where a cell belongs to a row. */
  let taken = new Uint8Array(2 * kinds.length + 3 * width);
  // Any row can have a cell here.
  let firstFree = width;
  /** The last place at which a row of several cells fitted: another finds no gap before it, or hardly ever. */
  let last = width;
  let end = width;
  const nodes = nodesBySize(from, to, width);
  for (const node of nodes) {
    const [first, beyond] = [from[node], to[node]];
    while (taken[firstFree] === 1) firstFree++;
    const isSingle = beyond - first === 1;
    const place = gapFor(kinds, first, beyond, taken, isSingle ? firstFree - kinds[first] : last);
    if (!isSingle) last = Math.max(last, place - packedBehind);
    base[number[node]] = place;
    end = Math.max(end, place + width);
    // The next row may need as much again behind what is taken.
    if (end + width > taken.length) taken = grown(taken);
    for (let i = first; i < beyond; i++) taken[place + kinds[i]] = 1;
  }
  const cells = new Int32Array(2 * end).fill(-1);
  for (const node of nodes) {
    const place = base[number[node]];
    for (let i = from[node]; i < to[node]; i++) {
      cells[2 * (place + kinds[i])] = number[node];
      cells[2 * (place + kinds[i]) + 1] = targets[i];
    }
  }
  return { root, base, cells };
}

/**
 * By node the cells of its row that differ from the root's, `kinds[i]` and `targets[i]` from `from[node]` up to `to[node]`:
 * those of the node to which it falls back, and its own. A node without children shares the row of that one.
 */
function rowsOf(trie: Trie, order: readonly number[], fail: Int32Array, number: Int32Array, width: number) {
  const from = new Int32Array(order.length);
  const to = new Int32Array(order.length);
  const kinds: number[] = [];
  const targets: number[] = [];
  /** By class, the place of its cell in the row that was begun last, where there is one. */
  const placeOf = new Int32Array(width);
  for (const node of order) {
    // The root's own row is not among them.
    if (node === 0) continue;
    const shorter = fail[node];
    if (trie.children[node].size === 0) {
      from[node] = from[shorter];
      to[node] = to[shorter];
      continue;
    }
    const start = (from[node] = kinds.length);
    for (let i = from[shorter]; i < to[shorter]; i++) {
      placeOf[kinds[i]] = kinds.length;
      kinds.push(kinds[i]);
      targets.push(targets[i]);
    }
    for (const [kind, child] of trie.children[node]) {
      const place = placeOf[kind];
      if (place >= start && kinds[place] === kind) targets[place] = number[child];
      else {
        kinds.push(kind);
        targets.push(number[child]);
      }
    }
    to[node] = kinds.length;
  }
  return { from, to, kinds: Uint16Array.from(kinds), targets: Int32Array.from(targets) };
}

/** The first place from `from` on at which a row meets no taken cell. What lies behind the last cell is free. */
function gapFor(kinds: Uint16Array, first: number, beyond: number, taken: Uint8Array, from: number): number {
  for (let place = from; ; place++) {
    let i = first;
    while (i < beyond && taken[place + kinds[i]] !== 1) i++;
    if (i === beyond) return place;
  }
}

/** The nodes that have a row, those with the most cells first. */
function nodesBySize(from: Int32Array, to: Int32Array, width: number): number[] {
  const bySize = Array.from({ length: width + 1 }, (): number[] => []);
  for (let node = 0; node < from.length; node++) bySize[to[node] - from[node]].push(node);
  return bySize.slice(1).reverse().flat();
}

function grown(bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  const more = new Uint8Array(2 * bytes.length);
  more.set(bytes);
  return more;
}
