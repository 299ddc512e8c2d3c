/**
 * Trains the model of src/inspection/intents from the lines that grow of the seeds: `npx tsx bench/intents/train.ts`
 *
 * One logistic regression per label over the runs that `featuresOf` names; L2, stochastic descent in a fixed order (AdaGrad),
 * so that the same lines give the same bytes. A first, coarse pass chooses the runs. Thresholds are those of the best F1 where each line is judged by a model that has not seen its family.
 */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { labels, canMean, type Side } from "../../src/inspection/intents/ids";
import { featuresOf } from "../../src/inspection/intents/features";
import { normalise } from "../../src/inspection/intents/normalise";
import settled from "../../src/inspection/rulesets/builtIn/dictionaries/intents.json";
import { buildMatcher } from "../../src/inspection/text/matcher";
import { packModel } from "./pack";
import { trainingLines } from "./grow";
import { foldOf, folds } from "./lines";
import { random } from "./random";

/** To choose what is looked at; to learn from it; and in each part of a split, which need not be as fine. */
const epochs = { choosing: 4, learning: 16, judging: 8 };
const rate = 0.25;
const l2 = 1e-4;
/** A run that stands in fewer lines than this, or a long run of one family only, says nothing of the language. */
const fewestLines = 3;

const lines = trainingLines().map((line) => ({ ...line, role: line.role as Side }));
const featureLists = lines.map(({ text }) => [...featuresOf(normalise(text))]);
/** What a label may never be meant by is seldom asked: it teaches less. */
const worthOfOthers = 0.3;
/** A wording with many lines outweighs no other by their number alone. */
const familySizes = new Map<string, number>();
for (const { family } of lines) familySizes.set(family, (familySizes.get(family) ?? 0) + 1);
const worths = lines.map(({ family }) => Math.min(2, Math.sqrt(8 / familySizes.get(family)!)));

interface Trained {
  readonly rowOf: ReadonlyMap<number, number>;
  /** By label: one weight per row, then the bias. */
  readonly weights: readonly Float64Array[];
}

/** The runs that can say something, by how many lines they stand in. */
function frequentRuns(members: readonly number[]): Map<number, number> {
  const found = new Map<number, { lines: number; families: Set<string> }>();
  for (const m of members)
    for (const feature of featureLists[m]) {
      const own = found.get(feature) ?? { lines: 0, families: new Set<string>() };
      found.set(feature, own);
      own.lines++;
      if (own.families.size < 2) own.families.add(lines[m].family.split("+")[0]);
    }
  return new Map(
    [...found]
      .filter(([, own]) => (own.families.size >= 2 ? own.lines >= fewestLines : own.lines >= 2 * fewestLines))
      .map(([feature, own]) => [feature, own.lines]),
  );
}

function train(members: readonly number[], runs: Iterable<number>, epochs: number): Trained {
  const rowOf = new Map([...runs].sort((a, b) => a - b).map((feature, row) => [feature, row]));
  const rows = members.map((m) =>
    Int32Array.from(featureLists[m].flatMap((feature) => rowOf.get(feature) ?? [])),
  );
  const size = rowOf.size;
  const weights = labels.map((label) => {
    const w = new Float64Array(size + 1);
    const squares = new Float64Array(size + 1).fill(1e-3);
    const isMeant = members.map((m) => lines[m].labels.includes(label));
    const positives = isMeant.filter(Boolean).length;
    const boost = Math.min(6, Math.sqrt(members.length / Math.max(1, positives)) / 2);
    const worth = members.map(
      (m, i) => worths[m] * (isMeant[i] ? boost : canMean(label, lines[m].role) ? 1 : worthOfOthers),
    );
    const order = Int32Array.from(members.keys());
    const next = random(label);
    for (let epoch = 0; epoch < epochs; epoch++) {
      for (let i = order.length - 1; i > 0; i--) {
        const j = Math.floor(next() * (i + 1));
        [order[i], order[j]] = [order[j], order[i]];
      }
      for (const at of order) {
        const row = rows[at];
        const scale = 1 / Math.sqrt(row.length + 1);
        let sum = 0;
        for (const r of row) sum += w[r];
        const p = 1 / (1 + Math.exp(-(sum * scale + w[size])));
        const error = (p - (isMeant[at] ? 1 : 0)) * worth[at];
        if (Math.abs(error) < 1e-4) continue;
        const gradient = error * scale;
        for (const r of row) {
          const g = gradient + l2 * w[r];
          squares[r] += g * g;
          w[r] -= (rate * g) / Math.sqrt(squares[r]);
        }
        squares[size] += error * error;
        w[size] -= (rate * error) / Math.sqrt(squares[size]);
      }
    }
    return w;
  });
  return { rowOf, weights };
}

/** The model must stay small: of all runs, those that weigh most for any label, counted by how often they stand there. */
const mostRuns = 23_000;

