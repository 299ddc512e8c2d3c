import { comparable, similarity } from "./text/similarity";

/** So many names can be read at a glance; of more, those are shown that a typing error may have meant. */
const readable = 12;
const likeliest = 5;

/**
 * The names that a person may have meant, as a text: all of a few, else the likeliest; "none" when there are none.
 *
 * @param titlesOf what a name is called, for a person who wrote that instead
 * @example likely("slow-trun", ["slow-turn", "privacy"]) //=> "slow-turn, privacy"
 */
export function likely(
  name: string,
  known: readonly string[],
  separator = ", ",
  titlesOf: (name: string) => readonly string[] = () => [],
): string {
  if (known.length === 0) return "none";
  if (known.length <= readable) return known.join(separator);
  const meant = comparable(name);
  const likenessOf = (other: string): number =>
    Math.max(...[other, ...titlesOf(other)].map((word) => similarity(meant, comparable(word))));
  const byLikeness = known
    .map((other) => ({ other, likeness: likenessOf(other) }))
    .sort((a, b) => b.likeness - a.likeness);
  return `${byLikeness
    .slice(0, likeliest)
    .map(({ other }) => other)
    .join(separator)}${separator}…`;
}
