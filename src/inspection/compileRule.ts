import { Problem } from "../problem";
import { unknownRoleBit, type Conversation } from "./conversation";
import { evaluate, parseExpression, settled, type Expression, type Verdict } from "./expression";
import type { Amount, RoleName } from "./language";
import { compileCondition, needOf, type Condition } from "./operators";
import type { Compiler, Need, Test } from "./operators/operator";
import { no, type Hit, type Outcome } from "./outcome";
import type { Rule } from "./ruleset";
import { anyOf, compileScope, testWindow, type WindowOf } from "./scope";

/** What a rule says of one conversation, or of one hit of its `forEach`. */
export interface RuleVerdict extends Verdict {
  /** The hit judged by itself; null for the conversation as a whole. */
  readonly each: Hit | null;
  readonly sentence: string;
  /** Hits of the evidence conditions. */
  readonly evidence: readonly Hit[];
  /** Whether the conversation gave the rule an occasion: see `Rule.occasion`. */
  readonly hasOccasion: boolean;
}

/** A verdict and what every condition said for it, asked or not. */
export interface RuleTrace {
  readonly verdict: RuleVerdict;
  /** By name of the condition. */
  readonly outcomes: ReadonlyMap<string, Outcome>;
}

export interface CompiledRule {
  readonly rule: Rule;
  /** Roles, as bits of `1 << role`, whose messages it asks for intents in every conversation. */
  readonly alwaysAsks: number;
  /** Verdicts that are true, or the one that says why there is none. */
  judge(conversation: Conversation): readonly RuleVerdict[];
  /** Every verdict with what led to it, for a person who asks why. */
  trace(conversation: Conversation): readonly RuleTrace[];
}

interface CompiledCondition {
  readonly test: Test;
  readonly windowOf: WindowOf;
  readonly anchor: Extract<Condition, { anchor?: unknown }>["anchor"];
  /** Seconds from the anchor within which it looks; null without such a limit. */
  readonly reach: number | null;
  /** Its verdict depends on which hit of `forEach` is judged. */
  readonly followsEach: boolean;
  /** What it says of the open conversation; null while nobody asked. */
  outcome: Outcome | null;
}

/** What the rules of a ruleset have in common. */
export interface Shared {
  /** Index of a dictionary's phrases or exclusions. */
  list(field: "phrases" | "exclusions", name: string, role: RoleName, path: string): number;
  intents: Compiler["intents"];
  /** The test itself, or one that answers the same question for several rules; it asks once for a conversation. */
  shared(test: Test, condition: Condition, needsHits: boolean, parameters: Rule["parameters"]): Test;
  /** Conditions tell all their hits, also those that no finding shows. */
  readonly allHits: boolean;
}

const noHits: readonly Hit[] = [];

