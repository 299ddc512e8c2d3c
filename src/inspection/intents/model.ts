/**
 * A linear model: one logistic regression per label over the features of `features.ts`, runs of characters and of words,
 * trained by bench/intents/train.ts. Its weights are 8-bit numbers, a column per label, a row per known run; a run that is
 * not known says nothing.
 */
import { collected, collectFeatures } from "./features";
import type { Label } from "./ids";
import source from "./model.json";

interface Column {
  /** Weight of a row: `weights[offset + row] * scale`. */
  readonly offset: number;
  readonly scale: number;
  readonly bias: number;
  /** From here on a label holds: where F1 is best over training lines of wordings that were held out. */
  readonly threshold: number;
}

/** A text as the model sees it. */
export interface Observed {
  /** Rows of the known runs. */
  readonly rows: Int32Array;
  readonly count: number;
}

const runs = int32Of(source.runs);
const weights = new Int8Array(bytesOf(source.weights).buffer);
const columns: ReadonlyMap<Label, Column> = new Map(
  source.columns.map(({ label, ...column }, index) => [
    label as Label,
    { ...column, offset: index * runs.length },
  ]),
);

/** Row by hashed run, in an open hash table of two numbers a slot: the run, and its row; -1 when free. */
const capacity = 1 << 16;
const slots = new Int32Array(2 * capacity).fill(-1);
runs.forEach((run, row) => {
  let slot = slotOf(run);
  while (slots[2 * slot + 1] >= 0) slot = (slot + 1) & (capacity - 1);
  slots[2 * slot] = run;
  slots[2 * slot + 1] = row;
});

function slotOf(run: number): number {
  return (Math.imul(run, 0x9e3779b1) >>> 16) & (capacity - 1);
}

function rowOf(run: number): number {
  for (let slot = slotOf(run); slots[2 * slot + 1] >= 0; slot = (slot + 1) & (capacity - 1))
    if (slots[2 * slot] === run) return slots[2 * slot + 1];
  return -1;
}

/** A bit for each hash that a known run may have: most runs are not known, and this small table says so. */
const mayBeKnown = new Uint32Array(1 << 13);
for (const run of runs) mayBeKnown[wordOf(run)] |= 1 << (run & 31);

function wordOf(run: number): number {
  return (run >>> 5) & 0x1fff;
}

/** By row, the last text in which it was seen: a run counts once, and no set is made for it. */
const seenIn = new Uint32Array(runs.length);
let texts = 0;
const found = new Int32Array(runs.length);

/** Fills `found` with the rows of a text's known runs, each once, and says how many there are. */
function findRows(text: string): number {
  texts = (texts + 1) >>> 0;
  const size = collectFeatures(text);
  let count = 0;
  for (let i = 0; i < size; i++) {
    const run = collected[i];
    if (((mayBeKnown[wordOf(run)] >>> (run & 31)) & 1) === 0) continue;
    const row = rowOf(run);
    if (row < 0 || seenIn[row] === texts) continue;
    seenIn[row] = texts;
    found[count++] = row;
  }
  return count;
}

/** Looks at a text once, for any number of labels. */
export function observe(text: string): Observed {
  const count = findRows(text);
  return { rows: found.slice(0, count), count };
}

/** Log-odds of a label above its threshold: 0 and more means that it holds. */
export function marginOf({ rows, count }: Observed, label: Label): number {
  const { offset, scale, bias, threshold } = columns.get(label)!;
  let sum = 0;
  for (let i = 0; i < count; i++) sum += weights[offset + rows[i]];
  // The same length for long and short texts; bench/intents/train.ts has learned by it.
  return (sum * scale) / Math.sqrt(count + 1) + bias - threshold;
}

/** Weights of columns by row, from 0 to 255, two to a number. */
function pack(own: readonly Column[], lanes: number): Int32Array {
  const packed = new Int32Array(runs.length * lanes);
  own.forEach(({ offset }, i) => {
    for (let row = 0; row < runs.length; row++)
      packed[row * lanes + (i >> 1)] += (weights[offset + row] + 128) << (i & 1 ? 16 : 0);
  });
  return packed;
}

/** Margins of the labels that were asked of the text looked at last, in their order. */
export type Margins = Float64Array;

/**
 * Prepares the margins of some labels, to be asked of many texts: their weights lie side by side, two to a number, so that a
 * row is read once for all of them.
 *
 * @returns fills the margins for a text; null for one that has no known run
 * @example marginsOf(["reminder", "refusal"])("还没付款哦")?.[0] //=> marginOf(observe("还没付款哦"), "reminder")
 */
export function marginsOf(wanted: readonly Label[]): (text: string) => Margins | null {
  const own = wanted.map((label) => columns.get(label)!);
  const lanes = (wanted.length + 1) >> 1;
  let packed: Int32Array | null = null;
  const sums = new Int32Array(lanes);
  const totals = new Float64Array(lanes * 2);
  const margins = new Float64Array(wanted.length);
  /** So many of the sums of weights from 0 to 255 fit in 16 bits. */
  const mostRows = 256;

  return (text) => {
    const count = findRows(text);
    if (count === 0) return null;
    packed ??= pack(own, lanes);
    totals.fill(0);
    for (let from = 0; from < count; from += mostRows) {
      sums.fill(0);
      const to = Math.min(count, from + mostRows);
      for (let i = from; i < to; i++) {
        const row = found[i] * lanes;
        for (let lane = 0; lane < lanes; lane++) sums[lane] += packed[row + lane];
      }
      for (let lane = 0; lane < lanes; lane++) {
        totals[2 * lane] += sums[lane] & 0xffff;
        totals[2 * lane + 1] += sums[lane] >>> 16;
      }
    }
    const length = Math.sqrt(count + 1);
    for (let i = 0; i < own.length; i++) {
      const { scale, bias, threshold } = own[i];
      margins[i] = ((totals[i] - 128 * count) * scale) / length + bias - threshold;
    }
    return margins;
  };
}

/** Log-odds of a label, as a probability: 0 to 1. */
export function probabilityOf(margin: number, label: Label): number {
  return 1 / (1 + Math.exp(-(margin + columns.get(label)!.threshold)));
}

function int32Of(base64: string): Int32Array {
  const bytes = bytesOf(base64);
  const view = new DataView(bytes.buffer);
  return Int32Array.from({ length: bytes.length / 4 }, (_, i) => view.getInt32(i * 4, true));
}

function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0));
}
