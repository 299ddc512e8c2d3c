import { group, mean, median, sum } from "d3-array";
import type { Order } from "../chat/orders";
import { Role } from "../chat/role";
import type { Transcript } from "../chat/transcript";
import { severities, type Finding, type Severity } from "../inspection/finding";
import type { Inspection } from "../inspection/inspector";
import { questionShares, type QuestionShare } from "../inspection/intents/questionShare";
import type { Ruleset } from "../inspection/ruleset";
import { agentScores, dayScores } from "../inspection/scorecard";
import { agentMetrics } from "../metrics/agentMetrics";
import { conversationMetrics, type ConversationMetrics } from "../metrics/conversationMetrics";
import { hourlyLoad } from "../metrics/hourlyLoad";
import { keywords, type Keyword } from "../metrics/keywords";
import { turnsOf } from "../metrics/turns";
import { SalesTally, sellerOf, type SalesFigures } from "./sales";

export type BySeverity = Readonly<Record<Severity, number>>;

/** Figures that a whole record, an agent and a day share. Seconds; null: nothing to measure, never 0. */
export interface Figures {
  readonly conversations: number;
  /** Mean over conversations. */
  readonly firstResponse: number | null;
  readonly findings: number;
  readonly findingsBySeverity: BySeverity;
  /** Mean over the conversations that could be scored, 0–100. */
  readonly score: number | null;
}

export interface AgentFigures extends Figures {
  readonly agent: string;
  readonly agentMessages: number;
  readonly customerMessages: number;
  readonly turns: number;
  readonly unansweredTurns: number;
  /** Pooled over the agent's turns. */
  readonly averageResponse: number | null;
  readonly longestResponse: number | null;
  readonly replyRatio: number | null;
  readonly longestAgentRun: number;
  /** Findings per 100 conversations. */
  readonly findingsPer100: number;
  /** Orders that belong to the agent (`sellerOf`); null when the record has no orders. */
  readonly sales: SalesFigures | null;
  /** Of the agent's conversations, the share with a paid order of the agent's; null when the record has no orders. */
  readonly conversion: number | null;
  /** So few conversations (under 30) that a difference to others may be chance. */
  readonly smallSample: boolean;
}

export interface DayFigures extends Figures {
  /** "2026-03-02", the day on which the conversations began. */
  readonly day: string;
}

/** What a record of chats amounts to: every number of the pane's overviews and of the report. Data only. */
export interface Overview extends Figures {
  /** First and last known time, seconds of the local wall clock; null when no time is known. */
  readonly period: { readonly start: number; readonly end: number } | null;
  readonly messages: number;
  readonly customerMessages: number;
  readonly agentMessages: number;
  readonly automaticMessages: number;
  /** Of the first responses. */
  readonly medianFirstResponse: number | null;
  /** Pooled over all answered turns. */
  readonly averageResponse: number | null;
  readonly turns: number;
  readonly unansweredTurns: number;
  /** Conversations with at least one finding. */
  readonly conversationsWithFindings: number;
  /** Conversations in which a customer wrote: what conversion is a share of. */
  readonly inquiries: number;
  readonly sales: SalesFigures | null;
  readonly conversion: number | null;
  /** Orders that belong to no conversation of the record. */
  readonly ordersElsewhere: number;
  /** Most conversations first. */
  readonly agents: readonly AgentFigures[];
  /** Ascending; conversations without a time are left out. */
  readonly days: readonly DayFigures[];
  /** Index `hour * 7 + weekday`, Monday 0. Customers' messages, and mean seconds to the answer. */
  readonly load: readonly { readonly customerMessages: number; readonly meanResponse: number | null }[];
  readonly questions: readonly QuestionShare[];
  /** Customers' words. */
  readonly keywords: readonly Keyword[];
}

export interface OverviewInput {
  readonly transcript: Transcript;
  readonly ruleset: Ruleset;
  /** Of the whole transcript with the ruleset. */
  readonly inspection: Inspection;
  readonly orders: readonly Order[];
  /** Whether the record says anything of orders: without, conversion is unknown and not 0. */
  readonly hasOrders: boolean;
}

const smallSample = 30;
const keywordCount = 50;

/**
 * Adds up a record of chats that was inspected.
 *
 * @example overview({ transcript, ruleset, inspection, orders: [], hasOrders: false }).conversion //=> null
 */
