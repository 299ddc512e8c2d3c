import type { Transcript } from "../../chat/transcript";
import { severities, type Finding } from "../finding";
import type { Inspection } from "../inspector";
import { RuleResult } from "../scorecard/score";
import type { Ruleset } from "../ruleset";
import { shown, type Label, type UnknownReason } from "./label";

/**
 * The five ways in which an agent loses a customer: ignoring 不予理睬, pestering 不断骚扰, waiting 默默守候, besideThePoint 答非所问,
 * oneForOne 一问一答. Where several show equally, the first in this order is the foremost.
 */
export const agentTypes = ["ignoring", "pestering", "waiting", "besideThePoint", "oneForOne"] as const;
export type AgentType = (typeof agentTypes)[number];

/** The rules whose findings show a type. */
export const rulesOfAgentType: Readonly<Record<AgentType, readonly string[]>> = {
  ignoring: ["never-answered", "slow-first-response"],
  pestering: ["pestering-ratio", "pestering-run"],
  waiting: ["no-payment-reminder"],
  besideThePoint: ["recommend-before-needs"],
  oneForOne: ["dead-end-answer"],
};

/** The agent types of a conversation. */
export interface AgentTypes extends Label<AgentType> {
  /** Types of which the record does not say whether they show, and why. */
  readonly unjudged: readonly { readonly value: AgentType; readonly reason: UnknownReason }[];
}

/**
 * The agent types of every inspected conversation, the one with the gravest finding first. A type is unjudged when none of
 * its rules found anything and one could not be judged, or all are switched off; the label is unknown when no type could
 * be judged.
 *
 * @param from first inspected conversation, when the inspection is of a slice
 * @example agentTypesOf(ruleset, transcript, inspection)[0].values[0] //=> { value: "ignoring", rows: [2, 5], … }
 */
export function agentTypesOf(
  ruleset: Ruleset,
  transcript: Transcript,
  inspection: Inspection,
  from = 0,
): AgentTypes[] {
  const enabled = ruleset.rules.filter((rule) => rule.enabled).map(({ id }) => id);
  const places = agentTypes.map((type) =>
    rulesOfAgentType[type].map((rule) => enabled.indexOf(rule)).filter((place) => place >= 0),
  );
  const findings = byConversation(inspection.findings);
  const reasons = new Map(
    inspection.notEvaluable.map(({ rule, conversation, reason }) => [`${rule}\n${conversation}`, reason]),
  );

  return inspection.scores.map((_, i) => {
    const conversation = transcript.conversations[from + i];
    const results = inspection.results.subarray(i * enabled.length, (i + 1) * enabled.length);
    const own = findings.get(conversation) ?? [];
    const values: { type: AgentType; gravity: number; messages: number[] }[] = [];
    const unjudged: { value: AgentType; reason: UnknownReason }[] = [];
    agentTypes.forEach((type, t) => {
      const hits = own.filter(({ rule }) => rulesOfAgentType[type].includes(rule));
      if (hits.length > 0) {
        const gravity = Math.max(...hits.map(({ severity }) => severities.indexOf(severity)));
        values.push({ type, gravity, messages: hits.flatMap(({ messages }) => messages) });
        return;
      }
      const doubtful = places[t].find((place) => results[place] === RuleResult.notEvaluable);
      if (places[t].length === 0) unjudged.push({ value: type, reason: "ruleOff" });
      else if (doubtful !== undefined) {
        const reason = reasonBy(reasons.get(`${enabled[doubtful]}\n${conversation}`));
        unjudged.push({ value: type, reason });
      }
    });
    // Sorting is stable: equally grave types keep their order.
    values.sort((a, b) => b.gravity - a.gravity);
    return {
      values: values.map(({ type, messages }) => shown(type, messages, transcript)),
      unknown: unjudged.length === agentTypes.length ? unjudged[0].reason : null,
      unjudged,
    };
  });
}

const known: ReadonlySet<string> = new Set<UnknownReason>(["noRoles", "noTimes", "noOrders", "undecided"]);

function reasonBy(reason: string | undefined): UnknownReason {
  return reason !== undefined && known.has(reason) ? (reason as UnknownReason) : "other";
}

function byConversation(findings: readonly Finding[]): ReadonlyMap<string, readonly Finding[]> {
  const grouped = new Map<string, Finding[]>();
  for (const finding of findings) {
    const own = grouped.get(finding.conversation);
    if (own) own.push(finding);
    else grouped.set(finding.conversation, [finding]);
  }
  return grouped;
}
