import { describe, expect, it } from "vitest";
import type { Cell } from "../../src/chat/table";
import {
  listSources,
  preview,
  loadCorrections,
  loadRules,
  saveCorrections,
  saveRules,
  scan,
  selectRows,
} from "../../src/excel";
import { addressesOf } from "../../src/excel/selection";
import { readBlocks } from "../../src/excel/readRows";
import { hostWorkbooks, listenTo } from "./hosted";
import sample from "../../src/workbench/sample/chats.json";
import { bookOf, chats, columnValues, header, highlightedRows, markScan, put, sheetChoice } from "./support";

const hosted = hostWorkbooks();
const { open } = hosted;

const settled = () => new Promise((resolve) => setTimeout(resolve, 30));

describe("the sources", () => {
  it("are sheets and their tables, whose headers are no rows; the table with the selection is active", async () => {
    const book = bookOf();
    const [sheet] = book.sheets();
    const { id: tableId, name } = sheet.addTable({ row: 0, column: 0, rows: 6, columns: 5 }, true);
    book.addSheet("空的");
    await open(book);
    expect(await listSources()).toEqual([
      { choice: sheetChoice(book), name: "聊天记录", rows: 5, columns: 5, active: false },
      { choice: { kind: "table", sheetId: sheet.id, tableId }, name, rows: 5, columns: 5, active: true },
      {
        choice: { kind: "sheet", sheetId: book.sheets()[1].id },
        name: "空的",
        rows: 0,
        columns: 0,
        active: false,
      },
    ]);
  });

  it("hold the selection when it is more than one row, as far as cells are used", async () => {
    const book = await open();
    const [sheet] = book.sheets();
    book.select(sheet.id, { row: 0, column: 0, rows: 1_048_576, columns: 4 });
    expect((await listSources()).map(({ choice, rows, active }) => [choice.kind, rows, active])).toEqual([
      ["sheet", 6, true],
      ["selection", 6, false],
    ]);
    book.select(sheet.id, { row: 3, column: 0, rows: 1, columns: 1 });
    expect(await listSources()).toHaveLength(1);
  });

  it("leave out hidden sheets and the column of an earlier scan", async () => {
    const book = await open();
    book.addSheet("藏着").visibility = "Hidden";
    await markScan(sheetChoice(book));
    expect(await listSources()).toMatchObject([{ name: "聊天记录", rows: 6, columns: 5 }]);
  });
});

describe("a preview", () => {
  it("shows columns with letters, fields and samples, and who speaks", async () => {
    const book = await open(bookOf([header, ...chats], { row: 2, column: 1 }));
    const seen = await preview(sheetChoice(book));
    expect(seen.columns.map(({ letter, header, field, basis }) => [letter, header, field, basis])).toEqual([
      ["B", "会话ID", "conversation", "header"],
      ["C", "时间", "time", "header"],
      ["D", "发送者", "sender", "header"],
      ["E", "角色", "role", "header"],
      ["F", "内容", "text", "header"],
    ]);
    expect(seen.columns[0].samples).toEqual(["1", "2"]);
    expect(seen).toMatchObject({ headerRow: 0, rows: 5, rowsRead: 5, obstacle: null, merged: false });
    expect(seen.senders[0]).toEqual({ sender: "小美", role: "agent", basis: "roleColumn", messages: 3 });
  });

  it("follows corrections of columns and roles", async () => {
    const book = await open();
    const seen = await preview(sheetChoice(book), { columns: { 3: null }, roles: { 小美: "robot" } });
    expect(seen.columns[3]).toMatchObject({ field: null });
    expect(seen.senders.find(({ sender }) => sender === "小美")).toMatchObject({
      role: "robot",
      basis: "corrected",
    });
  });

  it("shows dates as the sheet does", async () => {
    const book = bookOf([header, ["1", 46_086.375, "小美", "客服", "在"]]);
    book.sheets()[0].setFormat({ row: 1, column: 1, rows: 1, columns: 1 }, { numberFormat: "yyyy-mm-dd" });
    await open(book);
    expect((await preview(sheetChoice(book))).columns[1].samples).toEqual(["2026-03-05"]);
  });

  it("tells of merged cells", async () => {
    const book = bookOf();
    book.sheets()[0].merge({ row: 1, column: 0, rows: 2, columns: 1 });
    await open(book);
    expect((await preview(sheetChoice(book))).merged).toBe(true);
  });

  it("writes nothing", async () => {
    const book = await open();
    const before = book.snapshot();
    await preview(sheetChoice(book));
    expect(book.snapshot()).toEqual(before);
  });

  it.each([
    ["an empty sheet", [[]], "noRows"],
    ["one column", [["内容"], ["在吗"], ["在的"]], "oneColumn"],
    [
      "no times",
      [
        ["发送者", "内容"],
        ["小美", "在吗"],
        ["兰", "在的"],
      ],
      "noTimes",
    ],
  ])("says what is in the way: %s", async (_, rows, obstacle) => {
    const book = await open(bookOf(rows));
    expect((await preview(sheetChoice(book))).obstacle).toBe(obstacle);
  });

  it("is not confused by error cells", async () => {
    const book = await open(bookOf([header, ["#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?"], ...chats]));
    expect(await preview(sheetChoice(book))).toMatchObject({ obstacle: null, headerRow: 0, rows: 6 });
  });
});

