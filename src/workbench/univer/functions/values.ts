import type { ICellData, Nullable } from "@univerjs/core";
import {
  ArrayValueObject,
  BooleanValueObject,
  ErrorType,
  ErrorValueObject,
  NumberValueObject,
  StringValueObject,
} from "@univerjs/preset-sheets-core";
import type { BaseReferenceObject, BaseValueObject, FunctionVariantType } from "@univerjs/preset-sheets-core";
import type { CellValue } from "../../book";
import { isErrorText } from "../../typedInput";
import { valueOf } from "../cells";
import type { Answer, Argument, ArgumentMatrix, CellError } from "./answer";
import { isCellError } from "./answer";

/** What stands in a cell while the add-in has not answered. */
export const pendingError = ErrorType.CONNECT;

/** The cells of an argument: one row of one cell for a single value. */
export function matrixOf(
  variant: FunctionVariantType,
  lastUsedRow: (sheetId: string) => number,
): ArgumentMatrix {
  if (variant.isReferenceObject()) return referenced(variant as BaseReferenceObject, lastUsedRow);
  const value = variant as BaseValueObject;
  if (!value.isArray()) return [[argumentOf(value)]];
  return (value as ArrayValueObject)
    .getArrayValue()
    .map((row) => row.map((cell) => (cell ? argumentOf(cell) : null)));
}

function argumentOf(value: BaseValueObject): Argument {
  if (value.isError()) return { error: String(value.getValue()) };
  return value.isNull() ? null : value.getValue();
}

/**
 * Reads a reference from the calculation's own matrices. Univer's conversion of a reference to an array runs number and
 * date patterns over every cell, which takes a hundred times longer and turns texts that look like dates into numbers.
 */
function referenced(
  reference: BaseReferenceObject,
  lastUsedRow: (sheetId: string) => number,
): ArgumentMatrix {
  const { startRow, endRow, startColumn, endColumn } = reference.getRangePosition();
  // An entire column ends where the sheet's data end: on every column of the sheet alike, so that columns stay aligned.
  const entireColumn =
    reference.isColumn() || (startRow === 0 && endRow >= reference.getActiveSheetRowCount() - 1);
  const end = entireColumn
    ? Math.max(startRow, Math.min(endRow, lastUsedRow(reference.getSheetId())))
    : endRow;
  const cellAt = cellLookup(reference);
  const rows: Argument[][] = [];
  for (let row = startRow; row <= end; row++) {
    const cells: Argument[] = [];
    for (let column = startColumn; column <= endColumn; column++) {
      const value = valueOf(cellAt(row, column));
      cells.push(value === "" ? null : isErrorText(value) ? { error: value } : value);
    }
    rows.push(cells);
  }
  return rows;
}

/** A cell as the calculation knows it: what was calculated in this run, what formulas spill, what the sheet holds. */
function cellLookup(reference: BaseReferenceObject): (row: number, column: number) => Nullable<ICellData> {
  const calculated = reference.getCurrentRuntimeSheetData();
  const spillsAnew = reference.getCurrentRuntimeActiveArrayFormulaCellData();
  const spilled = reference.getCurrentActiveArrayFormulaCellData();
  const sheet = reference.getCurrentActiveSheetData()?.cellData;
  if (!spilled && !spillsAnew) {
    return (row, column) => calculated?.getValue(row, column) ?? sheet?.getValue(row, column);
  }
  return (row, column) => {
    const fresh = calculated?.getValue(row, column) ?? spillsAnew?.getValue(row, column);
    if (fresh) return fresh;
    const own = sheet?.getValue(row, column);
    // Only the one general lookup knows whether a spill of before still holds.
    return own && valueOf(own) !== "" ? own : reference.getCellData(row, column);
  };
}

/** Univer's value of an answer. Strings stay strings: Univer's own conversion would turn "12/3" into a date. */
export function valueObjectOf(answer: Answer): BaseValueObject {
  if (!Array.isArray(answer)) return cellObjectOf(answer as CellValue | CellError);
  const rows = answer as readonly (readonly (CellValue | null | CellError)[])[];
  const columns = Math.max(0, ...rows.map((row) => row.length));
  if (rows.length === 0 || columns === 0) return ErrorValueObject.create(ErrorType.CALC);
  const first = rows[0]?.[0];
  if (rows.length === 1 && columns === 1) return cellObjectOf(first ?? 0);
  return ArrayValueObject.create({
    calculateValueList: rows.map((row) =>
      Array.from({ length: columns }, (_, column) => {
        const cell = row[column];
        // Rows may differ in length; what is missing is #N/A, and null is 0, as in Excel.
        return cell === undefined ? ErrorValueObject.create(ErrorType.NA) : cellObjectOf(cell ?? 0);
      }),
    ),
    rowCount: rows.length,
    columnCount: columns,
    unitId: "",
    sheetId: "",
    row: -1,
    column: -1,
  });
}

function cellObjectOf(cell: CellValue | CellError): BaseValueObject {
  // The runtime hands errors inside a matrix over as their texts.
  if (typeof cell === "string" && isErrorText(cell)) return ErrorValueObject.create(errorTypeOf(cell));
  if (isCellError(cell)) return ErrorValueObject.create(errorTypeOf(cell.error));
  if (typeof cell === "number") {
    return Number.isFinite(cell) ? NumberValueObject.create(cell) : ErrorValueObject.create(ErrorType.NUM);
  }
  return typeof cell === "boolean" ? BooleanValueObject.create(cell) : StringValueObject.create(cell);
}

const errorTypes = new Set<string>(Object.values(ErrorType));

/** Univer lacks a few of Excel's errors; they show as #VALUE!. */
const errorTypeOf = (text: string): ErrorType =>
  errorTypes.has(text) ? (text as ErrorType) : ErrorType.VALUE;
