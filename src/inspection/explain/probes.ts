/**
 * Conditions that are asked beside those of a rule, to find out why one did not hold: the same condition over the whole
 * conversation, without what it passes over, or without its limit. They stand in a copy of the rule; its verdict is the same.
 */
import type { Condition } from "../operators";
import type { Rule, Ruleset } from "../ruleset";

/** Names of the probes of a condition; a probe that would ask nothing new is not there. */
export interface Probes {
  /** Looks everywhere in the conversation. */
  readonly anywhere?: string;
  /** Passes over nothing: no exclusions, no denial, no quotation, nothing else in the message. */
  readonly plain?: string;
  /** Has no limit, so that what was measured is shown. */
  readonly unlimited?: string;
}

/**
 * A ruleset of one rule with probes.
 *
 * @returns the probes by name of the condition that they belong to
 */
export function withProbes(
  ruleset: Ruleset,
  rule: Rule,
): { readonly ruleset: Ruleset; readonly probes: ReadonlyMap<string, Probes> } {
  const conditions: Record<string, Condition> = { ...rule.conditions };
  const dictionaries: Record<string, Ruleset["dictionaries"][string]> = { ...ruleset.dictionaries };
  const probes = new Map<string, Probes>();

  const add = (name: string, suffix: string, condition: Condition | null): string | undefined => {
    if (!condition) return undefined;
    const own = freeName(`${name}${suffix}`, conditions);
    conditions[own] = condition;
    return own;
  };
  /** A dictionary without its exclusions. */
  const plainDictionary = (name: string): string => {
    const { exclusions, ...rest } = dictionaries[name];
    if (exclusions.length === 0) return name;
    const own = `${name}Plain`;
    dictionaries[own] ??= { ...rest, exclusions: [] };
    return own;
  };

  for (const [name, condition] of Object.entries(rule.conditions)) {
    if (name === rule.forEach) continue;
    probes.set(name, {
      anywhere: add(name, "Anywhere", anywhere(condition)),
      plain: add(name, "Plain", plain(condition, plainDictionary)),
      unlimited: add(name, "Unlimited", unlimited(condition)),
    });
  }
  const probed: Rule = { ...rule, enabled: true, conditions };
  return { ruleset: { ...ruleset, dictionaries, rules: [probed], scorecard: "points" }, probes };
}

function freeName(name: string, taken: Readonly<Record<string, unknown>>): string {
  return Object.hasOwn(taken, name) ? freeName(`${name}_`, taken) : name;
}

function anywhere(condition: Condition): Condition | null {
  if (!("anchor" in condition || "part" in condition)) return null;
  const { anchor, part, ...rest } = condition as Condition & { anchor?: unknown; part?: unknown };
  return anchor === undefined && part === undefined ? null : (rest as Condition);
}

function plain(condition: Condition, plainDictionary: (name: string) => string): Condition | null {
  const next: Record<string, unknown> = { ...condition };
  if ("dictionaries" in condition) next.dictionaries = condition.dictionaries.map(plainDictionary);
  if ("unless" in condition) next.unless = [];
  for (const field of ["negatedBy", "quotedAfter", "whole"]) delete next[field];
  return JSON.stringify(next) === JSON.stringify(condition) ? null : (next as Condition);
}

function unlimited(condition: Condition): Condition | null {
  return "over" in condition && condition.over !== undefined
    ? ({ ...condition, over: -1 } as Condition)
    : null;
}
