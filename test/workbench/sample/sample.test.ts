import "../univer/headless";
import { describe, expect, it } from "vitest";
import { sampleWorkbook, serialOf } from "../../../src/workbench/sample";

describe("the sample workbook", () => {
  it("has the same sheets, rows and formulas in both languages, but for the sheets' names", () => {
    const withoutSheets = (formula: string) => formula.replace(/(?:'[^']+'|[\p{L}_]+)!/gu, "…!");
    const shape = (locale: "zh-CN" | "en-US") =>
      sampleWorkbook(locale).sheets.map((sheet) =>
        sheet.cells?.map((row) =>
          row.map((cell) =>
            typeof cell === "object" && cell?.formula ? withoutSheets(cell.formula) : typeof cell,
          ),
        ),
      );
    expect(shape("en-US")).toEqual(shape("zh-CN"));
  });

  it("holds the chats as a table with times as numbers", () => {
    const [chats] = sampleWorkbook("zh-CN").sheets;
    expect(chats?.cells?.[0]).toEqual(["会话ID", "时间", "发送者", "角色", "内容", "下单时间", "付款时间"]);
    expect(chats?.table).toEqual({ row: 0, column: 0, rows: chats?.cells?.length, columns: 7 });
    expect(chats?.cells?.slice(1).every((row) => typeof row[1] === "number")).toBe(true);
  });

  it("has a sheet for analyst, manager and finance", () => {
    const names = (locale: "zh-CN" | "en-US") => sampleWorkbook(locale).sheets.map(({ name }) => name);
    expect(names("zh-CN")).toEqual(["聊天记录", "转化与销售", "分析", "主管", "财务"]);
    expect(names("en-US")).toEqual(["Chats", "Conversion and sales", "Analyst", "Manager", "Finance"]);
  });

  it("writes a wall clock as Excel's serial and refuses anything else", () => {
    expect(serialOf("1900-03-01 00:00:00")).toBe(61);
    expect(serialOf("2026-11-16 12:00:00")).toBe(46342.5);
    expect(() => serialOf("昨天")).toThrow(RangeError);
  });
});
