import { describe, expect, it } from "vitest";
import type { Cell } from "../../src/chat/table";
import { preview, scan } from "../../src/excel";
import { clearScan } from "../../src/excel/clearScan";
import type { ScanResult } from "../../src/excel/types";
import type { MemoryBook } from "../../src/workbench/memory";
import { hostWorkbooks } from "./hosted";
import { bookOf, columnValues, header, highlightedRows, sheetChoice } from "./support";

const { open } = hostWorkbooks();

/** As copied from a chat window: who and when in one line, what in the next. */
const lines = [
  "tb_lan (2026-03-05 09:00:00)",
  "在吗",
  "某旗舰店:小美 (2026-03-05 09:06:40)",
  "您自己多试下",
  "tb_lan (2026-03-05 09:07:10)",
  "好吧",
];
const column = (texts: readonly string[]): Cell[][] => texts.map((text) => [text]);

const run = (book: MemoryBook, corrections = {}): Promise<ScanResult> =>
  scan({ choice: sheetChoice(book), locale: "zh-CN", corrections });

const rowsOf = ({ findings }: ScanResult, rule: string): readonly number[] =>
  findings.filter((finding) => finding.rule === rule).flatMap(({ rows }) => rows);

describe("a sheet of one column with lines of a chat", () => {
  it("is previewed with its senders, and nothing is in the way", async () => {
    const book = await open(bookOf(column(lines)));
    const seen = await preview(sheetChoice(book));
    expect(seen).toMatchObject({ obstacle: null, headerRow: null, rows: 6, textFormat: expect.any(String) });
    expect(seen.senders.map(({ sender, role }) => [sender, role])).toEqual([
      ["tb_lan", "customer"],
      ["某旗舰店:小美", "agent"],
    ]);
  });

  it("is scanned: results beside the lines that hold the messages", async () => {
    const book = await open(bookOf(column(lines), { row: 3, column: 1 }));
    const [sheet] = book.sheets();
    const result = await run(book);
    expect(result).toMatchObject({ messages: 3, conversations: 1, skipped: [] });
    const hit = rowsOf(result, "slow-first-response");
    expect(hit.length).toBeGreaterThan(0);
    for (const row of hit) expect([4, 6]).toContain(row);
    expect(Object.keys(highlightedRows(sheet)).map(Number)).toEqual(
      [...new Set(result.findings.flatMap(({ rows }) => rows))].sort((a, b) => a - b),
    );
    expect(columnValues(sheet, "C")[0]).toBe("");
  });

  it("may have a header, which gets the results' header beside it", async () => {
    const book = await open(bookOf(column(["聊天记录", ...lines])));
    expect(await preview(sheetChoice(book))).toMatchObject({ obstacle: null, headerRow: 0, rows: 6 });
    const result = await run(book);
    expect(result.messages).toBe(3);
    expect(columnValues(book.sheets()[0], "B")[0]).toBe("客服质检");
  });

  it("follows corrected roles", async () => {
    const book = await open(bookOf(column(lines)));
    const { senders } = await preview(sheetChoice(book), { roles: { tb_lan: "agent" } });
    expect(senders[0]).toMatchObject({ sender: "tb_lan", role: "agent", basis: "corrected" });
  });

  it("is cleared without a trace, and scanned again into the same column", async () => {
    const book = await open(bookOf(column(lines)));
    const before = book.snapshot();
    await run(book);
    const first = columnValues(book.sheets()[0], "B");
    await run(book);
    expect(columnValues(book.sheets()[0], "B")).toEqual(first);
    await clearScan();
    expect(book.snapshot()).toEqual(before);
  });

  it("of 10,000 lines is read to its end", async () => {
    const many = Array.from({ length: 2_500 }, (_, i) => {
      const clock = (offset: number) =>
        new Date(Date.UTC(2026, 2, 5, 9) + (i * 600 + offset) * 1000)
          .toISOString()
          .slice(0, 19)
          .replace("T", " ");
      return [`tb_${i} (${clock(0)})`, "什么时候发货", `某旗舰店:小美 (${clock(400)})`, "亲，今天就发"];
    }).flat();
    const book = await open(bookOf(column(many)));
    const result = await run(book);
    expect(result).toMatchObject({ rows: 10_000, messages: 5_000, skipped: [] });
    expect(Math.max(...result.findings.flatMap(({ rows }) => rows))).toBeGreaterThan(9_990);
  }, 60_000);
});

describe("a sheet with a whole chat in each cell", () => {
  const cells = [
    ["客户ID", "聊天记录"],
    ["lan", lines.join("\n")],
    ["mei", lines.map((line) => line.replaceAll("tb_lan", "tb_mei")).join("\n")],
  ];

  it("is scanned: results beside the cell", async () => {
    const book = await open(bookOf(cells));
    expect(await preview(sheetChoice(book))).toMatchObject({
      obstacle: null,
      rows: 2,
      textFormat: expect.any(String),
    });
    const result = await run(book);
    expect(result).toMatchObject({ messages: 6, conversations: 2 });
    expect(Object.keys(highlightedRows(book.sheets()[0]))).toEqual(["2", "3"]);
  });

  it("may be one cell alone", async () => {
    const book = await open(bookOf([["聊天记录"], [lines.join("\n")]]));
    const result = await run(book);
    expect(result).toMatchObject({ messages: 3, conversations: 1 });
    expect(Object.keys(highlightedRows(book.sheets()[0]))).toEqual(["2"]);
  });
});

describe("a platform's figures", () => {
  const figures = [
    ["客服昵称", "咨询人数", "接待人数", "平均响应时间(秒)", "首次响应时间(秒)", "询单转化率", "客户满意率"],
    ["小美", "120", "118", "35", "12", "32.5%", "98.1%"],
    ["小王", "98", "97", "41", "15", "28.0%", "97.0%"],
  ];

  it("are named for what they are, in the preview and by the scan", async () => {
    const book = await open(bookOf(figures));
    const before = book.snapshot();
    expect(await preview(sheetChoice(book))).toMatchObject({ obstacle: "kpiTable", senders: [] });
    await expect(run(book)).rejects.toMatchObject({
      name: "Problem",
      code: "chat.kpiTable",
      values: { agents: 2 },
    });
    expect(book.snapshot()).toEqual(before);
  });

  it("do not hide a column of chats that a person names", async () => {
    const book = await open(bookOf([header, ["1", "2026-03-05 09:00:00", "小美", "客服", "在的"]]));
    expect((await preview(sheetChoice(book), { columns: { 4: "text" } })).obstacle).toBeNull();
  });
});
