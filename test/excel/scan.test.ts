import { describe, expect, it } from "vitest";
import { clearScan } from "../../src/excel/clearScan";
import { lastScans } from "../../src/excel/savedScans";
import type { ScanProgress } from "../../src/excel/types";
import { MemoryBook } from "../../src/workbench/memory";
import { hostWorkbooks } from "./hosted";
import {
  bookOf,
  chats,
  columnValues,
  header,
  highlightedRows,
  markScan,
  picture,
  put,
  sheetChoice,
  wrongRows,
} from "./support";

const { open } = hostWorkbooks();

describe("a scan of a sheet", () => {
  it("writes one column right of the data and highlights the rows by severity", async () => {
    const book = await open();
    const [sheet] = book.sheets();
    const result = await markScan(sheetChoice(book));
    expect(columnValues(sheet, "F")).toEqual([
      "客服质检",
      "",
      expect.stringMatching(/^严重｜/),
      "",
      "",
      expect.stringMatching(/^轻微｜/),
    ]);
    expect(highlightedRows(sheet)).toEqual(wrongRows);
    expect(result).toMatchObject({ rows: 5, locale: "zh-CN", source: { name: "聊天记录", columns: 5 } });
    expect(sheet.conditionalFormats()).toHaveLength(4);
    expect(sheet.conditionalFormats()[0].ranges).toEqual([{ row: 1, column: 0, rows: 5, columns: 6 }]);
  });

  it("writes in the language that is asked for", async () => {
    const book = await open();
    await markScan(sheetChoice(book), { locale: "en-US" });
    expect(columnValues(book.sheets()[0], "F")).toEqual([
      "QA check",
      "",
      expect.stringMatching(/^Severe \| /),
      "",
      "",
      expect.stringMatching(/^Minor \| /),
    ]);
    expect(highlightedRows(book.sheets()[0])).toEqual(wrongRows);
  });

  it("leaves the cells, formats and widths of a person as they are", async () => {
    const book = bookOf();
    const [sheet] = book.sheets();
    sheet.setFormat({ row: 2, column: 4, rows: 1, columns: 1 }, { fill: "#FFFF00" });
    await open(book);
    await markScan(sheetChoice(book));
    expect(sheet.format(2, 4).fill).toBe("#FFFF00");
    expect(sheet.values({ row: 0, column: 0, rows: 6, columns: 5 })).toEqual([header, ...chats]);
  });

  it("tells its progress: reading and writing up to the last row", async () => {
    const book = await open();
    const heard: ScanProgress[] = [];
    await markScan(sheetChoice(book), {}, { onProgress: (progress) => heard.push(progress) });
    expect(heard).toContainEqual({ stage: "reading", done: 6, total: 6 });
    expect(heard.at(-1)).toEqual({ stage: "writing", done: 5, total: 5 });
  });

  it("is remembered in the workbook", async () => {
    const book = await open();
    await markScan(sheetChoice(book));
    const [trace, ...others] = await lastScans();
    expect(others).toEqual([]);
    expect(trace).toMatchObject({ sheetId: book.sheets()[0].id, sheetName: "聊天记录", findings: 2 });
    expect(Date.now() - Date.parse(trace.time)).toBeLessThan(60_000);
  });

  it("keeps highlights on the right rows when a person sorts", async () => {
    const book = await open();
    const [sheet] = book.sheets();
    await markScan(sheetChoice(book));
    sheet.reorderRows({ row: 1, column: 0, rows: 5, columns: 6 }, [4, 3, 2, 1, 0]);
    expect(highlightedRows(sheet)).toEqual({ 2: "minor", 5: "severe" });
  });

  it("keeps highlights on the right rows when columns and rows are inserted", async () => {
    const book = await open();
    const [sheet] = book.sheets();
    await markScan(sheetChoice(book));
    sheet.insert({ row: 0, column: 2, rows: 1_048_576, columns: 1 }, "Right");
    sheet.insert({ row: 0, column: 0, rows: 2, columns: 16_384 }, "Down");
    expect(highlightedRows(sheet)).toEqual({ 5: "severe", 8: "minor" });
  });

  it("reads hidden rows too", async () => {
    const book = bookOf();
    book.sheets()[0].setRowsHidden(2, 1, true);
    await open(book);
    await markScan(sheetChoice(book));
    expect(highlightedRows(book.sheets()[0])).toEqual(wrongRows);
  });

  it("finds data that does not begin in A1", async () => {
    const book = await open(bookOf([header, ...chats], { row: 3, column: 2 }));
    await markScan(sheetChoice(book));
    expect(columnValues(book.sheets()[0], "H")[3]).toBe("客服质检");
    expect(highlightedRows(book.sheets()[0])).toEqual({ 6: "severe", 9: "minor" });
  });

  it("needs no header", async () => {
    const book = await open(bookOf(chats));
    await markScan(sheetChoice(book));
    expect(columnValues(book.sheets()[0], "F")[0]).toBe("");
    expect(highlightedRows(book.sheets()[0])).toEqual({ 2: "severe", 5: "minor" });
    await clearScan();
    expect(columnValues(book.sheets()[0], "F")).toEqual([]);
  });
});

