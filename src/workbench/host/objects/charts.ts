import type { Rect } from "../../book";
import { invalidArgument, itemNotFound } from "../richApi/hostError";
import { Collection, HostObject, NullObject } from "../richApi/hostObject";
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

/** What is known of a chart. The local workbook keeps charts and draws none. */
export interface ChartRecord {
  readonly id: string;
  readonly sheetId: string;
  name: string;
  type: string;
  source: Rect;
  series: SeriesRecord[];
  /** Title, legend, axes and formats as they were set, by the names of Excel's API. */
  readonly looks: KeptValues;
  /** Points from the sheet's upper left corner. */
  frame: { top: number; left: number; width: number; height: number };
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
    return this.record.frame.top;
  }
  set Top(points: number) {
    this.record.frame.top = points;
  }
  get Left(): number {
    return this.record.frame.left;
  }
  set Left(points: number) {
    this.record.frame.left = points;
  }
  get Width(): number {
    return this.record.frame.width;
  }
  set Width(points: number) {
    this.record.frame.width = points;
  }
  get Height(): number {
    return this.record.frame.height;
  }
  set Height(points: number) {
    this.record.frame.height = points;
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
    const sheet = sheetById(this.model, this.record.sheetId, "Chart.setData");
    this.record.source = placeOf(this.model, sheet, source, "Chart.setData").rect;
    this.record.series = seriesOf(this.model, sheet, this.record.source, seriesBy);
    return null;
  }

  SetPosition(start: unknown, end?: unknown): null {
    const location = "Chart.setPosition";
    const sheet = sheetById(this.model, this.record.sheetId, location);
    const first = placeOf(this.model, sheet, start, location).rect;
    const { frame } = this.record;
    frame.left = pointsBefore(first.column, (column) => sheet.columnWidth(column));
    frame.top = pointsBefore(first.row, (row) => sheet.rowHeight(row));
    if (end === undefined || end === null) return null;
    const last = placeOf(this.model, sheet, end, location).rect;
    const right = pointsBefore(last.column + last.columns, (column) => sheet.columnWidth(column));
    const bottom = pointsBefore(last.row + last.rows, (row) => sheet.rowHeight(row));
    frame.width = Math.max(0, right - frame.left);
    frame.height = Math.max(0, bottom - frame.top);
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

/** Points from the sheet's corner to where a column or a row begins. */
function pointsBefore(index: number, pixelsOf: (index: number) => number): number {
  let pixels = 0;
  for (let i = 0; i < index; i++) pixels += pixelsOf(i);
  return pixels * 0.75;
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
    const { rect } = placeOf(this.model, sheet, source, location);
    const id = newId(this.model);
    this.model.charts.push({
      id,
      sheetId: this.sheetId,
      name: `Chart ${this.model.charts.length + 1}`,
      type,
      source: rect,
      series: seriesOf(this.model, sheet, rect, seriesBy),
      looks: {},
      frame: { top: 0, left: 0, width: 360, height: 216 },
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
