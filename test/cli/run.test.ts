import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { run } from "../../src/cli/index";

const chat = [
  "会话ID,时间,发送者,角色,内容,下单时间,付款时间",
  "S1,2024-4-14 9:00:00,t***1,客户,在吗,,",
  "S1,2024-4-14 9:00:03,某某旗舰店:服务助手,机器人,[自动回复] 稍等,,",
  "S1,2024-4-14 9:00:35,某某旗舰店:小美,客服,在的,,",
  "S1,2024-4-14 9:00:35,某某旗舰店:小美,客服,在的,,",
  "S2,2024-4-14 9:00:00,t***2,客户,=HYPERLINK(1),,",
  "S2,2024-4-14 9:00:10,某某旗舰店:小美,客服,您好,,",
  "S2,#N/A,t***2,客户,好的,,",
].join("\r\n");

let folder: string;
const file = (name: string) => join(folder, name);

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "kefu-cli-"));
  writeFileSync(file("chat.csv"), chat);
  writeFileSync(file("noDate.csv"), "时间,发送者,内容\n9:05,tb_1,在吗\n");
  writeFileSync(file("book.xlsx"), Uint8Array.of(0x50, 0x4b, 0x03, 0x04, 0));
  writeFileSync(file("broken.json"), '{\n"rules": oops}');
  writeFileSync(
    file("off.json"),
    JSON.stringify({ extends: "built-in", rules: { "slow-first-response": { enabled: false } } }),
  );
  writeFileSync(file("orders.csv"), "订单号,买家,下单时间,付款时间\n1001,t***1,2024-04-14 09:01:00,\n");
  writeFileSync(
    file("plain.csv"),
    chat
      .split("\r\n")
      .map((line) => line.split(",").slice(0, 5).join(","))
      .join("\n"),
  );
});
afterAll(() => rmSync(folder, { recursive: true }));

async function kefu(argv: string[], { input = "", env = {} as Record<string, string> } = {}) {
  let stdout = "";
  let stderr = "";
  const code = await run(argv, {
    stdin: async () => new TextEncoder().encode(input),
    stdout: async (text) => void (stdout += text),
    stderr: (text) => void (stderr += text),
    env: { LANG: "en_US.UTF-8", ...env },
  });
  return { code, stdout, stderr };
}

describe("kefu parse", () => {
  it("prints the contract's JSON: every message, what was skipped and how many repeats", async () => {
    const { code, stdout, stderr } = await kefu(["parse", file("chat.csv"), "--json"]);
    expect([code, stderr]).toEqual([0, ""]);
    const printed = JSON.parse(stdout);
    expect(printed.format).toBe("table");
    expect(printed.messages).toHaveLength(5);
    expect(printed.messages[0]).toEqual({
      conversation: "S1",
      time: "2024-04-14T09:00:00",
      sender: "t***1",
      role: "customer",
      text: "在吗",
      line: 2,
    });
    expect(printed.messages.map(({ role }: { role: string }) => role)).toEqual([
      "customer",
      "robot",
      "agent",
      "customer",
      "agent",
    ]);
    expect(printed.skipped).toEqual([
      { line: 8, text: "S2\t#N/A\tt***2\t客户\t好的", reason: "chat.errorCell" },
    ]);
    expect(printed.duplicates).toBe(1);
  });

  it("reads standard input, in any encoding, for -", async () => {
    const { stdout } = await kefu(["parse", "-", "--json"], { input: chat });
    expect(JSON.parse(stdout).messages).toHaveLength(5);
  });

  it("prints null for a time whose day nobody knows, and the day that --date names", async () => {
    const time = async (...more: string[]) =>
      JSON.parse((await kefu(["parse", file("noDate.csv"), "--json", ...more])).stdout).messages[0].time;
    expect(await time()).toBeNull();
    expect(await time("--date", "2024-04-14")).toBe("2024-04-14T09:05:00");
  });

  it("takes the agents that are listed", async () => {
    const input = "时间,发送者,内容\n2024-4-14 9:05,云朵妈妈,在吗\n2024-4-14 9:06,小禾,在的\n";
    const { stdout } = await kefu(["parse", "-", "--json", "--agents", "小美，小禾"], { input });
    const { messages } = JSON.parse(stdout);
    expect(messages.map(({ role }: { role: string }) => role)).toEqual(["customer", "agent"]);
    expect(messages[0].conversation).toBe("云朵妈妈");
  });

  it("prints an aligned table without --json, in which Chinese takes two columns", async () => {
    const { stdout } = await kefu(["parse", file("chat.csv"), "--lang", "zh-CN"]);
    const lines = stdout.split("\n");
    expect(lines[0]).toMatch(/^行\s+会话\s+时间\s+发送者\s+角色\s+内容$/);
    expect(stdout).toContain("共 2 段会话、5 条消息");
    expect(stdout).toContain("该行的单元格含有错误值");
  });
});

