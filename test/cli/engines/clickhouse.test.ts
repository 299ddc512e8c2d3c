import { spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { loadChdb } from "../../../bench/peers/index.mjs";
import { csvOf, shop, testFolder } from "../stream/support";
import { kefu } from "./program";

const file = testFolder();
const chdb = loadChdb();
if ("reason" in chdb)
  console.warn(
    `ClickHouse is not run: ${chdb.reason}. npm install --no-save --prefix bench/peers installs it.`,
  );

/** A million takes two processors for a minute or two, which a machine with fewer than four needs for its other tests. */
const rowsWanted = Number(process.env.KEFU_ENGINE_ROWS ?? (availableParallelism() < 4 ? 100_000 : 1_000_000));

const answer = [
  "kind String, conversation String, rule Nullable(String), severity Nullable(String), agent Nullable(String)",
  "lines Nullable(String), measured Nullable(Float64), limit Nullable(Float64), unit Nullable(String)",
  "evidence Nullable(String), message Nullable(String)",
].join(", ");

/** The rule that compares conversations with one another, which a worker never sees together. */
const comparing = "robot-like";

/** A script that ClickHouse may execute. */
function script(name: string, options: string): string {
  const folder = file("user_scripts");
  mkdirSync(folder, { recursive: true });
  const path = join(folder, name);
  writeFileSync(
    path,
    `#!/bin/sh\nexec ${[process.execPath, ...kefu].map((part) => `"${part}"`).join(" ")} worker ${options}\n`,
  );
  chmodSync(path, 0o755);
  return folder;
}

describe.skipIf("reason" in chdb || process.platform === "win32")("ClickHouse", () => {
  const open = (settings: readonly string[] = []) => {
    if ("reason" in chdb) throw new Error(chdb.reason);
    return new chdb.Session(file("data"), {
      connectionArgs: [`--user_scripts_path=${file("user_scripts")}`, ...settings],
    });
  };

  it(
    `finds through executable() what a scan finds, row for row (${rowsWanted} rows)`,
    { timeout: 1_800_000 },
    () => {
      script("kefu-worker.sh", "--no-header --record-end 2030-01-01");
      const rows = shop(Math.ceil(rowsWanted / 6.9), 31).filter(
        ({ role, text }) => role !== "系统" && !text.includes("\n"),
      );
      // Every row names its conversation: a database has no rows above.
      let name = "";
      const named = rows.map((row) => ({ ...row, conversation: (name = row.conversation || name) }));
      writeFileSync(file("chats.csv"), csvOf(named));
      const scanBegan = performance.now();
      const scanned = spawnSync(
        process.execPath,
        [
          ...kefu,
          "scan",
          file("chats.csv"),
          "--to",
          "jsonl",
          "--record-end",
          "2030-01-01",
          "--out",
          file("found.jsonl"),
        ],
        { stdio: ["ignore", "ignore", "inherit"] },
      );
      const scanTime = performance.now() - scanBegan;
      expect([0, 1]).toContain(scanned.status);
      const expected = readFileSync(file("found.jsonl"), "utf8")
        .split("\n")
        .slice(0, -1)
        .map((line) => JSON.parse(line))
        .filter(({ rule }) => rule !== comparing)
        .map(({ conversation, rule, lines, measured }) =>
          [conversation, rule, lines.join(" "), measured].join("|"),
        );

      const session = open();
      session.query(
        `CREATE TABLE chats ENGINE = Memory AS SELECT *, toUInt32(rowNumberInAllBlocks() + 3) AS line
         FROM file('${file("chats.csv")}', 'CSV', 'conversation String, time String, sender String, role String, text String')
         SETTINGS input_format_csv_skip_first_lines = 2, max_threads = 1`,
      );
      const queryBegan = performance.now();
      const found = session.query(
        `SELECT conversation, rule, lines, measured FROM executable('kefu-worker.sh', 'TabSeparated', '${answer}',
           (SELECT conversation, time, sender, role, text, line FROM chats ORDER BY conversation, line),
           SETTINGS command_read_timeout = 600000, command_write_timeout = 600000)
         WHERE kind = 'finding' AND rule != '${comparing}' FORMAT JSONCompactEachRow
         SETTINGS max_execution_time = 0`,
      );
      const queryTime = performance.now() - queryBegan;
      session.close();
      const seconds = (milliseconds: number) => (milliseconds / 1000).toFixed(1);
      console.log(
        `ClickHouse executable(): ${named.length} rows in ${seconds(queryTime)} s; kefu scan of the same rows: ${seconds(scanTime)} s`,
      );
      const came = found
        .trim()
        .split("\n")
        .map((line) =>
          JSON.parse(line)
            .map((cell: unknown) => cell ?? "")
            .join("|"),
        );
      expect(came.length).toBeGreaterThan(rowsWanted / 50);
      expect(came.sort()).toEqual(expected.sort());
    },
  );

  it("calls an executable function with a conversation and gets its findings", () => {
    script("kefu-findings.sh", "--per-line");
    writeFileSync(
      file("kefu_function.xml"),
      `<functions><function>
        <type>executable</type><name>kefu_findings</name><return_type>String</return_type><return_name>result</return_name>
        <argument><type>String</type><name>conversation</name></argument>
        <argument><type>Array(Tuple(String, String, String, String))</type><name>messages</name></argument>
        <format>JSONEachRow</format><command>kefu-findings.sh</command>
        <command_read_timeout>60000</command_read_timeout>
      </function></functions>`,
    );
    const session = open([`--user_defined_executable_functions_config=${file("*_function.xml")}`]);
    const found = session.query(
      `SELECT kefu_findings('S1', [('2024-04-14 09:00:00', 't***1', '客户', '在吗'), ('2024-04-14 09:01:00', '小美', '客服', '在的')])
       FORMAT JSONCompactEachRow`,
    );
    session.close();
    const [findings] = JSON.parse(found);
    expect(JSON.parse(findings)).toContainEqual(
      expect.objectContaining({
        rule: "slow-first-response",
        conversation: "S1",
        lines: [1, 2],
        measured: 60,
      }),
    );
  });
});
