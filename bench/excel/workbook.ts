/**
 * A large sheet in the local workbook, scanned by the unmodified add-in through office.js in a real browser:
 *
 *   npm run build -- --all && npx tsx bench/excel/workbook.ts [rows]
 *
 * Prints for each step how long it takes, what travels between the add-in and its host, and the longest time for which the
 * thread of the pane and the thread of the page that holds the grid answered nobody (long tasks; 50 ms and less do not count).
 */
import type { Frame, Page } from "playwright-core";
import type { Cell } from "../../src/chat/table";
import { setStage } from "../../test/e2e/harness";
import { corpus } from "../corpus";

const rows = Number(process.argv[2] ?? 200_000);
const columns = 5;
/** Rows of a message, as the add-in would write them. */
const block = 5_000;

interface Watched {
  longTasks: number[];
  /** UTF-16 units of the messages that came. */
  units: number;
  messages: number;
}

declare global {
  interface Window {
    watched: Watched;
    pasted: Cell[][];
  }
}

/** Begins to note long tasks and messages in a page or frame. */
const watch = (where: Page | Frame) =>
  where.evaluate(() => {
    window.watched = { longTasks: [], units: 0, messages: 0 };
    new PerformanceObserver((list) => {
      // Page and pane may share a thread here (Excel's are of another site): each counts its own tasks.
      for (const { duration, name } of list.getEntries())
        if (name === "self") window.watched.longTasks.push(duration);
    }).observe({ type: "longtask" });
    window.addEventListener("message", ({ data }) => {
      window.watched.units += String(data).length;
      window.watched.messages++;
    });
  });

/** What was noted since the last question, with what is still done after it (a list is made ready to be searched). */
const noted = (where: Page | Frame): Promise<Watched> =>
  where.evaluate(async () => {
    let idle = 0;
    while (idle < 10) {
      const began = performance.now();
      await new Promise((resolve) => setTimeout(resolve, 50));
      idle = performance.now() - began < 70 ? idle + 1 : 0;
    }
    const { watched } = window;
    window.watched = { longTasks: [], units: 0, messages: 0 };
    return watched;
  });

const longest = ({ longTasks }: Watched) =>
  longTasks.length > 0 ? Math.round(Math.max(...longTasks)) : "≤ 50";
const megabytes = (units: number) => (units / 1e6).toFixed(1);

const stage = await setStage();
try {
  const workbook = await stage.open({ lang: "zh-CN", book: "empty" });
  const { page, pane } = workbook;
  page.setDefaultTimeout(1_200_000);
  await watch(page);
  await watch(pane);

  console.log(
    "| step | seconds | rows a second | to the add-in, MB | from it, MB | pane's longest block, ms | page's, ms |\n|---|---:|---:|---:|---:|---:|---:|",
  );
  const step = async (name: string, run: () => Promise<unknown>) => {
    await noted(page);
    await noted(pane);
    const started = performance.now();
    await run();
    const seconds = (performance.now() - started) / 1000;
    const [there, here] = [await noted(page), await noted(pane)];
    console.log(
      `| ${name} | ${seconds.toFixed(1)} | ${Math.round(rows / seconds)} | ${megabytes(here.units)} | ${megabytes(there.units)} | ${longest(here)} | ${longest(there)} |`,
    );
  };

  const table = corpus(rows);
  const cells = (from: number, to: number): Cell[][] =>
    Array.from({ length: to - from }, (_, i) =>
      Array.from({ length: columns }, (_, column) => table.cell(from + i, column)),
    );
  await pane.evaluate(() => {
    (window as unknown as { block: (row: number, cells: Cell[][]) => Promise<void> }).block = (row, cells) =>
      Excel.run(async (context) => {
        const sheet = context.workbook.worksheets.getActiveWorksheet();
        sheet.getRangeByIndexes(row, 0, cells.length, cells[0]!.length).values = cells;
        await context.sync();
      });
  });
  await step(`write ${rows} × ${columns} cells in blocks of ${block} rows`, async () => {
    for (let row = 0; row <= rows; row += block) {
      const lines = cells(row, Math.min(rows + 1, row + block));
      await pane.evaluate(
        ([row, lines]) =>
          (window as unknown as { block: (row: number, cells: Cell[][]) => Promise<void> }).block(row, lines),
        [row, lines] as const,
      );
    }
  });
  await step("read them in blocks", () =>
    pane.evaluate(
      async ({ rows, columns, block }) => {
        for (let row = 0; row <= rows; row += block)
          await Excel.run(async (context) => {
            const sheet = context.workbook.worksheets.getActiveWorksheet();
            sheet.getRangeByIndexes(row, 0, Math.min(block, rows + 1 - row), columns).load("values");
            await context.sync();
          });
      },
      { rows, columns, block },
    ),
  );

  const scan = async () => {
    const earlier = await pane.$("#result-view");
    await page.locator('[data-command="Kefu.ScanSheet"]').click();
    await pane.waitForFunction((earlier) => {
      const view = document.querySelector("#result-view");
      return view !== null && view !== earlier;
    }, earlier);
  };
  await step("scan: read, inspect, write, highlight", scan);
  for (const time of ["again", "a third time", "a fourth time"])
    await step(`scan the unchanged sheet ${time}`, scan);
  await page.evaluate(() => {
    const { book } = window.workbench!;
    book.activeSheet().write({ row: 9, column: 4, rows: 1, columns: 1 }, [["您自己多试下"]]);
  });
  await step("scan it after one cell was changed", scan);

  await page.evaluate(
    ({ rows, columns }) => {
      const { book } = window.workbench!;
      const sheet = book.sheets()[0]!;
      const cells = sheet.values({ row: 0, column: 0, rows: rows + 1, columns });
      book.activate(book.addSheet("一次").id);
      window.pasted = cells;
    },
    { rows, columns },
  );
  await step("write them in one piece, as a person pastes", () =>
    page.evaluate(
      ({ rows, columns }) => {
        const { book } = window.workbench!;
        book.activeSheet().write({ row: 0, column: 0, rows: rows + 1, columns }, window.pasted as never);
        return book.calculated();
      },
      { rows, columns },
    ),
  );
  const complaints = await workbook.complaints();
  if (complaints.length > 0) throw new Error(complaints.join("\n"));
} finally {
  await stage.close();
}
