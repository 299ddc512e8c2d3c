/** Where an automaton goes from a state by the class of the next character: two ways to lay the answers out. */
import type { States } from "./trie";

/** The class of every character that is in no phrase. */
const otherClass = 0;

/** By state a row: for each class, where the row of the next state begins. Nothing is multiplied while a text is read. */
export function denseTable({ trie, order, fail, number }: States, width: number): Int32Array {
  const next = new Int32Array(order.length * width);
  for (const node of order) {
    const row = number[node] * width;
    if (node !== 0) next.copyWithin(row, number[fail[node]] * width, (number[fail[node]] + 1) * width);
    for (const [kind, child] of trie.children[node]) next[row + kind] = number[child] * width;
    next[row + otherClass] = 0;
  }
  return next;
}

export interface PackedTable {
  /** Next state of the root, by class. */
  readonly root: Int32Array;
  /** By state, where its row begins. */
  readonly base: Int32Array;
  /** Two numbers a cell: the state that owns it (-1: none), and the next state. */
  readonly cells: Int32Array;
}

export const noTable: PackedTable = {
  root: new Int32Array(0),
  base: new Int32Array(0),
  cells: new Int32Array(0),
};

/** Gaps are looked for so many cells before the last place. */
const packedBehind = 64;

/**
 * The same function for rulesets too wide for a dense table: most cells of a row equal those of the root's, so only the
 * others are kept, and the rows lie in one another's gaps (row displacement; Tarjan and Yao, 1979).
 */
export function packedTable(states: States, width: number): PackedTable {
  const { trie, order, number } = states;
  const root = new Int32Array(width);
  for (const [kind, child] of trie.children[0]) root[kind] = number[child];
  const { from, to, kinds, targets } = rowsOf(states, width);

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
function rowsOf({ trie, order, fail, number }: States, width: number) {
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
