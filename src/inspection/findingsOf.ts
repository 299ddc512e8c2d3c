/** Verdicts as findings: data for every door, whose sentences the catalogues write. */
import { Role } from "../chat/role";
import type { Transcript } from "../chat/transcript";
import type { RuleVerdict } from "./compileRule";
import type { Conversation } from "./conversation";
import type { Evidence, Finding } from "./finding";
import type { Hit } from "./outcome";
import type { Level, Rule, Ruleset } from "./ruleset";

/** Findings of one rule in one conversation; what is shown by the same messages is one finding. */
export function findingsOf(
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
    if (shown.length > 0 && verdicts.length > 1) {
      const key = [verdict.sentence, ...shown.flatMap(placeOf)].join();
      if (seen.has(key)) continue;
      seen.add(key);
    }
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
  const messages =
    hits.length === 1 && hits[0].messages.length === 1
      ? hits[0].messages
      : [...new Set(hits.flatMap((hit) => hit.messages))].sort((a, b) => a - b);
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