describe("kefu scan", () => {
  const scan = async (...argv: string[]) => {
    const result = await kefu(["scan", ...argv, "--json"]);
    return { ...result, printed: JSON.parse(result.stdout) };
  };
  const rules = (printed: { findings: { rule: string; conversation: string }[] }) =>
    printed.findings.map(({ rule, conversation }) => `${rule} ${conversation}`);

  it("prints metrics by name, findings with lines and evidence, and a score", async () => {
    const { code, printed } = await scan(file("chat.csv"));
    expect(code).toBe(0);
    expect(printed.conversations[0]).toMatchObject({
      conversation: "S1",
      agents: ["某某旗舰店:小美"],
      firstResponse: 35,
      averageResponse: 35,
      replyRatio: 1,
      agentMessages: 1,
      customerMessages: 1,
      automaticMessages: 1,
    });
    expect(printed.conversations[1].score).toBe(100);
    const slow = printed.findings.find(({ rule }: { rule: string }) => rule === "slow-first-response");
    expect(slow).toMatchObject({ conversation: "S1", measured: 35, limit: 20 });
    expect(slow.lines).toContain(4);
  });

  it("switches rules by a file of changes", async () => {
    expect(rules((await scan(file("chat.csv"))).printed)).toContain("slow-first-response S1");
    expect(rules((await scan(file("chat.csv"), "--rules", file("off.json"))).printed)).not.toContain(
      "slow-first-response S1",
    );
  });

  it("cannot judge rules about orders without orders, and judges them with a record", async () => {
    const without = (await scan(file("plain.csv"))).printed;
    expect(without.notEvaluable).toContainEqual({
      rule: "no-payment-reminder",
      conversation: "S1",
      reason: "noOrders",
    });
    const given = (await scan(file("plain.csv"), "--orders", file("orders.csv"))).printed;
    expect(given.notEvaluable.map(({ reason }: { reason: string }) => reason)).not.toContain("noOrders");
    expect(rules(given)).toContain("no-payment-reminder S1");
  });

  it("ends with 1 only for a finding as severe as --fail-on asks", async () => {
    const severityOf = (await scan(file("chat.csv"))).printed.findings[0].severity;
    expect(severityOf).toBe("major");
    expect((await kefu(["scan", file("chat.csv"), "--fail-on", "major"])).code).toBe(1);
    expect((await kefu(["scan", file("chat.csv"), "--fail-on", "severe"])).code).toBe(0);
  });

  it("prints readable tables in both languages", async () => {
    const zh = (await kefu(["scan", file("chat.csv")], { env: { LANG: "zh_CN.UTF-8" } })).stdout;
    expect(zh).toContain("首次响应");
    expect(zh).toContain("35 秒");
    const en = (await kefu(["scan", file("chat.csv")])).stdout;
    expect(en).toContain("First response");
    expect(en).toContain("35 s");
  });
});

describe("kefu call", () => {
  it("prints the function's result as JSON", async () => {
    expect((await kefu(["call", "CONSULT_CONVERSION", "[32, 400]"])).stdout).toBe("0.08\n");
    expect((await kefu(["call", "kefu.consult_conversion", "-"], { input: "[32, 400]" })).stdout).toBe(
      "0.08\n",
    );
  });

  it("prints what the function refuses as an error cell, in the language asked for", async () => {
    const { code, stdout } = await kefu(["call", "CONSULT_CONVERSION", "[0, 0]", "--lang", "zh-CN"]);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toEqual({ error: { code: "#DIV/0!", message: "咨询人数为 0，无法相除。" } });
  });
});