describe("a large sheet", () => {
  const many = (count: number, text: (row: number) => string): Cell[][] =>
    Array.from({ length: count }, (_, i) => [
      String(i >> 3),
      46_000 + i / 86_400,
      i % 2 ? "小美" : "tb_lan",
      i % 2 ? "客服" : "客户",
      text(i),
    ]);

  function largestMessage(): { bytes: number } {
    const largest = { bytes: 0 };
    hosted.office.host.onBatch((request) => {
      largest.bytes = Math.max(largest.bytes, Buffer.byteLength(JSON.stringify(request)));
    });
    return largest;
  }

  it("of 50,000 rows is scanned within Excel's limits on messages", async () => {
    const book = await open(
      bookOf([
        header,
        ...many(50_000, (i) =>
          i === 49_999 ? "！严重 滚" : `亲，第 ${i} 条：这款冲锋衣的面料防水透气，尺码偏大半码`,
        ),
      ]),
    );
    const largest = largestMessage();
    const result = await markScan(sheetChoice(book));
    expect(result.rows).toBe(50_000);
    expect(highlightedRows(book.sheets()[0])).toEqual({ 50_001: "severe" });
    expect(largest.bytes).toBeLessThan(hosted.office.host.limits.messageBytes);
  }, 60_000);

  it("with texts that suddenly grow is read in smaller blocks", async () => {
    const book = await open(bookOf(many(3000, (i) => (i < 1500 ? "在" : "长".repeat(6000)))));
    let rows = 0;
    const sizes: number[] = [];
    for await (const block of readBlocks({
      sheetId: book.sheets()[0].id,
      row: 0,
      rowCount: 3000,
      columns: [0, 4],
    })) {
      rows += block.length;
      sizes.push(block.length);
    }
    expect(rows).toBe(3000);
    expect(Math.max(...sizes)).toBeGreaterThan(Math.min(...sizes.slice(0, -1)) * 2);
  }, 60_000);

  it("says so when a single row is too large", async () => {
    const wide = Array.from({ length: 80 }, () => "长".repeat(30_000));
    const book = await open(bookOf([wide]));
    const reading = readBlocks({
      sheetId: book.sheets()[0].id,
      row: 0,
      rowCount: 1,
      columns: wide.map((_, i) => i),
    });
    await expect(reading.next()).rejects.toMatchObject({ code: "tooLarge" });
  });
});

