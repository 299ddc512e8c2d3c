import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { MemoryBook } from "../../../src/workbench/memory";
import { ChartFeed, placed } from "../../../src/workbench/page/charts/chartFeed";
import { kindOf, readChart } from "../../../src/workbench/page/charts/readChart";
import { bootOfficeWith, type BootedOffice } from "../../support/office";

const view = {
  sheetId: "one",
  left: 0,
  top: 0,
  width: 800,
  height: 600,
  headerWidth: 46,
  headerHeight: 20,
  frozenWidth: 0,
  frozenHeight: 0,
  scrollX: 0,
  scrollY: 0,
  zoom: 1,
};

describe("what a chart shows", () => {
  let office: BootedOffice<MemoryBook>;

  beforeEach(async () => {
    office = await bootOfficeWith({ book: new MemoryBook() });
  });
  afterEach(() => office.close());

  const draw = async (build: (sheet: Excel.Worksheet) => void) => {
    await office.Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getActiveWorksheet();
      sheet.getRange("A1:C4").values = [
        ["类别", "问题数", "占比"],
        ["尺码", 120, 0.4],
        ["物流", "未知", 0.35],
        ["'=优惠", 0, -0.05],
      ];
      sheet.getRange("C2:C4").numberFormat = [["0.0%"], ["0.0%"], ["0.0%"]];
      build(sheet);
      await context.sync();
    });
  };
  const read = () => readChart(office.book, office.host.charts()[0]!);

  it("are the values and texts of its cells; what is no number is a gap and not zero", async () => {
    await draw((sheet) => sheet.charts.add("ColumnClustered", sheet.getRange("A1:C4")));
    const { series, title, legend } = read();
    expect([title, legend]).toEqual(["", true]);
    expect(series.map(({ name, kind }) => [name, kind])).toEqual([
      ["问题数", "column"],
      ["占比", "column"],
    ]);
    expect(series[0]!.points).toEqual([
      { category: "尺码", x: null, value: 120, text: "120" },
      { category: "物流", x: null, value: null, text: "未知" },
      { category: "=优惠", x: null, value: 0, text: "0" },
    ]);
    expect(series[1]!.points.map(({ text }) => text)).toEqual(["40.0%", "35.0%", "-5.0%"]);
  });

  it("follow the cells", async () => {
    await draw((sheet) => sheet.charts.add("Pie", sheet.getRange("A1:B4")));
    const [sheet] = office.book.sheets();
    sheet!.write({ row: 2, column: 0, rows: 1, columns: 2 }, [["快递", 7]]);
    expect(read().series[0]!.points[1]).toMatchObject({ category: "快递", value: 7 });
  });

  it("has the title of its only series until it is given one, or none", async () => {
    await draw((sheet) => sheet.charts.add("Line", sheet.getRange("A1:B4")));
    expect(read().title).toBe("问题数");
    await office.Excel.run(async (context) => {
      const chart = context.workbook.worksheets.getActiveWorksheet().charts.getItemAt(0);
      chart.title.text = "每类的问题";
      await context.sync();
      expect(read().title).toBe("每类的问题");
      chart.title.visible = false;
      await context.sync();
    });
    expect(read().title).toBe("");
  });

  it("are lines and columns on two axes where series say so", async () => {
    await draw((sheet) => {
      const chart = sheet.charts.add("ColumnClustered", sheet.getRange("A1:C4"));
      const rate = chart.series.getItemAt(1);
      rate.chartType = "Line";
      rate.axisGroup = "Secondary";
      rate.format.line.color = "#C00000";
      chart.legend.visible = false;
      chart.axes.valueAxis.minimum = 0;
      chart.axes.valueAxis.maximum = 150;
      chart.axes.categoryAxis.title.text = "类别";
    });
    const chart = read();
    expect(chart.series.map(({ kind, secondary, color }) => [kind, secondary, color])).toEqual([
      ["column", false, null],
      ["line", true, "#C00000"],
    ]);
    expect(chart).toMatchObject({
      legend: false,
      categoryTitle: "类别",
      valueAxis: { minimum: 0, maximum: 150, percent: false },
      secondaryAxis: { percent: true },
    });
  });

  it("are pairs of numbers in a scatter chart", async () => {
    await draw((sheet) => sheet.charts.add("XYScatter", sheet.getRange("B1:C4")));
    expect(read().series.map(({ name, points }) => [name, points.map(({ x, value }) => [x, value])])).toEqual(
      [
        [
          "占比",
          [
            [120, 0.4],
            [null, 0.35],
            [0, -0.05],
          ],
        ],
      ],
    );
  });

  it("leaves out a series whose cells were removed", async () => {
    await draw((sheet) => sheet.charts.add("ColumnClustered", sheet.getRange("A1:C4")));
    office.book.sheets()[0]!.remove({ row: 0, column: 1, rows: 4, columns: 1 }, "Left");
    expect(read().series.map(({ name }) => name)).toEqual(["占比"]);
  });

  it("has no title row where a single column begins with a number", async () => {
    await draw((sheet) => sheet.charts.add("Line", sheet.getRange("C2:C4"), "Columns"));
    expect(read().series.map(({ name, points }) => [name, points.map(({ value }) => value)])).toEqual([
      ["Series1", [0.4, 0.35, -0.05]],
    ]);
  });

  it("may come from another sheet", async () => {
    await draw((sheet) => {
      const other = sheet.context.workbook.worksheets.add("图表");
      other.charts.add("ColumnClustered", sheet.getRange("A1:B4"));
    });
    expect(read().series[0]!.points[0]).toMatchObject({ category: "尺码", value: 120 });
  });
});

