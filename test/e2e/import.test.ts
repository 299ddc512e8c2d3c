import type { Frame, JSHandle, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { contents } from "./grid";
import { accessibilityViolations, setStage, type Stage, type Workbook } from "./harness";

let stage: Stage;
let workbook: Workbook;
let page: Page;
let pane: Frame;

beforeAll(async () => {
  stage = await setStage();
});
afterAll(() => stage?.close());

const words = {
  "zh-CN": {
    sheet: "聊天记录 2",
    header: ["会话", "时间", "发送者", "角色", "内容"],
    roles: ["客户", "客服"],
    paste: "或粘贴聊天",
    start: "导入 2 行",
    done: "导入完成",
    check: "检查这些聊天",
    checkRows: "检查 2 行",
    undo: "撤销导入",
    undone: "已撤销导入。",
    release: "松开鼠标即可读取",
    unread: /^未读懂的行/,
    names: /^谁是谁/,
    again: "再导入一批",
    append: /^接在/,
    replace: /^替换/,
    startOne: "导入 1 行",
  },
  "en-US": {
    sheet: "Chats 2",
    header: ["Conversation", "Time", "Sender", "Role", "Text"],
    roles: ["customer", "agent"],
    paste: "Or paste chats",
    start: "Import 2 rows",
    done: "Imported",
    check: "Check these chats",
    checkRows: "Check 2 rows",
    undo: "Undo the import",
    undone: "The import is undone.",
    release: "Release to read",
    unread: /^Lines not read/,
    names: /^Who is who/,
    again: "Import more",
    append: /^Below the rows/,
    replace: /^In place of/,
    startOne: "Import 1 row",
  },
} as const;

const chat = [
  "云朵妈妈 2024-4-14 9:05:07",
  "@小美 这款有120的吗",
  "某某旗舰店:小美 2024-4-14 9:05:20",
  "=1+1 您自己多试下",
].join("\r\n");

/** What the sheet must hold, below its header. */
const rowsIn = (roles: readonly string[]) => [
  ["云朵妈妈", "2024-04-14 09:05:07", "云朵妈妈", roles[0], "@小美 这款有120的吗"],
  ["云朵妈妈", "2024-04-14 09:05:20", "某某旗舰店:小美", roles[1], "=1+1 您自己多试下"],
];

function textsOf(sheet: string): Promise<(string | null)[][]> {
  return page.evaluate((name) => {
    const found = window.workbench!.book.sheets().find((each) => each.name === name);
    const used = found?.used(true);
    return found && used ? found.text(used) : [];
  }, sheet);
}

const button = (name: string | RegExp) => pane.getByRole("button", { name, exact: true });
const drop = (name: string, text: string): Promise<JSHandle> =>
  pane.evaluateHandle(
    ([file, content]) => {
      const data = new DataTransfer();
      data.items.add(new File([content], file));
      return data;
    },
    [name, text] as const,
  );

// One window, as a person works in it: each test finds the workbook as the one before it left it, back at the import's start.
describe.each(["zh-CN", "en-US"] as const)("chats come in, in %s,", (lang) => {
  const say = words[lang];
  let fresh: unknown;

  beforeAll(async () => {
    workbook = await stage.open({ lang });
    ({ page, pane } = workbook);
    fresh = await contents(page);
    await page.locator('[data-command="Kefu.ImportChats"]').click();
    await pane.getByRole("textbox", { name: say.paste }).waitFor();
  });
  afterEach(async () => expect(await workbook.complaints()).toEqual([]));
  afterAll(() => workbook?.close());

  const undo = async () => {
    await button(say.undo).click();
    await pane.getByRole("alertdialog").getByRole("button").last().click();
    await pane.getByText(say.undone).waitFor();
  };

  it("without accessibility faults or sideways scrolling at any step", async () => {
    const look = async () => {
      expect(await accessibilityViolations(pane)).toEqual([]);
      const wide = await pane.evaluate(() => {
        const panel = document.querySelector("#panel-import")!;
        return [document.documentElement, panel].map((e) => e.scrollWidth - e.clientWidth);
      });
      expect(wide).toEqual([0, 0]);
    };
    await look();
    await pane.locator('input[type="file"]').setInputFiles([
      { name: "a.txt", mimeType: "text/plain", buffer: Buffer.from(`nobody said this\r\n${chat}`) },
      { name: "photo.txt", mimeType: "text/plain", buffer: Buffer.from([0, 1, 2, 3, 4, 5, 6, 7]) },
    ]);
    await button(say.unread).click();
    await button(say.names).click();
    await look();
    await button(say.start).click();
    await pane.getByRole("heading", { name: say.done }).waitFor();
    await look();
    await undo();
  });

  it("by paste, are checked at the next click, and go again by one undo", async () => {
    const field = pane.getByRole("textbox", { name: say.paste });
    // Through the clipboard of the browser itself: cut from the field, pasted back.
    await field.fill(chat.replaceAll("\r\n", "\n"));
    await field.press("ControlOrMeta+A");
    await field.press("ControlOrMeta+X");
    await field.press("ControlOrMeta+V");

    await button(say.start).click();
    await pane.getByRole("heading", { name: say.done }).waitFor();
    expect(await textsOf(say.sheet)).toEqual([[...say.header], ...rowsIn(say.roles)]);

    await undo();
    await expect.poll(() => contents(page)).toEqual(fresh);
  });

  it("by the keyboard alone", async () => {
    await pane.getByRole("textbox", { name: say.paste }).focus();
    await page.keyboard.insertText(chat.replaceAll("\r\n", "\n"));
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await button(say.start).waitFor();
    // The preview begins at its heading; the button that writes is the last stop.
    for (let stops = 0; stops < 20; stops++) {
      await page.keyboard.press("Tab");
      const at = await pane.evaluate(() => document.activeElement?.textContent);
      if (at === say.start) break;
    }
    await page.keyboard.press("Enter");
    await pane.getByRole("heading", { name: say.done }).waitFor();
    expect(await textsOf(say.sheet)).toHaveLength(3);
    await undo();
    await expect.poll(() => contents(page)).toEqual(fresh);
  });

  it("by drag and drop, below those of the last import or in place of them, which one undo brings back", async () => {
    const target = pane.locator("#panel-import > *").first();
    let dataTransfer = await drop("a.txt", chat);
    await target.dispatchEvent("dragenter", { dataTransfer });
    await pane.getByText(say.release).waitFor();
    await target.dispatchEvent("drop", { dataTransfer });
    await button(say.start).click();
    await button(say.again).click();

    dataTransfer = await drop("b.txt", chat.replaceAll("4-14", "4-15"));
    await target.dispatchEvent("drop", { dataTransfer });
    await pane.getByRole("radio", { name: say.append }).click();
    await button(say.start).click();
    await pane.getByRole("heading", { name: say.done }).waitFor();
    const [, ...rows] = await textsOf(say.sheet);
    expect(rows.map(([, time]) => time)).toEqual([
      "2024-04-14 09:05:07",
      "2024-04-14 09:05:20",
      "2024-04-15 09:05:07",
      "2024-04-15 09:05:20",
    ]);

    await button(say.again).click();
    const before = await textsOf(say.sheet);
    dataTransfer = await drop("c.txt", chat.split("\r\n").slice(0, 2).join("\n"));
    await target.dispatchEvent("drop", { dataTransfer });
    await pane.getByRole("radio", { name: say.replace }).click();
    await button(say.startOne).click();
    await pane.getByRole("heading", { name: say.done }).waitFor();
    expect(await textsOf(say.sheet)).toHaveLength(2);
    await undo();
    expect(await textsOf(say.sheet)).toEqual(before);
  });

  it("by file, and lead on to the check", async () => {
    await pane.locator('input[type="file"]').setInputFiles({
      name: "export.txt",
      mimeType: "text/plain",
      buffer: Buffer.from(chat, "utf16le"),
    });
    await pane.getByRole("radio", { name: say.replace }).click();
    await button(say.start).click();
    await button(say.check).click();
    await button(say.checkRows).click();
    await pane.locator("#result-view").waitFor();
    // The agent tells the customer to try by herself.
    await expect.poll(async () => (await textsOf(say.sheet))[2][5]).not.toBe("");
    expect((await textsOf(say.sheet))[1][5]).toBe("");
  });
});
