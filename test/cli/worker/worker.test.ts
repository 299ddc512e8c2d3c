import { describe, expect, it } from "vitest";
import { run } from "../../../src/cli/index";
import { csvOf, scanning, shop, testFolder, type Row } from "../stream/support";
import { writeFileSync } from "node:fs";

const file = testFolder();

async function worker(input: string | readonly string[], ...argv: string[]) {
  let stdout = "";
  let stderr = "";
  const pieces = typeof input === "string" ? [input] : input;
  const code = await run(["worker", ...argv], {
    stdin: async () => new Uint8Array(),
    stdinPieces: async function* () {
      for (const piece of pieces) yield new TextEncoder().encode(piece);
    },
    stdout: async (text) => void (stdout += text),
    stderr: (text) => void (stderr += text),
    env: { LANG: "en_US.UTF-8" },
  });
  return { code, stderr, lines: stdout.split("\n").slice(0, -1) };
}

const escapeCell = (text: string) =>
  text.replace(/[\\\t\n]/g, (sign) => ({ "\\": "\\\\", "\t": "\\t", "\n": "\\n" })[sign] as string);
const tsv = (rows: readonly Row[]) =>
  rows.map(({ conversation, time, sender, role, text }, i) =>
    [conversation, time, sender, role, text, String(i + 3)].map(escapeCell).join("\t"),
  );

const slow = [
  "S1\t2024-04-14 09:00:00\tt***1\t客户\t在吗\t7",
  "S1\t2024-04-14 09:01:00\t小美\t客服\t在的\t8",
];

