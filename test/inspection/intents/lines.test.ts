import { describe, expect, it } from "vitest";
import { judge, macroF1 } from "../../../bench/intents/judge";
import { readLines } from "../../../bench/intents/lines";
import { messageIntents, questionCategory, type IntentId } from "../../../src/inspection/intents";

describe("intents of the development lines", () => {
  const judged = judge(readLines("development"));

  it("are read nearly as they are meant", () => {
    const { intents, categories } = macroF1(judged);
    expect(intents).toBeGreaterThan(0.92);
    expect(categories).toBeGreaterThan(0.92);
  });

  it.each(["reminder", "bargaining", "orderInvitation", "asksNotToPay", "priceProtection"] as const)(
    "rules that rest on %s can rely on it",
    (label) => expect(judged.get(label)!.f1).toBeGreaterThan(0.92),
  );
});

describe("lines that fool naive rules", () => {
  const means = (text: string, intent: IntentId, side: "agent" | "customer"): boolean =>
    messageIntents(text, side).some((found) => found.intent === intent);

  it.each([
    "先别付款，等我改价",
    "拍下后先不用付款的哦",
    "您好，付款方式支持微信和支付宝",
    "付款成功了，我们会尽快为您安排发货",
    "您那笔已经付过款了呀",
    "付款后是不能改地址的哦",
    "亲不用着急付款，您慢慢考虑",
    "麻烦您尽快把退货寄回来哦",
    "包裹在驿站，请尽快取件",
  ])("付款 and 尽快 do not make a reminder: %s", (text) =>
    expect(means(text, "reminder", "agent")).toBe(false),
  );

  it.each([
    "您看中的大衣还在待付款里躺着呢",
    "订单给您保留到今晚八点，过时就自动取消了",
    "库存给您锁着呢，不付就放给别人啦",
    "优惠今晚就结束了，您那单别忘了",
    "价格改好了，可以付款了哦",
    "看您拍了还没付，是遇到什么问题了吗",
  ])("a reminder need not say 未付款: %s", (text) => expect(means(text, "reminder", "agent")).toBe(true));

  it.each([
    "现在有什么优惠活动",
    "优惠券怎么领",
    "双十一会更便宜吗",
    "我刚买就便宜了20，退差价",
    "比实体店便宜多了",
    "便宜是便宜 就怕不耐用",
    "不用便宜，给我发新的就行",
    "哪个便宜",
    "优惠券我已经领了",
  ])("便宜 and 优惠 do not make a bargain: %s", (text) =>
    expect(means(text, "bargaining", "customer")).toBe(false),
  );

  it.each(["便宜点呗", "能优惠吗", "零头抹了吧，我马上付", "别家才89", "80卖不卖", "多送一个呗"])(
    "a bargain in a few words is one: %s",
    (text) => expect(means(text, "bargaining", "customer")).toBe(true),
  );

  it.each(["并不是不给您退，需要先检测", "不是不能优惠，要等到活动那天", "不是没货，是系统没更新"])(
    "what is negated twice is no refusal: %s",
    (text) => expect(means(text, "refusal", "agent")).toBe(false),
  );

  it.each(["还没付款，我再看看", "不用催，晚上付", "你们催付款倒是快", "付款后能改地址吗"])(
    "a customer who speaks of paying has no trouble with it: %s",
    (text) => expect(means(text, "paymentTrouble", "customer")).toBe(false),
  );

  it.each(["能便宜点吗", "有优惠吗", "还没付款", "谢谢", "质量不错", "转人工"])(
    "asks none of the questions: %s",
    (text) => expect(questionCategory(text)).toBeNull(),
  );
});

it.each([
  ["is it suitable for sensitive skin?", "A"],
  ["does the color fade", "B"],
  ["how big is it", "C"],
  ["when will it be back in stock", "D"],
  ["is it loud", "E"],
  ["how do I clean it", "F"],
])("English questions have their categories: %s is %s", (text, category) =>
  expect(questionCategory(text)).toBe(category),
);
