// @vitest-environment jsdom
import { screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import type { ThreadMessage } from "../../../src/excel/types";
import { ExcelTrouble } from "../../../src/excel/trouble";
import { finding, keyOf } from "../fakeDoor";
import { open, scanned, stage, violations } from "../stage";

const on = stage();

function message(index: number, fields: Partial<ThreadMessage>): ThreadMessage {
  return {
    index,
    row: index + 2,
    time: 1_772_701_200 + index * 10,
    toTheMinute: false,
    sender: "tb_lan",
    role: "customer",
    text: "在吗",
    wait: null,
    ...fields,
  };
}

const rude = finding({
  rule: "cold",
  severity: "severe",
  conversation: "S1",
  rows: [4],
  messages: [2],
  evidence: [{ message: 2, row: 4, start: 2, end: 6, text: "自己多试" }],
});
const late = finding({ rule: "slow", severity: "minor", conversation: "S2", rows: [9], messages: [7] });

async function reading(
  wait: ThreadMessage["wait"] = { seconds: 35, clock: 35, counts: true },
): Promise<void> {
  on.door.threads = {
    S1: {
      conversation: "S1",
      messages: [
        message(0, {}),
        message(1, { role: "robot", sender: "店铺", text: "欢迎光临" }),
        message(2, { role: "agent", sender: "小禾", text: "亲您自己多试下", wait }),
      ],
    },
    S2: { conversation: "S2", messages: [message(7, { text: "还在吗" })] },
  };
  await scanned(on, [rude, late]);
  await on.user.click(within(screen.getByRole("list", { name: "问题列表" })).getAllByRole("button")[0]);
  await on.user.click(screen.getByRole("button", { name: "看对话：S1" }));
  await screen.findByRole("list", { name: "对话内容" });
}

describe("A conversation that is read from a finding", () => {
  it("marks what shows it, says who waited how long, and tells automatic replies apart", async () => {
    await reading();
    const list = screen.getByRole("list", { name: "对话内容" });
    const items = within(list).getAllByRole("listitem");
    expect(items).toHaveLength(3);
    expect(list.querySelector("mark")?.textContent).toBe("自己多试");
    expect(items[2].textContent).toContain("客户等了 35 秒");
    expect(items[1].textContent).toContain("自动回复");
    expect(items[0].textContent).toContain("2026-03-05");
    expect(document.activeElement?.textContent).toBe("对话 S1");
    expect(await violations()).toEqual([]);
  });

  it("says where a waiting is counted by service hours, and what the clock showed", async () => {
    await reading({ seconds: 65, clock: 36_065, counts: true });
    await on.user.hover(screen.getByText("客户等了 1 分 5 秒（服务时间内）"));
    expect(await screen.findByText(/钟面上过了 10 小时 1 分/)).toBeTruthy();
  });

  it("selects the row of a message in the sheet", async () => {
    await reading();
    await on.user.click(screen.getByRole("button", { name: "第 3 行" }));
    expect(on.door.selected.at(-1)).toEqual({ sheetId: "chats", rows: [3] });
  });

  it("gives way to the next by the keyboard, and to the list, where the focus is on the one last read", async () => {
    await reading();
    await on.user.keyboard("{Alt>}{ArrowDown}{/Alt}");
    expect(await screen.findByText("还在吗")).toBeTruthy();
    expect(screen.getByRole("status").textContent).toBe("第 2 处，共 2 处");
    await on.user.keyboard("{Alt>}{ArrowDown}{/Alt}");
    expect(screen.getByText("还在吗")).toBeTruthy();
    await on.user.keyboard("{Escape}");
    const list = await screen.findByRole("list", { name: "问题列表" });
    expect(list.contains(document.activeElement)).toBe(true);
    expect(document.activeElement?.closest("li")?.textContent).toContain("S2");
  });

  it("says that it is gone when the sheet does not hold it any more, and why it could not be read", async () => {
    await reading();
    on.door.threads = {};
    await on.user.click(screen.getByRole("button", { name: /下一处/ }));
    expect(await screen.findByText("表格里已经找不到这段对话")).toBeTruthy();
    on.door.readConversation = () => Promise.reject(new ExcelTrouble("deleted", "ItemNotFound"));
    await on.user.click(screen.getByRole("button", { name: /上一处/ }));
    expect(await screen.findByText("没能读取这段对话")).toBeTruthy();
  });

  it("trusts no place that the sheet's text does not bear out", async () => {
    await reading();
    on.door.threads.S1 = { conversation: "S1", messages: [message(2, { text: "改过的一句话也很长很长" })] };
    await on.user.keyboard("{Alt>}{ArrowDown}{/Alt}");
    await screen.findByText("还在吗");
    await on.user.keyboard("{Alt>}{ArrowUp}{/Alt}");
    expect(await screen.findByText("改过的一句话也很长很长")).toBeTruthy();
    expect(document.querySelector("[aria-label='对话内容'] mark")).toBeNull();
  });
});

describe("The review of a finding", () => {
  it("is kept in the workbook, and can be taken back", async () => {
    await reading();
    await on.user.click(screen.getByRole("button", { name: "属实" }));
    expect(await screen.findByText("已确认属实")).toBeTruthy();
    expect([...on.door.savedReviews.at(-1)!]).toEqual([[keyOf(rude), { status: "confirmed" }]]);
    expect(document.activeElement?.textContent).toBe("撤销");
    await on.user.keyboard("{Enter}");
    await waitFor(() => expect(on.door.savedReviews.at(-1)?.size).toBe(0));
  });

  it("wants a reason to dismiss, then counts it no more and asks for another check", async () => {
    await reading();
    await on.user.click(screen.getByRole("button", { name: "不算" }));
    await on.user.keyboard("{Enter}");
    expect(screen.getByText(/请写一句原因/)).toBeTruthy();
    expect(on.door.savedReviews).toEqual([]);
    await on.user.keyboard("=客户自己要求的{Enter}");
    expect(await screen.findByText("不算问题：=客户自己要求的")).toBeTruthy();
    expect(await violations()).toEqual([]);
    await on.user.click(screen.getByRole("button", { name: "返回问题列表" }));
    expect(await screen.findByText(/1 处改了复核/)).toBeTruthy();
    const list = screen.getByRole("list", { name: "问题列表" });
    expect(within(list).getAllByRole("listitem")).toHaveLength(1);
    await on.user.selectOptions(screen.getByRole("combobox", { name: "按复核筛选" }), "dismissed");
    expect(screen.getByRole("list", { name: "问题列表" }).textContent).toContain("S1");
  });

  it("exempts the rule in the whole conversation", async () => {
    await reading();
    await on.user.click(screen.getByRole("button", { name: "豁免" }));
    await on.user.keyboard("{Enter}");
    expect(await screen.findByText("这段对话已豁免")).toBeTruthy();
    expect([...on.door.savedReviews.at(-1)!.keys()]).toEqual(["cold:s1"]);
  });

  it("stays on the page when the workbook refuses it, and is saved when asked again", async () => {
    await reading();
    const save = on.door.saveReviews;
    on.door.saveReviews = () => Promise.reject(new ExcelTrouble("protected", "AccessDenied"));
    await on.user.click(screen.getByRole("button", { name: "属实" }));
    expect(await screen.findByText("复核没有存进工作簿")).toBeTruthy();
    on.door.saveReviews = save;
    await on.user.click(screen.getByRole("button", { name: "再试一次" }));
    await waitFor(() => expect(on.door.savedReviews).toHaveLength(1));
    expect(screen.queryByText("复核没有存进工作簿")).toBeNull();
  });

  it("shows in Rules how far people agree, so that a noisy rule is seen", async () => {
    on.door.reviews = new Map(
      ["a", "b", "c", "d", "e"].map((name, i) => [
        `slow-first-response:${name}:${name}`,
        i === 0 ? { status: "confirmed" } : { status: "dismissed", reason: "x" },
      ]),
    );
    await open(on);
    await on.user.click(screen.getByRole("tab", { name: /规则/ }));
    expect(await screen.findByText("常判错")).toBeTruthy();
    await on.user.click(screen.getByRole("button", { name: /首次响应/ }));
    expect(screen.getByText(/属实 1，不算 4，认可率 20%/)).toBeTruthy();
  });
});

describe("A sample for people to read", () => {
  it("is drawn per agent with the seed that is given, and read one after the other", async () => {
    on.door.threads = { S8: { conversation: "S8", messages: [message(0, { text: "第一段" })] } };
    on.door.samples = [
      { agent: "店:小禾", conversation: "S8" },
      { agent: "店:阿岳", conversation: "S1" },
    ];
    await scanned(on, [rude, late]);
    await on.user.click(screen.getByRole("tab", { name: "抽检" }));
    const perAgent = screen.getByRole("textbox", { name: "每人几段" });
    await on.user.clear(perAgent);
    await on.user.type(perAgent, "很多{Enter}");
    expect(screen.getByText("请填 1 到 100 的整数。")).toBeTruthy();
    expect(on.door.sampled).toEqual([]);
    await on.user.clear(perAgent);
    await on.user.type(perAgent, "3{Enter}");
    expect(await screen.findByText("2 位客服，共 2 段")).toBeTruthy();
    expect(on.door.sampled[0].options).toEqual({ perAgent: 3, seed: 1, withFindings: new Set(["S1", "S2"]) });
    expect(await violations()).toEqual([]);
    await on.user.click(screen.getByRole("button", { name: /S8/ }));
    expect(await screen.findByText("第一段")).toBeTruthy();
    await on.user.keyboard("{Escape}");
    expect(document.activeElement?.textContent).toContain("S8");
  });
});
