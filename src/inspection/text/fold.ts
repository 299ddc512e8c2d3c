/**
 * Folding: the differences of writing that matter to no rule. Full width → half width, traditional → simplified, upper
 * → lower case, 您/妳 → 你, curly → straight quotes; spaces, invisible marks, variation selectors and skin tones are dropped.
 * A unit folds to one unit or to nothing, so a place in the folded text always has its place in the original.
 */
import traditionalToSimplified from "opencc-js/dict/TSCharacters";

/** In `foldedUnit`: the unit is dropped. */
export const dropped = 0;

/** First and last of all but Chinese, Japanese, Yi and Korean, four fifths of all units: those need not be asked for another case. */
const unitsWithCase = [
  [0x0001, 0x2e7f],
  [0xa640, 0xabff],
  [0xfb00, 0xffff],
];

/** First and last of the units that are dropped. The line break (U+000A) is not among them: it ends a clause. */
const droppedUnits = [
  [0x00, 0x09],
  [0x0b, 0x20],
  [0x7f, 0xa0],
  [0xad, 0xad],
  [0x1680, 0x1680],
  [0x2000, 0x200f],
  [0x2028, 0x202f],
  [0x205f, 0x206f],
  [0x3000, 0x3000],
  [0x3164, 0x3164],
  [0xfe00, 0xfe0f],
  [0xfeff, 0xfeff],
  [0xffa0, 0xffa0],
];

/** Folded UTF-16 unit by original unit; `dropped` when it vanishes. */
export const foldedUnit: Uint16Array = buildTable();

function buildTable(): Uint16Array {
  const table = new Uint16Array(65536);
  for (let unit = 1; unit < 65536; unit++) table[unit] = unit;
  for (const [first, last] of unitsWithCase)
    for (let unit = first; unit <= last; unit++) {
      const lower = String.fromCharCode(unit).toLowerCase();
      if (lower.length === 1) table[unit] = lower.charCodeAt(0);
    }
  for (let unit = 0xff01; unit <= 0xff5e; unit++) table[unit] = table[unit - 0xfee0];
  for (const pair of traditionalToSimplified.split("|")) {
    const [from, to] = pair.split(" ");
    if (from?.length === 1 && to?.length === 1) table[from.charCodeAt(0)] = to.charCodeAt(0);
  }
  const same = [
    "您你",
    "妳你",
    "著着",
    "麽么",
    '“"',
    '”"',
    '„"',
    "‘'",
    "’'",
    "︰:",
    "～~",
    "〜~",
    "―-",
    "—-",
    "–-",
    "－-",
  ];
  for (const [from, to] of same) table[from.charCodeAt(0)] = to.charCodeAt(0);
  for (const [first, last] of droppedUnits) table.fill(dropped, first, last + 1);
  return table;
}

const skinToneHigh = 0xd83c;

/** Whether a skin tone (U+1F3FB–U+1F3FF, two units) begins at a place. */
export function isSkinToneAt(text: string, index: number): boolean {
  if (text.charCodeAt(index) !== skinToneHigh) return false;
  const low = text.charCodeAt(index + 1);
  return low >= 0xdffb && low <= 0xdfff;
}

/** A folded text; `offsets[i]` is where its unit `i` stands in the original, `offsets[length]` the original's length. */
export interface Folded {
  readonly text: string;
  readonly offsets: readonly number[];
}

/**
 * Folds a text and keeps the way back.
 *
 * @example foldWithOffsets("Ａ  您").text //=> "a你"
 * @example foldWithOffsets("Ａ  您").offsets //=> [0, 3, 4]
 */
export function foldWithOffsets(original: string): Folded {
  const units: number[] = [];
  const offsets: number[] = [];
  for (let i = 0; i < original.length; i++) {
    if (isSkinToneAt(original, i)) {
      i++;
      continue;
    }
    const unit = foldedUnit[original.charCodeAt(i)];
    if (unit === dropped) continue;
    units.push(unit);
    offsets.push(i);
  }
  offsets.push(original.length);
  let text = "";
  for (let i = 0; i < units.length; i += 4096) text += String.fromCharCode(...units.slice(i, i + 4096));
  return { text, offsets };
}

/**
 * Folds a text.
 *
 * @example fold("請您付款 ＯＫ") //=> "请你付款ok"
 */
export function fold(original: string): string {
  return isFolded(original) ? original : foldWithOffsets(original).text;
}

/** Most phrases are written as they fold. */
function isFolded(text: string): boolean {
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit === skinToneHigh || unit === dropped || foldedUnit[unit] !== unit) return false;
  }
  return true;
}
