/** Rules and phrase lists of the shop's own: made new or from another rule, edited, taken away. */
import type { Dictionary, Rule, Ruleset } from "../../inspection";
import { dictionariesOf } from "../../inspection/explain/effect";
import { namesIn, parseExpression } from "../../inspection/expression";
import type { Names } from "../../inspection/language";
import type { Changes } from "./edits";
import { operatorForms } from "./editor/operatorForms";

/** The group of rules that a shop has made itself. */
export const ownGroup = "own";

export function isOwn(changes: Changes | null, id: string): boolean {
  return changes?.addRules.some((rule) => rule.id === id) ?? false;
}

/** An id that no rule has yet: `own-1`, `own-2`, … */
function freeId(ruleset: Pick<Ruleset, "rules">): string {
  const taken = new Set(ruleset.rules.map(({ id }) => id));
  let number = 1;
  while (taken.has(`${ownGroup}-${number}`)) number++;
  return `${ownGroup}-${number}`;
}

/** A name that no dictionary has yet: `ownWords1`, `ownWords2`, … */
export function freeDictionary(taken: Readonly<Record<string, Dictionary>>): string {
  let number = 1;
  while (Object.hasOwn(taken, `ownWords${number}`)) number++;
  return `ownWords${number}`;
}

/** Changes with a phrase list that several rules may share, still empty. */
export function addList(changes: Changes, names: Names): Changes {
  let number = 1;
  while (Object.hasOwn(changes.addDictionaries, `ownList${number}`)) number++;
  const made = { [`ownList${number}`]: { names, phrases: [], exclusions: [] } };
  return { ...changes, addDictionaries: { ...changes.addDictionaries, ...made } };
}

export function renameList(changes: Changes, name: string, names: Names): Changes {
  const list = changes.addDictionaries[name];
  if (!list) return changes;
  return { ...changes, addDictionaries: { ...changes.addDictionaries, [name]: { ...list, names } } };
}

export function removeList(changes: Changes, name: string): Changes {
  const { [name]: _, ...addDictionaries } = changes.addDictionaries;
  return { ...changes, addDictionaries };
}

/** A rule to begin with: agents say one of the words that are still to be written, without which it cannot be used. */
export function newRule(ruleset: Pick<Ruleset, "rules">, names: Names): Rule {
  const id = freeId(ruleset);
  return {
    ...{ id, names, advice: namesOf(() => ""), group: ownGroup, severity: "minor", points: -5 },
    ...{ fatal: false, needsReview: false, enabled: true, parameters: {} },
    conditions: { A: operatorForms.phrases.blank },
    ...{ when: "A", evidence: ["A"], sentence: id, variants: [], examples: [] },
  };
}

/** A rule of one's own that judges as another does; examples stay with that one, whose limits they were written for. */
export function copyOf(rule: Rule, ruleset: Pick<Ruleset, "rules">, names: Names): Rule {
  return {
    ...structuredClone(rule),
    id: freeId(ruleset),
    names,
    group: ownGroup,
    enabled: true,
    examples: [],
  };
}

export function addRule(changes: Changes, rule: Rule): Changes {
  return { ...changes, addRules: [...changes.addRules, rule] };
}

/** Changes with a rule of the shop's own edited, or added where there is none of its id, and with the phrase lists that it brings along. */
export function replaceRule(
  changes: Changes,
  rule: Rule,
  dictionaries: Readonly<Record<string, Dictionary>> = {},
): Changes {
  const isNew = !isOwn(changes, rule.id);
  return withoutUnused({
    ...changes,
    addRules: isNew
      ? [...changes.addRules, rule]
      : changes.addRules.map((each) => (each.id === rule.id ? rule : each)),
    addDictionaries: { ...changes.addDictionaries, ...dictionaries },
  });
}

export function removeRule(changes: Changes, id: string): Changes {
  return withoutUnused({ ...changes, addRules: changes.addRules.filter((rule) => rule.id !== id) });
}

/** Lists that were made for a condition go with it. Lists that came from a file stay. */
function withoutUnused(changes: Changes): Changes {
  const used = new Set(changes.addRules.flatMap((rule) => dictionariesOf(rule, changes.addDictionaries)));
  const kept = Object.entries(changes.addDictionaries).filter(
    ([name]) => used.has(name) || !/^ownWords\d+$/.test(name),
  );
  return kept.length === Object.keys(changes.addDictionaries).length
    ? changes
    : { ...changes, addDictionaries: Object.fromEntries(kept) };
}

/** The next free letter for a condition: A, B, …, Z, A2, … */
export function freeCondition({ conditions }: Pick<Rule, "conditions">): string {
  for (let round = 1; ; round++)
    for (let code = 65; code <= 90; code++) {
      const name = String.fromCharCode(code) + (round > 1 ? round : "");
      if (!Object.hasOwn(conditions, name)) return name;
    }
}

/** Conditions that nothing of a rule speaks of: they judge nothing. */
export function unusedConditions({ conditions, when, variants, forEach, occasion }: Rule): string[] {
  const used = new Set([when, occasion, ...variants.map((variant) => variant.when)].flatMap(conditionsIn));
  if (forEach !== undefined) used.add(forEach);
  for (const condition of Object.values(conditions))
    if ("anchor" in condition && condition.anchor) used.add(condition.anchor.condition);
  return Object.keys(conditions).filter((name) => !used.has(name));
}

function conditionsIn(text: string | undefined): string[] {
  return text === undefined || text === "" ? [] : namesIn(parseExpression(text));
}

/** A rule with the texts that one language lacks taken from the other: few write two. A meaning that neither has is none. */
export function withBothLanguages(rule: Rule): Rule {
  const filled = (names: Names): Names => ({
    "zh-CN": isBlank(names["zh-CN"]) ? names["en-US"] : names["zh-CN"],
    "en-US": isBlank(names["en-US"]) ? names["zh-CN"] : names["en-US"],
  });
  const { meaning, why, ...rest } = rule;
  const written = (names: Names | undefined) =>
    names && !Object.values(names).every(isBlank) ? names : undefined;
  const [means, because] = [written(meaning), written(why)];
  return {
    ...rest,
    names: filled(rule.names),
    advice: filled(rule.advice),
    examples: rule.examples.map((example) => ({ ...example, title: filled(example.title) })),
    ...(means && { meaning: filled(means) }),
    ...(because && { why: filled(because) }),
  };
}

function isBlank(text: string): boolean {
  return text.trim() === "";
}

/** A value as a text that does not depend on the order of its fields: equal texts are equal values. */
export function canonical(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    typeof part === "object" && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}

/** A name in every language. */
export function namesOf(name: (locale: keyof Names) => string): Names {
  return { "zh-CN": name("zh-CN"), "en-US": name("en-US") };
}

/** Names with one of them written anew. A name that was the same in every language goes on being so: few write two. */
export function renamed(names: Names, locale: keyof Names, name: string): Names {
  return names["zh-CN"] === names["en-US"] ? namesOf(() => name) : { ...names, [locale]: name };
}
