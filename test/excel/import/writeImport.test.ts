import { afterEach, describe, expect, it } from "vitest";
import type { Cell } from "../../../src/chat/table";
import { importDoor } from "../../../src/excel/import";
import type { ImportPlace, ImportTable } from "../../../src/excel/import/types";
import { writeImportWith } from "../../../src/excel/import/writeImport";
import { MemoryBook, type MemorySheet } from "../../../src/workbench/memory";
import { bootOffice, type BootedOffice } from "../../support/office";

let office: BootedOffice;

async function open(book = new MemoryBook({ sheets: ["Sheet1"] })): Promise<MemoryBook> {
  office = await bootOffice({ book });
  return book;
}

afterEach(() => {
  const unmodelled = [...office.host.unmodelled];
  const { complaints, requests } = office;
  office.close();
  expect({ unmodelled, complaints, requests }).toEqual({ unmodelled: [], complaints: [], requests: [] });
});

const time = (clock: number) => 45396 + clock;

const columns = [
  { id: "conversation", header: "会话", kind: "text", width: 100 },
  { id: "time", header: "时间", kind: "time", width: 120 },
  { id: "sender", header: "发送者", kind: "text", width: 100 },
  { id: "text", header: "内容", kind: "text", width: 400 },
] as const;

function chats(rows: readonly (readonly Cell[])[], name = "聊天记录"): ImportTable {
  return {
    kind: "chats",
    name,
    columns,
    rowCount: rows.length,
    rows: (from, to) => Promise.resolve(rows.slice(from, to)),
  };
}

const message = (text: string, at = 0.5): Cell[] => ["tb_lan", time(at), "小美", text];
const first = [message("在吗", 0.25), message("在的", 0.375)];
const later = [message("拍了", 0.5), message("好的", 0.625)];

const write = (rows: readonly (readonly Cell[])[], place: ImportPlace = "new") =>
  importDoor.writeImport({ tables: [chats(rows)], place });

function sheetNamed(book: MemoryBook, name: string): MemorySheet {
  const sheet = book.sheets().find((candidate) => candidate.name === name);
  if (!sheet) throw new Error(`No sheet ${name}`);
  return sheet;
}

function valuesOf(sheet: MemorySheet): unknown[][] {
  const used = sheet.used(true);
  return used ? sheet.values(used) : [];
}

const textsOf = (sheet: MemorySheet) => valuesOf(sheet).map((row) => row[3]);

