import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { writeXlsx } from "hucre";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { run } from "../../src/cli/index";

let folder: string;
const file = (name: string) => join(folder, name);
const time = (text: string) => new Date(`${text}Z`);

const chats = [
  ["2024 年 4 月聊天导出"],
  ["会话ID", "时间", "发送者", "角色", "内容"],
  ["S1", time("2024-04-14T09:00:00"), "t***1", "客户", "在吗"],
  ["S1", time("2024-04-14T09:00:35"), "某某旗舰店:小美", "客服", "=HYPERLINK(1)"],
  ["S1", time("2024-04-16T09:00:36"), "t***1", "客户", "又来了"],
];
const summary = [
  ["旺旺昵称", "咨询人数", "平均响应时长", "转化率"],
  ["某某旗舰店:小美", 32, "8分48秒", "62.5%"],
  ["某某旗舰店:小禾", 12, "暂无数据", "-"],
  ["汇总值", 44, "8分48秒", "62.5%"],
];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "kefu-cli-"));
  const book = await writeXlsx({
    sheets: [
      { name: "说明", rows: [["请看“聊天”"]] },
      { name: "聊天", rows: chats },
      { name: "汇总", rows: summary },
    ],
  });
  writeFileSync(file("book.xlsx"), book);
  const orders = [
    ["订单号", "买家", "下单时间", "付款时间"],
    ["1001", "t***1", time("2024-04-14T09:01:00"), null],
  ];
  writeFileSync(file("orders.xlsx"), await writeXlsx({ sheets: [{ name: "订单", rows: orders }] }));
  writeFileSync(file("kpi.csv"), summary.map((row) => row.join(",")).join("\n"));
});
afterAll(() => rmSync(folder, { recursive: true }));

async function kefu(...argv: string[]) {
  let stdout = "";
  let stderr = "";
  const code = await run(argv, {
    stdin: async () => new Uint8Array(),
    stdout: async (text) => void (stdout += text),
    stderr: (text) => void (stderr += text),
    env: { LANG: "en_US.UTF-8" },
  });
  return { code, stdout, stderr };
}
const json = async (...argv: string[]) => JSON.parse((await kefu(...argv, "--json")).stdout);

describe("a row with more cells than its header", () => {
  const rows = ["时间,内容,发送者", "9:00,在吗,小美", "9:01,你好,亲,小美 13800138000"];
  it.each([
    ["parse", "--json"],
    ["parse", ""],
    ["scan", "--json"],
    ["explain slow-first-response", "--json"],
  ])("is told on stderr with what was not read: kefu %s %s", async (words, option) => {
    const command = words.split(" ");
    writeFileSync(file("surplus.csv"), rows.join("\n"));
    const options = option === "--json" ? [option] : [];
    const { stdout, stderr } = await kefu(...command, file("surplus.csv"), ...options);
    expect(stderr).toContain("in line 3 this was not read: 小美 13800138000");
    expect(stdout).not.toContain("more cells");
    const masked = await kefu(...command, file("surplus.csv"), "--mask", ...options);
    expect(masked.stderr).toContain("in line 3 this was not read");
    expect(masked.stderr).not.toContain("13800138000");
  });
});

describe("a workbook", () => {
  it("is read from the sheet that is most like chats, dates to the second, lines as the sheet's rows", async () => {
    const { format, messages } = await json("parse", file("book.xlsx"));
    expect(format).toBe("table");
    expect(messages[1]).toEqual({
      conversation: "S1",
      time: "2024-04-14T09:00:35",
      sender: "某某旗舰店:小美",
      role: "agent",
      text: "=HYPERLINK(1)",
      line: 4,
    });
  });

  it("is read from the sheet that is named, and names its sheets where there is no such one", async () => {
    expect((await json("parse", file("book.xlsx"), "--sheet", "汇总")).format).toBe("kpi");
    const { code, stderr } = await kefu("parse", file("book.xlsx"), "--sheet", "四月");
    expect(code).toBe(2);
    expect(stderr).toContain("Its sheets: 说明, 聊天, 汇总");
  });

  it("is inspected with orders from another", async () => {
    const { conversations, notEvaluable } = await json(
      "scan",
      file("book.xlsx"),
      "--orders",
      file("orders.xlsx"),
    );
    expect(conversations.map(({ conversation }: { conversation: string }) => conversation)).toEqual([
      "S1",
      "S1 #2",
    ]);
    expect(JSON.stringify(notEvaluable)).not.toContain("noOrders");
  });

  it("takes no text format, and a text no sheet", async () => {
    const sheet = await kefu("parse", file("book.xlsx"), "--format", "qianniu");
    expect([sheet.code, sheet.stderr]).toEqual([2, expect.stringContaining("“qianniu” is for text files")]);
    const text = await kefu("parse", file("kpi.csv"), "--sheet", "聊天");
    expect([text.code, text.stderr]).toEqual([2, expect.stringContaining("--sheet is for workbooks")]);
  });
});

describe("a file that is no text", () => {
  it("is refused, and no picture becomes a chat", async () => {
    const picture = Uint8Array.from({ length: 3000 }, (_, i) => (i * i * 31 + (i >> 3)) % 256);
    writeFileSync(file("picture.png"), picture);
    for (const command of ["parse", "scan"]) {
      const { code, stdout, stderr } = await kefu(command, file("picture.png"), "--json");
      expect([code, stdout]).toEqual([2, ""]);
      expect(stderr).toContain("picture.png” is neither text nor a workbook.");
    }
  });

  it("may hold a stray zero", async () => {
    writeFileSync(file("zero.csv"), "时间,发送者,内容\n2024-04-14 09:00:00,t***1,在\0吗\n");
    expect((await json("parse", file("zero.csv"))).messages).toHaveLength(1);
  });
});

