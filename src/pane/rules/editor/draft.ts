import { createContext, useContext } from "react";
import type { Condition, Dictionary, Rule } from "../../../inspection";
import type { Amount } from "../../../inspection/language";

/** A rule while it is edited, with the phrase lists that it may look into. */
export interface RuleDraft {
  readonly rule: Rule;
  /** Those of the ruleset, and the draft's own. */
  readonly dictionaries: Readonly<Record<string, Dictionary>>;
  readonly change: (rule: Rule, dictionaries?: Readonly<Record<string, Dictionary>>) => void;
}

export const DraftContext = createContext<RuleDraft | null>(null);

export function useDraft(): RuleDraft {
  const draft = useContext(DraftContext);
  if (!draft) throw new Error("useDraft needs a RuleEditor above it");
  return draft;
}

/** The number that an amount stands for: its own, or the parameter's. */
export function valueOf({ parameters }: Rule, amount: Amount | undefined): number | undefined {
  return typeof amount === "string" ? parameters[amount.slice(1)]?.value : amount;
}

/** The parameter that an amount names, with its bounds. */
export function parameterOf({ parameters }: Rule, amount: Amount | undefined) {
  return typeof amount === "string" ? parameters[amount.slice(1)] : undefined;
}

/** A rule with a number changed: in the parameter that the amount names, or where `inPlace` puts it. */
export function withAmount(
  rule: Rule,
  amount: Amount | undefined,
  value: number | undefined,
  inPlace: (value: number | undefined) => Rule,
): Rule {
  const parameter = parameterOf(rule, amount);
  if (!parameter || value === undefined) return inPlace(value);
  const name = (amount as string).slice(1);
  return { ...rule, parameters: { ...rule.parameters, [name]: { ...parameter, value } } };
}

export function withCondition(rule: Rule, name: string, condition: Condition): Rule {
  return { ...rule, conditions: { ...rule.conditions, [name]: condition } };
}

/** A condition with a field set; undefined takes it away. */
export function withField(condition: Condition, field: string, value: unknown): Condition {
  const { [field]: _, ...rest } = condition as Condition & Record<string, unknown>;
  return (value === undefined ? rest : { ...rest, [field]: value }) as Condition;
}
