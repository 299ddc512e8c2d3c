import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { dictionariesOf } from "../../src/inspection/explain/effect";
import { applyChanges, builtInRuleset, parseChanges } from "../../src/inspection";
import {
  countDifferences,
  editPhrases,
  editRule,
  phrasesOf,
  resetPhrases,
  resetRule,
} from "../../src/pane/rules/edits";
import { meant, scaleOf, shown } from "../../src/pane/rules/scale";

const none = parseChanges({});
const rule = builtInRuleset.rules[0];
const [dictionaryName, dictionary] = Object.entries(builtInRuleset.dictionaries)[0];

describe("Editing a rule", () => {
  it("keeps only what differs from the built-in rule", () => {
    const off = editRule(none, builtInRuleset, rule.id, { enabled: !rule.enabled });
    expect(off.rules[rule.id]).toEqual({ enabled: !rule.enabled });
    expect(editRule(off, builtInRuleset, rule.id, { enabled: rule.enabled })).toEqual(none);
  });

  it("takes any value within the bounds and gives it to the ruleset", () => {
    for (const each of builtInRuleset.rules)
      for (const [name, parameter] of Object.entries(each.parameters)) {
        const value = parameter.maximum;
        const changes = editRule(none, builtInRuleset, each.id, { parameters: { [name]: value } });
        const changed = applyChanges(builtInRuleset, changes).rules.find(({ id }) => id === each.id);
        expect(changed?.parameters[name].value).toBe(value);
        expect(
          editRule(changes, builtInRuleset, each.id, { parameters: { [name]: parameter.value } }),
        ).toEqual(none);
      }
  });

  it("keeps the other edits of the rule", () => {
    const severe = editRule(none, builtInRuleset, rule.id, { severity: "info" });
    const both = editRule(severe, builtInRuleset, rule.id, { enabled: !rule.enabled });
    expect(both.rules[rule.id]).toEqual({ severity: "info", enabled: !rule.enabled });
    expect(countDifferences(both)).toBe(1);
    expect(resetRule(both, rule.id)).toEqual(none);
  });

  it("leaves rules alone that are not there", () => {
    expect(editRule(none, builtInRuleset, "no-such-rule", { enabled: false })).toBe(none);
  });
});

describe("Editing a phrase list", () => {
  it("gives the ruleset just the phrases that a person left", () => {
    const phrase = fc.oneof(fc.constantFrom(...dictionary.phrases), fc.stringMatching(/^[一-龥]{1,6}$/));
    fc.assert(
      fc.property(fc.uniqueArray(phrase), fc.uniqueArray(phrase), (phrases, exclusions) => {
        const changes = editPhrases(none, builtInRuleset, dictionaryName, { phrases, exclusions });
        const changed = applyChanges(builtInRuleset, changes).dictionaries[dictionaryName];
        expect(new Set(changed.phrases)).toEqual(new Set(phrases));
        expect(new Set(changed.exclusions)).toEqual(new Set(exclusions));
      }),
    );
  });

  it("is no difference once the list is as it was", () => {
    const changed = editPhrases(none, builtInRuleset, dictionaryName, { phrases: [], exclusions: [] });
    expect(countDifferences(changed)).toBe(1);
    expect(editPhrases(changed, builtInRuleset, dictionaryName, dictionary)).toEqual(none);
    expect(resetPhrases(changed, dictionaryName)).toEqual(none);
  });

  it("reads one phrase a line, without blanks and repetitions", () => {
    expect(phrasesOf(" 自己看 \r\n\n没办法\n自己看\n")).toEqual(["自己看", "没办法"]);
  });

  it("knows which lists a rule looks into, whichever operator does", () => {
    for (const each of builtInRuleset.rules) {
      const named = Object.values(each.conditions).flatMap((condition) => [
        ...("dictionaries" in condition ? condition.dictionaries : []),
        ...("stages" in condition ? condition.stages : []),
        ...("unless" in condition ? condition.unless : []),
      ]);
      expect(dictionariesOf(each, builtInRuleset.dictionaries)).toEqual(expect.arrayContaining(named));
    }
  });

  it("takes no other word of a condition for a list", () => {
    const dictionaries = {
      ...builtInRuleset.dictionaries,
      agent: dictionary,
      any: dictionary,
      phrases: dictionary,
    };
    for (const each of builtInRuleset.rules)
      expect(dictionariesOf(each, dictionaries)).toEqual(dictionariesOf(each, builtInRuleset.dictionaries));
  });
});

describe("A parameter's scale", () => {
  const names = { "zh-CN": "上限", "en-US": "Limit" };
  const parameter = { names, minimum: 0, maximum: 86400 };

  it("shows round minutes as minutes, and shares as percentages", () => {
    expect(scaleOf({ ...parameter, value: 900, unit: "seconds" })).toMatchObject({
      factor: 60,
      unit: "unit.minutes",
    });
    expect(scaleOf({ ...parameter, value: 20, unit: "seconds" })).toMatchObject({
      factor: 1,
      unit: "unit.seconds",
    });
    expect(scaleOf({ ...parameter, value: 0.6, unit: "share" })).toMatchObject({
      factor: 0.01,
      unit: "unit.share",
    });
  });

  it("gives back what it shows", () => {
    const share = scaleOf({ ...parameter, value: 0.6, unit: "share" });
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 100 }),
        (percent) => shown(share, meant(share, percent)) === percent,
      ),
    );
    expect(meant(share, 7)).toBe(0.07);
  });
});
