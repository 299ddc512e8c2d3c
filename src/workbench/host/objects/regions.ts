import { maxColumns, maxRows, type CellValue, type Rect, type Sheet } from "../../book";
import { bounding, intersect, sameRect } from "../../geometry";
import { invalidArgument } from "../richApi/hostError";

/** Regions of cells that Excel finds from a place: used range, current region, Ctrl+arrow, special cells. */

/** The used cells of a rectangle, shrunk to them; null when there are none. */
export function usedWithin(sheet: Sheet, rect: Rect, valuesOnly: boolean): Rect | null {
  const used = sheet.used(valuesOnly);
  const shared = used && intersect(used, rect);
  if (!shared || sameRect(shared, used)) return shared;
  const formulas = sheet.formulas(shared);
  const isUsed = (row: number, column: number) => {
    if (formulas[row][column] !== "") return true;
    return !valuesOnly && Object.keys(sheet.format(shared.row + row, shared.column + column)).length > 0;
  };
  let found: Rect | null = null;
  for (let row = 0; row < shared.rows; row++) {
    for (let column = 0; column < shared.columns; column++) {
      if (!isUsed(row, column)) continue;
      const cell = { row: shared.row + row, column: shared.column + column, rows: 1, columns: 1 };
      found = found ? bounding(found, cell) : cell;
    }
  }
  return found;
}

/** The block of cells around a rectangle that empty rows and columns, or the sheet's edge, bound (Ctrl+A). */
export function surroundingRegion(sheet: Sheet, rect: Rect): Rect {
  const used = sheet.used(true);
  if (!used) return { ...rect, rows: 1, columns: 1 };
  const world = bounding(used, rect);
  const filled = sheet.formulas(world).map((row) => row.map((value) => value !== ""));
  let region: Rect = { row: rect.row, column: rect.column, rows: 1, columns: 1 };
  for (;;) {
    const ring = intersect(
      { row: region.row - 1, column: region.column - 1, rows: region.rows + 2, columns: region.columns + 2 },
      world,
    )!;
    let grown = region;
    for (let row = ring.row; row < ring.row + ring.rows; row++) {
      for (let column = ring.column; column < ring.column + ring.columns; column++) {
        if (!filled[row - world.row][column - world.column]) continue;
        grown = bounding(grown, { row, column, rows: 1, columns: 1 });
      }
    }
    if (grown.rows === region.rows && grown.columns === region.columns) return region;
    region = grown;
  }
}

export type Direction = "Up" | "Down" | "Left" | "Right";

/** Where Ctrl+arrow leads from a cell: the end of the block, or the next filled cell, or the sheet's edge. */
export function edge(
  sheet: Sheet,
  row: number,
  column: number,
  direction: Direction,
): { row: number; column: number } {
  const vertical = direction === "Up" || direction === "Down";
  const step = direction === "Down" || direction === "Right" ? 1 : -1;
  const used = sheet.used(true);
  const line = vertical
    ? sheet
        .formulas({ row: 0, rows: used ? used.row + used.rows : 1, column, columns: 1 })
        .map(([value]) => value)
    : sheet.formulas({ row, rows: 1, column: 0, columns: used ? used.column + used.columns : 1 })[0];
  const last = step < 0 ? 0 : (vertical ? maxRows : maxColumns) - 1;
  const filled = (index: number) => (line[index] ?? "") !== "";
  let place = vertical ? row : column;
  if (place !== last) {
    const inBlock = filled(place) && filled(place + step);
    if (inBlock) while (place !== last && filled(place + step)) place += step;
    else {
      const end = step > 0 ? line.length : -1;
      place += step;
      while (place !== end && place !== last && !filled(place)) place += step;
      if (place === end || !filled(place)) place = last;
    }
  }
  return vertical ? { row: place, column } : { row, column: place };
}

/** Cells of a kind, as rectangles: runs of a row, joined with equal runs of the row above. */
export function specialCells(sheet: Sheet, rect: Rect, kind: string, location: string): Rect[] {
  if (kind === "Visible") return visibleCells(sheet, rect);
  const used = sheet.used(false);
  const shared = used && intersect(used, rect);
  if (!shared) return [];
  const formulas = sheet.formulas(shared);
  const isFormula = (value: CellValue) => typeof value === "string" && value.startsWith("=");
  const tests: Readonly<Record<string, (value: CellValue) => boolean>> = {
    Blanks: (value) => value === "",
    Formulas: isFormula,
    Constants: (value) => value !== "" && !isFormula(value),
  };
  if (!Object.hasOwn(tests, kind)) throw invalidArgument(location);
  return collect(shared, (row, column) => tests[kind](formulas[row - shared.row][column - shared.column]));
}

function visibleCells(sheet: Sheet, rect: Rect): Rect[] {
  let rects = [rect];
  for (const row of sheet.hiddenRows()) {
    rects = rects.flatMap((part) => cutRow(part, row));
  }
  for (const column of sheet.hiddenColumns()) {
    rects = rects.flatMap((part) => cutColumn(part, column));
  }
  return rects;
}

function cutRow(rect: Rect, row: number): Rect[] {
  if (row < rect.row || row >= rect.row + rect.rows) return [rect];
  return [
    { ...rect, rows: row - rect.row },
    { ...rect, row: row + 1, rows: rect.row + rect.rows - row - 1 },
  ].filter((part) => part.rows > 0);
}

function cutColumn(rect: Rect, column: number): Rect[] {
  if (column < rect.column || column >= rect.column + rect.columns) return [rect];
  return [
    { ...rect, columns: column - rect.column },
    { ...rect, column: column + 1, columns: rect.column + rect.columns - column - 1 },
  ].filter((part) => part.columns > 0);
}

function collect(rect: Rect, take: (row: number, column: number) => boolean): Rect[] {
  const done: Rect[] = [];
  let open: Rect[] = [];
  for (let row = rect.row; row < rect.row + rect.rows; row++) {
    const runs: Rect[] = [];
    for (let column = rect.column; column < rect.column + rect.columns; column++) {
      if (!take(row, column)) continue;
      const last = runs.at(-1);
      if (last && last.column + last.columns === column)
        runs[runs.length - 1] = { ...last, columns: last.columns + 1 };
      else runs.push({ row, column, rows: 1, columns: 1 });
    }
    const next: Rect[] = [];
    for (const run of runs) {
      const above = open.find((rect) => rect.column === run.column && rect.columns === run.columns);
      next.push(above ? { ...above, rows: above.rows + 1 } : run);
    }
    done.push(
      ...open.filter((above) => !next.some((rect) => rect.row === above.row && rect.column === above.column)),
    );
    open = next;
  }
  return [...done, ...open];
}

export interface SearchCriteria {
  readonly completeMatch?: boolean;
  readonly matchCase?: boolean;
  readonly searchDirection?: "Forward" | "Backwards";
}

/** The first cell whose shown text holds a text. */
export function find(sheet: Sheet, rect: Rect, text: string, criteria: SearchCriteria = {}): Rect | null {
  const used = sheet.used(true);
  const shared = used && intersect(used, rect);
  if (!shared) return null;
  const fold = (value: string) => (criteria.matchCase ? value : value.toLowerCase());
  const wanted = fold(text);
  const texts = sheet.text(shared);
  const hits = collect(shared, (row, column) => {
    const shown = fold(texts[row - shared.row][column - shared.column]);
    return criteria.completeMatch ? shown === wanted : shown.includes(wanted);
  });
  const first = criteria.searchDirection === "Backwards" ? hits.at(-1) : hits[0];
  return first ? { row: first.row, column: first.column, rows: 1, columns: 1 } : null;
}
