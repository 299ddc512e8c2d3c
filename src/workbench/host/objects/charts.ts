import type { Rect } from "../../book";
import { invalidArgument, itemNotFound } from "../richApi/hostError";
import { Collection, HostObject, NullObject } from "../richApi/hostObject";
import { newId, sheetById, type HostModel } from "./model";
import { placeOf } from "./references";

/** What is known of a chart. The local workbook keeps charts and draws none. */
export interface ChartRecord {
  readonly id: string;
  readonly sheetId: string;
  name: string;
  type: string;
  source: Rect;
  title: { text: string; visible: boolean };
  frame: { top: number; left: number; width: number; height: number };
  /** The cells that the chart covers, when it was placed by cells. */
  covers: Rect | null;
}

export class Chart extends HostObject {
  readonly typeName = "Chart";
  readonly scalars = ["Id", "Name", "ChartType", "Top", "Left", "Width", "Height"];

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

  get Title(): ChartTitle {
    return new ChartTitle(this);
  }

  SetData(source: unknown): null {
    const sheet = sheetById(this.model, this.record.sheetId, "Chart.setData");
    this.record.source = placeOf(this.model, sheet, source, "Chart.setData").rect;
    return null;
  }

  SetPosition(start: unknown, end?: unknown): null {
    const location = "Chart.setPosition";
    const sheet = sheetById(this.model, this.record.sheetId, location);
    const first = placeOf(this.model, sheet, start, location).rect;
    const last = end ? placeOf(this.model, sheet, end, location).rect : first;
    this.record.covers = {
      row: first.row,
      column: first.column,
      rows: last.row - first.row + 1,
      columns: last.column - first.column + 1,
    };
    return null;
  }

  Delete(): null {
    this.model.charts.splice(this.model.charts.indexOf(this.record), 1);
    return null;
  }
}

class ChartTitle extends HostObject {
  readonly typeName = "ChartTitle";
  readonly scalars = ["Text", "Visible"];

  constructor(private readonly chart: Chart) {
    super();
  }

  get Text(): string {
    return this.chart.record.title.text;
  }
  set Text(text: string) {
    this.chart.record.title.text = String(text);
  }
  get Visible(): boolean {
    return this.chart.record.title.visible;
  }
  set Visible(visible: boolean) {
    this.chart.record.title.visible = Boolean(visible);
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

  Add(type: string, source: unknown): Chart {
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
      title: { text: "Chart Title", visible: true },
      frame: { top: 0, left: 0, width: 360, height: 216 },
      covers: null,
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
