/** Precision, recall and F1 of every intent and question category, each among the lines of those who can mean it. */
import { messageIntents, questionCategory } from "../../src/inspection/intents";
import {
  canMean,
  intentIds,
  labels,
  questionCategories,
  type Label,
  type Side,
} from "../../src/inspection/intents/ids";

export interface LabelledLine {
  readonly text: string;
  readonly role: Side;
  readonly labels: readonly Label[];
  /** What it is marked for: of anything else it is not known whether it is meant. Everything when left out. */
  readonly marks?: readonly Label[];
}

export interface Judgement {
  /** How many lines mean the label, how many are read so, and how many are both. */
  readonly meant: number;
  readonly found: number;
  readonly hits: number;
  /** Harmonic mean of precision and recall: 2 · hits / (meant + found). */
  readonly f1: number;
}

/** What the product reads in a line. */
export function readLine({ text, role }: LabelledLine): Label[] {
  const category = role === "customer" ? questionCategory(text) : null;
  const intents: Label[] = messageIntents(text, role).map(({ intent }) => intent);
  return category === null ? intents : [...intents, category];
}

/** Whether a line judges a label: its side can mean it, and it is marked for it. */
export function isJudged(label: Label, { role, marks }: LabelledLine): boolean {
  return canMean(label, role) && (marks?.includes(label) ?? true);
}

export function judge(lines: readonly LabelledLine[]): ReadonlyMap<Label, Judgement> {
  const read = lines.map((line) => ({ ...line, found: readLine(line) }));
  return new Map(
    labels.map((label) => {
      const own = read.filter((line) => isJudged(label, line));
      const meant = own.filter((line) => line.labels.includes(label)).length;
      const found = own.filter((line) => line.found.includes(label)).length;
      const hits = own.filter((line) => line.labels.includes(label) && line.found.includes(label)).length;
      return [label, { meant, found, hits, f1: (2 * hits) / Math.max(1, meant + found) }];
    }),
  );
}

/** Mean F1 of the intents, and of the question categories, of those that some line means; NaN for none. */
export function macroF1(judged: ReadonlyMap<Label, Judgement>): { intents: number; categories: number } {
  const mean = (list: readonly Label[]): number => {
    const meant = list.filter((label) => judged.get(label)!.meant > 0);
    return meant.reduce((total, label) => total + judged.get(label)!.f1, 0) / meant.length;
  };
  return { intents: mean(intentIds), categories: mean(questionCategories) };
}
