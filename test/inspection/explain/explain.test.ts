import { describe, expect, it } from "vitest";
import type { Order } from "../../../src/chat/orders";
import { builtInRuleset, compileRuleset, parseRuleset, type Ruleset } from "../../../src/inspection";
import { explainRule, type ExplainedExpression, type Explanation } from "../../../src/inspection/explain";
import { Problem } from "../../../src/problem";
import { lineOf, transcriptOf } from "../transcriptOf";

const names = { "zh-CN": "名", "en-US": "Name" };
const dictionary = (phrases: string[], exclusions: string[] = []) => ({ names, phrases, exclusions });

const ruleset: Ruleset = parseRuleset({
  version: 1,
  dictionaries: {
    price: dictionary(["便宜"], ["便宜没好货"]),
    no: dictionary(["不行"]),
    gift: dictionary(["送", "赠品"]),
    not: dictionary(["不"]),
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
          anchor: { condition: "asks", hit: "first", side: "after", seconds: 60 },
        },
        offers: {
          ...{ operator: "phrases", role: "agent", dictionaries: ["gift"], negatedBy: "not" },
          anchor: { condition: "asks", hit: "first", side: "after" },
        },
        late: { operator: "firstResponse", over: "$limit" },
      },
      when: "asks && refuses && !offers || late",
      evidence: ["refuses"],
    },
    {
      ...{
        id: "each-ask",
        names,
        advice: names,
        group: "g",
        severity: "minor",
        points: -5,
        sentence: "each-ask",
      },
      conditions: {
        asks: { operator: "phrases", role: "customer", dictionaries: ["price"] },
        offers: {
          ...{ operator: "phrases", role: "agent", dictionaries: ["gift"] },
          anchor: { condition: "asks", hit: "each", side: "answer" },
        },
      },
      forEach: "asks",
      occasion: "asks",
      when: "!offers",
      evidence: ["asks"],
    },
  ],
});

function explained(lines: readonly string[], rule = "refusal"): Explanation {
  return explainRule(ruleset, rule, transcriptOf(lines.map((line) => lineOf(line))))[0];
}

function conditionsOf(explanation: Explanation): Record<string, [unknown, string, readonly number[]]> {
  return Object.fromEntries(
    explanation.judgements[0].conditions.map(({ name, truth, why, hits }) => [
      name,
      [truth, why, hits.flatMap(({ rows }) => rows)],
    ]),
  );
}

function told(node: ExplainedExpression): string {
  const sign = String(node.truth);
  return node.kind === "name"
    ? `${node.name}=${sign}`
    : `${node.kind}(${node.operands.map(told).join(" ")})=${sign}`;
}

