/**
 * Dictionaries over texts: patterns are taken apart into literal phrases for one automaton; here its hits become matches
 * of dictionaries, gaps, clause ends and exclusions considered.
 */
import { buildAutomaton } from "./automaton";
import { dropped, foldedUnit } from "./fold";
import { parsePattern, type Slot } from "./pattern";

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

interface CompiledPattern {
  readonly slots: readonly Slot[];
  readonly dictionary: number;
  readonly exclusion: boolean;
}

/** Chains of hits over the first slots of a pattern, up to one slot: where each begins and ends, by its end. */
interface Chains {
  readonly starts: number[];
  readonly ends: number[];
}

const everyRole = 5;

/** What ends a clause (1) and, larger, a sentence (2), by folded unit; half of an emoji ends a clause. */
const ends = new Uint8Array(65536).fill(1, 0xd800, 0xe000);
for (const sign of ",.:、…~()[]【】{}\"'「」『』-=|/*#<>《》") ends[sign.charCodeAt(0)] = 1;
for (const sign of "。!?;\n") ends[sign.charCodeAt(0)] = 2;

/** Said before or after the words of a clause without changing them. */
const openers: readonly string[] = [
  "亲爱的",
  "亲亲",
  "亲",
  "宝贝",
  "宝宝",
  "宝",
  "哈喽",
  "你好",
  "那",
  "嗯",
  "哦",
  "额",
  "呃",
  "啊",
];
const closers = "哦呢呀啊哈啦喔噢哟嘛吧滴的了亲呐咯";
const lastOfOpener = new Set(openers.map((word) => word[word.length - 1]));

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

  /** By slot of every pattern, counted through; `firstSlot[p]` is the first of pattern p. */
  const firstSlot: number[] = [];
  const chains: Chains[] = [];
  const literals = new Map<string, number>();
  /** By literal, flat: pattern, slot counted through, what of a clause it must begin (1) and end (2). */
  const uses: number[][] = [];
  patterns.forEach((pattern, p) => {
    firstSlot.push(chains.length);
    for (const { texts } of pattern.slots) {
      const slot = chains.push({ starts: [], ends: [] }) - 1;
      for (const { text, clauseStart, clauseEnd } of texts) {
        let literal = literals.get(text);
        if (literal === undefined) {
          literal = uses.length;
          literals.set(text, literal);
          uses.push([]);
        }
        uses[literal].push(p, slot, (clauseStart ? 1 : 0) | (clauseEnd ? 2 : 0));
      }
    }
  });
  /** What of `uses` concerns the dictionaries of a role, by role; the last entry is for every role. */
  const usesByRole = [0, 1, 2, 3, 4].map((role) =>
    uses.map((list) => usesOf(list, (p) => ((readers[patterns[p].dictionary] ?? -1) >> role) & 1)),
  );
  usesByRole.push(uses.map((list) => Int32Array.from(list)));
  const isRead = usesByRole.map((lists) => lists.some((list) => list.length > 0));
  const phrases = [...literals.keys()];
  const letterStart = phrases.map((phrase) => isLetter(phrase.charCodeAt(0)));
  const letterEnd = phrases.map((phrase) => isLetter(phrase.charCodeAt(phrase.length - 1)));
  const automaton = buildAutomaton(phrases);

  /** By slot, how many of its chains' places are in use: looked at for every hit, so kept apart and small. */
  const counts = new Int32Array(chains.length);
  let text = "";
  let relevant = usesByRole[everyRole];
  const matches: Match[] = [];
  const exclusions: Match[] = [];
  /** Slots that hold a chain; emptied after each text instead of being made anew. */
  const used: number[] = [];

  function onPhrase(literal: number, start: number, end: number): void {
    const list = relevant[literal];
    if (list.length === 0) return;
    // "ok" is no part of "book": a phrase that begins or ends with a letter begins or ends a word.
    if (letterStart[literal] && start > 0 && isLetter(foldedUnit[text.charCodeAt(start - 1)])) return;
    if (letterEnd[literal] && isLetter(foldedUnit[text.charCodeAt(end)])) return;
    for (let i = 0; i < list.length; i += 3) {
      const p = list[i];
      const slot = list[i + 1];
      const isFirst = slot === firstSlot[p];
      if (!isFirst && counts[slot - 1] === 0) continue;
      const clause = list[i + 2];
      if (clause & 1 && !startsClause(text, start)) continue;
      if (clause & 2 && !endsClause(text, end)) continue;
      const from = isFirst ? start : chainStart(p, slot, start);
      if (from < 0) continue;
      const { slots, dictionary, exclusion } = patterns[p];
      if (slot - firstSlot[p] === slots.length - 1) {
        (exclusion ? exclusions : matches).push({ dictionary, start: from, end });
        continue;
      }
      const own = chains[slot];
      const place = counts[slot]++;
      if (place === 0) used.push(slot);
      own.starts[place] = from;
      own.ends[place] = end;
    }
  }

  /**
   * Where the chain begins that a hit continues: of the chains that end nearest before it the longest; -1 when none is near
   * enough. Hits come by their end, so every chain that can precede this one is already there.
   */
  function chainStart(p: number, slot: number, start: number): number {
    const { starts, ends: stops } = chains[slot - 1];
    const { gap } = patterns[p].slots[slot - firstSlot[p]];
    let found = -1;
    let nearest = -1;
    for (let i = counts[slot - 1] - 1; i >= 0 && (found < 0 || stops[i] === nearest); i--) {
      if (found >= 0 && starts[i] >= found) continue;
      if (!admissibleGap(text, stops[i], start, gap)) continue;
      found = starts[i];
      nearest = stops[i];
    }
    return found;
  }

  return {
    match(original, role = everyRole) {
      if (!isRead[role]) return null;
      text = original;
      relevant = usesByRole[role];
      matches.length = 0;
      exclusions.length = 0;
      if (!automaton.scan(original, onPhrase)) return null;
      for (const slot of used) counts[slot] = 0;
      used.length = 0;
      if (matches.length === 0) return null;
      const kept =
        exclusions.length === 0
          ? matches.slice()
          : matches.filter((match) => !exclusions.some((other) => touches(other, match)));
      return kept.length === 0 ? null : withoutOverlaps(kept);
    },
  };
}

