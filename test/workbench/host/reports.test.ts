import "../univer/headless";
import { afterEach, describe, expect, it } from "vitest";
import type { Book } from "../../../src/workbench/book";
import { frameOf } from "../../../src/workbench/host/objects";
import { MemoryBook } from "../../../src/workbench/memory";
import { UniverBook } from "../../../src/workbench/univer/book";
import { createEngine } from "../../../src/workbench/univer/engine";
import { bootOfficeWith, type BootedOffice } from "../../support/office";
import { at } from "../bookContract";

const books: [string, () => Book & { dispose?(): void }][] = [
  ["memory", () => new MemoryBook()],
  ["the grid", () => new UniverBook(createEngine({ locale: "zh-CN" }))],
];

/** What a report asks of a workbook, through Microsoft's own library. */
describe.each(books)("a report in %s", (_, make) => {
  let office: BootedOffice<Book & { dispose?(): void }>;

  const run = async (
    batch: (sheet: Excel.Worksheet, context: Excel.RequestContext) => Promise<void>,
  ): Promise<void> => {
    office = await bootOfficeWith({ book: make() });
    await office.Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.add("客服质检 报告");
      sheet.getRange("A1:C4").values = [
        ["客服", "首次响应", "转化率"],
        ["小美", 12, 0.325],
        ["小王", 15, 0.28],
        ["小李", 40, 0.31],
      ];
      await batch(sheet, context);
    });
  };
  const sheetInBook = () => office.book.sheets()[1];

  afterEach(() => {
    const unmodelled = [...office.host.unmodelled];
    const { complaints, book } = office;
    office.close();
    book.dispose?.();
    expect({ unmodelled, complaints }).toEqual({ unmodelled: [], complaints: [] });
  });

  it("has its sheet in front, in its place, with a colour and without lines", async () => {
    await run(async (sheet, context) => {
      sheet.position = 0;
      sheet.tabColor = "#C00000";
      sheet.showGridlines = false;
      sheet.activate();
      sheet.load("position,tabColor,showGridlines");
      await context.sync();
      expect([sheet.position, sheet.tabColor, sheet.showGridlines]).toEqual([0, "#C00000", false]);
      sheet.tabColor = "";
      await context.sync();
    });
    expect(office.book.activeSheet().name).toBe("客服质检 报告");
    expect(office.book.activeSheet().tabColor).toBeNull();
    expect(office.book.activeSheet().showGridlines).toBe(false);
  });

  it("has a table with its style", async () => {
    await run(async (sheet, context) => {
      const table = sheet.tables.add("A1:C4", true);
      table.name = "agents";
      table.style = "TableStyleLight9";
      table.showBandedRows = false;
      table.showFilterButton = false;
      table.load("showBandedRows,showFilterButton,showTotals,style");
      await context.sync();
      expect(table.toJSON()).toMatchObject({
        showBandedRows: false,
        showFilterButton: false,
        showTotals: false,
        style: "TableStyleLight9",
      });
    });
  });

  it("has widths, heights, number formats, alignment and frozen headers", async () => {
    await run(async (sheet, context) => {
      const range = sheet.getRange("A1:C4");
      range.format.columnWidth = 90;
      range.format.rowHeight = 30;
      range.format.wrapText = true;
      range.format.verticalAlignment = "Center";
      sheet.getRange("C2:C4").numberFormat = [["0.0%"], ["0.0%"], ["0.0%"]];
      sheet.freezePanes.freezeRows(1);
      const shown = sheet.getRange("C2").load("text");
      range.load("format/rowHeight,format/columnWidth");
      await context.sync();
      expect(shown.text).toEqual([["32.5%"]]);
      expect([range.format.rowHeight, range.format.columnWidth]).toEqual([30, 90]);
    });
    expect(sheetInBook().rowHeight(0)).toBe(40);
    expect(sheetInBook().frozen()).toEqual({ rows: 1, columns: 0 });
  });

  it("has borders at the edges of a range and inside it", async () => {
    await run(async (sheet, context) => {
      const { borders } = sheet.getRange("A1:C4").format;
      const bottom = borders.getItem("EdgeBottom");
      bottom.style = "Continuous";
      bottom.weight = "Medium";
      bottom.color = "#C00000";
      borders.getItem("InsideHorizontal").style = "Dash";
      borders.getItem("EdgeTop").style = "Continuous";
      borders.getItem("EdgeTop").style = "None";
      bottom.load("style,weight,color,sideIndex");
      await context.sync();
      expect(bottom.toJSON()).toMatchObject({ style: "Continuous", weight: "Medium", color: "#C00000" });
    });
    const dash = { style: "Dash", weight: "Thin", color: "#000000" };
    expect(sheetInBook().format(3, 1)).toEqual({
      borderBottom: { style: "Continuous", weight: "Medium", color: "#C00000" },
    });
    expect([0, 1, 2].map((row) => sheetInBook().format(row, 2).borderBottom)).toEqual([dash, dash, dash]);
    expect(sheetInBook().format(0, 0).borderTop).toBeUndefined();
  });

  it("remembers how it is printed", async () => {
    await run(async (sheet, context) => {
      const { pageLayout } = sheet;
      pageLayout.orientation = "Landscape";
      pageLayout.zoom = { horizontalFitToPages: 1, verticalFitToPages: 0 };
      pageLayout.centerHorizontally = true;
      pageLayout.setPrintArea("A1:C4");
      pageLayout.setPrintTitleRows("$1:$1");
      pageLayout.setPrintMargins("Centimeters", { top: 2.54 });
      pageLayout.headersFooters.defaultForAllPages.centerFooter = "&P / &N";
      pageLayout.load("orientation,zoom,topMargin,headersFooters/defaultForAllPages/centerFooter");
      const area = pageLayout.getPrintAreaOrNullObject().load("address");
      const titles = pageLayout.getPrintTitleRowsOrNullObject().load("address");
      const columns = pageLayout.getPrintTitleColumnsOrNullObject();
      await context.sync();
      expect([pageLayout.orientation, pageLayout.zoom, Math.round(pageLayout.topMargin)]).toEqual([
        "Landscape",
        { horizontalFitToPages: 1, verticalFitToPages: 0 },
        72,
      ]);
      expect(pageLayout.headersFooters.defaultForAllPages.centerFooter).toBe("&P / &N");
      expect([area.address, titles.address, columns.isNullObject]).toEqual([
        "'客服质检 报告'!A1:C4",
        "'客服质检 报告'!1:1",
        true,
      ]);
    });
  });

  it("has links that look like links", async () => {
    await run(async (sheet, context) => {
      const cell = sheet.getRange("A6");
      cell.hyperlink = { documentReference: "Sheet1!A2", textToDisplay: "=第 2 行", screenTip: "去看聊天" };
      cell.load("hyperlink,values");
      const other = sheet.getRange("A7").load("hyperlink");
      await context.sync();
      expect(cell.hyperlink).toMatchObject({ documentReference: "Sheet1!A2" });
      expect(cell.values).toEqual([["=第 2 行"]]);
      expect(other.hyperlink).toBeNull();
    });
    expect(sheetInBook().format(5, 0)).toMatchObject({ fontColor: "#0563C1", underline: true });
  });

  it("has charts with series, axes and labels, which go with their sheet", async () => {
    await run(async (sheet, context) => {
      const chart = sheet.charts.add("ColumnClustered", sheet.getRange("A1:C4"), "Columns");
      chart.name = "kefu.response";
      chart.title.text = "首次响应";
      chart.title.format.font.size = 12;
      chart.legend.visible = false;
      chart.axes.valueAxis.minimum = 0;
      chart.axes.valueAxis.numberFormat = "0";
      chart.axes.categoryAxis.title.text = "客服";
      chart.axes.valueAxis.majorGridlines.visible = false;
      chart.setPosition("E2", "K18");
      const rate = chart.series.getItemAt(1);
      rate.chartType = "Line";
      rate.axisGroup = "Secondary";
      rate.hasDataLabels = true;
      rate.format.fill.setSolidColor("#C00000");
      const added = chart.series.add("目标");
      added.setValues(sheet.getRange("B2:B4"));
      added.setXAxisValues(sheet.getRange("A2:A4"));
      chart.load("name,title/text,legend/visible,axes/valueAxis/minimum,axes/categoryAxis/title/text");
      chart.series.load("items/name,items/chartType,items/axisGroup,items/hasDataLabels");
      await context.sync();
      expect([chart.name, chart.title.text, chart.legend.visible]).toEqual([
        "kefu.response",
        "首次响应",
        false,
      ]);
      expect([chart.axes.valueAxis.minimum, chart.axes.categoryAxis.title.text]).toEqual([0, "客服"]);
      expect(chart.series.items.map(({ name, chartType }) => [name, chartType])).toEqual([
        ["首次响应", "ColumnClustered"],
        ["转化率", "Line"],
        ["目标", "ColumnClustered"],
      ]);
      added.delete();
      const left = chart.series.getCount();
      await context.sync();
      expect(left.value).toBe(2);
      sheet.delete();
      await context.sync();
    });
    expect(office.host.charts()).toEqual([]);
  });

  it("lays its charts out where they are told", async () => {
    await run(async (sheet, context) => {
      const chart = sheet.charts.add("BarClustered", sheet.getRange("A1:B4"));
      chart.top = 10;
      chart.left = 20;
      chart.width = 300;
      chart.height = 200;
      await context.sync();
    });
    expect(office.host.charts()).toMatchObject([
      {
        type: "BarClustered",
        source: at("A1:B4"),
        series: [{ name: "首次响应", values: at("B2:B4"), categories: at("A2:A4") }],
      },
    ]);
    const frame = () => frameOf(office.book.sheets()[0]!, office.host.charts()[0]!.place);
    expect(frame()).toEqual({ top: 10, left: 20, width: 300, height: 200 });
  });

  it("moves and sizes charts with their cells, and shows the cells it showed when they move", async () => {
    await run(async (sheet, context) => {
      sheet.charts.add("Line", sheet.getRange("A1:B4")).setPosition("D2", "E5");
      await context.sync();
    });
    const chart = () => office.host.charts()[0]!;
    const sheet = office.book.sheets().find(({ id }) => id === chart().sheetId)!;
    const before = frameOf(sheet, chart().place);
    sheet.setColumnWidth(3, 1, sheet.columnWidth(3) + 40);
    expect(frameOf(sheet, chart().place)).toEqual({ ...before, width: before.width + 30 });
    const height = sheet.rowHeight(0) * 0.75;
    sheet.insert(at("A1:XFD2"), "Down");
    expect(frameOf(sheet, chart().place).top).toBe(before.top + 2 * height);
    expect(chart().series).toMatchObject([{ values: at("B4:B6"), categories: at("A4:A6") }]);
    sheet.remove(at("A4:XFD6"), "Up");
    expect(chart().series).toMatchObject([{ values: null, categories: null }]);
    expect(frameOf(sheet, chart().place).height).toBeLessThan(before.height);
  });
});
