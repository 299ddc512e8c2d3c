import { describe, expect, it } from "vitest";
import type { QuestionShare } from "../../src/inspection/intents/questionShare";
import { isSmallButDecisive, usualConversion } from "../../src/report";

const share = (count: number, of: number, conversion: number): QuestionShare => ({
  category: "A",
  count,
  share: count / of,
  cumulativeShare: 1,
  conversion,
});

describe("small but decisive questions", () => {
  const questions = [share(60, 100, 0.3), share(32, 100, 0.2), share(8, 100, 0.1)];

  it("are rare and keep their askers from buying", () => {
    const usual = usualConversion(questions);
    expect(usual).toBeCloseTo((18 + 6.4 + 0.8) / 100, 12);
    expect(questions.map((each) => isSmallButDecisive(each, usual))).toEqual([false, false, true]);
  });

  it("are unknown where no conversion is known, never guessed", () => {
    const unknown = questions.map((each) => ({ ...each, conversion: NaN }));
    expect(usualConversion(unknown)).toBeNull();
    expect(isSmallButDecisive(unknown[2], null)).toBe(false);
    expect(isSmallButDecisive(unknown[2], 0.5)).toBe(false);
  });
});
