import { makeStyles, tokens } from "@fluentui/react-components";
import { lazy, Suspense, useSyncExternalStore, type WheelEvent } from "react";
import type { Texts } from "../texts";
import type { Scheme } from "../settings";
import type { ChartFeed } from "./chartFeed";

// The chart library is large, and most workbooks have no charts.
const ChartView = lazy(() => import(/* webpackChunkName: "charts" */ "./ChartView"));

const useStyles = makeStyles({
  // The grid's canvas has the level 8, its menus and its editor are far above.
  layer: { position: "fixed", overflow: "hidden", pointerEvents: "none", zIndex: 9 },
  chart: {
    position: "absolute",
    margin: 0,
    transformOrigin: "0 0",
    boxSizing: "border-box",
    overflow: "hidden",
    pointerEvents: "auto",
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusSmall,
  },
});

export interface ChartLayerProps {
  readonly feed: ChartFeed;
  readonly texts: Texts;
  readonly scheme: Scheme;
  readonly locale: string;
}

/** Pixels of the scroll bars that the grid draws at its right and lower edges. */
const scrollBar = 12;

/** Draws the charts of the sheet in front over its cells. */
export function ChartLayer({ feed, texts, scheme, locale }: ChartLayerProps) {
  const styles = useStyles();
  const { view, charts } = useSyncExternalStore(feed.subscribe, feed.getScene);
  if (!view || charts.length === 0) return null;
  const { left, top, width, height } = view;
  return (
    <div
      className={styles.layer}
      style={{ left, top, width: width - scrollBar, height: height - scrollBar }}
      onWheel={scrollGrid}
    >
      {charts.map(({ chart, hiddenLeft, hiddenTop, ...place }) => (
        <figure
          key={chart.id}
          className={styles.chart}
          aria-label={chart.title || chart.name}
          data-chart={chart.name}
          style={{
            ...place,
            transform: `scale(${view.zoom})`,
            clipPath: `inset(${hiddenTop}px 0 0 ${hiddenLeft}px)`,
          }}
        >
          <Suspense>
            <ChartView
              chart={chart}
              width={Math.max(0, place.width - 2)}
              height={Math.max(0, place.height - 2)}
              dark={scheme !== "light"}
              locale={locale}
              texts={texts}
            />
          </Suspense>
        </figure>
      ))}
    </div>
  );
}

/** A turn of the wheel over a chart scrolls the cells below it. */
function scrollGrid({ nativeEvent }: WheelEvent): void {
  const { clientX, clientY } = nativeEvent;
  const canvas = document
    .elementsFromPoint(clientX, clientY)
    .find((element) => element.localName === "canvas");
  canvas?.dispatchEvent(new globalThis.WheelEvent("wheel", nativeEvent));
}
