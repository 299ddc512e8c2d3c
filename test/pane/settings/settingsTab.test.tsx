// @vitest-environment jsdom
import { screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { defaultSettings, writeSettings } from "../../../src/excel/settingsStore";
import { ExcelTrouble } from "../../../src/excel/trouble";
import { Problem } from "../../../src/problem";
import { finding } from "../fakeDoor";
import { open, scanned, stage, violations } from "../stage";

const on = stage();

async function openSettings(): Promise<void> {
  await open(on);
  await on.user.click(screen.getByRole("tab", { name: "设置" }));
  await screen.findByRole("heading", { name: "设置" });
}

describe("The settings", () => {
  it("keep a list line by line when its field is left, and look at the sheet again", async () => {
    await openSettings();
    const agents = screen.getByRole("textbox", { name: "人工客服" });
    await on.user.click(agents);
    await on.user.keyboard("小禾\n\n 阿岳 ");
    expect(on.door.savedSettings).toEqual([]);
    await on.user.tab();
    await waitFor(() => expect(on.door.savedSettings.at(-1)?.agents).toEqual(["小禾", "阿岳"]));
    expect(await screen.findByText("已保存到工作簿")).toBeTruthy();
    expect(await violations()).toEqual([]);
  });

  it("change the language at once, and say what is wrong with a number", async () => {
    await openSettings();
    const gap = screen.getByRole("textbox", { name: /隔多少小时/ });
    await on.user.type(gap, "很久");
    await on.user.tab();
    expect(screen.getByText("请填 0.1 到 10000 之间的数。")).toBeTruthy();
    expect(on.door.savedSettings).toEqual([]);
    await on.user.selectOptions(screen.getByRole("combobox", { name: "界面语言" }), "en-US");
    expect(await screen.findByRole("heading", { name: "Settings" })).toBeTruthy();
    expect(document.documentElement.lang).toBe("en-US");
    expect(on.door.savedSettings.at(-1)?.language).toBe("en-US");
  });

  it("count by service hours once these are set, day by day and with holidays", async () => {
    await openSettings();
    await on.user.click(screen.getByRole("switch", { name: "按服务时段计算" }));
    const hours = screen.getByRole<HTMLInputElement>("textbox", { name: "周日" });
    expect(hours.value).toBe("08:00-23:00");
    await on.user.clear(hours);
    await on.user.type(hours, "上午");
    await on.user.tab();
    expect(screen.getByText("请写成 09:00-22:00，或留空。")).toBeTruthy();
    await on.user.clear(hours);
    const holidays = screen.getByRole("textbox", { name: "节假日" });
    await on.user.click(holidays);
    await on.user.paste("2026-10-01..2026-10-07\n国庆");
    await on.user.tab();
    expect(screen.getByText(/“国庆”不是日期/)).toBeTruthy();
    await on.user.clear(holidays);
    await on.user.click(holidays);
    await on.user.paste("2026-10-01..2026-10-07");
    await on.user.tab();
    await waitFor(() =>
      expect(on.door.savedSettings.at(-1)?.serviceHours).toEqual({
        policy: "inHours",
        week: [...new Array<string>(6).fill("08:00-23:00"), ""],
        holidays: ["2026-10-01..2026-10-07"],
        workdays: [],
      }),
    );
    expect(await violations()).toEqual([]);
  });

  it("say what is stored in the workbook and how it goes, and are carried as a text", async () => {
    on.door.stored = [{ kind: "rules", entries: 1, size: 87 }];
    await openSettings();
    expect(await screen.findByText("1 项，87 个字符")).toBeTruthy();
    expect(screen.getByText("在“规则”里点“全部恢复内置”就去掉了。")).toBeTruthy();
    const carried = screen.getByRole<HTMLTextAreaElement>("textbox", { name: "设置的文字" });
    expect(carried.value).toBe(writeSettings(defaultSettings));
    await on.user.clear(carried);
    await on.user.click(carried);
    await on.user.paste('{"agent":[]}');
    await on.user.click(screen.getByRole("button", { name: "采用" }));
    expect(await screen.findByText(/agent 这一处不对/)).toBeTruthy();
    await on.user.clear(carried);
    await on.user.click(carried);
    await on.user.paste('{"robots":["小蜜蜂"]}');
    await on.user.click(screen.getByRole("button", { name: "采用" }));
    await waitFor(() => expect(on.door.savedSettings.at(-1)?.robots).toEqual(["小蜜蜂"]));
  });

  it("remove all reviews at once, after asking, and leave nothing of them in the workbook", async () => {
    on.door.stored = [{ kind: "reviews", entries: 1, size: 87 }];
    on.door.reviews = new Map([
      ["cold:s1", { status: "confirmed" }],
      ["cold:s2", { status: "confirmed" }],
    ]);
    await openSettings();
    await on.user.click(await screen.findByRole("button", { name: "去掉全部复核" }));
    expect(screen.getByRole("alertdialog", { name: "去掉全部复核？" })).toBeTruthy();
    await on.user.click(screen.getByRole("button", { name: "保留" }));
    expect(on.door.savedReviews).toEqual([]);

    await on.user.click(screen.getByRole("button", { name: "去掉全部复核" }));
    await on.user.click(screen.getByRole("button", { name: "全部去掉" }));
    await waitFor(() => expect(on.door.savedReviews.at(-1)?.size).toBe(0));
    expect(await screen.findByText("这个工作簿里还没有存任何东西。")).toBeTruthy();
    expect(screen.queryByRole("button", { name: "去掉全部复核" })).toBeNull();
    await waitFor(() => expect(document.activeElement?.textContent).toBe("存了什么，存在哪里"));
    expect(await violations()).toEqual([]);
  });

  it("say that reviews are still in the workbook when they could not be removed, and try again", async () => {
    on.door.stored = [{ kind: "reviews", entries: 1, size: 87 }];
    on.door.reviews = new Map([["cold:s1", { status: "confirmed" }]]);
    const { saveReviews } = on.door;
    on.door.saveReviews = () => Promise.reject(new ExcelTrouble("protected", "AccessDenied"));
    await openSettings();
    await on.user.click(await screen.findByRole("button", { name: "去掉全部复核" }));
    await on.user.click(screen.getByRole("button", { name: "全部去掉" }));
    expect(await screen.findByText("没有从工作簿里去掉")).toBeTruthy();
    expect(screen.getByText("1 项，87 个字符")).toBeTruthy();
    on.door.saveReviews = saveReviews;
    await on.user.click(screen.getByRole("button", { name: "再试一次" }));
    expect(await screen.findByText("这个工作簿里还没有存任何东西。")).toBeTruthy();
    expect(on.door.savedReviews.at(-1)?.size).toBe(0);
  });

  it("say when they were not saved, and when the workbook's cannot be read", async () => {
    on.door.loadSettings = () =>
      Promise.reject(new Problem("wrongInput", "settings.unreadable", { place: "agents" }));
    on.door.saveSettings = () => Promise.reject(new ExcelTrouble("protected", "AccessDenied"));
    await openSettings();
    expect(screen.getByText("工作簿里的设置读不出来")).toBeTruthy();
    await on.user.click(screen.getByRole("button", { name: "恢复默认" }));
    expect(await screen.findByText("没有保存")).toBeTruthy();
  });

  it("hide personal data in the findings", async () => {
    on.door.settings = { ...defaultSettings, mask: true };
    const found = [
      finding({ conversation: "云朵妈妈", line: "收件人：张三 13800138000" }),
      finding({ conversation: "S001", line: "大河向东您好，您自己多试下" }),
    ];
    await scanned(on, found, { customers: new Map([["S001", new Set(["大河向东"])]]) });
    const list = screen.getByRole("list", { name: "问题列表" });
    expect(list.textContent).not.toMatch(/云朵妈妈|张三|138|大河/);
    expect(list.textContent).toMatch(/您自己多试下/);
    expect(within(list).getByText("云***")).toBeTruthy();
  });
});
