/**
 * Dictionaries over texts: patterns are taken apart into literal phrases for one automaton; here its hits become matches
 * of dictionaries, gaps, clause ends and exclusions considered.
 */
import { buildAutomaton, startOf } from "./automaton";
import { endsClause, startsClause } from "./clause";
import { parsePattern, type Pattern } from "./pattern";
import { PatternFollower } from "./patternFollower";
import { isPartOfWord } from "./words";

/** A dictionary found in a text: offsets into the original, UTF-16, end excluded. */
export interface Match {
  readonly dictionary: number;
  readonly start: number;
  readonly end: number;
}

export interface DictionarySource {
  readonly phrases: readonly string[];
  readonly exclusions: readonly string[];
}

export interface Matcher {
  /**
   * All matches in a text of the dictionaries that are read for a role, ordered by dictionary and place; of overlapping
   * matches of one dictionary the longest stays.
   *
   * @param role code of the role; every dictionary when it is not given
   * @returns null when there is none
   */
  match(text: string, role?: number): Match[] | null;
}

/** A phrase or an exclusion of a dictionary. */
interface CompiledPattern {
  readonly slots: Pattern;
  readonly dictionary: number;
  readonly exclusion: boolean;
}

type MatchText = (text: string) => Match[] | null;

const everyRole = 5;

/**
 * Prepares dictionaries.
 *
 * @param dictionaries by index; matches name them by it
 * @param readers by dictionary, the roles whose texts are read for it, as bits of `1 << role`; all when not given
 * @param paths where each dictionary stands in the ruleset, for errors
 */
export function buildMatcher(
  dictionaries: readonly DictionarySource[],
  readers: readonly number[] = [],
  paths: readonly string[] = [],
): Matcher {
  const patterns: CompiledPattern[] = [];
  dictionaries.forEach(({ phrases, exclusions }, dictionary) => {
    const path = paths[dictionary] ?? `dictionaries.${dictionary}`;
    const add = (list: readonly string[], exclusion: boolean, field: string): void =>
      list.forEach((source, i) =>
        patterns.push({ slots: parsePattern(source, `${path}.${field}.${i}`), dictionary, exclusion }),
      );
    add(phrases, false, "phrases");
    add(exclusions, true, "exclusions");
  });
  /** Built when the first text of a role comes: what is asked of customers is not asked of agents. */
  const byRole: (MatchText | undefined)[] = [];
  const matcherOf = (role: number): MatchText =>
    matchPatterns(
      role === everyRole
        ? patterns
        : patterns.filter(({ dictionary }) => (((readers[dictionary] ?? -1) >> role) & 1) === 1),
    );
  return {
    match: (text, role = everyRole) => (byRole[role] ??= matcherOf(role))(text),
  };
}

/** The latest matchers of rulesets, the latest last. */
const latest = new Map<string, Matcher>();
const mostKept = 4;

/**
 * A matcher as `buildMatcher` makes it, or the one that was made of the same dictionaries lately: who changes a limit or a level
 * of a rule does not wait for tables of phrases.
 */
export function matcherFor(...made: Parameters<typeof buildMatcher>): Matcher {
  const [dictionaries, readers] = made;
  const key = JSON.stringify([readers, dictionaries.map(({ phrases, exclusions }) => [phrases, exclusions])]);
  const matcher = latest.get(key) ?? buildMatcher(...made);
  latest.delete(key);
  latest.set(key, matcher);
  for (const oldest of latest.keys()) {
    if (latest.size <= mostKept) break;
    latest.delete(oldest);
  }
  return matcher;
}

/** What an entry of a literal asks: to begin and end a clause, or to follow a pattern of several slots. */
const clauseStart = 1;
const clauseEnd = 2;
const wakes = 4;

