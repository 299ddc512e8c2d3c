import { describe, expect, it } from "vitest";
import { builtInRuleset, parseRuleset } from "../../src/inspection";
import { explainRule } from "../../src/inspection/explain";
import {
  conditionText,
  expressionText,
  placeText,
  resultSentence,
  whySentence,
} from "../../src/locales/explain";
import { locales } from "../../src/locales/translate";
import { lineOf, transcriptOf } from "../inspection/transcriptOf";

const names = { "zh-CN": "名", "en-US": "Name" };
const dictionary = (zh: string, en: string, phrases: string[]) => ({
  names: { "zh-CN": zh, "en-US": en },
  phrases,
});

const ruleset = parseRuleset({
  version: 1,
  dictionaries: {
    price: dictionary("议价", "bargaining", ["便宜"]),
    no: dictionary("拒绝", "refusals", ["不行"]),
  },
  rules: [
    {
      ...{
        id: "refusal",
        names,
        advice: names,
        group: "g",
        severity: "minor",
        points: -5,
        sentence: "refusal",
      },
      parameters: { limit: { names, value: 20, unit: "seconds", minimum: 1, maximum: 60 } },
      conditions: {
        asks: { operator: "phrases", role: "customer", dictionaries: ["price"] },
        refuses: {
          ...{ operator: "phrases", role: "agent", dictionaries: ["no"] },
          anchor: { condition: "asks", hit: "first", side: "after", seconds: 90 },
        },
        late: { operator: "firstResponse", over: "$limit" },
      },
      when: "asks && (refuses || late)",
      evidence: ["refuses"],
    },
  ],
});
const [rule] = ruleset.rules;

function explained(...lines: string[]) {
  return explainRule(ruleset, "refusal", transcriptOf(lines.map((line) => lineOf(line))))[0];
}

describe("an explanation in words", () => {
  it("says what a condition looks for, and where", () => {
    const { asks, refuses, late } = rule.conditions;
    expect(conditionText("zh-CN", asks, rule, ruleset)).toBe("客户：词语“议价”");
    expect(conditionText("zh-CN", refuses, rule, ruleset)).toBe(
      "客服：词语“拒绝”，在 asks 之后，1 分 30 秒内",
    );
    expect(conditionText("en-US", refuses, rule, ruleset)).toBe(
      "agent: words “refusals”, after asks, within 1 min 30 s",
    );
    expect(conditionText("zh-CN", late, rule, ruleset)).toBe("首次人工回复，超过 20 秒");
  });

  it("writes the expression with the truth of every condition, parentheses where they matter", () => {
    const { judgements } = explained("10:00:00 customer 能便宜吗", "10:00:30 agent 稍等");
    expect(expressionText(judgements[0].when)).toBe("asks✓ && (refuses✗ || late✓)");
  });

  it("quotes what was found, and says why nothing was", () => {
    const { judgements } = explained("10:00:00 customer 能便宜吗", "10:00:20 agent 不行");
    const [asks, refuses, late] = judgements[0].conditions;
    expect(whySentence("zh-CN", asks)).toBe("“便宜”");
    expect(placeText("zh-CN", refuses.hits[0])).toBe("第 3 行“不行”");
    expect(whySentence("zh-CN", late)).toBe("20 秒，没有超过 20 秒");
    const none = explained("10:00:00 customer 在吗").judgements[0].conditions;
    expect(none.map((condition) => whySentence("en-US", condition))).toEqual([
      "not found",
      "asks was not found, so there is nowhere to look",
      "not found",
    ]);
  });

  it("gives the reason of what cannot be judged", () => {
    const explanation = explained("customer 能便宜吗", "agent 不行");
    expect(resultSentence("zh-CN", explanation)).toBe("无法判断：没有时间");
    expect(whySentence("zh-CN", explanation.judgements[0].conditions[1])).toBe("无法判断：没有时间");
  });

  it.each(locales)("has words for every condition of the built-in rules (%s)", (locale) => {
    for (const each of builtInRuleset.rules)
      for (const condition of Object.values(each.conditions)) {
        const text = conditionText(locale, condition, each, builtInRuleset);
        expect(text, each.id).not.toMatch(/undefined|NaN|\[object|\$\w/);
        expect(text.length).toBeGreaterThan(1);
      }
  });
});