describe("bad input ends with 2 and one sentence on stderr alone", () => {
  it.each([
    [["parse", "/nowhere/chat.csv"], "There is no file “/nowhere/chat.csv”."],
    [["parse", tmpdir()], `“${tmpdir()}” is a folder; a file is wanted.`],
    [["parse", "-"], "The text is empty: there is no chat to read."],
    [["parse", "-", "--date", "soon"], "The reference date “soon” is no date. Write it as 2024-04-14."],
    [["parse"], "FILE is missing; --help shows how the command is used."],
    [
      ["parse", "a", "b"],
      "There are more arguments than the command takes; put quotation marks around names with spaces.",
    ],
    [
      ["parse", "-", "--format", "icq"],
      /--format <ID> cannot be “icq”; it can be table, telegram-json, meta-json, labelled, qianniu, /,
    ],
    [["parse", "-", "--nonsense"], "There is no option “--nonsense”; --help lists the options."],
    [["scan", "-", "--fail-on", "dire"], /it can be info, minor, major, severe\.$/],
    [
      ["sacn"],
      "There is no command “sacn”; there are parse, scan, explain, call and worker. Did you mean scan?",
    ],
    [
      ["help", "nonsense"],
      "There is no command “nonsense”; there are parse, scan, explain, call and worker.",
    ],
    [["parse", "-", "--jsn"], /no option “--jsn”; --help lists the options\. Did you mean --json\?$/],
    [["worker", "--date", "soon"], "The reference date “soon” is no date. Write it as 2024-04-14."],
    [["scan", "-", "--json", "--to", "csv"], /^--json and --to csv contradict one another/],
    [["scan", "-", "--orders", "-"], /^Standard input \(-\) can be read only once/],
    [["explain", "slow-turns", "-"], /^There is no rule “slow-turns”\. Did you mean slow-turn\?/],
    [[], "A command is missing: parse, scan, explain, call or worker. kefu --help shows them."],
    [["call", "AGENT_SALES", "[1"], /^ARGUMENTS is no JSON/],
    [
      ["call", "AGENT_SALES", '{"a":1}'],
      'The arguments of a function are a JSON array such as [32, 400]; “{"a":1}” came.',
    ],
    [["call"], "NAME is missing; --help shows how the command is used."],
    [["parse", "-", "--lang", "tlh"], /--lang <LANG> cannot be “tlh”; it can be zh-CN, en-US\.$/],
  ] as [string[], string | RegExp][])("%j", async (argv, sentence) => {
    const { code, stdout, stderr } = await kefu(argv, { input: argv.includes("--format") ? "x" : "" });
    expect([code, stdout]).toEqual([2, ""]);
    expect(stderr.trimEnd()).toEqual(
      typeof sentence === "string" ? sentence : expect.stringMatching(sentence),
    );
    expect(stderr.trimEnd()).not.toContain("\n");
  });

  it.each(["scan", "explain", "worker"])(
    "of %s: a platform that neither formats nor rules know",
    async (name) => {
      const args =
        { scan: [file("chat.csv")], explain: ["slow-turn", file("chat.csv")], worker: [] }[name] ?? [];
      const { code, stdout, stderr } = await kefu([name, ...args, "--platform", "taoabo"]);
      expect([code, stdout]).toEqual([2, ""]);
      expect(stderr).toBe(
        "The option --platform <NAME> cannot be “taoabo”; it can be taobao, jd, pdd, douyin, wechat, qq, whatsapp, telegram, line. Did you mean taobao?\n",
      );
    },
  );

  it("takes a platform by its name too, and the one that a rule names", async () => {
    writeFileSync(
      file("ours.json"),
      '{"extends":"built-in","rules":{"slow-turn":{"appliesTo":{"platforms":["redbook"]}}}}',
    );
    for (const options of [
      ["--platform", "京东"],
      ["--platform", "JD"],
      ["--platform", "redbook", "--rules", file("ours.json")],
    ])
      expect((await kefu(["scan", file("chat.csv"), "--json", ...options])).stderr).toBe("");
  });

  it("writes nothing over what it reads, and no two results into one file", async () => {
    const csv = file("chat.csv");
    const report = file("report.xlsx");
    const over = await kefu(["scan", csv, "--to", "csv", "--out", join(folder, ".", "chat.csv")]);
    expect([over.code, over.stderr]).toEqual([2, expect.stringContaining("must not be written over")]);
    const rules = await kefu(["scan", csv, "--rules", file("off.json"), "--out", file("off.json")]);
    expect([rules.code, rules.stderr]).toEqual([2, expect.stringContaining("must not be written over")]);
    const both = await kefu(["scan", csv, "--report", report, "--out", report]);
    expect([both.code, both.stderr]).toEqual([2, expect.stringContaining("Two results would be written")]);
    const twice = await kefu(["scan", csv, csv]);
    expect([twice.code, twice.stderr]).toEqual([2, expect.stringContaining("is named twice")]);
    expect(readFileSync(csv, "utf8")).toBe(chat);
    expect(existsSync(report)).toBe(false);
  });

  it("names a damaged workbook, a broken ruleset and its line", async () => {
    expect((await kefu(["parse", file("book.xlsx")])).stderr).toContain(
      "looks like a workbook but cannot be read",
    );
    const broken = await kefu(["scan", file("chat.csv"), "--rules", file("broken.json")]);
    expect([broken.code, broken.stdout]).toEqual([2, ""]);
    expect(broken.stderr).toContain("is no JSON");
  });

  it("speaks Chinese where the shell does, or where it is asked to", async () => {
    expect((await kefu(["parse", "/nowhere"], { env: { LANG: "zh_CN.UTF-8" } })).stderr).toBe(
      "找不到文件“/nowhere”。\n",
    );
    expect((await kefu(["parse", "/nowhere", "--lang=zh-CN"])).stderr).toBe("找不到文件“/nowhere”。\n");
    expect(
      (await kefu(["parse", "/nowhere"], { env: { LANG: "zh_CN.UTF-8", LC_ALL: "C" } })).stderr,
    ).toContain("There is");
  });
});

