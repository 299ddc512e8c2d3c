import { afterEach, expect } from "vitest";
import { forgetReading } from "../../src/excel/sheetReading";
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
