import { tokens } from "@fluentui/react-components";
import { LineChart } from "@fluentui/react-charts";
import { useLanguage } from "../language";
import { Picture } from "./Picture";
import { useNumbers } from "./numbers";
import { lettersOf, topOf } from "./pointNames";

/** Pixels between the figures of the axis and the line, and of a half-width letter of theirs. */
const [axisGap, figure] = [14, 6];

export interface TrendPoint {
  /** "2026-03-02" */
  readonly day: string;
  /** Null leaves the day out of the line. */
  readonly value: number | null;
}

/** One figure by day, as a line. */
export default function TrendChart(props: {
  readonly name: string;
  readonly points: readonly TrendPoint[];
  readonly unit: "count" | "seconds";
  readonly show: (value: number) => string;
}) {
  const { name, points, unit, show } = props;
  const { locale } = useLanguage();
  const numbers = useNumbers();
  const data = points.flatMap(({ day, value }) =>
    value === null
      ? []
      : [
          {
            x: new Date(`${day}T00:00:00Z`),
            y: value,
            xAxisCalloutData: numbers.day(day),
            yAxisCalloutData: show(value),
          },
        ],
  );
  if (data.length === 0) return null;
  const { to, steps } = topOf(Math.max(...data.map(({ y }) => y)), unit);
  const longest = Math.max(...Array.from({ length: steps + 1 }, (_, i) => lettersOf(show((to * i) / steps))));
  return (
    <Picture>
      {(width) => (
        <LineChart
          culture={locale}
          width={width}
          height={200}
          hideLegend
          useUTC
          enablePerfOptimization
          margins={{ left: axisGap + longest * figure, right: 16, top: 12, bottom: 28 }}
          yAxisTickCount={steps}
          yMinValue={0}
          yMaxValue={to}
          yAxisTickFormat={show}
          tickValues={ticksOf(data.map(({ x }) => x))}
          customDateTimeFormatter={(date) => numbers.day(date.toISOString().slice(0, 10))}
          data={{
            lineChartData: [
              {
                legend: name,
                data,
                color: tokens.colorBrandForeground1,
                lineOptions: { lineBorderWidth: 0 },
              },
            ],
          }}
        />
      )}
    </Picture>
  );
}

/** Four days at most have room for their names in a narrow pane. */
function ticksOf(days: readonly Date[]): Date[] {
  const step = Math.max(1, Math.ceil(days.length / 4));
  return days.filter((_, i) => i % step === 0);
}
