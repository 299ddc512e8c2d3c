/**
 * Trains the model of src/inspection/intents from the lines of `grow.ts`: `npx tsx bench/intents/train.ts`
 *
 * One logistic regression per label over the runs that `featuresOf` names; L2, fitted to convergence (`logistic.ts`), so that
 * the same lines give the same bytes. A first, coarse pass chooses the runs. Then each line is judged by a model that has not
 * seen its family: those figures are printed, over lines that somebody wrote just so, and thresholds are those of the best F1
 * there. `--dry` writes nothing; `--quick` leaves the judging out and keeps the thresholds.
 */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { labels, canMean, type Side } from "../../src/inspection/intents/ids";
import { featuresOf, wordFeaturesOf } from "../../src/inspection/intents/features";
import { normalise } from "../../src/inspection/intents/normalise";
import present from "../../src/inspection/intents/model.json";
import settled from "../../src/inspection/rulesets/builtIn/dictionaries/intents.json";
import { buildMatcher } from "../../src/inspection/text/matcher";
import { trainingLines } from "./grow";
import { foldOf, folds } from "./lines";
import { fit } from "./logistic";
import { packModel } from "./pack";
import { random } from "./random";

/** To choose what is looked at, to learn from it, and in each part of a split, which need not be as fine. */
const steps = { choosing: 12, learning: 120, judging: 60 };
const l2 = 0.2;
/** Kinds of words hold of more than runs of characters do: they count more. */
const strengthOfWords = 1.5;
/** So many of a line's features are left out, by chance, that no wording is learned by a single one of them. */
const leftOut = 0.1;
/** The model that is kept is the mean of so many, each with other features left out: single labels hang less on the throw of a dice. */
const throws = 4;
/** A run that stands in fewer lines than this, or a long run of one family only, says nothing of the language. */
const fewestLines = 3;
/** The model must stay small: of all runs, those that weigh most for any label, counted by how often they stand there. */
const mostRuns = 30_300;

const lines = trainingLines().map((line) => ({ ...line, role: line.role as Side }));
const featureLists = lines.map(({ text }) => [...featuresOf(normalise(text))]);
const ofWords = new Set(lines.flatMap(({ text }) => [...wordFeaturesOf(normalise(text))]));
const all = [...lines.keys()];
const targets = new Uint8Array(lines.length * labels.length);
lines.forEach((line, m) =>
  labels.forEach((label, l) => (targets[m * labels.length + l] = line.labels.includes(label) ? 1 : 0)),
);

/** What a label may never be meant by is seldom asked: it teaches less. */
const worthOfOthers = 0.3;
/** A wording with many lines outweighs no other by their number alone. */
const familySizes = new Map<string, number>();
for (const { family } of lines) familySizes.set(family, (familySizes.get(family) ?? 0) + 1);
const worths = new Float32Array(lines.length * labels.length);
labels.forEach((label, l) => {
  const positives = lines.filter((line) => line.labels.includes(label)).length;
  const boost = Math.min(6, Math.sqrt(lines.length / Math.max(1, positives)) / 2);
  lines.forEach(({ family, role }, m) => {
    const at = m * labels.length + l;
    const worth = targets[at] === 1 ? boost : canMean(label, role) ? 1 : worthOfOthers;
    worths[at] = worth * Math.min(2, Math.sqrt(4 / familySizes.get(family)!));
  });
});

interface Trained {
  readonly rowOf: ReadonlyMap<number, number>;
  /** By row the weights of all labels, and after the last row the biases. */
  readonly weights: Float32Array;
}

/** The runs that can say something, by how many lines they stand in. */
function frequentRuns(): Map<number, number> {
  const found = new Map<number, { lines: number; family: string; isShared: boolean }>();
  for (const m of all) {
    const family = lines[m].family.split("+")[0];
    for (const feature of featureLists[m]) {
      const own = found.get(feature);
      if (!own) found.set(feature, { lines: 1, family, isShared: false });
      else {
        own.lines++;
        if (own.family !== family) own.isShared = true;
      }
    }
  }
  return new Map(
    [...found]
      .filter(([, own]) => own.lines >= (own.isShared ? fewestLines : 2 * fewestLines))
      .map(([feature, own]) => [feature, own.lines]),
  );
}

function train(members: readonly number[], runs: Iterable<number>, steps: number, throws = 1): Trained {
  const rowOf = new Map([...runs].sort((a, b) => a - b).map((feature, row) => [feature, row]));
  const part = <T extends Uint8Array | Float32Array>(whole: T, own: T): T => {
    members.forEach((m, i) =>
      own.set(whole.subarray(m * labels.length, (m + 1) * labels.length), i * labels.length),
    );
    return own;
  };
  const size = members.length * labels.length;
  const task = {
    size: rowOf.size,
    strengths: Float32Array.from(rowOf.keys(), (feature) => (ofWords.has(feature) ? strengthOfWords : 1)),
    labels: labels.length,
    targets: part(targets, new Uint8Array(size)),
    worths: part(worths, new Float32Array(size)),
    l2,
  };
  const next = random("left out");
  const thrown = () =>
    members.map((m) =>
      Int32Array.from(featureLists[m].flatMap((run) => (next() < leftOut ? [] : (rowOf.get(run) ?? [])))),
    );
  const weights = new Float32Array((rowOf.size + 1) * labels.length);
  for (let i = 0; i < throws; i++)
    fit({ ...task, lines: thrown() }, steps).forEach((weight, at) => (weights[at] += weight / throws));
  return { rowOf, weights };
}

