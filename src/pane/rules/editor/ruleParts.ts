/** A rule with a part changed that others speak of: what spoke of it follows. */
import type { Rule } from "../../../inspection";
import { treeOf, whenOf, withoutCondition } from "./whenTree";

type Variant = Rule["variants"][number];

/** The rule judged by another condition's places; anchors to the place that is judged become anchors to the first. */
export function judgedBy(rule: Rule, forEach: string | undefined): Rule {
  const { forEach: _, ...rest } = rule;
  const conditions = Object.fromEntries(
    Object.entries(rule.conditions).map(([name, condition]) => {
      const anchor = "anchor" in condition ? condition.anchor : undefined;
      const loses = anchor?.hit === "each" && anchor.condition !== forEach;
      return [name, loses ? { ...condition, anchor: { ...anchor, hit: "first" as const } } : condition];
    }),
  );
  return { ...rest, conditions, ...(forEach !== undefined && { forEach }) };
}

/**
 * The rule without a condition and all that speaks of it. A wording that goes on without it stays; one that nothing would
 * call for any more goes too.
 */
export function withoutConditionOf(rule: Rule, name: string): Rule {
  const { [name]: _, ...others } = rule.conditions;
  const conditions = Object.fromEntries(
    Object.entries(others).map(([other, condition]) => {
      if (!("anchor" in condition) || condition.anchor?.condition !== name) return [other, condition];
      const { anchor: __, ...free } = condition;
      return [other, free];
    }),
  ) as Rule["conditions"];
  const evidence = rule.evidence.filter((each) => each !== name);
  const { forEach, occasion: ___, ...rest } = rule;
  return {
    ...rest,
    conditions,
    when: expressionWithout(rule.when, name),
    evidence: evidence.length > 0 ? evidence : Object.keys(conditions).slice(0, 1),
    variants: rule.variants.flatMap((variant) => variantWithout(variant, name)),
    ...(forEach !== undefined && forEach !== name && { forEach }),
  };
}

function variantWithout({ evidence, ...variant }: Variant, name: string): Variant[] {
  const when = expressionWithout(variant.when, name);
  if (when === "" && variant.when !== "") return [];
  const shown = evidence?.filter((each) => each !== name) ?? [];
  return [{ ...variant, when, ...(shown.length > 0 && { evidence: shown }) }];
}

function expressionWithout(expression: string, name: string): string {
  return whenOf(withoutCondition(treeOf(expression), name));
}
