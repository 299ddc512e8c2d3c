import { makeStyles, tokens } from "@fluentui/react-components";
import { memo } from "react";
import type { Texts } from "../texts";
import { ChartTable } from "./ChartTable";
import { Plot } from "./Plot";
import type { ReadChart } from "./readChart";

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
  const { chart, width, dark, locale, texts } = props;
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
          <Plot chart={chart} width={width} height={height} dark={dark} locale={locale} />
        </div>
      )}
      <ChartTable chart={chart} texts={texts} />
    </>
  );
}

export default memo(ChartView);
