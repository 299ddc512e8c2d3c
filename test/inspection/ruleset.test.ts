import { describe, expect, it } from "vitest";
import {
  applyChanges,
  builtInRuleset,
  compileRuleset,
  parseChanges,
  parseRuleset,
  readRuleset,
  rulesetJsonSchema,
} from "../../src/inspection";
import { isProblemCode, problemSentence } from "../../src/locales/problems";
import { Problem } from "../../src/problem";

const condition = { operator: "phrases", role: "agent", dictionaries: ["d"] };
const rule = {
  id: "my-rule",
  names: { "zh-CN": "我的规则", "en-US": "My rule" },
  advice: { "zh-CN": "建议", "en-US": "Advice" },
  group: "attitude",
  severity: "minor",
  points: -5,
  conditions: { says: condition },
  when: "says",
  evidence: ["says"],
  sentence: "my-rule",
};
const dictionary = { names: rule.names, phrases: ["您好"] };
const ruleset = { version: 1, dictionaries: { d: dictionary }, rules: [rule] };

function withRule(change: object): unknown {
  return { ...ruleset, rules: [{ ...rule, ...change }] };
}

function problemOf(run: () => unknown): Problem {
  try {
    run();
  } catch (error) {
    if (error instanceof Problem) return error;
    throw error;
  }
  throw new Error("nothing was thrown");
}

const compileJson = (json: unknown): unknown => compileRuleset(parseRuleset(json));

describe("a ruleset's errors", () => {
  const anchored = (condition: string, hit: string): object => ({
    operator: "phrases",
    role: "agent",
    dictionaries: ["d"],
    anchor: { condition, hit, side: "after" },
  });
  it.each<[string, unknown, string]>([
    ["not an object", "text", "The rules file: a group of “name: value” is wanted; the text “text” came."],
    ["another version", { ...ruleset, version: 2 }, "version: 1 is wanted; 2 came."],
    ["a missing field", withRule({ when: undefined }), "rules.0.when: a text is wanted; nothing is there."],
    ["an unknown field", withRule({ colour: "red" }), "rules.0: there is no field “colour”; there may be "],
    [
      "an unknown severity",
      withRule({ severity: "awful" }),
      "rules.0.severity: info | minor | major | severe is wanted; the text “awful” came.",
    ],
    [
      "an unknown operator",
      withRule({ conditions: { says: { operator: "smells" } } }),
      "rules.0.conditions.says.operator: messageLength | messageCount | ",
    ],
    [
      "an unknown role",
      withRule({ conditions: { says: { ...condition, role: "boss" } } }),
      "rules.0.conditions.says.role: customer | agent | robot | any is wanted; the text “boss” came.",
    ],
    [
      "points without bound",
      withRule({ points: -500 }),
      "rules.0.points: a number of at least -100 is wanted; -500 came.",
    ],
    [
      "an expression that cannot be read",
      withRule({ when: "says &&" }),
      "rules.0.when: “says &&” cannot be read; the name of a condition is wanted at the end.",
    ],
    [
      "an expression over an unknown condition",
      withRule({ when: "says || cries" }),
      "rules.0.when: there is no condition “cries”; this rule has says.",
    ],
    [
      "unknown evidence",
      withRule({ evidence: ["cries"] }),
      "rules.0.evidence.0: there is no condition “cries”; this rule has says.",
    ],
    [
      "an unknown dictionary",
      withRule({ conditions: { says: { ...condition, dictionaries: ["x"] } } }),
      "rules.0.conditions.says: there is no “x”; known are d.",
    ],
    [
      "an unknown parameter",
      withRule({ conditions: { says: { operator: "run", role: "agent", over: "$many" } } }),
      "rules.0.conditions.says: there is no “$many”; nothing is defined here.",
    ],
    [
      "a parameter out of bounds",
      withRule({
        parameters: { limit: { names: rule.names, value: 9, unit: "seconds", minimum: 10, maximum: 20 } },
      }),
      "rules.0.parameters.limit: a number from 10 to 20 is wanted; 9 came.",
    ],
    [
      "a phrase that cannot be read",
      { ...ruleset, dictionaries: { d: { ...dictionary, phrases: ["(付款"] } } },
      "dictionaries.d.phrases.0: the phrase “(付款” cannot be read. Parentheses must match, and something must stand on both sides of *.",
    ],
    [
      "an anchor on each hit without forEach",
      withRule({ conditions: { says: condition, then: anchored("says", "each") } }),
      "rules.0.conditions.then.anchor: “each” needs the rule's forEach to be “says”.",
    ],
    [
      "anchors in a circle",
      withRule({ conditions: { says: anchored("then", "first"), then: anchored("says", "first") } }),
      "rules.0.conditions.says.anchor: conditions are anchored in a circle: says → then → says.",
    ],
    ["a rule twice", { ...ruleset, rules: [rule, rule] }, "rules.1.id: there is already a rule “my-rule”."],
    [
      "a mode that is none",
      withRule({ conditions: { says: { ...condition, mode: "some" } } }),
      "rules.0.conditions.says.mode: any | all | atLeast | moreThan | kinds | none is wanted; the text “some” came.",
    ],
    [
      "two limits of one clock",
      withRule({ conditions: { says: { operator: "responseTime", over: 1, under: 2 } } }),
      'rules.0.conditions.says: exactly one of over and under is wanted; {"operator":"responseTime","over":1,"und… came.',
    ],
    [
      "a side that is none",
      withRule({
        conditions: { says: { ...condition, anchor: { condition: "says", side: "beside" } } },
      }),
      "rules.0.conditions.says.anchor.side: before | after | around | at | answer | turn is wanted; the text “beside” came.",
    ],
    [
      "a service without saying what is after a sale",
      withRule({ appliesTo: { service: "preSale" } }),
      "rules.0.appliesTo.service: the rule applies to “preSale” only, and the ruleset has no “afterSale” that says which conversations are after-sale.",
    ],
    [
      "an example without findings",
      withRule({ examples: [{ title: rule.names, messages: ["customer 在吗"] }] }),
      "rules.0.examples.0.findings: a list in [ ] is wanted; nothing is there.",
    ],
    [
      "a day that is none",
      withRule({ active: { from: "2026-02-30" } }),
      "rules.0.active.from: a day such as 2026-11-11 is wanted; the text “2026-02-30” came.",
    ],
  ])("%s", (_, json, sentence) => {
    const problem = problemOf(() => compileJson(json));
    expect(problemSentence("en-US", problem).slice(0, sentence.length)).toBe(sentence);
    expect(isProblemCode(problem.code)).toBe(true);
    expect(problemSentence("zh-CN", problem)).toMatch(/[一-龥]/);
  });

  it("name a regular expression that is none", () => {
    const json = withRule({ conditions: { says: { operator: "regex", role: "agent", pattern: "(a" } } });
    expect(problemOf(() => compileJson(json))).toMatchObject({
      code: "inspection.regex",
      values: { path: "rules.0.conditions.says.pattern", pattern: "(a" },
    });
  });
});

