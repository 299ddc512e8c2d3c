/** The command line on files of the corpus: whole scans in processes of their own, and the same work inside ClickHouse. */
import { spawnSync } from "node:child_process";
import { chmodSync, createWriteStream, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { once } from "node:events";
import { join } from "node:path";
import type { Table } from "../src/chat/table";
import { formatTime, parseTime } from "../src/chat/time";
import type { ChdbSession } from "./peers/index.mjs";

export interface ScanRun {
  readonly rows: number;
  /** Milliseconds of the process, start to end. */
  readonly milliseconds: number;
  /** Milliseconds that processors worked for it: what a busy machine changes least. */
  readonly worked: number;
  /** The most memory it had, in MB. */
  readonly megabytes: number;
  readonly findings: number;
  /** Findings without those of rules that compare conversations with one another. */
  readonly findingsAlone: number;
}

export const recordEnd = "2030-01-01";

/** Writes the corpus as most exports do. */
export async function writeChats(table: Table, file: string): Promise<void> {
  const stream = createWriteStream(file);
  for (let from = 0; from < table.rowCount; from += 10_000) {
    const lines: string[] = [];
    for (let row = from; row < Math.min(table.rowCount, from + 10_000); row++) {
      const time = table.cell(row, 1);
      const written = typeof time === "number" ? formatTime(parseTime(time).seconds).replace("T", " ") : time;
      lines.push(
        [table.cell(row, 0), written, table.cell(row, 2), table.cell(row, 3), table.cell(row, 4)].join(","),
      );
    }
    if (!stream.write(`${lines.join("\n")}\n`)) await once(stream, "drain");
  }
  stream.end();
  await once(stream, "finish");
}

/**
 * Runs in the process that is measured, and tells at its end how much memory it had and how long it worked. Where Linux tells
 * it, the peak is that of the program alone: what `maxRSS` tells begins with the memory of the process that started it.
 */
const probeText = `
import { existsSync, readFileSync } from "node:fs";
process.on("exit", () => {
  const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
  const status = existsSync("/proc/self/status") ? readFileSync("/proc/self/status", "utf8") : "";
  const peak = /VmHWM:[^0-9]*([0-9]+)/.exec(status)?.[1] ?? maxRSS;
  console.error("peak " + peak + " worked " + Math.round((userCPUTime + systemCPUTime) / 1000));
});
`;

/** Runs `kefu scan` on a file, findings to a file. */
export function runScan(
  program: string,
  file: string,
  rows: number,
  options: readonly string[] = [],
): ScanRun {
  const out = `${file}.findings.jsonl`;
  const probe = `${file}.probe.mjs`;
  writeFileSync(probe, probeText);
  const args = [
    "--import",
    probe,
    program,
    "scan",
    file,
    "--out",
    out,
    "--record-end",
    recordEnd,
    ...options,
  ];
  const begun = performance.now();
  const { status, stderr } = spawnSync(process.execPath, args, { encoding: "utf8", maxBuffer: 1 << 28 });
  const milliseconds = performance.now() - begun;
  if (status !== 0) throw new Error(`kefu scan ended with ${String(status)}: ${stderr.slice(0, 500)}`);
  const usages = [...stderr.matchAll(/peak (\d+) worked (\d+)/g)];
  let findings = 0;
  let comparing = 0;
  for (const line of readFileSync(out, "utf8").split("\n")) {
    if (line === "") continue;
    findings++;
    if (line.startsWith('{"rule":"robot-like"')) comparing++;
  }
  return {
    rows,
    milliseconds,
    worked: Math.max(...usages.map(([, , worked]) => Number(worked))),
    megabytes: Math.max(...usages.map(([, kilobytes]) => Number(kilobytes))) / 1024,
    findings,
    findingsAlone: findings - comparing,
  };
}

/** The same rows through `executable()`; returns the count of findings. */
export function scanInClickHouse(
  session: ChdbSession,
  program: string,
  folder: string,
  file: string,
): number {
  const scripts = join(folder, "user_scripts");
  const script = join(scripts, "kefu-worker.sh");
  if (!existsSync(script)) {
    mkdirSync(scripts, { recursive: true });
    const options = `worker --no-header --record-end ${recordEnd}`;
    writeFileSync(script, `#!/bin/sh\nexec "${process.execPath}" "${program}" ${options}\n`);
    chmodSync(script, 0o755);
  }
  const columns = "conversation String, time String, sender String, role String, text String";
  const answer =
    "kind String, conversation String, rule Nullable(String), severity Nullable(String), agent Nullable(String), " +
    "lines Nullable(String), measured Nullable(Float64), limit Nullable(Float64), unit Nullable(String), " +
    "evidence Nullable(String), message Nullable(String)";
  const count = session.query(
    `SELECT count() FROM executable('kefu-worker.sh', 'TabSeparated', '${answer}',
       (SELECT conversation, time, sender, role, text, line FROM
         (SELECT *, rowNumberInAllBlocks() AS line FROM file('${file}', 'CSV', '${columns}') SETTINGS max_threads = 1, input_format_csv_skip_first_lines = 1)
        ORDER BY conversation, line),
       SETTINGS command_read_timeout = 3600000, command_write_timeout = 3600000)
     WHERE kind = 'finding'`,
    "TSV",
  );
  return Number(count);
}
