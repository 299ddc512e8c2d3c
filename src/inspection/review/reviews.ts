import type { Transcript } from "../../chat/transcript";
import { conversionInterval, type Interval } from "../../metrics/conversion";
import type { Finding } from "../finding";
import type { Inspection } from "../inspector";
import type { Ruleset } from "../ruleset";
import { measuresOf } from "../scorecard/measures";
import { prepareScoring, RuleResult } from "../scorecard/score";
import { conversationKey, conversationPart, findingKeys } from "./key";

/**
 * What a person says of a finding:
 * - `confirmed`: it is one
 * - `dismissed`: it is none, for a reason; the rule was wrong
 * - `exempted`: the rule shall not count in this conversation, for a reason if one is given; the rule was not wrong
 */
export type Mark =
  | { readonly status: "confirmed" }
  | { readonly status: "dismissed"; readonly reason: string }
  | { readonly status: "exempted"; readonly reason?: string };

/** Marks by key: of findings (`findingKeys`), and of a rule in a conversation for exemptions. Never changed in place. */
export type Reviews = ReadonlyMap<string, Mark>;

/**
 * Reviews with a mark set, or taken back with null. An exemption is for every finding of the rule in the conversation,
 * now and later; taking a finding's mark back takes back the exemption that it stands under.
 *
 * @example withMark(reviews, key, { status: "dismissed", reason: "客户自己要求的" })
 */
export function withMark(reviews: Reviews, key: string, mark: Mark | null): Reviews {
  const next = new Map(reviews);
  const conversation = conversationPart(key);
  next.delete(key);
  next.delete(conversation);
  if (mark) next.set(mark.status === "exempted" ? conversation : key, mark);
  return next;
}

/** What was said of a finding, by itself or with its conversation; null when nobody has looked yet. */
export function markOf(reviews: Reviews, key: string): Mark | null {
  return reviews.get(conversationPart(key)) ?? reviews.get(key) ?? null;
}

/** How far people agree with a rule. */
export interface RuleAgreement {
  readonly rule: string;
  readonly findings: number;
  readonly confirmed: number;
  readonly dismissed: number;
  /** Findings under an exemption: they say nothing about the rule. */
  readonly exempted: number;
  /** Nobody has looked yet. */
  readonly open: number;
  /** confirmed ÷ (confirmed + dismissed); null before the first of them. */
  readonly agreement: number | null;
  /** Wilson score interval of the agreement at 95 %: wide while few findings were looked at. */
  readonly interval: Interval | null;
}

/**
 * Agreement by rule, in the order in which rules first appear, so that a noisy rule is seen and tuned.
 *
 * @param keys `findingKeys` of the findings
 * @example agreementByRule(findings, keys, reviews)[0]
 *   //=> { rule: "forbidden-phrase", findings: 12, confirmed: 7, dismissed: 3, exempted: 0, open: 2, agreement: 0.7, … }
 */
export function agreementByRule(
  findings: readonly Pick<Finding, "rule">[],
  keys: readonly string[],
  reviews: Reviews,
): RuleAgreement[] {
  const counts = new Map<string, Record<Mark["status"] | "open", number>>();
  findings.forEach(({ rule }, i) => {
    let own = counts.get(rule);
    if (!own) counts.set(rule, (own = { confirmed: 0, dismissed: 0, exempted: 0, open: 0 }));
    own[markOf(reviews, keys[i])?.status ?? "open"]++;
  });
  return [...counts].map(([rule, own]) => {
    const judged = own.confirmed + own.dismissed;
    return {
      rule,
      findings: judged + own.exempted + own.open,
      ...own,
      agreement: judged === 0 ? null : own.confirmed / judged,
      interval: judged === 0 ? null : conversionInterval(own.confirmed, judged),
    };
  });
}

/**
 * An inspection as people left it: dismissed and exempted findings are gone, and scores are as if they had never been
 * made. A rule whose findings in a conversation were all dismissed has passed there; an exempted rule does not apply.
 *
 * @param from first inspected conversation, when the inspection is of a slice
 */
export function reviewed(
  ruleset: Ruleset,
  transcript: Transcript,
  inspection: Inspection,
  reviews: Reviews,
  from = 0,
): Inspection {
  const keys = findingKeys(inspection.findings, transcript);
  const findings = inspection.findings.filter((_, i) => {
    const status = markOf(reviews, keys[i])?.status;
    return status !== "dismissed" && status !== "exempted";
  });
  return withFindings(ruleset, transcript, inspection, findings, {
    from,
    without: (rule, conversation) =>
      reviews.get(conversationKey(rule, conversation))?.status === "exempted"
        ? RuleResult.notApplicable
        : RuleResult.passed,
  });
}

interface WithFindingsOptions {
  /** First inspected conversation, when the inspection is of a slice. */
  readonly from?: number;
  /** How a rule fares in a conversation in which none of its findings is left; by default it has passed. */
  readonly without?: (rule: string, conversation: string) => RuleResult;
}

/** An inspection with some of its findings only; scores are as if the others had never been made. */
export function withFindings(
  ruleset: Ruleset,
  transcript: Transcript,
  inspection: Inspection,
  findings: readonly Finding[],
  { from = 0, without = () => RuleResult.passed }: WithFindingsOptions = {},
): Inspection {
  const left = new Set(findings.map(({ rule, conversation }) => conversationKey(rule, conversation)));
  const scoring = prepareScoring(ruleset);
  const width = scoring.rules.length;
  const measure = measuresOf(transcript, undefined, inspection.hours);
  const results = inspection.results.map((result, at) => {
    if (result !== RuleResult.hit) return result;
    const rule = scoring.rules[at % width].id;
    const conversation = transcript.conversations[from + Math.floor(at / width)];
    return left.has(conversationKey(rule, conversation)) ? result : without(rule, conversation);
  });
  return {
    ...inspection,
    findings,
    results,
    scores: inspection.scores.map((_, i) =>
      scoring.score({
        results: results.subarray(i * width, (i + 1) * width),
        measure: (metric) => measure(from + i, metric),
      }),
    ),
    rules: inspection.rules.map((summary, r) => {
      const hit = countOf(results, width, r);
      return { ...summary, hit, passed: summary.passed + summary.hit - hit };
    }),
  };
}

/** In how many conversations a rule hit. */
function countOf(results: Uint8Array, width: number, rule: number): number {
  let count = 0;
  for (let at = rule; at < results.length; at += width) if (results[at] === RuleResult.hit) count++;
  return count;
}
