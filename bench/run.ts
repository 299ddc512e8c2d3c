/**
 * npm run bench [-- rows [largest]]
 *
 * Prints how long the core takes beside named peers and floors on the same data in the same run, round by round. Machines are
 * noisy: the ratio is the result, the milliseconds are there to see what it is a ratio of. Sides that do the same work must give
 * the same counts and totals, or the run fails.
 *
 *   rows     of the comparisons, 200,000 when left out
 *   largest  of the whole scans, as many as rows when left out; 5000000 for the whole curve
 */
import { mkdtempSync, rmSync } from "node:fs";
import { cpus, loadavg, tmpdir, totalmem } from "node:os";
import { join } from "node:path";
import { readTable } from "../src/chat/readTable";
import type { Table } from "../src/chat/table";
import { TimeReader } from "../src/chat/time";
import { builtInRuleset, compileRuleset, type Inspector } from "../src/inspection";
import { buildAutomaton } from "../src/inspection/text/automaton";
import { conversationMetrics } from "../src/metrics/conversationMetrics";
import { turnsOf } from "../src/metrics/turns";
import { corpus, phrases } from "./corpus";
import {
  clickHouse,
  duckDb,
  pandas,
  ripgrep,
  totalsOf,
  writeData,
  type Engine,
  type ResponseTotals,
} from "./engines";
import { exponentOf, measure, type Comparison, type Measured } from "./measure";
import { printParse } from "./parse";
import { runScan, scanInClickHouse, writeChats, type ScanRun } from "./scans";

// Date.parse takes times without a zone for local ones; the sums can agree only where local is UTC.
process.env.TZ = "UTC";

const rows = sizeOf(process.argv[2], 200_000);
const largest = sizeOf(process.argv[3], rows);
const program = join(process.cwd(), "build/cli/kefu.mjs");
const folder = mkdtempSync(join(tmpdir(), "kefu-bench-"));
try {
  await run();
} finally {
  rmSync(folder, { recursive: true, force: true });
}

