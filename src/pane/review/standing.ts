import {
  agreementByRule,
  markOf,
  type Mark,
  type Reviews,
  type RuleAgreement,
} from "../../inspection/review";

export type ReviewStatus = Mark["status"] | "open";

export function statusOf(reviews: Reviews | null, key: string): ReviewStatus {
  return (reviews && markOf(reviews, key)?.status) ?? "open";
}

/** Dismissed and exempted findings count nowhere. */
export const counts = (status: ReviewStatus): boolean => status === "open" || status === "confirmed";

/**
 * How far people agree with each rule, by all the marks that a workbook holds, whatever sheet they were made on.
 *
 * @example agreementOfMarks(reviews).get("cold-reply")?.agreement //=> 0.7
 */
export function agreementOfMarks(reviews: Reviews): ReadonlyMap<string, RuleAgreement> {
  const keys = [...reviews.keys()];
  const rules = keys.map((key) => ({ rule: key.slice(0, key.indexOf(":")) }));
  return new Map(agreementByRule(rules, keys, reviews).map((each) => [each.rule, each]));
}

const enough = 5;

/** Looked at often enough, and wrong more often than right. */
export function isNoisy({ confirmed, dismissed }: RuleAgreement): boolean {
  return confirmed + dismissed >= enough && dismissed > confirmed;
}