describe("changes", () => {
  it("switch a rule off, set a parameter and edit a list, and leave the ruleset as it is", () => {
    const before = JSON.stringify(builtInRuleset);
    const changed = applyChanges(builtInRuleset, {
      rules: {
        "bargaining-flat-refusal": { enabled: false },
        "slow-first-response": { parameters: { limit: 30 }, severity: "minor" },
      },
      dictionaries: { reminder: { add: ["钱钱"], remove: ["催付"], addExclusions: ["不要钱钱"] } },
    });
    const ruleOf = (id: string) => changed.rules.find((each) => each.id === id);
    expect(ruleOf("bargaining-flat-refusal")?.enabled).toBe(false);
    expect(ruleOf("slow-first-response")).toMatchObject({
      severity: "minor",
      parameters: { limit: { value: 30, unit: "seconds" } },
    });
    expect(changed.dictionaries.reminder.phrases).toContain("钱钱");
    expect(changed.dictionaries.reminder.phrases).not.toContain("催付");
    expect(changed.dictionaries.reminder.exclusions).toContain("不要钱钱");
    expect(JSON.stringify(builtInRuleset)).toBe(before);
  });

  it("change nothing when empty", () => expect(applyChanges(builtInRuleset, {})).toEqual(builtInRuleset));

  it("add a shop's own rules", () => {
    const own = applyChanges(builtInRuleset, {
      addRules: parseRuleset(ruleset).rules,
      addDictionaries: { d: dictionary },
    });
    expect(own.rules.at(-1)?.id).toBe("my-rule");
  });

  it("say where a rule applies and when, and lift it again", () => {
    const change = {
      appliesTo: { platforms: ["jd"] },
      active: { from: "2026-11-01" },
      names: { "zh-CN": "别连发", "en-US": "No runs" },
    };
    const changed = applyChanges(builtInRuleset, { rules: { "pestering-run": change } });
    expect(changed.rules.find(({ id }) => id === "pestering-run")).toMatchObject(change);
    const lifted = applyChanges(changed, { rules: { "pestering-run": { appliesTo: null, active: null } } });
    const rule = lifted.rules.find(({ id }) => id === "pestering-run");
    expect([rule?.appliesTo, rule?.active]).toEqual([undefined, undefined]);
  });

  it.each<[string, unknown, string]>([
    [
      "a rule that is not there",
      { rules: { "slow-first-respons": {} } },
      "rules.slow-first-respons: there is no “slow-first-respons”; known are slow-first-response,",
    ],
    [
      "a parameter that is not there",
      { rules: { "slow-turn": { parameters: { limits: 3 } } } },
      "rules.slow-turn.parameters.limits: there is no “limits”; known are limit, opens, closes.",
    ],
    [
      "a value out of bounds",
      { rules: { "slow-first-response": { parameters: { limit: 0 } } } },
      "rules.slow-first-response.parameters.limit: a number from 1 to 3600 is wanted; 0 came.",
    ],
    [
      "a dictionary that is not there",
      { dictionaries: { remindr: {} } },
      "dictionaries.remindr: there is no “remindr”; known are reminder,",
    ],
    [
      "a rule of the shop's own under a built-in id",
      { addRules: [{ ...rule, id: "slow-turn" }] },
      "addRules.0.id: there is already a rule “slow-turn”.",
    ],
    [
      "a dictionary of the shop's own under a built-in name",
      { addDictionaries: { reminder: dictionary } },
      "addDictionaries.reminder: there is already a dictionary “reminder”; its phrases are changed under “dictionaries”.",
    ],
    [
      "another base",
      { extends: "the-other-shop" },
      "extends: built-in is wanted; the text “the-other-shop” came.",
    ],
    ["another version", { version: 3 }, "version: 1 is wanted; 3 came."],
    [
      "an unknown field",
      { rulez: {} },
      "The rules file: there is no field “rulez”; there may be version, extends, rules, ",
    ],
    [
      "a wrong severity",
      { rules: { "slow-turn": { severity: "bad" } } },
      "rules.slow-turn.severity: info | minor | major | severe is wanted; the text “bad” came.",
    ],
    [
      "a number that is a text",
      { rules: { "slow-turn": { parameters: { limit: "60" } } } },
      "rules.slow-turn.parameters.limit: a number is wanted; the text “60” came.",
    ],
  ])("refuse %s, and say where", (_, changes, sentence) => {
    const problem = problemOf(() => applyChanges(builtInRuleset, parseChanges(changes)));
    expect(problemSentence("en-US", problem).slice(0, sentence.length)).toBe(sentence);
    expect(problemSentence("zh-CN", problem)).toMatch(/[一-龥]/);
  });
});

describe("readRuleset", () => {
  it("takes a complete ruleset", () => expect(readRuleset(ruleset).rules).toHaveLength(1));

  it("takes a difference from the built-in one", () => {
    const read = readRuleset({
      extends: "built-in",
      rules: { "bargaining-flat-refusal": { enabled: false } },
    });
    expect(read.rules).toHaveLength(builtInRuleset.rules.length);
    expect(read.rules.find((each) => each.id === "bargaining-flat-refusal")?.enabled).toBe(false);
  });

  it.each([null, 3, "x", []])("refuses %j with a Problem", (json) => {
    expect(() => readRuleset(json)).toThrow(Problem);
  });
});

it("survives being written and read", () =>
  expect(parseRuleset(JSON.parse(JSON.stringify(builtInRuleset)))).toEqual(builtInRuleset));

it("is a JSON Schema for editors too, with every operator by name", () => {
  const schema = JSON.stringify(rulesetJsonSchema());
  for (const { conditions } of builtInRuleset.rules)
    for (const { operator } of Object.values(conditions)) expect(schema).toContain(`"const":"${operator}"`);
});
