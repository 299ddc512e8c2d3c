// @vitest-environment jsdom
import { act, screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { ExcelTrouble } from "../../../src/excel/trouble";
import { checkedSample } from "../checkedSample";
import { finding } from "../fakeDoor";
import { dialog, open, scanned, stage, violations } from "../stage";
import { trace } from "./fakeReports";

const my = stage();

const openTab = () => my.user.click(screen.getByRole("tab", { name: /^(报告|Report)$/ }));
const findings = [finding({ line: "您自己多试下" })];

async function openChecked() {
  await scanned(my, findings);
  await openTab();
  await screen.findByRole("heading", { name: "生成报告" });
}

async function write() {
  await my.user.click(screen.getByRole("button", { name: /^(生成报告|重新生成)$/ }));
  await waitFor(() => expect(my.door.reports.requests.length).toBeGreaterThan(0));
}

describe("the report's view", () => {
  it("leads to the check where there is none", async () => {
    await open(my);
    await openTab();
    await my.user.click(await screen.findByRole("button", { name: "去检查" }));
    expect(screen.getByRole("tab", { name: "检查", selected: true })).toBeTruthy();
  });

  it("says what the report will hold, and writes it in the chosen language with the rules of the check", async () => {
    await openChecked();
    expect(screen.getByText(/1 个问题/, { selector: "span" })).toBeTruthy();
    const holds = screen.getByRole("region", { name: "报告内容" });
    expect(within(holds).getAllByRole("term")).toHaveLength(8);
    await my.user.click(screen.getByRole("radio", { name: "English" }));
    await my.user.click(screen.getByRole("checkbox", { name: /隐藏个人信息/ }));
    await write();
    expect(my.door.reports.requests).toMatchObject([
      { locale: "en-US", mask: true, rules: {}, result: { findings } },
    ]);
  });

  it("tells of the days and agents that are chosen", async () => {
    const { overview, ...result } = await checkedSample();
    const [day] = overview.days;
    const days = ["2026-03-02", "2026-03-03", "2026-03-04"].map((each) => ({ ...day, day: each }));
    await scanned(my, findings, { ...result, overview: { ...overview, days } });
    await openTab();
    await screen.findByRole("heading", { name: "生成报告" });
    const fields = within(screen.getByRole("region", { name: "统计范围" }));
    await my.user.selectOptions(fields.getByRole("combobox", { name: "从" }), "2026-03-03");
    const to = fields.getByRole("combobox", { name: "到" });
    expect(within(to).getAllByRole("option")).toHaveLength(3);
    await my.user.click(fields.getByRole("combobox", { name: "客服" }));
    await my.user.click(await screen.findByRole("menuitemcheckbox", { name: "小禾" }));
    expect(await violations()).toEqual([]);
    await write();
    expect(my.door.reports.requests[0].part).toEqual({ from: "2026-03-03", agents: ["山野集:小禾"] });
  });

  it("shows progress and how it ended, with ways to the sheets", async () => {
    await openChecked();
    await write();
    await act(async () => my.door.reports.progress(20, 80));
    expect(screen.getByText("20 / 80 行")).toBeTruthy();
    expect(document.activeElement).toBe(screen.getByRole("button", { name: "取消" }));
    await act(async () => my.door.reports.finish());
    expect(document.activeElement).toBe(screen.getByRole("heading", { name: "工作簿中的报告" }));
    await my.user.click(screen.getByRole("button", { name: "报告-口径" }));
    expect(my.door.reports.shown).toEqual(["r2"]);
    expect(screen.getByRole("button", { name: "重新生成" })).toBeTruthy();
  });

  it("is cancelled by Esc", async () => {
    await openChecked();
    await write();
    await my.user.keyboard("{Escape}");
    expect(await screen.findByText("已取消，工作簿没有改动。")).toBeTruthy();
  });

  it("says why it failed", async () => {
    await openChecked();
    await write();
    await act(async () => my.door.reports.fail(new ExcelTrouble("protected")));
    expect(await screen.findByText("没有成功")).toBeTruthy();
    expect(screen.getByRole("button", { name: "生成报告" })).toBeTruthy();
  });

  it("finds the report of an earlier day, and removes it after asking", async () => {
    my.door.reports.last = trace;
    await open(my);
    await openTab();
    await my.user.click(await screen.findByRole("button", { name: "删除报告" }));
    await dialog.choose("删除", my);
    await waitFor(() => expect(my.door.reports.removed).toBe(1));
    expect(await screen.findByText("报告的工作表已删除。")).toBeTruthy();
  });

  it("breaks no rule of accessibility", async () => {
    my.door.reports.last = trace;
    await openChecked();
    expect(await violations()).toEqual([]);
    await write();
    expect(await violations()).toEqual([]);
  });
});
