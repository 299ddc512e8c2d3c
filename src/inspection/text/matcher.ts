/**
 * Dictionaries over texts: patterns are taken apart into literal phrases for one automaton; here its hits become matches
 * of dictionaries, gaps, clause ends and exclusions considered.
 */
import { buildAutomaton, startOf } from "./automaton";
import { dropped, foldedUnit } from "./fold";
import { parsePattern, type Slot, type SlotText } from "./pattern";

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

/** Chains of hits over the first slots of a pattern, up to one slot: where each begins and ends, by its end; how many. */
interface Chains {
  readonly starts: number[];
  readonly ends: number[];
  count: number;
}

const everyRole = 5;
/** Texts of a slot that are looked for one by one. */
const mostLookedUp = 40;

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

  /** By pattern and slot. */
  const chains: Chains[][] = [];
  const literals = new Map<string, number>();
  /** By literal, flat: patterns of one slot with what of a clause it must begin (1) and end (2); and patterns to look at. */
  const direct: number[][] = [];
  const wakes: number[][] = [];
  /** By literal and pattern of several slots, flat: slot, and what of a clause it must begin and end. */
  const uses = new Map<number, number[]>();
  const literalOf = (text: string): number => {
    let literal = literals.get(text);
    if (literal === undefined) {
      literals.set(text, (literal = direct.length));
      direct.push([]);
      wakes.push([]);
    }
    return literal;
  };
  const clauseOf = ({ clauseStart, clauseEnd }: SlotText): number =>
    (clauseStart ? 1 : 0) | (clauseEnd ? 2 : 0);
  patterns.forEach(({ slots }, p) => {
    chains.push(slots.map(() => ({ starts: [], ends: [], count: 0 })));
    if (slots.length === 1) {
      for (const one of slots[0].texts) direct[literalOf(one.text)].push(p, clauseOf(one));
      return;
    }
    // A pattern is looked at where its rarest slot is found.
    const rarest = rarestOf(slots);
    slots.forEach(({ texts }, slot) => {
      for (const one of texts) {
        const literal = literalOf(one.text);
        const key = literal * patterns.length + p;
        const own = uses.get(key);
        if (own) own.push(slot, clauseOf(one));
        else uses.set(key, [slot, clauseOf(one)]);
        if (slot === rarest && wakes[literal].at(-1) !== p) wakes[literal].push(p);
      }
    });
  });
  const usesTable = tableOf(uses);
  /** By pattern, what may stand right before and behind a text of its rarest slot. */
  const beforeBits = bitsOf(patterns.map(({ slots }) => neighbours(slots, rarestOf(slots), -1)));
  const behindBits = bitsOf(patterns.map(({ slots }) => neighbours(slots, rarestOf(slots), 1)));
  /** By pattern 128 bits, one of which stands for each of its literals: most hits are none of its own, and this says so. */
  const mayUse = new Int32Array(4 * patterns.length);
  for (const key of uses.keys()) {
    const literal = Math.floor(key / patterns.length);
    mayUse[4 * (key % patterns.length) + ((literal >>> 5) & 3)] |= 1 << (literal & 31);
  }
  /** By pattern, the literals of the slots that are not the rarest, where they are few enough to be looked up one by one. */
  const needed = patterns.map(({ slots }) =>
    slots.length === 1
      ? []
      : slots
          .filter(({ texts }, slot) => slot !== rarestOf(slots) && texts.length <= mostLookedUp)
          .map(({ texts }) => Int32Array.from(texts, ({ text }) => literalOf(text))),
  );

  /** What of `direct` and `wakes` concerns the dictionaries of a role, by role; the last entry is for every role. */
  const byRole = [0, 1, 2, 3, 4, everyRole].map((role) => {
    const isWanted = (p: number): boolean =>
      role === everyRole || (((readers[patterns[p].dictionary] ?? -1) >> role) & 1) === 1;
    return {
      direct: flat(direct.map((list) => pairsOf(list, isWanted))),
      wakes: flat(wakes.map((list) => list.filter(isWanted))),
    };
  });
  const isRead = byRole.map((own) => own.direct.items.length + own.wakes.items.length > 0);
  const phrases = [...literals.keys()];
  const letterStart = phrases.map((phrase) => isLetter(phrase.charCodeAt(0)));
  const letterEnd = phrases.map((phrase) => isLetter(phrase.charCodeAt(phrase.length - 1)));
  const automaton = buildAutomaton(phrases);

  let text = "";
  const matches: Match[] = [];
  const exclusions: Match[] = [];
  /** Patterns whose rarest slot was found in the text. */
  const woken: number[] = [];
  /** The text, counted, in which a pattern was woken last, and in which a literal was found last. */
  const wokenIn = new Float64Array(patterns.length);
  const foundIn = new Float64Array(phrases.length);
  let texts = 0;

  /** Whether every slot of a pattern is found somewhere in the text. */
  function isComplete(p: number): boolean {
    for (const list of needed[p]) {
      let i = 0;
      while (i < list.length && foundIn[list[i]] !== texts) i++;
      if (i === list.length) return false;
    }
    return true;
  }

  /** "ok" is no part of "book": a phrase that begins or ends with a letter begins or ends a word. */
  function isWord(literal: number, start: number, end: number): boolean {
    if (letterStart[literal] && start > 0 && isLetter(foldedUnit[text.charCodeAt(start - 1)])) return false;
    return !(letterEnd[literal] && isLetter(foldedUnit[text.charCodeAt(end)]));
  }

  function isOfClause(clause: number, start: number, end: number): boolean {
    return (!(clause & 1) || startsClause(text, start)) && (!(clause & 2) || endsClause(text, end));
  }

  function add(p: number, start: number, end: number): void {
    const { dictionary, exclusion } = patterns[p];
    (exclusion ? exclusions : matches).push({ dictionary, start, end });
  }

  /** Follows a pattern through the text's hits. */
  function follow(p: number, hits: Int32Array, count: number): void {
    const { slots } = patterns[p];
    const own = chains[p];
    const last = slots.length - 1;
    for (const chain of own) chain.count = 0;
    for (let h = 0; h < count; h++) {
      const literal = hits[2 * h];
      if (((mayUse[4 * p + ((literal >>> 5) & 3)] >>> (literal & 31)) & 1) === 0) continue;
      const list = usesTable(literal * patterns.length + p);
      if (!list) continue;
      const end = hits[2 * h + 1];
      let start = -1;
      for (let i = 0; i < list.length; i += 2) {
        const slot = list[i];
        if (slot > 0 && own[slot - 1].count === 0) continue;
        if (start < 0) {
          start = startOf(text, end, phrases[literal].length);
          if (!isWord(literal, start, end)) break;
        }
        if (!isOfClause(list[i + 1], start, end)) continue;
        const from = slot === 0 ? start : chainStart(own[slot - 1], slots[slot].gap, start);
        if (from < 0) continue;
        if (slot === last) {
          add(p, from, end);
          continue;
        }
        const chain = own[slot];
        chain.starts[chain.count] = from;
        chain.ends[chain.count++] = end;
      }
    }
  }

  /**
   * Where the chain begins that a hit continues: of the chains that end nearest before it the longest; -1 when none is near
   * enough. Hits come by their end, so every chain that can precede this one is already there.
   */
  function chainStart({ starts, ends: stops, count }: Chains, gap: number, start: number): number {
    let found = -1;
    let nearest = -1;
    for (let i = count - 1; i >= 0 && (found < 0 || stops[i] === nearest); i--) {
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
      const count = automaton.collect(original);
      if (count === 0) return null;
      text = original;
      const { hits } = automaton;
      const { direct, wakes } = byRole[role];
      matches.length = 0;
      exclusions.length = 0;
      texts++;
      for (let h = 0; h < count; h++) {
        const literal = hits[2 * h];
        foundIn[literal] = texts;
        const lastWake = wakes.starts[literal + 1];
        const last = direct.starts[literal + 1];
        let wake = wakes.starts[literal];
        let i = direct.starts[literal];
        if (wake === lastWake && i === last) continue;
        const end = hits[2 * h + 1];
        const start = startOf(original, end, phrases[literal].length);
        if (wake < lastWake) {
          const unitBefore = neighbour(original, start, -1);
          const unitBehind = neighbour(original, end, 1);
          for (; wake < lastWake; wake++) {
            const p = wakes.items[wake];
            if (wokenIn[p] === texts) continue;
            if (!allows(beforeBits, p, unitBefore) || !allows(behindBits, p, unitBehind)) continue;
            wokenIn[p] = texts;
            woken.push(p);
          }
        }
        if (i === last || !isWord(literal, start, end)) continue;
        for (; i < last; i += 2)
          if (isOfClause(direct.items[i + 1], start, end)) add(direct.items[i], start, end);
      }
      for (const p of woken) if (isComplete(p)) follow(p, hits, count);
      woken.length = 0;
      if (matches.length === 0) return null;
      const kept =
        exclusions.length === 0
          ? matches.slice()
          : matches.filter((match) => !exclusions.some((other) => touches(other, match)));
      return kept.length === 0 ? null : withoutOverlaps(kept);
    },
  };
}

