import type { IMutationInfo, Worksheet } from "@univerjs/core";
import {
  RemoveSheetsFilterMutation,
  SetSheetsFilterCriteriaMutation,
  SetSheetsFilterRangeMutation,
  SheetsFilterService,
} from "@univerjs/preset-sheets-filter";
import { SetSheetTableFilterCommand, TableManager } from "@univerjs/preset-sheets-table";
import type { BookFilter, FilterCriterion } from "../book";
import { criterionOf, criterionOfTable, filterColumnOf, tableFilterOf } from "./filterCriteria";
import type { Unit } from "./unit";
import { toPlainRange, toRect } from "./unit";

type Criteria = readonly (FilterCriterion | null)[];

/** The filter of a sheet and the filters of its tables. */
export class SheetFilters {
  constructor(
    private readonly unit: Unit,
    private readonly worksheet: Worksheet,
  ) {}

  get(): BookFilter | null {
    const model = this.model();
    if (!model) return null;
    const rect = toRect({ ...model.getRange(), rangeType: undefined });
    const criteria = Array.from({ length: rect.columns }, (_, index) => {
      const column = model.getFilterColumn(rect.column + index);
      return column ? criterionOf(column.getColumnData()) : null;
    });
    return { rect, criteria };
  }

  set(filter: BookFilter | null): void {
    const before = this.model()?.serialize();
    const remove = { id: RemoveSheetsFilterMutation.id, params: this.target };
    const redo: IMutationInfo[] = before ? [remove] : [];
    const undo: IMutationInfo[] = filter ? [remove] : [];
    if (filter) {
      const { rect, criteria } = filter;
      this.unit.grow(this.worksheet, rect.row + rect.rows, rect.column + rect.columns);
      redo.push(this.rangeMutation(toPlainRange(rect, this.worksheet)));
      criteria.forEach((criterion, index) => {
        if (criterion) redo.push(this.criteriaMutation(filterColumnOf(criterion, rect.column + index)));
      });
    }
    if (before) {
      undo.push(this.rangeMutation(before.ref));
      for (const column of before.filterColumns ?? []) undo.push(this.criteriaMutation(column));
    }
    if (redo.length > 0) this.unit.mutate(redo, undo);
  }

  tableCriteria(id: string): Criteria {
    const table = this.table(id);
    const { startColumn, endColumn } = table.getRange();
    return Array.from({ length: endColumn - startColumn + 1 }, (_, column) =>
      criterionOfTable(table.getTableFilters().getColumnFilter(column)),
    );
  }

  setTableCriteria(id: string, criteria: Criteria): void {
    const changes = this.tableCriteria(id).flatMap((before, column) => {
      const criterion = criteria[column] ?? null;
      if (JSON.stringify(criterion) === JSON.stringify(before)) return [];
      return [{ column, tableFilter: criterion ? tableFilterOf(criterion) : undefined }];
    });
    for (const change of changes) {
      this.unit.command(SetSheetTableFilterCommand.id, { unitId: this.unit.id, tableId: id, ...change });
    }
  }

  hiddenRows(): number[] {
    const rows = [...(this.model()?.filteredOutRows ?? [])];
    for (const table of this.manager.getTablesBySubunitId(this.unit.id, this.worksheet.getSheetId())) {
      rows.push(...(table.getTableFilters().getFilterOutRows() ?? []));
    }
    return rows.sort((a, b) => a - b);
  }

  private rangeMutation(range: object): IMutationInfo {
    return { id: SetSheetsFilterRangeMutation.id, params: { ...this.target, range } };
  }

  private criteriaMutation(criteria: { readonly colId: number }): IMutationInfo {
    const params = { ...this.target, col: criteria.colId, criteria, reCalc: true };
    return { id: SetSheetsFilterCriteriaMutation.id, params };
  }

  private get target(): { unitId: string; subUnitId: string } {
    return { unitId: this.unit.id, subUnitId: this.worksheet.getSheetId() };
  }

  private get manager(): TableManager {
    return this.unit.injector.get(TableManager);
  }

  private model() {
    const service = this.unit.injector.get(SheetsFilterService);
    return service.getFilterModel(this.unit.id, this.worksheet.getSheetId());
  }

  private table(id: string) {
    const table = this.manager.getTableById(this.unit.id, id);
    if (!table) throw new RangeError(`There is no table ${id}`);
    return table;
  }
}
