import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { messageIntents, questionCategory } from "../../../src/inspection/intents";
import { labels } from "../../../src/inspection/intents/ids";
import { featuresOf } from "../../../src/inspection/intents/features";
import { normalise } from "../../../src/inspection/intents/normalise";
import model from "../../../src/inspection/intents/model.json";

const first = (text: string, side?: "customer" | "agent"): string =>
  messageIntents(text, side)[0]?.intent ?? "";
const has = (text: string, intent: string, side?: "customer" | "agent"): boolean =>
  messageIntents(text, side).some((found) => found.intent === intent);

describe("messageIntents", () => {
  it.each([
    ["亲，您的订单还没付款哦", "agent", "reminder"],
    ["先别付款，我给您改价", "agent", "asksNotToPay"],
    ["喜欢的话可以直接拍下哦", "agent", "orderInvitation"],
    ["请问您平时穿多大码呢", "agent", "needsQuestion"],
    ["您之前用的是什么牌子呢", "agent", "whyQuestion"],
    ["我们不议价的哦", "agent", "refusal"],
    ["好的给您便宜5元", "agent", "concession"],
    ["能便宜点吗", "customer", "bargaining"],
    ["这个多少钱", "customer", "priceQuestion"],
    ["有什么优惠活动吗", "customer", "promotionQuestion"],
    ["昨天刚买今天就降价了，能退差价吗", "customer", "priceProtection"],
    ["怎么还不发货啊", "customer", "urging"],
    ["付款一直失败怎么办", "customer", "paymentTrouble"],
    ["帮我推荐一款吧", "customer", "recommendMe"],
    ["质量太差了，我要投诉", "customer", "complaint"],
  ] as const)("%s, by the %s: %s", (text, side, intent) => expect(first(text, side)).toBe(intent));

  it("reads the same intent out of traditional characters, full width and spaces", () => {
    expect(first("能 便 宜 點 嗎", "customer")).toBe("bargaining");
    expect(messageIntents("親，您的訂單還沒付款哦", "agent")).toEqual(
      messageIntents("亲，您的订单还没付款哦", "agent"),
    );
  });

  it("does not take every 付款 for a reminder", () => {
    for (const text of [
      "拍下先不用付款，等我改好价格您再付",
      "支持花呗付款的",
      "付款后48小时内发货",
      "已经看到您付款成功了，马上安排发货",
    ])
      expect(has(text, "reminder", "agent"), text).toBe(false);
  });

  it("does not take every 便宜 and 优惠 for bargaining", () => {
    for (const text of ["有什么优惠活动吗", "优惠券怎么用不了", "刚买完就便宜了20，能退差价吗", "哪个便宜"])
      expect(has(text, "bargaining", "customer"), text).toBe(false);
  });

  it("finds only what the side can mean", () => {
    expect(has("能便宜点吗", "bargaining", "agent")).toBe(false);
    expect(has("亲，您的订单还没付款哦", "reminder", "customer")).toBe(false);
    expect(has("能便宜点吗", "bargaining")).toBe(true);
  });

  it("names what is meant before a greeting that stands beside it", () => {
    expect(first("在吗 能便宜点不", "customer")).toBe("bargaining");
    expect(first("亲在的，喜欢可以直接拍下哦", "agent")).toBe("orderInvitation");
  });

  it("takes an invitation to order, however urgent, for no reminder to pay", () => {
    for (const text of ["喜欢的话抓紧时间下单哦，库存不多了", "最后两件了，喜欢的抓紧拍哦"])
      expect(has(text, "reminder", "agent"), text).toBe(false);
  });

  it.each([
    ["can you give me a discount?", "customer", "bargaining"],
    ["my order still hasn't arrived", "customer", "urging"],
    ["Your order is still unpaid", "agent", "reminder"],
    ["please don't pay yet, I will change the price", "agent", "asksNotToPay"],
    ["Thank you for your order, have a nice day!", "agent", "farewell"],
  ] as const)("reads English as well: %s", (text, side, intent) => expect(first(text, side)).toBe(intent));

  it("means nothing by marks, pictures and numbers", () => {
    for (const text of ["", "   ", "[图片]", "？？？", "#E-s[数字x]", "😊😊"])
      expect(messageIntents(text)).toEqual([]);
  });

  it("takes any text, gives probabilities, the surest first, the same every time", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 400 }), (text) => {
        const found = messageIntents(text);
        for (const { score } of found) expect(score >= 0 && score <= 1).toBe(true);
        expect(messageIntents(text)).toEqual(found);
      }),
    );
  });
});

describe("questionCategory", () => {
  it.each([
    ["孕妇能用吗", "A"],
    ["会不会掉色", "B"],
    ["160/100斤穿什么码", "C"],
    ["保质期多久", "D"],
    ["好吃吗", "E"],
    ["怎么安装", "F"],
  ])("%s is %s", (text, category) => expect(questionCategory(text)).toBe(category));

  it("is null for what asks none of these", () => {
    for (const text of ["在吗", "谢谢", "[图片]", "", "能便宜点吗", "我要退货"])
      expect(questionCategory(text)).toBeNull();
  });
});

describe("the model", () => {
  it("has a column for every label", () => {
    expect(model.columns.map(({ label }) => label)).toEqual([...labels]);
  });

  it("ships in less than 1.3 MB", () => {
    expect(JSON.stringify(model).length).toBeLessThan(1_300_000);
  });
});

describe("normalise", () => {
  it("makes numbers, signs and forms of address one", () => {
    expect(normalise("亲，便宜 20 塊吧！")).toBe("^便宜0块吧$");
    expect(normalise("便宜 3.5块吧")).toBe("^便宜0块吧$");
  });

  it("parts words of Latin letters, and lets named numbers stand", () => {
    expect(normalise("Can't you do 40?")).toBe("^cant_you_do_0?$");
    expect(normalise("618 便宜吗")).toBe("^618便宜吗$");
  });

  it("keeps a message that is nothing but an address", () => {
    expect(normalise("亲")).toBe("^亲$");
  });

  it("sees words of one kind alike", () => {
    const [paid, settled, cheap] = ["还没付款呢", "还没支付呢", "还没便宜呢"].map((text) =>
      featuresOf(normalise(text)),
    );
    const shared = (a: Set<number>, b: Set<number>): number => [...a].filter((run) => b.has(run)).length;
    expect(shared(paid, settled)).toBeGreaterThan(shared(paid, cheap));
  });

  it("bounds what a pasted page costs", () => {
    expect(featuresOf(normalise("多少钱".repeat(100_000))).size).toBeLessThan(2_000);
  });
});
