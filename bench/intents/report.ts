/**
 * npm run bench:intents [-- set …]
 *
 * Precision, recall and F1 of every intent and question category over all sets of lines/ that judge the model, together, each
 * judged among the lines of those who can mean it; then the worst confusions. With sets named (`-- evaluation-5`), the same of
 * each of them. Lines that stand among the training lines, marks aside, are left out. `--errors LABEL` lists its errors,
 * `--errors all` everyone's.
 */
import { labels, type Label } from "../../src/inspection/intents/ids";
import { fold } from "../../src/inspection/text/fold";
import { trainingLines } from "./grow";
import { isJudged, judge, macroF1, readLine, type Judgement, type LabelledLine } from "./judge";
import { readLines } from "./lines";

const sets = [
  "development",
  "evaluation-3",
  "evaluation-4",
  "evaluation-5",
  "evaluation-english",
  "evaluation-pressing",
];
/** What the lines of a set are marked for, where it is not everything. */
const marks: Readonly<Record<string, readonly Label[]>> = { "evaluation-pressing": ["complaint", "urging"] };

const wordsOf = (text: string): string => fold(text).replace(/[^\p{L}\p{N}]/gu, "");
const trained = new Set(trainingLines().map(({ text, role }) => `${role} ${wordsOf(text)}`));

const options = process.argv.slice(2);
const wanted = options.indexOf("--errors") >= 0 ? options[options.indexOf("--errors") + 1] : null;
const names = options.filter((option, i) => !option.startsWith("--") && options[i - 1] !== "--errors");

if (names.length > 0)
  for (const name of names) {
    const { lines, seen } = linesOf(name);
    console.log(`\n${name}: ${lines.length} lines; ${seen} that training saw are left out\n`);
    tell(lines);
  }
else tellTogether();

function linesOf(name: string): { lines: LabelledLine[]; seen: number } {
  const all = readLines(name);
  const lines = all.filter(({ text, role }) => !trained.has(`${role} ${wordsOf(text)}`));
  return { lines: lines.map((line) => ({ ...line, marks: marks[name] })), seen: all.length - lines.length };
}

function tellTogether(): void {
  console.log(`\n| set | lines | macro F1, intents | macro F1, question categories |\n|---|---:|---:|---:|`);
  const together: LabelledLine[] = [];
  let left = 0;
  for (const name of sets) {
    const { lines, seen } = linesOf(name);
    together.push(...lines);
    left += seen;
    const { intents, categories } = macroF1(judge(lines));
    console.log(`| ${name} | ${lines.length} | ${mean(intents)} | ${mean(categories)} |`);
  }
  const { intents, categories } = macroF1(judge(together));
  console.log(`| all | ${together.length} | ${mean(intents)} | ${mean(categories)} |`);
  console.log(`\nall: ${together.length} lines; ${left} that training saw are left out\n`);
  tell(together);
}

/** The table of a set, and its worst confusions. */
function tell(lines: readonly LabelledLine[]): void {
  const judged = judge(lines);
  console.log(`| label | lines | precision | recall | F1 |\n|---|---:|---:|---:|---:|`);
  for (const [label, judgement] of judged) console.log(rowOf(label, judgement));
  const { intents, categories } = macroF1(judged);
  console.log(`\nmacro F1: intents ${mean(intents)}, question categories ${mean(categories)}`);
  const worst = [...confusionsOf(lines)].sort((a, b) => b[1] - a[1]).slice(0, 12);
  console.log(`worst confusions: ${worst.map(([pair, count]) => `${pair} ${count}`).join("; ")}`);
}

function rowOf(label: Label, { meant, found, hits, f1 }: Judgement): string {
  return `| ${label} | ${meant} | ${share(hits, found)} | ${share(hits, meant)} | ${meant === 0 ? "–" : f1.toFixed(2)} |`;
}

/** How often what is read as what; lists the errors of the wanted label beside it. */
function confusionsOf(lines: readonly LabelledLine[]): ReadonlyMap<string, number> {
  const confusions = new Map<string, number>();
  const count = (pair: string): unknown => confusions.set(pair, (confusions.get(pair) ?? 0) + 1);
  for (const line of lines) {
    const read = readLine(line);
    for (const label of labels) {
      const isFound = read.includes(label);
      if (!isJudged(label, line) || line.labels.includes(label) === isFound) continue;
      if (wanted === label || wanted === "all")
        console.error(`${isFound ? "wrong " : "missed"} ${label}: ${line.text}  [${line.labels}] → ${read}`);
      if (isFound) count(`${line.labels.join("+") || "none"} read as ${label}`);
      else if (read.length === 0) count(`${label} read as none`);
    }
  }
  return confusions;
}

function mean(f1: number): string {
  return Number.isNaN(f1) ? "–" : f1.toFixed(3);
}

function share(part: number, whole: number): string {
  return whole === 0 ? "–" : (part / whole).toFixed(2);
}
