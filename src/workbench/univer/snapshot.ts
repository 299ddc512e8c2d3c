import type {
  ICellData,
  IColumnData,
  IObjectMatrixPrimitiveType,
  IRowData,
  IStyleData,
  IWorkbookData,
  IWorksheetData,
} from "@univerjs/core";
import type { CellFormat, CellValue, Rect } from "../book";
import { plainCell } from "./cells";
import { styleOf } from "./styles";

/** A cell of a snapshot: a value as it is (a text that begins with "=" stays a text), or a formula with its "=". */
export type SnapshotCell =
  CellValue | null | { readonly value?: CellValue; readonly formula?: string; readonly format?: CellFormat };

export interface SheetSnapshot {
  readonly name: string;
  readonly cells?: readonly (readonly SnapshotCell[])[];
  /** Pixels by column. */
  readonly columnWidths?: readonly number[];
  /** Formats of entire columns. */
  readonly columnFormats?: readonly (CellFormat | null)[];
  /** Pixels by row. */
  readonly rowHeights?: Readonly<Record<number, number>>;
  readonly frozenRows?: number;
  /** A table with a header row, made when the book opens. */
  readonly table?: Rect;
  readonly hideGridlines?: boolean;
}

/** What a workbook begins with. */
export interface Snapshot {
  readonly name: string;
  readonly sheets: readonly SheetSnapshot[];
}

const emptyRows = 1000;
const emptyColumns = 26;

export function toWorkbookData(snapshot: Snapshot): Partial<IWorkbookData> & { id: string } {
  const sheets = snapshot.sheets.map((sheet, index) => toWorksheetData(sheet, `sheet${index + 1}`));
  return {
    id: "workbook",
    name: snapshot.name,
    sheetOrder: sheets.map((sheet) => sheet.id as string),
    sheets: Object.fromEntries(sheets.map((sheet) => [sheet.id, sheet])),
    styles: {},
  };
}

export function hasFormulas(snapshot: Snapshot): boolean {
  return snapshot.sheets.some((sheet) =>
    sheet.cells?.some((row) =>
      row.some((cell) => typeof cell === "object" && cell !== null && !!cell.formula),
    ),
  );
}

function toWorksheetData(sheet: SheetSnapshot, id: string): Partial<IWorksheetData> {
  const cellData: IObjectMatrixPrimitiveType<ICellData> = {};
  let columns = 0;
  sheet.cells?.forEach((cells, row) => {
    columns = Math.max(columns, cells.length);
    cells.forEach((cell, column) => {
      if (cell === null || cell === "") return;
      const data = toCellData(cell);
      // Univer shows only number formats that a cell has of its own, not those of its column.
      const numberFormat = sheet.columnFormats?.[column]?.numberFormat;
      const format = typeof cell === "object" ? cell.format : undefined;
      if (numberFormat) data.s = styleOf({ numberFormat, ...format }) as IStyleData;
      (cellData[row] ??= {})[column] = data;
    });
  });
  const columnData: Record<number, Partial<IColumnData>> = {};
  sheet.columnWidths?.forEach((w, column) => (columnData[column] = { w }));
  sheet.columnFormats?.forEach((format, column) => {
    if (format) columnData[column] = { ...columnData[column], s: styleOf(format) as IStyleData };
  });
  const rowData: Record<number, Partial<IRowData>> = {};
  for (const [row, h] of Object.entries(sheet.rowHeights ?? {})) rowData[Number(row)] = { h };
  const frozen = sheet.frozenRows ?? 0;
  return {
    id,
    name: sheet.name,
    cellData,
    columnData,
    rowData,
    rowCount: Math.max(emptyRows, (sheet.cells?.length ?? 0) + 200),
    columnCount: Math.max(emptyColumns, columns + 6),
    freeze: { startRow: frozen || -1, startColumn: -1, ySplit: frozen, xSplit: 0 },
    showGridlines: sheet.hideGridlines ? 0 : 1,
  };
}

function toCellData(cell: Exclude<SnapshotCell, null>): ICellData {
  if (typeof cell !== "object") return plainCell(cell);
  const { formula, value = "", format } = cell;
  const content = formula ? { f: formula } : value === "" ? {} : plainCell(value);
  return format ? { ...content, s: styleOf(format) as IStyleData } : content;
}
