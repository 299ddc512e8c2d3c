import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { keywords, stopWords, tradeTerms } from "../../src/metrics/keywords";

const words = (texts: string[], top = 50, own: string[] = []) =>
  keywords(texts, top, own).map(({ word, count }) => `${word} ${count}`);

describe("keywords", () => {
  it("are words, not characters, and the trade's own words stay whole", () => {
    expect(words(["退货运费谁出", "有运费险吗", "这件衣服尺码偏大吗"])).toEqual(
      expect.arrayContaining(["退货 1", "运费 1", "运费险 1", "衣服 1", "尺码 1", "偏大 1"]),
    );
    expect(words(["退货运费谁出"])).not.toContain("货运 1");
  });

  it("are the same in any case and width", () => {
    expect(words(["Size L", "ＳＩＺＥ", "size"])[0]).toBe("size 3");
  });

  it("are no stop words, numbers, emoticons, links, system lines or automatic replies", () => {
    expect(
      words([
        "在吗，请问这个好的吗",
        "180 60kg 2024-04-14",
        "[微笑][图片]#e-s18",
        "https://example.com/size www.example.com",
        "由 服务助手 转交给 小美",
        "【自动回复】尺码表请看详情页",
      ]),
    ).toEqual(["60kg 1"]);
  });

  it("leave out the words that are told, in any case", () => {
    expect(words(["Refund 退款"], 10, ["REFUND"])).toEqual(["退款 1"]);
  });

  it("come most frequent first, as many as asked for", () => {
    expect(words(["发货 快递", "发货 物流", "快递", "发货"], 2)).toEqual(["发货 3", "快递 2"]);
  });

  it("are no stop words, whatever is said, and share what was counted", () => {
    const left = new Set(stopWords);
    const piece = fc.oneof(fc.string({ unit: "grapheme" }), fc.constantFrom(...tradeTerms, ...stopWords));
    const text = fc.array(piece, { maxLength: 8 }).map((pieces) => pieces.join(""));
    fc.assert(
      fc.property(fc.array(text, { maxLength: 10 }), (texts) => {
        const found = keywords(texts, Infinity);
        for (const { word } of found) expect(left.has(word)).toBe(false);
        const sum = found.reduce((total, { share }) => total + share, 0);
        expect(sum).toBeCloseTo(found.length === 0 ? 0 : 1, 9);
        const doubled = keywords([...texts, ...texts], Infinity);
        expect(doubled.map(({ word, count }) => [word, count / 2])).toEqual(
          found.map(({ word, count }) => [word, count]),
        );
      }),
    );
  });

  it("are kept in lists without repeats and without a term that is also left out", () => {
    expect(new Set(tradeTerms).size).toBe(tradeTerms.length);
    expect(new Set(stopWords).size).toBe(stopWords.length);
    expect(tradeTerms.filter((term) => stopWords.includes(term))).toEqual([]);
  });
});