function strongestRuns(members: readonly number[]): number[] {
  const runs = frequentRuns(members);
  const { rowOf, weights } = train(members, runs.keys(), epochs.choosing);
  const worthOf = (feature: number, count: number): number =>
    Math.sqrt(count) * Math.max(...weights.map((w) => Math.abs(w[rowOf.get(feature)!])));
  return [...runs]
    .map(([feature, count]) => ({ feature, worth: worthOf(feature, count) }))
    .sort((a, b) => b.worth - a.worth || a.feature - b.feature)
    .slice(0, mostRuns)
    .map(({ feature }) => feature);
}

function score({ rowOf, weights }: Trained, features: readonly number[], label: number): number {
  const w = weights[label];
  let sum = 0;
  let count = 1;
  for (const feature of features) {
    const row = rowOf.get(feature);
    if (row === undefined) continue;
    sum += w[row];
    count++;
  }
  return sum / Math.sqrt(count) + w[w.length - 1];
}

const all = [...lines.keys()];
const chosen = strongestRuns(all);
const parts = all.map((m) => foldOf(lines[m].family));
const heldOut = lines.map(() => new Float64Array(labels.length));
for (let fold = 0; fold < folds; fold++) {
  const model = train(
    all.filter((m) => parts[m] !== fold),
    chosen,
    epochs.judging,
  );
  for (const m of all)
    if (parts[m] === fold) labels.forEach((_, l) => (heldOut[m][l] = score(model, featureLists[m], l)));
}

/** The threshold of the best F1 over lines of those who can mean a label. */
function thresholdOf(l: number): { threshold: number; f1: number; precision: number; recall: number } {
  const judged = all.filter((m) => canMean(labels[l], lines[m].role));
  const positives = judged.filter((m) => lines[m].labels.includes(labels[l])).length;
  judged.sort((a, b) => heldOut[b][l] - heldOut[a][l] || a - b);
  let best = { threshold: 0, f1: -1, precision: 0, recall: 0 };
  let hits = 0;
  judged.forEach((m, i) => {
    if (lines[m].labels.includes(labels[l])) hits++;
    const f1 = (2 * hits) / (i + 1 + positives);
    if (f1 > best.f1) {
      const below = i + 1 < judged.length ? heldOut[judged[i + 1]][l] : heldOut[m][l] - 1;
      best = {
        threshold: (heldOut[m][l] + below) / 2,
        f1,
        precision: hits / (i + 1),
        recall: hits / positives,
      };
    }
  });
  return best;
}

/**
 * Chats in the wild are more varied than any lines that were written down: what is less likely than two in five is not said,
 * whatever the lines held out would gain by it.
 */
const lowestThreshold = Math.log(2 / 3);

const thresholds = labels.map((_, l) => {
  const best = thresholdOf(l);
  return { ...best, threshold: Math.max(best.threshold, lowestThreshold) };
});
labels.forEach((label, l) => {
  const { threshold, f1, precision, recall } = thresholds[l];
  console.log(
    `${label.padEnd(20)} ${threshold.toFixed(2).padStart(6)}  P ${precision.toFixed(2)}  R ${recall.toFixed(2)}  F1 ${f1.toFixed(2)}`,
  );
});
/** What a match of a rule's dictionary should be worth beside the model, in log-odds: printed, then written down in the product. */
for (const label of ["reminder", "bargaining", "priceProtection", "refusal", "concession"] as const) {
  const { phrases, exclusions = [] } = settled[label] as {
    phrases: string[];
    exclusions?: string[];
  };
  const matcher = buildMatcher([{ phrases, exclusions }]);
  const l = labels.indexOf(label);
  const judged = all.filter((m) => canMean(label, lines[m].role));
  const matched = new Set(judged.filter((m) => matcher.match(lines[m].text)));
  const meant = judged.filter((m) => lines[m].labels.includes(label)).length;
  const worths = [0, 0.5, 1, 1.5, 2, 3, 8].map((worth) => {
    const found = judged.filter(
      (m) => heldOut[m][l] + (matched.has(m) ? worth : 0) >= thresholds[l].threshold,
    );
    const hits = found.filter((m) => lines[m].labels.includes(label)).length;
    return `${worth}: ${((2 * hits) / (found.length + meant)).toFixed(3)}`;
  });
  console.log(`worth of ${label} phrases: ${worths.join("  ")}`);
}
const macro = thresholds.reduce((total, { f1 }) => total + f1, 0) / labels.length;
console.log(`macro F1 by families held out: ${macro.toFixed(3)}`);

if (!process.argv.includes("--dry")) {
  const model = train(all, chosen, epochs.learning);
  const file = join(import.meta.dirname, "../../src/inspection/intents/model.json");
  const json = packModel(
    model.rowOf,
    model.weights,
    thresholds.map(({ threshold }) => threshold),
  );
  writeFileSync(file, json);
  console.log(`${model.rowOf.size} runs, ${json.length} bytes`);
}
