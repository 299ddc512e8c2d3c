// @vitest-environment jsdom
import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { mostExamples, type CoachingExample } from "../../../src/excel/coaching/examples";
import { defaultSettings } from "../../../src/excel/settingsStore";
import type { Thread } from "../../../src/excel/types";
import { Problem } from "../../../src/problem";
import { finding, keyOf } from "../fakeDoor";
import { open, scanned, stage, violations } from "../stage";

const on = stage();

const cold = finding({
  rule: "cold-reply",
  conversation: "云朵妈妈",
  rows: [3],
  messages: [1],
  line: "不清楚",
});

const thread: Thread = {
  conversation: "云朵妈妈",
  messages: (
    [
      ["customer", "云朵妈妈", "会掉色吗，电话13800138000"],
      ["agent", "小禾", "不清楚"],
    ] as const
  ).map(([role, sender, text], index) => ({
    ...{ index, row: index + 2, time: 1_772_445_600 + index, toTheMinute: false, sender, role, text },
    wait: null,
  })),
};

const example: CoachingExample = {
  id: keyOf(cold),
  kind: "bad",
  note: "要给替代方案",
  rule: "cold-reply",
  agent: "小禾",
  conversation: "云朵妈妈",
  time: 1_772_445_600,
  sheetId: "chats",
  rows: [3],
  lines: thread.messages.map(({ role, sender, text }) => ({ role, sender, text })),
  left: 0,
};

async function openCoaching() {
  await on.user.click(screen.getByRole("tab", { name: "案例" }));
  return within(screen.getByRole("tabpanel", { name: "案例" }));
}

describe("A finding", () => {
  it("is collected as a bad example with a note, in its list, by keyboard alone", async () => {
    on.door.threads = { 云朵妈妈: thread };
    await scanned(on, [cold]);
    await on.user.click(screen.getByRole("button", { name: /cold-reply/ }));
    screen.getByRole("button", { name: "收为案例" }).focus();
    await on.user.keyboard("{Enter}");
    expect(document.activeElement).toBe(screen.getByRole("radio", { name: "反面案例" }));
    screen.getByRole("textbox", { name: "备注" }).focus();
    await on.user.keyboard("要给替代方案{Control>}{Enter}{/Control}");
    await screen.findByText("反面案例：要给替代方案");
    expect(on.door.savedExamples.at(-1)).toEqual([example]);
    await on.user.click(screen.getByRole("button", { name: "去掉" }));
    expect(on.door.savedExamples.at(-1)).toEqual([]);
  });

  it("whose conversation is gone says so and collects nothing", async () => {
    await scanned(on, [cold]);
    await on.user.click(screen.getByRole("button", { name: /cold-reply/ }));
    await on.user.click(screen.getByRole("button", { name: "收为案例" }));
    await on.user.click(screen.getByRole("button", { name: "保存" }));
    await screen.findByText("表格里已经找不到这段对话，请再检查一次。");
    expect(on.door.savedExamples).toEqual([]);
  });
});

describe("A conversation", () => {
  it("gives single messages and the whole of itself as good examples", async () => {
    on.door.threads = { 云朵妈妈: thread };
    await scanned(on, [cold]);
    await on.user.click(screen.getByRole("button", { name: /cold-reply/ }));
    await on.user.click(screen.getByRole("button", { name: "看对话：云朵妈妈" }));
    await on.user.click(await screen.findByRole("button", { name: "把第 3 行这条消息收为案例" }));
    expect(screen.getByRole<HTMLInputElement>("radio", { name: "正面案例" }).checked).toBe(true);
    await on.user.keyboard("{Escape}");
    expect(screen.queryByRole("radio")).toBeNull();
    await on.user.click(screen.getByRole("button", { name: "整段对话收为案例" }));
    await on.user.click(screen.getByRole("button", { name: "保存" }));
    await screen.findByText("正面案例");
    const [collected] = on.door.savedExamples.at(-1)!;
    expect([collected.kind, collected.rule, collected.agent, collected.lines.length]).toEqual([
      "good",
      null,
      "小禾",
      2,
    ]);
    expect(await violations()).toEqual([]);
  });
});

