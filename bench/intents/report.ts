/**
 * npm run bench:intents [-- lines]
 *
 * Precision, recall and F1 of every intent and question category on lines/<lines>.tsv, each judged among the lines of those
 * who can mean it; then the worst confusions. Lines that stand among the training lines, marks aside, are left out.
 * `--errors LABEL` lists its errors.
 */
import { messageIntents, questionCategory } from "../../src/inspection/intents";
import { canMean, intentIds, labels, questionCategories, type Label } from "../../src/inspection/intents/ids";
import { fold } from "../../src/inspection/text/fold";
import { trainingLines } from "./grow";
import { readLines } from "./lines";

const wordsOf = (text: string): string => fold(text).replace(/[^\p{L}\p{N}]/gu, "");
const trained = new Set(trainingLines().map(({ text, role }) => `${role} ${wordsOf(text)}`));

const options = process.argv.slice(2);
const wanted = options.indexOf("--errors") >= 0 ? options[options.indexOf("--errors") + 1] : null;
const names = options.filter((option, i) => !option.startsWith("--") && options[i - 1] !== "--errors");

for (const name of names.length > 0
  ? names
  : ["development", "evaluation", "evaluation-2", "evaluation-3", "evaluation-4"])
  report(name);

function report(name: string): void {
  const all = readLines(name);
  const unseen = all.filter(({ text, role }) => !trained.has(`${role} ${wordsOf(text)}`));
  const lines = unseen.map((line) => {
    const category = line.role === "customer" ? questionCategory(line.text) : null;
    const found: Label[] = messageIntents(line.text, line.role).map(({ intent }) => intent);
    return { ...line, found: category === null ? found : [...found, category] };
  });
  const families = new Set(lines.map(({ family }) => family)).size;
  console.log(
    `\n${name}: ${lines.length} lines of ${families} wordings; ${all.length - lines.length} that training saw are left out\n`,
  );
  console.log(`| label | lines | precision | recall | F1 |\n|---|---:|---:|---:|---:|`);
  const f1 = new Map<Label, number>();
  const confusions = new Map<string, number>();
  for (const label of labels) {
    let [hits, found, meant] = [0, 0, 0];
    for (const line of lines) {
      if (!canMean(label, line.role)) continue;
      const isMeant = line.labels.includes(label);
      const isFound = line.found.includes(label);
      if (isMeant) meant++;
      if (isFound) found++;
      if (isMeant && isFound) hits++;
      if (isMeant !== isFound) {
        if (wanted === label || wanted === "all")
          console.error(
            `${isMeant ? "missed" : "wrong "} ${label}: ${line.text}  [${line.labels}] → ${line.found}`,
          );
        if (isFound) {
          const pair = `${line.labels.join("+") || "none"} read as ${label}`;
          confusions.set(pair, (confusions.get(pair) ?? 0) + 1);
        } else if (line.found.length === 0) {
          const pair = `${label} read as none`;
          confusions.set(pair, (confusions.get(pair) ?? 0) + 1);
        }
      }
    }
    f1.set(label, (2 * hits) / Math.max(1, found + meant));
    console.log(
      `| ${label} | ${meant} | ${share(hits, found)} | ${share(hits, meant)} | ${f1.get(label)!.toFixed(2)} |`,
    );
  }
  const macro = (list: readonly Label[]): string =>
    (list.reduce((total, label) => total + f1.get(label)!, 0) / list.length).toFixed(3);
  console.log(`\nmacro F1: intents ${macro(intentIds)}, question categories ${macro(questionCategories)}`);
  const worst = [...confusions].sort((a, b) => b[1] - a[1]).slice(0, 12);
  console.log(`worst confusions: ${worst.map(([pair, count]) => `${pair} ${count}`).join("; ")}`);
}

function share(part: number, whole: number): string {
  return whole === 0 ? "–" : (part / whole).toFixed(2);
}