/** Makes a rule ready. */
export function compileRule(
  rule: Rule,
  path: string,
  { list, intents, shared, allHits }: Shared,
): CompiledRule {
  const conditions = new Map<string, CompiledCondition>();
  const needs = new Map<string, Need>();
  for (const [name, condition] of Object.entries(rule.conditions)) {
    const at = `${path}.conditions.${name}`;
    const amount = (value: Amount): number => {
      if (typeof value === "number") return value;
      const parameter = value.slice(1);
      if (!Object.hasOwn(rule.parameters, parameter))
        throw new Problem("wrongInput", "inspection.unknownName", {
          path: at,
          name: value,
          known: Object.keys(rule.parameters).join(", ") || "none",
        });
      return rule.parameters[parameter].value;
    };
    const anchor = "anchor" in condition ? condition.anchor : undefined;
    const part = "part" in condition ? condition.part : undefined;
    const role = "role" in condition ? condition.role : "any";
    const compiler: Compiler = {
      path: at,
      amount,
      dictionary: (wanted, reader) => list("phrases", wanted, reader, at),
      exclusions: (wanted, reader) => list("exclusions", wanted, reader, at),
      intents,
      needsHits: allHits || showsHits(rule, name),
    };
    const test = compileCondition(condition, compiler);
    // Only where a condition looks at the whole conversation does nothing but its need decide.
    const need = anchor || part ? null : needOf(condition, compiler);
    if (need) needs.set(name, need);
    conditions.set(name, {
      test: anchor || part ? test : shared(test, condition, compiler.needsHits, rule.parameters),
      windowOf: compileScope({ part, anchor }, role, amount),
      anchor,
      reach: amountOf(anchor?.under ?? anchor?.seconds, amount),
      followsEach: followsEach(rule, name),
      outcome: null,
    });
  }
  const when = parseExpression(rule.when, `${path}.when`);
  const occasionText = rule.occasion ?? givenOccasion(rule);
  const occasion = occasionText === null ? null : parseExpression(occasionText, `${path}.occasion`);
  const variants = rule.variants.map((variant, i) => ({
    ...variant,
    when: parseExpression(variant.when, `${path}.variants.${i}.when`),
  }));

  /** Without one of these the rule cannot hold, and it is settled whether it had an occasion; the cheapest first. */
  const gates = [...needs]
    .flatMap(([name, need]) => {
      const isFalse = anchoredTo(rule, name);
      if (settled(when, isFalse) !== false) return [];
      if (rule.forEach !== undefined && !isFalse.has(rule.forEach)) return [];
      const occurs = occasion === null ? true : settled(occasion, isFalse);
      if (occurs === undefined) return [];
      const passed: RuleVerdict = {
        ...{ truth: false, each: null, sentence: rule.sentence, evidence: [] },
        hasOccasion: occurs,
      };
      return [{ need, verdicts: [passed] }];
    })
    .sort((a, b) => Math.sign(a.need.intents) - Math.sign(b.need.intents));

  const all = [...conditions.values()];
  const judgedEach = all.filter((condition) => condition.followsEach);
  let conversation: Conversation;
  let each: Hit | null = null;

  function outcomeOf(name: string): Outcome {
    const condition = conditions.get(name)!;
    return (condition.outcome ??= judgeCondition(name, condition));
  }

  function judgeCondition(name: string, { test, windowOf, anchor, reach }: CompiledCondition): Outcome {
    if (each && name === rule.forEach) return { truth: true, hits: [each] };
    if (!anchor) return testWindow(test, conversation, windowOf(conversation, null));
    const anchors = outcomeOf(anchor.condition);
    if (anchors.truth !== true) return anchors.truth === null ? { ...anchors, hits: [] } : no;
    const around = (hit: Hit): Outcome => {
      const outcome = testWindow(test, conversation, windowOf(conversation, hit));
      return reach === null || outcome.hits.length === 0
        ? outcome
        : { ...outcome, hits: outcome.hits.map((own) => timed(own, hit, reach)) };
    };
    const { hits } = anchors;
    switch (anchor.hit) {
      case "each":
        return each ? around(each) : no;
      case "any":
        return anyOf(hits.map(around));
      case "first":
        return hits.length > 0 ? around(hits[0]) : no;
      case "last":
        return hits.length > 0 ? around(hits[hits.length - 1]) : no;
      default:
        return anchor.hit <= hits.length ? around(hits[anchor.hit - 1]) : no;
    }
  }

  const verdictOf = (name: string): Verdict => outcomeOf(name);
  const notFound = ({ truth, reason }: Verdict): RuleVerdict => ({
    truth,
    reason,
    each,
    sentence: rule.sentence,
    evidence: noHits,
    hasOccasion: occasion === null || evaluate(occasion, verdictOf).truth !== false,
  });
  const judgeOnce = (): RuleVerdict => {
    const verdict = evaluate(when, verdictOf);
    if (verdict.truth !== true) return notFound(verdict);
    const variant = variants.find((other) => evaluate(other.when as Expression, verdictOf).truth === true);
    return {
      truth: true,
      each,
      hasOccasion: true,
      sentence: variant?.sentence ?? rule.sentence,
      evidence: (variant?.evidence ?? rule.evidence).flatMap((name) => outcomeOf(name).hits),
    };
  };

  /** Calls `visit` with each verdict while the outcomes stand that led to it. */
  function judgeAll(opened: Conversation, visit: (verdict: RuleVerdict) => void): void {
    conversation = opened;
    each = null;
    for (const condition of all) condition.outcome = null;
    if (!rule.forEach) {
      visit(judgeOnce());
      return;
    }
    const judged = outcomeOf(rule.forEach);
    if (judged.truth !== true) {
      visit(notFound(judged));
      return;
    }
    for (const hit of judged.hits) {
      each = hit;
      for (const condition of judgedEach) condition.outcome = null;
      visit(judgeOnce());
    }
    each = null;
  }

  return {
    rule,
    alwaysAsks: gates.length > 0 && gates[0].need.intents !== 0 ? gates[0].need.roles & ~unknownRoleBit : 0,
    judge(opened) {
      for (const { need, verdicts } of gates) if (!opened.meets(need)) return verdicts;
      const verdicts: RuleVerdict[] = [];
      judgeAll(opened, (verdict) => verdicts.push(verdict));
      if (verdicts.length < 2) return verdicts;
      const found = verdicts.filter((verdict) => verdict.truth === true);
      if (found.length > 0) return found;
      return verdicts
        .filter(({ truth }) => truth === null)
        .concat(verdicts)
        .slice(0, 1);
    },
    trace(opened) {
      const traces: RuleTrace[] = [];
      judgeAll(opened, (verdict) => {
        const outcomes = new Map([...conditions.keys()].map((name) => [name, outcomeOf(name)]));
        traces.push({ verdict, outcomes });
      });
      return traces;
    },
  };
}