describe("a scan of a selection", () => {
  it("goes right past cells that are taken", async () => {
    const book = bookOf([header, ...chats].map((row, i) => [...row, i === 2 ? "备注" : null]));
    await open(book);
    const [{ id: sheetId }] = book.sheets();
    await markScan({ kind: "selection", sheetId, address: "A1:E6" });
    expect(columnValues(book.sheets()[0], "F")).toEqual(["", "", "备注"]);
    expect(columnValues(book.sheets()[0], "G")[0]).toBe("客服质检");
    expect(highlightedRows(book.sheets()[0])).toEqual(wrongRows);
  });

  it("takes entire columns as far as they are used", async () => {
    const book = await open();
    const [{ id: sheetId }] = book.sheets();
    const { rows } = await markScan({ kind: "selection", sheetId, address: "A:E" });
    expect(rows).toBe(5);
    expect(highlightedRows(book.sheets()[0])).toEqual(wrongRows);
  });

  it("looks only at its rows", async () => {
    const book = await open();
    const [{ id: sheetId }] = book.sheets();
    await markScan({ kind: "selection", sheetId, address: "A1:E4" });
    expect(highlightedRows(book.sheets()[0])).toEqual({ 3: "severe" });
  });
});

describe("a scan of a table", () => {
  async function openTable(): Promise<{ book: MemoryBook; tableId: string }> {
    const book = bookOf();
    const [sheet] = book.sheets();
    const { id: tableId } = sheet.addTable({ row: 0, column: 0, rows: 6, columns: 5 }, true);
    put(sheet, [["右边的内容"]], { row: 2, column: 5 });
    await open(book);
    return { book, tableId };
  }

  it("adds a column to the table and pushes what stands beside it aside", async () => {
    const { book, tableId } = await openTable();
    const [sheet] = book.sheets();
    await markScan({ kind: "table", sheetId: sheet.id, tableId });
    expect(sheet.tables()[0].rect.columns).toBe(6);
    expect(columnValues(sheet, "F")[0]).toBe("客服质检");
    expect(columnValues(sheet, "G")).toEqual(["", "", "右边的内容"]);
    expect(highlightedRows(sheet)).toEqual(wrongRows);
  });

  it("gives the table its column also when the sheet is scanned, so that sorting the table takes it along", async () => {
    const { book } = await openTable();
    const [sheet] = book.sheets();
    await markScan(sheetChoice(book));
    expect(sheet.tables()[0].rect.columns).toBe(6);
    expect(highlightedRows(sheet)).toEqual(wrongRows);
  });

  it("is cleared without a trace", async () => {
    const { book, tableId } = await openTable();
    const before = book.snapshot();
    await markScan({ kind: "table", sheetId: book.sheets()[0].id, tableId });
    expect(await clearScan()).toBe(true);
    expect(book.snapshot()).toEqual(before);
  });

  it("uses its column again, wherever a person moved the table", async () => {
    const { book, tableId } = await openTable();
    const [sheet] = book.sheets();
    await markScan({ kind: "table", sheetId: sheet.id, tableId });
    sheet.insert({ row: 0, column: 0, rows: 1_048_576, columns: 1 }, "Right");
    put(sheet, [["亲，在的"]], { row: 2, column: 5 });
    await markScan({ kind: "table", sheetId: sheet.id, tableId });
    expect(sheet.tables()[0].rect.columns).toBe(6);
    expect(highlightedRows(sheet)).toEqual({ 6: "minor" });
  });

  it("names its column apart from a person's", async () => {
    const book = bookOf([[...header, "客服质检"], ...chats.map((row) => [...row, "我的"])]);
    const [sheet] = book.sheets();
    const { id: tableId } = sheet.addTable({ row: 0, column: 0, rows: 6, columns: 6 }, true);
    await open(book);
    await markScan({ kind: "table", sheetId: sheet.id, tableId });
    expect(columnValues(sheet, "F")).toEqual(["客服质检", "我的", "我的", "我的", "我的", "我的"]);
    expect(columnValues(sheet, "G")[0]).toBe("客服质检 2");
  });
});

