import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { MemoryBook } from "../../../src/workbench/memory";
import { bootOffice, type BootedOffice } from "../../support/office";
import { at } from "../bookContract";

let office: BootedOffice;

beforeEach(async () => {
  const book = new MemoryBook();
  book.sheets()[0].write(at("A1:B5"), [
    ["顾客", "状态"],
    ["丁", "退款"],
    ["丙", "完成"],
    ["乙", "退款"],
    ["甲", "退款"],
  ]);
  office = await bootOffice({ book });
});

afterEach(() => {
  const unmodelled = [...office.host.unmodelled];
  const { complaints } = office;
  office.close();
  expect({ unmodelled, complaints }).toEqual({ unmodelled: [], complaints: [] });
});

const refunds = { filterOn: "Values", values: ["退款"] } as const;

const inSheet = <T>(
  batch: (sheet: Excel.Worksheet, context: Excel.RequestContext) => Promise<T>,
): Promise<T> =>
  office.Excel.run((context) => batch(context.workbook.worksheets.getActiveWorksheet(), context));

const criteriaFor = (criterion: object) => criterion as Excel.FilterCriteria;

describe("a sheet's filter", () => {
  it("is not there before one is made", async () => {
    await inSheet(async ({ autoFilter }, context) => {
      autoFilter.load("enabled,isDataFiltered,criteria");
      const range = autoFilter.getRangeOrNullObject();
      await context.sync();
      expect([autoFilter.enabled, autoFilter.isDataFiltered, autoFilter.criteria]).toEqual([
        false,
        false,
        [],
      ]);
      expect(range.isNullObject).toBe(true);
    });
  });

  it("is made over a range, filters, and tells its criteria as Excel does: every property, or null", async () => {
    await inSheet(async ({ autoFilter }, context) => {
      autoFilter.apply("A1:B5");
      autoFilter.apply("A1:B5", 1, criteriaFor(refunds));
      autoFilter.load("enabled,isDataFiltered,criteria");
      const range = autoFilter.getRange().load("address");
      await context.sync();
      expect([autoFilter.enabled, autoFilter.isDataFiltered]).toEqual([true, true]);
      expect(range.address).toBe("Sheet1!A1:B5");
      expect(autoFilter.criteria[0]).toBeNull();
      expect(autoFilter.criteria[1]).toMatchObject({ ...refunds, color: null, criterion1: null });
    });
    expect(office.book.sheets()[0].hiddenRows()).toEqual([2]);
  });

  it("takes no criteria with nulls, as Excel gives them", async () => {
    const attempt = inSheet(async ({ autoFilter }, context) => {
      autoFilter.apply("A1:B5", 1, criteriaFor({ ...refunds, color: null }));
      await context.sync();
    });
    await expect(attempt).rejects.toMatchObject({ code: "InvalidArgument" });
    expect(office.book.sheets()[0].filter()).toBeNull();
  });

  it("loses its criteria when it is made over other columns", async () => {
    await inSheet(async ({ autoFilter }, context) => {
      autoFilter.apply("A1:B5", 1, criteriaFor(refunds));
      autoFilter.apply("A1:C5");
      await context.sync();
    });
    expect(office.book.sheets()[0].filter()).toEqual({ rect: at("A1:C5"), criteria: [null, null, null] });
    expect(office.book.sheets()[0].hiddenRows()).toEqual([]);
  });

  it("is cleared by column or as a whole, and removed", async () => {
    const [sheet] = office.book.sheets();
    const both = () =>
      sheet.setFilter({ rect: at("A1:B5"), criteria: [{ filterOn: "Values", values: ["丁"] }, refunds] });
    both();
    await inSheet(async ({ autoFilter }, context) => {
      autoFilter.clearColumnCriteria(0);
      await context.sync();
      expect(sheet.filter()?.criteria).toEqual([null, refunds]);
      autoFilter.clearCriteria();
      await context.sync();
      expect(sheet.filter()?.criteria).toEqual([null, null]);
      both();
      autoFilter.remove();
      await context.sync();
    });
    expect([sheet.filter(), sheet.hiddenRows()]).toEqual([null, []]);
  });

  it("is judged again when it is reapplied", async () => {
    const [sheet] = office.book.sheets();
    sheet.setFilter({ rect: at("A1:B5"), criteria: [null, refunds] });
    sheet.write(at("B2"), [["完成"]]);
    expect(sheet.hiddenRows()).toEqual([2]);
    await inSheet(async ({ autoFilter }, context) => {
      autoFilter.reapply();
      await context.sync();
    });
    expect(sheet.hiddenRows()).toEqual([1, 2]);
  });
});

describe("sorting", () => {
  it("leaves rows in their places that a filter hides, and tells who listens", async () => {
    const [sheet] = office.book.sheets();
    sheet.setFilter({ rect: at("A1:B5"), criteria: [null, refunds] });
    const heard: unknown[] = [];
    await inSheet(async (worksheet, context) => {
      const record = (where: string) => (event: { address: string }) => {
        heard.push([where, event.address]);
        return Promise.resolve();
      };
      worksheet.onRowSorted.add(record("sheet"));
      context.workbook.worksheets.onRowSorted.add(record("workbook"));
      worksheet.onChanged.add(record("changed"));
      await context.sync();
      worksheet.autoFilter.getRange().sort.apply([{ key: 0, ascending: true }], false, true);
      await context.sync();
    });
    await expect.poll(() => heard).toHaveLength(2);
    expect(heard).toEqual([
      ["sheet", "A2:B5"],
      ["workbook", "A2:B5"],
    ]);
    // By pinyin: ding, jia, yi; the hidden row stays second.
    expect(sheet.values(at("A2:A5")).flat()).toEqual(["丁", "丙", "甲", "乙"]);
  });
});
