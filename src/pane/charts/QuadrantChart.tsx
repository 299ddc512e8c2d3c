import { tokens } from "@fluentui/react-components";
import { LineChart, type ChartAnnotation, type LineChartPoints } from "@fluentui/react-charts";
import { median } from "d3-array";
import { useLanguage } from "../language";
import { Picture } from "./Picture";
import { axisOf, placeNames } from "./pointNames";

export interface QuadrantPoint {
  readonly name: string;
  readonly x: number;
  readonly y: number;
}

interface QuadrantChartProps {
  readonly points: readonly QuadrantPoint[];
  readonly xName: string;
  readonly yName: string;
  /** The most that x and y can be, such as 100 of a score. */
  readonly most?: { readonly x?: number; readonly y?: number };
  readonly showX: (value: number) => string;
  readonly showY: (value: number) => string;
}

const nameGap = 6;
const height = 240;
const edges = { right: 20, top: 12, bottom: 44 };
/** Pixels of the upright name of an axis, and of a character of its figures. */
const [axisName, figure] = [30, 7];
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
export default function QuadrantChart({ points, xName, yName, most, showX, showY }: QuadrantChartProps) {
  const { locale } = useLanguage();
  const { from: left, to: right } = axisOf(
    points.map(({ x }) => x),
    most?.x,
  );
  const {
    from: bottom,
    to: top,
    steps,
  } = axisOf(
    points.map(({ y }) => y),
    most?.y,
  );
  const longest = Math.max(...[bottom, top].map((value) => showY(value).length));
  const margins = { ...edges, left: axisName + longest * figure };
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
  // The table has the names for which there is no room.
  const namesIn = (width: number): ChartAnnotation[] => {
    const [across, down] = [width - margins.left - margins.right, height - margins.top - margins.bottom];
    const places = points.map(({ name, x, y }) => ({
      name,
      x: ((x - left) / (right - left)) * across,
      y: ((top - y) / (top - bottom)) * down,
    }));
    const at = new Map(points.map((point) => [point.name, point]));
    return placeNames(places, across).map(({ name, text, side, at: along }) => ({
      text,
      coordinates: { type: "data", x: at.get(name)!.x, y: at.get(name)!.y },
      layout: {
        align: along,
        verticalAlign: side === "above" ? "bottom" : "top",
        offsetY: side === "above" ? -nameGap : nameGap,
      },
      style: plainName,
    }));
  };
  return (
    <Picture>
      {(width) => (
        <LineChart
          culture={locale}
          width={width}
          height={height}
          hideLegend
          margins={margins}
          xAxisTitle={xName}
          yAxisTitle={yName}
          xAxisTickCount={4}
          yAxisTickCount={steps}
          xMinValue={left}
          xMaxValue={right}
          yMinValue={bottom}
          yMaxValue={top}
          yAxisTickFormat={showY}
          annotations={namesIn(width)}
          data={{ lineChartData: series }}
        />
      )}
    </Picture>
  );
}