describe("a second scan", () => {
  it("replaces the first in the same column", async () => {
    const book = await open();
    const [sheet] = book.sheets();
    await markScan(sheetChoice(book));
    put(sheet, [["亲，在的"]], { row: 2, column: 4 });
    put(sheet, [["！重要 不行"]], { row: 3, column: 4 });
    const second = await markScan(sheetChoice(book), { locale: "en-US" });
    expect(second.source.columns).toBe(5);
    expect(columnValues(sheet, "F")[0]).toBe("QA check");
    expect(columnValues(sheet, "G")).toEqual([]);
    expect(highlightedRows(sheet)).toEqual({ 4: "major", 6: "minor" });
    expect(sheet.conditionalFormats()).toHaveLength(4);
    expect(book.names()).toHaveLength(1);
  });

  it("takes rows in that were added", async () => {
    const book = await open();
    const [sheet] = book.sheets();
    await markScan(sheetChoice(book));
    put(sheet, [["3", "2026-03-05 11:00:00", "小美", "客服", "！提示 哦"]], { row: 6, column: 0 });
    await markScan(sheetChoice(book));
    expect(highlightedRows(sheet)).toEqual({ ...wrongRows, 7: "info" });
    expect(columnValues(sheet, "G")).toEqual([]);
  });

  it("keeps what a person wrote over a result", async () => {
    const book = await open();
    const [sheet] = book.sheets();
    await markScan(sheetChoice(book));
    put(sheet, [["已处理"]], { row: 2, column: 5 });
    await markScan(sheetChoice(book));
    expect(columnValues(sheet, "F")[2]).toBe("已处理");
    expect(highlightedRows(sheet)).toEqual({ 6: "minor" });
  });

  it("moves with the choice: another place gets the column, and the old one is empty again", async () => {
    const book = bookOf();
    const [sheet] = book.sheets();
    put(sheet, [header, ...chats], { row: 20, column: 0 });
    await open(book);
    await markScan({ kind: "selection", sheetId: sheet.id, address: "A1:E6" });
    put(sheet, [["我的"]], { row: 22, column: 5 });
    await markScan({ kind: "selection", sheetId: sheet.id, address: "A21:E26" });
    expect(columnValues(sheet, "F", 6)).toEqual([]);
    expect(columnValues(sheet, "G", 30)[20]).toBe("客服质检");
    expect(highlightedRows(sheet)).toEqual({ 23: "severe", 26: "minor" });
    expect(book.names()).toHaveLength(1);
  });

  it("of fewer rows leaves nothing of the first in the others", async () => {
    const book = await open();
    const [sheet] = book.sheets();
    await markScan(sheetChoice(book));
    await markScan({ kind: "selection", sheetId: sheet.id, address: "A1:E4" });
    expect(columnValues(sheet, "F")).toEqual([]);
    expect(columnValues(sheet, "G")).toEqual(["客服质检", "", expect.stringMatching(/^严重｜/)]);
    expect(highlightedRows(sheet)).toEqual({ 3: "severe" });
    await clearScan();
    expect(columnValues(sheet, "G")).toEqual([]);
  });

  it("finds its column again in a renamed sheet", async () => {
    const book = await open();
    await markScan(sheetChoice(book));
    book.sheets()[0].name = "三月 (旧)";
    await markScan(sheetChoice(book));
    expect(columnValues(book.sheets()[0], "G")).toEqual([]);
    expect(highlightedRows(book.sheets()[0])).toEqual(wrongRows);
  });

  it("moves into a table that was made of the rows meanwhile", async () => {
    const book = await open();
    const [sheet] = book.sheets();
    await markScan(sheetChoice(book));
    sheet.addTable({ row: 0, column: 0, rows: 6, columns: 5 }, true);
    await markScan(sheetChoice(book));
    expect(sheet.tables()[0].rect.columns).toBe(6);
    expect(columnValues(sheet, "F")[0]).toBe("客服质检");
    expect(columnValues(sheet, "G")).toEqual([]);
    expect(highlightedRows(sheet)).toEqual(wrongRows);
  });
});

