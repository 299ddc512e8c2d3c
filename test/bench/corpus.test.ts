import { describe, expect, it } from "vitest";
import { corpus, phrases } from "../../bench/corpus";

function textsOf(rows: number, role: string): string[] {
  const table = corpus(rows);
  return Array.from({ length: rows }, (_, i) => i + 1)
    .filter((row) => table.cell(row, 3) === role)
    .map((row) => String(table.cell(row, 4)));
}

describe("the corpus", () => {
  it("is the same every time, and longer ones begin like shorter ones", () =>
    expect(textsOf(400, "客户").slice(0, 100)).toEqual(textsOf(1000, "客户").slice(0, 100)));

  it("has hardly two equal texts of customers, and quick replies of agents", () => {
    const shareOfDistinct = (texts: readonly string[]) => new Set(texts).size / texts.length;
    expect(shareOfDistinct(textsOf(20_000, "客户"))).toBeGreaterThan(0.7);
    expect(shareOfDistinct(textsOf(20_000, "客服"))).toBeGreaterThan(0.4);
    expect(shareOfDistinct(textsOf(20_000, "客服"))).toBeLessThan(0.9);
  });

  it("holds what engines that split lines and commas read alike", () => {
    for (const text of [...textsOf(5000, "客户"), ...textsOf(5000, "客服")])
      expect(text).not.toMatch(/[,"\s]/);
  });

  it("holds a few of the phrases that are looked for", () => {
    const texts = [...textsOf(5000, "客户"), ...textsOf(5000, "客服")];
    const list = phrases(50);
    expect(new Set(list).size).toBe(50);
    expect(list.some((phrase) => texts.some((text) => text.includes(phrase)))).toBe(true);
  });
});
