import type { Frame, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { filledRows, selection } from "./grid";
import { accessibilityViolations, openView, setStage, turn, type Stage, type Workbook } from "./harness";

let stage: Stage;
let workbook: Workbook;

beforeAll(async () => {
  stage = await setStage();
});
afterAll(() => stage?.close());
afterEach(async () => expect(await workbook.complaints()).toEqual([]));

async function open(options: Parameters<Stage["open"]>[0]): Promise<[Page, Frame]> {
  workbook = await stage.open(options);
  return [workbook.page, workbook.pane];
}

const command = (page: Page, id: string) => page.locator(`[data-command="${id}"]`);
/** The grid with its bars belongs to the library that draws it; the page around it is ours. */
const grid = "main";

const words = {
  "zh-CN": {
    selected: "检查选中的聊天",
    sheet: "聊天记录",
    start: "检查 279 行",
    list: "问题列表",
    row: /第 (\d+) 行/,
  },
  "en-US": {
    selected: "Check the selected chats",
    sheet: "Chats",
    start: "Check 279 rows",
    list: "Findings",
    row: /Row (\d+)/,
  },
} as const;

// One window: each test finds the workbook as the one before it left it.
describe.each(["zh-CN", "en-US"] as const)("the pane at 350 pixels, in %s,", (lang) => {
  const say = words[lang];
  let page: Page;
  let pane: Frame;
  beforeAll(async () => {
    [page, pane] = await open({ lang });
  });
  afterAll(() => workbook?.close());

  const looksRight = async (what: string, where: Page | Frame = pane) => {
    for (const scheme of ["light", "dark"] as const) {
      await turn(workbook, scheme);
      const excluded = where === page ? grid : undefined;
      expect(await accessibilityViolations(where, excluded), `${what}, ${scheme}`).toEqual([]);
    }
    expect(await overflow(pane), what).toEqual({ page: 0, panels: [] });
  };

  it("checks the selected rows only, from the menu of a cell", async () => {
    await page.evaluate(() => {
      const { book } = window.workbench!;
      // Conversation S002 alone, rows 14 to 21, which was answered late.
      book.select(book.activeSheet().id, { row: 13, column: 0, rows: 8, columns: 7 });
    });
    await page
      .locator('canvas[id^="univer-sheet-main-canvas"]')
      .click({ button: "right", position: { x: 300, y: 400 } });
    await page.getByText(say.selected).click();
    await pane.locator("#result-view").waitFor();
    const width = await pane.evaluate(() => document.documentElement.clientWidth);
    expect(width).toBeGreaterThan(340);
    expect(width).toBeLessThanOrEqual(350);
    const rows = [...(await filledRows(page, say.sheet, 7)).keys()].filter((row) => row > 1);
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.filter((row) => row < 14 || row > 21)).toEqual([]);
    await command(page, "Kefu.Clear").click();
    await pane.locator("#result-view").waitFor({ state: "detached" });
  });

  it("is opened, checks the sheet, and walks to the row of a finding by the keyboard alone", async () => {
    await command(page, "Kefu.OpenPane").focus();
    await page.keyboard.press("Enter");
    const start = pane.getByRole("button", { name: say.start });
    await start.waitFor();
    await looksRight("the page", page);
    await looksRight("before a check");
    await start.focus();
    await page.keyboard.press("Enter");

    // After a check the focus stands on the heading, so that a screen reader reads the result.
    await pane.locator("h2:focus").waitFor();
    expect(await pane.locator("h2:focus").textContent()).toMatch(/findings|处问题/);

    const cards = pane.locator("#result-view").getByRole("list", { name: say.list }).getByRole("button");
    await cards.first().focus();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowDown");
    const focused = pane.locator("#result-view button:focus");
    const row = say.row.exec((await focused.textContent())!)![1];
    expect(await cards.first().textContent()).not.toBe(await focused.textContent());
    await page.keyboard.press("Enter");
    await expect.poll(() => selection(page)).toBe(`${say.sheet}!A${row}`);
  });

  it("has no violations and needs no sideways scrolling after a check and among the rules, light or dark", async () => {
    await looksRight("findings");
    for (const view of ["rules", "agents", "notes"]) {
      await pane.locator(`#view-${view}`).click();
      await looksRight(view);
    }
    await openView(pane, "rules");
    await pane.getByRole("switch").first().waitFor();
    await looksRight("the rules");
  });
});

/** Pixels by which the pane is too wide, and the views that are. */
function overflow(pane: Frame) {
  return pane.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    const wide = [...document.querySelectorAll('[role="tabpanel"]')].filter(
      (e) => e.scrollWidth > e.clientWidth,
    );
    return { page: scrollWidth - clientWidth, panels: wide.map((e) => e.id) };
  });
}

describe.each([
  ["light", false],
  ["dark", false],
  ["dark", true],
] as const)("every view, in %s with forced colours %s", (colorScheme, forcedColors) => {
  const lang = colorScheme === "dark" ? "zh-CN" : "en-US";

  afterAll(() => workbook?.close());

  it("has no violations, and its charts are drawn in colours that can be seen", async () => {
    const [page, pane] = await open({ lang, colorScheme, forcedColors });
    if (forcedColors) {
      // Stays when the system lets go of the colours.
      await page.getByRole("button", { name: "主题" }).click();
      await page.getByRole("menuitemradio", { name: "高对比度" }).click();
      await page.keyboard.press("Escape");
    }
    await command(page, "Kefu.ScanSheet").click();
    await pane.locator("#result-view").waitFor();
    const ids = await pane
      .locator('[role="tab"][id^="tab-"]')
      .evaluateAll((tabs) => tabs.map(({ id }) => id.slice("tab-".length)));
    expect(ids.length).toBeGreaterThan(9);
    // These are looked at above and among the views, in both languages.
    const elsewhere = forcedColors ? [] : ["home", "scan", "agents", "questions", "rules"];
    for (const id of ids.filter((each) => !elsewhere.includes(each))) {
      await openView(pane, id);
      const panel = pane.locator(`#panel-${id}`);
      await panel.locator("h2, h3, button").first().waitFor();
      await panel.getByRole("progressbar").first().waitFor({ state: "detached" });
      if (id === "settings") {
        await panel.getByRole("switch", { name: /服务时段|service hours/ }).click();
        await panel.getByRole("radio").first().waitFor();
      }
      expect(await accessibilityViolations(pane), id).toEqual([]);
      if (forcedColors) {
        // The same theme without the system's colours, as the page's own choice of high contrast shows it.
        await page.emulateMedia({ forcedColors: "none" });
        expect(await accessibilityViolations(pane), `${id} in high contrast`).toEqual([]);
        await page.emulateMedia({ forcedColors: "active" });
      }
      if (id === "agents") expect(await invisibleMarks(pane)).toEqual([]);
    }
  });
});

/** Points and lines of the charts that are painted like the page behind them. */
function invisibleMarks(pane: Frame): Promise<string[]> {
  return pane.evaluate(() => {
    const page = getComputedStyle(document.body).backgroundColor;
    const marks = [...document.querySelectorAll("#panel-agents svg :is(circle[fill], line[stroke^='var'])")];
    if (marks.length === 0) return ["no marks at all"];
    return marks
      .filter((mark) => {
        const { fill, stroke, opacity } = getComputedStyle(mark);
        return Number(opacity) > 0 && (mark.tagName === "line" ? stroke : fill) === page;
      })
      .map((mark) => `${mark.tagName} in ${mark.closest("figure")?.textContent}`);
  });
}
