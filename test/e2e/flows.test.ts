import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import type { Frame, Page } from "playwright-core";
import { contents, selection, shownText } from "./grid";
import { accessibilityViolations, setStage, type OpenOptions, type Stage, type Workbook } from "./harness";

let stage: Stage;
let workbook: Workbook;

beforeAll(async () => {
  stage = await setStage();
});
afterAll(() => stage?.close());
afterEach(async () => {
  const complaints = await workbook.complaints();
  await workbook.close();
  expect(complaints).toEqual([]);
});

async function open(options: OpenOptions): Promise<[Page, Frame]> {
  workbook = await stage.open(options);
  return [workbook.page, workbook.pane];
}

async function check(page: Page, pane: Frame): Promise<void> {
  await page.locator('[data-command="Kefu.ScanSheet"]').click();
  await pane.locator("#result-view").waitFor();
}

/** Opens a view by its tab, or from the menu behind the tabs. */
async function openView(pane: Frame, id: string): Promise<void> {
  const tab = pane.locator(`#tab-${id}`);
  if (!(await tab.isVisible())) {
    await pane
      .getByRole("button", { name: /更多|more/i })
      .first()
      .click();
    await pane.getByRole("menuitem", { name: menu[id] }).click();
  } else await tab.click();
}

const menu: Readonly<Record<string, RegExp>> = {
  coaching: /^(案例|Coaching)$/,
  calculators: /^(试算|Calculators)$/,
  settings: /^(设置|Settings)$/,
  rules: /^(规则|Rules)/,
};

const findings = (pane: Frame) => pane.locator("#result-view").getByRole("list").getByRole("listitem");

describe.each([
  ["zh-CN", "light"],
  ["en-US", "dark"],
] as const)("findings in %s, %s", (lang, colorScheme) => {
  it("are walked and judged by the keyboard alone and by the mouse, and left out of the next check", async () => {
    const [page, pane] = await open({ lang, colorScheme });
    await check(page, pane);
    const cards = findings(pane);
    const count = async () => Number(await cards.first().getAttribute("aria-setsize"));
    const focused = () =>
      pane.evaluate(() => document.activeElement?.closest("li")?.getAttribute("aria-posinset"));
    const inChat = pane.getByRole("list", { name: /对话内容|The conversation/ });
    const button = (name: RegExp) => pane.getByRole("button", { name });
    const heading = pane.locator("h2:focus");
    const before = await count();

    // By keyboard: why, the chat, the next one, a message's row, a verdict and its undoing, and back to where one was.
    await cards.first().getByRole("button").first().focus();
    await page.keyboard.press("Enter");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await pane.getByText(/^(结果：命中|Result: hit)$/).waitFor();
    expect(await accessibilityViolations(pane)).toEqual([]);
    await page.keyboard.press("Escape");
    await expect.poll(focused).toBe("1");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await heading.waitFor();
    await page.keyboard.press("Alt+ArrowDown");
    await expect.poll(() => pane.getByRole("status").first().textContent()).toMatch(/^(第 2 处|2 of)/);
    const row = inChat.locator('button[tabindex="0"]').first();
    await row.focus();
    const number = /\d+/.exec((await row.textContent())!)![0];
    await page.keyboard.press("Enter");
    await expect.poll(() => selection(page)).toMatch(new RegExp(`!A${number}$`));
    await button(/^(属实|Confirm)$/).press("Enter");
    await pane.getByText(/^(已确认属实|Confirmed)$/).waitFor();
    await button(/^(撤销|Undo)$/).press("Enter");
    await button(/^(属实|Confirm)$/).waitFor();
    await page.keyboard.press("Escape");
    await expect.poll(focused).toBe("2");

    // By keyboard: the search, and away with it.
    const search = pane.getByRole("searchbox");
    await search.focus();
    await page.keyboard.type("微信");
    await expect.poll(count).toBeLessThan(before);
    await expect.poll(() => cards.first().textContent()).toContain("微信");
    await page.keyboard.press("ControlOrMeta+A");
    await page.keyboard.press("Delete");
    await expect.poll(count).toBe(before);

    // By mouse: filters, the chat, the next one exempt and not, the first dismissed.
    await button(/^(严重|Severe) \d+$/).click();
    const severe = await count();
    expect(severe).toBeLessThan(before);
    await button(/^(清除筛选|Clear filters?)$/).click();
    await expect.poll(count).toBe(before);
    await cards.first().getByRole("button").first().click();
    await button(/看对话：|Read the chat/).click();
    await inChat.locator("li").first().waitFor();
    expect(await accessibilityViolations(pane)).toEqual([]);
    const sideways = await pane.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(sideways).toBe(0);
    await button(/^(下一处|Next finding)/).click();
    await button(/^(豁免|Exempt)$/).click();
    await button(/^(保存|Save)$/).click();
    await pane.getByText(/^(这段对话已豁免|This conversation is exempt)$/).waitFor();
    await button(/^(撤销|Undo)$/).click();
    await button(/^(上一处|Previous finding)/).click();
    await button(/^(不算|Dismiss)$/).click();
    await page.keyboard.type("=1+1");
    await button(/^(保存|Save)$/).click();
    await pane.getByText(/(不算问题：|Dismissed: )=1\+1/).waitFor();
    await button(/^(返回问题列表|Back to the findings)$/).click();
    await pane.getByText(/改了复核|review has changed/).waitFor();
    expect(await count()).toBe(before - 1);

    await check(page, pane);
    await pane.getByText(/改了复核|review has changed/).waitFor({ state: "detached" });
    await expect.poll(count).toBe(before - 1);
  });
});

