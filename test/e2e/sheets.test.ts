/** Sheets as people really have them, in the real browser: each gets a result or a sentence, and stays whole. */
import type { Frame, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { contents, drawnFill, filledRows } from "./grid";
import { setStage, type Stage, type Workbook } from "./harness";

let stage: Stage;
let workbook: Workbook;
let page: Page;
let pane: Frame;

// One window; every test has a sheet of its own in front.
let sheetName: string;
beforeAll(async () => {
  stage = await setStage();
  workbook = await stage.open({ lang: "zh-CN", book: "empty" });
  ({ page, pane } = workbook);
});
beforeEach(async () => {
  sheetName = await page.evaluate(() => {
    const { book } = window.workbench!;
    const sheet = book.addSheet(`Test ${book.sheets().length}`);
    book.activate(sheet.id);
    return sheet.name;
  });
});
afterEach(async () => expect(await workbook.complaints()).toEqual([]));
afterAll(() => stage?.close());

type Cell = string | number | boolean;

const header = ["会话", "时间", "发送人", "角色", "内容"];
const rude = [
  ["c1", "2026-03-02 10:00:00", "买家甲", "买家", "这个怎么退"],
  ["c1", "2026-03-02 10:00:05", "客服小美", "客服", "您自己多试下"],
  ["c2", "2026-03-02 11:00:00", "买家乙", "买家", "有货吗"],
  ["c2", "2026-03-02 11:00:04", "客服小美", "客服", "有的亲，现在拍下今天就发出"],
];

const result = () => pane.locator("#result-view");
const scan = () => page.locator('[data-command="Kefu.ScanSheet"]').click();

/** Checks the sheet in front and waits for its result, which replaces that of the sheet before. */
async function check(timeout?: number) {
  const earlier = (await result().count()) > 0;
  await scan();
  if (earlier) await result().waitFor({ state: "detached" });
  await result().waitFor({ timeout });
}

/** Puts rows into the empty sheet, as if a person had pasted them. */
async function paste(rows: readonly (readonly Cell[])[]) {
  await page.evaluate((cells) => {
    const { book } = window.workbench!;
    const columns = Math.max(1, ...cells.map((row) => row.length));
    const full = cells.map((row) => [...row, ...Array<string>(columns - row.length).fill("")]);
    book.batch(() =>
      book.activeSheet().write({ row: 0, column: 0, rows: full.length, columns }, full as Cell[][]),
    );
  }, rows);
}

/** Checks the sheet in front, hears why it cannot be checked, and waves that away: the next sheet may say the same. */
async function expectSentence(pattern: RegExp) {
  const before = await contents(page);
  await scan();
  const failure = pane.locator(".fui-MessageBar", { hasText: "没有检查完" });
  await failure.getByText(pattern).waitFor();
  await failure.getByRole("button", { name: "关闭" }).click();
  await failure.waitFor({ state: "detached" });
  expect(await result().count()).toBe(0);
  expect(await contents(page)).toEqual(before);
}

describe("a sheet that a person has", () => {
  it("gets a sentence when it is empty", async () => {
    await expectSentence(/还没有聊天/);
  });

  it("gets a sentence when there is only a header", async () => {
    await paste([header]);
    await expectSentence(/表头下面没有任何内容/);
  });

  it("is checked without a header row", async () => {
    await paste(rude);
    await check();
    const rows = await filledRows(page, sheetName, 5);
    expect(rows.has(2)).toBe(true);
    expect(rows.has(4)).toBe(false);
  });

  it("is checked without times: what needs times is named as not judged", async () => {
    await paste([header, ...rude].map(([conversation, , ...rest]) => [conversation, ...rest]));
    await check();
    expect((await filledRows(page, sheetName, 4)).has(3)).toBe(true);
  });

  it("is checked with merged cells and with error cells in it", async () => {
    await paste([header, ...rude, ["c2", "=1/0", "买家乙", "买家", "=NA()"]]);
    await page.evaluate(() => {
      const sheet = window.workbench!.book.activeSheet();
      sheet.merge({ row: 1, column: 0, rows: 2, columns: 1 });
    });
    await check();
    expect((await filledRows(page, sheetName, 5)).has(3)).toBe(true);
  });

  it("keeps the highlight on its row when a column is inserted left of the data", async () => {
    await paste([header, ...rude]);
    await check();
    const fill = await drawnFill(page, sheetName, 2, 4);
    expect(fill).not.toBeNull();
    await page.evaluate(() => {
      const sheet = window.workbench!.book.activeSheet();
      sheet.insert({ row: 0, column: 0, rows: 1_048_576, columns: 1 }, "Right");
    });
    await expect.poll(() => drawnFill(page, sheetName, 2, 5)).toBe(fill);
    expect(await drawnFill(page, sheetName, 4, 5)).toBeNull();
  });

  it("of 50,000 rows is checked without freezing the pane, and cleared", async () => {
    const rows = Array.from({ length: 50_000 }, (_, index): Cell[] => {
      const [, , sender, role, text] = rude[index % 4];
      const [conversation, second] = [Math.floor(index / 4), index % 4];
      return [`c${conversation}`, 46_000 + conversation / 1440 + second / 86_400, sender, role, text];
    });
    await paste([header, ...rows]);
    const before = await filledRows(page, sheetName, 5);
    await check(120_000);
    const found = await filledRows(page, sheetName, 5);
    expect(found.size).toBeGreaterThanOrEqual(12_501); // the header, and one rude answer in every conversation

    await page.locator('[data-command="Kefu.Clear"]').click();
    await expect
      .poll(() => filledRows(page, sheetName, 5).then(({ size }) => size), { timeout: 60_000 })
      .toBe(before.size);
  }, 240_000);
});