describe("the sample shop's chats", () => {
  it("are scanned by the real rules: every finding highlights its rows, clean chats stay clean", async () => {
    const rows = [sample.columns, ...sample.rows] as Cell[][];
    const book = await open(bookOf(rows));
    const result = await scan({ choice: sheetChoice(book), locale: "zh-CN" });
    const highlighted = Object.keys(highlightedRows(book.sheets()[0])).map(Number);
    expect(highlighted).toEqual(
      [...new Set(result.findings.flatMap((finding) => finding.rows))].sort((a, b) => a - b),
    );
    expect(result.conversations).toBeGreaterThan(30);
    expect(new Set(result.findings.map(({ conversation }) => conversation)).size).toBeLessThan(
      result.conversations,
    );
    expect(result.byRule.filter(({ findings }) => findings > 0).map(({ name }) => name)).not.toContain("");
    expect(result.byAgent.length).toBeGreaterThan(2);
  }, 60_000);

  it("are scanned by the workbook's own changes of the rules", async () => {
    const book = await open(bookOf([sample.columns, ...sample.rows] as Cell[][]));
    await saveRules({ rules: { "forbidden-phrase": { enabled: false } } });
    const { byRule } = await scan({ choice: sheetChoice(book), locale: "en-US" });
    expect(byRule.map(({ rule }) => rule)).not.toContain("forbidden-phrase");
    expect(byRule.map(({ rule }) => rule)).toContain("slow-first-response");
  }, 60_000);
});

describe("what the workbook remembers", () => {
  it("are rules and corrections as they were saved", async () => {
    const book = await open();
    const { id } = book.sheets()[0];
    const changes = { rules: { "slow-first-response": { parameters: { limit: 30 } } } };
    const corrections = { columns: { 2: "sender", 3: null }, roles: { 小美: "agent" } } as const;
    await saveRules(changes);
    await saveCorrections(id, corrections);
    expect(await loadRules()).toMatchObject(changes);
    expect(await loadCorrections(id)).toEqual(corrections);
    expect(await loadCorrections("别的")).toEqual({});
  });

  it("is nothing once there is nothing to remember", async () => {
    const book = await open();
    const { id } = book.sheets()[0];
    await saveRules({ rules: { bargaining: { enabled: false } } });
    await saveCorrections(id, { columns: { 2: "sender" } });
    await saveRules({});
    await saveCorrections(id, { columns: {}, roles: {} });
    expect(book.settings.size).toBe(0);
    expect(await loadRules()).toEqual({});
  });

  it("survives foreign settings", async () => {
    const book = await open();
    const { id } = book.sheets()[0];
    book.settings.set(`kefu.corrections.${id}`, "{not json");
    book.settings.set(`kefu.scan.${id}`, 7);
    expect(await loadCorrections(id)).toEqual({});
    await markScan(sheetChoice(book));
    expect(highlightedRows(book.sheets()[0])).not.toEqual({});
  });
});

describe("selecting rows", () => {
  it("shows the sheet and selects the row over the data's columns", async () => {
    const book = await open();
    const [sheet] = book.sheets();
    book.activate(book.addSheet("别的").id);
    await selectRows(sheet.id, [3]);
    expect(book.activeSheet().id).toBe(sheet.id);
    expect(book.selection()).toEqual({ sheetId: sheet.id, rect: { row: 2, column: 0, rows: 1, columns: 5 } });
  });

  it("selects the first area where rows lie apart and Excel can select only one", async () => {
    const book = await open();
    await selectRows(book.sheets()[0].id, [6, 2, 3]);
    expect(book.selection().rect).toMatchObject({ row: 1, rows: 2 });
  });

  it("joins neighbours, and stops before the address is longer than Excel takes", () => {
    expect(addressesOf([3, 4, 9], { column: 0, columns: 6 })).toBe("A3:F4,A9:F9");
    const rows = Array.from({ length: 5000 }, (_, i) => 1 + 2 * i);
    expect(addressesOf(rows, { column: 0, columns: 6 }).length).toBeLessThanOrEqual(8192);
  });
});

describe("changes of the workbook", () => {
  it("are told: sheets, edits by a person and the selection, but not what a scan writes", async () => {
    const book = await open();
    const [sheet] = book.sheets();
    const { heard, stop } = await listenTo(book);
    const edits = () => heard.filter(({ kind }) => kind !== "selection");
    await markScan(sheetChoice(book));
    // What a scan writes would be told before what a person writes after it.
    put(sheet, [["换了"]], { row: 1, column: 4 });
    const { id } = book.addSheet("新的");
    await expect.poll(edits).toEqual([
      { kind: "cells", sheetId: sheet.id },
      { kind: "sheets", sheetId: id },
    ]);
    stop();
    put(sheet, [["又换了"]], { row: 1, column: 4 });
    await settled();
    expect(edits()).toHaveLength(2);
    expect(columnValues(sheet, "F")).toHaveLength(6);
  });
});
