import { describe, expect, it } from "vitest";
import { endsClause, startsClause } from "../../../src/inspection/text/clause";

describe("clauses", () => {
  it.each(["I don't know", "I don’t know", "c'est l'été"])(
    "go on over the apostrophe of a word: %s",
    (text) => {
      for (const [, at] of [...text.matchAll(/\w(['’])\w/gu)].map(
        (found) => [found, found.index + 1] as const,
      )) {
        expect(endsClause(text, at)).toBe(false);
        expect(startsClause(text, at + 1)).toBe(false);
      }
    },
  );

  it("begin behind a space between Chinese words, of those who type no marks, and behind no other", () => {
    expect(startsClause("都这样 等着吧", 4)).toBe(true);
    expect(startsClause("都这样　亲 等着吧", 6)).toBe(true);
    expect(startsClause("order 等着吧", 6)).toBe(false);
    expect(startsClause("wait for it", 5)).toBe(false);
    expect(endsClause("没有 纯线上的", 2)).toBe(false);
  });

  it.each(["say 'no' now", "‘不行’", "不行'好"])("end at quotation marks: %s", (text) => {
    const at = text.search(/['‘’]/u);
    expect(endsClause(text, at)).toBe(true);
    expect(startsClause(text, at + 1)).toBe(true);
  });
});
