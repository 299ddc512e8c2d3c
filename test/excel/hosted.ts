import { afterEach, expect } from "vitest";
import { onSheetsChange } from "../../src/excel/sheetChanges";
import { forgetReading } from "../../src/excel/sheetReading";
import type { SheetChange } from "../../src/excel/types";
import type { MemoryBook } from "../../src/workbench/memory";
import { bootOffice, type BootedOffice } from "../support/office";
import { bookOf } from "./support";

/** A workbook behind Microsoft's own office.js, for the tests of a file. */
export interface Hosted {
  /** Opens a workbook (`bookOf()` when none is given) and puts Office and Excel on `globalThis` until the test's end. */
  readonly open: (book?: MemoryBook) => Promise<MemoryBook>;
  /** What is open. */
  readonly office: BootedOffice;
}

/**
 * Listens to changes of a workbook from the moment on at which Excel tells of them: cells are selected until one is heard of.
 *
 * @returns what was heard, and the way to stop
 */
export async function listenTo(
  book: MemoryBook,
): Promise<{ readonly heard: readonly SheetChange[]; readonly stop: () => void }> {
  const [sheet] = book.sheets();
  const heard: SheetChange[] = [];
  const stop = onSheetsChange((change) => heard.push(change));
  let row = 0;
  await expect
    .poll(() => {
      book.select(sheet.id, { row: row++ % 5, column: 0, rows: 1, columns: 1 });
      return heard;
    })
    .toContainEqual({ kind: "selection", sheetId: sheet.id });
  return { heard, stop };
}

/**
 * Closes the workbook after each test. The test fails when the add-in asked for something that the host does not model, when
 * office.js asked for another file, or when the page complained.
 *
 * @example
 * const hosted = hostWorkbooks();
 * it("…", async () => { const book = await hosted.open(); … });
 */
export function hostWorkbooks(): Hosted {
  let office: BootedOffice | null = null;
  afterEach(() => {
    if (!office) return;
    const unmodelled = [...office.host.unmodelled];
    const { complaints, requests } = office;
    office.close();
    office = null;
    forgetReading();
    expect({ unmodelled, complaints, requests }).toEqual({ unmodelled: [], complaints: [], requests: [] });
  });
  return {
    async open(book = bookOf()) {
      office = await bootOffice({ book });
      return book;
    },
    get office() {
      if (!office) throw new Error("No workbook is open");
      return office;
    },
  };
}