describe.each([
  ["zh-CN", "dark"],
  ["en-US", "light"],
] as const)("examples for coaching in %s, %s", (lang, colorScheme) => {
  it("are collected by keyboard and by mouse, hidden, written into a sheet and taken out again", async () => {
    const [page, pane] = await open({ lang, colorScheme });
    const sheets = () =>
      page.evaluate(() => window.workbench!.book.sheets().map((sheet) => sheet.name).length);
    const before = await sheets();
    await check(page, pane);
    await openView(pane, "settings");
    await pane.getByRole("switch", { name: /遮住|Hide personal/ }).click();
    await openView(pane, "scan");

    // By keyboard: the finding in the list, with a note.
    await findings(pane).first().getByRole("button").first().focus();
    await page.keyboard.press("Enter");
    const collect = pane.getByRole("button", { name: /^(收为案例|Collect)$/ });
    await collect.focus();
    await page.keyboard.press("Enter");
    await pane.locator("input[type=radio]:focus").waitFor();
    // Office would give the focus to the tabs at an Escape that it hears of.
    await page.keyboard.press("Escape");
    await pane.locator("input[type=radio]").waitFor({ state: "detached" });
    expect(await collect.evaluate((button) => button === document.activeElement)).toBe(true);
    await page.keyboard.press("Enter");
    await page.keyboard.press("Tab");
    await page.keyboard.type("=1+1 13911112222");
    await page.keyboard.press("Control+Enter");
    await pane.getByText(/(反面案例：|Bad example: )=1\*{14}/).waitFor();

    // By mouse: a message of the chat.
    await pane.getByRole("button", { name: /看对话：|Read the chat/ }).click();
    await pane
      .getByRole("button", { name: /^(把第|Collect the message)/ })
      .first()
      .click();
    await pane.getByRole("button", { name: /^(保存|Save)$/ }).click();
    await pane.getByText(/^(正面案例|Good example)$/).waitFor();
    expect(await accessibilityViolations(pane)).toEqual([]);

    await openView(pane, "coaching");
    const examples = pane.getByRole("list", { name: /^(案例|Examples)$/ }).getByRole("listitem");
    await expect.poll(() => examples.count()).toBe(2);
    expect(await accessibilityViolations(pane)).toEqual([]);
    await pane.getByRole("button", { name: /^(写到工作表|Write to a sheet)$/ }).click();
    await pane.getByText(/^(已写到工作表。|The sheet is written.)$/).waitFor();
    expect(await sheets()).toBe(before + 1);
    const { sheets: inSheets } = (await contents(page)) as { sheets: unknown };
    const held = JSON.stringify(inSheets);
    expect(held).toContain(`=1${"*".repeat(14)}`);
    expect(held).not.toContain("13911112222");

    await pane.getByRole("button", { name: /^(删掉写出的表|Remove the sheet)$/ }).click();
    await pane
      .getByRole("button", { name: /^(删掉|Remove)$/ })
      .last()
      .click();
    await pane.getByText(/^(写出的表已删掉。|The sheet is removed.)$/).waitFor();
    expect(await sheets()).toBe(before);
  });
});