describe("kefu worker", () => {
  it("begins with its version and columns, and answers each conversation", async () => {
    const { code, lines } = await worker(`${slow.join("\n")}\n`);
    expect(code).toBe(0);
    expect(lines[0]).toBe(
      "#kefu-worker/1 kind,conversation,rule,severity,agent,lines,measured,limit,unit,evidence,message",
    );
    const finding = lines.find((line) => line.includes("slow-first-response")) as string;
    expect(finding.split("\t").slice(0, 9)).toEqual([
      "finding",
      "S1",
      "slow-first-response",
      "major",
      "小美",
      "7 8",
      "60",
      "20",
      "seconds",
    ]);
    expect(lines.at(-1)).toMatch(/^score\tS1\t\\N/);
  });

  it("speaks JSON lines", async () => {
    const rows = [
      { conversation: "S1", time: "2024-04-14 09:00:00", sender: "t***1", role: "客户", text: "在吗" },
      { conversation: "S1", time: "2024-04-14 09:01:00", sender: "小美", role: "客服", text: "在\n的" },
    ];
    const { lines } = await worker(rows.map((row) => JSON.stringify(row)).join("\n"), "--from", "jsonl");
    const [header, ...answers] = lines.map((line) => JSON.parse(line));
    expect(header["kefu-worker"]).toBe(1);
    expect(answers).toContainEqual(
      expect.objectContaining({ rule: "slow-first-response", lines: "1 2", measured: 60 }),
    );
  });

  it("gives the findings that a scan gives, but for rules that compare conversations", async () => {
    const rows = shop(60, 21).filter(({ role }) => role !== "系统");
    writeFileSync(file("shop.csv"), csvOf(rows));
    const scanned = await scanning(file("shop.csv"), { to: "jsonl", recordEnd: "2024-05-01" });
    const expected = scanned.stdout
      .split("\n")
      .slice(0, -1)
      .map((line) => JSON.parse(line));
    const lines = tsv(rows).map((line, i) => line.replace(/\t\d+$/, `\t${lineOf(rows, i)}`));
    const { lines: answers } = await worker(
      `${lines.join("\n")}\n`,
      "--record-end",
      "2024-05-01",
      "--no-header",
    );
    const came = answers.map((line) => line.split("\t")).filter(([kind]) => kind === "finding");
    const alone = expected.filter(({ rule }) => rule !== "robot-like");
    expect(came.map(([, conversation, rule, , , at]) => `${conversation} ${rule} ${at}`)).toEqual(
      alone.map(({ conversation, rule, lines: at }) => `${conversation} ${rule} ${at.join(" ")}`),
    );
  });

  it("answers the same however its input is cut, and with names that only their company tells", async () => {
    const rows = shop(30, 22).map((row) => ({
      ...row,
      role: "",
      sender: row.sender.replace(/^客服(\d)号$/, "小$1禾"),
    }));
    const text = `${tsv(rows).join("\n")}\n`;
    const whole = await worker(text);
    const cut = await worker(
      Array.from({ length: Math.ceil(text.length / 997) }, (_, i) => text.slice(i * 997, i * 997 + 997)),
    );
    expect(cut.lines).toEqual(whole.lines);
  });

  it("answers a line that it cannot read with an error, and goes on", async () => {
    const { code, lines } = await worker(`broken line\n${slow.join("\n")}\n\n\\N\t\\x\n{}\n`, "--no-header");
    expect(code).toBe(0);
    expect(lines.filter((line) => line.startsWith("error"))).toHaveLength(3);
    expect(lines[0]).toBe(
      "error\t\\N\t\\N\t\\N\t\\N\t1\t\\N\t\\N\t\\N\t\\N\tThe line has 1 cell; 6 are wanted: conversation, time, sender, role, text, line.",
    );
    expect(lines.some((line) => line.includes("slow-first-response"))).toBe(true);
  });

  it("takes the columns that a header line of its version names, and refuses another version", async () => {
    const rows = slow
      .map((line) => line.split("\t"))
      .map(([s, t, n, r, x]) => [x, "ignored", s, t, n, r].join("\t"));
    const { lines } = await worker(
      ["#kefu-worker/1 text,-,conversation,time,sender,role", ...rows].join("\n"),
    );
    expect(lines.some((line) => line.includes("slow-first-response"))).toBe(true);
    const { code, stderr } = await worker("#kefu-worker/2 text,conversation\n");
    expect([code, stderr]).toEqual([2, "The rows are of version 2; this worker reads version 1.\n"]);
  });

  it("answers a conversation a line, one line each, as a scalar function is called", async () => {
    const messages = [
      ["2024-04-14 09:00:00", "t***1", "客户", "在吗"],
      ["2024-04-14 09:01:00", "小美", "客服", "在的"],
    ];
    const { lines } = await worker(
      `2\n${JSON.stringify({ conversation: "S1", messages })}\n[1]\n`,
      "--per-line",
    );
    expect(lines).toHaveLength(2);
    const [first, second] = lines.map((line) => JSON.parse(JSON.parse(line).result));
    expect(first[0]).toMatchObject({
      rule: "slow-first-response",
      conversation: "S1",
      lines: [1, 2],
      measured: 60,
    });
    expect(second.error).toMatch(/^The line is no conversation/);
  });

  it("names a row by its place in the input where its line is blank", async () => {
    const blank = slow.map((line) => line.replace(/\d$/, ""));
    const { lines } = await worker(blank.join("\n"), "--no-header");
    expect(lines[0].split("\t").slice(2, 6)).toEqual(["slow-first-response", "major", "小美", "1 2"]);
  });

  it("knows a conversation by its number, and reads a cell of any kind, in a line for each", async () => {
    const messages = [["2024-04-14 09:00:00", "t***1", "客户", { toString: 1 }], [1], []];
    const { lines } = await worker(JSON.stringify({ conversation: 42, messages }), "--per-line");
    const [finding] = JSON.parse(JSON.parse(lines[0]).result);
    expect(finding).toMatchObject({ rule: "slow-first-response", conversation: "42" });
  });

  it("reads a line of many pieces in a time that grows with its length alone", async () => {
    const cpu = async (pieces: number) => {
      const input = ["S1\t\tt***1\t客户\t", ...new Array<string>(pieces).fill("x".repeat(1000)), "\n"];
      const before = process.cpuUsage();
      const { lines } = await worker(input, "--no-header");
      const { user, system } = process.cpuUsage(before);
      expect(lines.length).toBeGreaterThan(0);
      return user + system;
    };
    await cpu(1000);
    expect((await cpu(16_000)) / (await cpu(4000))).toBeLessThan(10);
  });

  it("keeps the service hours, and knows the days without", async () => {
    const night = [
      "S1\t2026-03-07 21:59:50\tt***1\t客户\t在吗\t1",
      "S1\t2026-03-08 09:00:05\t小美\t客服\t在的\t2",
    ];
    const slow = async (...argv: string[]) =>
      (await worker(`${night.join("\n")}\n`, ...argv)).lines.filter((line) =>
        line.includes("slow-first-response"),
      ).length;
    expect(await slow()).toBe(1);
    expect(await slow("--service-hours", "09:00-22:00")).toBe(0);
    // 2026-03-07 is a Saturday: a make-up working day with Monday's hours, so the wait of an hour counts.
    expect(await slow("--service-hours", "1-5 20:00-23:00; 7 08:00-20:00")).toBe(1);
    expect(await slow("--service-hours", "7 09:00-20:00", "--holidays", "2026-03-07")).toBe(0);
    const wrong = await worker("", "--service-hours", "mornings");
    expect(wrong).toMatchObject({ code: 2, stderr: expect.stringMatching(/names no service hours/) });
  });

  it("hides customers and their numbers, the same name alike in all lines of a run", async () => {
    const rows = ["云朵妈妈\t2026-03-07 10:00:00\t云朵妈妈\t客户\t在吗\t1"];
    rows.push("云朵妈妈\t2026-03-07 10:05:00\t小美\t客服\t自己多试下，加我微信 13800138000\t2");
    for (const more of [[], ["--to", "jsonl"]]) {
      const { lines } = await worker(`${rows.join("\n")}\n`, "--mask", ...more);
      expect(lines.join("\n")).not.toMatch(/云朵妈妈|13800138000/);
      const names = new Set(lines.slice(1).map((line) => /云\*\*\*·[0-9a-f]{8}/.exec(line)?.[0]));
      expect([names.size, names.has(undefined)]).toEqual([1, false]);
    }
  });
});

/** Line of a row in the file that `csvOf` makes: two lines of titles, and texts with line ends. */
function lineOf(rows: readonly Row[], index: number): number {
  return rows.slice(0, index).reduce((line, { text }) => line + text.split("\n").length, 3);
}