async function run(): Promise<void> {
  const table = corpus(rows);
  const matrix = matrixOf(table);
  // As a file yields them: strings that were put together from parts are read more slowly.
  const texts = JSON.parse(JSON.stringify(matrix.slice(1).map((row) => row[4]))) as string[];
  const { transcript } = readTable(table, {});
  const few = readTable(corpus(200), {}).transcript;
  let inspector: Inspector;
  /** An inspector remembers texts: each round must see them for the first time. */
  const forget = () => {
    inspector = compileRuleset(builtInRuleset);
    inspector.inspect(few);
  };
  /** As most exports write them. */
  const dates = JSON.parse(
    JSON.stringify(
      Array.from({ length: rows }, (_, i) =>
        new Date(1.7e12 + i * 37_000).toISOString().slice(0, 19).replace("T", " "),
      ),
    ),
  ) as string[];

  const files = writeData({ folder, texts, table });
  const house = await clickHouse(folder, files);
  const found = [ripgrep(folder, files.texts), await duckDb(files.rows), house, pandas(folder, files.rows)];
  const engines = found.filter((engine): engine is Engine => typeof engine !== "string");
  describeRun(
    engines,
    found.filter((engine) => typeof engine === "string"),
  );

  const countOf = (automaton: ReturnType<typeof buildAutomaton>) => () =>
    texts.reduce((count, text) => count + Number(automaton.collect(text) > 0), 0);
  const floors: Readonly<Record<number, number>> = { 50: 2, 500: 2.5, 5_000: 4.5 };
  const targets: Readonly<Record<string, number>> = {
    ripgrep: 0.55,
    ClickHouse: 0.9,
    DuckDB: 0.25,
    pandas: 0.05,
  };
  const targetOf = ({ name }: Engine) => targets[name.split(" ")[0] as string];

  /** The closing words of customers are no turns to kefu, but SQL knows nothing of them. */
  const responses = (): ResponseTotals => {
    const turns = turnsOf(transcript, { isClosing: () => false });
    const metrics = conversationMetrics(transcript, { turns });
    let seconds = 0;
    let answered = 0;
    for (let i = 0; i < turns.length; i++) {
      if (turns.answer[i]! < 0) continue;
      answered++;
      seconds += turns.seconds[i]!;
    }
    return totalsOf({
      turns: sumOf(metrics.turns),
      answered,
      seconds,
      firstResponse: sumOf(metrics.firstResponse),
      averageResponse: sumOf(metrics.averageResponse),
      longestResponse: sumOf(metrics.longestResponse),
      replyRatio: sumOf(metrics.replyRatio),
    });
  };

  const comparisons: Comparison[] = [
    ...[50, 500, 5_000].flatMap((count): Comparison[] => {
      const list = phrases(count);
      const work = countOf(buildAutomaton(list));
      const name = `messages with any of ${count} phrases`;
      return [
        {
          name,
          peer: "sum every charCodeAt (floor)",
          work,
          peerWork: () => sumOfUnits(texts),
          target: floors[count],
        },
        ...engines.flatMap((engine) =>
          engine.countMessages
            ? [
                {
                  name,
                  peer: engine.name,
                  work,
                  peerWork: () => engine.countMessages?.(list),
                  same: true,
                  target: targetOf(engine),
                },
              ]
            : [],
        ),
      ];
    }),
    {
      name: "messages with any of 500 phrases and one of two characters",
      peer: "sum every charCodeAt (floor)",
      work: countOf(buildAutomaton([...phrases(500), "在吗"])),
      peerWork: () => sumOfUnits(texts),
    },
    ...engines.flatMap((engine): Comparison[] =>
      engine.responses
        ? [
            {
              name: "turns, response times and reply ratio per conversation",
              peer: engine.name.replace("multiMatchAny, 1 thread", "window SQL, 4 threads"),
              work: responses,
              peerWork: engine.responses,
              same: true,
              target: engine.countMessages ? undefined : targetOf(engine),
            },
          ]
        : [],
    ),
    {
      name: "read date texts, validated",
      peer: "Date.parse",
      work: () => {
        const reader = new TimeReader();
        return dates.reduce((sum, date) => sum + reader.read(date), 0);
      },
      peerWork: () => dates.reduce((sum, date) => sum + Date.parse(date) / 1000, 0),
      same: true,
      target: 0.6,
    },
    {
      name: "a sheet into a transcript",
      peer: "structuredClone of the sheet",
      work: () => readTable(table, {}).transcript.length,
      peerWork: () => structuredClone(matrix).length,
    },
    {
      name: "full scan: read, all built-in rules, metrics",
      peer: "sum every charCodeAt (floor)",
      before: forget,
      work: () => {
        const read = readTable(table, {}).transcript;
        conversationMetrics(read);
        return inspector.inspect(read, { hasOrders: false }).findings.length;
      },
      peerWork: () => sumOfUnits(texts),
      target: 12,
      rounds: 2,
    },
  ];

  console.log("| work | peer | ms | peer ms | ratio | target |\n|---|---|---:|---:|---:|---:|");
  (await measure(comparisons, rows > 500_000 ? 5 : 7)).forEach(printMeasured);
  console.log();
  await printParse(Math.min(rows, 200_000));
  console.log();
  await printScans(typeof house === "string" ? null : house.session, table);
  for (const engine of engines) engine.close?.();
}

function describeRun(engines: readonly Engine[], missing: readonly (Engine | string)[]): void {
  const [processor] = cpus();
  const memory = Math.round(totalmem() / 2 ** 30);
  console.log(`${rows.toLocaleString("en-US")} rows, ${(rows / 20).toLocaleString("en-US")} conversations`);
  console.log(
    `Node ${process.version}, ${process.platform} ${process.arch}, ${cpus().length} × ${processor?.model ?? "?"}, ${memory} GB, load ${loadavg()[0]!.toFixed(1)}`,
  );
  for (const { version } of engines) console.log(version);
  for (const reason of missing) console.log(`left out: ${String(reason)}`);
  console.log();
}