describe("an import into a new sheet", () => {
  it("is a native table with a frozen header, real times and sensible widths", async () => {
    const book = await open();
    const outcome = await write(first);
    const sheet = sheetNamed(book, "聊天记录");
    expect(outcome.sheets).toMatchObject([{ kind: "chats", sheetId: sheet.id, name: "聊天记录", rows: 2 }]);
    expect(valuesOf(sheet)).toEqual([["会话", "时间", "发送者", "内容"], ...first]);
    expect(sheet.tables()).toMatchObject([
      { rect: { row: 0, column: 0, rows: 3, columns: 4 }, showHeaders: true },
    ]);
    expect(sheet.frozen()).toEqual({ rows: 1, columns: 0 });
    expect(sheet.text({ row: 1, column: 1, rows: 1, columns: 1 })).toEqual([["2024-04-14 06:00:00"]]);
    expect(sheet.columnWidth(3)).toBeGreaterThan(sheet.columnWidth(0));
    expect(book.activeSheet().id).toBe(sheet.id);
  });

  it.each([
    "=1+1",
    '=HYPERLINK("https://example.com","x")',
    "+86 138",
    "-好的",
    "@小美 在吗",
    "'quoted'",
    "00123",
    "1234567890123456789",
    "3-4",
    "50%",
    "TRUE",
    "#N/A",
    "9:05",
    "3月5日",
    "\t=1",
  ])("keeps %j a text, character by character", async (text) => {
    const book = await open();
    await write([message(text)]);
    const sheet = sheetNamed(book, "聊天记录");
    const cell = { row: 1, column: 3, rows: 1, columns: 1 };
    expect(sheet.values(cell)).toEqual([[text]]);
    expect(sheet.formulas(cell)).toEqual([[text]]);
    await office.Excel.run(async (context) => {
      const range = context.workbook.worksheets.getItem(sheet.id).getRange("D2").load("valueTypes,values");
      await context.sync();
      expect(range.values).toEqual([[text]]);
      if (text !== "#N/A") expect(range.valueTypes).toEqual([["String"]]);
    });
  });

  it("takes the name of a sheet that is there already with a number", async () => {
    const book = await open();
    await write(first);
    await write(later);
    expect(book.sheets().map(({ name }) => name)).toEqual(["Sheet1", "聊天记录", "聊天记录 2"]);
  });

  it("says which texts were longer than a cell holds, and keeps their beginning", async () => {
    const book = await open();
    const { cut } = await write([message("短"), message(`${"长".repeat(40_000)}`)]);
    expect(cut).toEqual({ count: 1, first: { sheet: "聊天记录", row: 3 } });
    expect(String(textsOf(sheetNamed(book, "聊天记录"))[2])).toHaveLength(32_766);
  });

  it("goes on in a further sheet where one is full", async () => {
    const book = await open();
    const rows = Array.from({ length: 7 }, (_, i) => message(`第 ${i} 条`));
    const outcome = await writeImportWith({ tables: [chats(rows)], place: "new" }, {}, 3);
    expect(outcome.sheets.map(({ name, rows: count }) => [name, count])).toEqual([
      ["聊天记录", 3],
      ["聊天记录 2", 3],
      ["聊天记录 3", 1],
    ]);
    expect(textsOf(sheetNamed(book, "聊天记录 3"))).toEqual(["内容", "第 6 条"]);
  });

  it("writes many rows in blocks and tells its progress", async () => {
    const book = await open();
    const rows = Array.from({ length: 2_000 }, (_, i) => message(`第 ${i} 条`));
    const heard: number[] = [];
    await importDoor.writeImport(
      { tables: [chats(rows)], place: "new" },
      { onProgress: ({ done }) => heard.push(done) },
    );
    expect(heard.length).toBeGreaterThan(2);
    expect(heard.at(-1)).toBe(2_000);
    expect(valuesOf(sheetNamed(book, "聊天记录"))).toHaveLength(2_001);
  });

  it("leaves no trace when it is cancelled midway", async () => {
    const book = await open();
    const before = book.snapshot();
    const controller = new AbortController();
    const rows = Array.from({ length: 2_000 }, (_, i) => message(`第 ${i} 条`));
    const writing = importDoor.writeImport(
      { tables: [chats(rows)], place: "new" },
      { signal: controller.signal, onProgress: ({ done }) => done > 0 && controller.abort() },
    );
    await expect(writing).rejects.toMatchObject({ name: "AbortError" });
    expect(book.snapshot()).toEqual(before);
  });

  it("leaves no trace when its rows cannot be fetched", async () => {
    const book = await open();
    const before = book.snapshot();
    const broken = { ...chats(first), rows: () => Promise.reject(new Error("gone")) };
    await expect(importDoor.writeImport({ tables: [chats(first), broken], place: "new" })).rejects.toThrow();
    expect(book.snapshot()).toEqual(before);
  });
});

