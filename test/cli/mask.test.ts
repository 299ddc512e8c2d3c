import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readXlsx } from "hucre";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { run } from "../../src/cli/index";

const phone = "138-0013-8000";
const chat = [
  "会话ID,时间,发送者,角色,内容",
  `云朵妈妈,2026-03-07 21:59:50,云朵妈妈,客户,这款有货吗 我电话${phone}`,
  `云朵妈妈,2026-03-07 22:59:05,小美,客服,云朵妈妈您好，自己多试下，加微信：lan_2026，${phone}`,
  "云朵爸爸,2026-03-09 10:00:00,云朵爸爸,客户,收件人：张三，寄到杭州市文三路12号",
  "云朵爸爸,2026-03-09 10:05:00,小丽,客服,自己多试下",
  "云朵妈妈,2026-03-09 10:05:00,云朵妈妈,客户,在吗",
  "S7,2026-03-09 11:00:00,大河向东,客户,在吗",
  "S7,2026-03-09 11:00:09,小丽,客服,大河向东您好，自己多试下",
  "张三 / 李四,2026-03-09 12:00:00,张三 / 李四,客户,在吗",
  "张三 / 李四,2026-03-09 12:00:09,小丽,客服,自己多试下",
].join("\n");
const secrets = ["云朵妈妈", "云朵爸爸", phone, "lan_2026", "张三", "文三路", "大河向东", "李四"];

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "kefu-mask-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

async function kefu(...argv: string[]): Promise<string> {
  let stdout = "";
  let stderr = "";
  const code = await run(argv, {
    stdin: async () => new TextEncoder().encode(chat),
    stdout: async (text) => void (stdout += text),
    stderr: (text) => void (stderr += text),
    env: { LANG: "zh_CN.UTF-8" },
  });
  expect(code).toBe(0);
  return stdout + stderr;
}

function expectHidden(text: string): void {
  expect(secrets.filter((secret) => text.includes(secret))).toEqual([]);
}

function expectAgents(text: string): void {
  expect(text).toMatch(/小美[^]*小丽|小丽[^]*小美/);
}

describe("--mask", () => {
  it.each([
    ["parse", "-"],
    ["parse", "-", "--json"],
    ["scan", "-"],
    ["scan", "-", "--json"],
    ["scan", "-", "--json", "--stream"],
    ["scan", "-", "--to", "jsonl"],
    ["scan", "-", "--to", "csv"],
    ["explain", "forbidden-phrase", "-"],
    ["explain", "forbidden-phrase", "-", "--json"],
    ["explain", "slow-turn", "-", "--service-hours", "09:00-24:00"],
  ])("hides personal data: kefu %s %s %s %s", async (...argv) => {
    const words = argv.filter((word) => word !== undefined);
    expect(secrets.some((secret) => chat.includes(secret))).toBe(true);
    const told = await kefu(...words, "--mask");
    expectHidden(told);
    if (argv[0] !== "explain") expectAgents(told);
    expect(await kefu(...words)).toContain("云朵妈妈");
  });

  it("hides it in the report as well", async () => {
    const file = join(folder, "report.xlsx");
    await kefu("scan", "-", "--report", file, "--mask");
    const { sheets } = await readXlsx(readFileSync(file));
    expectHidden(JSON.stringify(sheets));
    expectAgents(JSON.stringify(sheets));
  });

  it("keeps conversations apart that look alike, the same in all lists of a run and another in the next", async () => {
    const scanned = async () =>
      JSON.parse(await kefu("scan", "-", "--json", "--mask")) as Record<
        "conversations" | "findings",
        { conversation: string }[]
      >;
    const { conversations, findings } = await scanned();
    const names = conversations.map(({ conversation }) => conversation);
    expect(new Set(names).size).toBe(names.length);
    for (const name of names.filter((one) => one.startsWith("云")))
      expect(name).toMatch(/^云\*\*\*·[0-9a-f]{8}(?: #\d)?$/);
    expect(findings.length).toBeGreaterThan(0);
    for (const { conversation } of findings) expect(names).toContain(conversation);
    const [other] = (await scanned()).conversations;
    expect(other.conversation).not.toBe(names[0]);
  });
});
