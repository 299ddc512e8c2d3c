import type { Book, Rect, Sheet } from "../../book";
import type { ChartRecord, SeriesRecord } from "../../host";

/** How a series is drawn. Excel's many types of charts come down to these. */
export type SeriesKind = "column" | "bar" | "line" | "area" | "pie" | "scatter";

export interface ChartPoint {
  /** As shown in its cell, or its number where there is none: 1, 2, …. */
  readonly category: string;
  /** Place along the first axis of a scatter chart; null where the cell holds no number. */
  readonly x: number | null;
  /** Null where the cell holds no number: a gap. */
  readonly value: number | null;
  /** The value as its cell shows it. */
  readonly text: string;
}

export interface ReadSeries {
  readonly name: string;
  readonly kind: SeriesKind;
  /** Measured by the axis on the right. */
  readonly secondary: boolean;
  /** #RRGGBB; null: the theme's. */
  readonly color: string | null;
  readonly points: readonly ChartPoint[];
}

export interface ReadAxis {
  /** "" for none. */
  readonly title: string;
  readonly minimum: number | null;
  readonly maximum: number | null;
  readonly percent: boolean;
}

/** A chart with what its cells hold now. */
export interface ReadChart {
  readonly id: string;
  /** The chart's title, or that of its only series; "" when it has none. */
  readonly title: string;
  readonly name: string;
  readonly stacked: boolean;
  /** Of a ring: the share of the hole, 0 to 1. */
  readonly hole: number;
  readonly legend: boolean;
  readonly labels: boolean;
  readonly categoryTitle: string;
  readonly valueAxis: ReadAxis;
  readonly secondaryAxis: ReadAxis;
  readonly series: readonly ReadSeries[];
}

/** More points are more than a chart of this size can show. */
const mostPoints = 2_000;

/** Reads what a chart shows out of the book. A series whose cells are gone is left out. */
export function readChart(book: Book, chart: ChartRecord): ReadChart {
  const series = chart.series.flatMap((one) => {
    const sheet = book.sheets().find(({ id }) => id === one.sheetId);
    return sheet && one.values && look(one.looks, "Filtered") !== true
      ? [readSeries(sheet, chart, one, one.values)]
      : [];
  });
  const onLeft = series.find(({ secondary }) => !secondary);
  const onRight = series.find(({ secondary }) => secondary);
  return {
    id: chart.id,
    title: titleOf(chart, series),
    name: chart.name,
    stacked: /Stacked/.test(chart.type),
    hole: /^Doughnut/.test(chart.type) ? 0.5 : 0,
    legend: look(chart.looks, "Legend", "Visible") !== false,
    labels: series.some((_, index) => look(chart.series[index]?.looks, "HasDataLabels") === true),
    categoryTitle: axisTitle(chart, "CategoryAxis"),
    valueAxis: readAxis(chart, onLeft),
    secondaryAxis: { title: "", minimum: null, maximum: null, percent: isPercent(onRight) },
    series,
  };
}

function readSeries(sheet: Sheet, chart: ChartRecord, record: SeriesRecord, cells: Rect): ReadSeries {
  const values = line(sheet.values(bounded(cells)));
  const texts = line(sheet.text(bounded(cells)));
  const categories = record.categories && bounded(record.categories);
  const names = categories ? line(sheet.text(categories)) : [];
  const places = categories ? line(sheet.values(categories)) : [];
  const type = String(look(record.looks, "ChartType") ?? chart.type);
  return {
    name: record.name,
    kind: kindOf(type),
    secondary: look(record.looks, "AxisGroup") === "Secondary",
    color: colourOf(record),
    points: values.map((value, index) => ({
      category: names[index] || String(index + 1),
      x: categories ? numberOf(places[index]) : index + 1,
      value: numberOf(value),
      text: texts[index] ?? "",
    })),
  };
}

/** @example kindOf("ColumnStacked100") //=> "column" */
export function kindOf(type: string): SeriesKind {
  if (/^(Bar|CylinderBar|ConeBar|PyramidBar)/.test(type)) return "bar";
  if (/^(XYScatter|Bubble)/.test(type)) return "scatter";
  if (/^Line/.test(type)) return "line";
  if (/Area/.test(type)) return "area";
  if (/Pie|^Doughnut/.test(type)) return "pie";
  return "column";
}

/** Excel names a chart after its only series until a title is given. */
function titleOf(chart: ChartRecord, series: readonly ReadSeries[]): string {
  if (look(chart.looks, "Title", "Visible") === false) return "";
  const text = look(chart.looks, "Title", "Text");
  if (typeof text === "string") return text;
  return series.length === 1 ? series[0]!.name : "";
}

function readAxis(chart: ChartRecord, series: ReadSeries | undefined): ReadAxis {
  const bound = (name: string) => numberOf(look(chart.looks, "Axes", "ValueAxis", name));
  return {
    title: axisTitle(chart, "ValueAxis"),
    minimum: bound("Minimum"),
    maximum: bound("Maximum"),
    percent: isPercent(series),
  };
}

function axisTitle(chart: ChartRecord, axis: string): string {
  const title = look(chart.looks, "Axes", axis, "Title", "Text");
  const shown = look(chart.looks, "Axes", axis, "Title", "Visible") !== false;
  return shown && typeof title === "string" ? title : "";
}

/** An axis counts in percent when its first series does. */
const isPercent = (series: ReadSeries | undefined): boolean =>
  series?.points.find(({ value }) => value !== null)?.text.endsWith("%") ?? false;

function colourOf({ looks }: SeriesRecord): string | null {
  const colour = look(looks, "Format", "Fill", "SolidColor") || look(looks, "Format", "Line", "Color");
  return typeof colour === "string" && /^#[0-9a-f]{6}$/i.test(colour) ? colour : null;
}

/** A property as it was set, by the names of Excel's API; undefined where nothing was set. */
function look(looks: unknown, ...path: readonly string[]): unknown {
  let found = looks;
  for (const name of path) {
    if (typeof found !== "object" || found === null || !Object.hasOwn(found, name)) return undefined;
    found = (found as Record<string, unknown>)[name];
  }
  return found;
}

const numberOf = (value: unknown): number | null =>
  typeof value === "number" && Number.isFinite(value) ? value : null;

/** The cells of a row or a column in their order. */
const line = <T>(cells: readonly (readonly T[])[]): readonly T[] =>
  cells.length === 1 ? cells[0]! : cells.map(([first]) => first!);

const bounded = (rect: Rect): Rect => ({
  ...rect,
  rows: Math.min(rect.rows, mostPoints),
  columns: Math.min(rect.columns, mostPoints),
});