describe("options", () => {
  it.each(commandOptions())("%s %s wants a value, and once", async (name, option, value) => {
    const args = { parse: ["-"], scan: ["-"], explain: ["slow-turn", "-"] }[name] ?? [];
    for (const argv of [[option, ""], [option, "--agents"], [option]]) {
      const { code, stdout, stderr } = await kefu([name, ...args, ...argv]);
      expect([argv, code, stdout]).toEqual([argv, 2, ""]);
      expect(stderr).toMatch(new RegExp(`^The option ${option} <\\w[\\w-]*> wants a value\\.\n$`));
    }
    const { code, stdout, stderr } = await kefu([name, ...args, option, value, option, value]);
    expect([code, stdout]).toEqual([2, ""]);
    expect(stderr).toContain("came twice; it is wanted once.");
  });

  it("of a file's encoding is followed, by the names that people use", async () => {
    const garbled = await kefu(["parse", file("chat.csv"), "--encoding", "GBK"]);
    expect(garbled.stdout + garbled.stderr).not.toContain("在吗");
    expect((await kefu(["parse", file("chat.csv"), "--encoding", "utf8"])).stdout).toContain("在吗");
  });
});

/** Every option that takes a value, of every command, with a value that it can have. */
function commandOptions(): [string, string, string][] {
  const reading = { "--agents": "a", "--robots": "b", "--date": "2024-04-14", "--session-gap": "1" };
  const chat = { ...reading, "--date-order": "dmy", "--time-zone": "+08:00" };
  const file = { ...chat, "--format": "table", "--sheet": "a", "--encoding": "utf-8" };
  const hours = { "--service-hours": "09:00-18:00", "--holidays": "2024-05-01" };
  const shop = { ...hours, "--rules": "a", "--platform": "jd", "--products": "a" };
  const scan = { "--fail-on": "info", "--to": "csv", "--out": "a.csv", "--report": "a.xlsx", "--jobs": "1" };
  const commands = {
    parse: file,
    scan: { ...file, ...shop, ...scan, "--orders": "a", "--record-end": "2024-04-14", "--period": "2024-04" },
    explain: { ...file, ...shop, "--orders": "a", "--conversation": "a" },
    worker: {
      ...chat,
      ...shop,
      "--from": "tsv",
      "--to": "tsv",
      "--columns": "a",
      "--record-end": "2024-04-14",
    },
  };
  return Object.entries(commands).flatMap(([name, options]) =>
    Object.entries(options).map(([option, value]): [string, string, string] => [name, option, value]),
  );
}

describe("help", () => {
  it("is data, in the reader's language", async () => {
    const { code, stdout, stderr } = await kefu(["scan", "--help", "--lang", "zh-CN"]);
    expect([code, stderr]).toEqual([0, ""]);
    expect(stdout).toContain("用法：");
    expect(stdout).toContain("按质检规则检查聊天");
    expect((await kefu(["--help"])).stdout).toContain("Commands:");
  });
});
