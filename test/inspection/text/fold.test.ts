import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fold, foldWithOffsets } from "../../../src/inspection/text/fold";

describe("fold", () => {
  it.each([
    ["full width to half width", "ＯＫ！１２", "ok!12"],
    ["traditional to simplified", "請您儘快付款，謝謝", "请你尽快付款,谢谢"],
    ["您 and 妳 to 你", "您妳你", "你你你"],
    ["upper to lower case", "VX QQ", "vxqq"],
    ["spaces and invisible marks to nothing", "可 以\u200b支\u3000付\ufeff的", "可以支付的"],
    ["variation selectors and skin tones to nothing", "☺️👍🏻好", "☺👍好"],
    ["curly quotes to straight ones", "“好”‘的’", "\"好\"'的'"],
  ])("folds %s", (_, original, folded) => expect(fold(original)).toBe(folded));

  it("keeps a line break, which ends a clause", () => expect(fold("好\n的")).toBe("好\n的"));

  it("is idempotent", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        expect(fold(fold(text))).toBe(fold(text));
      }),
    );
  });

  it("gives offsets that always point into the original, in order", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        const { text: folded, offsets } = foldWithOffsets(text);
        expect(offsets).toHaveLength(folded.length + 1);
        expect(offsets.at(-1)).toBe(text.length);
        for (let i = 0; i < folded.length; i++) {
          expect(offsets[i]).toBeLessThan(offsets[i + 1]);
          expect(fold(text[offsets[i]])).toBe(folded[i]);
        }
      }),
    );
  });
});
