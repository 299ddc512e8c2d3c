import { describe, expect, it } from "vitest";
import { clearScan } from "../../src/excel/clearScan";
import type { FilterCriterion } from "../../src/workbench/book";
import type { MemoryBook } from "../../src/workbench/memory";
import { hostWorkbooks, listenTo } from "./hosted";
import {
  bookOf,
  chats,
  columnValues,
  header,
  highlightedRows,
  markScan,
  picture,
  put,
  sheetChoice,
  wrongRows,
} from "./support";

const hosted = hostWorkbooks();

const agents: FilterCriterion = { filterOn: "Values", values: ["小美"] };
const notSorry: FilterCriterion = {
  filterOn: "Custom",
  criterion1: "<>*抱歉*",
  criterion2: "<>*对不起*",
  operator: "And",
};

/** Chats with a filter of a person's over them, made before any scan. */
function filtered(
  criteria: readonly (FilterCriterion | null)[] = [null, null, agents, null, notSorry],
): MemoryBook {
  const book = bookOf();
  const [sheet] = book.sheets();
  sheet.setFilter({ rect: sheet.at("A1:E6"), criteria });
  return book;
}

/** Sorts as a person does with the filter's buttons: what lies within the filter's range, rows that are shown. */
const sortByFilter = (column: number, ascending = true) =>
  hosted.office.Excel.run(async (context) => {
    const { autoFilter } = context.workbook.worksheets.getActiveWorksheet();
    autoFilter.getRange().sort.apply([{ key: column, ascending }], false, true);
    await context.sync();
  });

/** Rows (1-based) whose text says what is wrong with it. */
function rowsWithMarks(book: MemoryBook): string[] {
  return columnValues(book.sheets()[0], "E").flatMap((text, i) => {
    const word = /^！(..)/.exec(String(text))?.[1];
    return word ? [`${i + 1} ${word}`] : [];
  });
}

/** Rows (1-based) whose result says what is wrong with it. */
function rowsWithResults(book: MemoryBook): string[] {
  return columnValues(book.sheets()[0], "F").flatMap((text, i) => {
    const word = /^(..)｜/.exec(String(text))?.[1];
    return word ? [`${i + 1} ${word}`] : [];
  });
}

