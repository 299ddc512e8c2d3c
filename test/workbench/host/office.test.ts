import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { bootOffice, type BootedOffice } from "../../support/office";

let office: BootedOffice;

beforeEach(async () => {
  office = await bootOffice();
});

afterEach(() => {
  office.close();
});

describe("the genuine office.js over a workbook in memory", () => {
  it("believes to be in Excel on the web", () => {
    expect(office.info).toMatchObject({ host: "Excel", platform: "OfficeOnline" });
    expect(office.Office.context.requirements.isSetSupported("ExcelApi", "1.15")).toBe(true);
    expect(office.Office.context.requirements.isSetSupported("ExcelApi", "1.16")).toBe(false);
    expect(office.Office.context.displayLanguage).toBe("zh-CN");
  });

  it("writes and reads values and formats", async () => {
    const seen = await office.Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getActiveWorksheet();
      const range = sheet.getRange("A1:B2");
      range.values = [
        ["x", 1],
        ["y", "2.5"],
      ];
      range.format.fill.color = "yellow";
      range.getCell(0, 0).format.font.bold = true;
      range.load("values,address,format/fill/color");
      sheet.load("name");
      await context.sync();
      return [range.values, range.address, range.format.fill.color, sheet.name];
    });
    expect(seen).toEqual([
      [
        ["x", 1],
        ["y", 2.5],
      ],
      "Sheet1!A1:B2",
      "#FFFF00",
      "Sheet1",
    ]);
    expect(office.book.sheet("Sheet1").format(0, 0)).toEqual({ fill: "#FFFF00", bold: true });
  });

  it("asks the network for nothing", () => {
    expect(office.requests).toEqual([]);
    expect(office.complaints).toEqual([]);
    expect([...office.host.unmodelled]).toEqual([]);
  });
});
