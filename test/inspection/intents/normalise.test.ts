import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { mostCharacters, normalise, normaliseQuickly } from "../../../src/inspection/intents/normalise";

/** Pieces that the quick way must tell apart, in any order. */
const pieces = [
  ..."亲宝贝你好哈喽请问嗯哦那个便宜吗塊您呀啊呢的，。！？?!~,._-—…*×xX#[]()“”'’ \t\n0189٣½Ⅷ",
  ...[
    "亲爱的",
    "618",
    "12315",
    "3.5",
    "hi",
    "Hello",
    "ＯＫ",
    "can't",
    "[微笑]",
    "#e-s[a]",
    "😊",
    "👍🏽",
    "\u2028",
    "é",
    "한",
  ],
];

describe("normaliseQuickly", () => {
  it("says of every text what normalise says, or leaves it to it", () => {
    const text = fc.oneof(
      fc.array(fc.constantFrom(...pieces), { maxLength: 16 }).map((list) => list.join("")),
      fc.string({ unit: "binary", maxLength: 12 }),
    );
    const buffer = new Uint16Array(mostCharacters + 2);
    let quick = 0;
    fc.assert(
      fc.property(text, (original) => {
        const length = normaliseQuickly(original, buffer);
        if (length < 0) return;
        quick++;
        const expected = normalise(original);
        if (length === 0) expect(expected).not.toMatch(/\p{L}/u);
        else expect(String.fromCharCode(...buffer.subarray(0, length))).toBe(expected);
      }),
      { numRuns: 5000 },
    );
    expect(quick).toBeGreaterThan(1000);
  });

  it("does what chats are made of itself", () => {
    const buffer = new Uint16Array(mostCharacters + 2);
    for (const text of ["亲，便宜 20 塊吧！", "有XL码的吗？", "嗯嗯，618 还做活动吗", "您好，在的。"])
      expect(normaliseQuickly(text, buffer)).toBeGreaterThan(0);
  });
});
