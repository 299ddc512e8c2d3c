/**
 * What can go wrong, as data. A floor never writes a sentence: it throws a `Problem` that carries a code and the
 * values of the sentence, and a door says it in the reader's language (`locales/problems`).
 */

/**
 * - `wrongInput`: the caller gave something unusable (Excel: #VALUE!)
 * - `notEvaluable`: the input is fine but holds nothing to measure (Excel: #N/A)
 * - `zeroDenominator`: a rate of nothing (Excel: #DIV/0!)
 */
export type ProblemKind = "wrongInput" | "notEvaluable" | "zeroDenominator";

export type ProblemValues = Readonly<Record<string, string | number>>;

export class Problem extends Error {
  override readonly name = "Problem";

  /**
   * @param kind what sort of trouble
   * @param code key of the sentence in locales/<locale>/problems.json
   * @param values what the sentence names: which parameter, what came, what is wanted
   */
  constructor(
    readonly kind: ProblemKind,
    readonly code: string,
    readonly values: ProblemValues = {},
  ) {
    super(`${code} ${JSON.stringify(values)}`);
  }
}
