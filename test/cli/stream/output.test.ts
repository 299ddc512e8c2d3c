import { execFileSync, spawn } from "node:child_process";
import {
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { Worker } from "node:worker_threads";
import { gzipSync } from "node:zlib";
import { read } from "hucre";
import { asyncBufferFromFile, parquetReadObjects } from "hyparquet";
import { beforeAll, describe, expect, it } from "vitest";
import { csvOf, scanning, shop, testFolder, type Row } from "./support";

const file = testFolder();
const main = join(import.meta.dirname, "../../../src/cli/main.ts");
const tsx = join(import.meta.dirname, "../../../node_modules/tsx/dist/esm/index.mjs");

let chats: Row[];
let findings: Record<string, unknown>[];
beforeAll(async () => {
  chats = shop(80, 41);
  writeFileSync(file("shop.csv"), csvOf(chats));
  findings = JSON.parse((await scanning(file("shop.csv"), { json: true })).stdout).findings;
});

describe("findings", () => {
  it("are written as JSON lines, CSV, Parquet and a workbook, all the same", async () => {
    const rules = findings.map(({ rule }) => rule);
    const lines = (await scanning(file("shop.csv"), { to: "jsonl" })).stdout.trim().split("\n");
    expect(lines.map((line) => JSON.parse(line))).toEqual(findings);

    for (const name of ["out.csv", "out.parquet", "out.xlsx"]) {
      const { stdout } = await scanning(file("shop.csv"), { out: file(name), stream: true, blockRows: 100 });
      expect(stdout, name).toContain(`${findings.length} findings in`);
    }
    const csv = readFileSync(file("out.csv"), "utf8");
    expect(
      csv.startsWith(
        "\uFEFFconversation,rule,severity,agent,lines,measured,limit,unit,evidence,sentence\r\n",
      ),
    ).toBe(true);
    const parquet = await parquetReadObjects({ file: await asyncBufferFromFile(file("out.parquet")) });
    expect(parquet.map(({ rule }) => rule)).toEqual(rules);
    expect(parquet.map(({ measured }) => measured)).toEqual(findings.map(({ measured }) => measured));
    const { sheets } = await read(readFileSync(file("out.xlsx")));
    expect(sheets[0].rows.slice(1).map((row) => row[1])).toEqual(rules);
  });

  it("keep a text that looks like a formula a text", async () => {
    const rows = chats.map((row) => ({ ...row, conversation: row.conversation && `=${row.conversation}` }));
    writeFileSync(file("formulas.csv"), csvOf(rows));
    const { stdout } = await scanning(file("formulas.csv"), { to: "csv" });
    expect(stdout).toContain("\r\n\"'=会话");
    expect(stdout).not.toMatch(/[\n,"]=会话/);
  });

  it("fit into the cells of a workbook, whatever was said", async () => {
    const said = "不知道，".repeat(20_000);
    const rows = [
      "会话ID,时间,发送者,角色,内容",
      "=S1,2024-4-14 9:00,t***1,客户,在吗",
      `,2024-4-14 9:01,小美,客服,${said}`,
    ];
    writeFileSync(file("long.csv"), rows.join("\n"));
    await scanning(file("long.csv"), { out: file("long.xlsx") });
    const { sheets } = await read(readFileSync(file("long.xlsx")));
    const cells = sheets[0].rows.flat().map(String);
    expect(Math.max(...cells.map((cell) => cell.length))).toBe(32_767);
    expect(cells).toContain("=S1");
  });

  it("of several files name the file, each a record of its own", async () => {
    writeFileSync(file("again.csv.gz"), gzipSync(csvOf(chats)));
    const { stdout } = await scanning([file("shop.csv"), file("again.csv.gz")], { json: true });
    const printed = JSON.parse(stdout);
    expect(printed.findings).toHaveLength(2 * findings.length);
    expect(printed.findings[0]).toEqual({ file: file("shop.csv"), ...findings[0] });
    expect(printed.findings.at(-1)).toEqual({ file: file("again.csv.gz"), ...findings.at(-1) });
  });

  it("come from standard input that is larger than what is kept", async () => {
    const input = Buffer.from(csvOf(chats));
    const stdinPieces = async function* () {
      for (let at = 0; at < input.length; at += 1000) yield input.subarray(at, at + 1000);
    };
    const { stdout } = await scanning("-", { json: true, stream: true, blockRows: 100 }, { stdinPieces });
    expect(JSON.parse(stdout).findings).toEqual(findings);
  });

  it("are the same on several threads", async () => {
    const load = `import("tsx/esm/api").then(({ register }) => (register(), import(${JSON.stringify(pathToFileURL(main).href)})))`;
    const startWorker = () => new Worker(load, { eval: true });
    const options = { json: true, stream: true, blockRows: 100, jobs: 2 };
    const { stdout } = await scanning(file("shop.csv"), options, { startWorker });
    expect(JSON.parse(stdout).findings).toEqual(findings);
  });
});

describe("a file that results are written to", () => {
  it("keeps its link and its permissions", async () => {
    writeFileSync(file("private.csv"), "older", { mode: 0o600 });
    symlinkSync(file("private.csv"), file("link.csv"));
    await scanning(file("shop.csv"), { out: file("link.csv") });
    expect(lstatSync(file("link.csv")).isSymbolicLink()).toBe(true);
    expect(readFileSync(file("private.csv"), "utf8")).toContain("slow-first-response");
    expect(statSync(file("private.csv")).mode & 0o777).toBe(0o600);
  });

  it.runIf(process.platform === "linux")("may be a pipe, which is written into and stays one", async () => {
    for (const to of ["jsonl", "parquet"] as const) {
      const pipe = file(`pipe-${to}`);
      execFileSync("mkfifo", [pipe]);
      const [content] = await Promise.all([
        readFile(pipe),
        scanning(file("shop.csv"), { out: pipe, to, stream: true, blockRows: 100 }),
      ]);
      const rows =
        to === "jsonl"
          ? String(content).trim().split("\n")
          : await parquetReadObjects({ file: new Uint8Array(content).buffer });
      expect(rows, to).toHaveLength(findings.length);
      expect(statSync(pipe).isFIFO(), to).toBe(true);
    }
  });

  it("is refused before anything is read where it cannot be written", async () => {
    mkdirSync(file("folder.csv"));
    const refusal = { code: "cli.outUnwritable", values: { reason: "EISDIR" } };
    await expect(scanning(file("none.csv"), { out: file("folder.csv") })).rejects.toMatchObject(refusal);
    for (const options of [{ out: file("no/out.csv") }, { report: file("no/report.xlsx") }]) {
      await expect(scanning(file("none.csv"), options)).rejects.toMatchObject({
        code: "cli.outUnwritable",
        values: { reason: "ENOENT" },
      });
    }
  });

  it.runIf(existsSync("/dev/full"))("says so when the disk is full, in every format", async () => {
    symlinkSync("/dev/full", file("full"));
    for (const to of ["json", "jsonl", "csv", "parquet", "xlsx", "table"] as const) {
      const run = scanning(file("shop.csv"), { out: file("full"), to });
      await expect(run, to).rejects.toMatchObject({
        code: "cli.outUnwritable",
        values: { file: file("full"), reason: "ENOSPC" },
      });
    }
  });
});

describe("a run that fails or is interrupted", () => {
  const left = () => readdirSync(file(".")).filter((name) => name.includes(".part"));

  const setAside = () => readdirSync(file("temporary")).filter((name) => name.startsWith("kefu-"));

  it("leaves no half file and keeps the older one", async () => {
    writeFileSync(file("kept.jsonl"), "older\n");
    writeFileSync(file("cut.csv.gz"), gzipSync(csvOf(chats)).subarray(0, 900));
    const files = [file("shop.csv"), file("cut.csv.gz")];
    await expect(scanning(files, { out: file("kept.jsonl") })).rejects.toMatchObject({
      code: "cli.gzipDamaged",
    });
    expect(readFileSync(file("kept.jsonl"), "utf8")).toBe("older\n");
    expect(left()).toEqual([]);
  });

  it.each([
    ["plain", (bytes: Buffer) => bytes],
    ["gzip", (bytes: Buffer) => gzipSync(bytes)],
  ])("says so where an input breaks off: %s", async (_, packed) => {
    const input = packed(Buffer.from(csvOf(chats)));
    const stdinPieces = async function* () {
      yield input.subarray(0, input.length / 2);
      throw Object.assign(new Error("read"), { code: "EIO" });
    };
    await expect(scanning("-", { json: true, stream: true }, { stdinPieces })).rejects.toMatchObject({
      code: "cli.fileUnreadable",
      values: { file: "-", reason: "EIO" },
    });
  });

  it("ends with 130 when the person stops it", async () => {
    mkdirSync(file("temporary"));
    const args = ["--import", tsx, main, "scan", "-", "--out", file("stopped.csv"), "--lang", "en-US"];
    const child = spawn(process.execPath, args, {
      stdio: ["pipe", "ignore", "pipe"],
      env: { ...process.env, TMPDIR: file("temporary") },
    });
    let said = "";
    child.stderr.on("data", (text) => (said += String(text)));
    const line = `S1,2024-04-14 09:00:00,t***1,客户,在吗\n`.repeat(20_000);
    child.stdin.on("error", () => undefined);
    child.stdin.write(`会话ID,时间,发送者,角色,内容\n${line}`);
    // More than is kept whole, so that it is being set aside when it is stopped.
    const feed = setInterval(() => {
      child.stdin.write(line);
      if (setAside().length === 0) return;
      clearInterval(feed);
      child.kill("SIGINT");
    }, 20);
    const code = await new Promise((resolve) => child.once("exit", resolve));
    expect([code, said.trim().split("\n").at(-1)]).toEqual([130, "Interrupted; no file was written."]);
    expect(existsSync(file("stopped.csv"))).toBe(false);
    expect([...left(), ...setAside()]).toEqual([]);
  });

  it("is told in one sentence where a name tells no format, or a format needs a file", async () => {
    await expect(scanning("-", { out: file("a.doc") })).rejects.toMatchObject({ code: "cli.outUnknown" });
    await expect(scanning("-", { to: "xlsx" })).rejects.toMatchObject({ code: "cli.outNeedsFile" });
    await expect(scanning("-", { recordEnd: "soon" })).rejects.toMatchObject({ code: "cli.badTime" });
  });
});
