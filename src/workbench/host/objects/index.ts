import type { Book } from "../../book";
import type { EventHub } from "../events";
import { NullObject } from "../richApi/hostObject";
import { ConditionalFormatCollection } from "./conditionalFormats";
import type { HostModel, Limits, ObjectFactory } from "./model";
import { Range } from "./range";
import { RangeAreas } from "./rangeAreas";
import { RangeView } from "./rangeView";
import { Table } from "./table";
import { TableScopedCollection } from "./tables";
import { Worksheet } from "./worksheet";

/** Excel's object model over a book. */
export function createModel(book: Book, events: EventHub, limits: Limits): HostModel {
  const objects: ObjectFactory = {
    worksheet: (sheetId) => new Worksheet(model, sheetId),
    range: (sheetId, rect) => new Range(model, sheetId, rect),
    areas: (sheetId, rects) => new RangeAreas(model, sheetId, rects),
    areasOrNull: (sheetId, rects) =>
      rects.length > 0 ? new RangeAreas(model, sheetId, rects) : new NullObject(),
    view: (sheetId, rect) => new RangeView(model, sheetId, rect),
    table: (sheetId, tableId) => new Table(model, sheetId, tableId),
    tablesIn: (sheetId, rect, fullyContained) =>
      new TableScopedCollection(model, sheetId, rect, fullyContained),
    conditionalFormats: (target) => new ConditionalFormatCollection(model, target),
  };
  const model: HostModel = {
    book,
    events,
    limits,
    objects,
    pages: new Map(),
    tableLooks: new Map(),
    links: [],
    charts: [],
    columnIds: new Map(),
    nextId: 1,
  };
  return model;
}

/** Forgets what was kept of a sheet beside its cells. */
export function forgetSheet(model: HostModel, sheetId: string): void {
  model.pages.delete(sheetId);
  for (const kept of [model.charts, model.links]) {
    const others = kept.filter((one) => one.sheetId !== sheetId);
    kept.splice(0, kept.length, ...(others as never[]));
  }
}

export { frameOf, type ChartFrame } from "./chartPlace";
export type { SeriesRecord } from "./chartSeries";
export { shiftCharts, type ChartRecord } from "./charts";
export { excelLimits, type Limits } from "./model";
export { Range } from "./range";
export { Workbook, eventRangeId } from "./workbook";
