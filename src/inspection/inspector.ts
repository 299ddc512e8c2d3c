import { dayOf } from "../chat/day";
import type { Order } from "../chat/orders";
import { Role } from "../chat/role";
import type { Transcript } from "../chat/transcript";
import type { ServiceHours } from "../metrics/serviceHours";
import { endOfRecord, turnsOf, type Turns } from "../metrics/turns";
import { agentTexts } from "./agentTexts";
import { compileRules, type CompiledRules } from "./compile";
import type { RuleTrace, RuleVerdict } from "./compileRule";
import { Conversation, type ChatRecord, type TextCounts } from "./conversation";
import type { Evidence, Finding, NotEvaluable } from "./finding";
import { intentReader } from "./intents";
import type { Reason } from "./language";
import { no, type Hit, type Outcome } from "./outcome";
import { productFinder, type Product } from "./products";
import { textReader } from "./reading";
import type { Level, Rule, Ruleset } from "./ruleset";
import { measuresOf } from "./scorecard/measures";
import { prepareScoring, RuleResult } from "./scorecard/score";
import { buildMatcher } from "./text/matcher";

/** What an inspection may know beside the transcript, and how it is watched and cut. */
export interface InspectionOptions {
  /** Orders joined to the transcript's conversations (`Order.conversation`). */
  readonly orders?: readonly Order[];
  /**
   * Whether the record has orders at all. Given `orders` say so themselves; `true` without orders means "there were
   * none", `false` (the default without orders) makes rules about orders not evaluable.
   */
  readonly hasOrders?: boolean;
  /**
   * Where the record ends, seconds of the local wall clock: an open turn or an unpaid order whose limit has not passed
   * by then is undecided. Default: the midnight after the transcript's last message (`endOfRecord`).
   */
  readonly recordEnd?: number;
  /** The team's service hours: response times, and rules and scores about them, follow these; absent: day and night. */
  readonly hours?: ServiceHours;
  /**
   * The platform the chats come from, as rules name it in `appliesTo.platforms` (taobao, jd, pdd, douyin, …); absent: not
   * known.
   */
  readonly platform?: string;
  /** The shop's table of products, for rules that compare what is recommended with what was asked. */
  readonly products?: readonly Product[];
  /**
   * Where the transcript is but a part of the record: how many conversations the whole has, and in how many of them agents
   * wrote a text. Default: the transcript is all of it.
   */
  readonly whole?: { readonly conversations: number; readonly agentTexts: TextCounts };
  /** First conversation to inspect; default 0. With `to`, a worker inspects in slices and can be cancelled between. */
  readonly from?: number;
  /** Conversation at which to stop (excluded); default: all. */
  readonly to?: number;
  /** Called now and then with the number of conversations done, and at the end. */
  onProgress?(done: number, total: number): void;
  /** Aborted: the inspection stops and throws the signal's reason. */
  readonly signal?: AbortSignal;
}

/** How one rule fared over the inspected conversations. */
export interface RuleSummary {
  readonly rule: string;
  /** Conversations with at least one finding. */
  readonly hit: number;
  /** Conversations judged without a finding. */
  readonly passed: number;
  readonly notEvaluable: number;
}

/** The result of an inspection: data only, equal on every door. */
export interface Inspection {
  /** By conversation, then in the ruleset's order, then by place. */
  readonly findings: readonly Finding[];
  readonly notEvaluable: readonly NotEvaluable[];
  /** 0–100 for each inspected conversation (`from … to - 1`) by the ruleset's scorecard; null when nothing could be judged. */
  readonly scores: readonly (number | null)[];
  /** `RuleResult` of every enabled rule on the first inspected conversation, then on the next, and so on. */
  readonly results: Uint8Array;
  /** One entry per enabled rule. */
  readonly rules: readonly RuleSummary[];
  /** The service hours that were followed; absent: none. */
  readonly hours?: ServiceHours;
}

/** What is found once in a whole record, whichever slices of it are inspected. */
interface Whole {
  readonly turns: Turns;
  readonly end: number;
  readonly agentTexts: () => ReadonlyMap<string, number>;
}

function wholeOf(transcript: Transcript): Whole {
  let texts: ReadonlyMap<string, number> | undefined;
  return {
    turns: turnsOf(transcript),
    end: endOfRecord(transcript),
    agentTexts: () => (texts ??= agentTexts(transcript)),
  };
}

