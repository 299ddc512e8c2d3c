import { questionCategory } from "./index";
import { questionCategories, type QuestionCategory } from "./ids";

export interface QuestionShare {
  readonly category: QuestionCategory;
  readonly count: number;
  /** Of all questions that belong to a category. */
  readonly share: number;
  /** Of this category and all before it: the line of a Pareto chart. */
  readonly cumulativeShare: number;
  /** Converted of those of which it is known; NaN when it is known of none. */
  readonly conversion: number;
}

/** A message, and whether its asker has ordered; null when that is unknown. */
export interface AskedMessage {
  readonly text: string;
  readonly converted: boolean | null;
}

/**
 * What customers ask about, the most asked first. Messages that ask none of the categories are left out.
 *
 * @example questionShares([{ text: "会掉色吗", converted: true }, { text: "在吗", converted: null }])
 *   //=> [{ category: "B", count: 1, share: 1, cumulativeShare: 1, conversion: 1 }]
 */
export function questionShares(messages: Iterable<AskedMessage>): QuestionShare[] {
  const tally = new Map(questionCategories.map((id) => [id, { count: 0, known: 0, converted: 0 }]));
  let total = 0;
  for (const { text, converted } of messages) {
    const category = questionCategory(text);
    if (category === null) continue;
    const own = tally.get(category)!;
    total++;
    own.count++;
    if (converted === null) continue;
    own.known++;
    if (converted) own.converted++;
  }
  let before = 0;
  return [...tally]
    .filter(([, { count }]) => count > 0)
    .sort(([, a], [, b]) => b.count - a.count)
    .map(([category, { count, known, converted }]) => {
      before += count;
      return {
        category,
        count,
        share: count / total,
        cumulativeShare: before / total,
        conversion: known === 0 ? NaN : converted / known,
      };
    });
}
