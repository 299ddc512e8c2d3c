/**
 * npm run bench [-- rows]
 *
 * Prints how long the core takes beside a named peer on the same data in the same run. Machines are noisy: the ratio
 * is the result, the milliseconds are there to see what it is a ratio of.
 */
import { readTable } from "../src/chat/readTable";
import type { Table } from "../src/chat/table";
import { TimeReader } from "../src/chat/time";
import { builtInRuleset, compileRuleset } from "../src/inspection";
import { buildAutomaton } from "../src/inspection/text/automaton";
import { conversationMetrics } from "../src/metrics/conversationMetrics";
import { corpus, phrases } from "./corpus";
import { printFunctions } from "./functions";
import { printParse } from "./parse";
import { measure, type Comparison } from "./measure";

const rows = Number(process.argv[2] ?? 200_000);
if (!Number.isInteger(rows) || rows < 1)
  throw new Error(`bench wants a number of rows, and got: ${process.argv[2]}`);

const table = corpus(rows);
const matrix = matrixOf(table);
const texts = matrix.slice(1).map((row) => String(row[4]));
const { transcript } = readTable(table, {});
const inspector = compileRuleset(builtInRuleset);
/** As most exports write them. */
const dates = Array.from({ length: rows }, (_, i) =>
  new Date(1.7e12 + i * 37_000).toISOString().slice(0, 19).replace("T", " "),
);

const comparisons: Comparison[] = [
  ...[50, 500, 5_000].map((count): Comparison => {
    const automaton = buildAutomaton(phrases(count));
    return {
      name: `find any of ${count} phrases`,
      peer: "sum every charCodeAt (floor)",
      work: () => texts.reduce((found, text) => found + Number(automaton.scan(text, () => {})), 0),
      peerWork: () => sumOfUnits(texts),
    };
  }),
  {
    name: "find any of 50 phrases",
    peer: "one RegExp, 50 alternatives",
    work: (
      (automaton) => () =>
        texts.filter((text) => automaton.scan(text, () => {})).length
    )(buildAutomaton(phrases(50))),
    peerWork: (
      (expression) => () =>
        texts.filter((text) => expression.test(text)).length
    )(new RegExp(phrases(50).join("|"))),
  },
  {
    name: "read date texts, validated",
    peer: "Date.parse",
    work: () => {
      const reader = new TimeReader();
      return dates.reduce((sum, date) => sum + reader.read(date), 0);
    },
    peerWork: () => dates.reduce((sum, date) => sum + Date.parse(date), 0),
  },
  {
    name: "a sheet into a transcript",
    peer: "structuredClone of the sheet",
    work: () => readTable(table, {}).transcript.length,
    peerWork: () => structuredClone(matrix).length,
  },
  {
    name: "all metrics per conversation",
    peer: "group rows in a Map (floor)",
    work: () => conversationMetrics(transcript).length,
    peerWork: () => grouped(matrix).size,
  },
  {
    name: "all built-in rules",
    peer: "structuredClone of the sheet",
    work: () => inspector.inspect(transcript, { hasOrders: false }).findings.length,
    peerWork: () => structuredClone(matrix).length,
  },
];

console.log(
  `${rows.toLocaleString("en-US")} rows, Node ${process.version}, ${process.platform} ${process.arch}\n`,
);
console.log("| work | peer | ms | peer ms | ratio |\n|---|---|---:|---:|---:|");
for (const { name, peer, work, peerWork, ratio } of measure(comparisons, 5)) {
  console.log(`| ${name} | ${peer} | ${work.toFixed(0)} | ${peerWork.toFixed(0)} | ${ratio.toFixed(2)} × |`);
}

console.log();
printParse(Math.min(rows, 200_000));

console.log();
printFunctions(process.cwd());

function matrixOf(source: Table) {
  return Array.from({ length: source.rowCount }, (_, row) =>
    Array.from({ length: source.columnCount }, (_, column) => source.cell(row, column)),
  );
}

function sumOfUnits(list: readonly string[]): number {
  let sum = 0;
  for (const text of list) for (let i = 0; i < text.length; i++) sum += text.charCodeAt(i);
  return sum;
}

function grouped(list: readonly (readonly unknown[])[]): Map<unknown, unknown[]> {
  const groups = new Map<unknown, unknown[]>();
  for (const row of list) {
    const group = groups.get(row[0]);
    if (group) group.push(row);
    else groups.set(row[0], [row]);
  }
  return groups;
}
