import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { buildAutomaton } from "../../../src/inspection/text/automaton";
import { fold } from "../../../src/inspection/text/fold";

/** What is found by the table, after making sure that a walk of the trie finds the same in the same order. */
function found(phrases: readonly string[], text: string): string[] {
  const [byTable, byWalk] = [0, text.length].map((walked) => {
    const hits: string[] = [];
    const automaton = buildAutomaton(phrases, walked);
    automaton.scan(text, (phrase, start, end) => hits.push(`${phrases[phrase]}@${start}-${end}`));
    return hits;
  });
  expect(byWalk).toEqual(byTable);
  return byTable.sort();
}

describe("buildAutomaton", () => {
  it("finds phrases inside one another", () =>
    expect(found(["付款", "先付款", "款"], "请先付款")).toEqual(["付款@2-4", "先付款@1-4", "款@3-4"]));

  it("finds a phrase after a false start", () =>
    expect(found(["可以的吗", "以的"], "可以的")).toEqual(["以的@1-3"]));

  it("points at the original when marks lie inside", () =>
    expect(found(["可以支付"], "亲可 以\u200b支付的")).toEqual(["可以支付@1-7"]));

  it("steps over a skin tone", () => expect(found(["👍好"], "👍🏻好")).toEqual(["👍好@0-5"]));

  it("says whether anything was found", () => {
    const automaton = buildAutomaton(["付款"]);
    expect(automaton.scan("付钱", () => {})).toBe(false);
    expect(automaton.scan("付款", () => {})).toBe(true);
  });

  it("finds what a search for each phrase finds", () => {
    const word = fc.string({ unit: fc.constantFrom("付", "款", "先", "a"), minLength: 1, maxLength: 4 });
    const text = fc.string({ unit: fc.constantFrom("付", "款", "先", "Ａ", " ", "。"), maxLength: 30 });
    fc.assert(
      fc.property(fc.uniqueArray(word, { minLength: 1, maxLength: 8 }), text, (phrases, original) => {
        const folded = fold(original);
        const expected = phrases.flatMap((phrase) =>
          [...folded].flatMap((_, i) => (folded.startsWith(phrase, i) ? [phrase] : [])),
        );
        for (const walked of [0, original.length]) {
          const hits: string[] = [];
          buildAutomaton(phrases, walked).scan(original, (phrase, start, end) => {
            hits.push(phrases[phrase]);
            expect(fold(original.slice(start, end))).toBe(phrases[phrase]);
          });
          expect(hits.sort()).toEqual(expected.sort());
        }
      }),
    );
  });

  it("lays out its table when enough has been read, and goes on as before", () => {
    const automaton = buildAutomaton(["付款", "款"], 5);
    const ends = ["请付款", "付款", "付款"].map((text) => {
      const count = automaton.collect(text);
      return [...automaton.hits.subarray(0, 2 * count)];
    });
    expect(ends).toEqual([
      [0, 3, 1, 3],
      [0, 2, 1, 2],
      [0, 2, 1, 2],
    ]);
  });

  it("finds the same beyond the size of a dense table", () => {
    // 6,000 phrases over 6,000 characters: 36 million cells.
    const phrases = Array.from({ length: 6000 }, (_, i) => String.fromCharCode(0x4e00 + i) + "好的呀");
    const kept = phrases.map(fold).filter((phrase, i, all) => all.indexOf(phrase) === i);
    expect(found(kept, `前${kept[17]}后${kept[4321]}好的`)).toEqual(
      [`${kept[17]}@1-5`, `${kept[4321]}@6-10`].sort(),
    );
  });
});
