import type { Rule } from "../inspection/ruleset";
import type { ReportInput } from "./input";

/** How a rule fared over the record. */
export interface RuleTally {
  readonly rule: Rule;
  readonly findings: number;
  readonly conversations: number;
  readonly notEvaluable: number;
}

/** Every rule of the ruleset in its order, those that are switched off too. */
export function tallyRules({ ruleset, findings, notEvaluable }: ReportInput): RuleTally[] {
  const found = new Map<string, { count: number; conversations: Set<string> }>();
  for (const { rule, conversation } of findings) {
    const known = found.get(rule) ?? { count: 0, conversations: new Set<string>() };
    known.count++;
    known.conversations.add(conversation);
    found.set(rule, known);
  }
  const open = new Map<string, number>();
  for (const { rule } of notEvaluable) open.set(rule, (open.get(rule) ?? 0) + 1);
  return ruleset.rules.map((rule) => ({
    rule,
    findings: found.get(rule.id)?.count ?? 0,
    conversations: found.get(rule.id)?.conversations.size ?? 0,
    notEvaluable: open.get(rule.id) ?? 0,
  }));
}