describe.each([
  ["zh-CN", "light", "首次响应超时", "新规则"],
  ["en-US", "dark", "Slow first response", "New rule"],
] as const)("the rules in %s, %s", (lang, colorScheme, name, own) => {
  it("say what an edit would hit and why, and are written anew, by keys, and taken back by mouse", async () => {
    const [page, pane] = await open({ lang, colorScheme });
    await check(page, pane);
    await openView(pane, "rules");
    await pane.getByRole("button", { name: new RegExp(`^${name}`) }).press("Enter");
    const limit = pane.getByRole("spinbutton").first();
    await limit.fill("5");
    await limit.press("Enter");
    await pane
      .getByRole("button", { name: /^(看新增的|Show \d+ new)/ })
      .first()
      .press("Enter");
    const why = /^(看会话|Why conversation)/;
    expect(await accessibilityViolations(pane)).toEqual([]);
    await pane.getByRole("button", { name: why }).first().press("Enter");
    await pane.locator("h2:focus").waitFor();
    await pane.getByText(/^(结果：命中|Result: hit)$/).waitFor();
    expect(await accessibilityViolations(pane)).toEqual([]);
    await page.keyboard.press("Escape");
    await expect
      .poll(() => pane.evaluate(() => document.activeElement?.getAttribute("aria-label")))
      .toMatch(why);

    await pane.getByRole("button", { name: /^(新建规则|New rule)$/ }).press("Enter");
    await pane.locator("h2:focus").waitFor();
    await pane.getByRole("textbox", { name: /自己写的词|Words of your own/ }).fill("您好");
    await pane.getByRole("textbox", { name: /^(建议（中文）|Advice \(Chinese\))$/ }).fill("先称呼再问好");
    await pane
      .getByText(/(会命中|Would hit) .*(新增|new)/)
      .last()
      .waitFor();
    expect(await accessibilityViolations(pane)).toEqual([]);
    const sideways = await pane.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(sideways).toBe(0);
    await page.keyboard.press("Escape");
    await check(page, pane);
    await pane.locator("#result-view option", { hasText: own }).waitFor({ state: "attached" });

    // By mouse: step by step back to the rules as they were.
    await openView(pane, "rules");
    const undo = pane.getByRole("button", { name: /^(撤销上一步|Undo the last step)$/ });
    await undo.waitFor();
    while (await undo.isVisible()) await undo.click();
    const rule = pane.getByRole("button", { name: new RegExp(`^${name}`) });
    if ((await rule.getAttribute("aria-expanded")) !== "true") await rule.click();
    await expect.poll(() => pane.getByRole("spinbutton").first().inputValue()).toMatch(/^20\b/);
    await check(page, pane);
    await pane.locator("#result-view option", { hasText: own }).waitFor({ state: "detached" });
  });
});

describe.each([
  ["zh-CN", "首次响应超时"],
  ["en-US", "Slow first response"],
] as const)("an empty workbook in %s", (lang, rule) => {
  it("is enough to calculate, to try the rules on a pasted chat, and to keep settings", async () => {
    const [page, pane] = await open({ lang, book: "empty", colorScheme: "dark" });
    await page.locator('[data-command="Kefu.OpenPane"]').click();
    await openView(pane, "calculators");
    await pane.locator("#calculator").waitFor();
    expect(await accessibilityViolations(pane)).toEqual([]);
    await pane.locator("#calculator-target").click();
    const insert = pane.getByRole("button", { name: /A1/ });
    await insert.click();
    await pane.getByText(/已写到 A1|Written at A1/).waitFor();
    const [name] = await page.evaluate(() => window.workbench!.book.sheets().map((sheet) => sheet.name));
    await expect.poll(() => shownText(page, name, 5, 0)).toBe("14");
    const held = JSON.stringify(await contents(page));
    expect(held).toContain("=KEFU.ORDERS_FOR_TARGET(B1,B2,B3)");
    // By keyboard, beside it.
    await page.evaluate(() => {
      const { book } = window.workbench!;
      book.select(book.activeSheet().id, { row: 0, column: 3, rows: 1, columns: 1 });
    });
    await pane.getByRole("button", { name: /D1/ }).press("Enter");
    await pane.getByText(/已写到 D1|Written at D1/).waitFor();
    await expect.poll(() => shownText(page, name, 5, 3)).toBe("14");

    await openView(pane, "rules");
    await pane.getByRole("button", { name: /^(试试规则|Try the rules)$/ }).press("Enter");
    await pane
      .getByRole("textbox", { name: /^(聊天记录|Chat)$/ })
      .fill(
        "会话,时间,发送者,角色,内容\n1,2026-03-05 09:00:00,tb_lan,客户,在吗\n1,2026-03-05 09:00:35,小美,客服,在的",
      );
    await pane.getByRole("button", { name: /^(看结果|Show the result)$/ }).press("Enter");
    await pane.getByText(/^(结果：命中|Result: hit)$/).waitFor();
    await pane.getByRole("button", { name: rule, pressed: true }).waitFor();
    expect(await accessibilityViolations(pane)).toEqual([]);

    await openView(pane, "settings");
    await pane.getByRole("switch", { name: /遮住|Hide personal/ }).press("Space");
    await pane.getByText(/已保存到工作簿|Saved in the workbook/).waitFor();
    expect(await accessibilityViolations(pane)).toEqual([]);
    const other = lang === "zh-CN" ? "en-US" : "zh-CN";
    await pane.getByRole("combobox", { name: /界面语言|Language/ }).selectOption(other);
    await pane.getByRole("heading", { name: lang === "zh-CN" ? "Settings" : "设置" }).waitFor();
    await pane.getByText(lang === "zh-CN" ? /^1 entry/ : /^1 项/).waitFor();
  });
});
