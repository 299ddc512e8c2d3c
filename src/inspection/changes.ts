import { z } from "zod";
import { Problem } from "../problem";
import { severities } from "./finding";
import { identifier, names } from "./language";
import { likely } from "./likely";
import { parseRuleset } from "./parse";
import { activeDays, appliesTo, levels, rulesetSchema, type Rule, type Ruleset } from "./ruleset";
import { scorecardSetting } from "./scorecard/card";
import { parseWith } from "./schemaProblem";
import { parsePattern } from "./text/pattern";

const phraseList = z.array(z.string().min(1)).optional();

const changesSchema = z.strictObject({
  version: z.literal(1).default(1),
  /** The ruleset that is changed. */
  extends: z.literal("built-in").default("built-in"),
  rules: z
    .record(
      z.string(),
      z.strictObject({
        enabled: z.boolean().optional(),
        severity: z.enum(severities).optional(),
        points: z.number().min(-100).max(100).optional(),
        fatal: z.boolean().optional(),
        needsReview: z.boolean().optional(),
        parameters: z.record(identifier, z.number()).optional(),
        names: names.optional(),
        advice: names.optional(),
        /** Null lifts the rule's own limits. */
        appliesTo: appliesTo.nullish(),
        active: activeDays.nullish(),
        /** In place of the rule's own levels; null: none. */
        levels: levels.nullish(),
      }),
    )
    .default({}),
  dictionaries: z
    .record(
      z.string(),
      z.strictObject({
        add: phraseList,
        remove: phraseList,
        addExclusions: phraseList,
        removeExclusions: phraseList,
      }),
    )
    .default({}),
  /** Rules of the shop's own, after the others. */
  addRules: rulesetSchema.shape.rules.default([]),
  /** Dictionaries of the shop's own. */
  addDictionaries: rulesetSchema.shape.dictionaries.default({}),
  scorecard: scorecardSetting.optional(),
});

/** A small difference from a ruleset: what the Rules tab keeps in the workbook and a shop keeps in a file. */
export type RulesetChanges = z.input<typeof changesSchema>;

/**
 * Checks changes that came from outside.
 *
 * @throws Problem `inspection.…` that names the place and what is wanted there
 * @example parseChanges({ rules: { "slow-first-response": { parameters: { limit: 30 } } } }).extends //=> "built-in"
 */
export function parseChanges(json: unknown): z.output<typeof changesSchema> {
  return parseWith(changesSchema, json);
}

/**
 * A ruleset with changes applied; the ruleset itself stays as it is.
 *
 * @throws Problem when a change names a rule, parameter or dictionary that is not there, or a value out of bounds
 * @example applyChanges(builtInRuleset, { rules: { "pestering-run": { enabled: false } } })
 */
export function applyChanges(ruleset: Ruleset, difference: RulesetChanges): Ruleset {
  const changes = parseChanges(difference);
  const need = (
    path: string,
    name: string,
    known: readonly string[],
    titlesOf?: (name: string) => readonly string[],
  ): void => {
    if (known.includes(name)) return;
    const meant = likely(name, known, ", ", titlesOf);
    throw new Problem("wrongInput", "inspection.unknownName", { path, name, known: meant });
  };
  const ids = ruleset.rules.map((rule) => rule.id);
  const namesOfRule = new Map(ruleset.rules.map((rule) => [rule.id, Object.values(rule.names)]));
  for (const id of Object.keys(changes.rules))
    need(`rules.${id}`, id, ids, (other) => namesOfRule.get(other) ?? []);
  const dictionaryNames = Object.keys(ruleset.dictionaries);
  for (const [name, { add = [], addExclusions = [] }] of Object.entries(changes.dictionaries)) {
    const path = `dictionaries.${name}`;
    need(path, name, dictionaryNames, (other) => Object.values(ruleset.dictionaries[other].names));
    // Joined to the others, a phrase would be told of by a number that nobody wrote.
    add.forEach((phrase, i) => parsePattern(phrase, `${path}.add.${i}`));
    addExclusions.forEach((phrase, i) => parsePattern(phrase, `${path}.addExclusions.${i}`));
  }
  changes.addRules.forEach(({ id }, i) => {
    if (ids.includes(id))
      throw new Problem("wrongInput", "inspection.duplicateRule", { path: `addRules.${i}.id`, rule: id });
  });
  for (const name of Object.keys(changes.addDictionaries))
    if (dictionaryNames.includes(name))
      throw new Problem("wrongInput", "inspection.duplicateDictionary", {
        path: `addDictionaries.${name}`,
        name,
      });

  const changeRule = (rule: Rule): Rule => {
    if (!Object.hasOwn(changes.rules, rule.id)) return rule;
    const { parameters: values = {}, ...rest } = changes.rules[rule.id];
    const parameters = { ...rule.parameters };
    for (const [name, value] of Object.entries(values)) {
      const path = `rules.${rule.id}.parameters.${name}`;
      need(path, name, Object.keys(rule.parameters));
      const { minimum, maximum } = rule.parameters[name];
      if (value < minimum || value > maximum)
        throw new Problem("wrongInput", "inspection.parameterRange", { path, value, minimum, maximum });
      parameters[name] = { ...parameters[name], value };
    }
    const given = Object.fromEntries(
      Object.entries(rest)
        .filter(([, value]) => value !== undefined)
        .map(([field, value]) => [field, value ?? undefined]),
    );
    return { ...rule, ...given, parameters };
  };

  const dictionaries = { ...ruleset.dictionaries };
  for (const [name, change] of Object.entries(changes.dictionaries)) {
    const { phrases, exclusions, ...rest } = dictionaries[name];
    dictionaries[name] = {
      ...rest,
      phrases: editList(phrases, change.add, change.remove),
      exclusions: editList(exclusions, change.addExclusions, change.removeExclusions),
    };
  }

  const whole = {
    ...ruleset,
    dictionaries: { ...dictionaries, ...changes.addDictionaries },
    rules: [...ruleset.rules.map(changeRule), ...changes.addRules],
    ...(changes.scorecard === undefined ? {} : { scorecard: changes.scorecard }),
  };
  return parseRuleset(whole, (id, index) =>
    index < ids.length ? `rules.${id}` : `addRules.${index - ids.length}`,
  );
}

function editList(
  list: readonly string[],
  add: readonly string[] = [],
  remove: readonly string[] = [],
): string[] {
  return [...new Set([...list.filter((item) => !remove.includes(item)), ...add])];
}
