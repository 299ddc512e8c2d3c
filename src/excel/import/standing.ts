import { Problem } from "../../problem";
import type { Cell } from "../../chat/table";
import type { Rect } from "../address";
import { readBlocks } from "../readRows";
import { isResultHeader } from "../resultText";
import { inExcel } from "../run";
import { rectOf, rectProperties } from "../source";
import { Fingerprint } from "./cells";
import type { ImportedTable, SavedImport } from "./records";
import type { ImportColumn } from "./types";

/** A table of an earlier import as it stands in the workbook now. */
export interface StandingTable {
  readonly sheetId: string;
  readonly sheetName: string;
  readonly tableId: string;
  /** Data rows and all columns, a person's own ones included. */
  readonly body: Rect;
  readonly headers: readonly string[];
  readonly totals: boolean;
}

/** Finds tables of imports; null in place of those that are gone. */
export function findTables(
  tables: readonly Pick<ImportedTable, "sheetId" | "tableId">[],
): Promise<(StandingTable | null)[]> {
  return inExcel(async (context) => {
    const { worksheets } = context.workbook;
    const sheets = tables.map(({ sheetId }) => worksheets.getItemOrNullObject(sheetId).load("id,name"));
    await context.sync();
    const found = sheets.map((sheet, i) =>
      sheet.isNullObject
        ? null
        : sheet.tables.getItemOrNullObject(tables[i].tableId).load("id,showHeaders,showTotals"),
    );
    await context.sync();
    const ranges = found.map((table) =>
      table && !table.isNullObject && table.showHeaders
        ? {
            table,
            body: table.getDataBodyRange().load(rectProperties),
            header: table.getHeaderRowRange().load("values"),
          }
        : null,
    );
    await context.sync();
    return ranges.map((range, i) =>
      range === null
        ? null
        : {
            sheetId: tables[i].sheetId,
            sheetName: sheets[i].name,
            tableId: tables[i].tableId,
            body: rectOf(range.body),
            headers: (range.header.values as unknown[][])[0].map(String),
            totals: range.table.showTotals,
          },
    );
  });
}

/** The last import of which anything is left, with what is left of it. */
export async function lastStanding(
  imports: readonly SavedImport[],
): Promise<{ readonly index: number; readonly tables: readonly StandingImport[] } | null> {
  for (let index = imports.length - 1; index >= 0; index--) {
    const found = await findTables(imports[index].tables);
    const standing = imports[index].tables.flatMap((saved, i) => {
      const table = found[i];
      return table ? [{ saved, standing: table }] : [];
    });
    if (standing.length > 0) return { index, tables: await withKeptRows(standing) };
  }
  return null;
}

/** Rows that were kept aside are gone when a person removed the hidden sheets of the workbook. */
function withKeptRows(tables: readonly StandingImport[]): Promise<StandingImport[]> {
  if (tables.every(({ saved }) => !saved.replaced)) return Promise.resolve([...tables]);
  return inExcel(async (context) => {
    const sheets = tables.map(
      ({ saved }) =>
        saved.replaced && context.workbook.worksheets.getItemOrNullObject(saved.replaced.sheetId).load("id"),
    );
    await context.sync();
    return tables.map((table, i) =>
      sheets[i]?.isNullObject ? { ...table, saved: { ...table.saved, replaced: undefined } } : table,
    );
  });
}

export interface StandingImport {
  readonly saved: ImportedTable;
  readonly standing: StandingTable;
}

/**
 * Zero-based sheet columns of an import's columns within a table, by the headers that were written then.
 *
 * @throws Problem `importing.columnsChanged` when one of them is gone or was renamed
 */
export function columnsIn(standing: StandingTable, headers: readonly string[]): number[] {
  return headers.map((header) => {
    const at = standing.headers.indexOf(header);
    if (at < 0) {
      throw new Problem("wrongInput", "importing.columnsChanged", {
        sheet: standing.sheetName,
        column: header,
      });
    }
    return standing.body.column + at;
  });
}

/**
 * Zero-based sheet columns for the columns of a new import in the table of an earlier one; -1 for those of the table that
 * the new one leaves empty come last.
 *
 * @throws Problem `importing.newColumns` when the table has no column for one of them
 */
export function placesOf(
  { saved, standing }: StandingImport,
  columns: readonly ImportColumn[],
): { readonly filled: readonly number[]; readonly emptied: readonly number[] } {
  const places = columnsIn(
    standing,
    saved.columns.map(({ header }) => header),
  );
  const filled = columns.map(({ id, header }) => {
    const at = saved.columns.findIndex((column) => column.id === id);
    if (at < 0)
      throw new Problem("wrongInput", "importing.newColumns", { sheet: standing.sheetName, column: header });
    return places[at];
  });
  return { filled, emptied: places.filter((place) => !filled.includes(place)) };
}

/** Headers of a table's columns that neither an import nor a scan made. */
export function ownHeaders({ saved, standing }: StandingImport): string[] {
  const imported = new Set(saved.columns.map(({ header }) => header));
  return standing.headers.filter((header) => !imported.has(header) && !isResultHeader(header));
}

/** Rows of an import as they stand, in the order of its columns. */
export async function* importedRows(
  { saved, standing }: StandingImport,
  firstRow: number,
  rowCount: number,
): AsyncGenerator<Cell[][]> {
  const columns = columnsIn(
    standing,
    saved.columns.map(({ header }) => header),
  );
  const ascending = [...columns].sort((a, b) => a - b);
  const rows = {
    sheetId: standing.sheetId,
    row: standing.body.row + firstRow,
    rowCount,
    columns: ascending,
  };
  const order = columns.map((column) => ascending.indexOf(column));
  for await (const block of readBlocks(rows)) yield block.map((row) => order.map((at) => row[at]));
}

/** Whether the rows of an import stand where and as they were written. */
export async function isUnchanged(table: StandingImport): Promise<boolean> {
  const { saved, standing } = table;
  if (saved.firstRow + saved.rows > standing.body.rows) return false;
  const fingerprint = new Fingerprint();
  for await (const block of importedRows(table, saved.firstRow, saved.rows)) {
    for (const row of block) for (const cell of row) fingerprint.add(cell);
  }
  return fingerprint.value === saved.fingerprint;
}
