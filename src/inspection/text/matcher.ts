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
   * All matches in a text, ordered by dictionary and place; of overlapping matches of one dictionary the longest stays.
   *
   * @returns null when there is none
   */
  match(text: string): Match[] | null;
}

interface CompiledPattern {
  readonly slots: readonly Slot[];
  readonly dictionary: number;
  readonly exclusion: boolean;
}

/** A hit of a literal phrase: in which slot of which pattern, and where. */
interface SlotHit {
  start: number;
  end: number;
}

/** A gap stays inside a sentence; a clause is smaller. */
const sentenceEnd = /[。!?！？;；\n]/;
const clauseEndSigns = new Set(
  [..."。.!?,;:、…~\n()[]【】{}\"'「」『』-=|/*#<>《》"].map((c) => c.codePointAt(0)),
);
/** Said before or after the words of a clause without changing them. */
const openers = [
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
const closers = [..."哦呢呀啊哈啦喔噢哟嘛吧滴的了亲呐咯"];

/**
 * Prepares dictionaries.
 *
 * @param dictionaries by index; matches name them by it
 * @param paths where each dictionary stands in the ruleset, for errors
 */
export function buildMatcher(
  dictionaries: readonly DictionarySource[],
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

  const literals = new Map<string, number>();
  /** By literal, flat: pattern, slot, what of a clause it must begin (1) and end (2). */
  const uses: number[][] = [];
  patterns.forEach((pattern, p) =>
    pattern.slots.forEach(({ texts }, slot) => {
      for (const { text, clauseStart, clauseEnd } of texts) {
        let literal = literals.get(text);
        if (literal === undefined) {
          literal = uses.length;
          literals.set(text, literal);
          uses.push([]);
        }
        uses[literal].push(p, slot, (clauseStart ? 1 : 0) | (clauseEnd ? 2 : 0));
      }
    }),
  );
  const phrases = [...literals.keys()];
  const letterStart = phrases.map((phrase) => isLetter(phrase.charCodeAt(0)));
  const letterEnd = phrases.map((phrase) => isLetter(phrase.charCodeAt(phrase.length - 1)));
  const automaton = buildAutomaton(phrases);

  let text = "";
  let matches: Match[] = [];
  let exclusions: Match[] = [];
  /** Hits by pattern and slot, for patterns with gaps only. */
  const gapped = new Map<number, SlotHit[][]>();

  function emit(p: number, start: number, end: number): void {
    const pattern = patterns[p];
    (pattern.exclusion ? exclusions : matches).push({ dictionary: pattern.dictionary, start, end });
  }

  function onPhrase(literal: number, start: number, end: number): void {
    // "ok" is no part of "book": a phrase that begins or ends with a letter begins or ends a word.
    if (letterStart[literal] && start > 0 && isLetter(foldedUnit[text.charCodeAt(start - 1)])) return;
    if (letterEnd[literal] && isLetter(foldedUnit[text.charCodeAt(end)])) return;
    const list = uses[literal];
    for (let i = 0; i < list.length; i += 3) {
      const p = list[i];
      const slot = list[i + 1];
      if (list[i + 2] & 1 && !startsClause(text, start)) continue;
      if (list[i + 2] & 2 && !endsClause(text, end)) continue;
      const { slots } = patterns[p];
      if (slots.length === 1) emit(p, start, end);
      else {
        let hits = gapped.get(p);
        if (!hits) gapped.set(p, (hits = slots.map(() => [])));
        // Only what can follow a hit of the slot before is worth keeping; hits come by their end.
        if (slot === 0 || hits[slot - 1].length > 0) hits[slot].push({ start, end });
      }
    }
  }

  /** The shortest chain over the slots from each first hit, with admissible gaps. */
  function emitChains(p: number, hits: readonly SlotHit[][]): void {
    // reach[i]: start of the chain that ends with hit i of the current slot, latest start first.
    let ends = hits[0].map(({ start, end }) => ({ start, end }));
    for (let slot = 1; slot < hits.length && ends.length > 0; slot++) {
      const longer: SlotHit[] = [];
      for (const hit of hits[slot]) {
        for (let i = ends.length - 1; i >= 0; i--) {
          if (!admissibleGap(text, ends[i].end, hit.start, patterns[p].slots[slot].gap)) continue;
          longer.push({ start: ends[i].start, end: hit.end });
          break;
        }
      }
      ends = longer;
    }
    for (const { start, end } of ends) emit(p, start, end);
  }

  return {
    match(original) {
      text = original;
      matches = [];
      exclusions = [];
      if (!automaton.scan(original, onPhrase)) return null;
      if (gapped.size > 0) {
        for (const [p, hits] of gapped) if (hits[hits.length - 1].length > 0) emitChains(p, hits);
        gapped.clear();
      }
      if (matches.length === 0) return null;
      if (exclusions.length > 0)
        matches = matches.filter(
          (match) =>
            !exclusions.some(
              (other) =>
                other.dictionary === match.dictionary && other.start < match.end && match.start < other.end,
            ),
        );
      return matches.length === 0 ? null : withoutOverlaps(matches);
    },
  };
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

function admissibleGap(text: string, from: number, to: number, longest: number): boolean {
  if (from >= to) return from === to;
  if (longest > 0) return to - from <= longest && !sentenceEnd.test(text.slice(from, to));
  for (let i = from; i < to; i++) if (foldedUnit[text.charCodeAt(i)] !== dropped) return false;
  return true;
}

/** Whether a place is where a clause begins, forms of address and interjections aside. */
function startsClause(text: string, index: number): boolean {
  let at = index;
  for (;;) {
    while (at > 0 && foldedUnit[text.charCodeAt(at - 1)] === dropped) at--;
    if (at === 0 || isBoundary(text, at - 1)) return true;
    const opener = openers.find((word) => text.endsWith(word, at));
    if (!opener) return false;
    at -= opener.length;
  }
}

/** Whether a place is where a clause ends, modal particles aside. */
function endsClause(text: string, index: number): boolean {
  let at = index;
  while (at < text.length) {
    if (isBoundary(text, at)) return true;
    if (foldedUnit[text.charCodeAt(at)] !== dropped && !closers.includes(text[at])) return false;
    at++;
  }
  return true;
}

function isBoundary(text: string, index: number): boolean {
  const unit = text.charCodeAt(index);
  return clauseEndSigns.has(foldedUnit[unit]) || (unit >= 0xd800 && unit <= 0xdfff);
}
