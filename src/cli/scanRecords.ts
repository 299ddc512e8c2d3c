/** Conversations and findings as `kefu scan` prints them: plain objects with stable English keys. */
import type { Reading } from "../chat/reading";
import type { Finding, Inspection } from "../inspection";
import type { ConversationLabels, Label } from "../inspection/labels";
import { conversationFigures, type ConversationMetrics } from "../metrics/conversationMetrics";
import { timeWriter } from "./chatFile";

/** A conversation with its metrics, score and labels; what cannot be measured or told is null. */
export function conversationRecords(
  reading: Reading,
  metrics: ConversationMetrics,
  inspection: Inspection,
  labels: readonly ConversationLabels[],
): (Record<string, unknown> & { readonly conversation: string })[] {
  const time = timeWriter(reading);
  return metrics.conversation.map((conversation, c) => ({
    conversation,
    agents: metrics.agents[c],
    start: time(metrics.start[c]),
    end: time(metrics.end[c]),
    ...Object.fromEntries(conversationFigures.map((name) => [name, known(metrics[name][c])])),
    unknownMessages: metrics.unknownMessages[c],
    score: inspection.scores[c] ?? null,
    labels: labelRecord(labels[c]),
  }));
}

/** Values of a label with the lines that show them; `unknown` says why there may be more, or that there are none (null). */
function labelRecord({ agentTypes, lostInquiry, stage, questions, concerns, urging }: ConversationLabels) {
  const told = ({ values, unknown }: Label<string>) => ({
    values: values.map(({ value, rows }) => ({ value, lines: rows })),
    unknown,
  });
  return {
    agentTypes: told(agentTypes),
    lostInquiry: { ...told(lostInquiry), cause: lostInquiry.cause, owner: lostInquiry.owner },
    stage: told(stage),
    questions: told(questions),
    concerns: told(concerns),
    urging: told(urging),
  };
}

export interface FindingRecord {
  readonly rule: string;
  readonly conversation: string;
  readonly severity: string;
  readonly agent: string | null;
  /** Sheet rows or file lines of the messages that show it. */
  readonly lines: readonly number[];
  readonly measured: number | null;
  readonly limit: number | null;
  readonly unit: string;
  readonly evidence: readonly { line: number; start: number; end: number; text: string }[];
}

export function findingRecord(finding: Finding): FindingRecord {
  return {
    rule: finding.rule,
    conversation: finding.conversation,
    severity: finding.severity,
    agent: finding.agent,
    lines: finding.rows,
    measured: finding.measured,
    limit: finding.limit,
    unit: finding.unit,
    evidence: finding.evidence.map(({ row, start, end, text }) => ({ line: row, start, end, text })),
  };
}

/** Unknown is null, not NaN and not zero. */
function known(value: number): number | null {
  return Number.isNaN(value) ? null : value;
}