/** The pairs, flat, of the patterns that are wanted. */
function pairsOf(list: readonly number[], isWanted: (pattern: number) => boolean): number[] {
  const kept: number[] = [];
  for (let i = 0; i < list.length; i += 2) if (isWanted(list[i])) kept.push(list[i], list[i + 1]);
  return kept;
}

/** Which units may stand right beside a slot, before (-1) or behind it (1); null: any, or nothing. */
function neighbours(slots: readonly Slot[], slot: number, side: -1 | 1): ReadonlySet<number> | null {
  const other = slots[slot + side];
  if (!other || (side < 0 ? slots[slot].gap : other.gap) > 0) return null;
  return new Set(other.texts.map(({ text }) => text.charCodeAt(side < 0 ? text.length - 1 : 0)));
}

/** By pattern 128 bits, one of which stands for each unit that is allowed; all of them where any is. */
function bitsOf(sets: readonly (ReadonlySet<number> | null)[]): Int32Array {
  const bits = new Int32Array(4 * sets.length);
  sets.forEach((units, p) => {
    if (!units) bits.fill(-1, 4 * p, 4 * p + 4);
    else for (const unit of units) bits[4 * p + ((unit >>> 5) & 3)] |= 1 << (unit & 31);
  });
  return bits;
}

const anyUnit = -1;
const noUnit = 0;

