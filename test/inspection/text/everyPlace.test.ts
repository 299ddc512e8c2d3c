/** The matcher takes short ways to every match; here each is looked for at every place of a text, one phrase after the other. */
import { describe, expect, it } from "vitest";
import { corpus } from "../../../bench/corpus";
import { builtInRuleset } from "../../../src/inspection";
import { admissibleGap, endsClause, startsClause } from "../../../src/inspection/text/clause";
import { foldWithOffsets, type Folded } from "../../../src/inspection/text/fold";
import { buildMatcher, type Match } from "../../../src/inspection/text/matcher";
import { parsePattern, type Pattern } from "../../../src/inspection/text/pattern";
import { isPartOfWord } from "../../../src/inspection/text/words";

interface Place {
  readonly start: number;
  readonly end: number;
}

function placesOf(slots: Pattern, original: string, { text, offsets }: Folded): Place[] {
  let chains: Place[] = [];
  slots.forEach(({ texts, gap }, slot) => {
    const next: Place[] = [];
    for (const one of texts)
      for (let at = text.indexOf(one.text); at >= 0; at = text.indexOf(one.text, at + 1)) {
        const start = offsets[at];
        const end = offsets[at + one.text.length - 1] + 1;
        if (isPartOfWord(original, start, end, one.text)) continue;
        if (one.clauseStart && !startsClause(original, start)) continue;
        if (one.clauseEnd && !endsClause(original, end)) continue;
        if (slot === 0) next.push({ start, end });
        else {
          const before = chains.filter((chain) => admissibleGap(original, chain.end, start, gap));
          const nearest = Math.max(...before.map((chain) => chain.end));
          const starts = before.filter((chain) => chain.end === nearest).map((chain) => chain.start);
          if (starts.length > 0) next.push({ start: Math.min(...starts), end });
        }
      }
    chains = next;
  });
  return chains;
}

function expected(phrases: readonly Pattern[], exclusions: readonly Pattern[], original: string): Place[] {
  const folded = foldWithOffsets(original);
  const all = (patterns: readonly Pattern[]) => patterns.flatMap((one) => placesOf(one, original, folded));
  const excluded = all(exclusions);
  const kept: Place[] = [];
  const places = all(phrases)
    .filter((place) => !excluded.some(({ start, end }) => start < place.end && place.start < end))
    .sort((a, b) => a.start - b.start || b.end - a.end);
  for (const place of places) {
    const last = kept.at(-1);
    if (!last || last.end <= place.start) kept.push(place);
    else if (place.end - place.start > last.end - last.start) kept[kept.length - 1] = place;
  }
  return kept;
}

/** As customers write, and as nobody does. */
const mangled = (text: string, i: number, texts: readonly string[]): string => {
  const other = texts[(i * 7) % texts.length];
  switch (i % 6) {
    case 1:
      return Array.from(text).join(" ");
    case 2:
      return `${text}。${other}`;
    case 3:
      return `亲${other}👍🏽${text}`;
    case 4:
      return Array.from(text).join("\u200b").toUpperCase();
    case 5:
      return Array.from(text, (sign, k) => (k % 4 === 3 ? `${sign}🏻` : sign)).join("");
    default:
      return text;
  }
};

describe("the built-in dictionaries", () => {
  it("are found in the corpus at every place where they stand, and nowhere else", () => {
    const table = corpus(1000);
    const rows = Array.from({ length: 36 }, (_, i) => String(table.cell(27 * i + 1, 4)));
    const texts = rows.map(mangled);
    const dictionaries = Object.values(builtInRuleset.dictionaries);
    const parsed = dictionaries.map(({ phrases, exclusions }) => ({
      phrases: phrases.map((one) => parsePattern(one)),
      exclusions: exclusions.map((one) => parsePattern(one)),
    }));
    const matcher = buildMatcher(dictionaries);
    let found = 0;
    for (const text of texts) {
      const all = parsed.flatMap(({ phrases, exclusions }, dictionary) =>
        expected(phrases, exclusions, text).map((place): Match => ({ dictionary, ...place })),
      );
      expect(matcher.match(text) ?? []).toEqual(all);
      found += all.length;
    }
    expect(found).toBeGreaterThan(100);
  });
});
