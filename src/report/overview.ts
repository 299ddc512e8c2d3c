import { group, mean, median, sum } from "d3-array";
import { dayOf } from "../chat/day";
import type { Order } from "../chat/orders";
import { maskText } from "../chat/mask";
import { Role } from "../chat/role";
import type { Transcript } from "../chat/transcript";
import { severities, type Finding, type Severity } from "../inspection/finding";
import type { Inspection } from "../inspection/inspector";
import { agentTypes, rulesOfAgentType, type AgentType } from "../inspection/labels";
import { questionShares, type QuestionShare } from "../inspection/intents/questionShare";
import type { Ruleset } from "../inspection/ruleset";
import { agentScores, dayScores } from "../inspection/scorecard";
import { agentMetrics } from "../metrics/agentMetrics";
import { conversationMetrics, type ConversationMetrics } from "../metrics/conversationMetrics";
import { hourlyLoad } from "../metrics/hourlyLoad";
import { keywords, type Keyword } from "../metrics/keywords";
import { turnLengths, type ServiceHours } from "../metrics/serviceHours";
import { turnsOf, type Turns } from "../metrics/turns";
import { faqCandidates, type FaqCandidate } from "./faq";
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
  /** Conversations in which findings of the agent show the type; null when no rule that shows it could judge any. */
  readonly types: Readonly<Record<AgentType, number | null>>;
  /** Ascending; days on which no conversation of the agent's began are left out. */
  readonly days: readonly AgentDay[];
}

export interface AgentDay {
  readonly day: string;
  readonly conversations: number;
  /** Mean over the conversations that the agent answered first. */
  readonly firstResponse: number | null;
  readonly findings: number;
}

export interface DayFigures extends Figures {
  /** "2026-03-02", the day on which the conversations began. */
  readonly day: string;
  /** Conversations in which a customer wrote. */
  readonly inquiries: number;
  /** Orders of the conversations that began on the day; null when the record has no orders. */
  readonly sales: SalesFigures | null;
}

/** What a record of chats amounts to: every number of the pane's overviews and of the report. Data only. */
export interface Overview extends Figures {
  /** The service hours that response times follow; null: day and night. */
  readonly serviceHours: ServiceHours | null;
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
  /** Of them, those with a paid order; null when the record has no orders. Who pays without a word has not inquired. */
  readonly paidInquiries: number | null;
  readonly sales: SalesFigures | null;
  /** Paid inquiries ÷ inquiries. */
  readonly conversion: number | null;
  /** Orders that belong to no conversation of the record. */
  readonly ordersElsewhere: number;
  /** Most conversations first. */
  readonly agents: readonly AgentFigures[];
  /** Ascending; conversations without a time are left out. */
  readonly days: readonly DayFigures[];
  /** Index `hour * 7 + weekday`, Monday 0. Customers' messages, and mean seconds to the answer. */
  readonly load: readonly { readonly customerMessages: number; readonly meanResponse: number | null }[];
  /** How many conversations scored within each band, from `scoreBandFrom` on and below the next. */
  readonly scoreBands: readonly number[];
  readonly questions: readonly QuestionShare[];
  /** Customers' words. */
  readonly keywords: readonly Keyword[];
  /** Questions that are asked again and again, with an answer of the chats. */
  readonly faq: readonly FaqCandidate[];
}

export interface OverviewInput {
  readonly transcript: Transcript;
  readonly ruleset: Ruleset;
  /** Of the whole transcript with the ruleset. */
  readonly inspection: Inspection;
  readonly orders: readonly Order[];
  /** Agents to list; all when left out. */
  readonly listed?: readonly string[];
  /** Whether the record says anything of orders: without, conversion is unknown and not 0. */
  readonly hasOrders: boolean;
}

/** Where bands of scores begin. */
export const scoreBandFrom: readonly number[] = [0, 60, 70, 80, 90, 100];

const smallSample = 30;
const keywordCount = 50;

/**
 * Adds up a record of chats that was inspected.
 *
 * @example overview({ transcript, ruleset, inspection, orders: [], hasOrders: false }).conversion //=> null
 */
export function overview({
  transcript,
  ruleset,
  inspection,
  orders,
  hasOrders,
  listed,
}: OverviewInput): Overview {
  const turns = turnsOf(transcript);
  const { findings, hours = null } = inspection;
  const metrics = conversationMetrics(transcript, { turns, hours });
  const lengths = turnLengths(turns, hours);
  const load = hourlyLoad(transcript, turns, hours);
  const joined = orders.filter(({ conversation }) => conversation >= 0);
  const total = new SalesTally();
  for (const order of joined) total.add(order);
  const sales = hasOrders ? total.figures() : null;
  const paid = new Set(joined.filter(isPaid).map(({ conversation }) => conversation));
  const inquiries = sum(metrics.customerMessages, (count) => (count > 0 ? 1 : 0));
  const paidInquiries = hasOrders
    ? sum(metrics.customerMessages, (count, c) => (count > 0 && paid.has(c) ? 1 : 0))
    : null;
  const answered = [...lengths.seconds].filter((seconds, i) => lengths.counts[i] && seconds === seconds);
  return {
    serviceHours: hours,
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
    paidInquiries,
    sales,
    conversion: paidInquiries !== null && inquiries > 0 ? paidInquiries / inquiries : null,
    ordersElsewhere: orders.length - joined.length,
    agents: agentsOf(transcript, turns, metrics, ruleset, inspection, hasOrders ? joined : null).filter(
      ({ agent }) => !listed?.length || listed.includes(agent),
    ),
    days: daysOf(transcript, metrics, ruleset, inspection, hasOrders ? joined : null),
    load: Array.from(load.customerMessages, (customerMessages, slot) => ({
      customerMessages,
      meanResponse: known(load.meanResponse[slot]),
    })),
    scoreBands: scoreBandsOf(inspection.scores),
    questions: questionShares(customerLines(transcript, hasOrders ? joined : null)),
    // Who a customer is and where parcels go is no word of what is asked.
    keywords: keywords(
      transcript.text.filter((_, i) => transcript.role[i] === Role.customer).map((text) => maskText(text)),
      keywordCount,
    ),
    faq: faqCandidates(transcript, { findings, paid }),
  };
}

