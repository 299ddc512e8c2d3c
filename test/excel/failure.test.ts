import { describe, expect, it } from "vitest";
import { clearScan } from "../../src/excel/clearScan";
import { preview } from "../../src/excel/preview";
import { ExcelTrouble } from "../../src/excel/trouble";
import { Problem } from "../../src/problem";
import type { MemoryBook } from "../../src/workbench/memory";
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
} from "./support";

const hosted = hostWorkbooks();
const { open } = hosted;

const failure = (running: Promise<unknown>): Promise<unknown> =>
  running.then(
    () => null,
    (error: unknown) => error,
  );

/** A table with a neighbour, scanned once and edited since: the second scan has most to put back. */
async function openScanned(inTable: boolean): Promise<MemoryBook> {
  const book = bookOf();
  const [sheet] = book.sheets();
  if (inTable) sheet.addTable({ row: 0, column: 0, rows: 6, columns: 5 }, true);
  await open(book);
  await markScan(sheetChoice(book));
  put(sheet, [["！重要 不行"], ["亲"]], { row: 1, column: 4 });
  put(sheet, [["已处理"]], { row: 5, column: 5 });
  put(sheet, [["右边"]], { row: 3, column: 7 });
  return book;
}

/** Lets one of the batches that follow fail after some of its actions were carried out. */
function failBatch(after: number, actions: number): void {
  let length = 0;
  hosted.office.host.failNext({
    code: "GeneralException",
    after,
    matching(request) {
      length = request.Actions.length;
      return true;
    },
    get actions() {
      return Math.min(actions, length - 1);
    },
  });
}

describe.each([
  ["a first scan of a sheet", () => open()],
  [
    "a first scan of a table",
    () => {
      const book = bookOf();
      book.sheets()[0].addTable({ row: 0, column: 0, rows: 6, columns: 5 }, true);
      put(book.sheets()[0], [["右边"]], { row: 3, column: 5 });
      return open(book);
    },
  ],
  ["a second scan of a sheet", () => openScanned(false)],
  ["a second scan of a table", () => openScanned(true)],
  [
    "a scan that moves the results into a new table",
    async () => {
      const book = await openScanned(false);
      book.sheets()[0].addTable({ row: 0, column: 0, rows: 6, columns: 5 }, true);
      return book;
    },
  ],
  [
    "a scan that moves the results from another table",
    async () => {
      const book = bookOf([...chats, ["", "", "", "", "别的话"]]);
      const [sheet] = book.sheets();
      put(sheet, [header, ...chats], { row: 20, column: 0 });
      const { id: tableId } = sheet.addTable({ row: 20, column: 0, rows: 6, columns: 5 }, true);
      await open(book);
      await markScan({ kind: "table", sheetId: sheet.id, tableId });
      return book;
    },
    "A1:E6",
  ],
] as [string, () => Promise<MemoryBook>, string?][])("%s", (_, prepare, address) => {
  it("leaves the workbook as it was, whichever batch fails and however far that batch came", async () => {
    const book = await prepare();
    const before = picture(book);
    let failures = 0;
    for (let batch = 0, done = false; !done; batch++) {
      for (const actions of [0, 4]) {
        const [{ id: sheetId }] = book.sheets();
        const choice = address ? { kind: "selection" as const, sheetId, address } : sheetChoice(book);
        const error = await failure(markScan(choice, {}, {}, () => failBatch(batch, actions)));
        done = error === null;
        if (done) break;
        failures++;
        expect(error).toMatchObject({ code: "host", restored: true });
        expect(picture(book), `batch ${batch}, ${actions} actions`).toEqual(before);
      }
    }
    // Fewer would mean that nothing was tried.
    expect(failures).toBeGreaterThan(20);
    expect(highlightedRows(book.sheets()[0])).not.toEqual({});
  }, 120_000);
});

it("a scan that fails while it reads leaves the workbook as it was", async () => {
  const book = await openScanned(false);
  const before = picture(book);
  for (let batch = 0; batch < 9; batch++) {
    hosted.office.host.failNext({ code: "GeneralException", after: batch });
    expect(await failure(markScan(sheetChoice(book)))).toMatchObject({ code: "host", restored: true });
    expect(picture(book)).toEqual(before);
  }
});

describe("a scan that is cancelled", () => {
  it.each([
    ["before it begins", (cancel: AbortController) => cancel.abort()],
    ["while it reads", undefined, "reading"],
    ["while it inspects", undefined, "inspecting"],
    ["while it writes", undefined, "writing"],
  ] as const)("%s rejects with an AbortError and leaves the workbook as it was", async (_, first, stage?) => {
    const book = await openScanned(true);
    const before = picture(book);
    const cancel = new AbortController();
    first?.(cancel);
    const running = markScan(
      sheetChoice(book),
      {},
      {
        signal: cancel.signal,
        onProgress: (progress) => {
          if (progress.stage === stage) cancel.abort();
        },
      },
      () => {
        if (stage === "inspecting") cancel.abort();
      },
    );
    await expect(running).rejects.toMatchObject({ name: "AbortError" });
    expect(picture(book)).toEqual(before);
  });
});

