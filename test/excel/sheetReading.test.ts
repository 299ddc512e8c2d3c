import fc from "fast-check";
import { beforeEach, describe, expect, it, vi } from "vitest";
import type { Cell } from "../../src/chat/table";
import { readSource } from "../../src/excel/sheetReading";
import { BlockStore, type Blocks } from "../../src/excel/worker/blockStore";
import type { Scanner } from "../../src/excel/worker/job";
import { tableOfBlocks } from "../../src/excel/worker/pack";
import { maxColumns, maxRows } from "../../src/workbench/book";
import type { MemoryBook } from "../../src/workbench/memory";
import { hostWorkbooks } from "./hosted";
import { bookOf, put } from "./support";

const hosted = hostWorkbooks();

const rowCount = 3_000;
/** Of four columns the third is not read. */
const columns = [0, 1, 3];

const chat = (row: number): Cell[] => [`c${row >> 2}`, 46_000 + row / 86_400, "不读", `第 ${row} 句`];

/** What a worker keeps from scan to scan. */
let kept: Blocks = new Map();
beforeEach(() => {
  kept = new Map();
});

const open = () => hosted.open(bookOf(Array.from({ length: rowCount }, (_, row) => chat(row))));

/** Reads the first sheet as a scan does, holds what came against what stands there, and tells how many rows were asked for. */
async function read(book: MemoryBook, during?: () => void): Promise<number> {
  const [sheet] = book.sheets();
  const rows = sheet.used(true)?.rows ?? 0;
  const store = new BlockStore(kept);
  const scanner: Pick<Scanner, "kept" | "add" | "reuse"> = {
    kept: new Set(kept.keys()),
    add: (block, number) => store.add(block, number),
    reuse: (number) => store.reuse(number),
  };
  const values = vi.spyOn(sheet, "values");
  await readSource(
    scanner as Scanner,
    { sheetId: sheet.id, row: 0, rowCount: rows, columns },
    during && { onRows: during },
  );
  const asked = values.mock.calls
    .filter(([rect]) => rect.column === 0)
    .reduce((sum, [rect]) => sum + rect.rows, 0);
  values.mockRestore();
  if (during) return asked;
  const table = tableOfBlocks(store.take(), { columnCount: 4, columns, firstRow: 1 });
  kept = store.kept;
  const stands = sheet.values({ row: 0, column: 0, rows, columns: 4 });
  const came = stands.map((_, row) => columns.map((column) => table.cell(row, column) ?? ""));
  expect(came).toEqual(stands.map((row) => columns.map((column) => row[column])));
  expect(table.rowCount).toBe(rows);
  return asked;
}

const samples = 101;
const firstBlock = 500;

describe("a sheet that is read again", () => {
  it("is asked for a few rows only when nothing changed", async () => {
    const book = await open();
    expect(await read(book)).toBe(rowCount);
    expect(await read(book)).toBeLessThanOrEqual(samples);
    expect(await read(book)).toBeLessThanOrEqual(samples);
  });

  it("is read where a person wrote, and rows that came below are read", async () => {
    const book = await open();
    const [sheet] = book.sheets();
    await read(book);
    put(sheet, [["改了"]], { row: 3, column: 3 });
    expect(await read(book)).toBeLessThanOrEqual(samples + firstBlock);
    put(sheet, [chat(rowCount), chat(rowCount + 1)], { row: rowCount, column: 0 });
    expect(await read(book)).toBeLessThanOrEqual(samples + 2);
  });

  it("is not read again for a column that is not read", async () => {
    const book = await open();
    await read(book);
    put(book.sheets()[0], [["别的"]], { row: 3, column: 2 });
    put(book.sheets()[0], [["结果"]], { row: 3, column: 9 });
    expect(await read(book)).toBeLessThanOrEqual(samples);
  });

  it("is read wholly when a sampled row moved without a word", async () => {
    const book = await open();
    const [sheet] = book.sheets();
    await read(book);
    const quiet = vi.spyOn(book, "raise").mockImplementation(() => undefined);
    sheet.reorderRows(
      { row: 0, column: 0, rows: rowCount, columns: 4 },
      Array.from({ length: rowCount }, (_, row) => rowCount - 1 - row),
    );
    quiet.mockRestore();
    expect(await read(book)).toBeGreaterThan(rowCount);
  });

  it("is read wholly when its cells may depend on formulas", async () => {
    const book = await open();
    await read(book);
    put(book.sheets()[0], [[1]], { row: 5, column: 2 });
    book.sheets()[0].write({ row: 5, column: 2, rows: 1, columns: 1 }, [["=1+1"]]);
    expect(await read(book)).toBe(rowCount);
  });

  it("is read wholly in columns that were not read before, and on another sheet", async () => {
    const book = await open();
    await read(book);
    const second = book.addSheet("另一张");
    put(
      second,
      Array.from({ length: rowCount }, (_, row) => chat(row + 7)),
      { row: 0, column: 0 },
    );
    book.moveSheet(second.id, 0);
    expect(await read(book)).toBe(rowCount);
  });

  it("is read again where cells changed while they were being read", async () => {
    const book = await open();
    const [sheet] = book.sheets();
    await read(book);
    put(sheet, [["改了"]], { row: rowCount - 1, column: 3 });
    await read(book, () => put(sheet, [["又改了"]], { row: 2, column: 3 }));
    await read(book);
  });

  it("says what stands there after whatever a person did", async () => {
    const change = fc.record({
      kind: fc.constantFrom(
        "write",
        "rows in",
        "rows out",
        "columns in",
        "columns out",
        "cells in",
        "cells out",
        "sort",
        "clear",
      ),
      row: fc.nat(rowCount),
      column: fc.nat(3),
      rows: fc.integer({ min: 1, max: 40 }),
    });
    const book = await hosted.open();
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 3 }), async (changes) => {
        const sheet = book.addSheet();
        put(
          sheet,
          Array.from({ length: rowCount }, (_, row) => chat(row)),
          { row: 0, column: 0 },
        );
        book.moveSheet(sheet.id, 0);
        await read(book);
        for (const { kind, row, column, rows } of changes) {
          const cells = { row, column, rows, columns: 1 };
          const lines = { row, column: 0, rows, columns: maxColumns };
          const upright = { row: 0, column, rows: maxRows, columns: 1 };
          if (kind === "write")
            put(
              sheet,
              Array.from({ length: rows }, (_, i) => [`新 ${i}`]),
              cells,
            );
          else if (kind === "rows in") sheet.insert(lines, "Down");
          else if (kind === "rows out") sheet.remove(lines, "Up");
          else if (kind === "columns in") sheet.insert(upright, "Right");
          else if (kind === "columns out") sheet.remove(upright, "Left");
          else if (kind === "cells in") sheet.insert(cells, rows % 2 ? "Down" : "Right");
          else if (kind === "cells out") sheet.remove(cells, rows % 2 ? "Up" : "Left");
          else if (kind === "clear") sheet.clear(cells, "contents");
          else
            sheet.reorderRows(
              { ...cells, column: 0, columns: 4 },
              Array.from({ length: rows }, (_, i) => rows - 1 - i),
            );
          await read(book);
        }
        book.removeSheet(sheet.id);
      }),
      { numRuns: 10 },
    );
  });
});
