import "./headless";
import { ICommandService, RedoCommand, UndoCommand } from "@univerjs/core";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { parseAddress } from "../../../src/workbench/address";
import type { BookEvent, Sheet } from "../../../src/workbench/book";
import { UniverBook } from "../../../src/workbench/univer/book";
import { createEngine } from "../../../src/workbench/univer/engine";
import { followConditionalFormats } from "./follow";

const at = (address: string) => parseAddress(address)!.rect;

describe("the grid's book", () => {
  let book: UniverBook;
  let sheet: Sheet;

  beforeEach(() => {
    const engine = createEngine({ locale: "zh-CN" });
    book = new UniverBook(engine);
    followConditionalFormats(engine);
    sheet = book.activeSheet();
  });

  afterEach(() => book.dispose());

  const run = (id: string) => book.unit.injector.get(ICommandService).syncExecuteCommand(id);

  it("undoes all that the host did in a batch as one step, and does it again", () => {
    sheet.write(at("A1:B2"), [
      ["a", "b"],
      [1, 2],
    ]);
    book.batch(() => {
      sheet.addTable(at("A1:B2"), true);
      sheet.write(at("C1"), [["c"]]);
      sheet.setFormat(at("A1"), { bold: true });
      book.setName({ name: "mark", sheetId: null, formula: "=Sheet1!$C$1", visible: false });
      const ranges = [at("A2:B2")];
      const look = { fill: "#FFC7CE", fontColor: null, bold: null, stopIfTrue: false };
      sheet.setConditionalFormat({ id: "one", ranges, formula: "=$A2=1", ...look });
    });
    run(UndoCommand.id);
    expect(sheet.values(at("A1:C2"))).toEqual([
      ["a", "b", ""],
      [1, 2, ""],
    ]);
    expect([sheet.tables(), sheet.conditionalFormats(), book.names(), sheet.format(0, 0)]).toEqual([
      [],
      [],
      [],
      {},
    ]);
    run(RedoCommand.id);
    expect(sheet.values(at("C1"))).toEqual([["c"]]);
    expect(sheet.tables()).toHaveLength(1);
    expect(sheet.conditionalFormats()).toHaveLength(1);
    expect(sheet.format(0, 0).bold).toBe(true);
  });

  it("hides and shows again by undo no rows and columns but those that were changed", () => {
    sheet.setRowsHidden(2, 1, true);
    sheet.setColumnsHidden(1, 1, true);
    book.batch(() => {
      sheet.setRowsHidden(0, 6, true);
      sheet.setColumnsHidden(0, 3, true);
    });
    expect([sheet.hiddenRows(), sheet.hiddenColumns()]).toEqual([
      [0, 1, 2, 3, 4, 5],
      [0, 1, 2],
    ]);
    run(UndoCommand.id);
    expect([sheet.hiddenRows(), sheet.hiddenColumns()]).toEqual([[2], [1]]);
    book.batch(() => sheet.setRowsHidden(1, 3, false));
    expect(sheet.hiddenRows()).toEqual([]);
    run(UndoCommand.id);
    expect(sheet.hiddenRows()).toEqual([2]);
  });

  it("tells of a sheet that comes to the front, and of none that is added behind it", () => {
    const told: string[] = [];
    book.subscribe((event) => event.kind === "activated" && told.push(event.sheetId));
    const [two, three] = book.batch(() => [book.addSheet("Two"), book.addSheet("Three")]);
    book.batch(() => book.removeSheet(three!.id));
    expect(told).toEqual([]);
    book.activate(two!.id);
    expect(told).toEqual([two!.id]);
  });

  it("keeps a conditional format that has no formula yet, and still calculates", async () => {
    const look = { fill: null, fontColor: null, bold: null, stopIfTrue: false };
    sheet.setConditionalFormat({ id: "new", ranges: [at("A1:A9")], formula: "", ...look });
    sheet.write(at("B1"), [["=1+1"]]);
    await book.calculated();
    expect(sheet.conditionalFormats()[0]?.formula).toBe("");
    expect(sheet.values(at("B1"))).toEqual([[2]]);
  });

  it("lets a table follow the cells that are removed beside the rest of the sheet", () => {
    sheet.write(at("A1:C3"), [
      ["a", "b", "c"],
      [1, 2, 3],
      [4, 5, 6],
    ]);
    sheet.addTable(at("A1:C3"), true);
    sheet.remove(at("C1:C3"), "Left");
    expect(sheet.tables()[0]?.rect).toEqual(at("A1:B3"));
  });

  it("leaves widths alone when cells are inserted and removed beside them", () => {
    sheet.write(at("A1:B2"), [
      [1, 2],
      [3, 4],
    ]);
    sheet.setColumnWidth(1, 1, 200);
    const widths = () => Array.from({ length: 8 }, (_, column) => sheet.columnWidth(column));
    const before = widths();
    sheet.insert(at("B1:B2"), "Right");
    sheet.insert(at("A1:B1"), "Down");
    expect(widths()).toEqual(before);
    sheet.remove(at("A1:B1"), "Up");
    sheet.remove(at("B1:B2"), "Left");
    expect(widths()).toEqual(before);
    expect(sheet.values(at("A1:C3"))).toEqual([
      [1, 2, ""],
      [3, 4, ""],
      ["", "", ""],
    ]);
    expect(sheet.used(false)).toEqual(at("A1:B2"));
    for (let step = 0; step < 4; step++) run(UndoCommand.id);
    expect(sheet.values(at("A1:C3"))).toEqual([
      [1, 2, ""],
      [3, 4, ""],
      ["", "", ""],
    ]);
  });

  it("tells of cells inserted in a batch at once and as the host's", () => {
    const events: BookEvent[] = [];
    sheet.write(at("A1:B1"), [[1, 2]]);
    book.subscribe((event) => events.push(event));
    book.batch(() => sheet.insert(at("A1:A2"), "Right"));
    expect(events).toMatchObject([{ change: "CellInserted", rect: at("A1:A2"), byHost: true }]);
  });

  it("leaves the selection where it is when rows are inserted", () => {
    book.select(sheet.id, at("B5"));
    sheet.insert({ row: 8, column: 0, rows: 2, columns: 16_384 }, "Down");
    expect(book.selection()).toEqual({ sheetId: sheet.id, rect: at("B5") });
  });

  it("moves a formula's references with its row when rows change places", async () => {
    sheet.write(at("A1:B3"), [
      [3, "=A1*10"],
      [1, "=A2*10"],
      [2, "=A3*10"],
    ]);
    sheet.reorderRows(at("A1:B3"), [1, 2, 0]);
    await book.calculated();
    expect(sheet.formulas(at("B1:B3"))).toEqual([["=A1*10"], ["=A2*10"], ["=A3*10"]]);
    expect(sheet.values(at("B1:B3"))).toEqual([[10], [20], [30]]);
  });

  it("grows for writes beyond its size", () => {
    sheet.write(at("AZ30000"), [["far"]]);
    expect(sheet.values(at("AZ30000"))).toEqual([["far"]]);
  });

  it("opens with what a snapshot holds and nothing to undo", async () => {
    book.dispose();
    book = new UniverBook(createEngine({ locale: "en-US" }), {
      name: "Shop",
      sheets: [
        {
          name: "Chats",
          cells: [
            ["time", "text"],
            [46342.5, "=not a formula"],
            [null, { formula: "=1+2", format: { bold: true } }],
          ],
          columnFormats: [{ numberFormat: "yyyy/m/d h:mm" }],
          table: at("A1:B2"),
          frozenRows: 1,
        },
      ],
    });
    sheet = book.activeSheet();
    await book.calculated();
    expect(sheet.values(at("A2:B3"))).toEqual([
      [46342.5, "=not a formula"],
      ["", 3],
    ]);
    expect(sheet.text(at("A2"))).toEqual([["2026/11/16 12:00"]]);
    expect(sheet.frozen()).toEqual({ rows: 1, columns: 0 });
    run(UndoCommand.id);
    expect(sheet.tables()[0]?.rect).toEqual(at("A1:B2"));
  });
});
