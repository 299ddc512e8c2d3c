import type { IMutationInfo, IStyleData, Nullable, Worksheet } from "@univerjs/core";
import {
  SetColDataMutation,
  SetColDataMutationFactory,
  SetRowDataMutation,
  SetRowDataMutationFactory,
} from "@univerjs/preset-sheets-core";
import type { CellFormat, Rect } from "../book";
import { maxColumns, maxRows } from "../book";
import { styleOf } from "./styles";
import type { Unit } from "./unit";

/** Formats of entire columns and rows are kept at the column or the row; null takes them away. */
export function setEntireStyle(
  unit: Unit,
  worksheet: Worksheet,
  rect: Rect,
  format: CellFormat | null,
): void {
  const target = { unitId: unit.id, subUnitId: worksheet.getSheetId() };
  const restyle = (old: Nullable<IStyleData>) =>
    format ? withoutNulls({ ...old, ...styleOf(format) }) : undefined;
  const redo: IMutationInfo[] = [];
  const undo: IMutationInfo[] = [];
  if (rect.rows >= maxRows) {
    unit.grow(worksheet, 0, Math.min(rect.column + rect.columns, maxColumns - 1));
    const columnData: Record<number, { s: object | undefined }> = {};
    const end = Math.min(rect.column + rect.columns, worksheet.getColumnCount());
    for (let column = rect.column; column < end; column++) {
      columnData[column] = { s: restyle(worksheet.getColumnStyle(column)) };
    }
    const change = { ...target, columnData };
    redo.push({ id: SetColDataMutation.id, params: change });
    undo.push({ id: SetColDataMutation.id, params: SetColDataMutationFactory(change, worksheet) });
  } else {
    const rowData: Record<number, { s: object | undefined }> = {};
    for (let row = rect.row; row < rect.row + rect.rows; row++) {
      rowData[row] = { s: restyle(worksheet.getRowStyle(row)) };
    }
    const change = { ...target, rowData };
    redo.push({ id: SetRowDataMutation.id, params: change });
    undo.push({ id: SetRowDataMutation.id, params: SetRowDataMutationFactory(change, worksheet) });
  }
  unit.mutate(redo, undo);
}

const withoutNulls = (style: object): object =>
  Object.fromEntries(Object.entries(style).filter(([, value]) => value !== null));
