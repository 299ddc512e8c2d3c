import type { ErrorCode } from "../chat/table";
import { Problem, type ProblemKind, type ProblemValues } from "../problem";
import { hasParameterText, parameterText } from "../locales/functions";
import { problemSentence } from "../locales/problems";
import { resultText, type ResultKey } from "../locales/results";
import type { Locale } from "../locales/translate";
import { beginning } from "./beginning";
import { CellError } from "./cell";
import { worksheetFunctions } from "./catalogue";
import type { WorksheetFunction } from "./define";
import { nearest } from "./nearest";
import { plain, type SpilledCell, type Wording } from "./result";

/** What Excel would show in the cell, and why. */
export interface FunctionError {
  readonly code: ErrorCode;
  readonly message: string;
}

export type PlainCell = string | number | boolean;

/** One value, or rows of cells in which a row's own error stands in its place. */
export type FunctionValue = PlainCell | (PlainCell | { readonly error: FunctionError })[][];

export type FunctionOutcome = { readonly value: FunctionValue } | { readonly error: FunctionError };

const codeOf: Readonly<Record<ProblemKind, ErrorCode>> = {
  wrongInput: "#VALUE!",
  notEvaluable: "#N/A",
  zeroDenominator: "#DIV/0!",
};

export interface CallOptions {
  /** Texts as stable English ids and times as ISO texts, in place of the language's words. */
  readonly ids?: boolean;
}

/**
 * Calls a worksheet function as a cell would: the same code, the same numbers, the same errors.
 *
 * @param name as in a formula, in any case, with or without `KEFU.`
 * @param args in the formula's order; a range is an array of rows, a blank cell null
 * @example callFunction("CONSULT_CONVERSION", [32, 400], "en-US") //=> { value: 0.08 }
 * @example callFunction("kefu.consult_conversion", [0, 0], "en-US")
 * //=> { error: { code: "#DIV/0!", message: "There are no consultations to divide by." } }
 */
export function callFunction(
  name: string,
  args: readonly unknown[],
  locale: Locale,
  options: CallOptions = {},
): FunctionOutcome {
  const id = name
    .trim()
    .toUpperCase()
    .replace(/^KEFU\./, "");
  const found = worksheetFunctions.find((candidate) => candidate.id === id);
  if (found) return evaluateFunction(found, args, { locale, ids: options.ids ?? false });
  const near = nearest(
    id,
    worksheetFunctions.map((candidate) => candidate.id),
  );
  const unknown = new Problem("wrongInput", "functions.unknownFunction", {
    name: beginning(name.trim()),
    near: near.length === 0 ? "none" : near.join(", "),
  });
  return { error: { code: "#NAME?", message: problemSentence(locale, unknown) } };
}

/** Evaluates a function and words its result; throws nothing. */
export function evaluateFunction(
  definition: WorksheetFunction,
  args: readonly unknown[],
  wording: Wording,
): FunctionOutcome {
  const worded = (cell: SpilledCell): PlainCell | { error: FunctionError } => {
    if (cell instanceof Problem || cell instanceof CellError)
      return { error: functionError(definition, cell, wording.locale) };
    if (isTooLarge(cell)) return { error: functionError(definition, tooLarge(), wording.locale) };
    return plain(cell, wording);
  };
  try {
    const result = definition.evaluate(args);
    if (isTooLarge(result)) throw tooLarge();
    if (!Array.isArray(result)) return { value: plain(result, wording) };
    return { value: result.map((row) => row.map(worded)) };
  } catch (error) {
    return { error: functionError(definition, error, wording.locale) };
  }
}

/** No cell holds infinity. */
const isTooLarge = (result: unknown): boolean => result === Infinity || result === -Infinity;
const tooLarge = () => new Problem("wrongInput", "functions.resultTooLarge");

function functionError(definition: WorksheetFunction, error: unknown, locale: Locale): FunctionError {
  if (error instanceof CellError) {
    const passed = new Problem("wrongInput", "functions.inputError", { code: error.code });
    return {
      code: error.code,
      message: withRow(problemSentence(locale, passed), error.rangeRow, locale),
    };
  }
  if (error instanceof Problem) {
    const values = withWords(definition, error.values, locale);
    const sentence = problemSentence(locale, { code: error.code, values });
    return { code: codeOf[error.kind], message: withRow(sentence, error.values.rangeRow, locale) };
  }
  // A defect of ours: its message may quote chat text, so it is not shown.
  return { code: "#VALUE!", message: problemSentence(locale, { code: "functions.internal", values: {} }) };
}

/** Adds where in a range a cell stands that cannot be used: nobody finds a blank among thousands of rows. */
function withRow(sentence: string, rangeRow: string | number | undefined, locale: Locale): string {
  if (rangeRow === undefined) return sentence;
  return problemSentence(locale, { code: "functions.inRow", values: { sentence, row: rangeRow } });
}

/** Sentences name a parameter as the reader's Excel shows it, and choices in the reader's words. */
function withWords(definition: WorksheetFunction, values: ProblemValues, locale: Locale): ProblemValues {
  const worded: Record<string, string | number> = { ...values };
  for (const key of ["parameter", "other"]) {
    const name = worded[key];
    if (typeof name === "string" && hasParameterText(definition.id, name))
      worded[key] = parameterText(locale, definition.id, name).name;
  }
  if (typeof worded.came === "string")
    worded.cell = worded.came.trim() === "" ? resultText(locale, "cell.blank") : `“${worded.came}”`;
  const { group, choices } = worded;
  if (typeof group === "string" && typeof choices === "string") {
    const words = choices.split(", ").map((id) => resultText(locale, `${group}.${id}` as ResultKey));
    worded.choices = words.join(resultText(locale, "list.separator"));
  }
  return worded;
}
