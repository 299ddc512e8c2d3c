import type { IMutationInfo, Worksheet } from "@univerjs/core";
import { Dimension } from "@univerjs/core";
import {
  DeleteRangeMoveLeftCommand,
  DeleteRangeMoveUpCommand,
  getInsertRangeMutations,
  getRemoveRangeMutations,
  InsertRangeMoveDownCommand,
  InsertRangeMoveRightCommand,
  SheetInterceptorService,
} from "@univerjs/preset-sheets-core";
import type { Rect } from "../book";
import type { Unit } from "./unit";
import { toRange } from "./unit";

export type Direction = "Down" | "Right" | "Up" | "Left";

const commands = {
  Down: InsertRangeMoveDownCommand,
  Right: InsertRangeMoveRightCommand,
  Up: DeleteRangeMoveUpCommand,
  Left: DeleteRangeMoveLeftCommand,
} as const;

/**
 * Inserts cells (shift down or right) or removes them (up or left), as Univer's commands do, but at once, on any sheet,
 * and without the entire rows and columns that Univer inserts behind the data: those would shift the widths beyond.
 */
export function shiftCells(unit: Unit, worksheet: Worksheet, rect: Rect, shift: Direction): void {
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
