import { describe, expect, it } from "vitest";
import { reportDoor } from "../../../src/excel/report";
import { linkTo } from "../../../src/excel/report/writeSheet";
import type { ReportRequest } from "../../../src/excel/report/types";
import { scanWith } from "../../../src/excel/scanSession";
import type { ScanResult } from "../../../src/excel/types";
import { scannerInThisThread } from "../../../src/excel/worker/scanner";
import { unknownMark } from "../../../src/report";
import type { MemoryBook, MemorySheet } from "../../../src/workbench/memory";
import { reportInput } from "../../report/sample";
import { hostWorkbooks } from "../hosted";
import { bookOf, picture, sheetChoice } from "../support";

const hosted = hostWorkbooks();

function requestFor(book: MemoryBook, fields: Partial<ReportRequest> = {}): ReportRequest {
  const { source, ruleset: _, made: __, ...input } = reportInput();
  const result = {
    ...input,
    source: { choice: sheetChoice(book), name: source, rows: 8, columns: 5, active: true },
  } as unknown as ScanResult;
  return { result, rules: {}, locale: "zh-CN", made: new Date("2026-03-04T09:00:00"), ...fields };
}

const names = (book: MemoryBook) => book.sheets().map(({ name }) => name);
const reportNames = ["概览", "客服", "趋势", "负荷", "问题", "咨询", "评分", "口径"].map(
  (name) => `报告-${name}`,
);

function sheetNamed(book: MemoryBook, name: string): MemorySheet {
  const found = book.sheets().find((sheet) => sheet.name === name);
  if (!found) throw new Error(`No sheet ${name}`);
  return found;
}

function cells(sheet: MemorySheet): unknown[] {
  const used = sheet.used(true);
  return used ? sheet.values(used).flat() : [];
}

