import type { Frame, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { selection } from "./grid";
import { accessibilityViolations, openView, setStage, turn, type Stage, type Workbook } from "./harness";

let stage: Stage;
let workbook: Workbook;
let page: Page;
let pane: Frame;

beforeAll(async () => {
  stage = await setStage();
});
afterAll(() => stage?.close());

async function open(options: Parameters<Stage["open"]>[0]): Promise<void> {
  workbook = await stage.open(options);
  ({ page, pane } = workbook);
}

const words = {
  "zh-CN": {
    sample: "用示例聊天试一试",
    agents: /位客服$/,
    questions: "客户在问什么",
    back: "全部客服",
    compare: "比较",
    score: "质检得分",
    asTable: "表",
    pareto: "问题类别",
    numbers: "三个重要数字",
    findings: /看 \d+ 处问题/,
    all: /看全部 \d+ 处/,
    inSheet: /^在表格里看对/,
  },
  "en-US": {
    sample: "Try it with sample chats",
    agents: /agents$/,
    questions: "What customers ask",
    back: "All agents",
    compare: "Compare by",
    score: "Quality score",
    asTable: "Table",
    pareto: "Categories of questions",
    numbers: "Three numbers that matter",
    findings: /Look at \d+ findings/,
    all: /Show all \d+ findings/,
    inSheet: /^Show in sheet: the answer/,
  },
} as const;

/** How far the pane or a view is wider than it may be. */
const overflow = () =>
  pane.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    const panels = [...document.querySelectorAll('[role="tabpanel"]')];
    return [
      scrollWidth - clientWidth,
      ...panels.map((panel) => Math.max(0, panel.scrollWidth - panel.clientWidth)),
    ].filter((pixels) => pixels > 0);
  });

describe.each(["zh-CN", "en-US"] as const)("home, agents and questions in %s", (lang) => {
  const say = words[lang];

  it("lead by mouse from an empty workbook to the findings and answers of the sample", async () => {
    await open({ lang, book: "empty" });
    await page.locator('[data-command="Kefu.OpenPane"]').click();
    await pane.getByRole("button", { name: say.sample }).click();
    await pane.locator("#result-view").waitFor();
    await openView(pane, "home");
    await pane.getByRole("heading", { name: say.numbers }).waitFor();
    expect(await overflow()).toEqual([]);
    await pane.getByRole("button", { name: say.findings }).click();
    await pane.locator("#result-view").waitFor();

    await openView(pane, "questions");
    await pane.getByRole("heading", { name: say.questions }).waitFor();
    await pane.getByRole("button", { name: say.inSheet }).first().click();
    await expect.poll(() => selection(page)).toMatch(/!A(?:[2-9]|[12]\d)(?!\d)/);
    expect(await workbook.complaints()).toEqual([]);
    await workbook.close();
  });

  describe("of the sample, one window for all tests,", () => {
    beforeAll(async () => {
      await open({ lang });
      await page.locator('[data-command="Kefu.ScanSheet"]').click();
      await pane.locator("#result-view").waitFor();
    });
    afterAll(() => workbook?.close());
    afterEach(async () => expect(await workbook.complaints()).toEqual([]));

    it("are walked by the keyboard alone", async () => {
      // The tabs are one stop; the first of them is Home.
      await pane.locator("#tab-scan").focus();
      await page.keyboard.press("Home");
      await page.keyboard.press("Enter");
      await pane.getByRole("heading", { name: say.numbers }).waitFor();
      // Past the menu of the tabs that do not fit, should there be one.
      do await page.keyboard.press("Tab");
      while ((await pane.locator("#panel-home :focus").count()) === 0);
      await pane.getByRole("tooltip").first().waitFor();
      await page.keyboard.press("Enter");
      await pane.getByRole("heading", { name: say.agents }).waitFor();
      const table = pane.locator("#panel-agents").getByRole("button", { name: say.asTable }).first();
      await table.focus();
      await page.keyboard.press("Enter");
      expect(await table.getAttribute("aria-pressed")).toBe("true");
      const agent = pane.locator('[aria-labelledby="agents-board"] tbody button').first();
      await agent.focus();
      await page.keyboard.press("Enter");
      await pane.locator("h2:focus").waitFor();
      await pane.getByRole("button", { name: say.back }).press("Enter");
      await pane.getByRole("heading", { name: say.agents }).waitFor();
    });

    it("lead from an agent to the agent's findings", async () => {
      await openView(pane, "agents");
      await pane.getByRole("heading", { name: say.agents }).waitFor();
      await pane.getByRole("combobox", { name: say.compare }).selectOption({ label: say.score });
      await pane.locator('[aria-labelledby="agents-board"] tbody button').first().click();
      await pane.getByRole("button", { name: say.all }).click();
      await pane.locator("#result-view").waitFor();
    });

    it("violate no rule of accessibility and fit the pane, light or dark", async () => {
      const looksRight = async (what: string) => {
        for (const scheme of ["light", "dark"] as const) {
          await turn(workbook, scheme);
          expect(await accessibilityViolations(pane), `${what}, ${scheme}`).toEqual([]);
        }
        expect(await overflow(), what).toEqual([]);
      };
      for (const view of ["home", "agents", "questions"]) {
        await openView(pane, view);
        await pane.locator(`#panel-${view} h3`).first().waitFor();
        if (view !== "home") await pane.locator(`#panel-${view} svg[width]`).first().waitFor();
        await looksRight(view);
        for (const table of await pane
          .locator(`#panel-${view}`)
          .getByRole("button", { name: say.asTable, exact: true })
          .all()) {
          await table.click();
        }
        await looksRight(`${view} as tables`);
      }
    });
  });
});
