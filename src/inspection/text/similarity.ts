import { fold } from "./fold";

/** A text made ready to be compared: its runs of two characters, as sorted numbers. */
export interface Comparable {
  readonly text: string;
  readonly pairs: Float64Array;
}

const meaningless = /[\p{P}\p{S}\s]+/gu;

/**
 * Makes a text ready to be compared; folded, marks aside.
 *
 * @example comparable("請您付款！").text //=> "请你付款"
 */
export function comparable(original: string): Comparable {
  const text = fold(original).replace(meaningless, "");
  const pairs = new Float64Array(Math.max(0, text.length - 1));
  for (let i = 0; i < pairs.length; i++) pairs[i] = text.charCodeAt(i) * 65536 + text.charCodeAt(i + 1);
  return { text, pairs: pairs.sort() };
}

/**
 * How alike two texts are: the Dice coefficient of their runs of two characters (Dice 1945), 0 to 1. Linear in their lengths.
 *
 * @param atLeast where the lengths alone show that it is less, 0 comes back at once
 * @example similarity(comparable("亲，记得付款哦"), comparable("亲亲记得付款")) //=> 0.8
 * @example similarity(comparable("在吗"), comparable("多少钱")) //=> 0
 */
export function similarity(one: Comparable, other: Comparable, atLeast = 0): number {
  if (one.text === other.text) return 1;
  const { pairs: a } = one;
  const { pairs: b } = other;
  const total = a.length + b.length;
  if (total === 0 || (2 * Math.min(a.length, b.length)) / total < atLeast) return 0;
  let shared = 0;
  for (let i = 0, k = 0; i < a.length && k < b.length;) {
    if (a[i] === b[k]) {
      shared++;
      i++;
      k++;
    } else if (a[i] < b[k]) i++;
    else k++;
  }
  return (2 * shared) / total;
}