describe("a report in a workbook", () => {
  it("stands in sheets of its own with native tables and charts, the chats untouched", async () => {
    const book = await hosted.open();
    const before = sheetNamed(book, "聊天记录").values({ row: 0, column: 0, rows: 9, columns: 9 });
    const seen: number[] = [];
    const trace = await reportDoor.writeReport(requestFor(book), {
      onProgress: ({ done, total }) => seen.push(done / total),
    });
    expect(names(book)).toEqual(["聊天记录", ...reportNames]);
    expect(trace.sheets.map(({ name }) => name)).toEqual(reportNames);
    expect(book.activeSheet().name).toBe("报告-概览");
    expect(seen.at(-1)).toBe(1);
    expect(sheetNamed(book, "聊天记录").values({ row: 0, column: 0, rows: 9, columns: 9 })).toEqual(before);
    const agents = sheetNamed(book, "报告-客服");
    expect(agents.tables()).toHaveLength(3);
    const charts = await hosted.office.Excel.run(async (context) => {
      const found = context.workbook.worksheets
        .getItem(agents.id)
        .charts.load("items/chartType,items/title/text");
      await context.sync();
      return found.items.map(({ chartType, title }) => [chartType, title.text]);
    });
    expect(charts).toEqual([
      ["ColumnClustered", "各客服评分"],
      ["ColumnClustered", "每百会话问题数"],
      ["XYScatter", "质量与销售：评分（横轴）与转化率（纵轴）"],
    ]);
  });

  it("tells of a part of the chats where days or agents were chosen, and says so", async () => {
    const book = await hosted.open(
      bookOf([
        ["会话ID", "时间", "发送者", "角色", "内容"],
        ["1", "2026-03-02 10:00:00", "t***1", "客户", "会掉色吗"],
        ["1", "2026-03-02 10:01:00", "小美", "客服", "您自己多试下"],
        ["2", "2026-03-03 10:00:00", "t***2", "客户", "有120码的吗"],
        ["2", "2026-03-03 10:02:00", "小丽", "客服", "不知道"],
      ]),
    );
    const result = await scanWith(scannerInThisThread(), { choice: sheetChoice(book), locale: "zh-CN" }, {});
    const request = { result, rules: {}, locale: "zh-CN", made: new Date("2026-03-04T09:00:00") } as const;
    await reportDoor.writeReport({ ...request, part: { from: "2026-03-03", agents: ["小丽"] } });
    const told = "仅统计 2026-03-03 及以后开始的会话。 仅统计以下客服参与的会话及其本人的问题：小丽。";
    expect(cells(sheetNamed(book, "报告-概览"))).toContain(told);
    expect(cells(sheetNamed(book, "报告-口径"))).toContain(told);
    expect(cells(sheetNamed(book, "报告-客服"))).not.toContain("小美");
    const listed = cells(sheetNamed(book, "报告-问题"));
    expect(listed).toContain("小丽");
    expect(listed).not.toContain("小美");
  });

  it("is set up to be printed: across, as wide as a page, the header on each page", async () => {
    const book = await hosted.open();
    await reportDoor.writeReport(requestFor(book));
    const findings = sheetNamed(book, "报告-问题");
    const header = findings.tables()[0].rect.row;
    expect(findings.frozen()).toEqual({ rows: header + 1, columns: 0 });
    const page = await hosted.office.Excel.run(async (context) => {
      const { pageLayout } = context.workbook.worksheets.getItem(findings.id);
      pageLayout.load("orientation,zoom");
      const titles = pageLayout.getPrintTitleRowsOrNullObject().load("rowCount");
      await context.sync();
      return [pageLayout.orientation, pageLayout.zoom.horizontalFitToPages, titles.rowCount];
    });
    expect(page).toEqual(["Landscape", 1, header + 1]);
  });

  it("writes what looks like a formula as text, unknown as a mark, and rows as links to the chats", async () => {
    const book = await hosted.open();
    const request = requestFor(book);
    const [finding] = request.result.findings;
    const findings = [{ ...finding, agent: "=HYPERLINK(1)", conversation: "+1", rows: [7] }];
    await reportDoor.writeReport({ ...request, result: { ...request.result, findings } });
    const sheet = sheetNamed(book, "报告-问题");
    const [{ rect }] = sheet.tables();
    const row = sheet.formulas({ ...rect, row: rect.row + 1, rows: 1 })[0];
    expect(row.slice(4)).toEqual(["=HYPERLINK(1)", "+1", `=HYPERLINK("#'聊天记录'!A7",7)`]);
    expect(sheet.values({ ...rect, row: rect.row + 1, rows: 1 })[0].slice(4, 6)).toEqual([
      "=HYPERLINK(1)",
      "+1",
    ]);
    expect(cells(sheetNamed(book, "报告-负荷"))).toContain(unknownMark);
  });

  it("names the sheet that holds the table that was checked, and hides personal data when asked", async () => {
    const book = await hosted.open();
    const { result } = requestFor(book);
    const choice = { kind: "table", sheetId: sheetChoice(book).sheetId, tableId: "1" } as const;
    const [finding] = result.findings;
    const findings = [{ ...finding, evidence: [], conversation: "云朵妈妈" }];
    await reportDoor.writeReport(
      requestFor(book, {
        result: { ...result, findings, source: { ...result.source, choice, name: "Table1" } },
        mask: true,
      }),
    );
    expect(cells(sheetNamed(book, "报告-概览"))[0]).toBe("客服质检报告：聊天记录");
    expect(cells(sheetNamed(book, "报告-问题"))).toContain("云***");
  });

  it("is replaced by the next one, in the other language too, and other sheets stay", async () => {
    const book = await hosted.open();
    await reportDoor.writeReport(requestFor(book));
    book.addSheet("报告-我的");
    await reportDoor.writeReport(requestFor(book));
    expect(names(book)).toEqual(["聊天记录", "报告-我的", ...reportNames]);
    const { sheets } = await reportDoor.writeReport(requestFor(book, { locale: "en-US" }));
    expect(names(book)).toEqual(["聊天记录", "报告-我的", ...sheets.map(({ name }) => name)]);
    expect(sheets[0].name).toBe("Report Summary");
  });

  it("takes another name where a person's sheet has its own", async () => {
    const book = await hosted.open();
    book.addSheet("报告-概览");
    const { sheets } = await reportDoor.writeReport(requestFor(book));
    expect(sheets[0].name).toBe("报告-概览 2");
  });

  it("is removed without a trace", async () => {
    const book = await hosted.open();
    const before = picture(book);
    await reportDoor.writeReport(requestFor(book));
    expect((await reportDoor.lastReport())?.sheets).toHaveLength(8);
    await reportDoor.removeReport();
    expect(picture(book)).toEqual(before);
    expect(await reportDoor.lastReport()).toBeNull();
  });

  it.each([1, 4, 9, 17, 30, 45])("leaves no trace when batch %i fails", async (after) => {
    const book = await hosted.open();
    const before = picture(book);
    hosted.office.host.failNext({ code: "GeneralException", after });
    await expect(reportDoor.writeReport(requestFor(book))).rejects.toMatchObject({
      code: "host",
      restored: true,
    });
    expect(picture(book)).toEqual(before);
  });

  it("leaves the earlier report whole when the next fails or is cancelled", async () => {
    const book = await hosted.open();
    await reportDoor.writeReport(requestFor(book));
    const before = picture(book);
    hosted.office.host.failNext({ code: "GeneralException", after: 20 });
    await expect(reportDoor.writeReport(requestFor(book))).rejects.toThrow();
    expect(picture(book)).toEqual(before);
    const controller = new AbortController();
    const running = reportDoor.writeReport(requestFor(book), {
      signal: controller.signal,
      onProgress: ({ done }) => done > 20 && controller.abort(),
    });
    await expect(running).rejects.toMatchObject({ name: "AbortError" });
    expect(picture(book)).toEqual(before);
  });
});

describe("a link to a row", () => {
  it("quotes the sheet's name", () => {
    expect(linkTo(`Q1 'a' "b"`, 7)).toBe(`=HYPERLINK("#'Q1 ''a'' ""b""'!A7",7)`);
  });
});
