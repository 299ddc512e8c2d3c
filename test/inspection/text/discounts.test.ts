import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { discountsIn } from "../../../src/inspection/text/discounts";

describe("discountsIn", () => {
  it.each<[string, number, "yuan" | "share"]>([
    ["给您便宜20元", 20, "yuan"],
    ["优惠您５０", 50, "yuan"],
    ["立减30块", 30, "yuan"],
    ["少您十五块吧", 15, "yuan"],
    ["减一百五", 150, "yuan"],
    ["返您二十元", 20, "yuan"],
    ["送您10元优惠券", 10, "yuan"],
    ["给您打9折", 0.1, "share"],
    ["八五折给您", 0.15, "share"],
    ["打9.5折", 0.05, "share"],
    ["88折", 0.12, "share"],
    ["优惠5%", 0.05, "share"],
    ["给您便宜两成", 0.2, "share"],
    ["给您打对折", 0.5, "share"],
    ["那五毛给您抹5毛", 0.5, "yuan"],
    ["减10吧", 10, "yuan"],
    ["给您少20拍下就行", 20, "yuan"],
    ["返3到支付宝", 3, "yuan"],
    ["抹一百", 100, "yuan"],
  ])("reads %s", (text, value, unit) => expect(discountsIn(text)).toMatchObject([{ value, unit }]));

  it.each(["优惠到80元", "价格100元", "减两件", "少3天", "打折吗", "在吗", "", "第2件"])(
    "passes %s",
    (text) => expect(discountsIn(text)).toEqual([]),
  );

  it.each(
    "便宜一点给您 优惠一下 少2包 减5斤 减少3次 返5倍积分 降3度 让一让 退一下 退一赔三 补一份 少一片 少一半 少3g 少3kg 降3dB 返2年".split(
      " ",
    ),
  )("takes no number of something else for an amount: %s", (text) => expect(discountsIn(text)).toEqual([]));

  it("shows where it stands", () => {
    const text = "亲　给您便宜 ２０ 元哦";
    const [{ start, end }] = discountsIn(text);
    expect(text.slice(start, end)).toBe("便宜 ２０ 元");
  });

  it("reads or passes any text, within its bounds", () =>
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(..."给您便宜打折元块百十二五0123.%到 "), maxLength: 40 }),
        (text) => {
          for (const { start, end, value } of discountsIn(text)) {
            expect(start).toBeGreaterThanOrEqual(0);
            expect(end).toBeGreaterThan(start);
            expect(end).toBeLessThanOrEqual(text.length);
            expect(value).toBeGreaterThan(0);
          }
        },
      ),
    ));
});
