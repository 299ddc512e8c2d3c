import type { IMutationInfo, IRange } from "@univerjs/core";
import {
  DeleteRangeMoveLeftCommand,
  DeleteRangeMoveUpCommand,
  FormulaRefRangeService,
  handleCommonDefaultRangeChangeWithEffectRefCommands,
  InsertColCommand,
  InsertRangeMoveDownCommand,
  InsertRangeMoveRightCommand,
  InsertRowCommand,
  RefRangeService,
  RemoveColCommand,
  RemoveRowCommand,
} from "@univerjs/preset-sheets-core";
import type { EffectRefRangeParams } from "@univerjs/preset-sheets-core";
import { shiftFormula, translateFormula } from "../address";
import { maxColumns, maxRows } from "../book";
import type { Shift } from "../geometry";
import { beforeShift, insertion, removal, shiftRects } from "../geometry";
import type { Unit } from "./unit";
import { toRect } from "./unit";

type Moved = { readonly formulas: string[]; readonly ranges: IRange[] };
type Mutations = { redos: IMutationInfo[]; undos: IMutationInfo[] };

/** Anything that shifts on a sheet touches this range. */
const wholeSheet: IRange = { startRow: 0, endRow: maxRows - 1, startColumn: 0, endColumn: maxColumns - 1 };

/**
 * Lets conditional formats follow insertions and deletions as in Excel. Univer keeps a range with its formulas together
 * by a service of its own, which splits the range and forgets references to whole columns ("$H2") when a column is
 * inserted inside it; here the service's answer is replaced, while Univer still does and undoes the change.
 */
export function correctRangeFormulas(unit: Unit): void {
  const service = unit.injector.get(FormulaRefRangeService);
  const refRanges = unit.injector.get(RefRangeService);
  service.registerRangeFormula = (unitId, sheetId, ranges, formulas, callback) => {
    const follow = (command: EffectRefRangeParams): Mutations => {
      const shift = shiftOf(command);
      const moved = shift
        ? shifted(unit, sheetId, ranges, formulas, shift)
        : {
            ranges: ranges.flatMap((range) =>
              handleCommonDefaultRangeChangeWithEffectRefCommands(range, command),
            ),
            formulas: formulas.map((formula) =>
              service.transformFormulaByEffectCommand(unitId, sheetId, formula, command),
            ),
          };
      return changed(moved, { ranges, formulas })
        ? callback(moved.ranges.length > 0 ? [moved] : [])
        : { redos: [], undos: [] };
    };
    return refRanges.registerRefRange(wholeSheet, follow, unitId, sheetId);
  };
}

function shiftOf({ id, params }: EffectRefRangeParams): Shift | null {
  const range = (params as { range?: IRange } | undefined)?.range;
  if (!range) return null;
  // Rows and columns are inserted and removed entire, whatever the command's range says of the other axis.
  const rows = { ...toRect({ ...range, rangeType: undefined }), column: 0, columns: maxColumns };
  const columns = { ...toRect({ ...range, rangeType: undefined }), row: 0, rows: maxRows };
  switch (id) {
    case InsertRowCommand.id:
      return insertion(rows, "Down");
    case InsertColCommand.id:
      return insertion(columns, "Right");
    case RemoveRowCommand.id:
      return removal(rows, "Up");
    case RemoveColCommand.id:
      return removal(columns, "Left");
    case InsertRangeMoveDownCommand.id:
      return insertion(toRect(range), "Down");
    case InsertRangeMoveRightCommand.id:
      return insertion(toRect(range), "Right");
    case DeleteRangeMoveUpCommand.id:
      return removal(toRect(range), "Up");
    case DeleteRangeMoveLeftCommand.id:
      return removal(toRect(range), "Left");
    default:
      return null;
  }
}

/** A formula is written for the first cell of its first range; it is rewritten for the cell that is the first one now. */
function shifted(unit: Unit, sheetId: string, ranges: IRange[], formulas: string[], shift: Shift): Moved {
  const name = unit.workbook.getSheetBySheetId(sheetId)?.getName() ?? "";
  const first = ranges[0];
  const rects = shiftRects(ranges.map(toRect), shift);
  const origin = rects[0] && beforeShift(rects[0].row, rects[0].column, shift);
  return {
    ranges: rects.map(({ row, column, rows, columns }) => ({
      startRow: row,
      endRow: row + rows - 1,
      startColumn: column,
      endColumn: column + columns - 1,
    })),
    formulas: formulas.map((formula) => {
      if (!origin || !first) return formula;
      const own = translateFormula(formula, origin.row - first.startRow, origin.column - first.startColumn);
      return shiftFormula(own, name, name, shift);
    }),
  };
}

const changed = (after: Moved, before: Moved): boolean =>
  JSON.stringify(after.formulas) !== JSON.stringify(before.formulas) ||
  JSON.stringify(after.ranges.map(toRect)) !== JSON.stringify(before.ranges.map(toRect));