describe("a sheet that changes during a scan", () => {
  it.each<[string, (book: MemoryBook) => void]>([
    ["an edited cell", (book) => put(book.sheets()[0], [["换了"]], { row: 1, column: 4 })],
    [
      "sorted rows",
      (book) => book.sheets()[0].reorderRows({ row: 1, column: 0, rows: 5, columns: 5 }, [4, 3, 2, 1, 0]),
    ],
    [
      "an inserted row",
      (book) => book.sheets()[0].insert({ row: 0, column: 0, rows: 1, columns: 16_384 }, "Down"),
    ],
  ])("is left alone: %s", async (_, change) => {
    const book = await open();
    let before: unknown;
    const error = await failure(
      markScan(sheetChoice(book), {}, {}, async () => {
        change(book);
        before = picture(book);
        // Excel tells of a change after the fact.
        await new Promise((resolve) => setTimeout(resolve, 20));
      }),
    );
    expect(error).toMatchObject({ code: "changed", restored: true });
    expect(picture(book)).toEqual(before);
  });

  it("is written all the same when the change is beside the data", async () => {
    const book = await open();
    await markScan(sheetChoice(book), {}, {}, async () => {
      put(book.sheets()[0], [["备注"]], { row: 30, column: 9 });
      await new Promise((resolve) => setTimeout(resolve, 20));
    });
    expect(highlightedRows(book.sheets()[0])).not.toEqual({});
  });

  it("says so when it was deleted", async () => {
    const book = await open();
    book.addSheet("别的");
    const choice = sheetChoice(book);
    const error = await failure(markScan(choice, {}, {}, () => book.removeSheet(book.sheets()[0].id)));
    expect(error).toMatchObject({ code: "deleted" });
  });
});

describe("trouble with Excel", () => {
  it("waits while a person edits a cell, then goes on", async () => {
    const book = await open();
    hosted.office.host.cellEditing = true;
    let done = false;
    const running = markScan(sheetChoice(book)).then(() => (done = true));
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(done).toBe(false);
    hosted.office.host.cellEditing = false;
    await running;
    expect(highlightedRows(book.sheets()[0])).not.toEqual({});
  });

  it("says that cells are being edited when Excel refuses all the same", async () => {
    const book = await open();
    hosted.office.host.failNext({ code: "InvalidOperationInCellEditMode" });
    expect(await failure(preview(sheetChoice(book)))).toMatchObject({ code: "cellEditing" });
  });

  it("says that a sheet is protected before it is inspected", async () => {
    const book = await open();
    book.sheets()[0].protected = true;
    let inspected = false;
    const error = await failure(markScan(sheetChoice(book), {}, {}, () => void (inspected = true)));
    expect(error).toBeInstanceOf(ExcelTrouble);
    expect(error).toMatchObject({ code: "protected" });
    expect(inspected).toBe(false);
  });

  it("admits it when the sheet could not be put back, and clearing then does it", async () => {
    const book = await open();
    const before = picture(book);
    const error = await failure(
      markScan(
        sheetChoice(book),
        {},
        {
          onProgress: ({ stage }) => {
            if (stage !== "writing") return;
            for (let after = 0; after < 9; after++) hosted.office.host.failNext({ code: "GeneralException" });
          },
        },
      ),
    );
    expect(error).toMatchObject({ code: "host", restored: false });
    while ((await failure(clearScan())) !== null);
    expect(picture(book)).toEqual(before);
  });

  it("says that it works only in Excel elsewhere", async () => {
    const book = await open();
    const { Excel } = globalThis;
    Reflect.deleteProperty(globalThis, "Excel");
    const error = await failure(preview(sheetChoice(book)));
    Object.assign(globalThis, { Excel });
    expect(error).toMatchObject({ code: "notExcel" });
  });
});

describe("a sheet that cannot be scanned", () => {
  it.each([
    ["an empty sheet", [[]], "excel.noRows"],
    ["a header alone", [header], "excel.noRows"],
    ["one column", [["内容"], ...chats.map((row) => [row[4]])], "excel.oneColumn"],
    ["no texts", [["编号", "时间"], ...chats.map((_, i) => [i, 45_000 + i])], "excel.noText"],
  ])("gets a sentence: %s", async (_, rows, code) => {
    const book = await open(bookOf(rows));
    const before = picture(book);
    const error = await failure(markScan(sheetChoice(book)));
    expect(error).toBeInstanceOf(Problem);
    expect(error).toMatchObject({ code });
    expect(picture(book)).toEqual(before);
  });

  it("is told from one without times, which can be", async () => {
    const book = await open(bookOf([header, ...chats].map((row) => row.filter((_, column) => column !== 1))));
    await markScan(sheetChoice(book));
    expect(highlightedRows(book.sheets()[0])).toEqual({ 3: "severe", 6: "minor" });
    expect(columnValues(book.sheets()[0], "E")[0]).toBe("客服质检");
  });
});