describe("the explanation of a rule", () => {
  it("shows where each condition holds and what each part of the expression is", () => {
    const explanation = explained(["10:00:00 customer 能便宜吗", "10:00:05 agent 不行的"]);
    expect(explanation).toMatchObject({ rule: "refusal", conversation: "c", result: "hit", reason: null });
    expect(explanation.findings).toHaveLength(1);
    expect(conditionsOf(explanation)).toEqual({
      asks: [true, "found", [2]],
      refuses: [true, "found", [3]],
      offers: [false, "notFound", []],
      late: [false, "withinLimit", [2, 3]],
    });
    expect(told(explanation.judgements[0].when)).toBe(
      "or(and(and(asks=true refuses=true)=true not(offers=false)=true)=true late=false)=true",
    );
  });

  it("shows the words and the dictionary that they are of", () => {
    const [asks] = explained(["10:00:00 customer 能便宜吗"]).judgements[0].conditions;
    expect(asks.hits[0]).toMatchObject({
      ...{ rows: [2], dictionaries: ["price"] },
      evidence: [{ row: 2, start: 1, end: 3, text: "便宜" }],
    });
  });

  it("tells what was measured within the limit", () => {
    const late = explained(["10:00:00 customer 在吗", "10:00:20 agent 在的"]).judgements[0].conditions[3];
    expect(late).toMatchObject({ truth: false, why: "withinLimit" });
    expect(late.hits[0]).toMatchObject({ measured: 20, limit: 20, unit: "seconds", rows: [2, 3] });
  });

  it("tells a condition that has nothing to stand beside from one that found nothing there", () => {
    expect(conditionsOf(explained(["10:00:00 customer 在吗", "10:00:05 agent 不行"])).refuses).toEqual([
      ...[false, "noAnchor", []],
    ]);
    expect(conditionsOf(explained(["10:00:00 customer 能便宜吗", "10:00:05 agent 在的"])).refuses).toEqual([
      false,
      "notFound",
      [],
    ]);
  });

  it("shows what was said elsewhere than where the condition looks", () =>
    expect(
      conditionsOf(explained(["10:00:00 customer 能便宜吗", "10:00:05 agent 稍等", "10:05:00 agent 不行"]))
        .refuses,
    ).toEqual([false, "elsewhere", [4]]));

  it("shows words that are excluded or denied", () => {
    expect(conditionsOf(explained(["10:00:00 customer 便宜没好货"])).asks).toEqual([
      false,
      "passedOver",
      [2],
    ]);
    expect(conditionsOf(explained(["10:00:00 customer 能便宜吗", "10:00:05 agent 不送赠品"])).offers).toEqual(
      [false, "passedOver", [3]],
    );
  });

  it("gives the reason of what cannot be judged", () => {
    const explanation = explained(["customer 能便宜吗", "agent 不行"]);
    expect(explanation).toMatchObject({ result: "notEvaluable", reason: "noTimes", findings: [] });
    expect(conditionsOf(explanation).refuses).toEqual([null, "noTimes", []]);
  });

  it("judges each hit of forEach by itself", () => {
    const { judgements, result } = explained(
      [
        ...["10:00:00 customer 能便宜吗", "10:00:05 agent 送您一个赠品"],
        ...["10:01:00 customer 再便宜点", "10:01:05 agent 不行"],
      ],
      "each-ask",
    );
    expect(result).toBe("hit");
    expect(judgements.map(({ each, truth }) => [each?.rows, truth])).toEqual([
      [[2], false],
      [[4], true],
    ]);
  });

  it("tells a conversation that gave no occasion from one that passed", () => {
    expect(explained(["10:00:00 customer 在吗"], "each-ask").result).toBe("notApplicable");
    expect(explained(["10:00:00 customer 能便宜吗", "10:00:05 agent 送您的"], "each-ask").result).toBe(
      "passed",
    );
  });

  it("explains a rule that is switched off as if it were on", () => {
    const off = { ...ruleset, rules: ruleset.rules.map((rule) => ({ ...rule, enabled: false })) };
    const transcript = transcriptOf([lineOf("10:00:00 customer 能便宜吗"), lineOf("10:00:05 agent 不行")]);
    expect(explainRule(off, "refusal", transcript)[0].result).toBe("hit");
  });

  it("names the rules that there are when the wanted one is not", () => {
    const wrong = () => explainRule(ruleset, "refusals", transcriptOf([]));
    expect(wrong).toThrow(Problem);
    expect(wrong).toThrow(
      expect.objectContaining({ values: { path: "rules", name: "refusals", known: "refusal, each-ask" } }),
    );
  });
});

describe("the explanation of every built-in rule", () => {
  const lines = [
    ...[
      "10:00:00 customer 能便宜点吗，是正品吗",
      "10:00:40 agent 不行的，没货了",
      "10:01:00 customer 帮我推荐一款",
    ],
    ...["10:01:10 agent 推荐这款，爱买不买", "10:02:00 customer 太贵了", "10:02:10 agent 给您便宜5元"],
    ...[
      "10:20:00 customer 怎么还不发货",
      "10:40:00 agent 嗯",
      "10:41:00 customer 我要投诉",
      "10:50:00 agent 加我微信",
    ],
  ];
  const transcript = transcriptOf(lines.map((line) => lineOf(line)));
  const orders: Order[] = [
    {
      ...{ id: "1", customer: "c", conversation: 0, amount: 10, row: 2, paid: NaN, closed: NaN },
      placed: transcript.time[5] + 30,
    },
  ];
  const { findings, notEvaluable } = compileRuleset(builtInRuleset).inspect(transcript, { orders });

  it.each(builtInRuleset.rules.map(({ id }) => id))("%s finds what a scan finds", (id) => {
    const [explanation] = explainRule(builtInRuleset, id, transcript, { orders });
    expect(explanation.findings).toEqual(findings.filter(({ rule }) => rule === id));
    const unjudged = notEvaluable.find(({ rule }) => rule === id);
    if (
      explanation.findings.length === 0 &&
      unjudged &&
      builtInRuleset.rules.find((rule) => rule.id === id)?.enabled
    )
      expect(explanation).toMatchObject({ result: "notEvaluable", reason: unjudged.reason });
    for (const { conditions } of explanation.judgements)
      for (const { truth, why, hits } of conditions) {
        if (truth === true) expect(["found", "absent"]).toContain(why);
        if (why === "withinLimit")
          expect(hits[0].measured).toSatisfy((value: number) => value <= hits[0].limit!);
      }
  });
});
