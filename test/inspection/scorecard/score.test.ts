import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { applyChanges, builtInRuleset, parseRuleset, type Rule, type Ruleset } from "../../../src/inspection";
import {
  builtInScorecards,
  RuleResult,
  scorecardPresets,
  weightedScore,
  type ScorecardSetting,
} from "../../../src/inspection/scorecard";
import { prepareScoring, type Judgement, type Measured } from "../../../src/inspection/scorecard/score";
import { Problem } from "../../../src/problem";

const names = { "zh-CN": "名", "en-US": "Name" };

function ruleOf(id: string, points = -10, more: Partial<Rule> = {}): Rule {
  const [rule] = parseRuleset({
    version: 1,
    dictionaries: {},
    rules: [
      {
        ...{ id, names, advice: names, group: "g", severity: "minor", points, sentence: id },
        conditions: { run: { operator: "run", role: "agent", over: 5 } },
        when: "run",
        evidence: ["run"],
      },
    ],
  }).rules;
  return { ...rule, ...more };
}

function rulesetOf(rules: readonly Rule[], scorecard: ScorecardSetting = "points"): Ruleset {
  return { ...builtInRuleset, rules: [...rules], scorecard };
}

const unmeasured: Measured = { value: NaN, slack: 0 };

function judgementOf(results: readonly number[], measured: Record<string, Measured> = {}): Judgement {
  return { results, measure: (metric) => measured[metric] ?? unmeasured };
}

const { passed, hit, notEvaluable, notApplicable } = RuleResult;

describe("a weighted score", () => {
  it("is the mean of what sections got, by weight: 3/3·10 % + 5/10·30 % + 4/5·50 % + 1/2·10 % = 70 %", () =>
    expect(
      weightedScore([
        { weight: 10, got: 3, of: 3 },
        { weight: 30, got: 5, of: 10 },
        { weight: 50, got: 4, of: 5 },
        { weight: 10, got: 1, of: 2 },
      ]),
    ).toBe(70));

  it("shares the weight of a section that could get nothing among the others", () => {
    const sections = [
      { weight: 40, got: 1, of: 2 },
      { weight: 40, got: 2, of: 2 },
    ];
    expect(weightedScore([...sections, { weight: 20, got: 0, of: 0 }])).toBe(75);
    expect(weightedScore(sections)).toBe(75);
  });

  it("is null when no section could get anything", () =>
    expect(weightedScore([{ weight: 1, got: 0, of: 0 }], 5)).toBeNull());

  it("adds the bonus and stays within 100", () => {
    expect(weightedScore([{ weight: 1, got: 9, of: 10 }], 5)).toBe(95);
    expect(weightedScore([{ weight: 1, got: 9, of: 10 }], 50)).toBe(100);
  });
});

const section = fc.record({
  weight: fc.integer({ min: 1, max: 100 }),
  items: fc.array(
    fc.record({
      of: fc.integer({ min: 1, max: 20 }),
      result: fc.constantFrom(passed, hit, notEvaluable, notApplicable),
    }),
    { minLength: 1, maxLength: 6 },
  ),
});
type Drawn = typeof section extends fc.Arbitrary<infer T> ? T : never;

/** A weighted card over rules r0, r1, … and how each came out. */
function cardOf(sections: readonly Drawn[], fatal: readonly string[] = []) {
  const results = sections.flatMap(({ items }) => items.map(({ result }) => result));
  let next = 0;
  const card: ScorecardSetting = {
    method: "weighted",
    names,
    sections: sections.map(({ weight, items }, s) => ({
      ...{ id: `s${s}`, names, weight },
      items: items.map(({ of }) => ({ rule: `r${next++}`, of })),
    })),
    bonus: [],
    fatal: [...fatal],
  };
  const rules = results.map((_, i) => ruleOf(`r${i}`));
  return { card, results, score: prepareScoring(rulesetOf(rules, card)).score(judgementOf(results)) };
}