function matchPatterns(patterns: readonly CompiledPattern[]): MatchText {
  if (patterns.length === 0) return () => null;
  const literals = new Map<string, number>();
  /** As they come, flat: literal, pattern, and what it asks. */
  const entries: number[] = [];
  const enter = (text: string, pattern: number, asks: number): void => {
    let literal = literals.get(text);
    if (literal === undefined) literals.set(text, (literal = literals.size));
    entries.push(literal, pattern, asks);
  };
  const commonness = commonnessIn(patterns);
  const rarest = patterns.map(({ slots }) => (slots.length > 1 ? rarestOf(slots, commonness) : 0));
  patterns.forEach(({ slots }, p) => {
    if (slots.length > 1) {
      for (const text of new Set(slots[rarest[p]].texts.map((one) => one.text))) enter(text, p, wakes);
      return;
    }
    for (const one of slots[0].texts)
      enter(one.text, p, (one.clauseStart ? clauseStart : 0) | (one.clauseEnd ? clauseEnd : 0));
  });
  const phrases = [...literals.keys()];
  const { starts, items } = byLiteral(entries, phrases.length);
  const lengths = Int32Array.from(phrases, ({ length }) => length);
  const automaton = buildAutomaton(phrases);
  // The automaton finds those of one slot, many of which have hundreds of texts: nothing of them is followed.
  const follower = new PatternFollower(patterns.map(({ slots }) => (slots.length > 1 ? slots : [])));

  const matches: Match[] = [];
  const exclusions: Match[] = [];
  const add = (p: number, start: number, end: number): void => {
    const { dictionary, exclusion } = patterns[p];
    (exclusion ? exclusions : matches).push({ dictionary, start, end });
  };
  /** The text, counted, in which a pattern was followed last. */
  const followedIn = new Float64Array(patterns.length);
  let texts = 0;

  return (text) => {
    const count = automaton.collect(text);
    if (count === 0) return null;
    const { hits } = automaton;
    matches.length = 0;
    exclusions.length = 0;
    texts++;
    let isOpen = false;
    for (let h = 0; h < count; h++) {
      const literal = hits[2 * h];
      const end = hits[2 * h + 1];
      const start = startOf(text, end, lengths[literal]);
      if (isPartOfWord(text, start, end, phrases[literal])) continue;
      for (let i = starts[literal]; i < starts[literal + 1]; i += 2) {
        const p = items[i];
        const asks = items[i + 1];
        if (asks === wakes) {
          if (followedIn[p] === texts) continue;
          if (!isOpen) follower.open(text);
          isOpen = true;
          if (!follower.mayStand(p, rarest[p], start, end)) continue;
          followedIn[p] = texts;
          follower.follow(p, add);
        } else if (
          ((asks & clauseStart) === 0 || startsClause(text, start)) &&
          ((asks & clauseEnd) === 0 || endsClause(text, end))
        )
          add(p, start, end);
      }
    }
    if (matches.length === 0) return null;
    const kept =
      exclusions.length === 0
        ? matches.slice()
        : matches.filter((match) => !exclusions.some((other) => touches(other, match)));
    return kept.length === 0 ? null : withoutOverlaps(kept);
  };
}

/**
 * Entries in the order of their literals, those of one as they came: pattern and what it asks, pattern and what it asks,
 * `items[starts[literal]]` up to `items[starts[literal + 1]]`.
 */
function byLiteral(entries: readonly number[], literals: number): { starts: Int32Array; items: Int32Array } {
  const starts = new Int32Array(literals + 1);
  for (let i = 0; i < entries.length; i += 3) starts[entries[i] + 1] += 2;
  for (let literal = 0; literal < literals; literal++) starts[literal + 1] += starts[literal];
  const items = new Int32Array(starts[literals]);
  const next = starts.slice();
  for (let i = 0; i < entries.length; i += 3) {
    items[next[entries[i]]++] = entries[i + 1];
    items[next[entries[i]]++] = entries[i + 2];
  }
  return { starts, items };
}

/** By unit, how common it is in the phrases themselves, which are made of what people say; a share. */
function commonnessIn(patterns: readonly CompiledPattern[]): Float64Array {
  const shares = new Float64Array(65536);
  const units: number[] = [];
  let all = 0;
  for (const { slots } of patterns)
    for (const { texts } of slots) {
      const weight = 1 / texts.length;
      for (const { text } of texts)
        for (let i = 0; i < text.length; i++) {
          const unit = text.charCodeAt(i);
          if (shares[unit] === 0) units.push(unit);
          shares[unit] += weight;
          all += weight;
        }
    }
  let most = 0;
  for (const unit of units) {
    shares[unit] /= all;
    most = Math.max(most, shares[unit]);
  }
  // Prices, sizes and times are in every other message, whichever digits the phrases name.
  for (const digit of "0123456789") shares[digit.charCodeAt(0)] = most;
  return shares;
}

/** The slot that is found most seldom, roughly: where its texts are long and of uncommon units. */
function rarestOf(slots: Pattern, commonness: Float64Array): number {
  const expected = slots.map(({ texts }) => {
    let sum = 0;
    for (const { text } of texts) {
      let share = 1;
      for (let i = 0; i < text.length; i++) share *= commonness[text.charCodeAt(i)];
      sum += share;
    }
    return sum;
  });
  return expected.indexOf(Math.min(...expected));
}

function touches(exclusion: Match, match: Match): boolean {
  return (
    exclusion.dictionary === match.dictionary && exclusion.start < match.end && match.start < exclusion.end
  );
}

function withoutOverlaps(matches: Match[]): Match[] {
  if (matches.length === 1) return matches;
  sortByPlace(matches);
  const kept: Match[] = [];
  for (const match of matches) {
    const last = kept[kept.length - 1];
    if (!last || last.dictionary !== match.dictionary || last.end <= match.start) kept.push(match);
    else if (match.end - match.start > last.end - last.start) kept[kept.length - 1] = match;
  }
  return kept;
}

/** By dictionary, beginning and, of those the longest first, end; by insertion, because a text has few. */
function sortByPlace(matches: Match[]): void {
  if (matches.length > mostInserted) {
    matches.sort(comparePlaces);
    return;
  }
  for (let i = 1; i < matches.length; i++) {
    const match = matches[i];
    let at = i;
    for (; at > 0 && comparePlaces(matches[at - 1], match) > 0; at--) matches[at] = matches[at - 1];
    matches[at] = match;
  }
}

const mostInserted = 32;

function comparePlaces(a: Match, b: Match): number {
  return a.dictionary - b.dictionary || a.start - b.start || b.end - a.end;
}
