import { numberFormats, valueOf, type PlacedChart } from "../../report";
import { colours } from "./colours";

/** Queues a native chart over the columns of its table. */
export function addChart(page: Excel.Worksheet, placed: PlacedChart): void {
  const { chart, from, to } = placed;
  const made = chart.kind === "quadrant" ? addQuadrant(page, placed) : addSeries(page, placed);
  made.title.text = chart.title;
  made.title.format.font.size = 12;
  made.setPosition(
    page.getRangeByIndexes(from.row, from.column, 1, 1),
    page.getRangeByIndexes(to.row, to.column, 1, 1),
  );
}

const types = {
  column: "ColumnClustered",
  bar: "BarClustered",
  line: "Line",
  pareto: "ColumnClustered",
} as const;

/** The cells of a table's column that a chart draws. */
function cellsOf(page: Excel.Worksheet, { chart, table }: PlacedChart, column: number): Excel.Range {
  const rows = table.table.rows.length;
  return page.getRangeByIndexes(table.row + 1, column, Math.min(chart.rows ?? rows, rows), 1);
}

function addSeries(page: Excel.Worksheet, placed: PlacedChart): Excel.Chart {
  const { chart, table } = placed;
  if (chart.kind === "quadrant") throw new RangeError("A quadrant is drawn by points");
  const { columns } = table.table;
  const categories = cellsOf(page, placed, chart.category);
  const [first, ...others] = chart.series;
  const made = page.charts.add(types[chart.kind], cellsOf(page, placed, first), "Columns");
  const series = [
    made.series.getItemAt(0),
    ...others.map((column) => made.series.add(columns[column].header)),
  ];
  series.forEach((each, i) => {
    const column = chart.series[i];
    each.name = columns[column].header;
    if (i > 0) each.setValues(cellsOf(page, placed, column));
    each.setXAxisValues(categories);
    const colour = i === 0 ? colours.line : colours.light;
    if (chart.kind === "pareto" && i > 0) each.chartType = "LineMarkers";
    if (chart.kind === "line" || i > 0) each.format.line.color = colour;
    else each.format.fill.setSolidColor(colour);
  });
  const hasLegend = chart.series.length > 1;
  made.legend.visible = hasLegend;
  if (hasLegend) made.legend.position = "Bottom";
  const { categoryAxis, valueAxis } = made.axes;
  valueAxis.numberFormat = chart.kind === "pareto" ? "0%" : numberFormats[columns[first].kind];
  if (chart.kind !== "line") valueAxis.minimum = 0;
  if (chart.kind === "pareto") valueAxis.maximum = 1;
  if (chart.kind === "bar") {
    // Bars are drawn from below: the first row belongs to the top, the numbers below.
    categoryAxis.reversePlotOrder = true;
    categoryAxis.position = "Maximum";
  }
  return made;
}

/** A point for each row, a series of its own, so that it can be named. */
function addQuadrant(page: Excel.Worksheet, placed: PlacedChart): Excel.Chart {
  const { chart, table } = placed;
  const { columns, rows } = table.table;
  const [across, up] = chart.series;
  const made = page.charts.add("XYScatter", cellsOf(page, placed, up), "Columns");
  made.series.getItemAt(0).delete();
  rows.slice(0, chart.rows ?? rows.length).forEach((row, i) => {
    if (valueOf(row[across]) === null || valueOf(row[up]) === null) return;
    const point = made.series.add(String(valueOf(row[chart.category])));
    point.setXAxisValues(page.getRangeByIndexes(table.row + 1 + i, across, 1, 1));
    point.setValues(page.getRangeByIndexes(table.row + 1 + i, up, 1, 1));
    point.markerStyle = "Circle";
    point.markerSize = 8;
    point.markerBackgroundColor = colours.line;
    point.markerForegroundColor = colours.line;
    point.hasDataLabels = true;
    point.dataLabels.showSeriesName = true;
    point.dataLabels.showValue = false;
    point.dataLabels.position = "Top";
  });
  made.legend.visible = false;
  const { categoryAxis, valueAxis } = made.axes;
  [categoryAxis, valueAxis].forEach((axis, i) => {
    axis.numberFormat = numberFormats[columns[chart.series[i]].kind];
    axis.majorGridlines.visible = false;
    axis.tickLabelPosition = "Low";
    if (chart.axes) axis.title.text = chart.axes[i];
    // The axes cross at the medians.
    if (chart.crossing) axis.setPositionAt(chart.crossing[i]);
  });
  return made;
}
