import { describe, expect, it } from "vitest";
import { builtInRuleset, type Finding } from "../../src/inspection";
import { durationText, findingSentence, reasonSentence } from "../../src/locales/findings";
import en from "../../src/locales/en-US/findings.json";
import zh from "../../src/locales/zh-CN/findings.json";

const finding: Finding = {
  ...{ rule: "my-rule", severity: "minor", conversation: "c", agent: null, messages: [0], rows: [2] },
  ...{ measured: null, limit: null, unit: "hits", evidence: [], sentence: "my-rule", values: {} },
};

/** Names of the arguments of an ICU message; `one {time}` is a text. */
const argumentsOf = (message: string): string[] => [
  ...new Set([...message.matchAll(/(?<!\b(?:one|other) )\{(\w+)[,}]/g)].map(([, name]) => name)),
];

describe("finding sentences", () => {
  it("have the same keys and arguments in both languages", () => {
    expect(Object.keys(zh).sort()).toEqual(Object.keys(en).sort());
    for (const key of Object.keys(en) as (keyof typeof en)[])
      expect([key, argumentsOf(zh[key]).sort()]).toEqual([key, argumentsOf(en[key]).sort()]);
  });

  it("exist for every sentence of the built-in rules", () => {
    for (const rule of builtInRuleset.rules)
      for (const { sentence } of [rule, ...rule.variants]) expect(Object.keys(en)).toContain(sentence);
  });

  it("say a shop's own rule by its name", () => {
    const names = { "zh-CN": "我的规则", "en-US": "My rule" };
    expect(findingSentence("zh-CN", finding, { names })).toBe("不符合规则“我的规则”");
    expect(findingSentence("en-US", { ...finding, values: { phrase: "嗯" } }, { names })).toBe(
      "Does not meet the rule “My rule”: “嗯”",
    );
    expect(findingSentence("en-US", finding)).toBe("Does not meet the rule “my-rule”");
  });

  it("do without the number of an order that the record does not give", () => {
    const unpaid: Finding = { ...finding, sentence: "no-payment-reminder", limit: 900, unit: "seconds" };
    expect(findingSentence("zh-CN", { ...unpaid, values: { order: "" } })).toMatch(/^订单拍下后 15 分钟/);
    expect(findingSentence("en-US", { ...unpaid, values: { order: "" } })).toMatch(/^The order was not paid/);
    expect(findingSentence("zh-CN", { ...unpaid, values: { order: "1002" } })).toMatch(/^订单 1002 拍下后/);
  });

  it("never say that what is a little over the limit is the limit", () => {
    const said = (sentence: string, unit: Finding["unit"], measured: number, limit: number) =>
      (["zh-CN", "en-US"] as const).map((locale) =>
        findingSentence(locale, { ...finding, sentence, unit, measured, limit }),
      );
    expect(said("slow-turn", "seconds", 3610, 3600)).toEqual([
      expect.stringContaining("1 小时 10 秒"),
      "The customer waited 1 hour 10 seconds for a human reply in this turn; the limit is 1 hour",
    ]);
    expect(said("slow-first-response", "seconds", 20.4, 20)[1]).toContain("20.4 seconds");
    expect(said("pestering-ratio", "ratio", 211 / 21, 10)[1]).toContain("10.048 to 1; the limit is 10");
    expect(said("robot-like", "share", 0.8004, 0.8)[1]).toContain("80.04%); the limit is 80%");
    expect(said("slow-turn", "seconds", 3600, 3600)[1]).toContain("waited 1 hour for");
  });

  it("count once as once", () => {
    const urged = { ...finding, sentence: "no-time-promise", measured: 1 };
    expect(findingSentence("en-US", urged)).toContain("urged 1 time about");
    expect(findingSentence("en-US", { ...urged, measured: 2 })).toContain("urged 2 times about");
  });

  it("never fail for want of a value", () => {
    for (const sentence of Object.keys(en).filter((key) => !/^(reason|duration)\./.test(key)))
      for (const locale of ["zh-CN", "en-US"] as const)
        expect(findingSentence(locale, { ...finding, sentence })).not.toBe("");
  });

  it("quote chat text as it is, braces and angle brackets included", () => {
    const values = { phrase: "{x} <b>'滚'</b>", kind: "k", "kind.zh-CN": "辱骂", "kind.en-US": "insults" };
    expect(findingSentence("zh-CN", { ...finding, sentence: "forbidden-phrase", values })).toBe(
      "用了服务禁语“{x} <b>'滚'</b>”（辱骂）",
    );
  });
});

describe("reasonSentence", () => {
  it("knows each reason and has a word for others", () => {
    expect(reasonSentence("zh-CN", "noTimes")).toBe("没有时间");
    expect(reasonSentence("en-US", "somethingNew")).toBe("what the rule needs is missing");
  });
});

describe("durationText", () => {
  it.each([
    [0, "0 秒", "0 seconds"],
    [1, "1 秒", "1 second"],
    [59.6, "1 分钟", "1 minute"],
    [107, "1 分 47 秒", "1 min 47 s"],
    [900, "15 分钟", "15 minutes"],
    [3600, "1 小时", "1 hour"],
    [5430, "1 小时 31 分钟", "1 h 31 min"],
  ])("%d seconds", (seconds, chinese, english) => {
    expect(durationText("zh-CN", seconds)).toBe(chinese);
    expect(durationText("en-US", seconds)).toBe(english);
  });
});
