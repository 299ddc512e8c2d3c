/**
 * Names within a few slips of the pen, or that hold what was typed, nearest first.
 *
 * @param names in the same case as `typed`
 * @example nearest("taoabo", ["taobao", "jd", "pdd"]) //=> ["taobao"]
 */
export function nearest(typed: string, names: readonly string[]): string[] {
  if (typed.length < 3) return [];
  return names
    .map((name) => ({ name, distance: name.includes(typed) ? 1 : editDistance(typed, name) }))
    .filter(({ name, distance }) => distance <= Math.max(2, Math.floor(name.length / 3)))
    .sort((a, b) => a.distance - b.distance)
    .slice(0, 3)
    .map(({ name }) => name);
}

/** Levenshtein distance. */
function editDistance(a: string, b: string): number {
  // Nobody types a longer name; a hostile one costs nothing.
  if (a.length > 60) return Infinity;
  let previous = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const current = [i];
    for (let j = 1; j <= b.length; j++) {
      const replaced = (previous[j - 1] as number) + (a[i - 1] === b[j - 1] ? 0 : 1);
      current.push(Math.min(replaced, (previous[j] as number) + 1, (current[j - 1] as number) + 1));
    }
    previous = current;
  }
  return previous[b.length] as number;
}
