import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { quoteOf } from "../../src/pane/scan/quote";

describe("A quote", () => {
  it("marks the hit in its line", () => {
    expect(quoteOf("亲，您自己多试下吧", 2, 8)).toEqual({ before: "亲，", hit: "您自己多试下", after: "吧" });
  });

  it("keeps so much around the hit as there is room, and says where it cut", () => {
    expect(quoteOf("一二三四五六七八九十", 4, 6, 2)).toEqual({
      before: "…三四",
      hit: "五六",
      after: "七八…",
    });
  });

  it("cuts a hit that is longer than the pane", () => {
    expect(quoteOf("啊".repeat(100), 0, 100, 4).hit).toBe("啊".repeat(12) + "…");
  });

  it("reads breaks and tabs as one space", () => {
    expect(quoteOf("第一行\r\n\t第二行", 0, 3).after).toBe(" 第二行");
  });

  it("never cuts an emoji in two and never throws, wherever the offsets point", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: "grapheme" }),
        fc.integer({ min: -5, max: 80 }),
        fc.integer({ min: -5, max: 80 }),
        fc.integer({ min: 1, max: 10 }),
        (text, start, end, room) => {
          const { before, hit, after } = quoteOf(text, start, end, room);
          for (const part of [before, hit, after]) expect(part).not.toMatch(/\p{Surrogate}/u);
          expect(hit.length).toBeLessThanOrEqual(room * 3 + 1);
        },
      ),
    );
  });

  it("loses nothing of a short line", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom("a", "好", "😀", "，"), maxLength: 20 }),
        fc.nat(20),
        fc.nat(20),
        (text, a, b) => {
          const characters = [...text];
          const start = characters.slice(0, a).join("").length;
          const end = start + characters.slice(a, a + b).join("").length;
          const { before, hit, after } = quoteOf(text, start, end, 60);
          expect(before + hit + after).toBe(text);
          expect(hit).toBe(text.slice(start, end));
        },
      ),
    );
  });
});