describe("any weighted card", () => {
  const sections = fc.array(section, { minLength: 1, maxLength: 4 });

  it("scores between 0 and 100, or nothing at all", () => {
    fc.assert(
      fc.property(sections, (drawn) => {
        const { score, results } = cardOf(drawn);
        const isJudged = results.some((result) => result === passed || result === hit);
        if (!isJudged) expect(score).toBeNull();
        else expect(score).toSatisfy((value: number) => value >= 0 && value <= 100);
      }),
      { numRuns: 60 },
    );
  });

  it("does not change by an item that does not apply or cannot be judged", () => {
    fc.assert(
      fc.property(
        sections,
        fc.constantFrom(notEvaluable, notApplicable),
        fc.nat(),
        (drawn, result, place) => {
          const more = drawn.map((each, s) =>
            s === place % drawn.length ? { ...each, items: [...each.items, { of: 7, result }] } : each,
          );
          expect(cardOf(more).score).toBe(cardOf(drawn).score);
        },
      ),
      { numRuns: 60 },
    );
  });

  it("does not depend on the order of items and sections", () => {
    fc.assert(
      fc.property(sections, (drawn) => {
        const turned = drawn.toReversed().map((each) => ({ ...each, items: each.items.toReversed() }));
        expect(cardOf(turned).score).toBe(cardOf(drawn).score);
      }),
      { numRuns: 60 },
    );
  });

  it("is 0 when a fatal rule hit, whatever else was got", () => {
    fc.assert(
      fc.property(sections, (drawn) => {
        const ids = cardOf(drawn).results.map((_, i) => `r${i}`);
        const { score, results } = cardOf(drawn, ids);
        if (results.includes(hit)) expect(score).toBe(0);
        else expect(score).toBe(cardOf(drawn).score);
      }),
      { numRuns: 60 },
    );
  });

  it("is 0 when a fatal rule hit that no section names, though nothing else could be judged", () => {
    const card: ScorecardSetting = {
      method: "weighted",
      names,
      sections: [{ id: "s0", names, weight: 1, items: [{ rule: "r0", of: 1 }] }],
      bonus: [],
      fatal: ["r1"],
    };
    const scoring = prepareScoring(rulesetOf([ruleOf("r0"), ruleOf("r1")], card));
    const judged = judgementOf([notEvaluable, hit]);
    expect(scoring.score(judged)).toBe(0);
    expect(scoring.explain(judged)).toMatchObject({ score: 0, fatal: ["r1"] });
    expect(scoring.score(judgementOf([notEvaluable, passed]))).toBeNull();
  });

  it("explains the score that it gives", () => {
    fc.assert(
      fc.property(sections, (drawn) => {
        const { card, results, score } = cardOf(drawn);
        const rules = results.map((_, i) => ruleOf(`r${i}`));
        const explained = prepareScoring(rulesetOf(rules, card)).explain(judgementOf(results));
        expect(explained.score).toBe(score);
        expect(explained.sections.flatMap(({ items }) => items.map(({ got }) => got !== null))).toEqual(
          results.map((result) => result === passed || result === hit),
        );
      }),
      { numRuns: 40 },
    );
  });
});

describe("a metric on a card", () => {
  const card: ScorecardSetting = {
    method: "weighted",
    names,
    sections: [
      {
        ...{ id: "first", names, weight: 1 },
        items: [
          {
            metric: "firstResponse",
            of: 5,
            bands: [
              { upTo: 6, got: 5 },
              { upTo: 20, got: 2 },
            ],
            above: 1,
          },
        ],
      },
    ],
    bonus: [],
    fatal: [],
  };
  const itemOf = (value: number, slack = 0) =>
    prepareScoring(rulesetOf([], card)).explain(judgementOf([], { firstResponse: { value, slack } }))
      .sections[0].items[0];

  it.each([
    [6, 5],
    [6.5, 2],
    [20, 2],
    [20.5, 1],
  ])("of %d is in the first band that it does not pass: %d points", (value, got) =>
    expect(itemOf(value)).toMatchObject({ kind: "metric", id: "firstResponse", got, of: 5, measured: value }),
  );

  it("is left out when there is nothing to measure", () =>
    expect(itemOf(NaN)).toMatchObject({ got: null, measured: null, reason: "notMeasured" }));

  it("is left out when times to the minute leave the band open", () => {
    expect(itemOf(60, 59)).toMatchObject({ got: null, measured: 60, reason: "minutePrecision" });
    expect(itemOf(300, 59)).toMatchObject({ got: 1, reason: null });
  });
});

