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

  it.each(["say 'no' now", "‘不行’", "不行'好"])("end at quotation marks: %s", (text) => {
    const at = text.search(/['‘’]/u);
    expect(endsClause(text, at)).toBe(true);
    expect(startsClause(text, at + 1)).toBe(true);
  });
});
