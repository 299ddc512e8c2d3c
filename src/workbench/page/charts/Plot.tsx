import {
  DonutChart,
  getNextColor,
  GroupedVerticalBarChart,
  HorizontalBarChartWithAxis,
  LineChart,
  ScatterChart,
  VerticalStackedBarChart,
} from "@fluentui/react-charts";
import type { ChartPoint, ReadChart, ReadSeries } from "./readChart";

export interface PlotProps {
  readonly chart: ReadChart;
  /** Pixels. */
  readonly width: number;
  readonly height: number;
  readonly dark: boolean;
  readonly locale: string;
}

type Valued = ChartPoint & { readonly value: number };

/** Gaps are left out: a bar of no height would look like a zero. */
const valued = (points: readonly ChartPoint[]): Valued[] =>
  points.filter((point): point is Valued => point.value !== null);

/** A chart's axes, bars, lines and legend, by what its series are. */
export function Plot(props: PlotProps) {
  const { series, stacked } = props.chart;
  const kinds = new Set(series.map(({ kind }) => kind));
  const twoAxes = series.some(({ secondary }) => secondary);
  if (kinds.has("pie")) return <Pie {...props} />;
  if (kinds.has("scatter")) return <Scatter {...props} />;
  if (kinds.has("bar")) return <Bars {...props} />;
  if (!kinds.has("column")) return <Lines {...props} />;
  return stacked && kinds.size === 1 && !twoAxes ? <StackedColumns {...props} /> : <Columns {...props} />;
}

/** What all kinds of charts are given. */
function commonOf({ chart, width, height, locale }: PlotProps) {
  const { minimum, maximum, percent, title } = chart.valueAxis;
  return {
    width,
    height,
    culture: locale,
    hideLegend: !chart.legend,
    hideLabels: !chart.labels,
    yAxisTickFormat: tickFormat(locale, percent),
    xAxisTitle: chart.categoryTitle,
    yAxisTitle: title,
    roundedTicks: true,
    wrapXAxisLables: true,
    ...(minimum !== null && { yMinValue: minimum }),
    ...(maximum !== null && { yMaxValue: maximum }),
  };
}

const columnSizes = { barWidth: "auto", maxBarWidth: 40, xAxisInnerPadding: 0.5 } as const;

function tickFormat(locale: string, percent: boolean): (value: number) => string {
  const format = new Intl.NumberFormat(locale, {
    style: percent ? "percent" : "decimal",
    maximumFractionDigits: percent ? 1 : 2,
  });
  return (value) => format.format(value);
}

const colourOf = (series: ReadSeries, index: number, dark: boolean): string =>
  series.color ?? getNextColor(index, 0, dark);

function Columns(props: PlotProps) {
  const { chart, dark, locale } = props;
  const { valueAxis, secondaryAxis } = chart;
  const right = chart.series.filter(({ secondary }) => secondary);
  // Both axes share one format of numbers: where only one counts in percent, its numbers are hundredths.
  const mixed = right.length > 0 && valueAxis.percent !== secondaryAxis.percent;
  const isHundredths = (series: ReadSeries) =>
    mixed && (series.secondary ? secondaryAxis.percent : valueAxis.percent);
  const data = chart.series.map((series, index) => ({
    type: series.kind === "column" ? ("bar" as const) : ("line" as const),
    legend: isHundredths(series) ? `${series.name} (%)` : series.name,
    color: colourOf(series, index, dark),
    useSecondaryYScale: series.secondary,
    data: valued(series.points).map(({ category, value, text }) => ({
      x: category,
      y: isHundredths(series) ? value * 100 : value,
      yAxisCalloutData: text,
    })),
  }));
  const highest = Math.max(
    ...data.flatMap((series) => (series.useSecondaryYScale ? series.data.map(({ y }) => y) : [])),
  );
  return (
    <GroupedVerticalBarChart
      {...commonOf(props)}
      {...columnSizes}
      {...(mixed && { yAxisTickFormat: tickFormat(locale, false) })}
      {...(right.length > 0 && { secondaryYScaleOptions: { yMinValue: 0, yMaxValue: Math.max(0, highest) } })}
      dataV2={data}
    />
  );
}