function printMeasured({ name, peer, work, peerWork, ratio, target }: Measured): void {
  const goal = target === undefined ? "" : `≤ ${target} × ${ratio <= target ? "✓" : "✗"}`;
  console.log(
    `| ${name} | ${peer} | ${work.toFixed(0)} | ${peerWork.toFixed(0)} | ${ratio.toFixed(2)} × | ${goal} |`,
  );
}

/** Whole scans by the command line: files of growing size, then threads and ClickHouse beside the largest of the comparisons. */
async function printScans(
  session: Parameters<typeof scanInClickHouse>[0] | null,
  table: Table,
): Promise<void> {
  const sizes = [10_000, 100_000, 1_000_000, 5_000_000].filter((size) => size < largest);
  const runs: ScanRun[] = [];
  console.log("| kefu scan | s | worked s | memory | findings |\n|---|---:|---:|---:|---:|");
  const print = (name: string, { milliseconds, worked, megabytes, findings }: ScanRun) => {
    const seconds = [milliseconds, worked].map((time) => (time / 1000).toFixed(1)).join(" | ");
    console.log(
      `| ${name} | ${seconds} | ${megabytes.toFixed(0)} MB | ${findings.toLocaleString("en-US")} |`,
    );
  };
  for (const size of [...sizes, largest]) {
    const file = join(folder, `${size}.csv`);
    await writeChats(corpus(size), file);
    const scanned = runScan(program, file, size, ["--stream", "--jobs", "1"]);
    runs.push(scanned);
    print(`${size.toLocaleString("en-US")} rows`, scanned);
    if (size !== largest) rmSync(file);
  }
  // Starting Node and compiling the rules cost the same whatever the size.
  const tiny = join(folder, "tiny.csv");
  await writeChats(corpus(20), tiny);
  const start = runScan(program, tiny, 20, ["--stream", "--jobs", "1"]).worked;
  const points = runs.map(({ rows: size, worked }) => ({ size, cost: Math.max(1, worked - start) }));
  if (points.length > 1) console.log(`\ncost grows as rows to the power of ${exponentOf(points).toFixed(2)}`);

  const file = join(folder, "compared.csv");
  await writeChats(table, file);
  const [plain, ...threaded] = [1, 2, 4].map((jobs) => {
    const scanned = runScan(program, file, rows, ["--stream", "--jobs", String(jobs)]);
    return { ...scanned, name: `kefu scan --jobs ${jobs}` };
  }) as [ScanRun & { name: string }, ...(ScanRun & { name: string })[]];
  const ratio = (milliseconds: number) => `${(milliseconds / plain.milliseconds).toFixed(2)} ×`;
  console.log(
    `\n| ${rows.toLocaleString("en-US")} rows | s | of one thread | worked s |\n|---|---:|---:|---:|`,
  );
  for (const { name, milliseconds, worked, findings } of [plain, ...threaded]) {
    agree(name, findings, plain.findings);
    console.log(
      `| ${name} | ${(milliseconds / 1000).toFixed(1)} | ${ratio(milliseconds)} | ${(worked / 1000).toFixed(1)} |`,
    );
  }
  if (session === null) return;
  const begun = performance.now();
  const findings = scanInClickHouse(session, program, folder, file);
  const milliseconds = performance.now() - begun;
  agree("ClickHouse executable()", findings, plain.findingsAlone);
  console.log(`| ClickHouse executable() | ${(milliseconds / 1000).toFixed(1)} | ${ratio(milliseconds)} | |`);
}

/** Of what is known: NaN stands where nothing was measured. */
function sumOf(values: Int32Array | Float64Array): number {
  let sum = 0;
  for (const value of values) if (!Number.isNaN(value)) sum += value;
  return sum;
}

/** @throws Error when two ways to the same findings part */
function agree(name: string, came: number, wanted: number): void {
  if (came !== wanted) throw new Error(`${name} finds ${came}, kefu scan ${wanted}`);
}

function sizeOf(text: string | undefined, usual: number): number {
  const size = Number(text ?? usual);
  if (!Number.isInteger(size) || size < 1)
    throw new Error(`bench wants a number of rows, and got: ${text ?? ""}`);
  return size;
}

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
