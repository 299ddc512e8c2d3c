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

/** Row by hashed run, in an open hash table: `slotRuns[slot]` is the run and `slotRows[slot]` its row, -1 when free. */
const capacity = 1 << 16;
const slotRuns = new Int32Array(capacity);
const slotRows = new Int32Array(capacity).fill(-1);
runs.forEach((run, row) => {
  let slot = slotOf(run);
  while (slotRows[slot] >= 0) slot = (slot + 1) & (capacity - 1);
  slotRuns[slot] = run;
  slotRows[slot] = row;
});

function slotOf(run: number): number {
  return (Math.imul(run, 0x9e3779b1) >>> 16) & (capacity - 1);
}

function rowOf(run: number): number {
  for (let slot = slotOf(run); slotRows[slot] >= 0; slot = (slot + 1) & (capacity - 1))
    if (slotRuns[slot] === run) return slotRows[slot];
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
