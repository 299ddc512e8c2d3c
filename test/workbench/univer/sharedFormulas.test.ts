import "./headless";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { ICommandService, RedoCommand, UndoCommand } from "@univerjs/core";
import { parseAddress } from "../../../src/workbench/address";
import type { Sheet } from "../../../src/workbench/book";
import { maxColumns } from "../../../src/workbench/book";
import { UniverBook } from "../../../src/workbench/univer/book";
import { createEngine } from "../../../src/workbench/univer/engine";

const at = (address: string) => parseAddress(address)!.rect;
const count = 120;
const column = at(`B1:B${count}`);

describe("a formula that was copied down a long column", () => {
  let book: UniverBook;
  let sheet: Sheet;

  beforeEach(() => {
    book = new UniverBook(createEngine({ locale: "zh-CN" }));
    sheet = book.activeSheet();
    sheet.write(
      at(`A1:A${count}`),
      Array.from({ length: count }, (_, index) => [index + 1]),
    );
    sheet.write(
      column,
      Array.from({ length: count }, (_, index) => [`=A${index + 1}*$A$1+10`]),
    );
  });
  afterEach(() => book.dispose());

  const run = (id: string) => book.unit.injector.get(ICommandService).syncExecuteCommand(id);
  const formulas = (address: string) => sheet.formulas(at(address)).map(([formula]) => formula);
  const values = async (address: string) => {
    await book.calculated();
    return sheet.values(at(address)).map(([value]) => value);
  };

  it("reads in each cell as it was written, and is calculated", async () => {
    expect(formulas(`B1:B${count}`)).toEqual(
      Array.from({ length: count }, (_, index) => `=A${index + 1}*$A$1+10`),
    );
    expect(await values(`B1:B${count}`)).toEqual(Array.from({ length: count }, (_, index) => index + 11));
  });

  it("goes on where its first cell is overwritten, cleared, or given another formula", async () => {
    await book.calculated();
    sheet.write(at("B1"), [["sum"]]);
    expect(formulas("B1:B3")).toEqual(["sum", "=A2*$A$1+10", "=A3*$A$1+10"]);
    expect(await values("B1:B3")).toEqual(["sum", 12, 13]);
    sheet.clear(at("B2"), "all");
    sheet.write(at("B3:B4"), [["=A3*2"], ["=A4*2"]]);
    sheet.write(at("A1"), [[2]]);
    expect(formulas("B1:B5")).toEqual(["sum", "", "=A3*2", "=A4*2", "=A5*$A$1+10"]);
    expect(await values("B1:B5")).toEqual(["sum", "", 6, 8, 20]);
  });

  it("goes on where the same formula is written into its first cell once more", async () => {
    await book.calculated();
    sheet.write(at("B1"), [["=A1*$A$1+10"]]);
    sheet.write(at("A1"), [[2]]);
    expect(formulas("B1:B3")).toEqual(["=A1*$A$1+10", "=A2*$A$1+10", "=A3*$A$1+10"]);
    expect(await values("B1:B3")).toEqual([14, 14, 16]);
  });

  it("stays when its cells are formatted", async () => {
    await book.calculated();
    sheet.setFormat(at("B1:B3"), { numberFormat: "0.0", bold: true });
    sheet.write(at("A1"), [[2]]);
    expect(formulas("B1:B4")).toEqual(["=A1*$A$1+10", "=A2*$A$1+10", "=A3*$A$1+10", "=A4*$A$1+10"]);
    expect(await values("B1:B4")).toEqual([14, 14, 16, 18]);
    sheet.clear(at("B1:B3"), "formats");
    sheet.write(at("A1"), [[3]]);
    expect(await values("B1:B4")).toEqual([19, 16, 19, 22]);
  });

  it("is whole again after an overwritten first cell is undone", async () => {
    await book.calculated();
    book.batch(() => sheet.write(at("B1:B2"), [["x"], ["y"]]));
    await book.calculated();
    run(UndoCommand.id);
    expect(formulas("B1:B4")).toEqual(["=A1*$A$1+10", "=A2*$A$1+10", "=A3*$A$1+10", "=A4*$A$1+10"]);
    sheet.write(at("A1"), [[2]]);
    expect(await values("B1:B4")).toEqual([14, 14, 16, 18]);
    run(UndoCommand.id);
    run(RedoCommand.id);
    expect(await values("B1:B4")).toEqual([14, 14, 16, 18]);
  });

  it("follows rows that are inserted and removed, the first among them", async () => {
    await book.calculated();
    sheet.insert({ row: 2, column: 0, rows: 1, columns: maxColumns }, "Down");
    expect(formulas("B1:B5")).toEqual(["=A1*$A$1+10", "=A2*$A$1+10", "", "=A4*$A$1+10", "=A5*$A$1+10"]);
    sheet.remove({ row: 1, column: 0, rows: 1, columns: maxColumns }, "Up");
    sheet.write(at("A1"), [[3]]);
    expect(formulas("B1:B4")).toEqual(["=A1*$A$1+10", "", "=A3*$A$1+10", "=A4*$A$1+10"]);
    expect(await values("B1:B4")).toEqual([19, "", 19, 22]);
  });

  it("goes on where the row of its first cell is removed", async () => {
    await book.calculated();
    sheet.write(at("D1"), [["keep"]]);
    sheet.remove(at("B1"), "Up");
    expect(formulas("B1:B3")).toEqual(["=A2*$A$1+10", "=A3*$A$1+10", "=A4*$A$1+10"]);
    sheet.write(at("A1"), [[2]]);
    expect(await values("B1:B3")).toEqual([14, 16, 18]);
  });

  it("is sorted like other formulas", async () => {
    await book.calculated();
    const order = Array.from({ length: count }, (_, index) => (index < 3 ? [2, 1, 0][index]! : index));
    sheet.reorderRows(at(`A1:B${count}`), order);
    expect(sheet.formulas(at("A1:B4"))).toEqual([
      [3, "=A1*$A$1+10"],
      [2, "=A2*$A$1+10"],
      [1, "=A3*$A$1+10"],
      [4, "=A4*$A$1+10"],
    ]);
    expect(await values("B1:B4")).toEqual([19, 16, 13, 22]);
  });
});
