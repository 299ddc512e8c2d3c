import { translateFormula } from "../../address";
import type { CellFormat, CellValue, Rect, Sheet } from "../../book";
import { intersect } from "../../geometry";
import { invalidArgument } from "../richApi/hostError";
import { isUnbounded } from "./cells";
import { writable } from "./model";

interface CellsOf {
  readonly sheet: Sheet;
  readonly rect: Rect;
}

/** What of a cell is copied, by `Excel.RangeCopyType`; links are not made here. */
const kinds: Readonly<
  Record<string, { readonly content: "formulas" | "values" | null; readonly formats: boolean }>
> = {
  All: { content: "formulas", formats: true },
  Formulas: { content: "formulas", formats: false },
  Values: { content: "values", formats: false },
  Formats: { content: null, formats: true },
};

/**
 * `Range.copyFrom`: a target that is smaller than the source grows to its size, a larger one is filled by it once.
 * References of formulas move along. Conditional formats, merges and links stay behind.
 *
 * @throws HostError InvalidArgument
 */
export function copyCells(from: CellsOf, to: CellsOf, type: string | null, location: string): void {
  const kind = kinds[type ?? "All"];
  if (!kind || isUnbounded(from.rect) || isUnbounded(to.rect)) throw invalidArgument(location);
  const sheet = writable(to.sheet, location);
  const { rows, columns } = from.rect;
  const rect = { ...to.rect, rows, columns };
  // Read before anything is written: the two may overlap.
  const content = kind.content && inputsOf(from, rect, kind.content);
  const formats = kind.formats ? formatRuns(from, rect) : [];
  if (kind.formats) sheet.clear(rect, content ? "all" : "formats");
  for (const run of formats) sheet.setFormat(run.rect, run.format);
  if (content) sheet.write(rect, content);
}

/** What to type so that each cell comes to hold what the source's holds. */
function inputsOf({ sheet, rect }: CellsOf, target: Rect, content: "formulas" | "values"): CellValue[][] {
  const values = sheet.values(rect);
  const formulas = content === "formulas" ? sheet.formulas(rect) : values;
  const down = target.row - rect.row;
  const right = target.column - rect.column;
  return values.map((row, r) =>
    row.map((value, c) => {
      const formula = formulas[r][c];
      if (formula !== value && typeof formula === "string") return translateFormula(formula, down, right);
      return typeof value === "string" && value !== "" ? `'${value}` : value;
    }),
  );
}

interface FormatRun {
  readonly rect: Rect;
  readonly format: CellFormat;
}

/** Formats of the source in the target's place, cells below one another that are alike in one. */
function formatRuns({ sheet, rect }: CellsOf, target: Rect): FormatRun[] {
  const runs: FormatRun[] = [];
  const used = sheet.used(false);
  const within = used && intersect(used, rect);
  if (!within) return runs;
  for (let column = within.column; column < within.column + within.columns; column++) {
    let start = within.row;
    let format = sheet.format(start, column);
    let key = JSON.stringify(format);
    for (let row = start + 1; row <= within.row + within.rows; row++) {
      const next = row < within.row + within.rows ? sheet.format(row, column) : null;
      const nextKey = next && JSON.stringify(next);
      if (nextKey === key) continue;
      const place = { row: start + target.row - rect.row, column: column + target.column - rect.column };
      if (key !== "{}") runs.push({ rect: { ...place, rows: row - start, columns: 1 }, format });
      if (next) [start, format, key] = [row, next, nextKey as string];
    }
  }
  return runs;
}
