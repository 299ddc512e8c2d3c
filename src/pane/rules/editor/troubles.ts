/** What keeps a rule that is being written from being used, in the words of the form. */
import {
  builtInRuleset,
  compileRuleset,
  parseRuleset,
  type Condition,
  type Dictionary,
  type Rule,
  type Ruleset,
} from "../../../inspection";
import { dictionariesOf, dictionariesOfCondition } from "../../../inspection/explain/effect";
import type { RuleEditorKey } from "../../../locales/ruleEditor";
import { Problem } from "../../../problem";
import type { Changes } from "../edits";

/** A sentence of the form, or what the language has against the rule. */
export type RuleTrouble =
  | { readonly key: Extract<RuleEditorKey, `trouble.${string}`>; readonly name: string }
  | { readonly problem: Problem };

/**
 * The first thing that is missing; null: the rule can be used. Only the rule and what it looks into are checked: it is asked
 * at every key.
 */
export function troubleWith(
  { addDictionaries }: Pick<Changes, "addDictionaries">,
  rule: Rule,
  dictionaries: Readonly<Record<string, Dictionary>>,
): RuleTrouble | null {
  const missing = missingIn(rule);
  if (missing) return missing;
  try {
    compileRuleset(rulesetOf(rule, { ...builtInRuleset.dictionaries, ...addDictionaries, ...dictionaries }));
    return null;
  } catch (error) {
    if (error instanceof Problem) return { problem: error };
    throw error;
  }
}

/**
 * A ruleset of this rule alone, with the lists that it looks into.
 *
 * @throws Problem for a rule that is none
 */
export function rulesetOf(rule: Rule, lists: Readonly<Record<string, Dictionary>>): Ruleset {
  const used = dictionariesOf(rule, lists).map((name) => [name, lists[name]] as const);
  return parseRuleset({
    ...builtInRuleset,
    dictionaries: { ...Object.fromEntries(used), ...listsOfAfterSale },
    rules: [{ ...rule, enabled: true }],
    scorecard: "points",
  });
}

/** A ruleset that tells conversations of after-sale service from others looks into these, whatever its rules are. */
const listsOfAfterSale = Object.fromEntries(
  builtInRuleset.afterSale
    ? dictionariesOfCondition(builtInRuleset.afterSale, builtInRuleset.dictionaries).map((name) => [
        name,
        builtInRuleset.dictionaries[name],
      ])
    : [],
);

function missingIn({
  names,
  advice,
  conditions,
  when,
  evidence,
  variants,
  examples,
}: Rule): RuleTrouble | null {
  const missing = (key: Extract<RuleEditorKey, `trouble.${string}`>, name = ""): RuleTrouble => ({
    key,
    name,
  });
  if (Object.values(names).some((name) => name.trim() === "")) return missing("trouble.name");
  if (Object.keys(conditions).length === 0) return missing("trouble.noConditions");
  for (const [name, condition] of Object.entries(conditions)) {
    const key = missingOf(condition);
    if (key) return missing(key, name);
  }
  if (when.trim() === "") return missing("trouble.noWhen");
  if (evidence.length === 0) return missing("trouble.noEvidence");
  const open = variants.findIndex((variant) => variant.when.trim() === "");
  if (open >= 0) return missing("trouble.variantWhen", String(open + 1));
  const blank = examples.findIndex(
    ({ title, messages }) => messages.length === 0 || Object.values(title).some((each) => each.trim() === ""),
  );
  if (blank >= 0) return missing("trouble.example", String(blank + 1));
  return Object.values(advice).some((each) => each.trim() === "") ? missing("trouble.advice") : null;
}

const clock = /^([01]?\d|2[0-4]):[0-5]\d$/;

function missingOf(condition: Condition): Extract<RuleEditorKey, `trouble.${string}`> | null {
  switch (condition.operator) {
    case "phrases":
    case "discount":
      return condition.dictionaries.length === 0 ? "trouble.noWords" : null;
    case "intent":
      return condition.intents.length === 0 ? "trouble.noIntents" : null;
    case "similar":
      return condition.samples.length === 0 || condition.samples.some(({ length }) => length < 2)
        ? "trouble.noSamples"
        : null;
    case "regex":
      return condition.pattern === "" ? "trouble.noPattern" : null;
    case "stages":
      return condition.stages.length === 0 ? "trouble.noStages" : null;
    case "personalNumber":
      return condition.kinds.length === 0 ? "trouble.noKinds" : null;
    case "order":
      return condition.without?.events.length === 0 ? "trouble.noEvents" : null;
    case "responseTime":
      return (condition.over === undefined) === (condition.under === undefined) ? "trouble.overUnder" : null;
    case "hour":
      return clock.test(condition.from) && clock.test(condition.to) ? null : "trouble.clock";
    default:
      return null;
  }
}
