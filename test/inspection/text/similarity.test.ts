import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { comparable, similarity } from "../../../src/inspection/text/similarity";

const text = fc.string({ unit: fc.constantFrom(..."亲记得付款哦在吗，。！ab "), maxLength: 20 });
const of = (a: string, b: string, atLeast?: number): number =>
  similarity(comparable(a), comparable(b), atLeast);

describe("similarity", () => {
  it("is Dice's coefficient of runs of two characters", () => {
    expect(of("记得付款哦", "亲亲记得付款")).toBeCloseTo((2 * 3) / (4 + 5));
    expect(of("在吗", "多少钱")).toBe(0);
    expect(of("亲，在吗？", "亲在吗")).toBe(1);
  });

  it("is the same both ways, between 0 and 1, and 1 for the text itself", () =>
    fc.assert(
      fc.property(text, text, (a, b) => {
        const likeness = of(a, b);
        expect(of(b, a)).toBe(likeness);
        expect(likeness).toBeGreaterThanOrEqual(0);
        expect(likeness).toBeLessThanOrEqual(1);
        expect(of(a, a)).toBe(1);
      }),
    ));

  it("gives up early only below the bound", () =>
    fc.assert(
      fc.property(text, text, fc.double({ min: 0, max: 1, noNaN: true }), (a, b, bound) => {
        const likeness = of(a, b);
        if (likeness >= bound) expect(of(a, b, bound)).toBe(likeness);
        else expect(of(a, b, bound)).toBeLessThan(bound);
      }),
    ));
});
