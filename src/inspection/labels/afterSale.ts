import type { Transcript } from "../../chat/transcript";
import { compileRuleset } from "../inspector";
import type { Rule, Ruleset } from "../ruleset";

/** A rule that asks only what the ruleset says of after-sale service. */
function ruleOf(condition: NonNullable<Ruleset["afterSale"]>): Rule {
  const names = { "zh-CN": "售后", "en-US": "after-sale" };
  return {
    ...{ id: "after-sale", names, advice: names, group: "labels", severity: "info", sentence: "after-sale" },
    ...{ points: 0, fatal: false, needsReview: false, enabled: true },
    ...{ parameters: {}, variants: [], examples: [] },
    conditions: { talk: condition },
    when: "talk",
    evidence: ["talk"],
  };
}

/**
 * Which of the conversations `from … to - 1` are about something that was bought, as the ruleset tells it; none when it does
 * not tell.
 */
export function afterSaleOf(ruleset: Ruleset, transcript: Transcript, from: number, to: number): Set<string> {
  const { afterSale, ...rest } = ruleset;
  if (!afterSale) return new Set();
  const inspector = compileRuleset({ ...rest, rules: [ruleOf(afterSale)], scorecard: "points" });
  return new Set(
    inspector.inspect(transcript, { from, to }).findings.map(({ conversation }) => conversation),
  );
}
