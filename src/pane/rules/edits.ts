import type { Level, Rule, Ruleset, parseChanges } from "../../inspection";
import type { Severity } from "../../inspection/finding";
import { canonical } from "./ownRules";

/** A difference from the built-in rules with every part in its place. */
export type Changes = ReturnType<typeof parseChanges>;

/** What a person edits of one rule; a value that equals the built-in one is no difference. */
export interface RuleEdit {
  readonly enabled?: boolean;
  readonly severity?: Severity;
  readonly points?: number;
  readonly fatal?: boolean;
  readonly needsReview?: boolean;
  readonly names?: Rule["names"];
  readonly advice?: Rule["advice"];
  readonly parameters?: Readonly<Record<string, number>>;
  readonly levels?: readonly Level[];
  /** Days, platforms, agents; null: no limit. */
  readonly active?: Rule["active"] | null;
  readonly appliesTo?: Rule["appliesTo"] | null;
}

/** The two lists of a dictionary, as a person left them. */
export interface PhraseEdit {
  readonly phrases: readonly string[];
  readonly exclusions: readonly string[];
}

function without<Value>(record: Readonly<Record<string, Value>>, key: string): Record<string, Value> {
  return Object.fromEntries(Object.entries(record).filter(([name]) => name !== key));
}

function ruleOf(ruleset: Ruleset, id: string): Rule | undefined {
  return ruleset.rules.find((rule) => rule.id === id);
}

/** Changes with one rule edited; what comes back to the built-in value leaves the changes. A rule of the shop's own is edited itself. */
export function editRule(changes: Changes, builtIn: Ruleset, id: string, edit: RuleEdit): Changes {
  const rule = ruleOf(builtIn, id);
  if (!rule) return editOwnRule(changes, id, (own) => withEdit(own, edit));
  const { parameters: values, levels, ...kept } = { ...changes.rules[id], ...withoutUndefined(edit) };
  const parameters = Object.fromEntries(
    Object.entries({ ...changes.rules[id]?.parameters, ...values }).filter(
      ([name, value]) => rule.parameters[name]?.value !== value,
    ),
  );
  const fields = Object.fromEntries(
    Object.entries(kept).filter(([name, value]) => !isSame(rule[name as keyof Rule], value)),
  );
  const difference = {
    ...fields,
    ...(levels !== undefined && !sameLevels(levels, rule.levels) && { levels: levelsOrNone(levels) }),
    ...(Object.keys(parameters).length > 0 && { parameters }),
  };
  const rules = without(changes.rules, id);
  return {
    ...changes,
    rules: Object.keys(difference).length > 0 ? { ...rules, [id]: difference } : rules,
  };
}

/** Whether two values of a field are one; null takes away what is absent anyhow. */
function isSame(a: unknown, b: unknown): boolean {
  return canonical(a ?? null) === canonical(b ?? null);
}

function sameLevels(a: readonly Level[] | null, b: readonly Level[] | undefined): boolean {
  return JSON.stringify(a ?? []) === JSON.stringify(b ?? []);
}

/** Null takes the built-in levels away; an empty list would say the same in more words. */
function levelsOrNone(levels: readonly Level[] | null): Level[] | null {
  return levels && levels.length > 0 ? [...levels] : null;
}

function withEdit(rule: Rule, { parameters: values = {}, levels, ...fields }: RuleEdit): Rule {
  const { levels: before, active, appliesTo, ...rest } = rule;
  const { active: days = active, appliesTo: where = appliesTo, ...others } = fields;
  const now = levels === undefined ? before : (levelsOrNone(levels) ?? undefined);
  const parameters = Object.fromEntries(
    Object.entries(rule.parameters).map(([name, each]) => [
      name,
      { ...each, value: values[name] ?? each.value },
    ]),
  );
  return {
    ...rest,
    ...withoutUndefined(others),
    parameters,
    ...(now && { levels: now }),
    ...(days && { active: days }),
    ...(where && { appliesTo: where }),
  };
}

function editOwnRule(changes: Changes, id: string, edit: (rule: Rule) => Rule): Changes {
  if (!changes.addRules.some((rule) => rule.id === id)) return changes;
  return { ...changes, addRules: changes.addRules.map((rule) => (rule.id === id ? edit(rule) : rule)) };
}

function withoutUndefined<Fields extends object>(fields: Fields): Fields {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Fields;
}

export function resetRule(changes: Changes, id: string): Changes {
  return { ...changes, rules: without(changes.rules, id) };
}

/** Changes with one dictionary's lists replaced, kept as what was added and removed; a list of the shop's own as it is. */
export function editPhrases(changes: Changes, builtIn: Ruleset, name: string, edit: PhraseEdit): Changes {
  const own = changes.addDictionaries[name];
  if (own) {
    const lists = { phrases: [...edit.phrases], exclusions: [...edit.exclusions] };
    return { ...changes, addDictionaries: { ...changes.addDictionaries, [name]: { ...own, ...lists } } };
  }
  const original = builtIn.dictionaries[name];
  if (!original) return changes;
  const [add, remove] = difference(original.phrases, edit.phrases);
  const [addExclusions, removeExclusions] = difference(original.exclusions, edit.exclusions);
  const lists = { add, remove, addExclusions, removeExclusions };
  const changed = Object.fromEntries(Object.entries(lists).filter(([, list]) => list.length > 0));
  const dictionaries = without(changes.dictionaries, name);
  return {
    ...changes,
    dictionaries: Object.keys(changed).length > 0 ? { ...dictionaries, [name]: changed } : dictionaries,
  };
}

export function resetPhrases(changes: Changes, name: string): Changes {
  return { ...changes, dictionaries: without(changes.dictionaries, name) };
}

function difference(before: readonly string[], after: readonly string[]): [string[], string[]] {
  const old = new Set(before);
  const now = new Set(after);
  return [[...now].filter((phrase) => !old.has(phrase)), [...old].filter((phrase) => !now.has(phrase))];
}

/** How many rules, phrase lists and scorecards differ from the built-in ones. */
export function countDifferences(changes: Changes): number {
  return (
    Object.keys(changes.rules).length +
    Object.keys(changes.dictionaries).length +
    changes.addRules.length +
    Object.keys(changes.addDictionaries).length +
    (changes.scorecard === undefined ? 0 : 1)
  );
}

/** A text of one phrase a line as a list: trimmed, without blanks and repetitions. */
export function phrasesOf(text: string): string[] {
  return [...new Set(text.split(/\r?\n/).map((line) => line.trim()))].filter(Boolean);
}
