import type { Mask } from "../../chat/mask";
import type { Keyword } from "../../metrics/keywords";
import type { FaqCandidate } from "../../report";

/** A question and its answer as they may be shown, copied and written. */
export function maskedCandidate(candidate: FaqCandidate, mask: Mask): FaqCandidate {
  const { question, wordings, answer } = candidate;
  return {
    ...candidate,
    question: mask.text(question),
    wordings: wordings.map((wording) => mask.text(wording)),
    answer: answer && { ...answer, text: mask.text(answer.text) },
  };
}

/** Words that customers use as they may be shown; those that are alike then stand once for each. */
export function maskedKeyword(keyword: Keyword, mask: Mask): Keyword {
  return { ...keyword, word: mask.text(keyword.word) };
}