function StackedColumns(props: PlotProps) {
  const { series } = props.chart;
  const [longest] = [...series].sort((a, b) => b.points.length - a.points.length);
  const data = longest!.points.map(({ category }, row) => ({
    xAxisPoint: category,
    chartData: series.flatMap((one, index) =>
      valued(one.points.slice(row, row + 1)).map(({ value, text }) => ({
        legend: one.name,
        data: value,
        color: colourOf(one, index, props.dark),
        yAxisCalloutData: text,
      })),
    ),
  }));
  return <VerticalStackedBarChart {...commonOf(props)} {...columnSizes} data={data} />;
}

function Bars(props: PlotProps) {
  const { chart, dark } = props;
  const data = chart.series.flatMap((series, index) =>
    valued(series.points).map(({ category, value, text }) => ({
      x: value,
      y: category,
      legend: series.name,
      color: colourOf(series, index, dark),
      xAxisCalloutData: category,
      yAxisCalloutData: text,
    })),
  );
  const common = commonOf(props);
  return (
    <HorizontalBarChartWithAxis
      {...common}
      data={data}
      tickFormat={chart.valueAxis.percent ? ".0%" : undefined}
      yAxisTickFormat={undefined}
      xAxisTitle={common.yAxisTitle}
      yAxisTitle={common.xAxisTitle}
      yAxisCategoryOrder="data"
      showYAxisLables
    />
  );
}

/** The library draws lines along numbers only: the categories are numbered, and named at the ticks. */
function Lines(props: PlotProps) {
  const { chart, dark } = props;
  const [longest] = [...chart.series].sort((a, b) => b.points.length - a.points.length);
  const step = Math.max(1, Math.ceil(longest!.points.length / Math.max(1, Math.floor(props.width / 70))));
  const ticks = longest!.points.flatMap(({ category }, index) =>
    index % step === 0 ? [{ value: index + 1, text: category }] : [],
  );
  const lineChartData = chart.series.map((series, index) => ({
    legend: series.name,
    color: colourOf(series, index, dark),
    useSecondaryYScale: series.secondary,
    data: series.points.flatMap(({ category, value, text }, place) =>
      value === null ? [] : [{ x: place + 1, y: value, xAxisCalloutData: category, yAxisCalloutData: text }],
    ),
  }));
  return (
    <LineChart
      {...commonOf(props)}
      data={{ lineChartData }}
      tickValues={ticks.map(({ value }) => value)}
      xAxis={{ tickText: ticks.map(({ text }) => text) }}
    />
  );
}

function Scatter(props: PlotProps) {
  const { chart, dark } = props;
  const scatterChartData = chart.series.map((series, index) => ({
    legend: series.name,
    color: colourOf(series, index, dark),
    data: valued(series.points).flatMap(({ x, value, text }) =>
      x === null ? [] : [{ x, y: value, yAxisCalloutData: text }],
    ),
  }));
  return <ScatterChart {...commonOf(props)} data={{ scatterChartData }} />;
}

/** A pie shows its first series; no slice is negative. */
function Pie(props: PlotProps) {
  const { chart, width, height, dark } = props;
  const chartData = valued(chart.series[0]!.points)
    .filter(({ value }) => value >= 0)
    .map(({ category, value, text }, index) => ({
      legend: category,
      data: value,
      color: getNextColor(index, 0, dark),
      yAxisCalloutData: text,
    }));
  const radius = Math.min(width, height) / 2;
  return (
    <DonutChart {...commonOf(props)} data={{ chartData }} innerRadius={Math.max(1, chart.hole * radius)} />
  );
}
