import { tokens } from "@fluentui/react-components";
import { LineChart, type ChartAnnotation, type LineChartPoints } from "@fluentui/react-charts";
import { extent, median } from "d3-array";
import { useLanguage } from "../language";
import { Picture } from "./Picture";

export interface QuadrantPoint {
  readonly name: string;
  readonly x: number;
  readonly y: number;
}

interface QuadrantChartProps {
  readonly points: readonly QuadrantPoint[];
  readonly xName: string;
  readonly yName: string;
  readonly showX: (value: number) => string;
  readonly showY: (value: number) => string;
}

/** More names than these would cover one another; the table has them all. */
const mostNames = 12;
const nameGap = 6;
const plainName: ChartAnnotation["style"] = {
  textColor: tokens.colorNeutralForeground2,
  fontSize: tokens.fontSizeBase200,
  backgroundColor: "transparent",
  borderColor: "transparent",
  borderWidth: 0,
  boxShadow: "none",
  padding: "0",
};

/** Two figures of each point beside one another; dashed lines stand at the medians and make four quarters. */
export default function QuadrantChart({ points, xName, yName, showX, showY }: QuadrantChartProps) {
  const { locale } = useLanguage();
  const [left, right] = rangeOf(points.map(({ x }) => x));
  const [bottom, top] = rangeOf(points.map(({ y }) => y));
  const middleX = median(points, ({ x }) => x) ?? 0;
  const middleY = median(points, ({ y }) => y) ?? 0;
  const line = (legend: string, ends: { x: number; y: number }[]): LineChartPoints => ({
    legend,
    data: ends,
    color: tokens.colorNeutralStroke1,
    hideNonActiveDots: true,
    lineOptions: { strokeDasharray: "4 4", strokeWidth: 1, lineBorderWidth: 0 },
  });
  const series: LineChartPoints[] = [
    line(`${xName} ½`, [
      { x: middleX, y: bottom },
      { x: middleX, y: top },
    ]),
    line(`${yName} ½`, [
      { x: left, y: middleY },
      { x: right, y: middleY },
    ]),
    ...points.map(({ name, x, y }) => ({
      legend: name,
      color: tokens.colorBrandForeground1,
      data: [{ x, y, xAxisCalloutData: `${xName} ${showX(x)}`, yAxisCalloutData: showY(y) }],
    })),
  ];
  // Neighbours would write over one another: one has its name above the point, the next below.
  const names = points
    .slice(0, mostNames)
    .toSorted((a, b) => a.x - b.x)
    .map(({ name, x, y }, i): ChartAnnotation => ({
      text: name,
      coordinates: { type: "data", x, y },
      layout: {
        align: "center",
        verticalAlign: i % 2 === 0 ? "bottom" : "top",
        offsetY: i % 2 === 0 ? -nameGap : nameGap,
      },
      style: plainName,
    }));
  return (
    <Picture>
      {(width) => (
        <LineChart
          culture={locale}
          width={width}
          height={240}
          hideLegend
          margins={{ left: 60, right: 20, top: 12, bottom: 44 }}
          xAxisTitle={xName}
          yAxisTitle={yName}
          xAxisTickCount={4}
          yAxisTickCount={4}
          xMinValue={left}
          xMaxValue={right}
          yMinValue={bottom}
          yMaxValue={top}
          yAxisTickFormat={showY}
          annotations={names}
          data={{ lineChartData: series }}
        />
      )}
    </Picture>
  );
}

/** With a little room on either side, so that no point lies on the edge. */
function rangeOf(values: readonly number[]): [number, number] {
  const [low = 0, high = 0] = extent(values);
  const room = (high - low) * 0.12 || Math.abs(high) * 0.1 || 1;
  return [Math.max(low - room, low < 0 ? -Infinity : 0), high + room];
}