describe("a filter that was there before the scan", () => {
  it("covers the result column afterwards, with the same criteria and the same rows hidden", async () => {
    const book = await hosted.open(filtered());
    const [sheet] = book.sheets();
    const hidden = sheet.hiddenRows();
    expect(hidden).toEqual([1, 3]);
    const { notices } = await markScan(sheetChoice(book));
    expect(sheet.filter()).toEqual({
      rect: sheet.at("A1:F6"),
      criteria: [null, null, agents, null, notSorry, null],
    });
    expect(sheet.hiddenRows()).toEqual(hidden);
    expect(notices).toEqual([]);
  });

  it.each([
    ["shown rows", [null, null, agents, null, null]],
    ["all rows", []],
  ])("takes results and highlights along when a person sorts %s from its buttons", async (_, criteria) => {
    const book = await hosted.open(filtered(criteria));
    await markScan(sheetChoice(book));
    const before = rowsWithMarks(book);
    await sortByFilter(1, false);
    const after = rowsWithMarks(book);
    expect(after).not.toEqual(before);
    expect(rowsWithResults(book)).toEqual(after);
    expect(Object.keys(highlightedRows(book.sheets()[0]))).toEqual(after.map((row) => row.split(" ")[0]));
  });

  it("is exactly as it was after clearing", async () => {
    const book = await hosted.open(filtered());
    const before = book.snapshot();
    await markScan(sheetChoice(book));
    await markScan(sheetChoice(book), { locale: "en-US" });
    expect(await clearScan()).toBe(true);
    expect(book.snapshot()).toEqual(before);
  });

  it("keeps what a person asked of it since, but for the result column", async () => {
    const book = await hosted.open(filtered());
    const [sheet] = book.sheets();
    await markScan(sheetChoice(book));
    const severe: FilterCriterion = { filterOn: "Custom", criterion1: "=严重*" };
    sheet.setFilter({ rect: sheet.at("A1:F6"), criteria: [null, null, null, null, notSorry, severe] });
    expect(sheet.hiddenRows()).toEqual([1, 3, 4, 5]);
    await clearScan();
    expect(sheet.filter()).toEqual({ rect: sheet.at("A1:E6"), criteria: [null, null, null, null, notSorry] });
    expect(sheet.hiddenRows()).toEqual([]);
  });

  it("keeps its new width when a person inserted a column meanwhile, and loses only ours", async () => {
    const book = await hosted.open(filtered());
    const [sheet] = book.sheets();
    await markScan(sheetChoice(book));
    sheet.insert({ row: 0, column: 2, rows: 1_048_576, columns: 1 }, "Right");
    await clearScan();
    expect(sheet.filter()).toEqual({
      rect: sheet.at("A1:F6"),
      criteria: [null, null, null, agents, null, notSorry],
    });
  });

  it("stays away when a person took it away since", async () => {
    const book = await hosted.open(filtered());
    const [sheet] = book.sheets();
    await markScan(sheetChoice(book));
    sheet.setFilter(null);
    await clearScan();
    expect(sheet.filter()).toBeNull();
  });

  it("stays wide while a person's notes stand in the result column, so that they are sorted along", async () => {
    const book = await hosted.open(filtered([]));
    const [sheet] = book.sheets();
    await markScan(sheetChoice(book));
    put(sheet, [["已处理"]], { row: 2, column: 5 });
    expect(await clearScan()).toBe(false);
    expect(sheet.filter()?.rect).toEqual(sheet.at("A1:F6"));
  });

  it("goes on covering columns of the chats that it did not cover", async () => {
    const book = bookOf();
    const [sheet] = book.sheets();
    sheet.setFilter({ rect: sheet.at("A1:C6"), criteria: [null, null, agents] });
    await hosted.open(book);
    const before = book.snapshot();
    await markScan(sheetChoice(book));
    expect(sheet.filter()?.rect).toEqual(sheet.at("A1:F6"));
    await clearScan();
    expect(book.snapshot()).toEqual(before);
  });

  it("is given back when the next scan is of other rows", async () => {
    const book = bookOf();
    const [sheet] = book.sheets();
    put(sheet, [header, ...chats], { row: 20, column: 0 });
    sheet.setFilter({ rect: sheet.at("A1:E6"), criteria: [null, null, agents, null, null] });
    await hosted.open(book);
    await markScan({ kind: "selection", sheetId: sheet.id, address: "A1:E6" });
    expect(sheet.filter()?.rect).toEqual(sheet.at("A1:F6"));
    await markScan({ kind: "selection", sheetId: sheet.id, address: "A21:E26" });
    expect(sheet.filter()?.rect).toEqual(sheet.at("A1:E6"));
    expect(sheet.filter()?.criteria[2]).toEqual(agents);
    expect(columnValues(sheet, "F")).toEqual([]);
  });

  it("is left alone beside other data", async () => {
    const book = bookOf();
    const [sheet] = book.sheets();
    sheet.setFilter({ rect: sheet.at("A21:E26"), criteria: [] });
    await hosted.open(book);
    const { notices } = await markScan({ kind: "selection", sheetId: sheet.id, address: "A1:E6" });
    expect(sheet.filter()?.rect).toEqual(sheet.at("A21:E26"));
    expect(notices).toEqual([]);
  });

  it("moves into a table's own when the rows become one", async () => {
    const book = await hosted.open(filtered([]));
    const [sheet] = book.sheets();
    await markScan(sheetChoice(book));
    sheet.setFilter(null);
    sheet.addTable(sheet.at("A1:E6"), true);
    await markScan(sheetChoice(book));
    expect(sheet.filter()).toBeNull();
    expect(highlightedRows(sheet)).toEqual(wrongRows);
  });
});

describe("a filter that cannot be carried over", () => {
  const unknown = { filterOn: "Whatever" } as unknown as FilterCriterion;

  /** A host that tells a kind of criterion that this add-in has never heard of. */
  function tellUnknown(book: MemoryBook): void {
    const [sheet] = book.sheets();
    const { filter } = sheet;
    sheet.filter = () => {
      const known = filter.call(sheet);
      return known && { ...known, criteria: known.criteria.map((each, i) => (i === 2 ? unknown : each)) };
    };
  }

  it("is left as it is, and the result says so", async () => {
    const book = filtered([null, null, agents, null, null]);
    tellUnknown(book);
    await hosted.open(book);
    const [sheet] = book.sheets();
    const { notices } = await markScan(sheetChoice(book));
    expect(notices).toEqual(["filterLeftNarrow"]);
    expect(sheet.filter()?.rect).toEqual(sheet.at("A1:E6"));
    expect(sheet.hiddenRows()).toEqual([1, 3]);
    expect(highlightedRows(sheet)).toEqual(wrongRows);
    await clearScan();
    expect(sheet.hiddenRows()).toEqual([1, 3]);
  });

  it("is put back when Excel refuses what it has told itself", async () => {
    const book = await hosted.open(filtered());
    const [sheet] = book.sheets();
    const set = sheet.setFilter.bind(sheet);
    sheet.setFilter = (filter) => {
      if (filter?.rect.columns === 6 && filter.criteria[4]) throw new RangeError("No such criterion");
      set(filter);
    };
    const before = sheet.filter();
    const { notices } = await markScan(sheetChoice(book));
    expect(notices).toEqual(["filterLeftNarrow"]);
    expect(sheet.filter()).toEqual(before);
    expect(sheet.hiddenRows()).toEqual([1, 3]);
  });

  it("is left alone where a person's cells stand under the results", async () => {
    const book = bookOf([header, ...chats, ...chats]);
    const [sheet] = book.sheets();
    put(sheet, [["我的"]], { row: 9, column: 5 });
    sheet.setFilter({ rect: sheet.at("A1:E11"), criteria: [] });
    await hosted.open(book);
    const { notices } = await markScan({ kind: "selection", sheetId: sheet.id, address: "A1:E6" });
    expect(sheet.filter()?.rect).toEqual(sheet.at("A1:E11"));
    expect(notices).toEqual(["filterLeftNarrow"]);
  });
});

