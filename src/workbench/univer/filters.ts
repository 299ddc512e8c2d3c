import type { Worksheet } from "@univerjs/core";
import { ClearSheetsFilterCriteriaCommand, SheetsFilterService } from "@univerjs/preset-sheets-filter";
import { SetSheetTableFilterCommand, TableManager } from "@univerjs/preset-sheets-table";
import type { Rect } from "../book";
import type { Unit } from "./unit";
import { toRect } from "./unit";

/** The filter of a sheet and the filters of its tables. */
export class SheetFilters {
  constructor(
    private readonly unit: Unit,
    private readonly worksheet: Worksheet,
  ) {}

  /** Rectangle with its header row of the sheet's filter, or of the first table that filters; null when there is none. */
  rect(): Rect | null {
    const range = this.model()?.getRange();
    if (range) return toRect({ ...range, rangeType: undefined });
    const table = this.tables().find((candidate) => candidate.getTableFilters().getFilterOutRows()?.size);
    return table ? toRect(table.getRange()) : null;
  }

  hiddenRows(): number[] {
    const rows = [...(this.model()?.filteredOutRows ?? [])];
    for (const table of this.tables()) rows.push(...(table.getTableFilters().getFilterOutRows() ?? []));
    return rows;
  }

  clear(): void {
    const target = { unitId: this.unit.id, subUnitId: this.worksheet.getSheetId() };
    if (this.model()?.getAllFilterColumns().length)
      this.unit.command(ClearSheetsFilterCriteriaCommand.id, target);
    for (const table of this.tables()) {
      const { startColumn, endColumn } = table.getRange();
      for (let column = 0; column <= endColumn - startColumn; column++) {
        if (!table.getTableFilters().getColumnFilter(column)) continue;
        const parameters = { unitId: this.unit.id, tableId: table.getId(), column, tableFilter: undefined };
        this.unit.command(SetSheetTableFilterCommand.id, parameters);
      }
    }
  }

  private model() {
    const service = this.unit.injector.get(SheetsFilterService);
    return service.getFilterModel(this.unit.id, this.worksheet.getSheetId());
  }

  private tables() {
    const manager = this.unit.injector.get(TableManager);
    return manager.getTablesBySubunitId(this.unit.id, this.worksheet.getSheetId());
  }
}
