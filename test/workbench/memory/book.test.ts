import { describe, expect, it } from "vitest";
import type { FilterCriterion } from "../../../src/workbench/book";
import { MemoryBook } from "../../../src/workbench/memory";
import { at, column, describeBook, row } from "../bookContract";

describeBook("the book in memory", () => ({ book: new MemoryBook() }));

describe("the book in memory", () => {
  it("has equal snapshots for equal workbooks, whatever happened between", () => {
    const book = new MemoryBook({ sheets: ["聊天记录"] });
    const [sheet] = book.sheets();
    sheet.write(at("A1:B2"), [
      ["时间", "内容"],
      [45000, "在吗"],
    ]);
    sheet.setConditionalFormat({
      id: "own",
      ranges: [at("A2:B2")],
      formula: '=$B2="在吗"',
      fill: "#FFFF00",
      fontColor: null,
      bold: null,
      stopIfTrue: false,
    });
    const before = book.snapshot();
    sheet.insert(column(1), "Right");
    sheet.write(at("B1"), [["new"]]);
    sheet.setFormat(at("B1"), { bold: true });
    expect(book.snapshot()).not.toEqual(before);
    sheet.remove(column(1), "Left");
    sheet.insert(row(0), "Down");
    sheet.remove(row(0), "Up");
    book.select(sheet.id, at("B2"));
    expect(book.snapshot()).toEqual(before);
  });

  it("evaluates formulas by the function it was given, and else to 0", () => {
    const book = new MemoryBook({ evaluate: (formula) => formula.length });
    const [sheet] = book.sheets();
    sheet.write(at("A1"), [["=1+1"]]);
    expect(sheet.values(at("A1"))).toEqual([[4]]);
    const plain = new MemoryBook().sheets()[0];
    plain.write(at("A1"), [["=1+1"]]);
    expect(plain.values(at("A1"))).toEqual([[0]]);
  });

  it("rewrites formulas when cells or sheets they speak of change", () => {
    const book = new MemoryBook({ sheets: ["a b", "c"] });
    const [first, second] = book.sheets();
    second.write(at("A1"), [["='a b'!B2+A9"]]);
    first.insert(row(0), "Down");
    first.name = "z";
    expect(second.formulas(at("A1"))).toEqual([["=z!B3+A9"]]);
    book.removeSheet(first.id);
    expect(second.formulas(at("A1"))).toEqual([["=#REF!B3+A9"]]);
  });

  it("splits a conditional format where only a part of it moves", () => {
    const [sheet] = new MemoryBook().sheets();
    sheet.setConditionalFormat({
      id: "one",
      ranges: [at("A1:B4")],
      formula: "=$A1>1",
      fill: null,
      fontColor: null,
      bold: true,
      stopIfTrue: false,
    });
    sheet.insert(at("A2"), "Down");
    expect(sheet.conditionalFormats()[0].ranges).toEqual([at("B1:B4"), at("A1:A5")]);
    sheet.clear(at("A1:B1"), "formats");
    expect(sheet.conditionalFormats()[0].ranges).toEqual([at("B2:B4"), at("A2:A5")]);
  });

  it.each<[FilterCriterion, number[]]>([
    [{ filterOn: "TopItems", criterion1: "2" }, [1, 4]],
    [{ filterOn: "BottomItems", criterion1: "1" }, [2, 3, 4]],
    [{ filterOn: "TopPercent", criterion1: "34" }, [1, 2, 4]],
    [{ filterOn: "BottomPercent", criterion1: "67" }, [3, 4]],
    [{ filterOn: "Dynamic", dynamicCriteria: "AboveAverage" }, [1, 4]],
    [{ filterOn: "Dynamic", dynamicCriteria: "BelowAverage" }, [2, 3, 4]],
    [{ filterOn: "Values", values: [{ date: "2026-03", specificity: "Month" }] }, [1, 4]],
    [{ filterOn: "Values", values: [{ date: "2026-03-02 00:00", specificity: "Minute" }] }, [1, 3, 4]],
  ])("filters as Excel does: %j hides rows %j", (criterion, hidden) => {
    const [sheet] = new MemoryBook().sheets();
    sheet.write(at("A1:A5"), [["n"], ["2026-01-05"], ["2026-03-02"], ["2026-03-31"], ["x"]]);
    sheet.setFilter({ rect: at("A1:A5"), criteria: [criterion] });
    expect(sheet.hiddenRows()).toEqual(hidden);
  });

  it("counts what the host writes as undo steps", () => {
    const book = new MemoryBook();
    book.batch(() => book.sheets()[0].write(at("A1"), [[1]]));
    expect(book.undoSteps).toBe(1);
  });
});
