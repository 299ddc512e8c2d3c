import {
  agreementByRule,
  conversationPart,
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
 * Finds what of many findings was reviewed, in time that grows with the marks and not with the findings.
 *
 * @param keys of the findings
 * @returns the standing of those that were reviewed, by their index
 * @example reviewedOf(keys)(reviews).get(3) //=> "dismissed"
 */
export function reviewedOf(
  keys: readonly string[],
): (reviews: Reviews | null) => ReadonlyMap<number, Mark["status"]> {
  let places: Map<string, number[]> | null = null;
  return (reviews) => {
    const found = new Map<number, Mark["status"]>();
    if (!reviews?.size) return found;
    // Findings have keys of their own, and share their conversation's, under which exemptions stand.
    places ??= placesOf(keys.flatMap((key) => [key, conversationPart(key)]));
    for (const place of reviews.keys())
      for (const at of places.get(place) ?? []) {
        const status = statusOf(reviews, keys[at >> 1]);
        if (status !== "open") found.set(at >> 1, status);
      }
    return found;
  };
}

function placesOf(keys: readonly string[]): Map<string, number[]> {
  const places = new Map<string, number[]>();
  keys.forEach((key, at) => {
    const own = places.get(key);
    if (own) own.push(at);
    else places.set(key, [at]);
  });
  return places;
}

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
