/** What keeps a rule that is being written from being used, in the words of the form. */
import {
  applyChanges,
  builtInRuleset,
  compileRuleset,
  type Condition,
  type Dictionary,
  type Rule,
} from "../../../inspection";
import { onlyRules } from "../../../inspection/explain/effect";
import type { RuleEditorKey } from "../../../locales/ruleEditor";
import { Problem } from "../../../problem";
import type { Changes } from "../edits";
import { replaceRule } from "../ownRules";

/** A sentence of the form, or what the language has against the rule. */
export type RuleTrouble =
  | { readonly key: Extract<RuleEditorKey, `trouble.${string}`>; readonly name: string }
  | { readonly problem: Problem };

/** The first thing that is missing; null: the rule can be used. */
export function troubleWith(
  changes: Changes,
  rule: Rule,
  dictionaries: Readonly<Record<string, Dictionary>>,
): RuleTrouble | null {
  const missing = missingIn(rule);
  if (missing) return missing;
  try {
    const ruleset = applyChanges(builtInRuleset, replaceRule(changes, rule, dictionaries));
    compileRuleset(onlyRules({ ...ruleset, rules: ruleset.rules.map(switchedOn) }, new Set([rule.id])));
    return null;
  } catch (error) {
    if (error instanceof Problem) return { problem: error };
    throw error;
  }
}

const switchedOn = (rule: Rule): Rule => ({ ...rule, enabled: true });

function missingIn({ names, advice, conditions, when, evidence }: Rule): RuleTrouble | null {
  const missing = (key: Extract<RuleEditorKey, `trouble.${string}`>, name = ""): RuleTrouble => ({
    key,
    name,
  });
  if (Object.values(names).some((name) => name.trim() === "")) return missing("trouble.name");
  if (Object.values(advice).some((each) => each.trim() === "")) return missing("trouble.advice");
  if (Object.keys(conditions).length === 0) return missing("trouble.noConditions");
  for (const [name, condition] of Object.entries(conditions)) {
    const key = missingOf(condition);
    if (key) return missing(key, name);
  }
  if (when.trim() === "") return missing("trouble.noWhen");
  return evidence.length === 0 ? missing("trouble.noEvidence") : null;
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
