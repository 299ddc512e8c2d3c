/**
 * Patterns of several slots in one text. They are looked for only where the automaton found their rarest slot, which is
 * seldom, so their other slots need no place in the automaton.
 */
import { admissibleGap, endsClause, startsClause } from "./clause";
import { dropped, foldedUnit, isSkinToneAt } from "./fold";
import type { Pattern } from "./pattern";
import { placeOf, SlotTexts } from "./slotTexts";
import { isPartOfWord } from "./words";

/** Receives a match: offsets into the original text, end excluded. */
export type OnMatch = (pattern: number, start: number, end: number) => void;

const none = -1;

export class PatternFollower {
  private readonly index: SlotTexts;
  private text = "";
  /** The text as it folds: its units, and where each stands in the original. */
  private units = new Uint16Array(0);
  private places = new Int32Array(0);
  private length = 0;
  /** 128 bits, of which one stands for each of the text's units, as in `UnitIndex.bits`. */
  private readonly bits = new Int32Array(4);
  /** By place in the folded text, where a chain of slots begins that ends right before it; of several the longest. */
  private chains = new Int32Array(1);
  private nextChains = new Int32Array(1);

  constructor(private readonly patterns: readonly Pattern[]) {
    this.index = new SlotTexts(patterns);
  }

  /** Opens a text; patterns are then looked for in it. */
  open(text: string): void {
    this.text = text;
    if (text.length > this.units.length) {
      const size = 2 * text.length;
      this.units = new Uint16Array(size);
      this.places = new Int32Array(size);
      this.chains = new Int32Array(size + 1);
      this.nextChains = new Int32Array(size + 1);
    }
    let length = 0;
    const { bits } = this;
    bits.fill(0);
    for (let i = 0; i < text.length; i++) {
      const unit = foldedUnit[text.charCodeAt(i)];
      if (unit === dropped) continue;
      if (unit >= 0xd800 && isSkinToneAt(text, i)) {
        i++;
        continue;
      }
      bits[(unit >>> 5) & 3] |= 1 << (unit & 31);
      this.units[length] = unit;
      this.places[length++] = i;
    }
    this.length = length;
  }

  /**
   * Whether the other slots of a pattern stand about a text of one of its slots, words, clauses and sentences aside: where
   * they do not, there is nothing to follow.
   *
   * @param start where the text of the slot stands in the original
   * @param end excluded
   */
  mayStand(p: number, slot: number, start: number, end: number): boolean {
    return (
      this.mayHoldOthers(p, slot) &&
      this.goesOn(p, slot + 1, this.placeIn(end)) &&
      this.comesFrom(p, slot - 1, this.placeIn(start))
    );
  }

  /** Whether the text may hold, anywhere, a unit with which each of the other slots of a pattern begins; mostly it does not. */
  private mayHoldOthers(p: number, slot: number): boolean {
    const { bits } = this;
    const { byFirst, firstSlot } = this.index;
    const own = firstSlot[p] + slot;
    const end = firstSlot[p] + this.patterns[p].length;
    for (let other = firstSlot[p]; other < end; other++) {
      if (other === own) continue;
      const at = 4 * other;
      const common =
        (bits[0] & byFirst.bits[at]) |
        (bits[1] & byFirst.bits[at + 1]) |
        (bits[2] & byFirst.bits[at + 2]) |
        (bits[3] & byFirst.bits[at + 3]);
      if (common === 0) return false;
    }
    return true;
  }

  /** The place in the folded text of one in the original. */
  private placeIn(original: number): number {
    const { places, length } = this;
    if (length === this.text.length || length === 0) return original;
    let at = Math.min(original, length);
    while (at > 0 && places[at - 1] >= original) at--;
    return at;
  }