describe("an import below the last one", () => {
  it("adds rows to its table", async () => {
    const book = await open();
    await write(first);
    const outcome = await write(later, "append");
    const sheet = sheetNamed(book, "聊天记录");
    expect(outcome.sheets).toMatchObject([{ sheetId: sheet.id, rows: 2 }]);
    expect(textsOf(sheet)).toEqual(["内容", "在吗", "在的", "拍了", "好的"]);
    expect(sheet.tables()[0].rect.rows).toBe(5);
    expect(sheet.text({ row: 3, column: 1, rows: 1, columns: 1 })).toEqual([["2024-04-14 12:00:00"]]);
  });

  it("finds columns that a person moved among own ones", async () => {
    const book = await open();
    await write(first);
    const sheet = sheetNamed(book, "聊天记录");
    await office.Excel.run(async (context) => {
      const [table] = await tablesOf(context, sheet.id);
      table.columns.add(1, undefined, "备注");
      await context.sync();
    });
    await write(later, "append");
    expect(valuesOf(sheet).map((row) => [row[0], row[1], row[4]])).toEqual([
      ["会话", "备注", "内容"],
      ["tb_lan", "", "在吗"],
      ["tb_lan", "", "在的"],
      ["tb_lan", "", "拍了"],
      ["tb_lan", "", "好的"],
    ]);
  });

  it("moves down what a person wrote below the table", async () => {
    const book = await open();
    await write(first);
    const sheet = sheetNamed(book, "聊天记录");
    sheet.write({ row: 4, column: 0, rows: 1, columns: 1 }, [["我的笔记"]]);
    await write(later, "append");
    expect(sheet.values({ row: 6, column: 0, rows: 1, columns: 1 })).toEqual([["我的笔记"]]);
    expect(textsOf(sheet).slice(0, 5)).toEqual(["内容", "在吗", "在的", "拍了", "好的"]);
  });

  it("is refused with a sentence where the table lacks a column", async () => {
    const book = await open();
    await write(first);
    const before = book.snapshot();
    const withOrder: ImportTable = {
      ...chats([]),
      columns: [...columns, { id: "order", header: "订单号", kind: "text", width: 100 }],
      rowCount: 1,
      rows: () => Promise.resolve([[...message("x"), "1"]]),
    };
    await expect(importDoor.writeImport({ tables: [withOrder], place: "append" })).rejects.toMatchObject({
      code: "importing.newColumns",
      values: { sheet: "聊天记录", column: "订单号" },
    });
    expect(book.snapshot()).toEqual(before);
  });

  it("leaves the table as it was when cancelled", async () => {
    const book = await open();
    await write(first);
    const before = book.snapshot();
    const controller = new AbortController();
    const rows = Array.from({ length: 2_000 }, (_, i) => message(`第 ${i} 条`));
    const writing = importDoor.writeImport(
      { tables: [chats(rows)], place: "append" },
      { signal: controller.signal, onProgress: ({ done }) => done > 0 && controller.abort() },
    );
    await expect(writing).rejects.toMatchObject({ name: "AbortError" });
    const sheet = sheetNamed(book, "聊天记录");
    expect(textsOf(sheet)).toEqual(["内容", "在吗", "在的"]);
    expect(sheet.tables()[0].rect.rows).toBe(3);
    expect(book.snapshot().settings).toEqual(before.settings);
  });
});

