import { severities, type Severity } from "../inspection/finding";
import { resultWords } from "../locales/excel";
import { locales, type Locale } from "../locales/translate";
import { columnLetter } from "./address";
import { resultStart } from "./resultText";

/** One conditional format: which rows, and how they look. */
export interface Highlight {
  readonly severity: Severity;
  /** Custom formula, relative to the first data row. */
  readonly formula: string;
  readonly fill: string;
  readonly fontColor: string;
}

/**
 * Fill and font are set together, so that the contrast (at least 7 : 1) is the same on a light and on a dark sheet. The
 * fills differ in hue along blue–orange and in lightness, which red-green colour blindness leaves apart; the severity also
 * stands in words in the result column.
 */
export const highlightColors: Readonly<
  Record<Severity, { readonly fill: string; readonly fontColor: string }>
> = {
  severe: { fill: "#F4B6A6", fontColor: "#4A0D00" },
  major: { fill: "#FBDF9D", fontColor: "#402C00" },
  minor: { fill: "#CFE4F7", fontColor: "#0B2C4A" },
  info: { fill: "#E9E9EE", fontColor: "#2B2B33" },
};

/**
 * One highlight per severity. The formula looks at the result column of its own row, so that sorting, filtering and moved
 * columns keep it right.
 *
 * @param resultColumn zero-based sheet column of the results
 * @param firstRow 1-based sheet row of the first data row
 */
export function highlightsOf(locale: Locale, resultColumn: number, firstRow: number): Highlight[] {
  const words = resultWords(locale);
  return severities.map((severity) => {
    const start = resultStart(severity, words);
    return {
      severity,
      formula: `=LEFT($${columnLetter(resultColumn)}${firstRow},${start.length})="${start}"`,
      ...highlightColors[severity],
    };
  });
}

/**
 * One of our formulas for another first row and result column. What Excel reads back is relative to a cell of its choice,
 * so a formula that is put back is written for the range it gets.
 */
export function formulaAt(formula: string, resultColumn: number, firstRow: number): string {
  return formula.replace(/\$[A-Z]{1,3}\d+/, () => `$${columnLetter(resultColumn)}${firstRow}`);
}

const starts = locales.flatMap((locale) =>
  severities.map((severity) => resultStart(severity, resultWords(locale))),
);
const shape = /^=LEFT\((?:\$[A-Z]{1,3}\d+|#REF!),\d+\)="([^"]*)"$/;

/**
 * Whether a conditional format's formula is one of ours. The ids that we remember may be gone: a copied sheet has new
 * ones, and so may a workbook that another program saved.
 */
export function isHighlightFormula(formula: string): boolean {
  const start = shape.exec(formula)?.[1];
  return start !== undefined && starts.includes(start);
}