describe("the charts of the sheet in front", () => {
  let office: BootedOffice<MemoryBook>;

  beforeEach(async () => {
    vi.stubGlobal("requestAnimationFrame", (draw: () => void) => setTimeout(draw));
    office = await bootOfficeWith({ book: new MemoryBook() });
  });
  afterEach(() => {
    vi.unstubAllGlobals();
    office.close();
  });

  it("show what their cells became while another sheet was in front", async () => {
    const [sheet] = office.book.sheets();
    let inFront = sheet!.id;
    let turn = () => {};
    const feed = new ChartFeed(office.book, office.host, {
      read: () => ({ ...view, sheetId: inFront }),
      onChange: (listener) => (turn = listener),
    });
    const goTo = (id: string) => {
      inFront = id;
      turn();
    };
    const first = () => feed.scene.charts[0]?.chart.series[0]!.points[0]!.value;
    await office.Excel.run(async (context) => {
      const own = context.workbook.worksheets.getActiveWorksheet();
      own.getRange("A1:B2").values = [
        ["类别", "问题数"],
        ["尺码", 120],
      ];
      own.charts.add("ColumnClustered", own.getRange("A1:B2"));
      context.workbook.worksheets.add("另一张");
      await context.sync();
    });
    await expect.poll(first).toBe(120);

    goTo(office.book.sheets()[1]!.id);
    await expect.poll(() => feed.scene.charts.length).toBe(0);
    sheet!.write({ row: 1, column: 1, rows: 1, columns: 1 }, [[7]]);
    await new Promise((resolve) => setTimeout(resolve, 20));
    goTo(sheet!.id);
    await expect.poll(first).toBe(7);
  });
});

describe("the types of Excel's charts", () => {
  it("come down to six ways to draw a series", () => {
    const kinds = ["ColumnStacked100", "BarClustered", "LineMarkers", "3DArea", "Doughnut", "XYScatterLines"];
    expect(kinds.map(kindOf)).toEqual(["column", "bar", "line", "area", "pie", "scatter"]);
    expect(kindOf("Waterfall")).toBe("column");
  });
});

describe("the place of a chart on the grid", () => {
  const frame = { left: 75, top: 150, width: 300, height: 150 };

  it("is in pixels, beside the headers", () => {
    expect(placed(frame, view)).toEqual({
      left: 146,
      top: 220,
      width: 400,
      height: 200,
      hiddenLeft: 0,
      hiddenTop: 0,
    });
  });

  it("moves when the grid is scrolled, and is hidden below headers and frozen panes", () => {
    const scrolled = { ...view, scrollX: 120, scrollY: 190, frozenHeight: 40 };
    expect(placed(frame, scrolled)).toMatchObject({ left: 26, top: 30, hiddenLeft: 20, hiddenTop: 30 });
  });

  it("stays in a frozen pane", () => {
    const scrolled = { ...view, scrollX: 120, scrollY: 190, frozenWidth: 150, frozenHeight: 300 };
    expect(placed(frame, scrolled)).toMatchObject({ left: 146, top: 220, hiddenLeft: 0, hiddenTop: 0 });
  });

  it("grows with the zoom", () => {
    expect(placed(frame, { ...view, zoom: 2 })).toMatchObject({ left: 292, top: 440, width: 400 });
  });
});
