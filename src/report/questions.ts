import type { QuestionShare } from "../inspection/intents/questionShare";

/** A category below this share is small. */
const smallShare = 0.1;

/** Conversion over all questions of which it is known; null when it is known of none. */
export function usualConversion(questions: readonly QuestionShare[]): number | null {
  const known = questions.filter(({ conversion }) => !Number.isNaN(conversion));
  const asked = known.reduce((sum, { count }) => sum + count, 0);
  return asked === 0 ? null : known.reduce((sum, each) => sum + each.conversion * each.count, 0) / asked;
}

/**
 * Small but decisive: under 10 % of the questions, and those who ask buy less than askers do on the whole.
 *
 * @param usual `usualConversion` of all questions
 */
export function isSmallButDecisive({ share, conversion }: QuestionShare, usual: number | null): boolean {
  return usual !== null && share < smallShare && conversion < usual;
}
