/** What a change of rules does to the findings on chats: which rules judge otherwise, and of which conversations. */
import type { Condition } from "../operators";
import type { Dictionary, Rule, Ruleset } from "../ruleset";

/** Conversations of which a rule speaks. */
export interface RuleHits {
  readonly hit: ReadonlySet<string>;
  readonly notEvaluable: number;
}

/** How a changed rule fares beside what it was. */
export interface RuleEffect {
  readonly rule: string;
  /** Conversations that it hits now. */
  readonly hit: number;
  /** Conversations that it did not hit before, and those that it hits no longer, in the order of the chats. */
  readonly added: readonly string[];
  readonly removed: readonly string[];
  readonly notEvaluable: number;
}

const nothing: RuleHits = { hit: new Set(), notEvaluable: 0 };

/** Fields of a condition that name something else than dictionaries; intents stand on the built-in ones, whatever a shop's say. */
const notDictionaries = new Set([
  ...["operator", "role", "mode", "counts", "whole", "anchor", "part", "event", "intents"],
]);

/** Names of the dictionaries that a rule's conditions look into, in their order. */
export function dictionariesOf(
  { conditions }: Pick<Rule, "conditions">,
  dictionaries: Readonly<Record<string, Dictionary>>,
): readonly string[] {
  return [
    ...new Set(Object.values(conditions).flatMap((each) => dictionariesOfCondition(each, dictionaries))),
  ];
}

/** The same of one condition. */
export function dictionariesOfCondition(
  condition: Condition,
  dictionaries: Readonly<Record<string, Dictionary>>,
): readonly string[] {
  const found = new Set<string>();
  const look = (value: unknown): void => {
    if (typeof value === "string") {
      if (Object.hasOwn(dictionaries, value)) found.add(value);
    } else if (Array.isArray(value)) value.forEach(look);
  };
  for (const [field, value] of Object.entries(condition)) if (!notDictionaries.has(field)) look(value);
  return [...found];
}

/**
 * Everything that decides which conversations a rule hits, as one text: equal texts hit the same. Its names, its advice, its
 * severity and its points are no part of it. Undefined where the ruleset has no such rule, or has it switched off.
 */
export function judgementKey(ruleset: Ruleset, id: string): string | undefined {
  const rule = ruleset.rules.find((each) => each.id === id);
  if (!rule?.enabled) return undefined;
  const { conditions, forEach, when, evidence, variants, parameters, active, appliesTo } = rule;
  const values = Object.entries(parameters).map(([name, { value }]) => [name, value]);
  const words = dictionariesOf(rule, ruleset.dictionaries).map((name) => {
    const { phrases, exclusions } = ruleset.dictionaries[name];
    return [name, phrases, exclusions];
  });
  return JSON.stringify([conditions, forEach, when, evidence, variants, values, active, appliesTo, words]);
}

/**
 * Rules that may hit other conversations under one ruleset than under another, in the order of the second; rules that are
 * in the first alone come last.
 *
 * @example changedRules(builtInRuleset, applyChanges(builtInRuleset, { rules: { "slow-turn": { enabled: false } } }))
 *   //=> ["slow-turn"]
 */
export function changedRules(before: Ruleset, after: Ruleset): string[] {
  const ids = new Set([...after.rules, ...before.rules].map(({ id }) => id));
  return [...ids].filter((id) => judgementKey(before, id) !== judgementKey(after, id));
}

/** Only these rules of a ruleset, so that nothing else is judged. */
export function onlyRules(ruleset: Ruleset, ids: ReadonlySet<string>): Ruleset {
  return { ...ruleset, rules: ruleset.rules.filter(({ id }) => ids.has(id)), scorecard: "points" };
}

/**
 * Compares the conversations that a rule hits with those that it hit; undefined: it judged nothing.
 *
 * @example effectOf("slow-turn", { hit: new Set(["1", "2"]), notEvaluable: 0 }, { hit: new Set(["2", "3"]), notEvaluable: 4 })
 *   //=> { rule: "slow-turn", hit: 2, added: ["3"], removed: ["1"], notEvaluable: 4 }
 */
export function effectOf(rule: string, before: RuleHits = nothing, after: RuleHits = nothing): RuleEffect {
  return {
    rule,
    hit: after.hit.size,
    added: [...after.hit].filter((conversation) => !before.hit.has(conversation)),
    removed: [...before.hit].filter((conversation) => !after.hit.has(conversation)),
    notEvaluable: after.notEvaluable,
  };
}