  /** Whether the slots of a pattern from one on follow a place. */
  private goesOn(p: number, slot: number, from: number): boolean {
    if (slot === this.patterns[p].length) return true;
    const { places, length } = this;
    const { byFirst, firstSlot, texts } = this.index;
    const reach = from > 0 ? places[from - 1] + 1 + this.patterns[p][slot].gap : 0;
    for (let at = from; at < length && (at === from || places[at] <= reach); at++) {
      const found = placeOf(byFirst, firstSlot[p] + slot, this.units[at]);
      if (found === none) continue;
      for (let i = byFirst.textStarts[found]; i < byFirst.textStarts[found + 1]; i++) {
        const { text } = texts[byFirst.texts[i]];
        if (this.stands(text, at) && this.goesOn(p, slot + 1, at + text.length)) return true;
      }
    }
    return false;
  }

  /** Whether the slots of a pattern up to one come right before a place. */
  private comesFrom(p: number, slot: number, to: number): boolean {
    if (slot < 0) return true;
    const { places } = this;
    const { byLast, firstSlot, texts } = this.index;
    const gap = this.patterns[p][slot + 1].gap;
    for (let at = to; at > 0 && (at === to || places[to] - places[at - 1] - 1 <= gap); at--) {
      const found = placeOf(byLast, firstSlot[p] + slot, this.units[at - 1]);
      if (found === none) continue;
      for (let i = byLast.textStarts[found]; i < byLast.textStarts[found + 1]; i++) {
        const { text } = texts[byLast.texts[i]];
        const start = at - text.length;
        if (start >= 0 && this.stands(text, start) && this.comesFrom(p, slot - 1, start)) return true;
      }
    }
    return false;
  }

  /**
   * Finds a pattern in the text: for each place where a text of its last slot stands, of the chains of the slots before it
   * the nearest, and of those the longest.
   */
  follow(p: number, onMatch: OnMatch): void {
    const { text, units, places, length } = this;
    const { byFirst, firstSlot, texts } = this.index;
    const last = this.patterns[p].length - 1;
    for (let slot = 0; slot <= last; slot++) {
      const { gap } = this.patterns[p][slot];
      const { chains, nextChains } = this;
      if (slot < last) nextChains.fill(none, 0, length + 1);
      let isAlive = false;
      for (let at = 0; at < length; at++) {
        const found = placeOf(byFirst, firstSlot[p] + slot, units[at]);
        if (found === none) continue;
        const from = slot === 0 ? at : this.chainStart(chains, at, gap);
        if (from === none) continue;
        for (let i = byFirst.textStarts[found]; i < byFirst.textStarts[found + 1]; i++) {
          const { text: own, clauseStart, clauseEnd } = texts[byFirst.texts[i]];
          if (!this.stands(own, at)) continue;
          const next = at + own.length;
          const start = places[at];
          const end = places[next - 1] + 1;
          if (isPartOfWord(text, start, end, own)) continue;
          if ((clauseStart && !startsClause(text, start)) || (clauseEnd && !endsClause(text, end))) continue;
          isAlive = true;
          if (slot === last) onMatch(p, places[from], end);
          else if (nextChains[next] === none || from < nextChains[next]) nextChains[next] = from;
        }
      }
      if (!isAlive) return;
      this.chains = nextChains;
      this.nextChains = chains;
    }
  }

  private stands(own: string, at: number): boolean {
    if (at + own.length > this.length) return false;
    for (let i = 0; i < own.length; i++) if (this.units[at + i] !== own.charCodeAt(i)) return false;
    return true;
  }

  /** Where the chain begins that a text of the next slot continues: the one that ends nearest before it, if near enough. */
  private chainStart(chains: Int32Array, at: number, gap: number): number {
    const { text, places } = this;
    for (let stop = at; stop > 0; stop--) {
      const end = places[stop - 1] + 1;
      if (chains[stop] !== none) return admissibleGap(text, end, places[at], gap) ? chains[stop] : none;
      if (gap === 0 || places[at] - end > gap) return none;
    }
    return none;
  }
}
