import { describe, expect, it } from "vitest";
import { tableDoor } from "../../../src/excel/tables";
import type { TablesRequest } from "../../../src/excel/tables/types";
import type { SheetContent } from "../../../src/report";
import type { MemoryBook } from "../../../src/workbench/memory";
import { hostWorkbooks } from "../hosted";
import { picture, sheetChoice } from "../support";

const hosted = hostWorkbooks();

function content(name: string, rows: readonly (readonly (string | number)[])[]): SheetContent {
  const columns = [
    { header: "问题", kind: "text", width: 40, wrap: true },
    { header: "行", kind: "row", width: 10 },
  ] as const;
  const table = { id: "faq", columns, rows, charts: [] };
  return { name, title: name, notes: [], blocks: [{ heading: "清单", notes: [], table }] };
}

function request(book: MemoryBook, ...sheets: SheetContent[]): TablesRequest {
  const chats = sheetChoice(book).sheetId;
  return { kind: "questions", sheets, chats, made: new Date("2026-03-04T09:00:00Z") };
}

const names = (book: MemoryBook) => book.sheets().map(({ name }) => name);
const named = (book: MemoryBook, name: string) => book.sheets().find((sheet) => sheet.name === name)!;

describe("Tables in sheets of their own", () => {
  it("are native tables under a header that stays in sight; what looks like a formula is text", async () => {
    const book = await hosted.open();
    const texts = ["=1+1", "+86", "-好", "@某人"];
    await tableDoor.writeTables(
      request(
        book,
        content(
          "常见问题",
          texts.map((text) => [text, 3]),
        ),
      ),
    );
    const sheet = named(book, "常见问题");
    const [{ rect }] = sheet.tables();
    expect(sheet.frozen()).toEqual({ rows: rect.row + 1, columns: 0 });
    const cells = { ...rect, row: rect.row + 1, rows: 4 };
    expect(sheet.values({ ...cells, columns: 1 }).flat()).toEqual(texts);
    expect(sheet.formulas(cells)[0]).toEqual(["=1+1", `=HYPERLINK("#'聊天记录'!A3",3)`]);
    expect(sheet.values(cells)[0]).not.toEqual([2, 3]);
    expect(book.activeSheet().name).toBe("常见问题");
  });

  it("are replaced by the next ones, sorted or not, and a person's sheets stay", async () => {
    const book = await hosted.open();
    await tableDoor.writeTables(
      request(
        book,
        content("常见问题", [
          ["a", 2],
          ["b", 3],
        ]),
      ),
    );
    const sheet = named(book, "常见问题");
    const [{ rect }] = sheet.tables();
    await hosted.office.Excel.run(async (context) => {
      const rows = { ...rect, row: rect.row + 1, rows: 2 };
      const body = context.workbook.worksheets.getItem(sheet.id).getRangeByIndexes(rows.row, 0, 2, 1);
      body.values = [["b"], ["a"]];
      const links = context.workbook.worksheets.getItem(sheet.id).getRangeByIndexes(rows.row, 1, 2, 1);
      links.formulas = [[`=HYPERLINK("#'聊天记录'!A3",3)`], [`=HYPERLINK("#'聊天记录'!A2",2)`]];
      await context.sync();
    });
    book.addSheet("我的");
    const { kept, sheets } = await tableDoor.writeTables(request(book, content("常见问题", [["c", 4]])));
    expect(kept).toEqual([]);
    expect(sheets.map(({ name }) => name)).toEqual(["常见问题"]);
    expect(names(book)).toEqual(["聊天记录", "我的", "常见问题"]);
  });

  it("that a person has written into stay, and the new ones stand beside them", async () => {
    const book = await hosted.open();
    await tableDoor.writeTables(request(book, content("常见问题", [["a", 2]])));
    const sheet = named(book, "常见问题");
    await hosted.office.Excel.run(async (context) => {
      context.workbook.worksheets.getItem(sheet.id).getRange("F9").values = [["已讲"]];
      await context.sync();
    });
    const { kept } = await tableDoor.writeTables(request(book, content("常见问题", [["b", 3]])));
    expect(kept).toEqual(["常见问题"]);
    expect(names(book)).toEqual(["聊天记录", "常见问题", "常见问题 2"]);
    expect(await tableDoor.removeTables("questions")).toEqual([]);
    expect(names(book)).toEqual(["聊天记录", "常见问题"]);
  });

  it("never touch a sheet of a person's that bears the wanted name", async () => {
    const book = await hosted.open();
    book.addSheet("常见问题");
    const { sheets } = await tableDoor.writeTables(request(book, content("常见问题", [["a", 2]])));
    expect(sheets[0].name).toBe("常见问题 2");
  });

  it("are removed without a trace", async () => {
    const book = await hosted.open();
    const before = picture(book);
    await tableDoor.writeTables(request(book, content("一", [["a", 2]]), content("二", [["b", 2]])));
    expect((await tableDoor.lastTables("questions"))?.sheets.map(({ name }) => name)).toEqual(["一", "二"]);
    expect(await tableDoor.lastTables("coaching")).toBeNull();
    await tableDoor.removeTables("questions");
    expect(picture(book)).toEqual(before);
    expect(await tableDoor.lastTables("questions")).toBeNull();
  });
});
