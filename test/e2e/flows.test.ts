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
  calculators: /^(试算|Calculators)$/,
  settings: /^(设置|Settings)$/,
  rules: /^(规则|Rules)/,
};

const findings = (pane: Frame) => pane.locator("#result-view").getByRole("list").getByRole("listitem");

describe.each([
  ["zh-CN", "light"],
  ["en-US", "dark"],
] as const)("a finding in %s, %s", (lang, colorScheme) => {
  it("is read in its conversation, dismissed, and left out of the next check", async () => {
    const [page, pane] = await open({ lang, colorScheme });
    await check(page, pane);
    const before = await findings(pane).first().getAttribute("aria-setsize");
    await findings(pane).first().getByRole("button").first().click();
    await pane.getByRole("button", { name: /的对话|Read the chat/ }).click();
    const messages = pane.getByRole("list", { name: /对话内容|The conversation/ });
    await messages.locator("li").first().waitFor();
    expect(await accessibilityViolations(pane)).toEqual([]);
    const sideways = await pane.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(sideways).toBe(0);

    await pane.getByRole("button", { name: /^(不算|Dismiss)$/ }).click();
    await page.keyboard.type("=1+1");
    await page.keyboard.press("Enter");
    await pane.getByText(/(不算问题：|Dismissed: )=1\+1/).waitFor();
    await page.keyboard.press("Escape");
    await pane.getByText(/改了复核|review has changed/).waitFor();
    expect(await findings(pane).first().getAttribute("aria-setsize")).toBe(String(Number(before) - 1));

    await check(page, pane);
    await pane.getByText(/改了复核|review has changed/).waitFor({ state: "detached" });
    await expect
      .poll(() => findings(pane).first().getAttribute("aria-setsize"))
      .toBe(String(Number(before) - 1));
  });
});

describe("the keyboard alone", () => {
  it("goes from finding to finding, selects a message's row, and comes back to the list", async () => {
    const [page, pane] = await open({ lang: "en-US" });
    await check(page, pane);
    await findings(pane).first().getByRole("button").first().focus();
    await page.keyboard.press("Enter");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    const heading = pane.locator("h2:focus");
    await heading.waitFor();
    const position = pane.getByRole("status").first();
    expect(await position.textContent()).toMatch(/^1 of/);
    await page.keyboard.press("Alt+ArrowDown");
    await expect.poll(() => position.textContent()).toMatch(/^2 of/);
    const row = pane.getByRole("list", { name: "The conversation" }).locator('button[tabindex="0"]');
    await row.focus();
    const number = /\d+/.exec((await row.textContent())!)![0];
    await page.keyboard.press("Enter");
    await expect.poll(() => selection(page)).toBe(`Chats!A${number}`);
    await page.keyboard.press("Escape");
    await findings(pane).first().waitFor();
    await expect
      .poll(() => pane.evaluate(() => document.activeElement?.closest("li")?.getAttribute("aria-posinset")))
      .toBe("2");
  });
});

describe.each(["zh-CN", "en-US"] as const)("the calculators in %s", (lang) => {
  it("put live formulas over their inputs into the sheet", async () => {
    const [page, pane] = await open({ lang, book: "empty" });
    await page.locator('[data-command="Kefu.OpenPane"]').click();
    await openView(pane, "calculators");
    await pane.locator("#calculator").waitFor();
    expect(await accessibilityViolations(pane)).toEqual([]);
    await pane.locator("#calculator-target").click();
    await pane.getByRole("button", { name: /A1/ }).click();
    await pane.getByText(/已写到 A1|Written at A1/).waitFor();
    const [name] = await page.evaluate(() => window.workbench!.book.sheets().map((sheet) => sheet.name));
    await expect.poll(() => shownText(page, name, 5, 0)).toBe("14");
    const held = JSON.stringify(await contents(page));
    expect(held).toContain("=KEFU.ORDERS_FOR_TARGET(B1,B2,B3)");
  });
});

describe.each(["zh-CN", "en-US"] as const)("the settings in %s", (lang) => {
  it("hide personal data, change the language, and say what is stored", async () => {
    const [page, pane] = await open({ lang, colorScheme: "dark" });
    await page.locator('[data-command="Kefu.OpenPane"]').click();
    await openView(pane, "settings");
    await pane.getByRole("switch", { name: /遮住|Hide personal/ }).click();
    await pane.getByText(/已保存到工作簿|Saved in the workbook/).waitFor();
    expect(await accessibilityViolations(pane)).toEqual([]);
    const other = lang === "zh-CN" ? "en-US" : "zh-CN";
    await pane.getByRole("combobox", { name: /界面语言|Language/ }).selectOption(other);
    await pane.getByRole("heading", { name: lang === "zh-CN" ? "Settings" : "设置" }).waitFor();
    await pane.getByText(lang === "zh-CN" ? /^1 entry/ : /^1 项/).waitFor();
  });
});
