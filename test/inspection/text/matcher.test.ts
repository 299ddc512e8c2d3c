import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { buildMatcher, matcherFor } from "../../../src/inspection/text/matcher";
import { parsePattern, type Slot } from "../../../src/inspection/text/pattern";
import { Problem } from "../../../src/problem";

function matched(phrases: string[], text: string, exclusions: string[] = []): string[] {
  const matches = buildMatcher([{ phrases, exclusions }]).match(text) ?? [];
  return matches.map(({ start, end }) => text.slice(start, end));
}

describe("a phrase", () => {
  it("is found as it stands", () => expect(matched(["催付"], "请催付一下")).toEqual(["催付"]));

  it("has alternatives, empty ones too", () => {
    expect(matched(["能(再|)便宜(点|些)"], "能便宜点吗，能再便宜些吗")).toEqual(["能便宜点", "能再便宜些"]);
  });

  it("has gaps of up to eight characters", () => {
    expect(matched(["尽快*付款"], "尽快12345678付款")).toEqual(["尽快12345678付款"]);
    expect(matched(["尽快*付款"], "尽快123456789付款")).toEqual([]);
  });

  it("has gaps that stay inside a sentence", () =>
    expect(matched(["尽快*付款"], "我们尽快。付款方式")).toEqual([]));

  it("may begin and end a clause, particles and forms of address aside", () => {
    expect(matched(["^不行$"], "亲，不行哦~")).toEqual(["不行"]);
    expect(matched(["^不行$"], "亲亲不行的呢")).toEqual(["不行"]);
    expect(matched(["^不行$"], "这样不行")).toEqual([]);
    expect(matched(["^不行$"], "不行的话换一个")).toEqual([]);
    expect(matched(["便宜(吗|$)"], "便宜吗")).toEqual(["便宜吗"]);
    expect(matched(["便宜(吗|$)"], "便宜货")).toEqual([]);
  });

  it("takes a sign as it is after a backslash", () =>
    expect(matched(["\\(付\\*款\\)"], "（付*款）")).toEqual(["（付*款）"]));

  it("of Latin letters is a word of its own", () => {
    expect(matched(["ok"], "facebook")).toEqual([]);
    expect(matched(["vx"], "加VX12345")).toEqual(["VX"]);
  });

  it("does not count where an exclusion touches it", () => {
    expect(matched(["付款"], "先别付款", ["先别付款"])).toEqual([]);
    expect(matched(["付款"], "先别付款，明天付款", ["先别付款"])).toEqual(["付款"]);
  });

  it("gives way to a longer one of its dictionary that overlaps", () =>
    expect(matched(["付款", "尽快付款"], "尽快付款")).toEqual(["尽快付款"]));

  it("of many groups is cut into slots instead of multiplied", () => {
    const group = `(${Array.from({ length: 30 }, (_, i) => String.fromCharCode(0x4e00 + i)).join("|")})`;
    const slots = parsePattern(group.repeat(4));
    expect(slots.map(({ texts, gap }) => [texts.length, gap])).toEqual([30, 30, 30, 30].map((n) => [n, 0]));
  });

  it.each(["(付", "付)", "*付款", "付款*", "()", "", "付*(|款)", "付^款", "付$款"])(
    "cannot be %j",
    (source) => {
      expect(() => parsePattern(source, "dictionaries.d.phrases.0")).toThrow(
        expect.objectContaining({
          code: "inspection.phrase",
          values: { path: "dictionaries.d.phrases.0", phrase: source },
        }),
      );
    },
  );

  it("is read or refused with a Problem, whatever it is", () => {
    const unit = fc.constantFrom("付", "(", ")", "|", "*", "^", "$", "\\", " ", "a");
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 20 }), fc.string({ maxLength: 20 }), (source, text) => {
        try {
          buildMatcher([{ phrases: [source], exclusions: [] }]).match(text);
        } catch (error) {
          expect(error).toBeInstanceOf(Problem);
        }
      }),
    );
  });

  it("gives places inside the text", () => {
    const matcher = buildMatcher([{ phrases: ["(付|给)*款", "款(吗|$)", "^付"], exclusions: ["别*款"] }]);
    const unit = fc.constantFrom("付", "款", "别", "吗", " ", "。", "\u200b", "🏻");
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 30 }), (text) => {
        for (const { start, end } of matcher.match(text) ?? []) {
          expect(start).toBeGreaterThanOrEqual(0);
          expect(start).toBeLessThan(end);
          expect(end).toBeLessThanOrEqual(text.length);
        }
      }),
    );
  });
});

describe("a pattern of several parts", () => {
  /** Every place at which the first slots stand one behind the other, tried one by one. */
  function ends(slots: readonly Slot[], text: string): readonly number[] {
    let found = Array.from(text, (_, i) => i);
    slots.forEach(({ texts, gap }, slot) => {
      const next = found.flatMap((end) =>
        Array.from({ length: (slot === 0 ? 0 : gap) + 1 }, (_, i) => end + i)
          .filter((start) => !text.slice(end, start).includes("。"))
          .flatMap((start) =>
            texts.flatMap((one) => (text.startsWith(one.text, start) ? [start + one.text.length] : [])),
          ),
      );
      found = [...new Set(next)];
    });
    return found;
  }

  it("is found exactly where its parts follow one another, whatever else is looked for", () => {
    const signs = ["付", "款", "先", "好", "下"];
    const part = fc.string({ unit: fc.constantFrom(...signs), minLength: 1, maxLength: 2 });
    // More than twelve alternatives in a row are taken apart into slots without a gap.
    const group = fc.uniqueArray(part, { minLength: 1, maxLength: 6 }).map((list) => `(${list.join("|")})`);
    const pattern = fc
      .array(fc.tuple(group, fc.constantFrom("", "", "*")), { minLength: 1, maxLength: 4 })
      .map((parts) => parts.map(([own, join], i) => (i < parts.length - 1 ? own + join : own)).join(""));
    const text = fc.string({ unit: fc.constantFrom(...signs, "。", "了"), maxLength: 24 });
    fc.assert(
      fc.property(fc.array(pattern, { minLength: 1, maxLength: 5 }), text, (patterns, original) => {
        const matches = buildMatcher(patterns.map((one) => ({ phrases: [one], exclusions: [] }))).match(
          original,
        );
        const found = new Set(matches?.map(({ dictionary }) => dictionary));
        patterns.forEach((one, i) =>
          expect([one, found.has(i)]).toEqual([one, ends(parsePattern(one), original).length > 0]),
        );
      }),
      { numRuns: 150 },
    );
  });
});

describe("the matcher of a ruleset", () => {
  const of = (phrases: string[], readers: number[] = []) =>
    matcherFor([{ phrases, exclusions: [] }], readers, []);

  it("is made once for the same dictionaries, whatever else was changed", () => {
    expect(of(["催付", "付款"])).toBe(of(["催付", "付款"]));
  });

  it("is another one for other phrases, another order or other readers", () => {
    const one = of(["催付", "付款"]);
    for (const other of [of(["催付"]), of(["付款", "催付"]), of(["催付", "付款"], [1])])
      expect(other).not.toBe(one);
  });

  it("is forgotten when enough others came after it", () => {
    const one = of(["最早的"]);
    for (let i = 0; i < 9; i++) of([`第${i}个`]);
    expect(of(["最早的"])).not.toBe(one);
  });
});
