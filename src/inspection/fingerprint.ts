/**
 * A number of 53 bits that stands for texts: equal texts give equal numbers on every machine, different texts different
 * ones but for chance (1 in 10¹² among 100,000). It cannot be turned back into the texts; it is no protection against
 * somebody who guesses them.
 *
 * Two 32-bit multiplicative hashes that are mixed at the end (cyrb53, public domain).
 *
 * @param texts kept apart: ["ab", "c"] is not ["a", "bc"]
 * @example fingerprint(["在吗"]) === fingerprint(["在吗"]) //=> true
 */
export function fingerprint(texts: readonly string[], seed = 0): number {
  let a = 0xdeadbeef ^ seed;
  let b = 0x41c6ce57 ^ seed;
  const add = (unit: number): void => {
    a = Math.imul(a ^ unit, 2654435761);
    b = Math.imul(b ^ unit, 1597334677);
  };
  for (const text of texts) {
    for (let i = 0; i < text.length; i++) add(text.charCodeAt(i));
    // No UTF-16 unit is as large.
    add(0x10000 + text.length);
  }
  a = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909);
  b = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(a ^ (a >>> 13), 3266489909);
  return 4294967296 * (2097151 & b) + (a >>> 0);
}