/** A ruleset made ready to run; compile once, inspect as often as wanted. */
export interface Inspector {
  readonly ruleset: Ruleset;
  /**
   * Inspects a transcript.
   *
   * @example compileRuleset(builtInRuleset).inspect(transcript).findings.map((finding) => finding.rule)
   * @example inspector.inspect(transcript, { from: 0, to: 500 }) // a slice: `mergeInspections` joins slices
   */
  inspect(transcript: Transcript, options?: InspectionOptions): Inspection;
  /**
   * How the ruleset's first enabled rule comes to its verdicts, conversation by conversation.
   *
   * @param options as for `inspect`
   */
  trace(transcript: Transcript, options?: InspectionOptions): Iterable<ConversationTrace>;
}

/** How a rule came to its verdict on a conversation. */
export interface ConversationTrace {
  /** Code of the conversation. */
  readonly conversation: number;
  /** Whether the rule is for it at all; else why that is unknown. */
  readonly applies: boolean | Reason;
  /** One of the conversation, or one of each hit of `forEach`; none where the rule does not apply. */
  readonly traces: readonly RuleTrace[];
  readonly findings: readonly Finding[];
}

const progressEvery = 256;
const nothing: readonly Finding[] = [];

/**
 * Makes a ruleset ready to run: one automaton for all phrases, every condition and expression compiled once.
 *
 * @throws Problem `inspection.…` for what a ruleset's shape cannot show: an unknown dictionary or parameter, a phrase or a
 *   regular expression that cannot be read
 * @example compileRuleset(builtInRuleset).inspect(transcript, { orders }).scores //=> [100, 40, null]
 */
export function compileRuleset(ruleset: Ruleset): Inspector {
  const compiled = compileRules(ruleset);
  /** The same rules for a person who asks why; made when one does. */
  let withAllHits: CompiledRules | undefined;
  const matcher = buildMatcher(
    compiled.lists.map(({ dictionary, field }) =>
      field === "phrases"
        ? ruleset.dictionaries[dictionary]
        : { phrases: ruleset.dictionaries[dictionary].exclusions, exclusions: [] },
    ),
    compiled.readers,
    compiled.lists.map(({ dictionary }) => `dictionaries.${dictionary}`),
  );
  const intents = compiled.intents.map(intentReader);
  const reader = textReader(matcher, intents, compiled.asked);
  const rules = compiled.rules.map(({ rule }) => rule);
  const scoring = prepareScoring(ruleset);
  /** Slices of one transcript share what is found in all of it. */
  const wholes = new WeakMap<Transcript, Whole>();

  function recordOf(transcript: Transcript, options: InspectionOptions): ChatRecord {
    let found = wholes.get(transcript);
    if (!found) wholes.set(transcript, (found = wholeOf(transcript)));
    return {
      transcript,
      turns: found.turns,
      orders: ordersByConversation(options),
      recordEnd: options.recordEnd ?? found.end,
      hours: options.hours ?? null,
      products: options.products ? productFinder(options.products) : null,
      conversations: options.whole?.conversations ?? transcript.conversations.length,
      agentTexts: () => options.whole?.agentTexts ?? found.agentTexts(),
    };
  }

  /** Opens conversations one after the other; tells whether a rule is for the open one. */
  function open(record: ChatRecord, platform: string | undefined) {
    const conversation = new Conversation(record, reader, compiled.lists.length);
    let service: Outcome | undefined;
    const isAfterSale = (): Outcome => (service ??= compiled.afterSale?.(conversation, conversation) ?? no);
    return {
      conversation,
      open(index: number, to: number): void {
        conversation.open(index, to);
        service = undefined;
      },
      applies: (rule: Rule) => applicability(rule, conversation, platform, isAfterSale),
    };
  }

  return {
    ruleset,
    inspect(transcript, options = {}) {
      const { from = 0, to = transcript.conversations.length, signal } = options;
      const record = recordOf(transcript, options);
      const { conversation, open: openNext, applies } = open(record, options.platform);

      const findings: Finding[] = [];
      const notEvaluable: NotEvaluable[] = [];
      const scores: (number | null)[] = [];
      const tally = rules.map((rule) => ({ rule: rule.id, hit: 0, passed: 0, notEvaluable: 0 }));
      const results = new Uint8Array(Math.max(0, to - from) * rules.length);
      const measure = measuresOf(transcript, record.turns, options.hours);

      for (let c = from; c < to; c++) {
        if ((c - from) % progressEvery === 0) {
          signal?.throwIfAborted();
          options.onProgress?.(c - from, to - from);
        }
        openNext(c, to);
        const own = results.subarray((c - from) * rules.length, (c - from + 1) * rules.length);
        compiled.rules.forEach((compiledRule, r) => {
          const { rule } = compiledRule;
          const place = applies(rule);
          const verdicts = place === true ? compiledRule.judge(conversation) : [];
          const reason =
            typeof place === "string" ? place : verdicts.find(({ truth }) => truth === null)?.reason;
          const found =
            verdicts.length > 0 && verdicts[0].truth === true
              ? findingsOf(rule, verdicts, conversation, ruleset)
              : nothing;
          for (const finding of found) findings.push(finding);
          if (found.length === 0 && reason)
            notEvaluable.push({ rule: rule.id, conversation: transcript.conversations[c], reason });
          tally[r][found.length > 0 ? "hit" : reason ? "notEvaluable" : "passed"]++;
          own[r] = resultOf(found.length > 0, reason !== undefined, verdicts);
        });
        scores.push(scoring.score({ results: own, measure: (metric) => measure(c, metric) }));
      }
      options.onProgress?.(to - from, to - from);
      return {
        findings,
        notEvaluable,
        scores,
        results,
        rules: tally,
        ...(options.hours && { hours: options.hours }),
      };
    },
    *trace(transcript, options = {}) {
      const { from = 0, to = transcript.conversations.length } = options;
      const { conversation, open: openNext, applies } = open(recordOf(transcript, options), options.platform);
      const [traced] = (withAllHits ??= compileRules(ruleset, true)).rules;
      if (!traced) return;
      for (let c = from; c < to; c++) {
        openNext(c, to);
        const place = applies(traced.rule);
        const traces = place === true ? traced.trace(conversation) : [];
        const verdicts = traces.map(({ verdict }) => verdict);
        const findings = findingsOf(traced.rule, verdicts, conversation, ruleset);
        yield { conversation: c, applies: place, traces, findings };
      }
    },
  };
}

