import type { ICommandInfo } from "@univerjs/core";
import { CommandType } from "@univerjs/core";
import { SetRangeValuesMutation } from "@univerjs/preset-sheets-core";
import type { ISetRangeValuesMutationParams } from "@univerjs/preset-sheets-core";
import type { Matrix } from "./cells";
import type { Unit } from "./unit";

/**
 * After every change Univer looks through all cells of all sheets for formulas. A sheet in which it found none is not looked
 * through again as long as only values are written.
 */
export function lookForFormulasWhereTheyMayBe({ id: unitId, workbook, formulas, commands }: Unit): void {
  const without = new Set<string>();
  commands.beforeCommandExecuted((command) => {
    if (command.type !== CommandType.MUTATION || command.id.startsWith("formula.mutation.")) return;
    if (command.id !== SetRangeValuesMutation.id) without.clear();
    else if (writesFormulas(command))
      without.delete((command.params as ISetRangeValuesMutationParams).subUnitId);
  });
  const inSheet = (sheetId: string) => {
    if (without.has(sheetId)) return {};
    const found = formulas.getSheetFormulaData(unitId, sheetId) ?? {};
    if (Object.keys(found).length === 0) without.add(sheetId);
    return found;
  };
  formulas.getFormulaData = () => ({
    [unitId]: Object.fromEntries(
      workbook.getSheets().map((worksheet) => {
        const sheetId = worksheet.getSheetId();
        return [sheetId, inSheet(sheetId)];
      }),
    ),
  });
}

function writesFormulas({ params }: ICommandInfo): boolean {
  const matrix = (params as ISetRangeValuesMutationParams).cellValue as Matrix | undefined;
  for (const rowKey in matrix) {
    const cells = matrix[Number(rowKey)];
    for (const columnKey in cells) {
      const cell = cells[Number(columnKey)];
      if (cell?.f || cell?.si) return true;
    }
  }
  return false;
}
