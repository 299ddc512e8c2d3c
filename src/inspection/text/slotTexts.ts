import type { Pattern, SlotText } from "./pattern";

/** The texts of all slots of all patterns, side by side, found by slot and the unit with which they begin or end. */
export class SlotTexts {
  /** By pattern, the number of its first slot; the others follow. */
  readonly firstSlot: Int32Array;
  /** By text. */
  readonly texts: readonly SlotText[];
  readonly byFirst: UnitIndex;
  readonly byLast: UnitIndex;

  constructor(patterns: readonly Pattern[]) {
    this.firstSlot = new Int32Array(patterns.length);
    for (let p = 1; p < patterns.length; p++)
      this.firstSlot[p] = this.firstSlot[p - 1] + patterns[p - 1].length;
    const slots = patterns.flat();
    this.texts = slots.flatMap(({ texts }) => texts);
    const sizes = slots.map(({ texts }) => texts.length);
    this.byFirst = indexBy(this.texts, sizes, ({ text }) => text.charCodeAt(0));
    this.byLast = indexBy(this.texts, sizes, ({ text }) => text.charCodeAt(text.length - 1));
  }
}

/**
 * By slot the units, `units[unitStarts[slot]] … units[unitStarts[slot + 1] - 1]`, and for each of them texts,
 * `texts[textStarts[unit]] … texts[textStarts[unit + 1] - 1]`. A slot has few units: to look through them is quicker than a
 * map.
 */
export interface UnitIndex {
  /** By slot 128 bits, one of which stands for each of its units: most are not among them, and this says so. */
  readonly bits: Int32Array;
  readonly unitStarts: Int32Array;
  readonly units: Uint16Array;
  readonly textStarts: Int32Array;
  /** Indices of texts. */
  readonly texts: Int32Array;
}

/** Where a unit of a slot stands in the index; -1 when no text of the slot has it there. */
export function placeOf({ bits, unitStarts, units }: UnitIndex, slot: number, unit: number): number {
  if (((bits[4 * slot + ((unit >>> 5) & 3)] >>> (unit & 31)) & 1) === 0) return -1;
  for (let i = unitStarts[slot], end = unitStarts[slot + 1]; i < end; i++) if (units[i] === unit) return i;
  return -1;
}

function indexBy(
  texts: readonly SlotText[],
  sizes: readonly number[],
  unitOf: (text: SlotText) => number,
): UnitIndex {
  const unitStarts = [0];
  const units: number[] = [];
  const textStarts = [0];
  const order: number[] = [];
  const bits = new Int32Array(4 * sizes.length);
  let first = 0;
  sizes.forEach((size, slot) => {
    const own = new Map<number, number[]>();
    for (let i = first; i < first + size; i++) {
      const unit = unitOf(texts[i]);
      const list = own.get(unit);
      if (list) list.push(i);
      else own.set(unit, [i]);
    }
    for (const [unit, list] of own) {
      bits[4 * slot + ((unit >>> 5) & 3)] |= 1 << (unit & 31);
      units.push(unit);
      order.push(...list);
      textStarts.push(order.length);
    }
    unitStarts.push(units.length);
    first += size;
  });
  return {
    bits,
    unitStarts: Int32Array.from(unitStarts),
    units: Uint16Array.from(units),
    textStarts: Int32Array.from(textStarts),
    texts: Int32Array.from(order),
  };
}
