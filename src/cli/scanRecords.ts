/** Conversations and findings as `kefu scan` prints them: plain objects with stable English keys. */
import type { Reading } from "../chat/reading";
import type { Finding, Inspection } from "../inspection";
import { conversationFigures, type ConversationMetrics } from "../metrics/conversationMetrics";
import { timeWriter } from "./chatFile";

/** A conversation with its metrics and score; what cannot be measured is null. */
export function conversationRecords(
  reading: Reading,
  metrics: ConversationMetrics,
  inspection: Inspection,
): Record<string, unknown>[] {
  const time = timeWriter(reading);
  return metrics.conversation.map((conversation, c) => ({
    conversation,
    agents: metrics.agents[c],
    start: time(metrics.start[c]),
    end: time(metrics.end[c]),
    ...Object.fromEntries(conversationFigures.map((name) => [name, known(metrics[name][c])])),
    unknownMessages: metrics.unknownMessages[c],
    score: inspection.scores[c] ?? null,
  }));
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
