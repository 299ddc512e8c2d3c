import type { BookFilter, FilterCriterion, Rect, Sheet } from "../../book";
import { invalidArgument, itemNotFound } from "../richApi/hostError";
import { HostObject, NullObject } from "../richApi/hostObject";
import { sheetById, tableById, writable, type HostModel } from "./model";
import type { Range } from "./range";
import { placeOf } from "./references";

/** The filter of a sheet or of a table. */
export class AutoFilter extends HostObject {
  readonly typeName = "AutoFilter";
  readonly scalars = ["Enabled", "IsDataFiltered", "Criteria"];

  /** @param tableId the table's id when it is a table's filter */
  constructor(
    private readonly model: HostModel,
    private readonly sheetId: string,
    private readonly tableId: string | null = null,
  ) {
    super();
  }

  get Enabled(): boolean {
    return this.filter() !== null;
  }

  get IsDataFiltered(): boolean {
    return this.filter()?.criteria.some(Boolean) ?? false;
  }

  /**
   * One for each column. Excel writes every property of a criterion, null for those that it does not have, and takes no
   * nulls back.
   */
  get Criteria(): unknown[] {
    return (this.filter()?.criteria ?? []).map((criterion) => criterion && { ...noCriterion, ...criterion });
  }

  GetRange(): Range {
    const filter = this.filter();
    if (!filter) throw itemNotFound("AutoFilter.getRange");
    return this.model.objects.range(this.sheetId, filter.rect);
  }
  GetRangeOrNullObject(): Range | NullObject {
    const filter = this.filter();
    return filter ? this.model.objects.range(this.sheetId, filter.rect) : new NullObject();
  }

  /** Another range than the filter's takes the place of it, and of its criteria. */
  Apply(range: unknown, columnIndex?: number | null, criteria?: unknown): null {
    const location = "AutoFilter.apply";
    const rect = this.rectOf(range, location);
    const before = this.filter();
    const kept = before && sameColumns(before.rect, rect) ? before.criteria : [];
    const next: (FilterCriterion | null)[] = Array.from({ length: rect.columns }, (_, i) => kept[i] ?? null);
    if (columnIndex !== undefined && columnIndex !== null) {
      if (!Number.isInteger(columnIndex) || !(columnIndex >= 0 && columnIndex < rect.columns)) {
        throw invalidArgument(location);
      }
      next[columnIndex] = criterionFrom(criteria, location);
    }
    return this.set({ rect, criteria: next }, location);
  }

  ClearCriteria(): null {
    const filter = this.filter();
    return filter ? this.set({ ...filter, criteria: [] }, "AutoFilter.clearCriteria") : null;
  }

  ClearColumnCriteria(columnIndex: number): null {
    const location = "AutoFilter.clearColumnCriteria";
    const filter = this.filter();
    if (!filter || !(columnIndex >= 0 && columnIndex < filter.rect.columns)) throw invalidArgument(location);
    const criteria = filter.criteria.map((criterion, index) => (index === columnIndex ? null : criterion));
    return this.set({ ...filter, criteria }, location);
  }

  Reapply(): null {
    const filter = this.filter();
    return filter ? this.set(filter, "AutoFilter.reapply") : null;
  }

  Remove(): null {
    if (this.tableId !== null) return this.ClearCriteria();
    return this.set(null, "AutoFilter.remove");
  }

  private rectOf(range: unknown, location: string): Rect {
    const sheet = this.sheet(location);
    if (this.tableId !== null) return tableById(sheet, this.tableId, location).rect;
    const { rect } = placeOf(this.model, sheet, range, location);
    if (rect.rows > 1 || rect.columns > 1) return rect;
    throw invalidArgument(location);
  }

  private filter(): BookFilter | null {
    const sheet = this.sheet("AutoFilter");
    if (this.tableId === null) return sheet.filter();
    const { rect } = tableById(sheet, this.tableId, "AutoFilter");
    return { rect, criteria: sheet.tableCriteria(this.tableId) };
  }

  private set(filter: BookFilter | null, location: string): null {
    const sheet = writable(this.sheet(location), location);
    if (this.tableId === null) sheet.setFilter(filter);
    else sheet.setTableCriteria(this.tableId, filter?.criteria ?? []);
    return null;
  }

  private sheet(location: string): Sheet {
    return sheetById(this.model, this.sheetId, location);
  }
}

const noCriterion = {
  color: null,
  criterion1: null,
  criterion2: null,
  dynamicCriteria: null,
  icon: null,
  operator: null,
  subField: null,
  values: null,
};

/** A filter that grew or lost rows at its end is the same filter. */
function sameColumns(before: Rect, after: Rect): boolean {
  return before.row === after.row && before.column === after.column && before.columns === after.columns;
}

function criterionFrom(input: unknown, location: string): FilterCriterion | null {
  if (input === undefined || input === null) return null;
  const properties = typeof input === "object" ? Object.entries(input) : [];
  const filterOn: unknown = properties.find(([name]) => name === "filterOn")?.[1];
  if (typeof filterOn !== "string" || properties.some(([, value]) => value === null)) {
    throw invalidArgument(location);
  }
  return input as FilterCriterion;
}
