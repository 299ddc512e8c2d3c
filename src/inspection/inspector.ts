import type { Transcript } from "../chat/transcript";
import type { ServiceHours } from "../metrics/serviceHours";
import { applicability } from "./applicability";
import { compileRules, type CompiledRules } from "./compile";
import type { RuleTrace, RuleVerdict } from "./compileRule";
import { Conversation, type ChatRecord } from "./conversation";
import type { Finding, NotEvaluable } from "./finding";
import { findingsOf } from "./findingsOf";
import { intentReader } from "./intents";
import type { Reason } from "./language";
import { no, type Outcome } from "./outcome";
import { textReader } from "./reading";
import { recordKeeper, type RecordOptions } from "./record";
import type { Rule, Ruleset } from "./ruleset";
import { prepareScoring, RuleResult } from "./scorecard/score";
import { matcherFor } from "./text/matcher";

/** What an inspection may know beside the transcript, and how it is watched and cut. */
export interface InspectionOptions extends RecordOptions {
  /**
   * The platform the chats come from, as rules name it in `appliesTo.platforms` (taobao, jd, pdd, douyin, …); absent: not
   * known.
   */
  readonly platform?: string;
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
const noVerdicts: readonly RuleVerdict[] = [];

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
  const matcher = matcherFor(
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
  const records = recordKeeper();

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
      const record = records.recordOf(transcript, options);
      const { conversation, open: openNext, applies } = open(record, options.platform);

      const findings: Finding[] = [];
      const notEvaluable: NotEvaluable[] = [];
      const scores: (number | null)[] = [];
      const tally = rules.map((rule) => ({ rule: rule.id, hit: 0, passed: 0, notEvaluable: 0 }));
      const results = new Uint8Array(Math.max(0, to - from) * rules.length);
      const measure = records.measuresOf(transcript, options);

      for (let c = from; c < to; c++) {
        if ((c - from) % progressEvery === 0) {
          signal?.throwIfAborted();
          options.onProgress?.(c - from, to - from);
        }
        openNext(c, to);
        const own = results.subarray((c - from) * rules.length, (c - from + 1) * rules.length);
        for (let r = 0; r < rules.length; r++) {
          const rule = rules[r];
          const place = applies(rule);
          const verdicts = place === true ? compiled.rules[r].judge(conversation) : noVerdicts;
          const isFound = verdicts.length > 0 && verdicts[0].truth === true;
          const found = isFound ? findingsOf(rule, verdicts, conversation, ruleset) : nothing;
          const reason =
            typeof place === "string" ? place : verdicts.find(({ truth }) => truth === null)?.reason;
          for (const finding of found) findings.push(finding);
          if (found.length === 0 && reason)
            notEvaluable.push({ rule: rule.id, conversation: transcript.conversations[c], reason });
          if (found.length > 0) tally[r].hit++;
          else if (reason) tally[r].notEvaluable++;
          else tally[r].passed++;
          own[r] = resultOf(found.length > 0, reason !== undefined, verdicts);
        }
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
      const {
        conversation,
        open: openNext,
        applies,
      } = open(records.recordOf(transcript, options), options.platform);
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
