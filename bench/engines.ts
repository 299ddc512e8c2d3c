/** Programs and engines that do parts of kefu's work, on the corpus, in the same run. What is not installed is left out and said so. */
import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Table } from "../src/chat/table";
import type { Timed } from "./measure";
import type * as Peers from "./peers/index.mjs";
import type { ChdbSession } from "./peers/index.mjs";

/** Sums over the conversations of what is told of each, on which all sides must agree; seconds and ratios to the hundredth. */
export interface ResponseTotals {
  readonly turns: number;
  readonly answered: number;
  readonly seconds: number;
  readonly firstResponse: number;
  readonly averageResponse: number;
  readonly longestResponse: number;
  readonly replyRatio: number;
}

export interface Engine {
  readonly name: string;
  readonly version: string;
  /** Messages that hold any of the phrases. */
  readonly countMessages?: (phrases: readonly string[]) => unknown;
  readonly responses?: () => unknown;
  readonly close?: () => void;
}

/** Of each conversation its turns and response times: a turn begins with a customer's message after an agent's or none. */
const responseSql = `
  WITH rows AS (
    SELECT conversation, seconds, role,
           CAST(sum(CASE WHEN role = 2 THEN 1 ELSE 0 END)
             OVER (PARTITION BY conversation ORDER BY seconds, line ROWS UNBOUNDED PRECEDING) AS BIGINT) AS answers
    FROM chats),
  openings AS (SELECT conversation, answers, min(seconds) AS opened FROM rows WHERE role = 1 GROUP BY conversation, answers),
  replies AS (SELECT conversation, answers - 1 AS answers, min(seconds) AS replied FROM rows WHERE role = 2 GROUP BY conversation, answers),
  waits AS (
    SELECT conversation, answers, replied - opened AS waited FROM openings LEFT JOIN replies USING (conversation, answers)),
  waiting AS (
    SELECT conversation, count(*) AS turns, count(waited) AS answered, sum(waited) AS seconds, avg(waited) AS average,
           max(waited) AS longest, max(CASE WHEN answers = 0 THEN waited END) AS opening
    FROM waits GROUP BY conversation),
  speaking AS (
    SELECT conversation, sum(CASE WHEN role = 1 THEN 1 ELSE 0 END) AS customer, sum(CASE WHEN role = 2 THEN 1 ELSE 0 END) AS agent
    FROM chats GROUP BY conversation)
  SELECT sum(turns) AS turns, sum(answered) AS answered, sum(seconds) AS seconds, sum(opening) AS "firstResponse",
         sum(average) AS "averageResponse", sum(longest) AS "longestResponse", sum(agent / customer) AS "replyRatio"
  FROM waiting JOIN speaking USING (conversation)`;

export interface EngineData {
  readonly folder: string;
  readonly texts: readonly string[];
  readonly table: Table;
}

/** Writes what the engines read: texts a line, and rows as CSV. */
export function writeData({ folder, texts, table }: EngineData): { texts: string; rows: string } {
  const files = { texts: join(folder, "texts.txt"), rows: join(folder, "rows.csv") };
  writeFileSync(files.texts, `${texts.join("\n")}\n`);
  const lines = ["conversation,seconds,role,line"];
  for (let row = 1; row < table.rowCount; row++) {
    const seconds = Math.round((Number(table.cell(row, 1)) - 25_569) * 86_400);
    const role = table.cell(row, 3) === "客户" ? 1 : 2;
    lines.push(`${String(table.cell(row, 0)).slice(1)},${seconds},${role},${row}`);
  }
  writeFileSync(files.rows, `${lines.join("\n")}\n`);
  return files;
}

export function ripgrep(folder: string, texts: string): Engine | string {
  const { status, stdout } = spawnSync("rg", ["--version"], { encoding: "utf8" });
  if (status !== 0) return "ripgrep: rg is not on the PATH";
  return {
    name: "ripgrep -F -j1",
    version: stdout.split("\n")[0]!,
    countMessages: (phrases) => {
      const list = join(folder, "phrases.txt");
      writeFileSync(list, phrases.join("\n"));
      const found = spawnSync("rg", ["-F", "-j1", "-c", "-f", list, texts], { encoding: "utf8" });
      return Number(found.stdout.trim() || 0);
    },
  };
}

export async function duckDb(rows: string): Promise<Engine | string> {
  let api;
  try {
    api = await import("@duckdb/node-api");
  } catch {
    return "DuckDB: @duckdb/node-api is not installed";
  }
  const instance = await api.DuckDBInstance.create(":memory:", { threads: "4" });
  const connection = await instance.connect();
  await connection.run(`CREATE TABLE chats AS SELECT * FROM read_csv('${rows}')`);
  return {
    name: "DuckDB window SQL, 4 threads",
    version: `DuckDB ${api.version()}`,
    responses: async () => {
      const [row] = (await connection.runAndReadAll(responseSql)).getRowObjectsJson();
      return totalsOf(row as unknown as ResponseTotals);
    },
    close: () => {
      connection.closeSync();
      instance.closeSync();
    },
  };
}

