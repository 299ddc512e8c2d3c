import {
  DonutChart,
  getNextColor,
  GroupedVerticalBarChart,
  HorizontalBarChartWithAxis,
  ScatterChart,
  VerticalStackedBarChart,
} from "@fluentui/react-charts";
import { makeStyles, tokens } from "@fluentui/react-components";
import { memo } from "react";
import type { Texts } from "../texts";
import { ChartTable } from "./ChartTable";
import type { ReadChart, ReadSeries } from "./readChart";

const useStyles = makeStyles({
  title: {
    margin: 0,
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalM} 0`,
    boxSizing: "border-box",
    textAlign: "center",
    fontSize: tokens.fontSizeBase300,
    fontWeight: tokens.fontWeightSemibold,
    overflow: "hidden",
    whiteSpace: "nowrap",
    textOverflow: "ellipsis",
    color: tokens.colorNeutralForeground1,
  },
  empty: { display: "grid", placeItems: "center", color: tokens.colorNeutralForeground3 },
});

export interface ChartViewProps {
  readonly chart: ReadChart;
  /** Pixels. */
  readonly width: number;
  readonly height: number;
  readonly dark: boolean;
  readonly locale: string;
  readonly texts: Texts;
}

const titleHeight = 26;

/** A chart with its title, and its numbers as a table for those who cannot see it. */
function ChartView(props: ChartViewProps) {
  const { chart, width, texts } = props;
  const styles = useStyles();
  const height = props.height - (chart.title ? titleHeight : 0);
  const empty = chart.series.every(({ points }) => points.every(({ value }) => value === null));
  return (
    <>
      {chart.title && (
        <figcaption className={styles.title} style={{ height: titleHeight }}>
          {chart.title}
        </figcaption>
      )}
      {empty ? (
        <div className={styles.empty} style={{ height }}>
          {texts.emptyChart}
        </div>
      ) : (
        <div style={{ width, height }}>
          <Plot {...props} height={height} />
        </div>
      )}
      <ChartTable chart={chart} texts={texts} />
    </>
  );
}

function Plot({ chart, width, height, dark, locale }: ChartViewProps) {
  const colour = (series: ReadSeries, index: number) => series.color ?? getNextColor(index, 0, dark);
  const tick = (percent: boolean) => {
    const format = new Intl.NumberFormat(locale, {
      style: percent ? "percent" : "decimal",
      maximumFractionDigits: percent ? 1 : 2,
    });
    return (value: number) => format.format(value);
  };
  const { valueAxis, secondaryAxis, series } = chart;
  const kind = series[0]?.kind;
  const common = {
    width,
    height,
    culture: locale,
    hideLegend: !chart.legend,
    hideLabels: !chart.labels,
    legendProps: { overflowText: "…" },
    yAxisTickFormat: tick(valueAxis.percent),
    xAxisTitle: chart.categoryTitle,
    yAxisTitle: valueAxis.title,
    ...(valueAxis.minimum !== null && { yMinValue: valueAxis.minimum }),
    ...(valueAxis.maximum !== null && { yMaxValue: valueAxis.maximum }),
    wrapXAxisLables: true,
  };

  if (kind === "pie") {
    const [slices] = series;
    const chartData = slices!.points.flatMap(({ category, value, text }, index) =>
      value === null || value < 0
        ? []
        : [{ legend: category, data: value, color: getNextColor(index, 0, dark), yAxisCalloutData: text }],
    );
    const radius = Math.min(width, height) / 2;
    return <DonutChart {...common} data={{ chartData }} innerRadius={Math.max(1, chart.hole * radius)} />;
  }
  if (kind === "scatter") {
    const scatterChartData = series.map((one, index) => ({
      legend: one.name,
      color: colour(one, index),
      data: one.points.flatMap(({ x, value, text }) =>
        x === null || value === null ? [] : [{ x, y: value, yAxisCalloutData: text }],
      ),
    }));
    return <ScatterChart {...common} data={{ scatterChartData }} />;
  }
  if (kind === "bar") {
    // Excel begins at the bottom.
    const data = series.flatMap((one, index) =>
      one.points.flatMap(({ category, value, text }) =>
        value === null
          ? []
          : [{ x: value, y: category, legend: one.name, color: colour(one, index), xAxisCalloutData: text }],
      ),
    );
    return (
      <HorizontalBarChartWithAxis
        {...common}
        data={data}
        yAxisTickFormat={undefined}
        xAxisTitle={valueAxis.title}
        yAxisTitle={chart.categoryTitle}
        yAxisCategoryOrder="data"
        showYAxisLables
      />
    );
  }
  const hasSecondary = series.some(({ secondary }) => secondary);
  const secondary = hasSecondary
    ? {
        secondaryYScaleOptions: { yMinValue: 0 },
        secondaryYAxistitle: secondaryAxis.title,
      }
    : {};
  if (chart.stacked && !hasSecondary && series.every((one) => one.kind === kind) && kind === "column") {
    const data = series[0]!.points.map(({ category }, row) => ({
      xAxisPoint: category,
      chartData: series.flatMap((one, index) => {
        const point = one.points[row];
        if (!point || point.value === null) return [];
        return [
          { legend: one.name, data: point.value, color: colour(one, index), yAxisCalloutData: point.text },
        ];
      }),
    }));
    return <VerticalStackedBarChart {...common} data={data} />;
  }
  const data = series.map((one, index) => ({
    type: one.kind === "column" ? ("bar" as const) : ("line" as const),
    legend: one.name,
    color: colour(one, index),
    useSecondaryYScale: one.secondary,
    data: one.points.flatMap(({ category, value, text }) =>
      value === null ? [] : [{ x: category, y: value, yAxisCalloutData: text }],
    ),
  }));
  return <GroupedVerticalBarChart {...common} {...secondary} dataV2={data} />;
}

export default memo(ChartView);
