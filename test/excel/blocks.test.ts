import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { blockLimits, blocksOfTexts, jsonBytes, nextBlockRows } from "../../src/excel/blocks";

describe("the size of a block", () => {
  it("starts small, because nothing is known of the rows yet", () => {
    expect(nextBlockRows(6, null)).toBe(500);
  });

  it("follows the bytes of the previous block", () => {
    expect(nextBlockRows(6, { rows: 500, bytes: 500_000 })).toBe(1200);
    expect(nextBlockRows(6, { rows: 2000, bytes: 12_000_000 })).toBe(200);
  });

  it("grows at most eightfold, and never beyond the limits", () => {
    expect(nextBlockRows(6, { rows: 500, bytes: 10 })).toBe(4000);
    expect(nextBlockRows(6, { rows: 10_000, bytes: 10_000 })).toBe(10_000);
    expect(nextBlockRows(16_384, { rows: 61, bytes: 61 })).toBe(61);
  });

  it("is one row at least, however long the rows are", () => {
    expect(nextBlockRows(3, { rows: 1, bytes: 90_000_000 })).toBe(1);
  });

  it("counts what the cells take as JSON in UTF-8", () => {
    const cell = fc.oneof(
      fc.string({ unit: "grapheme" }),
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      fc.boolean(),
    );
    fc.assert(
      fc.property(fc.array(fc.array(cell, { maxLength: 5 }), { maxLength: 8 }), (rows) => {
        // Escapes (\" and \n) are the only thing left out: two bytes for one, six for a control character.
        const plain = rows.map((row) =>
          row.map((x) => (typeof x === "string" ? x.replace(/["\\\p{Cc}]/gu, "") : x)),
        );
        const exact = new TextEncoder().encode(JSON.stringify(plain)).length;
        expect(jsonBytes(plain)).toBeGreaterThanOrEqual(exact);
      }),
    );
    expect(jsonBytes([["在吗"]])).toBeLessThanOrEqual(18);
  });
});

describe("cutting a column of texts", () => {
  it("covers every text once, in order", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 700_000 }), { maxLength: 12 }), (lengths) => {
        const texts = lengths.map((length, i) => `${i}`.padEnd(length, "客"));
        expect([...blocksOfTexts(texts)].flat()).toEqual(texts);
      }),
      { numRuns: 30 },
    );
  });

  it("keeps every block within bytes and rows", () => {
    const long = [...blocksOfTexts(new Array<string>(100).fill("客".repeat(30_000)))];
    expect(long.length).toBeGreaterThan(1);
    for (const block of long) expect(block.length * 90_005).toBeLessThanOrEqual(blockLimits.bytes);
    const short = [...blocksOfTexts(new Array<null>(25_000).fill(null))];
    expect(short.map((block) => block.length)).toEqual([10_000, 10_000, 5_000]);
  });

  it("makes no text before its block is asked for", () => {
    let made = 0;
    const texts = function* () {
      while (made < 50_000) yield String(made++);
    };
    blocksOfTexts(texts()).next();
    expect(made).toBe(blockLimits.rows + 1);
  });
});