export async function clickHouse(
  folder: string,
  files: { texts: string; rows: string },
): Promise<(Engine & { session: ChdbSession }) | string> {
  // It finds its engines in its own folder, so it is no part of the bundle.
  const peers = pathToFileURL(join(process.cwd(), "bench/peers/index.mjs")).href;
  const { loadChdb } = (await import(/* @vite-ignore */ peers)) as typeof Peers;
  const chdb = loadChdb();
  if ("reason" in chdb) return `ClickHouse: ${chdb.reason}`;
  const session = new chdb.Session(join(folder, "clickhouse"), {
    connectionArgs: [`--user_scripts_path=${join(folder, "user_scripts")}`],
  });
  session.query(
    `CREATE TABLE texts ENGINE = Memory AS SELECT * FROM file('${files.texts}', 'LineAsString', 'text String')`,
  );
  session.query(
    `CREATE TABLE chats ENGINE = Memory AS
     SELECT * FROM file('${files.rows}', 'CSVWithNames', 'conversation UInt32, seconds Int64, role UInt8, line UInt32')`,
  );
  return {
    session,
    name: "ClickHouse multiMatchAny, 1 thread",
    version: `ClickHouse ${session.query("SELECT version()", "TSV").trim()}`,
    countMessages: (phrases) => {
      const list = phrases.map((phrase) => `'${phrase}'`).join(",");
      return Number(
        session.query(
          `SELECT countIf(multiMatchAny(text, [${list}])) FROM texts SETTINGS max_threads = 1`,
          "TSV",
        ),
      );
    },
    responses: () => {
      const sql = `${responseSql} SETTINGS join_use_nulls = 1, max_threads = 4`;
      return totalsOf(JSON.parse(session.query(sql, "JSONEachRow")) as ResponseTotals);
    },
    close: () => session.close(),
  };
}

/** pandas tells its own milliseconds, so that starting Python and reading the file do not count. */
export function pandas(folder: string, rows: string): Engine | string {
  const probe = spawnSync("python3", ["-c", "import pandas; print(pandas.__version__)"], {
    encoding: "utf8",
  });
  if (probe.status !== 0) return "pandas: not installed for python3";
  const script = join(folder, "responses.py");
  writeFileSync(
    script,
    `import sys, json, time, pandas as pd
rows = pd.read_csv(sys.argv[1])
begun = time.perf_counter()
rows = rows.sort_values(["conversation", "seconds", "line"], kind="stable")
rows["answers"] = (rows.role == 2).groupby(rows.conversation).cumsum()
opened = rows[rows.role == 1].groupby(["conversation", "answers"]).seconds.min()
replied = rows[rows.role == 2].groupby(["conversation", "answers"]).seconds.min()
replied.index = replied.index.set_levels(replied.index.levels[1] - 1, level=1)
both = opened.to_frame("opened").join(replied.to_frame("replied"), how="left")
waited = (both.replied - both.opened).dropna()
waiting = waited.groupby(level="conversation").agg(["count", "sum", "mean", "max"])
first = waited[waited.index.get_level_values("answers") == 0]
messages = rows.groupby(["conversation", "role"]).size().unstack(fill_value=0)
print(json.dumps({"milliseconds": (time.perf_counter() - begun) * 1000,
  "result": {"turns": len(both), "answered": int(waiting["count"].sum()), "seconds": int(waiting["sum"].sum()),
    "firstResponse": first.sum(), "averageResponse": waiting["mean"].sum(), "longestResponse": waiting["max"].sum(),
    "replyRatio": (messages[2] / messages[1]).sum()}}))
`,
  );
  return {
    name: "pandas",
    version: `pandas ${probe.stdout.trim()}`,
    responses: () => {
      const { stdout } = spawnSync("python3", [script, rows], { encoding: "utf8" });
      const { milliseconds, result } = JSON.parse(stdout) as Timed & { result: ResponseTotals };
      return { milliseconds, result: totalsOf(result) };
    },
  };
}

/** Sides add in different orders: what is no whole number is told to the hundredth. */
export function totalsOf(sums: Readonly<Record<keyof ResponseTotals, unknown>>): ResponseTotals {
  const rounded = (sum: unknown) => Math.round(Number(sum) * 100) / 100;
  return {
    turns: rounded(sums.turns),
    answered: rounded(sums.answered),
    seconds: rounded(sums.seconds),
    firstResponse: rounded(sums.firstResponse),
    averageResponse: rounded(sums.averageResponse),
    longestResponse: rounded(sums.longestResponse),
    replyRatio: rounded(sums.replyRatio),
  };
}