describe("an import in place of the last one", () => {
  it("writes into the same table, which shrinks and grows", async () => {
    const book = await open();
    await write([...first, ...later]);
    const sheet = sheetNamed(book, "聊天记录");
    await write([message("新的")], "replace");
    expect(textsOf(sheet)).toEqual(["内容", "新的"]);
    expect(sheet.tables()[0].rect.rows).toBe(2);
    await write([...later, ...first], "replace");
    expect(textsOf(sheet)).toEqual(["内容", "拍了", "好的", "在吗", "在的"]);
    expect(sheet.tables()[0].rect.rows).toBe(5);
    expect(book.sheets().filter(({ visibility }) => visibility === "Visible")).toHaveLength(2);
  });

  it("brings the old rows back when cancelled", async () => {
    const book = await open();
    await write([message("=旧"), ...later]);
    const before = valuesOf(sheetNamed(book, "聊天记录"));
    const controller = new AbortController();
    const rows = Array.from({ length: 2_000 }, (_, i) => message(`第 ${i} 条`));
    const writing = importDoor.writeImport(
      { tables: [chats(rows)], place: "replace" },
      { signal: controller.signal, onProgress: ({ done }) => done > 0 && controller.abort() },
    );
    await expect(writing).rejects.toMatchObject({ name: "AbortError" });
    const sheet = sheetNamed(book, "聊天记录");
    expect(valuesOf(sheet)).toEqual(before);
    expect(sheet.tables()[0].rect.rows).toBe(4);
  });

  it("is refused where a person has a column of their own", async () => {
    const book = await open();
    await write(first);
    const sheet = sheetNamed(book, "聊天记录");
    await office.Excel.run(async (context) => {
      const [table] = await tablesOf(context, sheet.id);
      table.columns.add(undefined, undefined, "备注");
      await context.sync();
    });
    await expect(write(later, "replace")).rejects.toMatchObject({
      code: "importing.ownColumns",
      values: { column: "备注" },
    });
    expect(textsOf(sheet)).toEqual(["内容", "在吗", "在的"]);
  });

  it("gives a kind that the last import did not bring a sheet of its own", async () => {
    const book = await open();
    await write(first);
    const orders: ImportTable = { ...chats(later, "订单"), kind: "orders" };
    await importDoor.writeImport({ tables: [orders], place: "replace" });
    expect(book.sheets().map(({ name }) => name)).toEqual(["Sheet1", "聊天记录", "订单"]);
    expect(textsOf(sheetNamed(book, "聊天记录"))).toEqual(["内容", "在吗", "在的"]);
  });
});

describe("an undo of the last import", () => {
  it("removes its sheet and forgets it", async () => {
    const book = await open();
    const before = book.snapshot();
    await write(first);
    expect(await importDoor.lastImport()).toMatchObject({ sheets: [{ name: "聊天记录", rows: 2 }] });
    await importDoor.undoImport();
    expect(book.snapshot()).toEqual(before);
    expect(await importDoor.lastImport()).toBeNull();
  });

  it("works after the workbook was opened again", async () => {
    const book = await open();
    await write(first);
    await write(later, "append");
    office.close();
    await open(book);
    await importDoor.undoImport();
    expect(textsOf(sheetNamed(book, "聊天记录"))).toEqual(["内容", "在吗", "在的"]);
    await importDoor.undoImport();
    expect(book.sheets().map(({ name }) => name)).toEqual(["Sheet1"]);
  });

  it("removes appended rows only while they are as they were written", async () => {
    const book = await open();
    await write(first);
    await write(later, "append");
    const sheet = sheetNamed(book, "聊天记录");
    sheet.reorderRows({ row: 1, column: 0, rows: 4, columns: 4 }, [3, 2, 1, 0]);
    await expect(importDoor.undoImport()).rejects.toMatchObject({ code: "importing.undoChanged" });
    expect(textsOf(sheet)).toEqual(["内容", "好的", "拍了", "在的", "在吗"]);
  });

  it("leaves what a person wrote beside the table", async () => {
    const book = await open();
    await write(first);
    const sheet = sheetNamed(book, "聊天记录");
    sheet.write({ row: 1, column: 6, rows: 1, columns: 1 }, [["我的笔记"]]);
    await importDoor.undoImport();
    expect(sheet.tables()).toEqual([]);
    expect(valuesOf(sheet)).toEqual([["我的笔记"]]);
  });

  it("passes over an import whose sheet a person deleted", async () => {
    const book = await open();
    await write(first);
    await write(later);
    book.removeSheet(sheetNamed(book, "聊天记录 2").id);
    expect(await importDoor.lastImport()).toMatchObject({ sheets: [{ name: "聊天记录" }] });
    await importDoor.undoImport();
    expect(book.sheets().map(({ name }) => name)).toEqual(["Sheet1"]);
    await expect(importDoor.undoImport()).rejects.toMatchObject({ code: "importing.nothingToUndo" });
  });
});

