import type { Worksheet } from "@univerjs/core";
import { SheetsFilterService } from "@univerjs/preset-sheets-filter";
import { TableManager } from "@univerjs/preset-sheets-table";
import type { Unit } from "./unit";

/**
 * Whenever a sheet grows, is drawn anew or calculated, Univer asks for every one of its rows whether a filter hides it, and
 * each question passes all interceptors: seconds for a hundred thousand rows. Where there is neither a filter nor a table,
 * none does.
 */
export function askForFilteredRowsWhereFiltersAre(unit: Unit): void {
  const filters = unit.injector.get(SheetsFilterService);
  const tables = unit.injector.get(TableManager);
  const withShortcut = (worksheet: Worksheet) => {
    const sheetId = worksheet.getSheetId();
    const ask = worksheet.getRowFiltered.bind(worksheet);
    const isFiltered = (row: number) => {
      const unfiltered =
        !filters.getFilterModel(unit.id, sheetId) &&
        tables.getTablesBySubunitId(unit.id, sheetId).length === 0;
      return !unfiltered && ask(row);
    };
    // Two names for one question.
    worksheet.getRowFiltered = isFiltered;
    worksheet.isRowFiltered = isFiltered;
  };
  for (const worksheet of unit.workbook.getSheets()) withShortcut(worksheet);
  unit.workbook.sheetCreated$.subscribe(withShortcut);
}
