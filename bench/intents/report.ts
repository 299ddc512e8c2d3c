/**
 * npm run bench:intents [-- lines]
 *
 * Precision, recall and F1 of every intent and question category on lines/<lines>.tsv, each judged among the lines of those
 * who can mean it; then the worst confusions. Lines that stand among the training lines, marks aside, are left out.
 * `--errors LABEL` lists its errors, `--errors all` everyone's.
 */
import { canMean, labels } from "../../src/inspection/intents/ids";
import { fold } from "../../src/inspection/text/fold";
import { trainingLines } from "./grow";
import { judge, macroF1, readLine, type LabelledLine } from "./judge";
import { readLines } from "./lines";

const wordsOf = (text: string): string => fold(text).replace(/[^\p{L}\p{N}]/gu, "");
const trained = new Set(trainingLines().map(({ text, role }) => `${role} ${wordsOf(text)}`));

const options = process.argv.slice(2);
const wanted = options.indexOf("--errors") >= 0 ? options[options.indexOf("--errors") + 1] : null;
const names = options.filter((option, i) => !option.startsWith("--") && options[i - 1] !== "--errors");

for (const name of names.length > 0
  ? names
  : ["development", "evaluation-3", "evaluation-4", "evaluation-5", "evaluation-english"])
  report(name);

function report(name: string): void {
  const all = readLines(name);
  const lines = all.filter(({ text, role }) => !trained.has(`${role} ${wordsOf(text)}`));
  const families = new Set(lines.map(({ family }) => family)).size;
  console.log(
    `\n${name}: ${lines.length} lines of ${families} wordings; ${all.length - lines.length} that training saw are left out\n`,
  );
  const judged = judge(lines);
  console.log(`| label | lines | precision | recall | F1 |\n|---|---:|---:|---:|---:|`);
  for (const [label, { meant, found, hits, f1 }] of judged)
    console.log(`| ${label} | ${meant} | ${share(hits, found)} | ${share(hits, meant)} | ${f1.toFixed(2)} |`);
  const { intents, categories } = macroF1(judged);
  console.log(`\nmacro F1: intents ${intents.toFixed(3)}, question categories ${categories.toFixed(3)}`);
  const worst = [...confusionsOf(lines)].sort((a, b) => b[1] - a[1]).slice(0, 12);
  console.log(`worst confusions: ${worst.map(([pair, count]) => `${pair} ${count}`).join("; ")}`);
}

/** How often what is read as what; lists the errors of the wanted label beside it. */
function confusionsOf(lines: readonly LabelledLine[]): ReadonlyMap<string, number> {
  const confusions = new Map<string, number>();
  const count = (pair: string): unknown => confusions.set(pair, (confusions.get(pair) ?? 0) + 1);
  for (const line of lines) {
    const read = readLine(line);
    for (const label of labels) {
      const isFound = read.includes(label);
      if (!canMean(label, line.role) || line.labels.includes(label) === isFound) continue;
      if (wanted === label || wanted === "all")
        console.error(`${isFound ? "wrong " : "missed"} ${label}: ${line.text}  [${line.labels}] → ${read}`);
      if (isFound) count(`${line.labels.join("+") || "none"} read as ${label}`);
      else if (read.length === 0) count(`${label} read as none`);
    }
  }
  return confusions;
}

function share(part: number, whole: number): string {
  return whole === 0 ? "–" : (part / whole).toFixed(2);
}
