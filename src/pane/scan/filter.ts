import { counts, type ReviewStatus } from "../review/standing";
import { severities, type Finding, type Severity } from "../../inspection/finding";

/** What of the findings a person wants to see. Null filters nothing. */
export interface FindingFilter {
  readonly severity: Severity | null;
  readonly rule: string | null;
  /** Name of an agent; "" stands for findings that belong to no agent. */
  readonly agent: string | null;
  readonly search: string;
  /** What people said of them; `standing`: everything that was not set aside. */
  readonly review: ReviewStatus | "standing";
}

export const everything: FindingFilter = {
  severity: null,
  rule: null,
  agent: null,
  search: "",
  review: "standing",
};

export function isFiltering(filter: FindingFilter): boolean {
  return (
    filter.severity !== null ||
    filter.rule !== null ||
    filter.agent !== null ||
    filter.search.trim() !== "" ||
    filter.review !== "standing"
  );
}

/** Worst first, then in the order of the sheet: what needs a talk today stands on top. */
export function worstFirst(findings: readonly Finding[]): Finding[] {
  const bySeverity = new Map(severities.map((severity): [Severity, Finding[]] => [severity, []]));
  for (const finding of findings) bySeverity.get(finding.severity)?.push(finding);
  // Each severity's are nearly in order already, which makes sorting them a matter of one pass.
  return severities
    .toReversed()
    .flatMap(
      (severity) => bySeverity.get(severity)?.sort((a, b) => (a.rows[0] ?? 0) - (b.rows[0] ?? 0)) ?? [],
    );
}

export function countBySeverity(findings: readonly Finding[]): Record<Severity, number> {
  const counts: Record<Severity, number> = { info: 0, minor: 0, major: 0, severe: 0 };
  for (const finding of findings) counts[finding.severity]++;
  return counts;
}

/** Whether a finding of this standing is asked for. */
export function suits(review: FindingFilter["review"], status: ReviewStatus): boolean {
  return review === "standing" ? counts(status) : review === status;
}

/** Number of conversations that have at least one finding. */
export function conversationsHit(findings: readonly Finding[]): number {
  return new Set(findings.map((finding) => finding.conversation)).size;
}

/** Searches findings by what a person can see of them. */
export interface Finder {
  /** @param suiting by finding, whether it is of the standing that is asked for; null: all are */
  find(filter: FindingFilter, suiting?: readonly boolean[] | null): readonly Finding[];
  /**
   * Makes texts to search ahead, some at a time, so that the first letter of a search is as quick as the next.
   *
   * @returns whether all are made
   */
  prepare(count: number): boolean;
}

/** Texts to search are made once, so that typing stays quick over 100,000 findings. */
export function finderOf(findings: readonly Finding[], textOf: (finding: Finding) => string): Finder {
  const texts: string[] = [];
  const prepare = (count: number) => {
    const to = Math.min(findings.length, texts.length + count);
    while (texts.length < to) texts.push(textOf(findings[texts.length]).toLowerCase());
    return texts.length === findings.length;
  };
  const find: Finder["find"] = (filter, suiting = null) => {
    const { severity, rule, agent } = filter;
    const words = filter.search.toLowerCase().split(/\s+/).filter(Boolean);
    if (words.length > 0) prepare(findings.length);
    else if (severity === null && rule === null && agent === null && suiting === null) return findings;
    return findings.filter(
      (finding, index) =>
        (severity === null || finding.severity === severity) &&
        (rule === null || finding.rule === rule) &&
        (agent === null || (finding.agent ?? "") === agent) &&
        (suiting === null || suiting[index]) &&
        words.every((word) => texts[index].includes(word)),
    );
  };
  return { find, prepare };
}
