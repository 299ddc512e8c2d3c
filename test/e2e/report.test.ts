import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Frame, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { accessibilityViolations, openView, setStage, type Stage } from "./harness";

/** Set to a folder, the views are pictured there. */
const pictures = process.env.KEFU_PICTURES;

let stage: Stage;
beforeAll(async () => {
  stage = await setStage();
});
afterAll(() => stage?.close());

const words = {
  "zh-CN": {
    paste: "或粘贴聊天",
    read: "读取文字",
    start: /^导入 \d+ 行$/,
    check: "检查这些聊天",
    checkRows: /^检查 \d+ 行$/,
    write: "生成报告",
    again: "重新生成",
    standing: "工作簿中的报告",
    remove: "删除报告",
    confirm: "删除",
    removed: "报告的工作表已删除。",
    summary: "报告-概览",
    findings: "报告-问题",
    title: "客服质检报告：",
  },
  "en-US": {
    paste: "Or paste chats",
    read: "Read the text",
    start: /^Import \d+ rows$/,
    check: "Check these chats",
    checkRows: /^Check \d+ rows$/,
    write: "Write the report",
    again: "Write it again",
    standing: "Report in this workbook",
    remove: "Remove the report",
    confirm: "Remove",
    removed: "The report’s sheets are gone.",
    summary: "Report Summary",
    findings: "Report Findings",
    title: "Quality report: ",
  },
} as const;

const chat = [
  "云朵妈妈 2024-4-14 9:05:07",
  "这款会掉色吗",
  "某某旗舰店:小美 2024-4-14 9:05:50",
  "=1+1 您自己多试下",
  "云朵妈妈 2024-4-14 9:06:10",
  "好的",
  "某某旗舰店:小美 2024-4-14 9:06:12",
  "不知道",
].join("\n");

const sheetNames = (page: Page): Promise<string[]> =>
  page.evaluate(() => window.workbench!.book.sheets().map(({ name }) => name));

function textsOf(page: Page, sheet: string): Promise<string[]> {
  return page.evaluate((name) => {
    const found = window.workbench!.book.sheets().find((each) => each.name === name);
    const used = found?.used(true);
    return found && used ? found.text(used).flatMap((row) => row.map(String)) : [];
  }, sheet);
}

async function picture(pane: Frame, page: Page, name: string): Promise<void> {
  if (pictures === undefined) return;
  mkdirSync(pictures, { recursive: true });
  await (await pane.frameElement()).screenshot({ path: join(pictures, `${name}-pane.png`) });
  await page.screenshot({ path: join(pictures, `${name}.png`) });
}

describe.each(["zh-CN", "en-US"] as const)("a newcomer's way in %s", (lang) => {
  it("leads from an empty workbook over import and check to a report, and back", async () => {
    const w = words[lang];
    const { page, pane, complaints, close } = await stage.open({ lang, book: "empty" });
    const button = (name: string | RegExp) => pane.getByRole("button", { name, exact: true });
    const before = await sheetNames(page);

    await page.locator('[data-command="Kefu.OpenPane"]').click();
    await openView(pane, "import");
    await pane.getByRole("textbox", { name: w.paste }).fill(chat);
    await button(w.read).click();
    await button(w.start).click();
    await button(w.check).click();
    await button(w.checkRows).click();
    await pane.locator("#result-view").waitFor();

    await openView(pane, "report");
    await button(w.write).waitFor();
    expect(await accessibilityViolations(pane)).toEqual([]);
    await picture(pane, page, `report-ready-${lang}`);
    // By keyboard, as everything else can be.
    await button(w.write).focus();
    await page.keyboard.press("Enter");
    await pane.getByRole("heading", { name: w.standing }).waitFor();
    expect(await accessibilityViolations(pane)).toEqual([]);
    const overflow = await pane.evaluate(() => {
      const { scrollWidth, clientWidth } = document.documentElement;
      return scrollWidth - clientWidth;
    });
    expect(overflow).toBe(0);
    await page.waitForTimeout(500);
    await picture(pane, page, `report-done-${lang}`);

    const names = await sheetNames(page);
    expect(names).toHaveLength(before.length + 1 + 8);
    expect((await textsOf(page, w.summary))[0]).toContain(w.title);
    expect(await textsOf(page, w.findings)).toContain("=1+1 您自己多试下");
    await pane.getByRole("button", { name: w.findings }).click();
    await expect.poll(() => page.evaluate(() => window.workbench!.book.activeSheet().name)).toBe(w.findings);
    await picture(pane, page, `report-findings-${lang}`);

    await button(w.again).click();
    await pane.getByRole("heading", { name: w.standing }).waitFor();
    expect(await sheetNames(page)).toEqual(names);

    await button(w.remove).click();
    await pane.getByRole("alertdialog").getByRole("button", { name: w.confirm, exact: true }).click();
    await pane.getByText(w.removed).first().waitFor();
    expect(await sheetNames(page)).toEqual(names.slice(0, before.length + 1));
    expect(await complaints()).toEqual([]);
    await close();
  });
});
