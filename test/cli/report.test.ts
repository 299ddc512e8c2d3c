import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readXlsx, type Workbook } from "hucre";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { run } from "../../src/cli/index";

const chat = [
  "会话ID,时间,发送者,角色,内容",
  "S1,2024-4-14 9:00:00,t***1,客户,会掉色吗",
  "S1,2024-4-14 9:00:35,小美,客服,您自己多试下",
  "S2,2024-4-15 9:00:00,t***2,客户,=1+1 有120码的吗",
  'S2,2024-4-15 9:00:10,小丽,客服,"=HYPERLINK(""https://example.com"") 您自己多试下\u0001"',
  "S2,2024-4-15 9:01:10,小丽,客服,",
].join("\n");

let folder: string;
const file = (name: string) => join(folder, name);

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "kefu-report-"));
  writeFileSync(file("chat.csv"), chat);
});
afterAll(() => rmSync(folder, { recursive: true }));

async function kefu(...argv: string[]) {
  let stdout = "";
  let stderr = "";
  const code = await run(argv, {
    stdin: async () => new Uint8Array(),
    stdout: async (text) => void (stdout += text),
    stderr: (text) => void (stderr += text),
    env: { LANG: "zh_CN.UTF-8" },
  });
  return { code, stdout, stderr };
}

async function reportOf(...options: string[]): Promise<Workbook> {
  const outcome = await kefu("scan", file("chat.csv"), "--report", file("out.xlsx"), ...options);
  expect(outcome).toMatchObject({ code: 0, stderr: "" });
  return readXlsx(readFileSync(file("out.xlsx")));
}

const sheetOf = (book: Workbook, name: string) => book.sheets.find((sheet) => sheet.name === name)!;

describe("kefu scan --report", () => {
  it("writes a workbook with native tables and charts, and a summary to the terminal", async () => {
    const { code, stdout } = await kefu("scan", file("chat.csv"), "--report", file("out.xlsx"));
    expect(code).toBe(0);
    expect(stdout).toContain("2");
    const book = await readXlsx(readFileSync(file("out.xlsx")));
    expect(book.sheets.map(({ name }) => name)).toEqual(
      ["概览", "客服", "趋势", "负荷", "问题", "咨询", "评分", "口径"].map((name) => `报告-${name}`),
    );
    const summary = sheetOf(book, "报告-概览");
    expect(summary.rows.flat()).toContain("客服质检报告：chat.csv");
    expect(summary.tables?.map(({ name }) => name)).toEqual([
      "kefu_figures",
      "kefu_severities",
      "kefu_brokenRules",
    ]);
    expect(summary.charts?.map(({ kinds, title }) => [kinds, title])).toEqual([
      [["bar"], "各严重程度的问题数"],
      [["bar"], "各规则的问题占比与累计占比"],
    ]);
    for (const { pageSetup } of book.sheets)
      expect(pageSetup).toMatchObject({ orientation: "landscape", fitToWidth: 1 });
  });

  it("writes evidence as text, whatever it begins with", async () => {
    const findings = sheetOf(await reportOf(), "报告-问题");
    const evidence = findings.rows.flat().filter((value) => String(value).startsWith("=HYPERLINK"));
    expect(evidence).toEqual(['=HYPERLINK("https://example.com") 您自己多试下']);
    expect([...(findings.cells?.values() ?? [])].filter(({ formula }) => formula !== undefined)).toEqual([]);
  });

  it("marks what is unknown and writes no 0 for it", async () => {
    const rows = sheetOf(await reportOf(), "报告-概览").rows;
    const row = rows.find(([name]) => name === "询单转化率");
    expect(row?.[1]).toBe("–");
  });

  it("speaks the language that is asked for", async () => {
    const book = await reportOf("--lang", "en-US");
    expect(book.sheets[0].name).toBe("Report Summary");
  });

  it("leaves nothing aside, and nothing at all where it cannot write", async () => {
    await reportOf();
    expect(readdirSync(folder).sort()).toEqual(["chat.csv", "out.xlsx"]);
    const { code, stderr } = await kefu("scan", file("chat.csv"), "--report", file("no/such/out.xlsx"));
    expect([code, stderr]).toEqual([2, expect.stringContaining("out.xlsx")]);
  });

  it("refuses several files, and a name that is no workbook's", async () => {
    const several = await kefu("scan", file("chat.csv"), file("chat.csv"), "--report", file("x.xlsx"));
    expect([several.code, several.stderr]).toEqual([2, expect.stringContaining("2 个文件")]);
    const other = await kefu("scan", file("chat.csv"), "--report", file("x.pdf"));
    expect([other.code, other.stderr]).toEqual([2, expect.stringContaining(".xlsx")]);
  });

  const hasOffice = spawnSync("soffice", ["--version"]).status === 0;
  if (!hasOffice) console.info("LibreOffice is not installed: the report's conversion to PDF is not tried.");
  it.skipIf(!hasOffice)(
    "opens in LibreOffice and prints",
    async () => {
      await reportOf();
      execFileSync(
        "soffice",
        [
          `-env:UserInstallation=file://${file("profile")}`,
          "--headless",
          "--convert-to",
          "pdf",
          "--outdir",
          folder,
          file("out.xlsx"),
        ],
        { stdio: "ignore" },
      );
      expect(statSync(file("out.pdf")).size).toBeGreaterThan(20_000);
      expect(readFileSync(file("out.pdf")).subarray(0, 5).toString()).toBe("%PDF-");
    },
    120_000,
  );
});
