import { afterEach, describe, expect, it } from "vitest";
import { associateCommands } from "../../src/commands/commands";
import { onPaneRequest, type PaneRequest } from "../../src/excel";
import { ExcelTrouble } from "../../src/excel/trouble";
import type { MemoryBook } from "../../src/workbench/memory";
import { bookOf, markScan, sheetChoice } from "../excel/support";
import { bootOffice, type BootedOffice } from "../support/office";

let office: BootedOffice;
let heard: PaneRequest[];
let stop: () => void;

/** The add-in's page with its pane closed, as Excel starts a shared runtime. */
async function open(book: MemoryBook = bookOf()): Promise<MemoryBook> {
  office = await bootOffice({ book, startsVisible: false });
  associateCommands();
  heard = [];
  stop = onPaneRequest((request) => heard.push(request));
  return book;
}

afterEach(() => {
  stop();
  const unmodelled = [...office.host.unmodelled];
  office.close();
  expect(unmodelled).toEqual([]);
});

// Each command ends only when the add-in has called `event.completed()`; else the test would time out.
describe("the ribbon's commands", () => {
  it("ask the pane for the import", async () => {
    await open();
    await office.host.runCommand("kefu.importChats");
    expect(office.host.visibility).toBe("Visible");
    expect(heard).toEqual([{ kind: "import" }]);
  });

  it("hand the sheet in front to the pane", async () => {
    const book = await open();
    const second = book.addSheet("别的");
    book.activate(second.id);
    await office.host.runCommand("kefu.scanSheet");
    expect(office.host.visibility).toBe("Visible");
    expect(heard).toEqual([{ kind: "scan", choice: { kind: "sheet", sheetId: second.id } }]);
  });

  it("clear the highlights of the sheet in front and tell the pane", async () => {
    const book = await open();
    const before = book.snapshot();
    await markScan(sheetChoice(book));
    await office.host.runCommand("kefu.clear");
    expect(book.snapshot()).toEqual(before);
    expect(heard).toEqual([{ kind: "cleared", complete: true }]);
  });

  it("tell the pane what went wrong, and are completed all the same", async () => {
    const book = await open();
    await markScan(sheetChoice(book));
    office.host.failNext({ code: "AccessDenied" });
    await office.host.runCommand("kefu.clear");
    expect(heard).toEqual([{ kind: "failed", error: expect.any(ExcelTrouble) }]);
    expect(office.host.visibility).toBe("Visible");
  });
});

describe("the context menu's command", () => {
  it("hands the selected range to the pane", async () => {
    const book = await open();
    const [{ id: sheetId }] = book.sheets();
    book.select(sheetId, { row: 0, column: 0, rows: 4, columns: 5 });
    await office.host.runCommand("kefu.scanSelection");
    expect(heard).toEqual([{ kind: "scan", choice: { kind: "selection", sheetId, address: "A1:E4" } }]);
  });

  it("takes a single cell for the table or sheet in which it stands", async () => {
    const book = bookOf();
    const [sheet] = book.sheets();
    const { id: tableId } = sheet.addTable({ row: 0, column: 0, rows: 6, columns: 5 }, true);
    await open(book);
    book.select(sheet.id, { row: 2, column: 2, rows: 1, columns: 1 });
    await office.host.runCommand("kefu.scanSelection");
    book.select(sheet.id, { row: 20, column: 9, rows: 1, columns: 1 });
    await office.host.runCommand("kefu.scanSelection");
    expect(heard).toEqual([
      { kind: "scan", choice: { kind: "table", sheetId: sheet.id, tableId } },
      { kind: "scan", choice: { kind: "sheet", sheetId: sheet.id } },
    ]);
  });
});