describe("The list of examples", () => {
  it("shows, filters, changes and removes them, and brings back what was removed", async () => {
    on.door.examples = [example, { ...example, id: "g", kind: "good", rule: null, note: "" }];
    await open(on);
    const view = await openCoaching();
    await view.findByRole("list", { name: "案例" });
    expect(view.getAllByRole("listitem")).toHaveLength(2);
    expect(await violations()).toEqual([]);
    await on.user.click(view.getByRole("button", { name: "反面（1）" }));
    expect(view.getAllByRole("listitem")).toHaveLength(1);

    await on.user.click(view.getByRole("button", { name: "改 云朵妈妈 的案例" }));
    await on.user.click(view.getByRole("radio", { name: "正面案例" }));
    await on.user.click(view.getByRole("button", { name: "保存" }));
    expect(on.door.savedExamples.at(-1)!.map(({ kind }) => kind)).toEqual(["good", "good"]);
    await on.user.click(view.getByRole("button", { name: "全部（2）" }));
    await on.user.click(view.getAllByRole("button", { name: "去掉 云朵妈妈 的案例" })[0]);
    expect(on.door.savedExamples.at(-1)).toHaveLength(1);
    await on.user.click(view.getByRole("button", { name: "撤销" }));
    expect(on.door.savedExamples.at(-1)!.map(({ id }) => id)).toEqual([example.id, "g"]);
    await on.user.click(view.getAllByRole("button", { name: "在表格里看 云朵妈妈 的案例" })[0]);
    expect(on.door.selected).toEqual([{ sheetId: "chats", rows: [3] }]);
  });

  it("draws of a full one what is in sight, finds by words, and goes from one to the next by arrow keys", async () => {
    on.door.examples = Array.from({ length: mostExamples }, (_, i) => ({
      ...example,
      id: `example ${i}`,
      conversation: `顾客${i}`,
      note: i === 321 ? "给补偿" : "",
    }));
    await open(on);
    const view = await openCoaching();
    await view.findByRole("list", { name: "案例" });
    const drawn = view.getAllByRole("listitem");
    expect(drawn.length).toBeLessThan(40);
    expect(drawn[0].getAttribute("aria-setsize")).toBe(String(mostExamples));
    within(drawn[0]).getByText("改").focus();
    await on.user.keyboard("{ArrowDown}");
    expect(drawn[1].contains(document.activeElement)).toBe(true);

    fireEvent.change(view.getByLabelText(/^搜索/), { target: { value: "补偿 小禾" } });
    expect(view.getByRole("listitem").textContent).toContain("顾客321");
    fireEvent.change(view.getByLabelText(/^搜索/), { target: { value: "没有人说过" } });
    expect(view.getByText("没有找到这样的案例。")).toBeTruthy();
  });

  it("is written into a sheet, without personal data where the settings say so, and taken out again", async () => {
    on.door.settings = { ...defaultSettings, mask: true };
    on.door.examples = [example];
    await open(on);
    const view = await openCoaching();
    expect((await view.findByRole("listitem")).textContent).toContain("会掉色吗，电话***********");
    await on.user.click(view.getByRole("button", { name: "写到工作表" }));
    await view.findByText("已写到工作表。");
    const [{ kind, sheets }] = on.door.tables.requests;
    expect(kind).toBe("coaching");
    expect(JSON.stringify(sheets)).toContain("电话***********");
    expect(JSON.stringify(sheets)).not.toMatch(/13800138000|云朵妈妈/);
    await on.user.click(view.getByRole("button", { name: "培训案例" }));
    expect(on.door.tables.shown).toEqual(["sheet of 培训案例"]);
  });

  it("says what a person has changed in the sheet and that it stays", async () => {
    on.door.examples = [example];
    on.door.tables.changed = ["培训案例"];
    await open(on);
    const view = await openCoaching();
    await on.user.click(await view.findByRole("button", { name: "写到工作表" }));
    await view.findByText(/“培训案例”有人改过，原样留着/);
  });

  it("that cannot be read says so, and begins anew when asked", async () => {
    on.door.loadExamples = async () => {
      throw new Problem("wrongInput", "coaching.unreadable", { place: "version" });
    };
    await open(on);
    const view = await openCoaching();
    await view.findByText(/version 不是这个版本认识的/);
    await on.user.click(view.getByRole("button", { name: "清空案例" }));
    await view.findByText("还没有收案例");
    await waitFor(() => expect(on.door.savedExamples).toEqual([[]]));
  });
});
