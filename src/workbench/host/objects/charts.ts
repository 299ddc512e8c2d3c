import type { Rect, Sheet } from "../../book";
import type { Shift } from "../../geometry";
import { shiftRect } from "../../geometry";
import { invalidArgument, itemNotFound } from "../richApi/hostError";
import { Collection, HostObject, NullObject } from "../richApi/hostObject";
import { frameOf, placeFor, shiftPlace, type ChartFrame, type ChartPlace } from "./chartPlace";
import { ChartSeriesCollection, seriesOf, type SeriesRecord } from "./chartSeries";
import {
  chartAreaShape,
  chartAxesShape,
  chartDataLabelsShape,
  chartLegendShape,
  chartPlotAreaShape,
  chartTitleShape,
} from "./chartShapes";
import { Kept, type KeptShape, type KeptValues } from "./kept";
import { newId, sheetById, type HostModel } from "./model";
import { placeOf } from "./references";
import type { Worksheet } from "./worksheet";

/** What is known of a chart; the page draws it. */
export interface ChartRecord {
  readonly id: string;
  readonly sheetId: string;
  name: string;
  type: string;
  source: Rect;
  series: SeriesRecord[];
  /** Title, legend, axes and formats as they were set, by the names of Excel's API. */
  readonly looks: KeptValues;
  /** Moves and sizes with its cells. */
  place: ChartPlace;
}

export class Chart extends HostObject {
  readonly typeName = "Chart";
  readonly scalars = ["Id", "Name", "ChartType", "Top", "Left", "Width", "Height", "Style"];

  constructor(
    private readonly model: HostModel,
    readonly Id: string,
  ) {
    super();
  }

  get record(): ChartRecord {
    const record = this.model.charts.find(({ id }) => id === this.Id);
    if (!record) throw itemNotFound("Chart");
    return record;
  }

  get Name(): string {
    return this.record.name;
  }
  set Name(name: string) {
    this.record.name = String(name);
  }
  get ChartType(): string {
    return this.record.type;
  }
  set ChartType(type: string) {
    this.record.type = String(type);
  }
  get Top(): number {
    return this.frame.top;
  }
  set Top(points: number) {
    this.frame = { ...this.frame, top: Math.max(0, points) };
  }
  get Left(): number {
    return this.frame.left;
  }
  set Left(points: number) {
    this.frame = { ...this.frame, left: Math.max(0, points) };
  }
  get Width(): number {
    return this.frame.width;
  }
  set Width(points: number) {
    this.frame = { ...this.frame, width: Math.max(0, points) };
  }
  get Height(): number {
    return this.frame.height;
  }
  set Height(points: number) {
    this.frame = { ...this.frame, height: Math.max(0, points) };
  }

  private get frame(): ChartFrame {
    return frameOf(this.sheet, this.record.place);
  }
  private set frame(frame: ChartFrame) {
    this.record.place = placeFor(this.sheet, frame);
  }
  private get sheet(): Sheet {
    return sheetById(this.model, this.record.sheetId, "Chart");
  }

  get ShowAllFieldButtons(): boolean {
    return false;
  }
  get Style(): number {
    return (this.record.looks.Style as number | undefined) ?? 201;
  }
  set Style(style: number) {
    this.record.looks.Style = style;
  }

  get Title(): Kept {
    return this.part("Title", chartTitleShape);
  }
  get Legend(): Kept {
    return this.part("Legend", chartLegendShape);
  }
  get Axes(): Kept {
    return this.part("Axes", chartAxesShape);
  }
  get DataLabels(): Kept {
    return this.part("DataLabels", chartDataLabelsShape);
  }
  get PlotArea(): Kept {
    return this.part("PlotArea", chartPlotAreaShape);
  }
  get Format(): Kept {
    return this.part("Format", chartAreaShape);
  }
  get Series(): ChartSeriesCollection {
    return new ChartSeriesCollection(this.model, this.record);
  }
  get Worksheet(): Worksheet {
    return this.model.objects.worksheet(this.record.sheetId);
  }

  private part(name: string, shape: KeptShape): Kept {
    return new Kept(shape, (this.record.looks[name] ??= {}) as KeptValues);
  }

  SetData(source: unknown, seriesBy = "Auto"): null {
    const { sheetId, rect } = placeOf(this.model, this.sheet, source, "Chart.setData");
    this.record.source = rect;
    this.record.series = seriesOf(
      this.model,
      sheetById(this.model, sheetId, "Chart.setData"),
      rect,
      this.record.type,
      seriesBy,
    );
    return null;
  }

  SetPosition(start: unknown, end?: unknown): null {
    const location = "Chart.setPosition";
    const first = placeOf(this.model, this.sheet, start, location).rect;
    const from = { row: first.row, down: 0, column: first.column, right: 0 };
    if (end === undefined || end === null) {
      const { left, top } = frameOf(this.sheet, { from, to: from });
      this.frame = { ...this.frame, left, top };
      return null;
    }
    const last = placeOf(this.model, this.sheet, end, location).rect;
    const to = { row: last.row + last.rows, down: 0, column: last.column + last.columns, right: 0 };
    this.record.place = { from, to };
    return null;
  }

  Activate(): null {
    return null;
  }

  Delete(): null {
    this.model.charts.splice(this.model.charts.indexOf(this.record), 1);
    return null;
  }
}

/** What charts show and where they lie follows insertions and deletions of cells. */
export function shiftCharts(charts: readonly ChartRecord[], sheetId: string, shift: Shift): void {
  for (const chart of charts) {
    if (chart.sheetId === sheetId) chart.place = shiftPlace(chart.place, shift);
    for (const series of chart.series) {
      if (series.sheetId !== sheetId) continue;
      series.values = series.values && shiftRect(series.values, shift);
      series.categories = series.categories && shiftRect(series.categories, shift);
    }
  }
}

export class ChartCollection extends Collection<Chart> {
  readonly typeName = "ChartCollection";
  override readonly scalars = ["Count"];

  constructor(
    private readonly model: HostModel,
    private readonly sheetId: string,
  ) {
    super();
  }

  items(): readonly Chart[] {
    return this.model.charts
      .filter(({ sheetId }) => sheetId === this.sheetId)
      .map(({ id }) => new Chart(this.model, id));
  }

  Add(type: string, source: unknown, seriesBy = "Auto"): Chart {
    const location = "ChartCollection.add";
    if (typeof type !== "string" || type === "") throw invalidArgument(location);
    const sheet = sheetById(this.model, this.sheetId, location);
    const { rect, sheetId } = placeOf(this.model, sheet, source, location);
    const id = newId(this.model);
    this.model.charts.push({
      id,
      sheetId: this.sheetId,
      name: `Chart ${this.model.charts.length + 1}`,
      type,
      source: rect,
      series: seriesOf(this.model, sheetById(this.model, sheetId, location), rect, type, seriesBy),
      looks: {},
      place: placeFor(sheet, { top: 0, left: 0, width: 360, height: 216 }),
    });
    return new Chart(this.model, id);
  }

  GetItem(name: string): Chart {
    const chart = this.byName(name);
    if (!chart) throw itemNotFound("ChartCollection.getItem");
    return chart;
  }
  Indexer(id: string): Chart {
    return this.GetItem(id);
  }
  GetItemOrNullObject(name: string): Chart | NullObject {
    return this.byName(name) ?? new NullObject();
  }

  private byName(name: string): Chart | undefined {
    return this.items().find((chart) => chart.Id === name || chart.Name === name);
  }
}