/**
 * Joins the inspections of consecutive slices of one transcript.
 *
 * @example mergeInspections([inspector.inspect(t, { to: 500 }), inspector.inspect(t, { from: 500 })])
 */
export function mergeInspections(parts: readonly Inspection[]): Inspection {
  const hours = parts[0]?.hours;
  return {
    findings: parts.flatMap((part) => part.findings),
    notEvaluable: parts.flatMap((part) => part.notEvaluable),
    scores: parts.flatMap((part) => part.scores),
    results: joined(parts.map((part) => part.results)),
    ...(hours && { hours }),
    rules: (parts[0]?.rules ?? []).map(({ rule }, r) => ({
      rule,
      hit: sum(parts, (part) => part.rules[r].hit),
      passed: sum(parts, (part) => part.rules[r].passed),
      notEvaluable: sum(parts, (part) => part.rules[r].notEvaluable),
    })),
  };
}

function resultOf(isHit: boolean, isDoubtful: boolean, verdicts: readonly RuleVerdict[]): RuleResult {
  if (isHit) return RuleResult.hit;
  if (isDoubtful) return RuleResult.notEvaluable;
  return verdicts.some(({ hasOccasion }) => hasOccasion) ? RuleResult.passed : RuleResult.notApplicable;
}

function joined(arrays: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(sum(arrays, ({ length }) => length));
  let at = 0;
  for (const array of arrays) {
    all.set(array, at);
    at += array.length;
  }
  return all;
}

function sum<T>(items: readonly T[], valueOf: (item: T) => number): number {
  return items.reduce((total, item) => total + valueOf(item), 0);
}

function ordersByConversation(options: InspectionOptions): ReadonlyMap<number, readonly Order[]> | null {
  const { orders = [], hasOrders = options.orders !== undefined } = options;
  if (!hasOrders) return null;
  const byConversation = new Map<number, Order[]>();
  for (const order of orders) {
    const own = byConversation.get(order.conversation);
    if (own) own.push(order);
    else byConversation.set(order.conversation, [order]);
  }
  return byConversation;
}

/** Whether a rule applies to a conversation: on its days, its platforms, before or after a sale; else why that is unknown. */
function applicability(
  { active, appliesTo }: Rule,
  conversation: Conversation,
  platform: string | undefined,
  isAfterSale: () => Outcome,
): boolean | Reason {
  if (!active && !appliesTo) return true;
  if (appliesTo?.platforms) {
    if (platform === undefined) return "noPlatform";
    if (!appliesTo.platforms.includes(platform)) return false;
  }
  if (active) {
    const isEmpty = conversation.from === conversation.to;
    const day = isEmpty ? null : dayOf(conversation.transcript.time[conversation.from]);
    if (day === null) return "noTimes";
    if ((active.from && day < active.from) || (active.to && day > active.to)) return false;
  }
  if (appliesTo?.service) {
    const { truth, reason } = isAfterSale();
    if (truth === null) return reason ?? "noRoles";
    return truth === (appliesTo.service === "afterSale");
  }
  return true;
}

