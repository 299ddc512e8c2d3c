import { tokens } from "@fluentui/react-components";
import { VerticalBarChart } from "@fluentui/react-charts";
import { useLanguage } from "../language";
import { Picture } from "./Picture";
import { useNumbers } from "./numbers";
import { topOf } from "./pointNames";

export interface ParetoBar {
  /** A letter or a short word that stands below its bar. */
  readonly label: string;
  readonly name: string;
  readonly count: number;
  /** Of this bar and all before it, 0 to 1. */
  readonly cumulativeShare: number;
  /** Drawn in the colour that calls for attention. */
  readonly flagged?: boolean;
}

/** Counts as bars, the largest first, and the line of their cumulative share. */
export default function ParetoChart(props: {
  readonly bars: readonly ParetoBar[];
  readonly countName: string;
  readonly lineName: string;
}) {
  const { bars, countName, lineName } = props;
  const { locale } = useLanguage();
  const numbers = useNumbers();
  const total = bars.reduce((sum, { count }) => sum + count, 0);
  const { to, steps } = topOf(total, "count");
  return (
    <Picture>
      {(width) => (
        <VerticalBarChart
          culture={locale}
          width={width}
          height={220}
          hideLegend
          // The line would cross them.
          hideLabels
          useSingleColor={false}
          barWidth="auto"
          maxBarWidth={48}
          margins={{ left: 40, right: 16, top: 20, bottom: 28 }}
          yAxisTickCount={steps}
          yMinValue={0}
          yMaxValue={to}
          yAxisTickFormat={(value: number) => numbers.count(value)}
          lineLegendText={lineName}
          lineLegendColor={tokens.colorNeutralForeground2}
          data={bars.map(({ label, name, count, cumulativeShare, flagged }) => ({
            x: label,
            y: count,
            legend: countName,
            color: flagged ? tokens.colorPaletteDarkOrangeForeground1 : tokens.colorBrandForeground1,
            xAxisCalloutData: name,
            yAxisCalloutData: numbers.count(count),
            lineData: { y: cumulativeShare * total, yAxisCalloutData: numbers.percent(cumulativeShare) },
          }))}
        />
      )}
    </Picture>
  );
}
