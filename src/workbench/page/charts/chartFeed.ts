import type { Book } from "../../book";
import { frameOf, type Host } from "../../host";
import type { GridView } from "../../univer";
import { readChart, type ReadChart } from "./readChart";

/** A chart and where it lies, in pixels from the corner of the grid's canvas. */
export interface PlacedChart {
  readonly chart: ReadChart;
  readonly left: number;
  readonly top: number;
  /** Before zooming. */
  readonly width: number;
  readonly height: number;
  /** Pixels at the left and at the top that lie below headers or frozen panes, before zooming. */
  readonly hiddenLeft: number;
  readonly hiddenTop: number;
}

/** The charts of the sheet in front. */
export interface ChartScene {
  readonly view: GridView | null;
  readonly charts: readonly PlacedChart[];
}

/** What the grid tells of what a person sees of it. */
export interface ViewSource {
  read(): GridView | null;
  onChange(listener: () => void): void;
}

const emptyScene: ChartScene = { view: null, charts: [] };

const pixelsPerPoint = 4 / 3;

/** Follows charts, their cells and the view of the grid; once a frame it says what is to be drawn. */
export class ChartFeed {
  scene = emptyScene;
  private readonly listeners = new Set<() => void>();
  private readonly read = new Map<
    string,
    { readonly text: string; readonly chart: ReadChart; readonly state: number }
  >();
  /** Counts what may have changed cells: a chart that was read at another count is read again once its sheet is in front. */
  private state = 0;
  private scheduled = false;

  constructor(
    private readonly book: Book,
    private readonly host: Host,
    private readonly view: ViewSource,
  ) {
    host.onCharts(() => this.refresh(true));
    book.subscribe((event) => {
      if (event.kind === "selection" || host.charts().length === 0) return;
      this.refresh(true);
      // Formulas show their results later; nobody tells of them.
      void book.calculated().then(() => this.refresh(true));
    });
    view.onChange(() => this.refresh(false));
  }

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  getScene = (): ChartScene => this.scene;

  private refresh(cellsToo: boolean): void {
    if (this.host.charts().length === 0 && this.scene.charts.length === 0) return;
    if (cellsToo) this.state++;
    if (this.scheduled) return;
    this.scheduled = true;
    requestAnimationFrame(() => {
      this.scheduled = false;
      this.scene = this.compose();
      for (const listener of [...this.listeners]) listener();
    });
  }

  private compose(): ChartScene {
    const view = this.view.read();
    const sheet = view && this.book.sheets().find(({ id }) => id === view.sheetId);
    if (!view || !sheet) return emptyScene;
    const charts = this.host.charts().filter((chart) => chart.sheetId === sheet.id);
    return {
      view,
      charts: charts.map((chart) => ({
        chart: this.contentOf(chart),
        ...placed(frameOf(sheet, chart.place), view),
      })),
    };
  }

  /** The same object as before while nothing has changed, so that nothing is drawn again. */
  private contentOf(record: Parameters<typeof readChart>[1]): ReadChart {
    const { state } = this;
    const known = this.read.get(record.id);
    if (known?.state === state) return known.chart;
    // A sheet that has just come to the front may still be calculating.
    if (!known) void this.book.calculated().then(() => this.refresh(true));
    const fresh = readChart(this.book, record);
    const text = JSON.stringify(fresh);
    const chart = known?.text === text ? known.chart : fresh;
    this.read.set(record.id, { text, chart, state });
    return chart;
  }
}

/** Where a frame in points of the sheet lies on the canvas. What begins in a frozen pane does not scroll. */
export function placed(
  frame: { readonly left: number; readonly top: number; readonly width: number; readonly height: number },
  view: GridView,
): Omit<PlacedChart, "chart"> {
  const x = along(frame.left, view.headerWidth, view.frozenWidth, view.scrollX);
  const y = along(frame.top, view.headerHeight, view.frozenHeight, view.scrollY);
  return {
    left: x.start * view.zoom,
    top: y.start * view.zoom,
    width: frame.width * pixelsPerPoint,
    height: frame.height * pixelsPerPoint,
    hiddenLeft: x.hidden,
    hiddenTop: y.hidden,
  };
}

function along(points: number, header: number, frozen: number, scroll: number) {
  const pixels = points * pixelsPerPoint;
  if (pixels < frozen) return { start: header + pixels, hidden: 0 };
  const start = header + pixels - scroll;
  return { start, hidden: Math.max(0, header + frozen - start) };
}
