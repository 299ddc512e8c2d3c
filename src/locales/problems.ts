import type { Problem } from "../problem";
import { messagesOf, type Locale } from "./translate";
import en from "./en-US/problems.json";
import zh from "./zh-CN/problems.json";

const text = messagesOf({ "en-US": en, "zh-CN": zh });

/** Key of a sentence in locales/<locale>/problems.json. */
export type ProblemCode = keyof typeof en;

export function isProblemCode(code: string): code is ProblemCode {
  return Object.hasOwn(en, code);
}

/**
 * What went wrong, as a sentence: which thing, what came, what is wanted.
 *
 * @example problemSentence("en-US", new Problem("zeroDenominator", "metrics.noConsultations"))
 * //=> "There are no consultations to divide by."
 */
export function problemSentence(locale: Locale, problem: Pick<Problem, "code" | "values">): string {
  if (!isProblemCode(problem.code)) return text(locale, "problem.unnamed", { code: problem.code });
  return text(locale, problem.code, problem.values);
}