export function overview({ transcript, ruleset, inspection, orders, hasOrders }: OverviewInput): Overview {
  const turns = turnsOf(transcript);
  const metrics = conversationMetrics(transcript, { turns });
  const { findings } = inspection;
  const load = hourlyLoad(transcript, turns);
  const joined = orders.filter(({ conversation }) => conversation >= 0);
  const total = new SalesTally();
  for (const order of joined) total.add(order);
  const sales = hasOrders ? total.figures() : null;
  const inquiries = metrics.customerMessages.reduce((sum, count) => sum + (count > 0 ? 1 : 0), 0);
  const answered = [...turns.seconds].filter((seconds) => seconds === seconds);
  return {
    period: periodOf(metrics),
    conversations: metrics.length,
    messages: sum(metrics.messages),
    customerMessages: sum(metrics.customerMessages),
    agentMessages: sum(metrics.agentMessages),
    automaticMessages: sum(metrics.automaticMessages),
    firstResponse: mean(metrics.firstResponse) ?? null,
    medianFirstResponse: median(metrics.firstResponse) ?? null,
    averageResponse: mean(answered) ?? null,
    turns: sum(metrics.turns),
    unansweredTurns: sum(metrics.unansweredTurns),
    findings: findings.length,
    findingsBySeverity: bySeverity(findings),
    conversationsWithFindings: new Set(findings.map(({ conversation }) => conversation)).size,
    score: mean(inspection.scores.filter((score) => score !== null)) ?? null,
    inquiries,
    sales,
    conversion: sales && inquiries > 0 ? sales.paid / inquiries : null,
    ordersElsewhere: orders.length - joined.length,
    agents: agentsOf(transcript, ruleset, inspection, hasOrders ? joined : null),
    days: daysOf(transcript, metrics, ruleset, inspection),
    load: Array.from(load.customerMessages, (customerMessages, slot) => ({
      customerMessages,
      meanResponse: known(load.meanResponse[slot]),
    })),
    questions: questionShares(customerLines(transcript, hasOrders ? joined : null)),
    keywords: keywords(
      transcript.text.filter((_, i) => transcript.role[i] === Role.customer),
      keywordCount,
    ),
  };
}

function agentsOf(
  transcript: Transcript,
  ruleset: Ruleset,
  inspection: Inspection,
  orders: readonly Order[] | null,
): AgentFigures[] {
  const findings = group(inspection.findings, ({ agent }) => agent);
  const scores = new Map(
    agentScores(ruleset, transcript, inspection).map((each) => [each.agent, each.score]),
  );
  const tallies = new Map<number, SalesTally>();
  for (const order of orders ?? []) {
    const seller = sellerOf(transcript, order);
    const tally = tallies.get(seller) ?? new SalesTally();
    tally.add(order);
    tallies.set(seller, tally);
  }
  return agentMetrics(transcript)
    .map((metrics): AgentFigures => {
      const own = findings.get(metrics.agent) ?? [];
      const tally = tallies.get(transcript.senders.indexOf(metrics.agent)) ?? new SalesTally();
      const sales = orders ? tally.figures() : null;
      return {
        ...metrics,
        firstResponse: known(metrics.firstResponse),
        averageResponse: known(metrics.averageResponse),
        longestResponse: known(metrics.longestResponse),
        replyRatio: known(metrics.replyRatio),
        findings: own.length,
        findingsBySeverity: bySeverity(own),
        findingsPer100: (100 * own.length) / metrics.conversations,
        score: scores.get(metrics.agent) ?? null,
        sales,
        conversion: sales && sales.paid / metrics.conversations,
        smallSample: metrics.conversations < smallSample,
      };
    })
    .sort((a, b) => b.conversations - a.conversations);
}

function daysOf(
  transcript: Transcript,
  metrics: ConversationMetrics,
  ruleset: Ruleset,
  inspection: Inspection,
): DayFigures[] {
  const known = Array.from(metrics.start, dayOf).flatMap((day, c) => (day === null ? [] : [{ day, c }]));
  const dayOfConversation = new Map(known.map(({ day, c }) => [metrics.conversation[c], day]));
  const findings = group(inspection.findings, ({ conversation }) => dayOfConversation.get(conversation));
  const scores = new Map(dayScores(ruleset, transcript, inspection).map(({ day, score }) => [day, score]));
  return [...group(known, ({ day }) => day)]
    .map(([day, members]) => ({
      day,
      conversations: members.length,
      firstResponse: mean(members, ({ c }) => metrics.firstResponse[c]) ?? null,
      findings: findings.get(day)?.length ?? 0,
      findingsBySeverity: bySeverity(findings.get(day) ?? []),
      score: scores.get(day) ?? null,
    }))
    .sort((a, b) => (a.day < b.day ? -1 : 1));
}

/** Customers' messages; a customer has converted when an order of the conversation is paid. */
function* customerLines(transcript: Transcript, orders: readonly Order[] | null) {
  const paid = new Set(
    orders?.filter((order) => !Number.isNaN(order.paid)).map((order) => order.conversation),
  );
  for (let i = 0; i < transcript.length; i++) {
    if (transcript.role[i] !== Role.customer) continue;
    yield { text: transcript.text[i], converted: orders ? paid.has(transcript.conversation[i]) : null };
  }
}

function bySeverity(findings: readonly Finding[]): BySeverity {
  const counts = Object.fromEntries(severities.map((severity) => [severity, 0])) as Record<Severity, number>;
  for (const { severity } of findings) counts[severity]++;
  return counts;
}

function periodOf({ start, end }: ConversationMetrics): Overview["period"] {
  let [first, last] = [Infinity, -Infinity];
  for (let c = 0; c < start.length; c++) {
    if (start[c] < first) first = start[c];
    if (end[c] > last) last = end[c];
  }
  return last >= first ? { start: first, end: last } : null;
}

const dayOf = (seconds: number) =>
  Number.isNaN(seconds) ? null : new Date(seconds * 1000).toISOString().slice(0, 10);

const known = (value: number): number | null => (Number.isFinite(value) ? value : null);
