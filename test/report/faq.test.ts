import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Finding } from "../../src/inspection";
import { faqCandidates, type FaqOptions } from "../../src/report";
import { lineOf, transcriptOf } from "../inspection/transcriptOf";

function faqOf(lines: Record<string, readonly string[]>, options?: FaqOptions) {
  const transcript = transcriptOf(
    Object.entries(lines).flatMap(([conversation, texts]) => texts.map((text) => lineOf(text, conversation))),
  );
  return faqCandidates(transcript, options);
}

const finding = (messages: number[]): Finding => ({
  rule: "x",
  severity: "minor",
  conversation: "a",
  agent: null,
  messages,
  rows: [],
  measured: null,
  limit: null,
  unit: "hits",
  evidence: [],
  sentence: "x",
  values: {},
});

const fading = {
  a: ["customer 这个会掉色吗", "agent=小美 亲，正常清洗不会掉色的", "customer 好的"],
  b: ["customer 这个会掉色吗？", "agent=小丽 亲，正常清洗是不会掉色的哦"],
  c: ["customer 这个裙子会掉色吗", "agent=小丽 您放心拍"],
  d: ["customer 你好在吗", "agent=小丽 在的亲", "customer 什么时候发货呀"],
};

describe("FAQ candidates", () => {
  it("take wordings that are alike together, under the one used most", () => {
    const [first, ...others] = faqOf(fading);
    expect(first).toMatchObject({
      question: "这个会掉色吗",
      count: 3,
      conversations: 3,
      wordings: ["这个裙子会掉色吗"],
      category: "B",
    });
    expect(others).toEqual([]);
  });

  it("offer the answer that most others resemble", () => {
    expect(faqOf(fading)[0].answer).toEqual({
      text: "亲，正常清洗不会掉色的",
      agent: "小美",
      rows: [3],
      alike: 2,
    });
  });

  it("offer no answer in which a rule found fault", () => {
    expect(faqOf(fading, { findings: [finding([1]), finding([4])] })[0].answer?.text).toBe("您放心拍");
    expect(faqOf(fading, { findings: [finding([1, 4, 6])] })[0].answer).toBeNull();
  });

  it("prefer, among equal answers, the one that led to a paid order", () => {
    expect(faqOf(fading, { paid: new Set([1]) })[0].answer?.agent).toBe("小丽");
  });

  it("join the lines of an answer up to the customer's next word", () => {
    const lines = {
      a: [
        "customer 几天能到货",
        "agent=小美 江浙沪次日达",
        "agent=小美 其他地方三天",
        "customer 嗯",
        "agent=小美 好的亲",
      ],
      b: ["customer 几天能到货？"],
    };
    expect(faqOf(lines)[0].answer?.text).toBe("江浙沪次日达\n其他地方三天");
  });

  it("leave out what one customer asked again and again, greetings, and what was said once", () => {
    expect(
      faqOf({
        a: ["customer 怎么还不发货啊", "customer 怎么还不发货啊", "customer 您好在吗？"],
        b: ["customer 您好在吗？", "customer 能便宜点吗亲"],
      }),
    ).toEqual([]);
  });

  it("read any text without failing, and never count more than was said", () => {
    const texts = fc.array(fc.oneof(fc.string(), fc.constantFrom("会掉色吗", "会掉色吗？", "几天到货呢")), {
      maxLength: 30,
    });
    fc.assert(
      fc.property(texts, (said) => {
        const transcript = transcriptOf(
          said.map((text, i) => ({ conversation: String(i % 5), time: "", role: "customer", text })),
        );
        const found = faqCandidates(transcript);
        const counted = found.reduce((sum, { count }) => sum + count, 0);
        expect(counted).toBeLessThanOrEqual(said.length);
        for (const { answer } of found) expect(answer).toBeNull();
      }),
    );
  });
});
