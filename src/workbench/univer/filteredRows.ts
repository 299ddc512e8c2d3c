import type { Worksheet } from "@univerjs/core";
import { SheetsFilterService } from "@univerjs/preset-sheets-filter";
import { TableManager } from "@univerjs/preset-sheets-table";
import type { Unit } from "./unit";

/**
 * Whenever a sheet grows or is drawn anew, Univer asks for every one of its rows whether a filter hides it, and each question
 * passes all interceptors: seconds for a hundred thousand rows. Where there is neither a filter nor a table, none does.
 */
export function askForFilteredRowsWhereFiltersAre(unit: Unit): void {
  const filters = unit.injector.get(SheetsFilterService);
  const tables = unit.injector.get(TableManager);
  const withShortcut = (worksheet: Worksheet) => {
    const ask = worksheet.getRowFiltered.bind(worksheet);
    const sheetId = worksheet.getSheetId();
    worksheet.getRowFiltered = (row) => {
      const unfiltered =
        !filters.getFilterModel(unit.id, sheetId) &&
        tables.getTablesBySubunitId(unit.id, sheetId).length === 0;
      return !unfiltered && ask(row);
    };
  };
  for (const worksheet of unit.workbook.getSheets()) withShortcut(worksheet);
  unit.workbook.sheetCreated$.subscribe(withShortcut);
}