function strongestRuns(): number[] {
  const runs = frequentRuns();
  const { rowOf, weights } = train(all, runs.keys(), steps.choosing);
  const worthOf = (feature: number, count: number): number => {
    const from = rowOf.get(feature)! * labels.length;
    return Math.sqrt(count) * Math.max(...weights.subarray(from, from + labels.length).map(Math.abs));
  };
  return [...runs]
    .map(([feature, count]) => ({ feature, worth: worthOf(feature, count) }))
    .sort((a, b) => b.worth - a.worth || a.feature - b.feature)
    .slice(0, mostRuns)
    .map(({ feature }) => feature);
}

function score({ rowOf, weights }: Trained, features: readonly number[], l: number): number {
  let sum = 0;
  let count = 1;
  for (const feature of features) {
    const row = rowOf.get(feature);
    if (row === undefined) continue;
    sum += weights[row * labels.length + l];
    count++;
  }
  return sum / Math.sqrt(count) + weights[rowOf.size * labels.length + l];
}

/** Log-odds of each label in each line, by a model that has not seen its family. */
function judge(runs: readonly number[]): Float64Array[] {
  const parts = all.map((m) => foldOf(lines[m].family));
  const heldOut = lines.map(() => new Float64Array(labels.length));
  for (let fold = 0; fold < folds; fold++) {
    const model = train(
      all.filter((m) => parts[m] !== fold),
      runs,
      steps.judging,
    );
    for (const m of all)
      if (parts[m] === fold) labels.forEach((_, l) => (heldOut[m][l] = score(model, featureLists[m], l)));
  }
  return heldOut;
}

/** A few hundred lines say only roughly where a label begins: thresholds stay near the middle. */
const thresholdRange = { least: -0.8, most: 0.2 };

interface Judged {
  readonly threshold: number;
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}

/** The threshold of the best F1 over the lines of those who can mean a label. */
function judgeLabel(l: number, heldOut: readonly Float64Array[]): Judged {
  const judged = all.filter((m) => lines[m].isAsTyped && canMean(labels[l], lines[m].role));
  const isMeant = (m: number): boolean => targets[m * labels.length + l] === 1;
  const meant = judged.filter(isMeant).length;
  const at = (threshold: number): Judged => {
    const found = judged.filter((m) => heldOut[m][l] >= threshold);
    const hits = found.filter(isMeant).length;
    const precision = hits / Math.max(1, found.length);
    return { threshold, precision, recall: hits / meant, f1: (2 * hits) / (found.length + meant) };
  };
  const tried: Judged[] = [];
  for (let tenths = thresholdRange.least * 10; tenths <= thresholdRange.most * 10; tenths++)
    tried.push(at(Math.round(tenths) / 10));
  return tried.reduce((best, one) => (one.f1 > best.f1 ? one : best));
}

/** What a match of a built-in dictionary is worth beside the model, in log-odds: printed, and written down in the product by hand. */
function tellWorthOfPhrases(heldOut: readonly Float64Array[], judgedLabels: readonly Judged[]): void {
  for (const label of ["reminder", "bargaining", "priceProtection", "refusal", "concession"] as const) {
    const { phrases, exclusions = [] } = settled[label] as { phrases: string[]; exclusions?: string[] };
    const matcher = buildMatcher([
      { phrases, exclusions },
      { phrases: exclusions, exclusions: [] },
    ]);
    const l = labels.indexOf(label);
    const judged = all.filter((m) => lines[m].isAsTyped && canMean(label, lines[m].role));
    const signs = judged.map((m) => {
      const found = matcher.match(lines[m].text) ?? [];
      if (found.some(({ dictionary }) => dictionary === 0)) return 1;
      return found.length > 0 ? -1 : 0;
    });
    const meant = judged.filter((m) => lines[m].labels.includes(label)).length;
    const tried = [0, 1, 2, 3, 8].map((worth) => {
      const found = judged.filter((m, i) => heldOut[m][l] + signs[i] * worth >= judgedLabels[l].threshold);
      const hits = found.filter((m) => lines[m].labels.includes(label)).length;
      return `${worth}: ${((2 * hits) / (found.length + meant)).toFixed(3)}`;
    });
    console.log(`worth of ${label} phrases: ${tried.join("  ")}`);
  }
}

const options = process.argv.slice(2);
const chosen = strongestRuns();
let thresholds = present.columns.map(({ threshold }) => threshold);
if (!options.includes("--quick")) {
  const heldOut = judge(chosen);
  const judged = labels.map((_, l) => judgeLabel(l, heldOut));
  labels.forEach((label, l) => {
    const { threshold, f1, precision, recall } = judged[l];
    console.log(
      `${label.padEnd(20)} ${threshold.toFixed(2).padStart(6)}  P ${precision.toFixed(2)}  R ${recall.toFixed(2)}  F1 ${f1.toFixed(2)}`,
    );
  });
  tellWorthOfPhrases(heldOut, judged);
  const macro = judged.reduce((total, { f1 }) => total + f1, 0) / labels.length;
  const typed = lines.filter(({ isAsTyped }) => isAsTyped).length;
  console.log(`macro F1 by families held out, ${typed} lines as typed: ${macro.toFixed(3)}`);
  thresholds = judged.map(({ threshold }) => threshold);
}

if (!options.includes("--dry")) {
  const { rowOf, weights } = train(all, chosen, steps.learning, throws);
  const json = packModel([...rowOf.keys()], weights, thresholds);
  writeFileSync(join(import.meta.dirname, "../../src/inspection/intents/model.json"), json);
  console.log(`${rowOf.size} runs, ${json.length} bytes`);
}
