import { describe, expect, it } from "vitest";
import { applyChanges, builtInRuleset, parseChanges, type Rule } from "../../../src/inspection";
import { judgementKey } from "../../../src/inspection/explain/effect";
import { editPhrases, editRule } from "../../../src/pane/rules/edits";
import { operatorForms } from "../../../src/pane/rules/editor/operatorForms";
import { troubleWith } from "../../../src/pane/rules/editor/troubles";
import { draftsOf, levelsOf, measureOf, troublesOf, withNextLevel } from "../../../src/pane/rules/levels";
import {
  addList,
  addRule,
  copyOf,
  freeCondition,
  namesOf,
  newRule,
  removeList,
  removeRule,
  renamed,
  renameList,
  replaceRule,
  unusedConditions,
  withBothLanguages,
} from "../../../src/pane/rules/ownRules";

const none = parseChanges({});
const names = namesOf((locale) => (locale === "zh-CN" ? "我的规则" : "My rule"));
const ruleNamed = (id: string): Rule => builtInRuleset.rules.find((rule) => rule.id === id)!;
const slow = ruleNamed("slow-first-response");

const switchedOn = builtInRuleset.rules.map((rule) => ({ ...rule, enabled: true }));

/** A new rule with words of its own. */
const said: Rule = {
  ...newRule(builtInRuleset, names),
  advice: names,
  conditions: { A: { ...operatorForms.phrases.blank, dictionaries: ["ownWords1"] } as never },
};
const words = { ownWords1: { names, phrases: ["随便你"], exclusions: [] } };

describe("A rule of one's own", () => {
  it("cannot be used before it has words, and says so in the words of the form", () => {
    const made = newRule(builtInRuleset, names);
    expect(troubleWith(none, made, {})).toEqual({ key: "trouble.noWords", name: "A" });
    expect(troubleWith(none, { ...said, advice: namesOf(() => " ") }, words)).toMatchObject({
      key: "trouble.advice",
    });
    expect(troubleWith(none, { ...said, when: "" }, words)).toMatchObject({ key: "trouble.noWhen" });
    expect(troubleWith(none, said, words)).toBeNull();
  });

  it("says what the language has against it where the form did not see it", () => {
    const broken = { ...said, conditions: { A: { ...operatorForms.regex.blank, pattern: "(" } as never } };
    expect(troubleWith(none, broken, {})).toMatchObject({ problem: { name: "Problem" } });
  });

  it("is added with its words, judges, and is taken away with them", () => {
    const changes = replaceRule(none, said, words);
    const ruleset = applyChanges(builtInRuleset, changes);
    expect(ruleset.rules.at(-1)).toMatchObject({ id: "own-1", group: "own" });
    expect(ruleset.dictionaries.ownWords1.phrases).toEqual(["随便你"]);
    expect(removeRule(changes, said.id)).toEqual(none);
  });

  it("is copied from any built-in rule, judges as that does, and gets an id of its own each time", () => {
    let changes = none;
    for (const rule of builtInRuleset.rules) {
      const rules = [...builtInRuleset.rules, ...changes.addRules];
      changes = addRule(changes, copyOf(rule, { rules }, names));
    }
    const ruleset = applyChanges(builtInRuleset, changes);
    const own = ruleset.rules.slice(builtInRuleset.rules.length);
    expect(new Set(own.map(({ id }) => id)).size).toBe(builtInRuleset.rules.length);
    for (const [i, { id }] of builtInRuleset.rules.entries())
      expect(judgementKey(ruleset, own[i].id)).toBe(judgementKey({ ...ruleset, rules: switchedOn }, id));
  });

  it("is switched, weighed and limited like a built-in one", () => {
    const changes = addRule(none, copyOf(slow, builtInRuleset, names));
    const edited = editRule(changes, builtInRuleset, "own-1", {
      enabled: false,
      severity: "info",
      parameters: { limit: 33 },
    });
    expect(edited.rules).toEqual({});
    expect(edited.addRules[0]).toMatchObject({ enabled: false, severity: "info" });
    expect(edited.addRules[0].parameters.limit.value).toBe(33);
  });

  it("has its words edited in place", () => {
    const changes = replaceRule(none, said, words);
    const lists = { phrases: ["随便"], exclusions: ["随便看看"] };
    expect(editPhrases(changes, builtInRuleset, "ownWords1", lists).addDictionaries.ownWords1).toMatchObject(
      lists,
    );
  });

  it("takes the text that one language lacks from the other", () => {
    const half = { ...said, names: { "zh-CN": "催单", "en-US": " " } };
    expect(withBothLanguages(half).names["en-US"]).toBe("催单");
  });

  it("names new conditions by letters, and those that nothing speaks of", () => {
    const { blank } = operatorForms.run;
    const rule = { ...said, conditions: { A: blank, B: blank, C: blank }, when: "A && !B" };
    expect(freeCondition(rule)).toBe("D");
    expect(unusedConditions(rule)).toEqual(["C"]);
  });
});

