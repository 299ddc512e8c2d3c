import type { BookFilter, BookTable, FilterCriterion, Rect } from "../book";
import { isEntireRow, shiftRect, type Shift } from "../geometry";
import { filteredOut, type FilterCells } from "./filtering";
import { shiftIndices } from "./following";

type Criteria = readonly (FilterCriterion | null)[];

/** The filter of a sheet and the filters of its tables, with the rows that each hides. */
export class Filters {
  private own: { filter: BookFilter; hidden: Set<number> } | null = null;
  private readonly byTable = new Map<string, { criteria: Criteria; hidden: Set<number> }>();

  constructor(private readonly cells: FilterCells) {}

  get filter(): BookFilter | null {
    return this.own?.filter ?? null;
  }

  setFilter(filter: BookFilter | null): void {
    this.own = filter && { filter: complete(filter), hidden: filteredOut(filter, this.cells) };
  }

  criteriaOf({ id, rect }: BookTable): Criteria {
    return complete({ rect, criteria: this.byTable.get(id)?.criteria ?? [] }).criteria;
  }

  setCriteria({ id, rect }: BookTable, criteria: Criteria): void {
    const hidden = filteredOut({ rect, criteria }, this.cells);
    if (criteria.some(Boolean)) this.byTable.set(id, { criteria, hidden });
    else this.byTable.delete(id);
  }

  tableRemoved(id: string): void {
    this.byTable.delete(id);
  }

  get hiddenRows(): number[] {
    return [this.own, ...this.byTable.values()].flatMap((filter) => [...(filter?.hidden ?? [])]);
  }

  /** @param tables as they lay before the shift */
  move(shift: Shift, tables: readonly BookTable[]): void {
    const rows = (hidden: Set<number>) => shiftIndices(hidden, shift, "rows", isEntireRow);
    if (this.own) {
      const { rect, criteria } = this.own.filter;
      const moved = shiftRect(rect, shift);
      const filter = moved && { rect: moved, criteria: shiftCriteria(criteria, rect, moved, shift) };
      this.own = filter && { filter, hidden: rows(this.own.hidden) };
    }
    for (const { id, rect } of tables) {
      const known = this.byTable.get(id);
      const moved = shiftRect(rect, shift);
      if (!known || !moved) continue;
      const criteria = shiftCriteria(known.criteria, rect, moved, shift);
      this.byTable.set(id, { criteria, hidden: rows(known.hidden) });
    }
  }

  /** Plain data, for snapshots. */
  describe() {
    return { filter: this.filter, tableFilters: Object.fromEntries(this.byTable) };
  }
}

function complete({ rect, criteria }: BookFilter): BookFilter {
  return { rect, criteria: Array.from({ length: rect.columns }, (_, index) => criteria[index] ?? null) };
}

/** A column's criterion goes where its column goes. */
function shiftCriteria(criteria: Criteria, before: Rect, after: Rect, shift: Shift): Criteria {
  if (before.columns === after.columns) return criteria;
  const offset = Math.max(0, shift.at - before.column);
  const moved = [...criteria];
  if (shift.kind === "insert") moved.splice(offset, 0, ...new Array<null>(shift.count).fill(null));
  else moved.splice(offset, before.columns - after.columns);
  return moved;
}
