/** How a rule comes to its verdicts, as data: what each condition found where, and what it did not find and why. */
import type { Transcript } from "../../chat/transcript";
import { Problem } from "../../problem";
import type { RuleTrace } from "../compileRule";
import { evaluate, parseExpression, type Expression } from "../expression";
import type { Evidence, Finding, Unit } from "../finding";
import { compileRuleset, type ConversationTrace, type InspectionOptions } from "../inspector";
import type { Reason, Truth } from "../language";
import type { Condition } from "../operators";
import type { Hit, Outcome } from "../outcome";
import type { Rule, Ruleset } from "../ruleset";
import { withProbes, type Probes } from "./probes";

/** Where a condition holds. */
export interface ExplainedHit {
  /** Message indices in the transcript, ascending, and their source rows. */
  readonly messages: readonly number[];
  readonly rows: readonly number[];
  /** Words that show it. */
  readonly evidence: readonly Evidence[];
  /** Dictionaries that the words are of. */
  readonly dictionaries: readonly string[];
  readonly measured: number | null;
  readonly limit: number | null;
  readonly unit: Unit;
}

/**
 * Why a condition came out as it did:
 * - `found`, or `absent` where it wants something absent that is
 * - `noAnchor`: what it stands beside was not found
 * - `elsewhere`: it holds in the conversation, but not where it looks
 * - `passedOver`: the words are there, but excluded, denied, quoted or not all of the message
 * - `withinLimit`: the measured value does not pass the limit
 * - `tooFew`: some, but not as much as it wants
 * - `unwanted`: it wants something absent that is there
 * - `notFound`
 * - a `Reason` when it could not be judged
 */
export type Why =
  | "found"
  | "absent"
  | "noAnchor"
  | "elsewhere"
  | "passedOver"
  | "withinLimit"
  | "tooFew"
  | "unwanted"
  | "notFound"
  | Reason;

export interface ExplainedCondition {
  readonly name: string;
  readonly condition: Condition;
  readonly truth: Truth;
  readonly why: Why;
  /** Where it holds; where it does not, what comes near: the hits elsewhere, passed over or within the limit. */
  readonly hits: readonly ExplainedHit[];
}

/** An expression with the truth of each of its parts. */
export type ExplainedExpression =
  | { readonly kind: "name"; readonly name: string; readonly truth: Truth }
  | {
      readonly kind: "not" | "surely" | "and" | "or";
      readonly operands: readonly ExplainedExpression[];
      readonly truth: Truth;
    };

/** One verdict of a rule. */
export interface Judgement {
  /** The hit of `forEach` that is judged by itself; null when the conversation is judged as a whole. */
  readonly each: ExplainedHit | null;
  readonly truth: Truth;
  readonly when: ExplainedExpression;
  /** In the rule's order. */
  readonly conditions: readonly ExplainedCondition[];
}

export interface Explanation {
  readonly rule: string;
  readonly conversation: string;
  /** `notApplicable`: the rule is not for this conversation, or it gave no occasion. */
  readonly result: "hit" | "passed" | "notEvaluable" | "notApplicable";
  /** Why it could not be judged. */
  readonly reason: Reason | null;
  readonly findings: readonly Finding[];
  /** None where the rule is not for this conversation. */
  readonly judgements: readonly Judgement[];
}

/**
 * Explains a rule on every conversation of a transcript, or on those of the options; findings are those of a scan.
 *
 * @param id of the rule; a rule that is switched off is explained as if it were on
 * @throws Problem `inspection.unknownName` when the ruleset has no such rule, and those of `compileRuleset`
 * @example explainRule(builtInRuleset, "bargaining-flat-refusal", transcript)[0].judgements[0].conditions[1]
 *   //=> { name: "refuses", truth: false, why: "notFound", hits: [], … }
 */
export function explainRule(
  ruleset: Ruleset,
  id: string,
  transcript: Transcript,
  options: InspectionOptions = {},
): Explanation[] {
  return [...explanations(ruleset, id, transcript, options)];
}

/** The same one by one: of a long record they need not all be kept. */
export function explanations(
  ruleset: Ruleset,
  id: string,
  transcript: Transcript,
  options: InspectionOptions = {},
): Iterable<Explanation> {
  const rule = ruleNamed(ruleset, id);
  const probed = withProbes(ruleset, rule);
  const when = parseExpression(rule.when);
  const inspector = compileRuleset(probed.ruleset);
  return (function* () {
    for (const traced of inspector.trace(transcript, options))
      yield {
        rule: id,
        conversation: transcript.conversations[traced.conversation],
        ...resultOf(traced),
        findings: traced.findings,
        judgements: traced.traces.map((trace) => judgementOf(trace, rule, when, probed.probes, transcript)),
      };
  })();
}