describe("an undo of an import in place of the last one", () => {
  it.each([
    ["fewer rows", 1],
    ["as many rows", 4],
    ["more rows", 9],
  ])("brings the rows back exactly after %s", async (_, count) => {
    const book = await open();
    await write([message("=1+1"), ...first, message("00123", 0.75)]);
    const sheet = sheetNamed(book, "聊天记录");
    // What a person did since: a correction, a formula, a colour, a number format, notes below and beside.
    const cell = (row: number, column: number) => ({ row, column, rows: 1, columns: 1 });
    sheet.write(cell(2, 3), [["改过的"]]);
    sheet.write(cell(4, 3), [["=B5*2"]]);
    sheet.setFormat(cell(4, 2), { fill: "#FFFF00" });
    sheet.setFormat(cell(1, 1), { numberFormat: "m/d" });
    sheet.write(cell(7, 1), [["我的笔记"]]);
    sheet.write(cell(2, 6), [["旁边"]]);
    const before = book.snapshot();
    await write(
      Array.from({ length: count }, (_, i) => message(`新 ${i}`)),
      "replace",
    );
    expect(textsOf(sheet).slice(0, 2)).toEqual(["内容", "新 0"]);
    expect(book.sheets().map(({ name, visibility }) => [name, visibility])).toEqual([
      ["Sheet1", "Visible"],
      ["聊天记录", "Visible"],
      ["_kefu_undo", "VeryHidden"],
    ]);
    expect(await importDoor.lastImport()).toMatchObject({ sheets: [{ rows: count, restores: 4 }] });
    await importDoor.undoImport();
    expect(book.snapshot()).toEqual(before);
    expect(await importDoor.lastImport()).toMatchObject({ sheets: [{ rows: 4, restores: 0 }] });
  });

  it("leads on to the undo of what had been appended, and of the first import", async () => {
    const book = await open();
    const empty = book.snapshot();
    await write(first);
    const single = book.snapshot();
    await write(later, "append");
    const both = book.snapshot();
    await write([message("新的")], "replace");
    await importDoor.undoImport();
    expect(book.snapshot()).toEqual(both);
    await importDoor.undoImport();
    expect(book.snapshot()).toEqual(single);
    await importDoor.undoImport();
    expect(book.snapshot()).toEqual(empty);
  });

  it("works after the workbook was opened again, on columns that a person moved", async () => {
    const book = await open();
    await write(first);
    await write([message("新的"), message("又一条"), message("再一条")], "replace");
    const sheet = sheetNamed(book, "聊天记录");
    const columnOf = (column: number) => sheet.values({ row: 0, column, rows: 4, columns: 1 });
    const [senders, texts] = [columnOf(2), columnOf(3)];
    const place = (column: number) => ({ row: 0, column, rows: 4, columns: 1 });
    sheet.write(place(2), texts);
    sheet.write(place(3), senders);
    office.close();
    await open(book);
    await importDoor.undoImport();
    expect(valuesOf(sheet).map((row) => [row[2], row[3]])).toEqual([
      ["内容", "发送者"],
      ["在吗", "小美"],
      ["在的", "小美"],
    ]);
  });

  it("keeps what was replaced until the next import and no longer", async () => {
    const book = await open();
    await write(first);
    await write(later, "replace");
    await write([message("第三次")], "replace");
    expect(book.sheets().map(({ name }) => name)).toEqual(["Sheet1", "聊天记录", "_kefu_undo 2"]);
    await importDoor.undoImport();
    expect(textsOf(sheetNamed(book, "聊天记录"))).toEqual(["内容", "拍了", "好的"]);
    await importDoor.undoImport();
    expect(book.sheets().map(({ name }) => name)).toEqual(["Sheet1"]);
  });

  it("lets the rows go when another import stands elsewhere", async () => {
    const book = await open();
    await write(first);
    await write(later, "replace");
    await write([message("另一张")]);
    expect(book.sheets().map(({ name }) => name)).toEqual(["Sheet1", "聊天记录", "聊天记录 2"]);
  });

  it("is refused where a person added rows or columns to the table since", async () => {
    const book = await open();
    await write(first);
    await write(later, "replace");
    const sheet = sheetNamed(book, "聊天记录");
    await office.Excel.run(async (context) => {
      const [table] = await tablesOf(context, sheet.id);
      table.columns.add(undefined, undefined, "备注");
      await context.sync();
    });
    await expect(importDoor.undoImport()).rejects.toMatchObject({
      code: "importing.undoOwn",
      values: { sheet: "聊天记录" },
    });
    expect(textsOf(sheet)).toEqual(["内容", "拍了", "好的"]);
  });

  it("removes the rows alone when the hidden sheet is gone", async () => {
    const book = await open();
    await write(first);
    await write(later, "replace");
    book.removeSheet(sheetNamed(book, "_kefu_undo").id);
    expect(await importDoor.lastImport()).toMatchObject({ sheets: [{ rows: 2, restores: 0 }] });
    await importDoor.undoImport();
    expect(book.sheets().map(({ name }) => name)).toEqual(["Sheet1"]);
  });

  it("leaves no trace when the import is cancelled", async () => {
    const book = await open();
    await write([message("=旧"), ...later]);
    const before = book.snapshot();
    const controller = new AbortController();
    const rows = Array.from({ length: 2_000 }, (_, i) => message(`第 ${i} 条`));
    const writing = importDoor.writeImport(
      { tables: [chats(rows)], place: "replace" },
      { signal: controller.signal, onProgress: ({ done }) => done > 0 && controller.abort() },
    );
    await expect(writing).rejects.toMatchObject({ name: "AbortError" });
    expect(book.snapshot()).toEqual(before);
  });
});

