import { mean } from "d3-array";
import { agentMetrics, type AgentMetrics } from "../../metrics/agentMetrics";
import { conversationMetrics } from "../../metrics/conversationMetrics";
import type { ServiceHours } from "../../metrics/serviceHours";
import { dayOf } from "../../chat/day";
import { Role } from "../../chat/role";
import { conversationAlone, type Transcript } from "../../chat/transcript";
import type { Inspection } from "../inspector";
import type { Names } from "../language";
import type { Ruleset } from "../ruleset";
import type { ScoredMetric } from "./card";
import { isInSeconds, measuresOf, slackOf } from "./measures";
import { prepareScoring, RuleResult, type Judgement, type Measured, type Score, type Scoring } from "./score";

export interface ConversationScore extends Score {
  readonly conversation: string;
}

/** The mean of scores over an agent's conversations, or over a day's. */
export interface ScoreSummary {
  /** Conversations that have a score. */
  readonly conversations: number;
  /** Conversations of which nothing could be judged. */
  readonly notScored: number;
  /** 0–100; null when no conversation has a score. */
  readonly score: number | null;
  readonly sections: readonly {
    readonly id: string;
    readonly names: Names;
    /** Mean over the conversations in which the section counts. */
    readonly score: number | null;
    readonly conversations: number;
  }[];
}

export interface AgentScore extends ScoreSummary {
  readonly agent: string;
}

export interface DayScore extends ScoreSummary {
  /** "2026-03-02", the day on which the conversations began; null when it is unknown. */
  readonly day: string | null;
}

/** Where an inspection began, when it is of a slice of the transcript. */
export interface SliceOptions {
  /** First inspected conversation; default 0. */
  readonly from?: number;
}

/**
 * The score of every inspected conversation with all that led to it; the scores are those of the inspection.
 *
 * @param ruleset the one that was inspected with
 * @example conversationScores(ruleset, transcript, inspector.inspect(transcript))[0].sections[1].items[0]
 *   //=> { kind: "rule", id: "slow-first-response", got: 0, of: 15, measured: null, reason: null }
 */
export function conversationScores(
  ruleset: Ruleset,
  transcript: Transcript,
  inspection: Inspection,
  { from = 0 }: SliceOptions = {},
): ConversationScore[] {
  const scoring = prepareScoring(ruleset);
  const measure = measuresOf(transcript, undefined, inspection.hours);
  const { reasonOf } = indexOf(inspection);
  return inspection.scores.map((_, i) => {
    const conversation = transcript.conversations[from + i];
    return {
      conversation,
      ...scoring.explain({
        results: resultsOf(inspection, scoring, i),
        measure: (metric) => measure(from + i, metric),
        reasonOf: (rule) => reasonOf(conversation, rule),
      }),
    };
  });
}

/**
 * Scores by agent, in order of appearance: the mean over the conversations in which the agent wrote. In a conversation of
 * several agents each is charged with the findings that are theirs or nobody's, and measured by their own turns.
 *
 * @example agentScores(ruleset, transcript, inspection)[0] //=> { agent: "小美", conversations: 12, score: 91.5, … }
 */
export function agentScores(
  ruleset: Ruleset,
  transcript: Transcript,
  inspection: Inspection,
  { from = 0 }: SliceOptions = {},
): AgentScore[] {
  const scoring = prepareScoring(ruleset);
  const measure = measuresOf(transcript, undefined, inspection.hours);
  const { reasonOf, isOthers } = indexOf(inspection);
  const byAgent = new Map<string, Score[]>();
  inspection.scores.forEach((_, i) => {
    const c = from + i;
    const conversation = transcript.conversations[c];
    const agents = agentsOf(transcript, c);
    const own = agents.length > 1 ? ownMeasures(transcript, c, inspection.hours) : null;
    const results = resultsOf(inspection, scoring, i);
    for (const agent of agents) {
      const judgement: Judgement = {
        results: results.map((result, r) =>
          result === RuleResult.hit && isOthers(conversation, scoring.rules[r].id, agent)
            ? RuleResult.passed
            : result,
        ),
        measure: (metric) => own?.(agent, metric) ?? measure(c, metric),
        reasonOf: (rule) => reasonOf(conversation, rule),
      };
      const scores = byAgent.get(agent);
      if (scores) scores.push(scoring.explain(judgement));
      else byAgent.set(agent, [scoring.explain(judgement)]);
    }
  });
  return [...byAgent].map(([agent, scores]) => ({ agent, ...summaryOf(scores) }));
}

