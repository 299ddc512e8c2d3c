/**
 * Remembers what came of the latest texts: shops say the same again and again. Of two generations the older is dropped when
 * the newer is full, so that what is said often stays and memory has a bound.
 *
 * @param most texts of a generation
 * @param make must not depend on anything but the text
 * @example const lengthOf = recent(1000, (text) => text.length)
 */
export function recent<Value extends object>(
  most: number,
  make: (text: string) => Value,
): (text: string) => Value {
  let newer = new Map<string, Value>();
  let older = new Map<string, Value>();
  return (text) => {
    const known = newer.get(text);
    if (known !== undefined) return known;
    const value = older.get(text) ?? make(text);
    if (newer.size >= most) [older, newer] = [newer, new Map()];
    newer.set(text, value);
    return value;
  };
}
