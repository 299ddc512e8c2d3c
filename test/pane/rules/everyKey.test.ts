/** Which form sets a key of the rule language. What grows in the language without a form, or without saying why, fails here. */
import { describe, expect, it } from "vitest";
import type { RulesetChanges } from "../../../src/inspection";
import { rulesetJsonSchema } from "../../../src/inspection/schema";
import { fieldNameOf, operatorForms } from "../../../src/pane/rules/editor/operatorForms";

interface Schema {
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: Schema | boolean;
  readonly items?: Schema;
  readonly oneOf?: readonly Schema[];
  readonly const?: string;
}

const { properties: language = {} } = rulesetJsonSchema() as Schema;
const rule = language.rules.items!.properties!;
const conditions = (rule.conditions.additionalProperties as Schema).oneOf!;

/** Keys below a schema as paths; conditions and scorecards have forms by their kind. */
function keysOf({ properties, items, additionalProperties }: Schema): string[] {
  const inner = properties ?? items?.properties ?? (additionalProperties as Schema | undefined)?.properties;
  return Object.entries(inner ?? {}).flatMap(([key, schema]) => {
    const below = isText(schema) ? [] : keysOf(schema);
    return below.length === 0 ? [key] : below.map((each) => `${key}.${each}`);
  });
}

/** A text in both languages is one field twice. */
function isText({ properties }: Schema): boolean {
  return properties !== undefined && "zh-CN" in properties;
}

/** Where a person sets it; "itself": the form does; "text": only the view of the rules as text, for the reason beside it. */
type Form =
  | "RuleTexts"
  | "RuleWeight"
  | "RuleForm"
  | "RuleItem"
  | "AppliesEditor"
  | "ParametersEditor"
  | "LevelsEditor"
  | "ConditionEditor"
  | "WhenEditor"
  | "Judged"
  | "WordingEditor"
  | "PhraseList"
  | "RulesFile"
  | readonly ["itself" | "text", string];

const formOf: Readonly<Record<string, Form>> = {
  id: ["itself", "given to a new rule, and never shown"],
  names: "RuleTexts",
  advice: "RuleTexts",
  meaning: "RuleTexts",
  why: "RuleTexts",
  group: "RuleForm",
  severity: "RuleWeight",
  points: "RuleWeight",
  fatal: "RuleWeight",
  needsReview: "RuleWeight",
  enabled: "RuleItem",
  "active.from": "AppliesEditor",
  "active.to": "AppliesEditor",
  "appliesTo.agents": "AppliesEditor",
  "appliesTo.platforms": "AppliesEditor",
  "appliesTo.service": "AppliesEditor",
  "parameters.names": "ParametersEditor",
  "parameters.value": "ParametersEditor",
  "parameters.unit": ["itself", "that of the setting which the number stands in"],
  "parameters.minimum": "ParametersEditor",
  "parameters.maximum": "ParametersEditor",
  "levels.id": ["itself", "given to a new level, and never shown"],
  "levels.names": "LevelsEditor",
  "levels.upTo": "LevelsEditor",
  "levels.severity": "LevelsEditor",
  conditions: "ConditionEditor",
  forEach: "Judged",
  when: "WhenEditor",
  occasion: "Judged",
  evidence: "WordingEditor",
  sentence: "WordingEditor",
  "variants.when": "WordingEditor",
  "variants.evidence": "WordingEditor",
  "variants.sentence": "WordingEditor",
};

/** What may differ in a built-in rule. */
const overrides: Readonly<Record<keyof NonNullable<RulesetChanges["rules"]>[string], Form>> = {
  enabled: "RuleItem",
  severity: "RuleWeight",
  points: "RuleWeight",
  fatal: "RuleWeight",
  needsReview: "RuleWeight",
  parameters: "RuleItem",
  names: "RuleTexts",
  advice: "RuleTexts",
  appliesTo: "AppliesEditor",
  active: "AppliesEditor",
  levels: "LevelsEditor",
};

const lists: Readonly<Record<keyof NonNullable<RulesetChanges["dictionaries"]>[string], Form>> = {
  add: "PhraseList",
  remove: "PhraseList",
  addExclusions: "PhraseList",
  removeExclusions: "PhraseList",
};

const differences: Readonly<Record<keyof RulesetChanges, Form>> = {
  version: ["itself", "there is one"],
  extends: ["itself", "there is one set of built-in rules"],
  rules: "RuleItem",
  dictionaries: "PhraseList",
  addRules: "RuleForm",
  addDictionaries: "ConditionEditor",
  scorecard: "RulesFile",
};

describe("Every key of the rule language", () => {
  const examples = (key: string) => key.startsWith("examples.");

  it("is set in a form of a rule, or by the form itself", () => {
    const keys = keysOf({ properties: rule }).filter((key) => !examples(key));
    expect(keys.filter((key) => !key.startsWith("conditions")).toSorted()).toEqual(
      Object.keys(formOf)
        .filter((key) => key !== "conditions")
        .toSorted(),
    );
    expect(new Set(Object.values(formOf)).size).toBeGreaterThan(5);
  });

  it("is a field of its operator, with where it looks", () => {
    expect(conditions.map(({ properties }) => properties!.operator.const).toSorted()).toEqual(
      Object.keys(operatorForms).toSorted(),
    );
    for (const { properties } of conditions) {
      const { operator, part, anchor, ...fields } = properties!;
      const form = operatorForms[operator.const as keyof typeof operatorForms];
      expect(form.fields.map(fieldNameOf).toSorted(), operator.const).toEqual(Object.keys(fields).toSorted());
      expect(form.scoped, operator.const).toBe(part !== undefined && anchor !== undefined);
    }
  });

  it("of a difference from the built-in rules is set beside the rule, the list or the scorecard that it is of", () => {
    // The compiler sees to it that no key is missing.
    for (const forms of [overrides, lists, differences])
      for (const [key, form] of Object.entries(forms)) expect(form.length, key).toBeGreaterThan(1);
  });
});
