/** So much of a cell a sentence quotes. */
const quoted = 60;

/**
 * The beginning of a text, as a sentence or a cell quotes it: no character is cut in two.
 *
 * @param length at most so many UTF-16 units
 * @example beginning("在吗😀", 3) //=> "在吗"
 */
export function beginning(text: string, length = quoted): string {
  return text.slice(0, length).replace(/[\ud800-\udbff]$/, "");
}
