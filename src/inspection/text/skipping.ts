/**
 * Passes over texts that hold no phrase, without reading every character: a character of no phrase rules out all places that
 * cover it, and two neighbours that stand side by side in no phrase all that cover both. Wu and Manber (1994), "A fast algorithm for multi-pattern searching", blocks of two.
 */
import { dropped, foldedUnit } from "./fold";

/** With shorter phrases every character would be looked at, twice. */
const shortestWorth = 3;
/** As far as a byte tells. */
const longestLooked = 256;
/** One byte each: a larger table would push texts out of the caches. */
const mostCells = 1 << 18;
/** Where more than one in so many cells ends a phrase, most texts would be read twice. */
const cellsPerEnd = 8;

const otherKind = 0;
const droppedKind = 1;

/** Halves of a skin tone, which folding drops, and of other signs, which it keeps: one unit alone does not say of which. */
const halves = [0xd83c, 0xdffb, 0xdffc, 0xdffd, 0xdffe, 0xdfff];

/**
 * @param phrases folded, none of them empty
 * @returns says whether a text may hold a phrase: false is certain; null where asking would not pay
 * @example mayHoldAnyOf(["便宜点吗"])?.("亲，已经为您安排发货了") //=> false
 */
export function mayHoldAnyOf(phrases: readonly string[]): ((text: string) => boolean) | null {
  if (phrases.length === 0) return null;
  const length = Math.min(longestLooked, ...phrases.map((phrase) => phrase.length));
  if (length < shortestWorth) return null;
  const beginnings = phrases.map((phrase) => phrase.slice(0, length));
  const kindOf = new Map<number, number>();
  for (const beginning of beginnings)
    for (let i = 0; i < length; i++) {
      const unit = beginning.charCodeAt(i);
      if (!kindOf.has(unit)) kindOf.set(unit, kindOf.size + 2);
    }
  const width = kindOf.size + 2;
  const kinds = kindsOf(kindOf);
  const shifts = shiftsOf(beginnings, length, kindOf);
  const mask = shifts.length - 1;
  const ends = shifts.reduce((count, shift) => count + Number(shift === 0), 0);
  if (ends * cellsPerEnd > shifts.length) return null;

  const farthest = length - 1;
  return (text) => {
    for (let at = farthest; at < text.length;) {
      const kind = kinds[text.charCodeAt(at)];
      // No phrase covers this place: one unit is read of as many as the shortest phrase has, where phrases are few.
      if (kind === otherKind) {
        at += length;
        continue;
      }
      const shift = shifts[(kinds[text.charCodeAt(at - 1)] * width + kind) & mask];
      // Mostly so. To add what was read would be to wait for it before the next place can be read.
      if (shift === farthest) at += farthest;
      else if (shift === 0) return true;
      else at += shift;
    }
    return false;
  };
}

/** By unit: which unit of the phrases it folds to, counted from 2. */
function kindsOf(kindOf: ReadonlyMap<number, number>): Uint16Array {
  const kindOfFolded = new Uint16Array(65536);
  for (const [unit, kind] of kindOf) kindOfFolded[unit] = kind;
  kindOfFolded[dropped] = droppedKind;
  const kinds = foldedUnit.map((unit) => kindOfFolded[unit]);
  for (const half of halves) if (kinds[half] === otherKind) kinds[half] = droppedKind;
  return kinds;
}

/**
 * By the kinds of two neighbours (row and column of a table that is wound up where it is too large; cells that meet hold the
 * lesser): by how much further the beginning of a phrase that covers both may end; 0: it may end here. What does not cover
 * both ends `length - 1` further or more.
 */
function shiftsOf(
  beginnings: readonly string[],
  length: number,
  kindOf: ReadonlyMap<number, number>,
): Uint8Array {
  const width = kindOf.size + 2;
  const size = Math.min(mostCells, 2 ** Math.ceil(Math.log2(width * width)));
  const shifts = new Uint8Array(size).fill(length - 1);
  const lower = (before: number, kind: number, shift: number): void => {
    const cell = (before * width + kind) & (size - 1);
    if (shift < shifts[cell]) shifts[cell] = shift;
  };
  /** By the later of two, when what stands before it may be dropped. */
  const alone = new Uint8Array(width).fill(length - 1);
  for (const beginning of beginnings)
    for (let i = 0, before = otherKind; i < length; i++) {
      const kind = kindOf.get(beginning.charCodeAt(i)) ?? otherKind;
      const shift = length - 1 - i;
      alone[kind] = Math.min(alone[kind], shift);
      if (i > 0) lower(before, kind, shift);
      before = kind;
    }
  alone[droppedKind] = 1;
  const halfKinds = halves.flatMap((half) => kindOf.get(half) ?? []);
  for (const kind of halfKinds) alone[kind] = 0;
  for (const uncertain of [droppedKind, ...halfKinds])
    for (let kind = 0; kind < width; kind++) {
      lower(uncertain, kind, alone[kind]);
      lower(kind, uncertain, alone[uncertain]);
    }
  return shifts;
}
