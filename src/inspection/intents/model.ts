/**
 * A linear model: one logistic regression per label over the features of `features.ts`, runs of characters and of words,
 * trained by bench/intents/train.ts. Its weights are 8-bit numbers, a column per label, a row per known run; a run that is
 * not known says nothing.
 */
import { collected, collectFeatures, FeatureFilter } from "./features";
import type { Label } from "./ids";
import source from "./model.json";
import { perfectHash } from "./perfectHash";

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
  /** Rows of its known runs. */
  readonly rows: Int32Array;
  readonly count: number;
}

interface Model {
  readonly runs: Int32Array;
  readonly weights: Int8Array;
  readonly columns: ReadonlyMap<Label, Column>;
  /** Of the places of runs. */
  readonly capacity: number;
  placeOf(run: number): number;
  /** The row of each place; where there is none, one of another place, which nobody looks for here. */
  readonly rowAt: Int32Array;
  /** Says of most features that are not known that they are not. */
  readonly known: FeatureFilter;
}

let read: Model | undefined;
/** Read when the first text comes: who only calculates does not wait for a dictionary. */
const model = (): Model => (read ??= readModel());

function readModel(): Model {
  const runs = int32Of(source.runs);
  const weights = new Int8Array(bytesOf(source.weights).buffer);
  const columns = new Map(
    source.columns.map(({ label, ...column }, index) => [
      label as Label,
      { ...column, offset: index * runs.length },
    ]),
  );
  const { capacity, placeOf } = perfectHash(runs);
  const rowAt = new Int32Array(capacity);
  runs.forEach((run, row) => (rowAt[placeOf(run)] = row));
  return { runs, weights, columns, capacity, placeOf, rowAt, known: new FeatureFilter(runs) };
}

/** Looks at a text once, for any number of labels. */
export function observe(text: string): Observed {
  const { runs, rowAt, placeOf, known } = model();
  const size = collectFeatures(text, known);
  const rows = new Set<number>();
  for (let i = 0; i < size; i++) {
    const row = rowAt[placeOf(collected[i])];
    if (runs[row] === collected[i]) rows.add(row);
  }
  return { rows: Int32Array.from(rows), count: rows.size };
}

/** Log-odds of a label above its threshold: 0 and more means that it holds. */
export function marginOf({ rows, count }: Observed, label: Label): number {
  const { columns, weights } = model();
  const { offset, scale, bias, threshold } = columns.get(label)!;
  let sum = 0;
  for (let i = 0; i < count; i++) sum += weights[offset + rows[i]];
  // The same length for long and short texts; bench/intents/train.ts has learned by it.
  return (sum * scale) / Math.sqrt(count + 1) + bias - threshold;
}

/** A record of `packed`: the run, the text in which it was seen last, then weights, four to a number. */
const weightsFrom = 2;
/** The first and the third of four weights, or, moved by eight bits, the second and the fourth. */
const everyOther = 0x00ff00ff;
/** So many weights from 0 to 255 sum up to 16 bits. */
const mostSummed = 256;

/** By place, all that is to be known of a run, side by side: it is read at random, and memory is read by lines. */
function pack(own: readonly Column[], width: number): Int32Array {
  const { runs, weights, capacity, rowAt } = model();
  const packed = new Int32Array(capacity * width);
  for (let place = 0; place < capacity; place++) {
    const row = rowAt[place];
    packed[place * width] = runs[row];
    own.forEach(({ offset }, i) => {
      packed[place * width + weightsFrom + (i >> 2)] |= (weights[offset + row] + 128) << (8 * (i & 3));
    });
  }
  return packed;
}

/** Margins of the labels that were asked of the text looked at last, in their order. */
export type Margins = Float64Array;

/**
 * Prepares the margins of some labels, to be asked of many texts: a run is looked up once for all of them.
 *
 * @returns fills the margins for a text; null for one that has no known run
 * @example marginsOf(["reminder", "refusal"])("还没付款哦")?.[0] //=> marginOf(observe("还没付款哦"), "reminder")
 */
export function marginsOf(wanted: readonly Label[]): (text: string) => Margins | null {
  let reader: ReturnType<typeof marginReader> | null = null;
  return (text) => (reader ??= marginReader(wanted))(text);
}

function marginReader(wanted: readonly Label[]): (text: string) => Margins | null {
  const { runs, columns, placeOf, known } = model();
  const own = wanted.map((label) => columns.get(label)!);
  const width = weightsFrom + ((wanted.length + 3) >> 2);
  const packed = pack(own, width);
  const found = new Int32Array(runs.length);
  const totals = new Float64Array(4 * (width - weightsFrom));
  const margins = new Float64Array(wanted.length);
  let texts = 0;

  /** Fills `found` with where the weights of a text's known runs stand, each once, and says how many there are. */
  function find(text: string): number {
    const size = collectFeatures(text, known);
    texts = (texts + 1) | 0;
    let count = 0;
    for (let i = 0; i < size; i++) {
      const run = collected[i];
      const record = placeOf(run) * width;
      if (packed[record] !== run || packed[record + 1] === texts) continue;
      packed[record + 1] = texts;
      found[count++] = record + weightsFrom;
    }
    return count;
  }

  return (text) => {
    const count = find(text);
    if (count === 0) return null;
    totals.fill(0);
    for (let from = 0; from < count; from += mostSummed) {
      const to = Math.min(count, from + mostSummed);
      for (let four = 0; four < width - weightsFrom; four++) {
        let even = 0;
        let odd = 0;
        for (let i = from; i < to; i++) {
          const weights = packed[found[i] + four];
          even += weights & everyOther;
          odd += (weights >>> 8) & everyOther;
        }
        totals[4 * four] += even & 0xffff;
        totals[4 * four + 1] += odd & 0xffff;
        totals[4 * four + 2] += even >>> 16;
        totals[4 * four + 3] += odd >>> 16;
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
  return 1 / (1 + Math.exp(-(margin + model().columns.get(label)!.threshold)));
}

function int32Of(base64: string): Int32Array {
  const bytes = bytesOf(base64);
  const view = new DataView(bytes.buffer);
  const numbers = new Int32Array(bytes.length / 4);
  for (let i = 0; i < numbers.length; i++) numbers[i] = view.getInt32(i * 4, true);
  return numbers;
}

function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  const signs = atob(base64);
  const bytes = new Uint8Array(signs.length);
  for (let i = 0; i < bytes.length; i++) bytes[i] = signs.charCodeAt(i);
  return bytes;
}
