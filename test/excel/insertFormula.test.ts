import { describe, expect, it } from "vitest";
import { chatRanges, insertFormula, selectedRange } from "../../src/excel/insertFormula";
import type { MemoryBook } from "../../src/workbench/memory";
import { hostWorkbooks } from "./hosted";
import { bookOf, chats, header, put, sheetChoice } from "./support";

const { open } = hostWorkbooks();

const target = (book: MemoryBook, address: string) => {
  const [{ id, name }] = book.sheets();
  return { sheetId: id, sheetName: name, address };
};

describe("ranges for a formula", () => {
  it("are the columns of the chat below its header, wherever it begins", async () => {
    const book = await open(bookOf([header, ...chats], { row: 2, column: 1 }));
    expect(await chatRanges(sheetChoice(book))).toEqual({
      sheetId: book.sheets()[0].id,
      sheetName: "聊天记录",
      addresses: { conversation: "B4:B8", time: "C4:C8", sender: "D4:D8", role: "E4:E8", text: "F4:F8" },
      firstConversation: {
        conversation: "B4:B5",
        time: "C4:C5",
        sender: "D4:D5",
        role: "E4:E5",
        text: "F4:F5",
      },
    });
  });

  it("are the whole columns of a chat without a header", async () => {
    const book = await open(bookOf(chats));
    expect((await chatRanges(sheetChoice(book))).addresses).toMatchObject({ time: "B1:B5", text: "E1:E5" });
  });

  it("leave out a first conversation where there is only one", async () => {
    const book = await open(bookOf([header, ...chats.slice(0, 2)]));
    expect((await chatRanges(sheetChoice(book))).firstConversation).toBeNull();
  });

  it("are none in an empty sheet", async () => {
    const book = await open(bookOf([]));
    expect((await chatRanges(sheetChoice(book))).addresses).toEqual({});
  });

  it("are what a person selects, with the sheet's name", async () => {
    const book = await open();
    book.select(book.sheets()[0].id, { row: 1, column: 1, rows: 5, columns: 1 });
    expect(await selectedRange()).toEqual(target(book, "B2:B6"));
  });
});

describe("a formula from the gallery", () => {
  it("goes into the first cell of the selection, which is shown", async () => {
    const book = await open();
    const [sheet] = book.sheets();
    expect(await insertFormula(target(book, "H2:J9"), "=1+1")).toEqual({ kind: "inserted" });
    expect(sheet.formulas({ row: 1, column: 7, rows: 1, columns: 1 })).toEqual([["=1+1"]]);
    expect(book.selection()).toEqual({ sheetId: sheet.id, rect: { row: 1, column: 7, rows: 1, columns: 1 } });
  });

  it("leaves a cell that holds something alone until it is told to overwrite it", async () => {
    const book = await open();
    const [sheet] = book.sheets();
    put(sheet, [["备注"]], { row: 0, column: 7 });
    const cell = { row: 0, column: 7, rows: 1, columns: 1 };
    expect(await insertFormula(target(book, "H1"), "=1+1")).toEqual({ kind: "occupied", shows: "备注" });
    expect(sheet.values(cell)).toEqual([["备注"]]);
    expect(await insertFormula(target(book, "H1"), "=1+1", true)).toEqual({ kind: "inserted" });
    expect(sheet.formulas(cell)).toEqual([["=1+1"]]);
  });

  it("takes a formula that shows nothing for something", async () => {
    const book = await open();
    const [sheet] = book.sheets();
    sheet.write({ row: 0, column: 7, rows: 1, columns: 1 }, [['=""']]);
    expect(await insertFormula(target(book, "H1"), "=1+1")).toMatchObject({ kind: "occupied" });
  });
});
