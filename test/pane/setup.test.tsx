// @vitest-environment jsdom
import { act, cleanup, render, screen, waitFor } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { ExcelTrouble } from "../../src/excel/trouble";
import type { SourceChoice } from "../../src/excel/types";
import { Outside } from "../../src/pane/Outside";
import { chats, orders, preview, resultOf } from "./fakeDoor";
import { dialog, open, stage, violations } from "./stage";

const on = stage();

describe("Before a scan", () => {
  it("says to a newcomer what it does and that nothing leaves the machine", async () => {
    await open(on);
    expect(screen.getByText("聊天内容只在这台电脑上处理，不会上传。")).toBeTruthy();
    expect(screen.getByRole("button", { name: "检查 1,204 行" })).toHaveProperty("disabled", false);
    expect(await violations()).toEqual([]);
  });

  it("speaks English where Office does", async () => {
    on.door.environment.locale = "en-US";
    await open(on);
    expect(screen.getByRole("button", { name: "Check 1,204 rows" })).toBeTruthy();
    expect(document.documentElement.lang).toBe("en-US");
    expect(document.body.textContent).not.toMatch(/检查|规则/);
  });

  it("chooses the sheet that is shown, and follows when another is shown", async () => {
    await open(on);
    const source = screen.getByRole<HTMLSelectElement>("combobox", { name: "检查哪里" });
    expect(source.selectedOptions[0].textContent).toBe("聊天记录（1,204 行）");
    on.door.sources = [
      { ...chats, active: false },
      { ...orders, active: true },
    ];
    act(() => on.door.changeSheet({ kind: "activated", sheetId: "orders" }));
    await waitFor(() => expect(source.selectedOptions[0].textContent).toBe("订单（88 行）"));
  });

  it("counts the rows that would be checked, not the header above them", async () => {
    on.door.sources = [{ ...chats, rows: 1205 }, orders];
    await open(on);
    const source = screen.getByRole<HTMLSelectElement>("combobox", { name: "检查哪里" });
    await waitFor(() => expect(source.selectedOptions[0].textContent).toBe("聊天记录（1,204 行）"));
    expect(screen.getByRole("button", { name: "检查 1,204 行" })).toBeTruthy();
  });

  it("stays with the sheet that a person picked", async () => {
    await open(on);
    const source = screen.getByRole<HTMLSelectElement>("combobox", { name: "检查哪里" });
    await on.user.selectOptions(source, "订单（88 行）");
    act(() => on.door.changeSheet({ kind: "activated", sheetId: "chats" }));
    await act(() => new Promise((resolve) => setTimeout(resolve, 400)));
    expect(source.selectedOptions[0].textContent).toBe("订单（88 行）");
  });

  it("shows how the columns are read, and corrects one", async () => {
    await open(on);
    await on.user.click(screen.getByRole("button", { name: /列.*A 会话/ }));
    await on.user.selectOptions(screen.getByRole("combobox", { name: "E 列用作" }), "订单号");
    expect(on.door.savedCorrections.at(-1)).toEqual({ columns: { 4: "order" } });
  });

  it("shows who speaks as what, and corrects one", async () => {
    await open(on);
    await on.user.click(screen.getByRole("button", { name: /角色.*客服 2/ }));
    await on.user.selectOptions(screen.getByRole("combobox", { name: "路人甲 的角色" }), "客户");
    expect(on.door.savedCorrections.at(-1)).toEqual({ roles: { 路人甲: "customer" } });
  });

  it.each([
    ["agent", ["customer", "unknown"], "没有认出客服"],
    ["customer", ["agent", "system"], "没有认出客户"],
    ["agent and no customer", ["unknown", "system"], "没有认出谁是客服、谁是客户"],
  ] as const)("warns where no %s was recognised, and opens the roles to choose", async (_, roles, title) => {
    on.door.previewOf = () => ({
      ...preview,
      senders: roles.map((role, i) => ({ sender: `某人${i}`, role, basis: "undecided", messages: 2 })),
    });
    await open(on);
    await screen.findByText(title);
    expect(screen.getByRole("combobox", { name: "某人0 的角色" })).toBeTruthy();
    expect(await violations()).toEqual([]);
  });

  it("does not warn where robots alone answer", async () => {
    on.door.previewOf = () => ({
      ...preview,
      senders: [
        { sender: "助手", role: "robot", basis: "robotName", messages: 2 },
        { sender: "云朵", role: "customer", basis: "customerName", messages: 2 },
      ],
    });
    await open(on);
    expect(screen.queryByText(/没有认出/)).toBeNull();
  });

  it.each(["noRows", "oneColumn", "noText"] as const)(
    "says what to do when there is %s, and does not scan",
    async (obstacle) => {
      on.door.previewOf = () => ({ ...preview, obstacle });
      await open(on);
      expect(screen.getByRole("button", { name: "开始检查" })).toHaveProperty("disabled", true);
      expect(await violations()).toEqual([]);
    },
  );

  it("scans without times, and says what cannot be judged then", async () => {
    on.door.previewOf = () => ({ ...preview, obstacle: "noTimes" });
    await open(on);
    expect(screen.getByText(/响应快慢无法判断/)).toBeTruthy();
    expect(screen.getByRole("button", { name: "检查 1,204 行" })).toHaveProperty("disabled", false);
  });

  it("asks for chats in an empty workbook", async () => {
    on.door.sources = [];
    await open(on);
    await on.user.click(screen.getByRole("tab", { name: "检查" }));
    expect(screen.getByText("这里还没有聊天记录")).toBeTruthy();
    expect(screen.getByRole("button", { name: "开始检查" })).toHaveProperty("disabled", true);
  });

  it("says why a source cannot be read, and tries again", async () => {
    on.door.previewOf = () => Promise.reject(new ExcelTrouble("cellEditing"));
    await open(on);
    expect(screen.getByText(/编辑中的单元格/)).toBeTruthy();
    on.door.previewOf = () => preview;
    await on.user.click(screen.getByRole("button", { name: "再试一次" }));
    expect(await screen.findByRole("button", { name: "检查 1,204 行" })).toBeTruthy();
  });

  it("offers to clear what an earlier scan left", async () => {
    on.door.traces = [
      { sheetId: "chats", sheetName: "聊天记录", findings: 12, time: "2026-11-21T09:30:00Z" },
    ];
    await open(on);
    await on.user.click(screen.getByRole("tab", { name: "检查" }));
    await on.user.click(screen.getByRole("button", { name: "清除标记" }));
    await dialog.choose("保留", on);
    await dialog.closed();
    expect(on.door.cleared).toEqual([]);
    await on.user.click(await screen.findByRole("button", { name: "清除标记" }));
    await dialog.choose("清除", on);
    expect(on.door.cleared).toEqual(["chats"]);
    expect(await screen.findByText("标记已清除，表格恢复原样。")).toBeTruthy();
  });
});

