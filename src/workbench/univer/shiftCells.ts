import type { IMutationInfo, Worksheet } from "@univerjs/core";
import { Dimension, Direction } from "@univerjs/core";
import {
  DeleteRangeMoveLeftCommand,
  DeleteRangeMoveUpCommand,
  getInsertRangeMutations,
  getRemoveRangeMutations,
  InsertColByRangeCommand,
  InsertRangeMoveDownCommand,
  InsertRangeMoveRightCommand,
  InsertRowByRangeCommand,
  RemoveColByRangeCommand,
  RemoveRowByRangeCommand,
  SheetInterceptorService,
} from "@univerjs/preset-sheets-core";
import type { Rect } from "../book";
import { maxColumns, maxRows } from "../book";
import type { Unit } from "./unit";
import { toRange } from "./unit";

type Shift = "Down" | "Right" | "Up" | "Left";

const commands = {
  Down: InsertRangeMoveDownCommand,
  Right: InsertRangeMoveRightCommand,
  Up: DeleteRangeMoveUpCommand,
  Left: DeleteRangeMoveLeftCommand,
} as const;

/**
 * Inserts entire rows, entire columns or cells.
 *
 * @param used the sheet's used rectangle with formats: the sheet grows for what is shifted out of it
 */
export function insertCells(
  unit: Unit,
  worksheet: Worksheet,
  rect: Rect,
  shift: "Down" | "Right",
  used: Rect | null,
): void {
  unit.grow(worksheet, rect.row + Math.min(rect.rows, 1), rect.column + Math.min(rect.columns, 1));
  const target = { unitId: unit.id, subUnitId: worksheet.getSheetId() };
  const range = toRange(rect, worksheet);
  if (rect.columns >= maxColumns) {
    unit.command(InsertRowByRangeCommand.id, { ...target, range, direction: Direction.UP });
  } else if (rect.rows >= maxRows) {
    unit.command(InsertColByRangeCommand.id, { ...target, range, direction: Direction.LEFT });
  } else {
    const bottom = used ? used.row + used.rows : 0;
    const right = used ? used.column + used.columns : 0;
    unit.grow(worksheet, bottom + rect.rows, right + rect.columns);
    shiftCells(unit, worksheet, rect, shift);
  }
}

/** Removes entire rows, entire columns or cells. */
export function removeCells(unit: Unit, worksheet: Worksheet, rect: Rect, shift: "Up" | "Left"): void {
  const target = { unitId: unit.id, subUnitId: worksheet.getSheetId() };
  const range = toRange(rect, worksheet);
  if (rect.columns >= maxColumns) unit.command(RemoveRowByRangeCommand.id, { ...target, range });
  else if (rect.rows >= maxRows) unit.command(RemoveColByRangeCommand.id, { ...target, range });
  else shiftCells(unit, worksheet, rect, shift);
}

/**
 * Inserts cells (shift down or right) or removes them (up or left), as Univer's commands do, but at once, on any sheet,
 * and without the entire rows and columns that Univer inserts behind the data: those would shift the widths beyond.
 */
function shiftCells(unit: Unit, worksheet: Worksheet, rect: Rect, shift: Shift): void {
  const inserts = shift === "Down" || shift === "Right";
  const { id } = commands[shift];
  const range = toRange(rect, worksheet);
  const parameters = {
    unitId: unit.id,
    subUnitId: worksheet.getSheetId(),
    range,
    shiftDimension: shift === "Down" || shift === "Up" ? Dimension.ROWS : Dimension.COLUMNS,
  };
  const interceptors = unit.injector.get(SheetInterceptorService);
  unit.shifting(worksheet, () => {
    // What follows the cells: formulas, names, conditional formats.
    const followers = interceptors.onCommandExecute({ id, params: { range } });
    const cells = inserts
      ? getInsertRangeMutations(unit.injector, parameters)
      : getRemoveRangeMutations(unit.injector, parameters);
    const redo: IMutationInfo[] = [...(followers.preRedos ?? []), ...cells.redo, ...followers.redos];
    const undo: IMutationInfo[] = [
      ...followers.undos,
      ...cells.undo,
      ...(followers.preUndos ?? []),
    ].reverse();
    unit.mutate(redo, undo);
    const later = interceptors.afterCommandExecute({ id, params: { range } });
    if (later.redos.length > 0) unit.mutate(later.redos, later.undos);
  });
  unit.shifted(worksheet.getSheetId(), rect, inserts ? "CellInserted" : "CellDeleted");
}