describe("an undo of appended rows", () => {
  it.each([4, 12])("leaves what stands below the table in its place (row %i)", async (row) => {
    const book = await open();
    await write(first);
    const sheet = sheetNamed(book, "聊天记录");
    sheet.write({ row, column: 0, rows: 1, columns: 1 }, [["我的笔记"]]);
    const before = book.snapshot();
    await write(later, "append");
    await importDoor.undoImport();
    expect(book.snapshot()).toEqual(before);
  });
});

describe("what the workbook remembers", () => {
  it("holds corrections by format, and nothing when there are none", async () => {
    const book = await open();
    const before = book.snapshot();
    const corrections = {
      table: { timeZone: "Asia/Shanghai" },
      whatsapp: { dateOrder: "mdy", agents: ["Ana"], roles: { Bo: "customer" } },
    } as const;
    await importDoor.saveImportCorrections(corrections);
    expect(await importDoor.loadImportCorrections()).toEqual(corrections);
    await importDoor.saveImportCorrections({});
    expect(book.snapshot()).toEqual(before);
  });
});

describe("cells of a sheet as a source", () => {
  it("are handed over with their rows and types", async () => {
    const book = await open();
    const [sheet] = book.sheets();
    sheet.write({ row: 1, column: 1, rows: 2, columns: 2 }, [
      ["小美 9:05", 45396.5],
      ["在的", true],
    ]);
    const cells = await importDoor.readCells({ kind: "sheet", sheetId: sheet.id });
    expect(cells).toMatchObject({ name: "Sheet1", shape: { columnCount: 2, columns: [0, 1], firstRow: 2 } });
    expect(cells.blocks.map(({ rows }) => rows)).toEqual([2]);
  });
});

async function tablesOf(context: Excel.RequestContext, sheetId: string): Promise<Excel.Table[]> {
  const tables = context.workbook.worksheets.getItem(sheetId).tables.load("items/id");
  await context.sync();
  return tables.items;
}