describe("a JSON array", () => {
  it("is read as its objects, counted from 1", async () => {
    const entries = [
      { session: "S1", time: "2024-04-14 09:00:00", role: "customer", name: "Jane", content: "hi\n[there]" },
      { session: "S1", time: "2024-04-14 09:00:10", role: "agent", name: "Bob", content: "hello" },
    ];
    writeFileSync(file("chats.json"), JSON.stringify(entries, null, 2));
    expect((await json("parse", file("chats.json"))).messages).toMatchObject([
      { conversation: "S1", sender: "Jane", role: "customer", text: "hi\n[there]", line: 1 },
      { sender: "Bob", role: "agent", line: 2 },
    ]);
  });
});

describe("the JSON of a messenger's export", () => {
  it("is read as such also where it stands on one line", async () => {
    const chat = {
      messages: [{ sender_name: "Jane", timestamp_ms: 1713085607321, content: "hi" }],
      title: "Jane",
    };
    writeFileSync(file("message_1.json"), JSON.stringify(chat));
    const { format, messages } = await json("parse", file("message_1.json"));
    expect([format, messages.length, messages[0].text]).toEqual(["meta-json", 1, "hi"]);
  });
});

describe("a page", () => {
  const page = `<meta charset=utf-8><table><tr><th>时间<th>发送者<th>内容<tr><td>2024-04-14 09:00:00<td>t***1<td>在吗<br>亲</table>`;

  it("is read from its tables, also where the platform named it .xls", async () => {
    writeFileSync(file("export.xls"), page);
    expect((await json("parse", file("export.xls"))).messages).toMatchObject([
      { sender: "t***1", text: "在吗\n亲", line: 2 },
    ]);
  });

  it("of Telegram's export is read as its result.json", async () => {
    const messages = join(import.meta.dirname, "../fixtures/chat/telegram-json/messages.html");
    const { format, messages: read } = await json("parse", messages);
    expect([format, read.length]).toEqual(["telegram-json", 5]);
  });
});

describe("a record of orders that are none", () => {
  it("is refused: that nothing was ordered is not known", async () => {
    writeFileSync(file("talk.csv"), "会话,时间,发送者,内容\nS1,2024-04-14 09:00:00,t***1,在吗\n");
    const { code, stderr } = await kefu("scan", file("talk.csv"), "--orders", file("talk.csv"));
    expect([code, stderr]).toEqual([2, expect.stringContaining("No order of the record can be judged")]);
  });
});

describe("a summary of agents", () => {
  it("is printed as figures by parse, and is no chat for scan", async () => {
    const { code, stdout } = await kefu("parse", file("kpi.csv"));
    expect(code).toBe(0);
    expect(stdout).toMatch(/某某旗舰店:小美 +32 +528 s +62\.5%/);
    expect(stdout).toContain("This is a summary of 2 agents and holds no chats.");
    expect(stdout).toContain("1 row of totals or averages was left out.");
    const scanned = await kefu("scan", file("kpi.csv"));
    expect([scanned.code, scanned.stderr]).toEqual([2, expect.stringContaining("holds no chats")]);
  });

  it("keeps the contract's keys in JSON, and unknown is null", async () => {
    expect(await json("parse", file("kpi.csv"))).toEqual({
      format: "kpi",
      messages: [],
      skipped: [],
      duplicates: 0,
      agents: [
        {
          agent: "某某旗舰店:小美",
          line: 2,
          values: [
            { header: "咨询人数", unit: "number", value: 32 },
            { header: "平均响应时长", unit: "seconds", value: 528 },
            { header: "转化率", unit: "share", value: 0.625 },
          ],
        },
        {
          agent: "某某旗舰店:小禾",
          line: 3,
          values: [
            { header: "咨询人数", unit: "number", value: 12 },
            { header: "平均响应时长", unit: "seconds", value: null },
            { header: "转化率", unit: "share", value: null },
          ],
        },
      ],
      totals: [{ name: "汇总值", line: 4 }],
    });
  });
});

describe("--session-gap", () => {
  const names = async (...more: string[]) =>
    (await json("parse", file("book.xlsx"), ...more)).messages.map(
      (m: { conversation: string }) => m.conversation,
    );

  it("is a day when left out, takes hours, and 0 leaves conversations whole", async () => {
    expect(await names()).toEqual(["S1", "S1", "S1 #2"]);
    expect(await names("--session-gap", "72")).toEqual(["S1", "S1", "S1"]);
    expect(await names("--session-gap", "0.005")).toEqual(["S1", "S1 #2", "S1 #3"]);
    expect(await names("--session-gap", "0")).toEqual(["S1", "S1", "S1"]);
  });

  it("refuses what is no number of hours", async () => {
    const { code, stderr } = await kefu("parse", file("book.xlsx"), "--session-gap", "1d");
    expect([code, stderr]).toEqual([
      2,
      expect.stringMatching(/“1d”; a number of hours from 0 is wanted, such as 24\.$/m),
    ]);
  });
});
