import { describe, expect, it } from "vitest";
import type { Cell } from "../../src/chat/table";
import { readConversation, sampleConversations } from "../../src/excel/conversation";
import { loadReviews, saveReviews } from "../../src/excel/reviewStore";
import { scanWith } from "../../src/excel/scanSession";
import { scannerInThisThread } from "../../src/excel/worker/scanner";
import { withMark } from "../../src/inspection/review";
import { bookOf, chats, columnValues, header, highlightedRows, picture, sheetChoice } from "./support";
import { hostWorkbooks } from "./hosted";

const hosted = hostWorkbooks();

const slow: Cell[][] = [
  header,
  ["1", "2026-03-05 09:00:00", "tb_lan", "客户", "在吗"],
  ["1", "2026-03-05 09:00:02", "店铺", "机器人", "您好，欢迎光临"],
  ["1", "2026-03-05 09:00:35", "小美", "客服", "亲，在的，您自己多试下"],
  ["2", "2026-03-05 10:00:00", "tb_mei", "客户", "什么时候发货"],
  ["2", "2026-03-05 10:00:05", "小美", "客服", "亲，今天就发"],
];

describe("A conversation of scanned chats", () => {
  it("is given in its order with rows, roles and the customer's waiting", async () => {
    const book = await hosted.open(bookOf(slow));
    const choice = sheetChoice(book);
    await scanWith(scannerInThisThread(), { choice, locale: "zh-CN" }, {});
    const thread = await readConversation({ choice, conversation: "1" });
    expect(thread?.messages.map(({ row, role, wait }) => [row, role, wait])).toEqual([
      [2, "customer", null],
      [3, "robot", null],
      [4, "agent", { seconds: 35, clock: 35, counts: true }],
    ]);
  });

  it("is read from the sheet again when the scan's chats are gone", async () => {
    const book = await hosted.open(bookOf([header, ...chats]));
    // Another place than the last scan's.
    const choice = { kind: "selection", sheetId: book.sheets()[0].id, address: "A1:E6" } as const;
    const thread = await readConversation({ choice, conversation: "2" });
    expect(thread?.messages.map(({ index, text }) => [index, text])).toEqual([
      [2, "什么时候发货"],
      [3, "亲，今天就发"],
      [4, "！轻微 嗯"],
    ]);
  });

  it("is null when the sheet does not hold it", async () => {
    const book = await hosted.open(bookOf([header, ...chats]));
    expect(await readConversation({ choice: sheetChoice(book), conversation: "99" })).toBeNull();
  });
});

describe("Marks of reviews", () => {
  it("come back from the workbook as they went, and leave nothing when the last is taken back", async () => {
    const book = await hosted.open();
    const before = picture(book);
    const reviews = withMark(new Map(), "slow-turn:a1:b2", { status: "dismissed", reason: "=网络 故障" });
    await saveReviews(reviews);
    expect(await loadReviews()).toEqual(reviews);
    await saveReviews(new Map());
    expect(picture(book)).toEqual(before);
  });

  it("survive a scan, which then counts and highlights what was dismissed no more", async () => {
    const book = await hosted.open(bookOf(slow));
    const request = { choice: sheetChoice(book), locale: "zh-CN" } as const;
    const first = await scanWith(scannerInThisThread(), request, {});
    const at = first.findings.findIndex(({ rule }) => rule === "slow-first-response");
    const { rows } = first.findings[at];
    await saveReviews(withMark(new Map(), first.keys[at], { status: "dismissed", reason: "客户离开" }));

    const sheet = book.sheets()[0];
    expect(highlightedRows(sheet)).toHaveProperty(String(rows[0]));
    const again = await scanWith(scannerInThisThread(), request, {});
    expect(again.setAside.keys).toEqual([first.keys[at]]);
    expect(again.findings.map(({ rule }) => rule)).not.toContain("slow-first-response");
    expect(again.findings).toHaveLength(first.findings.length - 1);
    expect(again.byRule.find(({ rule }) => rule === "slow-first-response")?.findings).toBe(0);
    expect(again.overview.findings).toBe(first.overview.findings - 1);
    expect(columnValues(sheet, "F").join()).not.toContain("首次响应");
  });

  it("that this version cannot read are told, and do not keep a scan from running", async () => {
    const book = await hosted.open(bookOf(slow));
    book.settings.set("kefu.reviews", "{");
    await expect(loadReviews()).rejects.toMatchObject({ code: "review.unreadable" });
    const result = await scanWith(scannerInThisThread(), { choice: sheetChoice(book), locale: "zh-CN" }, {});
    expect(result.findings.length).toBeGreaterThan(0);
  });
});

describe("A sample of conversations", () => {
  it("is drawn per agent from the chats of the scan", async () => {
    const book = await hosted.open(bookOf(slow));
    const choice = sheetChoice(book);
    await scanWith(scannerInThisThread(), { choice, locale: "zh-CN" }, {});
    const sample = await sampleConversations({ choice, options: { perAgent: 1, seed: 3 } });
    expect(sample).toHaveLength(1);
    expect(sample[0].agent).toBe("小美");
  });
});