/** @throws Problem `inspection.unknownName` that names the rules that there are */
export function ruleNamed(ruleset: Ruleset, id: string): Rule {
  const rule = ruleset.rules.find((each) => each.id === id);
  if (rule) return rule;
  throw new Problem("wrongInput", "inspection.unknownName", {
    path: "rules",
    name: id,
    known: ruleset.rules.map((each) => each.id).join(", ") || "–",
  });
}

function resultOf({ applies, traces, findings }: ConversationTrace): Pick<Explanation, "result" | "reason"> {
  if (findings.length > 0) return { result: "hit", reason: null };
  const doubtful = traces.find(({ verdict }) => verdict.truth === null);
  const reason = typeof applies === "string" ? applies : doubtful?.verdict.reason;
  if (reason) return { result: "notEvaluable", reason };
  const hasOccasion = traces.some(({ verdict }) => verdict.hasOccasion);
  return { result: hasOccasion ? "passed" : "notApplicable", reason: null };
}

function judgementOf(
  { verdict, outcomes }: RuleTrace,
  rule: Rule,
  when: Expression,
  probes: ReadonlyMap<string, Probes>,
  transcript: Transcript,
): Judgement {
  const shown = (hits: readonly Hit[]) => hits.map((hit) => explainedHit(hit, transcript));
  return {
    each: verdict.each ? explainedHit(verdict.each, transcript) : null,
    truth: verdict.truth,
    when: explainedExpression(when, outcomes),
    conditions: Object.entries(rule.conditions).map(([name, condition]) => {
      const outcome = outcomes.get(name)!;
      const { why, hits } = whyOf(condition, outcome, probes.get(name) ?? {}, outcomes, rule);
      return { name, condition, truth: outcome.truth, why, hits: shown(hits) };
    }),
  };
}

function whyOf(
  condition: Condition,
  { truth, reason, hits }: Outcome,
  { anywhere, plain, unlimited }: Probes,
  outcomes: ReadonlyMap<string, Outcome>,
  rule: Rule,
): { readonly why: Why; readonly hits: readonly Hit[] } {
  if (truth === true) return { why: hits.length > 0 ? "found" : "absent", hits };
  if (truth === null) return { why: reason ?? "noRoles", hits };
  if (condition.operator === "phrases" && condition.mode === "none") return { why: "unwanted", hits };
  if (hits.length > 0) return { why: "tooFew", hits };
  const anchor = "anchor" in condition ? condition.anchor : undefined;
  if (anchor && outcomes.get(anchor.condition)?.truth !== true) return { why: "noAnchor", hits };
  const probe = (name: string | undefined): readonly Hit[] => {
    const outcome = name === undefined ? undefined : outcomes.get(name);
    return outcome?.truth === true ? outcome.hits : [];
  };
  const measured = largest(probe(unlimited));
  if (measured) return { why: "withinLimit", hits: [{ ...measured, limit: limitOf(condition, rule) }] };
  const words = probe(plain);
  if (words.length > 0) return { why: "passedOver", hits: words };
  const others = probe(anywhere);
  if (others.length > 0) return { why: "elsewhere", hits: others };
  return { why: "notFound", hits };
}

/** The hit that measures most. */
function largest(hits: readonly Hit[]): Hit | null {
  const measured = hits.filter((hit) => hit.measured !== null && !Number.isNaN(hit.measured));
  return measured.reduce<Hit | null>(
    (most, hit) => (most === null || hit.measured! > most.measured! ? hit : most),
    null,
  );
}

/** The limit that a condition is over, a parameter's value in place of its name. */
function limitOf(condition: Condition, { parameters }: Rule): number | null {
  const over = "over" in condition ? condition.over : undefined;
  if (typeof over !== "string") return over ?? null;
  return parameters[over.slice(1)]?.value ?? null;
}

function explainedHit(
  { messages, spans, measured, limit, unit }: Hit,
  { row, text }: Transcript,
): ExplainedHit {
  return {
    messages,
    rows: messages.map((message) => row[message]),
    evidence: spans.map(({ message, start, end }) => ({
      ...{ message, start, end, row: row[message] },
      text: text[message].slice(start, end),
    })),
    dictionaries: [...new Set(spans.flatMap(({ dictionary }) => dictionary ?? []))],
    measured: measured !== null && Number.isNaN(measured) ? null : measured,
    limit: limit ?? null,
    unit,
  };
}

function explainedExpression(
  expression: Expression,
  outcomes: ReadonlyMap<string, Outcome>,
): ExplainedExpression {
  const { truth } = evaluate(expression, (name) => outcomes.get(name)!);
  if (expression.kind === "name") return { kind: "name", name: expression.name, truth };
  const operands = "operand" in expression ? [expression.operand] : [expression.left, expression.right];
  return {
    kind: expression.kind,
    operands: operands.map((operand) => explainedExpression(operand, outcomes)),
    truth,
  };
}