describe("a bonus", () => {
  it("is gained by a rule that finds something good, by one that finds nothing bad, and by a metric's band", () => {
    const card: ScorecardSetting = {
      method: "weighted",
      names,
      sections: [
        {
          id: "s",
          names,
          weight: 1,
          items: [
            { rule: "bad", of: 2 },
            { rule: "worse", of: 2 },
          ],
        },
      ],
      bonus: [
        { rule: "good", of: 3 },
        { rule: "careless", of: 4 },
        { metric: "firstResponse", of: 2, above: 0, bands: [{ upTo: 6, got: 2 }] },
      ],
      fatal: [],
    };
    const rules = [ruleOf("bad"), ruleOf("worse"), ruleOf("good", 5), ruleOf("careless")];
    const scoring = prepareScoring(rulesetOf(rules, card));
    const quick = { firstResponse: { value: 5, slack: 0 } };
    expect(scoring.score(judgementOf([hit, passed, hit, hit], quick))).toBe(55);
    expect(scoring.score(judgementOf([hit, passed, passed, passed], quick))).toBe(56);
    expect(scoring.score(judgementOf([hit, passed, passed, notApplicable]))).toBe(50);
    const { bonus } = scoring.explain(judgementOf([hit, passed, hit, passed], quick));
    expect(bonus.map(({ got }) => got)).toEqual([3, 4, 2]);
  });
});

describe("the points card", () => {
  const rules = [
    ruleOf("a", -15, { group: "response" }),
    ruleOf("b", -30, { group: "attitude" }),
    ruleOf("c", 5),
  ];
  const scoring = prepareScoring(rulesetOf(rules));

  it("takes the points of each rule that hits from 100", () => {
    expect(scoring.score(judgementOf([hit, hit, passed]))).toBe(55);
    expect(scoring.score(judgementOf([hit, passed, hit]))).toBe(90);
    expect(scoring.score(judgementOf([passed, passed, hit]))).toBe(100);
  });

  it("is null when no rule could be judged", () =>
    expect(scoring.score(judgementOf([notEvaluable, notApplicable, notEvaluable]))).toBeNull());

  it("scores each section by its own rules and shows rules of no section under one of their own", () => {
    const { score, sections, bonus } = scoring.explain(judgementOf([hit, passed, hit]));
    expect(score).toBe(90);
    expect(sections.map(({ id, score: own, got, of }) => [id, own, got, of])).toEqual([
      ["attitude", 100, 30, 30],
      ["response", 85, 0, 15],
      ["professional", null, 0, 0],
      ["related", null, 0, 0],
      ["other", 100, 0, 0],
    ]);
    expect(bonus).toEqual([{ kind: "rule", id: "c", got: 5, of: 5, measured: null, reason: null }]);
  });

  it("is 0 after a fatal rule, and names it", () => {
    const fatal = prepareScoring(rulesetOf([ruleOf("a", -5, { fatal: true }), ruleOf("b")]));
    expect(fatal.explain(judgementOf([hit, passed]))).toMatchObject({ score: 0, fatal: ["a"] });
    expect(fatal.explain(judgementOf([passed, hit]))).toMatchObject({ score: 90, fatal: [] });
  });

  it("says why a rule is left out", () => {
    const judgement = { ...judgementOf([notEvaluable, notApplicable, passed]), reasonOf: () => "noTimes" };
    const { sections } = scoring.explain(judgement);
    expect(sections.flatMap(({ items }) => items.map(({ id, reason }) => [id, reason]))).toEqual([
      ["b", "notApplicable"],
      ["a", "noTimes"],
    ]);
  });
});

