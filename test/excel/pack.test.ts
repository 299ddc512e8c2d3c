import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Cell } from "../../src/chat/table";
import { packBlock, tableOfBlocks, transferOf } from "../../src/excel/worker/pack";

const cell: fc.Arbitrary<Cell> = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.double(),
  fc.boolean(),
  fc.constant(null),
);

describe("packed blocks", () => {
  it("give back every cell as it was, blank ones as null", () => {
    const matrix = fc
      .nat(5)
      .chain((columns) =>
        fc.array(fc.array(cell, { minLength: columns, maxLength: columns }), { maxLength: 20 }),
      );
    fc.assert(
      fc.property(matrix, fc.nat(20), (rows, cut) => {
        const columns = rows[0]?.length ?? 0;
        const blocks = [packBlock(rows.slice(0, cut), columns), packBlock(rows.slice(cut), columns)];
        const table = tableOfBlocks(blocks, {
          columnCount: columns,
          columns: Array.from({ length: columns }, (_, i) => i),
          firstRow: 1,
        });
        const read = rows.map((row, r) => row.map((_, c) => table.cell(r, c)));
        expect(read).toEqual(rows.map((row) => row.map((value) => (value === "" ? null : value))));
      }),
    );
  });

  it("keep half of a broken emoji, and texts longer than a call's arguments", () => {
    const long = "长".repeat(32_767);
    const table = tableOfBlocks([packBlock([["\ud83d", long]], 2)], {
      columnCount: 2,
      columns: [0, 1],
      firstRow: 1,
    });
    expect(table.cell(0, 0)).toBe("\ud83d");
    expect(table.cell(0, 1)).toBe(long);
  });

  it("stand for their columns in the source; the ones that were not read are empty", () => {
    const table = tableOfBlocks([packBlock([["a", "b"]], 2)], {
      columnCount: 5,
      columns: [1, 4],
      firstRow: 7,
    });
    expect([0, 1, 2, 3, 4, 5].map((column) => table.cell(0, column))).toEqual([
      null,
      "a",
      null,
      null,
      "b",
      null,
    ]);
    expect(table.sourceRow(0)).toBe(7);
  });

  it("can be read in any order of rows", () => {
    const blocks = ["a", "b", "c"].map((name) => packBlock([[name + 1], [name + 2]], 1));
    const table = tableOfBlocks(blocks, { columnCount: 1, columns: [0], firstRow: 1 });
    expect([5, 0, 3, 3, 1, 4].map((row) => table.cell(row, 0))).toEqual(["c2", "a1", "b2", "b2", "a2", "c1"]);
    expect([table.cell(-1, 0), table.cell(6, 0)]).toEqual([null, null]);
  });

  it("are handed over, not copied", () => {
    const block = packBlock([["a", 1]], 2);
    structuredClone(block, { transfer: transferOf(block) });
    expect(
      block.text.byteLength + block.numbers.byteLength + block.kinds.byteLength + block.textEnds.byteLength,
    ).toBe(0);
  });
});
