import { customersOf } from "../../chat/mask";
import type { Transcript } from "../../chat/transcript";
import {
  applyChanges,
  builtInRuleset,
  compileRuleset,
  mergeInspections,
  type Finding,
  type Inspection,
  type Inspector,
  type NotEvaluable,
  type Ruleset,
  type RulesetChanges,
} from "../../inspection";
import { findingKeys, markOf, reviewed, type Reviews } from "../../inspection/review";
import { agentMetrics } from "../../metrics/agentMetrics";
import { overview } from "../../report";
import { resultWords } from "../../locales/excel";
import { resultTexts } from "../resultText";
import { throwIfAborted } from "../trouble";
import type { AgentSummary, ScanProgress } from "../types";
import type { ScanJob, ScanReport } from "./job";
import { keepChats } from "./kept";
import type { PackedBlock } from "./pack";
import { readChats } from "./readChats";
import { slicesOf } from "./slices";

/** Messages of one slice: short enough that progress moves and a cancel is heard, long enough to cost nothing. */
const sliceMessages = 4_000;

/**
 * Reads packed cells as chats and inspects them, slice by slice.
 *
 * @param pause awaited between slices, so that the thread can hear a cancel
 */
export async function inspectChats(
  blocks: readonly PackedBlock[],
  job: ScanJob,
  onProgress: (progress: ScanProgress) => void,
  pause: () => Promise<void>,
  signal?: AbortSignal,
): Promise<ScanReport> {
  const { reading, ...chats } = readChats(blocks, job);
  const { transcript, options } = chats;
  const { ruleset, inspector } = rulesFor(job.changes);
  const total = transcript.conversations.length;
  const slices: Inspection[] = [];
  onProgress({ stage: "inspecting", done: 0, total });
  for (const [from, to] of slicesOf(transcript, sliceMessages)) {
    await pause();
    throwIfAborted(signal);
    slices.push(inspector.inspect(transcript, { ...options, from, to }));
    onProgress({ stage: "inspecting", done: to, total });
  }
  await pause();
  throwIfAborted(signal);
  const found = mergeInspections(slices);
  const reviews: Reviews = job.reviews ?? new Map();
  const { keys, setAside } = sortOut(found.findings, findingKeys(found.findings, transcript), reviews);
  const inspection = setAside.keys.length > 0 ? reviewed(ruleset, transcript, found, reviews) : found;
  const { findings, notEvaluable } = inspection;
  if (job.keepAs !== undefined) keepChats(job.keepAs, chats);
  return {
    messages: transcript.length,
    conversations: total,
    duplicates: reading.duplicates.length,
    skipped: reading.skipped.map(({ row, reason }) => ({ row, reason })),
    findings,
    keys,
    setAside,
    notEvaluable,
    byRule: summariesByRule(ruleset, findings, notEvaluable),
    byAgent: summariesByAgent(transcript, inspection),
    quotes: quotesOf(transcript, found.findings),
    customers: customersOf(transcript, new Set(found.findings.map(({ conversation }) => conversation))),
    texts: job.results ? textsBeside(findings, ruleset, job.results) : [],
    overview: overview({
      transcript,
      ruleset,
      inspection,
      orders: options.orders,
      hasOrders: options.hasOrders,
    }),
  };
}

/** Keys of the findings that count, and the findings that people set aside. */
function sortOut(
  findings: readonly Finding[],
  keys: readonly string[],
  reviews: Reviews,
): Pick<ScanReport, "keys" | "setAside"> {
  const isSetAside = keys.map((key) => {
    const status = markOf(reviews, key)?.status;
    return status === "dismissed" || status === "exempted";
  });
  return {
    keys: keys.filter((_, i) => !isSetAside[i]),
    setAside: {
      findings: findings.filter((_, i) => isSetAside[i]),
      keys: keys.filter((_, i) => isSetAside[i]),
    },
  };
}

function textsBeside(
  findings: readonly Finding[],
  { rules }: Ruleset,
  { locale, rows }: NonNullable<ScanJob["results"]>,
): string[] {
  const names = new Map(rules.map(({ id, names }) => [id, names[locale]]));
  return resultTexts(findings, rows, resultWords(locale), (id) => names.get(id) ?? id);
}

interface Rules {
  readonly ruleset: Ruleset;
  readonly inspector: Inspector;
}

/** The rules of the last scan: they are compiled once as long as nobody changes them. */
let ready: { readonly key: string; readonly rules: Rules } | null = null;

function rulesFor(changes: RulesetChanges): Rules {
  const key = JSON.stringify(changes);
  if (ready?.key !== key) {
    const ruleset = applyChanges(builtInRuleset, changes);
    ready = { key, rules: { ruleset, inspector: compileRuleset(ruleset) } };
  }
  return ready.rules;
}

/** Compiles rules ahead of a scan. Changes that are no rules say so when they are scanned with. */
export function prepareRules(changes: RulesetChanges): void {
  try {
    rulesFor(changes);
  } catch {
    ready = null;
  }
}

function summariesByRule(
  ruleset: Ruleset,
  findings: readonly Finding[],
  notEvaluable: readonly NotEvaluable[],
): ScanReport["byRule"] {
  return ruleset.rules
    .filter((rule) => rule.enabled)
    .map(({ id, names, severity }) => {
      const hits = findings.filter((finding) => finding.rule === id);
      return {
        rule: id,
        names,
        severity,
        findings: hits.length,
        conversations: new Set(hits.map((finding) => finding.conversation)).size,
        notEvaluable: notEvaluable.filter(({ rule }) => rule === id).length,
      };
    });
}

function summariesByAgent(transcript: Transcript, { findings, hours }: Inspection): AgentSummary[] {
  const counts = new Map<string, number>();
  for (const { agent } of findings) if (agent !== null) counts.set(agent, (counts.get(agent) ?? 0) + 1);
  return agentMetrics(transcript, { hours }).map((metrics) => ({
    agent: metrics.agent,
    conversations: metrics.conversations,
    findings: counts.get(metrics.agent) ?? 0,
    firstResponse: known(metrics.firstResponse),
    averageResponse: known(metrics.averageResponse),
    replyRatio: known(metrics.replyRatio),
  }));
}

const known = (value: number): number | null => (Number.isFinite(value) ? value : null);

function quotesOf({ text }: Transcript, findings: readonly Finding[]): Record<number, string> {
  const quotes: Record<number, string> = {};
  for (const { evidence } of findings) for (const { message } of evidence) quotes[message] = text[message];
  return quotes;
}