describe("The levels of a rule", () => {
  it("are kept when they ascend and have names, and say what is wrong when not", () => {
    const drafts = draftsOf(slow.levels);
    expect(levelsOf(drafts)).toEqual(slow.levels);
    const wrong = drafts.map((draft, i) => (i === 2 ? { ...draft, upTo: 10 } : draft));
    expect(troublesOf(wrong)[2]).toEqual({ code: "order", above: 10 });
    expect(levelsOf(wrong)).toBeNull();
    const unnamed = drafts.map((draft) => ({ ...draft, names: { ...draft.names, "en-US": "" } }));
    expect(troublesOf(unnamed)[0]).toEqual({ code: "noName" });
  });

  it("grow above the last one and the limit, a severity below the rule's", () => {
    const [next] = withNextLevel(draftsOf(slow.levels), 20, slow, (number) =>
      namesOf(() => `${number}`),
    ).slice(-1);
    expect(next).toMatchObject({ id: "level5", upTo: 30, severity: "minor" });
  });

  it("are a difference from the built-in ones only where they differ, none of them included", () => {
    const edited = editRule(none, builtInRuleset, slow.id, { levels: [] });
    expect(edited.rules[slow.id]).toEqual({ levels: null });
    expect(applyChanges(builtInRuleset, edited).rules[0].levels).toBeUndefined();
    expect(editRule(edited, builtInRuleset, slow.id, { levels: slow.levels! }).rules).toEqual({});
  });

  it("are of what the rule measures; a rule that measures nothing has none", () => {
    expect(measureOf(slow)).toEqual({ unit: "seconds", limit: 20 });
    expect(measureOf(ruleNamed("forbidden-phrase"))).toBeNull();
  });

  it("limits a rule to some conversations, and lifts the limits that it comes with", () => {
    const limited = editRule(none, builtInRuleset, slow.id, {
      active: { from: "2026-11-01" },
      appliesTo: { platforms: ["jd"] },
    });
    expect(limited.rules[slow.id]).toEqual({
      active: { from: "2026-11-01" },
      appliesTo: { platforms: ["jd"] },
    });
    expect(editRule(limited, builtInRuleset, slow.id, { active: null, appliesTo: null }).rules).toEqual({});
    const nudge = builtInRuleset.rules.find(({ appliesTo }) => appliesTo !== undefined)!;
    const lifted = editRule(none, builtInRuleset, nudge.id, { appliesTo: null });
    expect(lifted.rules[nudge.id]).toEqual({ appliesTo: null });
    expect(editRule(lifted, builtInRuleset, nudge.id, { appliesTo: nudge.appliesTo }).rules).toEqual({});
  });
});

describe("A phrase list of one's own", () => {
  it("is there before a rule looks into it, stays when none does, is renamed and taken away", () => {
    const two = addList(addList(none, names), names);
    expect(Object.keys(two.addDictionaries)).toEqual(["ownList1", "ownList2"]);
    expect(applyChanges(builtInRuleset, two).dictionaries.ownList2.phrases).toEqual([]);
    expect(removeRule(two, "own-1").addDictionaries).toEqual(two.addDictionaries);
    const called = renameList(two, "ownList1", { "zh-CN": "敷衍", "en-US": "Evasive" });
    expect(called.addDictionaries.ownList1.names["en-US"]).toBe("Evasive");
    expect(renameList(two, "greetings", names)).toBe(two);
    expect(Object.keys(removeList(two, "ownList1").addDictionaries)).toEqual(["ownList2"]);
    expect(addList(removeList(two, "ownList1"), names).addDictionaries).toHaveProperty("ownList1");
  });

  it("goes on being called the same in both languages while nobody writes two names", () => {
    expect(renamed({ "zh-CN": "a", "en-US": "a" }, "zh-CN", "b")).toEqual({ "zh-CN": "b", "en-US": "b" });
    expect(renamed({ "zh-CN": "a", "en-US": "x" }, "zh-CN", "b")).toEqual({ "zh-CN": "b", "en-US": "x" });
  });
});
