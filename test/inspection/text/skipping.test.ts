import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fold } from "../../../src/inspection/text/fold";
import { mayHoldAnyOf } from "../../../src/inspection/text/skipping";

describe("mayHoldAnyOf", () => {
  it("tells a text without any phrase from one with a phrase", () => {
    const mayHold = mayHoldAnyOf(["便宜点吗", "可以支付"]);
    expect(mayHold?.("亲，已经为您安排发货了")).toBe(false);
    expect(mayHold?.("这件可以便宜点")).toBe(false);
    expect(mayHold?.("这件可以便 宜點嗎")).toBe(true);
    expect(mayHold?.("")).toBe(false);
  });

  it("does not answer for phrases of one or two characters", () =>
    expect(mayHoldAnyOf(["加微信", "微信"])).toBeNull());

  it("does not answer where nearly every text would have to be read again", () =>
    expect(mayHoldAnyOf(["aaa", "aab", "aba", "abb", "baa", "bab", "bba", "bbb"])).toBeNull());

  it("never passes over a phrase, whatever stands before it and whatever folding drops within it", () => {
    const unit = fc.constantFrom("付", "款", "先", "您", "a", "👍", "🌹", "🟻");
    const phrase = fc.array(unit, { minLength: 3, maxLength: 5 }).map((units) => units.map(fold));
    const mark = fc.constantFrom("", "", "", " ", "\u200b", "🏻", "🏽");
    const before = fc.string({ unit: fc.constantFrom("付", "款", "b", "😀", " ", "🏻"), maxLength: 6 });
    fc.assert(
      fc.property(
        fc.array(phrase, { minLength: 1, maxLength: 3 }),
        before,
        fc.array(mark, { minLength: 5, maxLength: 5 }),
        (phrases, opening, marks) => {
          const written = phrases[0].map((one, i) => one + marks[i]).join("");
          const mayHold = mayHoldAnyOf(phrases.map((units) => units.join("")));
          expect(mayHold?.(opening + written) ?? true).toBe(true);
        },
      ),
      { numRuns: 400 },
    );
  });
});
