import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { at } from "../bookContract";
import { bootOffice, type BootedOffice } from "../../support/office";

let office: BootedOffice;

beforeEach(async () => {
  office = await bootOffice();
});

afterEach(() => {
  expect([...office.host.unmodelled]).toEqual([]);
  office.close();
});

const run = <T>(batch: (context: Excel.RequestContext, sheet: Excel.Worksheet) => Promise<T>) =>
  office.Excel.run((context) => batch(context, context.workbook.worksheets.getActiveWorksheet()));

/** The code and place of the error that a batch fails with. */
async function failure(batch: (context: Excel.RequestContext, sheet: Excel.Worksheet) => void) {
  try {
    await run(async (context, sheet) => {
      batch(context, sheet);
      await context.sync();
    });
  } catch (error) {
    const { code, debugInfo } = error as OfficeExtension.Error;
    return `${code} ${debugInfo.errorLocation}`;
  }
  return "no error";
}

describe("a range", () => {
  it("names its place, with the sheet's name in apostrophes where it needs them", async () => {
    office.book.sheets()[0].name = "7月 客服";
    await run(async (context, sheet) => {
      const ranges = [
        sheet.getRange("B2:C9"),
        sheet.getRange("B:C"),
        sheet.getRange("2:3"),
        sheet.getRange(),
      ];
      for (const range of ranges) range.load("address,rowIndex,columnIndex,rowCount,columnCount,cellCount");
      await context.sync();
      expect(ranges.map(({ address }) => address)).toEqual([
        "'7月 客服'!B2:C9",
        "'7月 客服'!B:C",
        "'7月 客服'!2:3",
        "'7月 客服'!1:1048576",
      ]);
      expect(ranges[0].toJSON()).toMatchObject({
        rowIndex: 1,
        columnIndex: 1,
        rowCount: 8,
        columnCount: 2,
        cellCount: 16,
      });
      expect(ranges[3].cellCount).toBe(-1);
    });
  });

  it("reads null for entire rows and columns", async () => {
    await run(async (context, sheet) => {
      const range = sheet.getRange("A:A").load("values,isEntireColumn");
      await context.sync();
      expect([range.values, range.isEntireColumn]).toEqual([null, true]);
    });
  });

  it("leads to other ranges", async () => {
    office.book.sheets()[0].write(at("B2:D4"), [
      [1, 2, 3],
      [4, "", 6],
      [7, 8, 9],
    ]);
    await run(async (context, sheet) => {
      const range = sheet.getRange("B2:D4");
      const found = {
        cell: range.getCell(1, 1),
        offset: range.getOffsetRange(1, 0),
        resized: range.getResizedRange(1, -1),
        absolute: range.getAbsoluteResizedRange(1, 1),
        row: range.getRow(2),
        lastRow: range.getLastRow(),
        lastCell: range.getLastCell(),
        lastColumn: range.getLastColumn(),
        entireRow: range.getEntireRow(),
        entireColumn: range.getEntireColumn(),
        after: range.getColumnsAfter(1),
        below: range.getRowsBelow(2),
        intersection: range.getIntersection("C1:Z3"),
        bounding: range.getBoundingRect("F1"),
        used: sheet.getRange("A:C").getUsedRange(true),
        region: sheet.getRange("C3").getSurroundingRegion(),
        edge: sheet.getRange("B2").getRangeEdge("Down"),
        extended: sheet.getRange("B2").getExtendedRange("Right"),
        named: sheet.getRangeByIndexes(0, 0, 2, 2),
      };
      for (const one of Object.values(found)) one.load("address");
      await context.sync();
      const addresses = Object.fromEntries(
        Object.entries(found).map(([name, one]) => [name, one.address.replace("Sheet1!", "")]),
      );
      expect(addresses).toEqual({
        cell: "C3",
        offset: "B3:D5",
        resized: "B2:C5",
        absolute: "B2",
        row: "B4:D4",
        lastRow: "B4:D4",
        lastCell: "D4",
        lastColumn: "D2:D4",
        entireRow: "2:4",
        entireColumn: "B:D",
        after: "E2:E4",
        below: "B5:D6",
        intersection: "C2:D3",
        bounding: "B1:F4",
        used: "B2:C4",
        region: "B2:D4",
        edge: "B4",
        extended: "B2:D2",
        named: "A1:B2",
      });
    });
  });

  it("answers the null object where there is nothing", async () => {
    await run(async (context, sheet) => {
      const nothing = [
        sheet.getUsedRangeOrNullObject(true),
        sheet.getRange("A1").getIntersectionOrNullObject("B2"),
        sheet.getRange("A1:C3").getUsedRangeOrNullObject(),
        sheet.getRange("A1:C3").findOrNullObject("x", {}),
        sheet.getRange("A1:C3").getMergedAreasOrNullObject(),
      ];
      for (const each of nothing) each.load("address");
      await context.sync();
      expect(nothing.map(({ isNullObject }) => isNullObject)).toEqual([true, true, true, true, true]);
    });
  });

  it("writes typed strings, formulas and nothing at all", async () => {
    await run(async (context, sheet) => {
      sheet.getRange("A1:E1").values = [["12", "'12", "=1+1", null, "-好"]];
      sheet.getRange("A2:B2").values = "同" as unknown as string[][];
      const range = sheet.getRange("A1:E2").load("values,formulas,valueTypes,text");
      await context.sync();
      expect(range.values).toEqual([
        [12, "12", 0, "", 0],
        ["同", "同", "", "", ""],
      ]);
      expect(range.formulas[0]).toEqual([12, "12", "=1+1", "", "=-好"]);
      expect(range.valueTypes[0]).toEqual(["Double", "String", "Double", "Empty", "Double"]);
      expect(range.text[0][0]).toBe("12");
    });
  });

  it("knows errors, truth values and number formats", async () => {
    await run(async (context, sheet) => {
      sheet.getRange("A1:C1").values = [["#N/A", true, 0.5]];
      sheet.getRange("C1").numberFormat = [["0%"]];
      const range = sheet.getRange("A1:C1").load("valueTypes,numberFormat,text");
      await context.sync();
      expect(range.valueTypes).toEqual([["Error", "Boolean", "Double"]]);
      expect(range.numberFormat).toEqual([["General", "General", "0%"]]);
      expect(range.text).toEqual([["#N/A", "TRUE", "50%"]]);
    });
  });

  it("takes a large write in the library's chunks", async () => {
    const rows = Array.from({ length: 5000 }, (_, index) => [index, `消息${index}`]);
    await run(async (context, sheet) => {
      sheet.getRange("A1:B5000").values = rows;
      await context.sync();
      const range = sheet.getRange("A4999:B5000").load("values");
      await context.sync();
      expect(range.values).toEqual(rows.slice(-2));
    });
    await expect.poll(() => office.host.trackedObjects).toBe(0);
  });

  it("refuses what Excel refuses, with its codes", async () => {
    expect(await failure((_, sheet) => (sheet.getRange("A1:B1").values = [[1]]))).toBe(
      "InvalidArgument Range.values",
    );
    expect(await failure((_, sheet) => sheet.getRange("nowhere!").select())).toBe(
      "InvalidArgument Worksheet.getRange",
    );
    expect(await failure((_, sheet) => sheet.getRange("A1").getOffsetRange(-1, 0).select())).toBe(
      "InvalidArgument Range.getOffsetRange",
    );
    expect(await failure((_, sheet) => sheet.getRange("A1").getIntersection("B2").select())).toBe(
      "ItemNotFound Range.getIntersection",
    );
    expect(await failure((_, sheet) => (sheet.getRange("A1").format.fill.color = "no colour"))).toBe(
      "InvalidArgument RangeFill.color",
    );
    expect(
      await failure((context) => context.workbook.worksheets.getItem("gone").getRange("A1").select()),
    ).toBe("ItemNotFound WorksheetCollection.getItem");
  });

  it("refuses to read what was not loaded", async () => {
    await run(async (context, sheet) => {
      const range = sheet.getRange("A1");
      await context.sync();
      expect(() => range.values).toThrow(/load/);
    });
  });

  it("follows insertions while it is held", async () => {
    await run(async (context, sheet) => {
      const range = sheet.getRange("B2:B3");
      range.load("address");
      await context.sync();
      sheet.getRange("1:1").insert("Down");
      sheet.getRange("A:A").insert("Right");
      range.load("address");
      await context.sync();
      expect(range.address).toBe("Sheet1!C3:C4");
    });
  });

  it("inserts, deletes and clears cells", async () => {
    office.book.sheets()[0].write(at("A1:C1"), [["a", "b", "c"]]);
    await run(async (context, sheet) => {
      sheet.getRange("B:B").insert("Right");
      sheet.getRange("B1").values = [["new"]];
      await context.sync();
      sheet.getRange("A:A").delete("Left");
      sheet.getRange("B1").clear("Contents");
      await context.sync();
    });
    expect(office.book.sheets()[0].values(at("A1:C1"))).toEqual([["new", "", "c"]]);
  });

  it("reads mixed formats as null, and no fill as white", async () => {
    await run(async (context, sheet) => {
      sheet.getRange("A1").format.font.bold = true;
      const range = sheet.getRange("A1:B1").load("format/font/bold,format/fill/color,format/columnWidth");
      await context.sync();
      expect([range.format.font.bold, range.format.fill.color]).toEqual([null, "#FFFFFF"]);
      expect(range.format.columnWidth).toBe(48);
    });
  });

  it("sets formats of every kind", async () => {
    await run(async (context, sheet) => {
      const { format } = sheet.getRange("A1:B1");
      format.font.set({ color: "#9C0006", size: 14, name: "微软雅黑", italic: true, underline: "Single" });
      format.wrapText = true;
      format.horizontalAlignment = "Center";
      format.verticalAlignment = "Top";
      format.columnWidth = 150;
      sheet.getRange("A1").values = [["一段比较长的聊天内容"]];
      await context.sync();
      sheet.getRange("A:A").format.autofitColumns();
      sheet.getRange("B1").format.fill.color = "#FFEB9C";
      sheet.getRange("B1").format.fill.clear();
      await context.sync();
    });
    const [sheet] = office.book.sheets();
    expect(sheet.format(0, 0)).toEqual({
      fontColor: "#9C0006",
      fontSize: 14,
      fontName: "微软雅黑",
      italic: true,
      underline: true,
      wrapText: true,
      horizontalAlignment: "Center",
      verticalAlignment: "Top",
    });
    expect(sheet.columnWidth(1)).toBe(200);
    expect(sheet.columnWidth(0)).toBe(152);
    expect(sheet.format(0, 1).fill).toBeUndefined();
  });

  it("sorts rows, blanks last and headers aside", async () => {
    const [sheet] = office.book.sheets();
    sheet.write(at("A1:B5"), [
      ["名", "数"],
      ["b", 2],
      ["", 9],
      ["a", 2],
      ["c", 1],
    ]);
    await run(async (context, active) => {
      active.getRange("A1:B5").sort.apply([{ key: 1, ascending: false }, { key: 0 }], false, true);
      await context.sync();
      expect(sheet.values(at("A2:B5")).map(([name]) => name)).toEqual(["", "a", "b", "c"]);
      active.getRange("A1:B5").sort.apply([{ key: 0, ascending: false }], false, true);
      await context.sync();
    });
    expect(sheet.values(at("A2:A5")).flat()).toEqual(["c", "b", "a", ""]);
  });

  it("finds text, merges, visible cells and special cells", async () => {
    const [sheet] = office.book.sheets();
    sheet.write(at("A1:B4"), [
      ["h", "h2"],
      ["在吗", 1],
      ["好的", "=1"],
      ["", 3],
    ]);
    sheet.merge(at("D1:E2"));
    sheet.setRowsHidden(1, 1, true);
    await run(async (context, active) => {
      const range = active.getRange("A1:B4");
      const found = range.find("好", {}).load("address");
      const merged = active.getRange("C1:D1").getMergedAreasOrNullObject().load("address,areaCount");
      const visible = range.getSpecialCells("Visible").load("address");
      const blanks = range.getSpecialCellsOrNullObject("Blanks").load("address");
      const formulas = range.getSpecialCellsOrNullObject("Formulas").load("address");
      const view = range.getVisibleView().load("values,rowCount,cellAddresses");
      const hidden = active.getRange("A2:B2").load("rowHidden,hidden");
      await context.sync();
      expect(found.address).toBe("Sheet1!A3");
      expect([merged.address, merged.areaCount]).toEqual(["Sheet1!D1:E2", 1]);
      expect(visible.address).toBe("Sheet1!A1:B1,Sheet1!A3:B4");
      expect(blanks.address).toBe("Sheet1!A4");
      expect(formulas.address).toBe("Sheet1!B3");
      expect(view.rowCount).toBe(3);
      expect(view.values).toEqual([
        ["h", "h2"],
        ["好的", 0],
        ["", 3],
      ]);
      expect(view.cellAddresses[1]).toEqual(["Sheet1!A3", "Sheet1!B3"]);
      expect([hidden.rowHidden, hidden.hidden]).toEqual([true, true]);
    });
  });

  it("selects, and tells what is selected", async () => {
    await run(async (context, sheet) => {
      sheet.getRange("B2:C3").select();
      const selected = context.workbook.getSelectedRange().load("address");
      const areas = context.workbook.getSelectedRanges().load("address");
      const active = context.workbook.getActiveCell().load("address");
      await context.sync();
      expect([selected.address, areas.address, active.address]).toEqual([
        "Sheet1!B2:C3",
        "Sheet1!B2:C3",
        "Sheet1!B2",
      ]);
    });
  });

  it("formats and clears several areas at once", async () => {
    await run(async (context, sheet) => {
      const areas = sheet.getRanges("A1:A2,C1");
      areas.format.fill.color = "#FFC7CE";
      areas.load("areaCount,cellCount,address");
      const items = areas.areas.load("items/address");
      await context.sync();
      expect([areas.areaCount, areas.cellCount]).toEqual([2, 3]);
      expect(items.items.map(({ address }) => address)).toEqual(["Sheet1!A1:A2", "Sheet1!C1"]);
    });
    expect([0, 1].map((row) => office.book.sheets()[0].format(row, 0).fill)).toEqual(["#FFC7CE", "#FFC7CE"]);
  });
});

