import { localeOf, type Locale } from "../locales/translate";
import { evaluateFunction, type FunctionError, type PlainCell } from "./call";
import type { WorksheetFunction } from "./define";

/** Codes that Excel lets a custom function give; any other input error is passed on as #VALUE!. */
const givable: ReadonlySet<string> = new Set(["#VALUE!", "#N/A", "#DIV/0!", "#NUM!", "#NULL!"]);

/**
 * Runs a worksheet function for Excel: the only place that knows the custom-functions runtime.
 *
 * @returns rows of cells, which Excel spills; a single result is one row of one cell
 * @throws CustomFunctions.Error with the sentence that Excel shows beside #VALUE! and #N/A
 */
export function inExcel(definition: WorksheetFunction, args: readonly unknown[]): any[][] {
  const outcome = evaluateFunction(definition, args, { locale: excelLocale(), ids: false });
  if ("error" in outcome) throw excelError(outcome.error);
  if (!Array.isArray(outcome.value)) return [[outcome.value]];
  return outcome.value.map((row) =>
    row.map((cell): PlainCell | CustomFunctions.Error =>
      typeof cell === "object" ? excelError(cell.error) : cell,
    ),
  );
}

function excelError({ code, message }: FunctionError): CustomFunctions.Error {
  const given = givable.has(code) ? code : "#VALUE!";
  return new CustomFunctions.Error(given as CustomFunctions.ErrorCode, message);
}

/**
 * The language of Office. The runtime may evaluate a cell before Office.js is ready, and then has no context yet: the
 * browser's language stands in.
 */
function excelLocale(): Locale {
  const context = typeof Office === "undefined" ? undefined : Office.context;
  const browser = typeof navigator === "undefined" ? undefined : navigator.language;
  return localeOf(context?.displayLanguage || browser);
}