describe("clearing", () => {
  it("leaves the workbook exactly as it was before the scan", async () => {
    const book = await open();
    const before = book.snapshot();
    await markScan(sheetChoice(book));
    await markScan(sheetChoice(book), { locale: "en-US" });
    expect(await clearScan(book.sheets()[0].id)).toBe(true);
    expect(book.snapshot()).toEqual(before);
    expect(await lastScans()).toEqual([]);
  });

  it("waits for a scan that is under way, and then leaves nothing of it", async () => {
    const book = await open();
    const before = book.snapshot();
    let clearing: Promise<boolean> | undefined;
    const result = await markScan(
      sheetChoice(book),
      {},
      {
        onProgress: ({ stage }) => {
          if (stage === "reading") clearing ??= clearScan(book.sheets()[0].id);
        },
      },
    );
    expect(result.notices).toEqual([]);
    expect(await clearing).toBe(true);
    expect(book.snapshot()).toEqual(before);
  });

  it("leaves a person's own conditional formats", async () => {
    const book = bookOf();
    const [sheet] = book.sheets();
    const own = {
      id: "own",
      ranges: [sheet.at("A1:E6")],
      formula: '=LEFT($E1,1)="！"',
      fill: "#FF0000",
      fontColor: null,
      bold: null,
      stopIfTrue: false,
    };
    sheet.setConditionalFormat(own);
    await open(book);
    await markScan(sheetChoice(book));
    await clearScan();
    expect(sheet.conditionalFormats()).toEqual([own]);
  });

  it("keeps what a person wrote into the column, and says so", async () => {
    const book = await open();
    const [sheet] = book.sheets();
    await markScan(sheetChoice(book));
    put(sheet, [["已处理"]], { row: 2, column: 5 });
    expect(await clearScan()).toBe(false);
    expect(columnValues(sheet, "F").slice(1)).toEqual(["", "已处理"]);
    expect(sheet.conditionalFormats()).toEqual([]);
    expect(book.names()).toEqual([]);
    expect(book.settings.size).toBe(0);
    expect(await clearScan()).toBe(true);
  });

  it("keeps a person's formulas in the column, whatever they show, and so does the next scan", async () => {
    for (const shown of ["", "严重｜话术违规"]) {
      const book = new MemoryBook({ sheets: ["聊天记录"], evaluate: () => shown });
      const [sheet] = book.sheets();
      put(sheet, [header, ...chats], { row: 0, column: 0 });
      await open(book);
      await markScan(sheetChoice(book));
      const place = { row: 3, column: 5, rows: 1, columns: 1 };
      sheet.write(place, [["=F3"]]);
      await markScan(sheetChoice(book));
      expect(sheet.formulas(place), shown).toEqual([["=F3"]]);
      expect(await clearScan(), shown).toBe(false);
      expect(sheet.formulas(place), shown).toEqual([["=F3"]]);
    }
  });

  it("does nothing where nothing was scanned", async () => {
    const book = await open();
    const before = book.snapshot();
    expect(await clearScan()).toBe(true);
    expect(book.snapshot()).toEqual(before);
  });

  it("removes highlights also when the person deleted the result column", async () => {
    const book = await open();
    const [sheet] = book.sheets();
    await markScan(sheetChoice(book));
    sheet.remove({ row: 0, column: 5, rows: 1_048_576, columns: 1 }, "Left");
    expect(await clearScan()).toBe(true);
    expect(sheet.conditionalFormats()).toEqual([]);
    expect(book.names()).toEqual([]);
    expect(book.settings.size).toBe(0);
  });

  it("forgets scans of sheets that were deleted", async () => {
    const book = await open();
    await markScan(sheetChoice(book));
    book.addSheet("别的");
    book.removeSheet(book.sheets()[0].id);
    expect(await clearScan()).toBe(true);
    expect(book.settings.size).toBe(0);
  });

  it("knows its highlights without their ids", async () => {
    const book = await open();
    const before = picture(book);
    await markScan(sheetChoice(book));
    book.settings.clear();
    expect(await clearScan()).toBe(true);
    expect(picture(book)).toEqual(before);
  });
});