function allows(bits: Int32Array, pattern: number, unit: number): boolean {
  return unit === anyUnit || ((bits[4 * pattern + ((unit >>> 5) & 3)] >>> (unit & 31)) & 1) === 1;
}

/** The folded unit that stands right before (-1) or behind (1) a place, dropped ones aside; of an emoji it may be any. */
function neighbour(text: string, place: number, side: -1 | 1): number {
  for (let at = side < 0 ? place - 1 : place; at >= 0 && at < text.length; at += side) {
    const unit = foldedUnit[text.charCodeAt(at)];
    if (unit >= 0xd800 && unit <= 0xdfff) return anyUnit;
    if (unit !== dropped) return unit;
  }
  return noUnit;
}

/** The slot that is found most seldom, roughly: a character more makes a text ten times as rare. */
function rarestOf(slots: readonly Slot[]): number {
  const frequencies = slots.map(({ texts }) => texts.reduce((sum, { text }) => sum + 10 ** -text.length, 0));
  return frequencies.indexOf(Math.min(...frequencies));
}

/** Lists of numbers one behind the other: list i is `items` from `starts[i]` to `starts[i + 1]`. */
interface Lists {
  readonly starts: Int32Array;
  readonly items: Int32Array;
}

function flat(lists: readonly (readonly number[])[]): Lists {
  const starts = new Int32Array(lists.length + 1);
  lists.forEach((list, i) => (starts[i + 1] = starts[i] + list.length));
  return { starts, items: Int32Array.from(lists.flat()) };
}

/** A map of numbers as an open hash table, read for every hit that a pattern is followed through. */
function tableOf(map: ReadonlyMap<number, readonly number[]>): (key: number) => Int32Array | null {
  let capacity = 16;
  while (capacity < 2 * map.size) capacity *= 2;
  const mask = capacity - 1;
  const keys = new Float64Array(capacity).fill(-1);
  const values: (Int32Array | null)[] = new Array<Int32Array | null>(capacity).fill(null);
  const slotOf = (key: number): number => {
    let slot = (Math.imul(key, 0x9e3779b1) >>> 8) & mask;
    while (keys[slot] !== key && keys[slot] >= 0) slot = (slot + 1) & mask;
    return slot;
  };
  for (const [key, value] of map) {
    const slot = slotOf(key);
    keys[slot] = key;
    values[slot] = Int32Array.from(value);
  }
  return (key) => values[slotOf(key)];
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
