import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { withMark, type Mark, type Reviews } from "../../../src/inspection/review";
import { reviewedOf, statusOf } from "../../../src/pane/review/standing";

describe("What was reviewed", () => {
  it("is found by the marks as it is found finding by finding", () => {
    const key = fc
      .tuple(fc.constantFrom("slow", "cold"), fc.constantFrom("a", "b", "c"), fc.nat(6))
      .map(([rule, conversation, content]) => `${rule}:${conversation}:${content}`);
    const mark = fc.constantFrom<Mark | null>(
      { status: "confirmed" },
      { status: "dismissed", reason: "x" },
      { status: "exempted" },
      null,
    );
    fc.assert(
      fc.property(fc.array(key), fc.array(fc.tuple(key, mark)), (keys, marks) => {
        const reviewed = reviewedOf(keys);
        let reviews: Reviews = new Map();
        for (const [each, said] of marks) {
          reviews = withMark(reviews, each, said);
          const found = reviewed(reviews);
          expect(keys.map((_, i) => found.get(i) ?? "open")).toEqual(
            keys.map((own) => statusOf(reviews, own)),
          );
        }
      }),
    );
  });

  it("is nothing before anybody has said anything", () => {
    expect(reviewedOf(["slow:a:1"])(null).size).toBe(0);
    expect(reviewedOf(["slow:a:1"])(new Map()).size).toBe(0);
  });
});