/** What a customer does, or an order, is an occasion for a rule that judges each of them; what an agent does is the fault itself. */
function givenOccasion({ forEach, conditions }: Rule): string | null {
  if (forEach === undefined) return null;
  const condition = conditions[forEach];
  const isGiven = condition.operator === "order" || ("role" in condition && condition.role === "customer");
  return isGiven ? forEach : null;
}

function amountOf(value: Amount | undefined, amount: (value: Amount) => number): number | null {
  return value === undefined ? null : amount(value);
}

/** Whether a finding may show the hits of a condition, or another condition looks about them. */
function showsHits({ forEach, evidence, variants, conditions }: Rule, name: string): boolean {
  return (
    name === forEach ||
    evidence.includes(name) ||
    variants.some((variant) => variant.evidence?.includes(name)) ||
    Object.values(conditions).some(
      (other) => "anchor" in other && other.anchor !== undefined && other.anchor.condition === name,
    )
  );
}

/** A condition that is limited in time measures the time from its anchor. */
function timed(hit: Hit, anchor: Hit, reach: number): Hit {
  return { ...hit, measured: Math.abs(hit.time - anchor.time), limit: reach, unit: "seconds" };
}

/** A condition and all that are anchored to it, directly or through others: they are false when it is. */
function anchoredTo({ conditions }: Rule, name: string): ReadonlySet<string> {
  const found = new Set([name]);
  for (let size = 0; size < found.size;) {
    size = found.size;
    for (const [other, condition] of Object.entries(conditions))
      if ("anchor" in condition && condition.anchor && found.has(condition.anchor.condition))
        found.add(other);
  }
  return found;
}

/** Whether a condition is anchored, directly or through others, to the hit that `forEach` is judging. */
function followsEach(rule: Rule, name: string): boolean {
  for (let at = name; ;) {
    if (at === rule.forEach) return true;
    const condition = rule.conditions[at];
    const anchor = "anchor" in condition ? condition.anchor : undefined;
    if (!anchor) return false;
    at = anchor.condition;
  }
}
