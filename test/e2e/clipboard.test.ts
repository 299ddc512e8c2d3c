/** Cells that come from and go to other programs by the clipboard of the real browser. */
import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { goTo, selection } from "./grid";
import { setStage, type Stage, type Workbook } from "./harness";

let stage: Stage;
let workbook: Workbook;
let page: Page;

beforeAll(async () => {
  stage = await setStage();
  workbook = await stage.open({ lang: "zh-CN", book: "empty" });
  page = workbook.page;
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
});
// One window; every test has an empty sheet in front.
beforeEach(async () => {
  await page.evaluate(() => {
    const { book } = window.workbench!;
    book.activate(book.addSheet().id);
  });
  await select("A1");
});
afterEach(async () => expect(await workbook.complaints()).toEqual([]));
afterAll(() => stage?.close());

async function select(address: string) {
  await goTo(page, address);
  await expect.poll(() => selection(page)).toMatch(new RegExp(`!${address}$`));
}

const rectOf = (rows: number, columns: number) => ({ row: 0, column: 0, rows, columns });

/** What the first cells of the sheet in front hold. */
const cells = (rows: number, columns: number) =>
  page.evaluate((rect) => window.workbench!.book.activeSheet().formulas(rect), rectOf(rows, columns));

const selectCells = (rows: number, columns: number) =>
  page.evaluate(
    (rect) => {
      const { book } = window.workbench!;
      book.select(book.activeSheet().id, rect);
    },
    rectOf(rows, columns),
  );

/** Puts a text on the clipboard, as a program does that knows nothing else. */
const hold = (text: string) => page.evaluate((held) => navigator.clipboard.writeText(held), text);
const paste = () => page.keyboard.press("ControlOrMeta+V");

describe("text that is pasted", () => {
  it("keeps the line breaks and quotes of a quoted cell, and begins no row at them", async () => {
    await hold('a\t"一\n二"\tc\r\n"说""好"""\tx\ty\r\n');
    await paste();
    await expect
      .poll(() => cells(3, 3))
      .toEqual([
        ["a", "一\n二", "c"],
        ['说"好"', "x", "y"],
        ["", "", ""],
      ]);
  });

  it("keeps what looks like HTML: it is what a customer wrote", async () => {
    await hold("<b>加粗</b>\t1 < 2 &lt;\n<img src=x onerror=alert(1)>\t好");
    await paste();
    await expect
      .poll(() => cells(2, 2))
      .toEqual([
        ["<b>加粗</b>", "1 < 2 &lt;"],
        ["<img src=x onerror=alert(1)>", "好"],
      ]);
  });

  it("fills a selection into which it fits several times, and goes by one undo", async () => {
    await hold("x\ty");
    await selectCells(4, 2);
    await paste();
    await expect.poll(() => cells(5, 2)).toEqual([...Array.from({ length: 4 }, () => ["x", "y"]), ["", ""]]);
    await page.keyboard.press("ControlOrMeta+Z");
    await expect.poll(() => cells(1, 2)).toEqual([["", ""]]);
  });

  it("goes into a merged cell as one", async () => {
    await page.evaluate((rect) => window.workbench!.book.activeSheet().merge(rect), rectOf(2, 2));
    await selectCells(2, 2);
    await hold("好");
    await paste();
    await expect
      .poll(() => cells(2, 2))
      .toEqual([
        ["好", ""],
        ["", ""],
      ]);
  });

  it("comes in by the menu as by the keys", async () => {
    await hold('a\t"一\n二"\nb\tc');
    await page
      .locator('canvas[id^="univer-sheet-main-canvas"]')
      .click({ button: "right", position: { x: 90, y: 32 } });
    await page.getByText("粘贴", { exact: true }).first().click();
    await expect
      .poll(() => cells(2, 2))
      .toEqual([
        ["a", "一\n二"],
        ["b", "c"],
      ]);
  });

  it("may have 200,000 rows", async () => {
    const rows = Array.from({ length: 200_000 }, (_, row) => `c${row}\t您好，请问有什么可以帮您`);
    await hold(rows.join("\r\n"));
    await paste();
    await expect
      .poll(() => page.evaluate(() => window.workbench!.book.activeSheet().used(true)?.rows), {
        timeout: 60_000,
      })
      .toBe(200_000);
  }, 120_000);
});

describe("cells that are copied", () => {
  /** What another program finds on the clipboard. */
  const held = () =>
    page.evaluate(async () => {
      const [item] = await navigator.clipboard.read();
      const read = async (type: string) => (await item!.getType(type)).text();
      return { text: await read("text/plain"), html: await read("text/html") };
    });

  async function copy(inputs: string[][]) {
    await page.evaluate((rows) => {
      const { book } = window.workbench!;
      const sheet = book.activeSheet();
      const rect = { row: 0, column: 0, rows: rows.length, columns: rows[0]!.length };
      sheet.write(rect, rows);
      book.select(sheet.id, rect);
    }, inputs);
    await hold("");
    await page.keyboard.press("ControlOrMeta+C");
    await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).not.toBe("");
    return held();
  }

  it("hand a line break on as a part of their cell, as text and as HTML", async () => {
    const { text, html } = await copy([
      ["a", "一\n二 <b>"],
      ['\'"好"', "c"],
    ]);
    expect(text).toBe('a\t"一\n二 <b>"\r\n"""好"""\tc');
    expect(html).toMatch(/<td[^>]*>一<br style="mso-data-placement:\s?same-cell;?">二 &lt;b&gt;<\/td>/);
  });

  it("tell Excel of a text that looks like a number or a formula that it is a text", async () => {
    const { html } = await copy([["'007", "'=1+1", "7"]]);
    expect(html.match(/<td[^>]*>/g)?.map((tag) => tag.includes(String.raw`mso-number-format:'\@'`))).toEqual([
      true,
      true,
      false,
    ]);
  });

  it("come back as they were, values and texts alike", async () => {
    const before = [["'007", "一\n二", "=1+1"]];
    await copy(before);
    await select("A3");
    await paste();
    await expect
      .poll(() => cells(3, 3))
      .toEqual([
        ["007", "一\n二", "=1+1"],
        ["", "", ""],
        ["007", "一\n二", "=1+1"],
      ]);
  });
});