/**
 * Scores by the day on which conversations began, ascending; conversations without a time last.
 *
 * @example dayScores(ruleset, transcript, inspection)[0] //=> { day: "2026-03-02", conversations: 40, score: 88.25, … }
 */
export function dayScores(
  ruleset: Ruleset,
  transcript: Transcript,
  inspection: Inspection,
  options: SliceOptions = {},
): DayScore[] {
  const { start } = conversationMetrics(transcript);
  const byDay = new Map<string | null, Score[]>();
  conversationScores(ruleset, transcript, inspection, options).forEach((score, i) => {
    const day = dayOf(start[(options.from ?? 0) + i]);
    const scores = byDay.get(day);
    if (scores) scores.push(score);
    else byDay.set(day, [score]);
  });
  return [...byDay]
    .map(([day, scores]) => ({ day, ...summaryOf(scores) }))
    .sort((a, b) => ((a.day ?? "9999") < (b.day ?? "9999") ? -1 : 1));
}

function summaryOf(scores: readonly Score[]): ScoreSummary {
  const counted = scores.filter(({ score }) => score !== null);
  const sections = scores[0].sections.map(({ id, names }, s) => {
    const own = scores.map((score) => score.sections[s].score).filter((score) => score !== null);
    return { id, names, score: meanOf(own), conversations: own.length };
  });
  return {
    conversations: counted.length,
    notScored: scores.length - counted.length,
    score: meanOf(counted.map(({ score }) => score)),
    sections,
  };
}

/** To two decimals. */
function meanOf(scores: readonly (number | null)[]): number | null {
  const value = mean(scores);
  return value === undefined ? null : Math.round(value * 100) / 100;
}

function resultsOf({ results }: Inspection, { rules }: Scoring, conversation: number): Uint8Array {
  return results.subarray(conversation * rules.length, (conversation + 1) * rules.length);
}

/** Findings and reasons by conversation and rule. */
function indexOf({ findings, notEvaluable }: Inspection) {
  const key = (conversation: string, rule: string) => `${rule}\n${conversation}`;
  const reasons = new Map(
    notEvaluable.map(({ conversation, rule, reason }) => [key(conversation, rule), reason]),
  );
  const owners = new Map<string, Set<string | null>>();
  for (const { conversation, rule, agent } of findings) {
    const at = key(conversation, rule);
    const known = owners.get(at);
    if (known) known.add(agent);
    else owners.set(at, new Set([agent]));
  }
  return {
    reasonOf: (conversation: string, rule: string) => reasons.get(key(conversation, rule)),
    /** Whether the findings of a rule belong to other agents alone. */
    isOthers(conversation: string, rule: string, agent: string): boolean {
      const known = owners.get(key(conversation, rule));
      return known !== undefined && !known.has(agent) && !known.has(null);
    },
  };
}

/** Human agents who wrote in a conversation, in order of appearance. */
function agentsOf({ offsets, role, sender, senders }: Transcript, conversation: number): string[] {
  const names = new Set<string>();
  for (let i = offsets[conversation]; i < offsets[conversation + 1]; i++)
    if (role[i] === Role.agent) names.add(senders[sender[i]]);
  return [...names];
}

/** The metrics of each agent in one conversation. */
function ownMeasures(
  transcript: Transcript,
  conversation: number,
  hours: ServiceHours | undefined,
): (agent: string, metric: ScoredMetric) => Measured {
  let metrics: AgentMetrics[] | null = null;
  return (agent, metric) => {
    metrics ??= agentMetrics(conversationAlone(transcript, conversation), { hours });
    return {
      value: metrics.find((own) => own.agent === agent)?.[metric] ?? NaN,
      slack: isInSeconds(metric) ? slackOf(transcript, conversation) : 0,
    };
  };
}
