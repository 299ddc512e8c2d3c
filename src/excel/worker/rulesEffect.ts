import {
  applyChanges,
  builtInRuleset,
  compileRuleset,
  type Ruleset,
  type RulesetChanges,
} from "../../inspection";
import {
  changedRules,
  effectOf,
  judgementKey,
  onlyRules,
  type RuleEffect,
  type RuleHits,
} from "../../inspection/explain/effect";
import { throwIfAborted } from "../trouble";
import type { Chats } from "./readChats";
import { slicesOf } from "./slices";

/** How an answer that takes a while lets others be heard. */
export interface Pace {
  /** Awaited between slices. */
  readonly pause: () => Promise<void>;
  readonly signal?: AbortSignal;
}

/** Large, since only the rules that changed are judged. */
const sliceMessages = 20_000;

/** Results that are remembered: who edits tries a value and goes back. */
const mostRemembered = 64;

/** By chats, and then by everything that decides a rule's judgement. */
const remembered = new WeakMap<Chats, Map<string, RuleHits>>();

/**
 * What changes of rules do to chats: every rule that judges otherwise is run over all of them, under both.
 *
 * @throws AbortError; Problem when the rules are none
 */
export async function rulesEffect(
  chats: Chats,
  { before, after }: { readonly before: RulesetChanges; readonly after: RulesetChanges },
  pace: Pace,
): Promise<readonly RuleEffect[]> {
  const then = applyChanges(builtInRuleset, before);
  const now = applyChanges(builtInRuleset, after);
  const ids = changedRules(then, now);
  const hitsThen = await hitsOf(chats, then, ids, pace);
  const hitsNow = await hitsOf(chats, now, ids, pace);
  return ids.map((id) => effectOf(id, hitsThen.get(id), hitsNow.get(id)));
}

async function hitsOf(
  chats: Chats,
  ruleset: Ruleset,
  ids: readonly string[],
  pace: Pace,
): Promise<ReadonlyMap<string, RuleHits>> {
  let known = remembered.get(chats);
  if (!known) remembered.set(chats, (known = new Map()));
  const found = new Map<string, RuleHits>();
  const open = new Map<string, string>();
  for (const id of ids) {
    const key = judgementKey(ruleset, id);
    const hits = key === undefined ? undefined : known.get(key);
    if (hits) found.set(id, hits);
    else if (key !== undefined) open.set(id, key);
  }
  for (const [id, hits] of await inspect(chats, onlyRules(ruleset, new Set(open.keys())), pace)) {
    found.set(id, hits);
    known.set(open.get(id)!, hits);
  }
  for (const key of known.keys()) if (known.size > mostRemembered) known.delete(key);
  return found;
}

async function inspect(
  { transcript, options }: Chats,
  ruleset: Ruleset,
  { pause, signal }: Pace,
): Promise<ReadonlyMap<string, RuleHits>> {
  const tallies = new Map(ruleset.rules.map(({ id }) => [id, { hit: new Set<string>(), notEvaluable: 0 }]));
  if (tallies.size === 0) return tallies;
  const inspector = compileRuleset(ruleset);
  for (const [from, to] of slicesOf(transcript, sliceMessages)) {
    await pause();
    throwIfAborted(signal);
    const { findings, notEvaluable } = inspector.inspect(transcript, { ...options, from, to });
    for (const { rule, conversation } of findings) tallies.get(rule)?.hit.add(conversation);
    for (const { rule } of notEvaluable) tallies.get(rule)!.notEvaluable++;
  }
  return tallies;
}
