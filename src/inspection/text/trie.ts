/** The trie of an automaton's phrases, with the failure links of Aho and Corasick (1975). */

export interface Trie {
  /** By node: the child for each class of characters. */
  readonly children: readonly Map<number, number>[];
  /** By node: the phrase that ends there, -1 when none. */
  readonly ending: readonly number[];
}

/** A trie whose nodes have become the states of an automaton. */
export interface States {
  readonly trie: Trie;
  /** Nodes, breadth first. */
  readonly order: readonly number[];
  /** By node: the node of the longest other beginning of a phrase that its own text ends with. */
  readonly fail: Int32Array;
  /** By node: the number of its state. */
  readonly number: Int32Array;
  /** From this number on, a phrase ends in a state. */
  readonly firstEnding: number;
}

/** The trie of phrases over classes of characters; `classOf` tells a folded character's. */
export function trieOf(phrases: readonly string[], classOf: Uint16Array): Trie {
  const children = [new Map<number, number>()];
  /** Of every node without children, which half of them are: so many maps would take longer to make than all the rest. */
  const childless = new Map<number, number>();
  const ending = [-1];
  phrases.forEach((phrase, index) => {
    let node = 0;
    for (let i = 0; i < phrase.length; i++) {
      const kind = classOf[phrase.charCodeAt(i)];
      let child = children[node].get(kind);
      if (child === undefined) {
        child = children.length;
        children.push(childless);
        ending.push(-1);
        if (children[node] === childless) children[node] = new Map();
        children[node].set(kind, child);
      }
      node = child;
    }
    ending[node] = index;
  });
  return { children, ending };
}

/** Breadth first, failure links by node; then numbers: states that report nothing first, both groups breadth first. */
export function numberStates(trie: Trie): States {
  const order = [0];
  const fail = new Int32Array(trie.children.length);
  const reports = new Uint8Array(trie.children.length);
  for (let i = 0; i < order.length; i++) {
    const node = order[i];
    if (trie.ending[node] >= 0 || reports[fail[node]]) reports[node] = 1;
    for (const [kind, child] of trie.children[node]) {
      let link = fail[node];
      let target = trie.children[link].get(kind);
      while (link !== 0 && target === undefined) {
        link = fail[link];
        target = trie.children[link].get(kind);
      }
      fail[child] = target === undefined || target === child ? 0 : target;
      order.push(child);
    }
  }
  const number = new Int32Array(trie.children.length);
  let state = 0;
  for (const node of order) if (!reports[node]) number[node] = state++;
  const firstEnding = state;
  for (const node of order) if (reports[node]) number[node] = state++;
  return { trie, order, fail, number, firstEnding };
}

/** By state: the phrase that ends there, and the next shorter state in which another phrase ends. */
export function endingsOf({ trie, order, fail, number }: States) {
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