describe("During a scan", () => {
  it("shows the stage and the counts", async () => {
    await open(on);
    await on.user.click(screen.getByRole("button", { name: "检查 1,204 行" }));
    act(() => on.door.progress("inspecting", 18, 40));
    expect(screen.getByText("18 / 40 段会话")).toBeTruthy();
    const bar = screen.getByRole("progressbar");
    expect(bar.getAttribute("aria-valuenow")).toBe("0.45");
    expect(bar.getAttribute("aria-valuetext")).toBe("对照规则 18 / 40 段会话");
    expect(await violations()).toEqual([]);
  });

  it("is cancelled by Escape, and says that nothing was changed", async () => {
    await open(on);
    await on.user.click(screen.getByRole("button", { name: "检查 1,204 行" }));
    expect(document.activeElement?.textContent).toBe("取消");
    await on.user.keyboard("{Escape}");
    expect(await screen.findByText("已取消，表格没有改动。")).toBeTruthy();
  });

  it("says what went wrong, and whether the sheet is as before", async () => {
    await open(on);
    await on.user.click(screen.getByRole("button", { name: "检查 1,204 行" }));
    await waitFor(() => expect(on.door.scans).toHaveLength(1));
    await act(async () => on.door.fail(new ExcelTrouble("protected", "AccessDenied")));
    expect(screen.getByText(/受保护或只读/)).toBeTruthy();
    expect(screen.getByText("表格没有改动。")).toBeTruthy();
  });

  it("does not claim an unchanged sheet when it could not be put back", async () => {
    await open(on);
    await on.user.click(screen.getByRole("button", { name: "检查 1,204 行" }));
    await waitFor(() => expect(on.door.scans).toHaveLength(1));
    await act(async () => on.door.fail(new ExcelTrouble("host", "GeneralException", false)));
    expect(screen.getByText("没有检查完")).toBeTruthy();
    expect(screen.queryByText("表格没有改动。")).toBeNull();
  });

  it("never shows an unforeseen error's own text: it may quote a chat", async () => {
    await open(on);
    await on.user.click(screen.getByRole("button", { name: "检查 1,204 行" }));
    await waitFor(() => expect(on.door.scans).toHaveLength(1));
    await act(async () => on.door.fail(new Error("云朵妈妈说：太贵了")));
    expect(document.body.textContent).not.toContain("太贵了");
  });

  it("starts when the ribbon asks, whatever tab is open", async () => {
    await open(on);
    await on.user.click(screen.getByRole("tab", { name: "规则" }));
    act(() => on.door.request({ kind: "scan", choice: orders.choice }));
    await waitFor(() => expect(on.door.scans[0]?.choice).toEqual(orders.choice));
    expect(screen.getByRole("tab", { name: "检查" }).getAttribute("aria-selected")).toBe("true");
    expect(screen.getByRole("heading", { name: "正在检查“订单”" })).toBeTruthy();
  });

  it("comes next when the ribbon asks while another sheet is checked, and once for the same sheet", async () => {
    await open(on);
    const ask = (choice: SourceChoice) => act(async () => on.door.request({ kind: "scan", choice }));
    await ask(chats.choice);
    await ask(orders.choice);
    expect(on.door.scans.map(({ choice }) => choice)).toEqual([chats.choice]);
    await act(async () => on.door.finish(resultOf([])));
    await waitFor(() => expect(screen.getByRole("heading", { name: "正在检查“订单”" })).toBeTruthy());
    await ask(orders.choice);
    await act(async () => on.door.finish(resultOf([])));
    await screen.findByRole("heading", { name: "没有发现问题" });
    expect(on.door.scans.map(({ choice }) => choice)).toEqual([chats.choice, orders.choice]);
  });

  it("is not followed by another sheet when it is cancelled", async () => {
    await open(on);
    const ask = (choice: SourceChoice) => act(async () => on.door.request({ kind: "scan", choice }));
    await ask(chats.choice);
    await ask(orders.choice);
    await on.user.click(screen.getByRole("button", { name: "取消" }));
    await screen.findByText("已取消，表格没有改动。");
    expect(on.door.scans).toHaveLength(1);
  });
});

describe("Outside Excel", () => {
  it("says where it works, in both languages", async () => {
    render(<Outside locale="zh-CN" theme="light" library />);
    expect(screen.getByRole("heading", { name: "请在 Excel 里打开" })).toBeTruthy();
    cleanup();
    render(<Outside locale="en-US" theme="dark" library={false} />);
    expect(screen.getByText(/Office's library did not load/)).toBeTruthy();
  });
});
