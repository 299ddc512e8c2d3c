import type { KeptShape } from "./kept";

/** The looks of a chart's parts: what Excel's API names, with Excel's standards. */

const font: KeptShape = {
  typeName: "ChartFont",
  values: { Bold: false, Color: "#595959", Italic: false, Name: "Calibri", Size: 9, Underline: "None" },
};
const fill: KeptShape = {
  typeName: "ChartFill",
  values: { SolidColor: "" },
  setters: { SetSolidColor: "SolidColor", Clear: { SolidColor: "" } },
};
const line = (typeName: string): KeptShape => ({
  typeName,
  values: { Color: "#D9D9D9", LineStyle: "Continuous", Weight: 0.75 },
  setters: { Clear: { LineStyle: "None" } },
});
const format = (typeName: string): KeptShape => ({
  typeName,
  values: {},
  parts: { Fill: fill, Font: font, Border: line("ChartBorder"), Line: line("ChartLineFormat") },
});

export const chartTitleShape: KeptShape = {
  typeName: "ChartTitle",
  values: {
    Text: "Chart Title",
    Visible: true,
    Overlay: false,
    Position: "Top",
    HorizontalAlignment: "Center",
    VerticalAlignment: "Center",
    ShowShadow: false,
    TextOrientation: 0,
  },
  parts: { Format: format("ChartTitleFormat") },
};

export const chartLegendShape: KeptShape = {
  typeName: "ChartLegend",
  values: { Visible: true, Position: "Bottom", Overlay: false, ShowShadow: false },
  parts: { Format: format("ChartLegendFormat") },
};

const gridlines: KeptShape = {
  typeName: "ChartGridlines",
  values: { Visible: true },
  parts: { Format: format("ChartGridlinesFormat") },
};

const axis: KeptShape = {
  typeName: "ChartAxis",
  values: {
    Visible: true,
    Minimum: null,
    Maximum: null,
    MajorUnit: null,
    MinorUnit: null,
    NumberFormat: "General",
    LinkNumberFormat: true,
    ReversePlotOrder: false,
    ScaleType: "Linear",
    CategoryType: "Automatic",
    TickLabelPosition: "NextToAxis",
    TickLabelSpacing: null,
    TextOrientation: 0,
    DisplayUnit: "None",
    ShowDisplayUnitLabel: true,
    MajorTickMark: "None",
    MinorTickMark: "None",
    Position: "Automatic",
    PositionAt: 0,
  },
  setters: { SetPositionAt: "PositionAt" },
  parts: {
    Title: {
      typeName: "ChartAxisTitle",
      values: { Text: "", Visible: false, TextOrientation: 0 },
      parts: { Format: format("ChartAxisTitleFormat") },
    },
    MajorGridlines: gridlines,
    MinorGridlines: { ...gridlines, values: { Visible: false } },
    Format: format("ChartAxisFormat"),
  },
};

export const chartAxesShape: KeptShape = {
  typeName: "ChartAxes",
  values: {},
  parts: { CategoryAxis: axis, ValueAxis: axis, SeriesAxis: axis },
};

export const chartDataLabelsShape: KeptShape = {
  typeName: "ChartDataLabels",
  values: {
    ShowValue: true,
    ShowSeriesName: false,
    ShowCategoryName: false,
    ShowLegendKey: false,
    ShowPercentage: false,
    ShowBubbleSize: false,
    Position: "OutsideEnd",
    NumberFormat: "General",
    LinkNumberFormat: true,
    Separator: ",",
    AutoText: true,
    TextOrientation: 0,
    HorizontalAlignment: "Center",
    VerticalAlignment: "Center",
  },
  parts: { Format: format("ChartDataLabelFormat") },
};

export const chartAreaShape: KeptShape = format("ChartAreaFormat");

export const chartPlotAreaShape: KeptShape = {
  typeName: "ChartPlotArea",
  values: { Position: "Automatic", Top: 0, Left: 0, Width: 0, Height: 0 },
  parts: { Format: format("ChartPlotAreaFormat") },
};

/** What is kept of a series beside its cells. */
export const chartSeriesShape: KeptShape = {
  typeName: "ChartSeries",
  values: {
    ChartType: "ColumnClustered",
    AxisGroup: "Primary",
    HasDataLabels: false,
    GapWidth: 150,
    Overlap: 0,
    DoughnutHoleSize: 75,
    Explosion: 0,
    FirstSliceAngle: 0,
    Filtered: false,
    InvertIfNegative: false,
    MarkerBackgroundColor: "",
    MarkerForegroundColor: "",
    MarkerSize: 5,
    MarkerStyle: "Automatic",
    PlotOrder: 0,
    ShowShadow: false,
    Smooth: false,
    VaryByCategories: false,
  },
  parts: { Format: format("ChartSeriesFormat"), DataLabels: chartDataLabelsShape },
};
