import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { perfectHash } from "../../../src/inspection/intents/perfectHash";

describe("perfectHash", () => {
  it("gives every number a place of its own", () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer(), { minLength: 1, maxLength: 400 }), (numbers) => {
        const { capacity, placeOf } = perfectHash(Int32Array.from(numbers));
        const places = new Set(numbers.map(placeOf));
        expect(places.size).toBe(numbers.length);
        expect([...places].every((place) => place >= 0 && place < capacity)).toBe(true);
        expect(capacity).toBeLessThan(8 * numbers.length + 16);
      }),
      { numRuns: 200 },
    );
  });

  it("leads any other number to some place", () => {
    const { capacity, placeOf } = perfectHash(Int32Array.of(1, 2, 3));
    fc.assert(fc.property(fc.integer(), (other) => placeOf(other) >= 0 && placeOf(other) < capacity));
  });
});
