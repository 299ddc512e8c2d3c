import type { Rect, Sheet } from "../../book";
import { invalidArgument } from "../richApi/hostError";
import { Collection } from "../richApi/hostObject";
import type { ChartRecord } from "./charts";
import { chartSeriesShape } from "./chartShapes";
import { Kept, type KeptValues } from "./kept";
import { newId, sheetById, type HostModel } from "./model";
import { placeOf } from "./references";

/** A row or column of a chart's numbers. */
export interface SeriesRecord {
  readonly id: string;
  name: string;
  /** Where its cells are. */
  sheetId: string;
  values: Rect | null;
  /** Names of the categories, or what a scatter chart draws along its first axis. */
  categories: Rect | null;
  readonly looks: KeptValues;
}

/**
 * The series that Excel makes of a range: its first row names them and its first column names the categories, where these are
 * texts; by rows the other way round.
 *
 * A scatter chart takes the first column for the places along its first axis, whatever it holds.
 *
 * @param type of the chart
 * @param seriesBy "Auto": the longer side are the categories
 */
export function seriesOf(
  model: HostModel,
  sheet: Sheet,
  source: Rect,
  type: string,
  seriesBy: string,
): SeriesRecord[] {
  const values = sheet.values(source);
  const byRows = seriesBy === "Rows" || (seriesBy === "Auto" && source.rows < source.columns);
  const scatter = /^(XYScatter|Bubble)/.test(type);
  const isLabel = (value: unknown) => typeof value === "string";
  // Where there is a corner, it is no number's label.
  const labelsRow = source.rows > 1 && values[0].slice(source.columns > 1 ? 1 : 0).every(isLabel);
  const labelsColumn =
    source.columns > 1 && values.slice(source.rows > 1 ? 1 : 0).every(([first]) => isLabel(first));
  const headed = labelsRow || (scatter && byRows && source.rows > 1);
  const labelled = labelsColumn || (scatter && !byRows && source.columns > 1);
  const top = headed ? 1 : 0;
  const left = labelled ? 1 : 0;
  const rows = source.rows - top;
  const columns = source.columns - left;
  const row = source.row + top;
  const column = source.column + left;
  const make = (index: number, name: unknown, cells: Rect, categories: Rect | null): SeriesRecord => ({
    id: newId(model),
    name: name === undefined || name === "" ? `Series${index + 1}` : String(name),
    sheetId: sheet.id,
    values: cells,
    categories,
    looks: {},
  });
  if (byRows) {
    const categories = headed ? { row: source.row, column, rows: 1, columns } : null;
    return Array.from({ length: rows }, (_, i) =>
      make(
        i,
        labelled ? values[top + i][0] : undefined,
        { row: row + i, column, rows: 1, columns },
        categories,
      ),
    );
  }
  const categories = labelled ? { row, column: source.column, rows, columns: 1 } : null;
  return Array.from({ length: columns }, (_, i) =>
    make(
      i,
      headed ? values[0][left + i] : undefined,
      { row, column: column + i, rows, columns: 1 },
      categories,
    ),
  );
}

export class ChartSeries extends Kept {
  constructor(
    private readonly model: HostModel,
    private readonly chart: ChartRecord,
    private readonly series: SeriesRecord,
  ) {
    super(
      { ...chartSeriesShape, values: { ...chartSeriesShape.values, ChartType: chart.type } },
      series.looks,
    );
  }

  get Id(): string {
    return this.series.id;
  }

  get Name(): string {
    return this.series.name;
  }
  set Name(name: string) {
    this.series.name = String(name);
  }

  SetValues(range: unknown): null {
    this.series.values = this.place(range, "ChartSeries.setValues");
    return null;
  }
  SetXAxisValues(range: unknown): null {
    this.series.categories = this.place(range, "ChartSeries.setXAxisValues");
    return null;
  }
  SetBubbleSizes(range: unknown): null {
    const sheet = sheetById(this.model, this.chart.sheetId, "ChartSeries.setBubbleSizes");
    placeOf(this.model, sheet, range, "ChartSeries.setBubbleSizes");
    return null;
  }

  Delete(): null {
    this.chart.series.splice(this.chart.series.indexOf(this.series), 1);
    return null;
  }

  private place(range: unknown, location: string): Rect {
    const sheet = sheetById(this.model, this.chart.sheetId, location);
    const { sheetId, rect } = placeOf(this.model, sheet, range, location);
    this.series.sheetId = sheetId;
    return rect;
  }
}

export class ChartSeriesCollection extends Collection<ChartSeries> {
  readonly typeName = "ChartSeriesCollection";
  override readonly scalars = ["Count"];

  constructor(
    private readonly model: HostModel,
    private readonly chart: ChartRecord,
  ) {
    super();
  }

  items(): readonly ChartSeries[] {
    return this.chart.series.map((series) => new ChartSeries(this.model, this.chart, series));
  }

  Add(name?: string | null, index?: number | null): ChartSeries {
    const { series } = this.chart;
    const place = index ?? series.length;
    if (!(place >= 0 && place <= series.length)) throw invalidArgument("ChartSeriesCollection.add");
    const made: SeriesRecord = {
      id: newId(this.model),
      name: name ?? `Series${series.length + 1}`,
      sheetId: this.chart.sheetId,
      values: null,
      categories: null,
      looks: {},
    };
    series.splice(place, 0, made);
    return new ChartSeries(this.model, this.chart, made);
  }

  Indexer(id: string): ChartSeries {
    const series = this.chart.series.find((one) => one.id === id);
    if (!series) throw invalidArgument("ChartSeriesCollection.getItemAt");
    return new ChartSeries(this.model, this.chart, series);
  }
}