describe("copyFrom", () => {
  it("copies what cells hold and how they look, to another sheet too; references move along", async () => {
    const [source] = office.book.sheets();
    const target = office.book.addSheet("Copy");
    source.write({ row: 0, column: 0, rows: 3, columns: 2 }, [
      ["'=1+1", 45396.5],
      ["'007", "=B1+1"],
      ["", true],
    ]);
    source.setFormat({ row: 0, column: 1, rows: 2, columns: 1 }, { numberFormat: "yyyy-mm-dd", bold: true });
    const copy = { row: 4, column: 2, rows: 3, columns: 2 };
    target.write(copy, [
      ["old", "old"],
      ["old", "old"],
      ["old", "old"],
    ]);
    await run(async (context, sheet) => {
      context.workbook.worksheets.getItem("Copy").getRange("C5").copyFrom(sheet.getRange("A1:B3"));
      await context.sync();
    });
    expect(target.values(copy)[0]).toEqual(["=1+1", 45396.5]);
    expect(target.formulas(copy)).toEqual([
      ["=1+1", 45396.5],
      ["007", "=D5+1"],
      ["", true],
    ]);
    expect(target.format(5, 3)).toEqual({ numberFormat: "yyyy-mm-dd", bold: true });
    expect(target.format(6, 3)).toEqual({});
  });

  it("copies formulas without formats, values without formulas, formats without either", async () => {
    const [sheet] = office.book.sheets();
    // The book in memory calculates nothing: a formula comes to 0.
    sheet.write({ row: 0, column: 0, rows: 1, columns: 2 }, [[2, "=A1*2"]]);
    sheet.setFormat({ row: 0, column: 1, rows: 1, columns: 1 }, { bold: true });
    await run(async (context, active) => {
      active.getRange("B3").copyFrom("B1", "Formulas");
      active.getRange("B4").copyFrom(active.getRange("B1"), "Values");
      active.getRange("B5").copyFrom("B1", "Formats");
      await context.sync();
    });
    const cell = (row: number) => ({ row, column: 1, rows: 1, columns: 1 });
    expect([2, 3, 4].map((row) => sheet.formulas(cell(row))[0][0])).toEqual(["=A3*2", 0, ""]);
    expect([2, 3, 4].map((row) => sheet.format(row, 1))).toEqual([{}, {}, { bold: true }]);
  });

  it("refuses what it does not copy", async () => {
    expect(await failure((_, sheet) => sheet.getRange("A:A").copyFrom("B:B"))).toBe(
      "InvalidArgument Range.copyFrom",
    );
  });
});
