import type { Rule } from "./ruleset";

/** How a rule came out on a conversation. */
export type RuleResult = "hit" | "passed" | "notEvaluable";

/**
 * The score of a conversation: 100 plus the points of each rule that hit (once per rule, deductions are negative), between
 * 0 and 100; 0 when a fatal rule hit; null when no rule could be judged. Rules that could not be judged leave it as it is.
 *
 * @param results by rule, in the order of `rules`
 * @example scoreOf([{ points: -20, fatal: false }], ["hit"]) //=> 80
 * @example scoreOf([{ points: -20, fatal: false }], ["notEvaluable"]) //=> null
 */
export function scoreOf(
  rules: readonly Pick<Rule, "points" | "fatal">[],
  results: readonly RuleResult[],
): number | null {
  let score = 100;
  let judged = false;
  let fatal = false;
  rules.forEach((rule, i) => {
    if (results[i] === "notEvaluable") return;
    judged = true;
    if (results[i] !== "hit") return;
    score += rule.points;
    if (rule.fatal) fatal = true;
  });
  if (!judged) return null;
  return fatal ? 0 : Math.min(100, Math.max(0, score));
}
