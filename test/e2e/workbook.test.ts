import type { Frame, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { contents, drawnFill, filledRows, goTo, selection, showSheet, shownText } from "./grid";
import { accessibilityViolations, setStage, type Stage, type Workbook } from "./harness";

let stage: Stage;
let workbook: Workbook;
let page: Page;
let pane: Frame;

beforeAll(async () => {
  stage = await setStage();
});
afterAll(() => stage?.close());

/** The sample's sheets and the words of the two languages that these tests look for. */
const words = {
  "zh-CN": {
    chats: "聊天记录",
    sales: "转化与销售",
    check: /^检查 279 行$/,
    findings: "问题列表",
    row: /第 (\d+) 行/,
    clear: "清除标记",
    confirmClear: "清除",
    scanSelection: "检查选中的聊天",
    resultHeader: "客服质检",
  },
  "en-US": {
    chats: "Chats",
    sales: "Conversion and sales",
    check: /^Check 279 rows$/,
    findings: "Findings",
    row: /Row (\d+)/,
    clear: "Clear highlights",
    confirmClear: "Clear",
    scanSelection: "Check the selected chats",
    resultHeader: "QA check",
  },
} as const;

/** Column right of the sample's seven. */
const resultColumn = 7;

const result = () => pane.locator("#result-view");
const command = (id: string) => page.locator(`[data-command="${id}"]`);

// One window, as a person works in it: each test finds the workbook as the one before it left it.
describe.each(["zh-CN", "en-US"] as const)("the sample workbook in %s", (lang) => {
  const say = words[lang];
  let fresh: unknown;

  beforeAll(async () => {
    workbook = await stage.open({ lang });
    ({ page, pane } = workbook);
    fresh = await contents(page);
  });
  afterEach(async () => expect(await workbook.complaints()).toEqual([]));
  afterAll(() => workbook?.close());

  it("is checked in two clicks through the pane", async () => {
    await command("Kefu.OpenPane").click();
    await pane.getByRole("button", { name: say.check }).click();
    await result().waitFor();
    expect((await filledRows(page, say.chats, resultColumn)).size).toBeGreaterThan(20);
    expect(await contents(page)).not.toEqual(fresh);
  });

  it("is as it was after the highlights are cleared", async () => {
    await pane.getByRole("button", { name: say.clear }).click();
    await pane.getByRole("alertdialog").getByRole("button", { name: say.confirmClear, exact: true }).click();
    await expect.poll(() => filledRows(page, say.chats, resultColumn).then((rows) => rows.size)).toBe(0);
    await expect.poll(() => contents(page)).toEqual(fresh);
    await result().waitFor({ state: "detached" });
  });

  it("is checked by one click on the ribbon: the rows that break a rule are highlighted, the others are not", async () => {
    await command("Kefu.ScanSheet").click();
    await result().waitFor();

    const results = await filledRows(page, say.chats, resultColumn);
    expect(results.get(1)).toBe(say.resultHeader);
    // 您自己多试下, 可以支付的, moving the customer to WeChat, paying for good reviews; a first response after 107 s.
    for (const row of [70, 72, 161, 169, 14]) {
      expect(results.has(row), `row ${row}`).toBe(true);
    }
    // A conversation without fault; the customer's own words; a refusal to pay for reviews.
    for (const row of [2, 3, 4, 5, 12, 160, 163]) expect(results.has(row), `row ${row}`).toBe(false);

    const banding = new Set([await drawnFill(page, say.chats, 1, 4), await drawnFill(page, say.chats, 2, 4)]);
    for (const row of [70, 72, 161, 169, 14]) {
      const fill = await drawnFill(page, say.chats, row - 1, 4);
      expect(banding.has(fill), `row ${row} is drawn in ${fill}`).toBe(false);
      expect(await drawnFill(page, say.chats, row - 1, resultColumn)).toBe(fill);
    }
    for (const row of [4, 5, 12, 160])
      expect(banding).toContain(await drawnFill(page, say.chats, row - 1, 4));
  });

  it("shows the row of a finding that is chosen in the pane", async () => {
    const card = result().getByRole("list", { name: say.findings }).getByRole("button").nth(1);
    const row = say.row.exec((await card.textContent())!)![1];
    await card.click();
    await expect.poll(() => selection(page)).toBe(`${say.chats}!A${row}`);
  });

  it("replaces the first check by the second", async () => {
    const first = await contents(page);
    await command("Kefu.ScanSheet").click();
    await result().waitFor({ state: "detached" });
    await result().waitFor();
    const withoutIdsAndTimes = (value: unknown) =>
      JSON.parse(
        JSON.stringify(value, (key, part: unknown) => (key === "id" || key === "settings" ? null : part)),
      );
    expect(withoutIdsAndTimes(await contents(page))).toEqual(withoutIdsAndTimes(first));
  });

  it("is cleared from the ribbon as well", async () => {
    await command("Kefu.Clear").click();
    await expect.poll(() => contents(page)).toEqual(fresh);
  });

  it("draws a chart over its sheet, which follows its cells and the results of their KEFU formulas", async () => {
    await drawChart(pane, say.sales);
    const chart = page.getByRole("figure", { name: "Conversion" });
    await expect.poll(() => chart.count()).toBe(0); // Another sheet is in front.
    await showSheet(page, say.sales);
    const rate = () => shownText(page, say.sales, 3, 3);
    await expect.poll(rate).toBe("12.8%"); // 62 of 486
    await chart.locator("svg").first().waitFor();
    await expect.poll(() => chart.getByRole("cell").first().textContent()).toBe("12.8%");
    const bar = chart.locator("rect[tabindex], path[tabindex]").first();
    const height = async () => (await bar.boundingBox())!.height;
    const before = await height();

    await goTo(page, "C4");
    await page.keyboard.type("243");
    await page.keyboard.press("Enter");
    await expect.poll(rate).toBe("50.0%");
    await expect.poll(() => chart.getByRole("cell").first().textContent()).toBe("50.0%");
    // The axis grows too.
    await expect.poll(height).toBeGreaterThan(before);

    const { y } = (await chart.boundingBox())!;
    await chart.hover();
    await page.mouse.wheel(0, 60);
    await expect.poll(async () => (await chart.boundingBox())!.y).toBeLessThan(y);
    expect(await accessibilityViolations(page, "main > div:first-child")).toEqual([]);
    await showSheet(page, say.chats);
    await expect.poll(() => chart.count()).toBe(0);
  });
});

describe("the colours of the page", () => {
  it("reach the pane when a person chooses light, dark or high contrast", async () => {
    workbook = await stage.open({ lang: "en-US", colorScheme: null });
    ({ page, pane } = workbook);
    const look = () =>
      pane.evaluate(() => ({
        dark: matchMedia("(prefers-color-scheme: dark)").matches,
        contrast:
          getComputedStyle(document.querySelector(".fui-FluentProvider")!).backgroundColor === "rgb(0, 0, 0)",
      }));
    for (const [name, looks] of [
      ["Dark", { dark: true, contrast: false }],
      ["High contrast", { dark: true, contrast: true }],
      ["Light", { dark: false, contrast: false }],
    ] as const) {
      await page.getByRole("button", { name: "Theme" }).click();
      await page.getByRole("menuitemradio", { name, exact: true }).click();
      await expect.poll(look).toEqual(looks);
      await page.keyboard.press("Escape");
    }
    expect(await workbook.complaints()).toEqual([]);
    await workbook.close();
  });
});

/** Draws the conversion rates of the sheet's agents, as an add-in does. */
function drawChart(where: Frame, sheet: string): Promise<void> {
  return where.evaluate(async (name) => {
    await Excel.run(async (context) => {
      const found = context.workbook.worksheets.getItem(name);
      const chart = found.charts.add("ColumnClustered", found.getRange("D4:D6"), "Columns");
      chart.name = "Conversion";
      chart.title.text = "Conversion";
      chart.series.getItemAt(0).setXAxisValues(found.getRange("A4:A6"));
      chart.setPosition("H3", "M18");
      await context.sync();
    });
  }, sheet);
}