describe("the preset scorecards", () => {
  it("have the dimensions of their trade", () => {
    expect(builtInScorecards["sales-driven"].sections.map((each) => each.names["zh-CN"])).toEqual([
      ...["首次应答", "答问比", "催付", "挖掘需求", "推荐"],
    ]);
    expect(builtInScorecards["service-driven"].sections.map((each) => each.names["zh-CN"])).toEqual([
      ...["态度", "响应", "专业", "关联"],
    ]);
  });

  it.each(scorecardPresets)("%s is chosen by a ruleset's small difference", (scorecard) => {
    const ruleset = applyChanges(builtInRuleset, { scorecard });
    expect(prepareScoring(ruleset).card).toBe(builtInScorecards[scorecard]);
  });

  it("name only rules that the built-in ruleset has, and leave none of them without a section of points", () => {
    const ids = builtInRuleset.rules.map(({ id }) => id);
    for (const card of Object.values(builtInScorecards)) {
      expect(ids).toEqual(expect.arrayContaining([...card.fatal]));
      const named =
        card.method === "points"
          ? card.sections.flatMap(({ rules }) => rules)
          : [...card.sections.flatMap(({ items }) => items), ...card.bonus].flatMap((item) =>
              "rule" in item ? [item.rule] : [],
            );
      expect(ids).toEqual(expect.arrayContaining(named));
    }
    expect(prepareScoring(builtInRuleset).sections.map(({ id }) => id)).toEqual([
      ...["attitude", "response", "professional", "related"],
    ]);
  });

  it("give weights that add up to 100 and bands within their items", () => {
    for (const preset of ["sales-driven", "service-driven"] as const) {
      const card = builtInScorecards[preset];
      if (card.method !== "weighted") throw new Error(preset);
      expect(card.sections.reduce((sum, { weight }) => sum + weight, 0)).toBe(100);
      for (const item of [...card.sections.flatMap(({ items }) => items), ...card.bonus])
        if ("metric" in item)
          for (const { got } of [...item.bands, { got: item.above }])
            expect(got).toBeLessThanOrEqual(item.of);
    }
  });
});

describe("a scorecard from outside", () => {
  const problemOf = (scorecard: unknown): unknown => {
    try {
      prepareScoring(applyChanges(builtInRuleset, { scorecard } as never));
      return null;
    } catch (error) {
      return error instanceof Problem ? [error.code, error.values] : error;
    }
  };
  const weighted = (item: unknown) => ({
    ...{ method: "weighted", names },
    sections: [{ id: "s", names, weight: 1, items: [item] }],
  });

  it("is told where it is wrong and what is wanted there", () => {
    expect(problemOf("sales")).toMatchObject([
      "inspection.wrongValue",
      { path: "scorecard", found: "sales", wanted: expect.stringContaining("sales-driven") as unknown },
    ]);
    expect(problemOf(weighted({ rule: "slow-first-response", of: "5" }))).toMatchObject([
      "inspection.wrongValue",
      { path: "scorecard.sections.0.items.0.of", found: "5", kind: "number" },
    ]);
    expect(problemOf({ method: "mean", names })).toMatchObject([
      "inspection.wrongValue",
      { path: "scorecard.method", found: "mean", wanted: "points | weighted" },
    ]);
  });

  it("may name only rules that the ruleset has", () =>
    expect(problemOf(weighted({ rule: "slow-frist-response" }))).toMatchObject([
      "inspection.unknownName",
      { path: "scorecard.sections.0.items.0.rule", name: "slow-frist-response" },
    ]));
});