function agentsOf(
  transcript: Transcript,
  turns: Turns,
  metrics: ConversationMetrics,
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
  const judged = new Set(
    inspection.rules.filter(({ hit, passed }) => hit + passed > 0).map(({ rule }) => rule),
  );
  const days = agentDays(transcript, turns, metrics, findings);
  return agentMetrics(transcript, { turns, hours: inspection.hours })
    .map((figures): AgentFigures => {
      const { agent, conversations } = figures;
      const own = findings.get(agent) ?? [];
      const tally = tallies.get(transcript.senders.indexOf(agent)) ?? new SalesTally();
      const sales = orders ? tally.figures() : null;
      return {
        ...figures,
        firstResponse: known(figures.firstResponse),
        averageResponse: known(figures.averageResponse),
        longestResponse: known(figures.longestResponse),
        replyRatio: known(figures.replyRatio),
        findings: own.length,
        findingsBySeverity: bySeverity(own),
        findingsPer100: (100 * own.length) / conversations,
        score: scores.get(agent) ?? null,
        sales,
        conversion: sales && sales.paid / conversations,
        smallSample: conversations < smallSample,
        types: typesOf(own, judged),
        days: days.get(agent) ?? [],
      };
    })
    .sort((a, b) => b.conversations - a.conversations);
}

function typesOf(findings: readonly Finding[], judged: ReadonlySet<string>): AgentFigures["types"] {
  const count = (type: AgentType) => {
    const rules = rulesOfAgentType[type];
    if (!rules.some((rule) => judged.has(rule))) return null;
    return new Set(findings.filter(({ rule }) => rules.includes(rule)).map((each) => each.conversation)).size;
  };
  return Object.fromEntries(agentTypes.map((type) => [type, count(type)])) as AgentFigures["types"];
}

/** Every agent's conversations, first responses and findings by the day on which the conversation began. */
function agentDays(
  { senders, sender }: Transcript,
  { first }: Turns,
  metrics: ConversationMetrics,
  findings: ReadonlyMap<string | null, readonly Finding[]>,
): Map<string, AgentDay[]> {
  const members = Array.from(metrics.start, dayOf).flatMap((day, c) => {
    const answer = first.answer[c];
    const answerer = answer >= 0 ? senders[sender[answer]] : null;
    return metrics.agents[c].flatMap((agent) =>
      day === null ? [] : [{ agent, day, response: agent === answerer ? metrics.firstResponse[c] : NaN }],
    );
  });
  const dayOfConversation = new Map(
    Array.from(metrics.start, (start, c) => [metrics.conversation[c], dayOf(start)]),
  );
  return new Map(
    [...group(members, ({ agent }) => agent)].map(([agent, own]) => {
      const found = group(findings.get(agent) ?? [], (each) => dayOfConversation.get(each.conversation));
      const days = [...group(own, ({ day }) => day)].map(([day, conversations]) => ({
        day,
        conversations: conversations.length,
        firstResponse: mean(conversations, ({ response }) => response) ?? null,
        findings: found.get(day)?.length ?? 0,
      }));
      return [agent, days.sort((a, b) => (a.day < b.day ? -1 : 1))];
    }),
  );
}

function daysOf(
  transcript: Transcript,
  metrics: ConversationMetrics,
  ruleset: Ruleset,
  inspection: Inspection,
  orders: readonly Order[] | null,
): DayFigures[] {
  const tallies = new Map<string | null, SalesTally>();
  for (const order of orders ?? []) {
    const day = dayOf(metrics.start[order.conversation]);
    const tally = tallies.get(day) ?? new SalesTally();
    tally.add(order);
    tallies.set(day, tally);
  }
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
      inquiries: members.filter(({ c }) => metrics.customerMessages[c] > 0).length,
      sales: orders && (tallies.get(day) ?? new SalesTally()).figures(),
    }))
    .sort((a, b) => (a.day < b.day ? -1 : 1));
}

/** Customers' messages; a customer has converted when an order of the conversation is paid. */
function* customerLines(transcript: Transcript, orders: readonly Order[] | null) {
  const paid = new Set(orders?.filter(isPaid).map((order) => order.conversation));
  for (let i = 0; i < transcript.length; i++) {
    if (transcript.role[i] !== Role.customer) continue;
    yield { text: transcript.text[i], converted: orders ? paid.has(transcript.conversation[i]) : null };
  }
}

const isPaid = (order: Order): boolean => !Number.isNaN(order.paid);

function scoreBandsOf(scores: readonly (number | null)[]): number[] {
  const counts = scoreBandFrom.map(() => 0);
  for (const score of scores)
    if (score !== null) counts[scoreBandFrom.findLastIndex((from) => score >= from)]++;
  return counts;
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

const known = (value: number): number | null => (Number.isFinite(value) ? value : null);