describe("a filtered sheet", () => {
  it.each([
    ["first", false],
    ["second", true],
  ])(
    "is as it was when a %s scan fails, whichever batch fails",
    async (_, scanned) => {
      const book = await hosted.open(filtered());
      if (scanned) {
        await markScan(sheetChoice(book));
        put(book.sheets()[0], [["！重要 不行"]], { row: 1, column: 4 });
      }
      const before = picture(book);
      let failures = 0;
      for (let batch = 0, done = false; !done; batch++) {
        for (const actions of [0, 3]) {
          let length = 0;
          const fault = {
            code: "GeneralException",
            after: batch,
            matching(request: { readonly Actions: readonly unknown[] }) {
              length = request.Actions.length;
              return true;
            },
            get actions() {
              return Math.min(actions, length - 1);
            },
          };
          const error = await markScan(sheetChoice(book), {}, {}, () =>
            hosted.office.host.failNext(fault),
          ).then(
            () => null,
            (reason: unknown) => reason,
          );
          done = error === null;
          if (done) break;
          failures++;
          expect(error).toMatchObject({ code: "host", restored: true });
          expect(picture(book), `batch ${batch}, ${actions} actions`).toEqual(before);
        }
      }
      expect(failures).toBeGreaterThan(20);
    },
    120_000,
  );

  it("is as it was when a scan is cancelled while it writes", async () => {
    const book = await hosted.open(filtered());
    const before = picture(book);
    const cancel = new AbortController();
    const onProgress = ({ stage }: { readonly stage: string }) => {
      if (stage === "writing") cancel.abort();
    };
    const running = markScan(sheetChoice(book), {}, { signal: cancel.signal, onProgress });
    await expect(running).rejects.toMatchObject({ name: "AbortError" });
    expect(picture(book)).toEqual(before);
  });
});

describe("a table's filter", () => {
  it("takes results and highlights along, and is as it was after clearing", async () => {
    const book = bookOf();
    const [sheet] = book.sheets();
    const { id } = sheet.addTable(sheet.at("A1:E6"), true);
    sheet.setTableCriteria(id, [null, null, agents, null, null]);
    await hosted.open(book);
    const before = book.snapshot();
    await markScan({ kind: "table", sheetId: sheet.id, tableId: id });
    expect(sheet.tableCriteria(id)).toEqual([null, null, agents, null, null, null]);
    expect(sheet.hiddenRows()).toEqual([1, 3]);
    await hosted.office.Excel.run(async (context) => {
      context.workbook.tables.getItem(id).sort.apply([{ key: 1, ascending: false }]);
      await context.sync();
    });
    expect(rowsWithMarks(book)).toEqual(["3 轻微", "6 严重"]);
    expect(rowsWithResults(book)).toEqual(["3 轻微", "6 严重"]);
    expect(highlightedRows(sheet)).toEqual({ 3: "minor", 6: "severe" });
    await hosted.office.Excel.run(async (context) => {
      context.workbook.tables.getItem(id).sort.apply([{ key: 1, ascending: true }]);
      await context.sync();
    });
    await clearScan();
    expect(book.snapshot()).toEqual(before);
  });
});

it("a person's sort is told as a change of cells, for the rows of findings are others now", async () => {
  const book = await hosted.open(filtered([]));
  await markScan(sheetChoice(book));
  const { heard, stop } = await listenTo(book);
  book.sheets()[0].reorderRows(book.sheets()[0].at("A2:F6"), [4, 3, 2, 1, 0]);
  await expect
    .poll(() => heard.filter(({ kind }) => kind !== "selection"))
    .toEqual([{ kind: "cells", sheetId: book.sheets()[0].id }]);
  stop();
});