/** Findings of one rule in one conversation; what is shown by the same messages is one finding. */
function findingsOf(
  rule: Rule,
  verdicts: readonly RuleVerdict[],
  conversation: Conversation,
  ruleset: Ruleset,
): Finding[] {
  const findings: Finding[] = [];
  const seen = new Set<string>();
  for (const verdict of verdicts) {
    if (verdict.truth !== true) continue;
    const { evidence } = verdict;
    const shown = evidence.length > 0 ? evidence : verdict.each ? [verdict.each] : [];
    const key = [verdict.sentence, ...shown.flatMap(placeOf)].join();
    if (shown.length > 0 && seen.has(key)) continue;
    seen.add(key);
    const finding = findingOf(rule, verdict, conversation, ruleset);
    const agents = rule.appliesTo?.agents;
    if (!agents || (finding.agent !== null && agents.includes(finding.agent))) findings.push(finding);
  }
  return findings;
}

function findingOf(
  rule: Rule,
  { each, evidence, sentence }: RuleVerdict,
  conversation: Conversation,
  { dictionaries }: Ruleset,
): Finding {
  const { transcript } = conversation;
  const hits = each && !evidence.includes(each) ? [each, ...evidence] : evidence;
  const messages = [...new Set(hits.flatMap((hit) => hit.messages))].sort((a, b) => a - b);
  const measuring = evidence.find((hit) => hit.measured !== null) ?? evidence[0] ?? each;
  const spans: Evidence[] = hits
    .flatMap((hit) => hit.spans)
    .map(({ message, start, end }) => ({
      message,
      row: transcript.row[message],
      start,
      end,
      text: transcript.text[message].slice(start, end),
    }));
  const measured = measuring?.measured ?? null;
  const level = levelOf(rule, measured);
  return {
    rule: rule.id,
    severity: level?.severity ?? rule.severity,
    conversation: transcript.conversations[conversation.index],
    agent: agentOf(hits, messages, conversation),
    messages,
    rows: messages.map((message) => transcript.row[message]),
    measured,
    limit: measuring?.limit ?? null,
    unit: measuring?.unit ?? "hits",
    evidence: spans,
    sentence,
    values: {
      ...phraseOf(measuring, transcript),
      ...valuesOf(hits, dictionaries),
      ...levelValues(rule, level, measured),
    },
  };
}

/** Two hits are the same when the same messages show them; two orders never are. */
function placeOf(hit: Hit): readonly (number | string)[] {
  return hit.isEvent ? [`at ${hit.time}`, hit.values?.order ?? ""] : hit.messages;
}

/** The agent to whom a finding belongs: whom a hit names, else who wrote the last shown message, else who was in charge. */
function agentOf(
  hits: readonly Hit[],
  messages: readonly number[],
  conversation: Conversation,
): string | null {
  const { role, sender, senders } = conversation.transcript;
  const named = hits.find((hit) => hit.agent !== undefined);
  const wrote = messages.findLast((message) => role[message] === Role.agent);
  const code =
    named?.agent ??
    (wrote === undefined
      ? conversation.agentInCharge(messages.at(-1) ?? conversation.to - 1)
      : sender[wrote]);
  return code < 0 ? null : senders[code];
}

/** The words that the sentence quotes: the first place of the hit that is measured. */
function phraseOf(hit: Hit | null | undefined, transcript: Transcript): Record<string, string> {
  const span = hit?.spans[0];
  return span ? { phrase: transcript.text[span.message].slice(span.start, span.end) } : {};
}

/** Values of the hits' sentences; a dictionary's name comes in every language, as `kind.zh-CN`, `kind.en-US`. */
function valuesOf(
  hits: readonly Hit[],
  dictionaries: Ruleset["dictionaries"],
): Record<string, string | number> {
  const values: Record<string, string | number> = {};
  for (const hit of hits) {
    Object.assign(values, hit.values);
    for (const [key, name] of Object.entries(hit.dictionaries ?? {})) {
      values[key] = name;
      for (const [locale, text] of Object.entries(dictionaries[name].names))
        values[`${key}.${locale}`] = text;
    }
  }
  return values;
}

/** The named level of a measured value: the first whose upper bound it does not pass. */
function levelOf({ levels }: Rule, measured: number | null): Level | undefined {
  return measured === null ? undefined : levels?.find(({ upTo }) => measured <= upTo);
}

function levelValues(
  { levels }: Rule,
  level: Level | undefined,
  measured: number | null,
): Record<string, string | number> {
  if (!levels || measured === null) return {};
  const values: Record<string, string | number> = { level: level?.id ?? "violation" };
  if (level) for (const [locale, text] of Object.entries(level.names)) values[`level.${locale}`] = text;
  return values;
}
