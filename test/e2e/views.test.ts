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
    undo: "撤销上一步",
    makeCard: "改成自己的方案",
    weight: "权重",
    cardGone: "这里没有自己的评分方案了。",
    newList: "新建词表",
    listName: "词表名称",
    ownList: "包邮词",
    phrases: "“包邮词”的说法，一行一条",
    isGreeting: "您好",
    newRule: "新建规则",
    words: /自己写的词/,
    advice: "建议（中文）",
    addExample: "加例子",
    example: "例子 1",
    messages: "对话，一行一条",
    chat: "10:00:00 客户 在吗\n10:00:20 客服 您好",
    take: "按规则现在的结果写",
    marked: "标出第几条",
    agrees: "相符",
    more: "其他会话、订单、商品",
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
    undo: "Undo the last step",
    makeCard: "Make it your own",
    weight: "Weight",
    cardGone: "There is no scorecard of your own any more.",
    newList: "New list",
    listName: "Name of the list",
    ownList: "Free postage",
    phrases: "Phrases of Free postage, one a line",
    isGreeting: "good day",
    newRule: "New rule",
    words: /Words of your own/,
    advice: "Advice (Chinese)",
    addExample: "Add an example",
    example: "Example 1",
    messages: "Conversation, a message a line",
    chat: "10:00:00 customer Hello?\n10:00:20 agent Good day",
    take: "Write down what the rule says now",
    marked: "Messages that it marks",
    agrees: "Agrees",
    more: "Other conversations, orders, products",
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

    const looksRight = async (what: string) => {
      for (const scheme of ["light", "dark"] as const) {
        await turn(workbook, scheme);
        expect(await accessibilityViolations(pane), `${what}, ${scheme}`).toEqual([]);
      }
      expect(await overflow(), what).toEqual([]);
    };

    it("violate no rule of accessibility and fit the pane, light or dark", async () => {
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

    describe("the pages behind the rules", () => {
      const button = (name: string) => pane.getByRole("button", { name, exact: true });
      const textbox = (name: string | RegExp) => pane.getByRole("textbox", { name, exact: true });
      /** From the rules to one of the pages beside them. */
      const goTo = async (view: "rules" | "lists" | "file") => {
        await pane.locator('#panel-rules [role="tab"][aria-selected="true"]').focus();
        await page.keyboard.press("Home");
        for (const each of ["rules", "lists", "file"]) {
          if (each === view) break;
          await page.keyboard.press("ArrowRight");
        }
        await page.keyboard.press("Enter");
        await pane.locator(`#rules-view-${view}[aria-selected="true"]`).waitFor();
      };
      const looksRightInAllColours = async (what: string) => {
        await looksRight(what);
        if (lang === "en-US") return; // Forced colours know no language.
        await page.emulateMedia({ forcedColors: "active" });
        expect(await accessibilityViolations(pane), `${what}, forced colours`).toEqual([]);
        await page.emulateMedia({ forcedColors: "none" });
      };
      beforeAll(async () => {
        await openView(pane, "rules");
        await pane.locator("#rules-view-rules").waitFor();
      });

      it("make a scorecard of one's own by the keyboard, and take it back", async () => {
        await goTo("file");
        await button(say.makeCard).press("Enter");
        await pane.locator("h2:focus").waitFor();
        const weight = textbox(say.weight).first();
        expect(await weight.count()).toBe(0);
        await pane.locator("#panel-rules select:visible").first().press("ArrowDown");
        await weight.waitFor();
        await weight.fill("25");
        await looksRightInAllColours("a scorecard");
        while (await button(say.undo).isVisible()) await button(say.undo).press("Enter");
        await pane.getByText(say.cardGone).waitFor();
        // The last step took its button along: the focus is at the title, and Escape still leads back.
        await page.keyboard.press("Escape");
        await button(say.makeCard).waitFor();
      });

      it("keep a phrase list by the keyboard, and take it back", async () => {
        await goTo("lists");
        await button(say.newList).press("Enter");
        const name = textbox(say.listName);
        await name.fill(say.ownList);
        await textbox(say.phrases).focus();
        await page.keyboard.type(say.isGreeting);
        await looksRightInAllColours("phrase lists");
        while (await button(say.undo).isVisible()) await button(say.undo).press("Enter");
        await name.waitFor({ state: "detached" });
      });

      it("judge an example of a rule by the keyboard while it is written, and take it back", async () => {
        await goTo("rules");
        await button(say.newRule).press("Enter");
        await textbox(say.words).fill(say.isGreeting);
        await textbox(say.advice).fill("先称呼再问好");
        await button(say.addExample).press("Enter");
        const example = pane.getByRole("group", { name: say.example, exact: true });
        await textbox(say.messages).fill(say.chat);
        await example.getByText(say.agrees, { exact: true }).waitFor({ state: "detached" });
        await button(say.take).press("Enter");
        await example.getByText(say.agrees, { exact: true }).waitFor();
        expect(await textbox(say.marked).inputValue()).toBe("2");
        await button(say.more).press("Enter");
        await looksRightInAllColours("examples of a rule");
        while (await button(say.undo).isVisible()) await button(say.undo).press("Enter");
        await example.waitFor({ state: "detached" });
      });
    });
  });
});