/** The uses, flat by three, of the patterns that are wanted. */
function usesOf(list: readonly number[], isWanted: (pattern: number) => number): Int32Array {
  const kept: number[] = [];
  for (let i = 0; i < list.length; i += 3)
    if (isWanted(list[i])) kept.push(list[i], list[i + 1], list[i + 2]);
  return Int32Array.from(kept);
}

function touches(exclusion: Match, match: Match): boolean {
  return (
    exclusion.dictionary === match.dictionary && exclusion.start < match.end && match.start < exclusion.end
  );
}

function withoutOverlaps(matches: Match[]): Match[] {
  if (matches.length === 1) return matches;
  matches.sort((a, b) => a.dictionary - b.dictionary || a.start - b.start || b.end - a.end);
  const kept: Match[] = [];
  for (const match of matches) {
    const last = kept[kept.length - 1];
    if (!last || last.dictionary !== match.dictionary || last.end <= match.start) kept.push(match);
    else if (match.end - match.start > last.end - last.start) kept[kept.length - 1] = match;
  }
  return kept;
}

function isLetter(unit: number): boolean {
  return unit >= 0x61 && unit <= 0x7a;
}

/** Whether nothing but what a gap may hold lies between two places; a gap of 0 holds what folding drops. */
function admissibleGap(text: string, from: number, to: number, longest: number): boolean {
  if (from > to || (longest > 0 && to - from > longest)) return false;
  for (let i = from; i < to; i++) {
    const unit = foldedUnit[text.charCodeAt(i)];
    if (longest > 0 ? ends[unit] === 2 : unit !== dropped) return false;
  }
  return true;
}

/** Whether a place is where a clause begins, forms of address and interjections aside. */
function startsClause(text: string, index: number): boolean {
  let at = index;
  for (;;) {
    while (at > 0 && foldedUnit[text.charCodeAt(at - 1)] === dropped) at--;
    if (at === 0 || ends[foldedUnit[text.charCodeAt(at - 1)]] > 0) return true;
    if (!lastOfOpener.has(text[at - 1])) return false;
    const opener = openers.find((word) => text.endsWith(word, at));
    if (!opener) return false;
    at -= opener.length;
  }
}

/** Whether a place is where a clause ends, modal particles aside. */
function endsClause(text: string, index: number): boolean {
  for (let at = index; at < text.length; at++) {
    const unit = foldedUnit[text.charCodeAt(at)];
    if (ends[unit] > 0) return true;
    if (unit !== dropped && !closers.includes(text[at])) return false;
  }
  return true;
}
