import { CELL_INVERTED_INDEX_CACHE } from "@univerjs/preset-sheets-core";

const index = CELL_INVERTED_INDEX_CACHE;
const set = index.set.bind(index);

/**
 * Univer keeps an index of values for its lookup functions and writes every result of a calculation into it, at a cost
 * that grows with the square of the results. Only rows that a lookup has read are ever asked for: the others are left out,
 * and are read afresh when a lookup comes to them.
 */
export function indexOnlyWhatIsLookedUp(): void {
  index.set = (unitId, sheetId, column, value, row, isResult = false) => {
    if (isResult && index.shouldContinueBuildingCache(unitId, sheetId, column, row)) return;
    set(unitId, sheetId, column, value, row, isResult);
  };
}
