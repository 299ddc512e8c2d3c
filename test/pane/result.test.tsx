// @vitest-environment jsdom
import { act, screen, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { ExcelTrouble } from "../../src/excel/trouble";
import { checkedSample } from "./checkedSample";
import { finding, resultOf } from "./fakeDoor";
import { scanned, stage, violations } from "./stage";

const on = stage();

describe("The result of a scan", () => {
  const many = () =>
    Array.from({ length: 200 }, (_, index) =>
      finding({
        rule: index % 2 ? "cold" : "slow",
        severity: index % 2 ? "severe" : "minor",
        agent: index % 3 ? "山野集:小禾" : "山野集:阿岳",
        conversation: `买家${index}`,
        rows: [index + 2],
        line: index % 2 ? "您自己多试下" : "",
      }),
    );

  it("brings the focus to its heading", async () => {
    await scanned(on, many());
    expect(document.activeElement?.textContent).toBe("发现 200 处问题");
    expect(await violations()).toEqual([]);
  });

  it("counts what there is to note by rule and reason, not by conversation", async () => {
    const unjudged = (rule: string) =>
      Array.from({ length: 300 }, (_, i) => ({ conversation: `买家${i}`, rule, reason: "noOrders" }));
    await scanned(on, many(), { notEvaluable: [...unjudged("cold"), ...unjudged("slow")] as never });
    expect(screen.getByRole("tab", { name: /说明/ }).textContent).toContain("2");
    expect(screen.getByRole("tab", { name: /说明/ }).textContent).not.toContain("99");
  });

  it("counts the messages of customers and agents, as Home does, beside the rows", async () => {
    const result = await checkedSample();
    await scanned(on, [], { ...result, messages: result.overview.messages + 7 });
    const [, messages] = screen.getAllByRole("definition");
    expect(messages.textContent).toBe(String(result.overview.messages));
  });

  it("does not praise chats in which nobody was recognised, and leads to the roles", async () => {
    const result = resultOf([]);
    const overview = { ...result.overview, agentMessages: 0, customerMessages: 0 };
    await scanned(on, [], { overview });
    expect(screen.getByText("没有认出谁是客服、谁是客户")).toBeTruthy();
    expect(screen.queryByText(/都符合已打开的规则/)).toBeNull();
    expect(await violations()).toEqual([]);
    await on.user.click(screen.getByRole("button", { name: "选角色" }));
    expect(screen.getByRole("combobox", { name: "检查哪里" })).toBeTruthy();
  });

  it("draws only the findings in sight, worst first", async () => {
    await scanned(on, many());
    const items = within(screen.getByRole("list", { name: "问题列表" })).getAllByRole("listitem");
    expect(items.length).toBeLessThan(40);
    expect(items[0].getAttribute("aria-setsize")).toBe("200");
    expect(items[0].textContent).toContain("严重");
  });

  it("selects the rows of the finding that is chosen, by mouse and by keyboard", async () => {
    await scanned(on, many());
    const list = screen.getByRole("list", { name: "问题列表" });
    await on.user.click(within(list).getAllByRole("button")[0]);
    expect(on.door.selected).toEqual([{ sheetId: "chats", rows: [3] }]);
    await on.user.keyboard("{ArrowDown}{ArrowDown}{Enter}");
    expect(on.door.selected.at(-1)).toEqual({ sheetId: "chats", rows: [7] });
    await on.user.keyboard("{End}");
    expect(document.activeElement?.closest("li")?.getAttribute("aria-posinset")).toBe("200");
    await on.user.keyboard("{Home}");
    expect(document.activeElement?.closest("li")?.getAttribute("aria-posinset")).toBe("1");
  });

  it("explains how the rule came to the finding, and comes back to it", async () => {
    await scanned(on, many());
    const list = () => screen.getByRole("list", { name: "问题列表" });
    await on.user.click(within(list()).getAllByRole("button")[2]);
    await on.user.click(screen.getByRole("button", { name: "为什么" }));
    expect(document.activeElement?.textContent).toContain("cold");
    await on.user.keyboard("{Escape}");
    expect(list().contains(document.activeElement)).toBe(true);
    expect(document.activeElement?.closest("li")?.getAttribute("aria-posinset")).toBe("3");
  });

  it("says why a row could not be selected", async () => {
    await scanned(on, many());
    on.door.selectRows = () => Promise.reject(new ExcelTrouble("deleted", "ItemNotFound"));
    const list = screen.getByRole("list", { name: "问题列表" });
    await on.user.click(within(list).getAllByRole("button")[0]);
    expect(await screen.findByText("没能选中这一行")).toBeTruthy();
    expect(screen.getByText(/工作簿里已经没有/)).toBeTruthy();
  });

  it("stays when a command on the ribbon fails, and says why it did", async () => {
    await scanned(on, many());
    act(() => on.door.request({ kind: "failed", error: new ExcelTrouble("protected", "AccessDenied") }));
    expect(screen.getByText("功能区的命令没有完成")).toBeTruthy();
    expect(screen.getByRole("heading", { name: "发现 200 处问题" })).toBeTruthy();
  });

  it("has one tab stop for the whole list", async () => {
    await scanned(on, many());
    const list = screen.getByRole("list", { name: "问题列表" });
    expect(list.querySelectorAll('[tabindex="0"]')).toHaveLength(1);
  });

  it("is narrowed by severity, rule, agent and words", async () => {
    await scanned(on, many());
    await on.user.click(screen.getByRole("button", { name: "严重 100" }));
    expect(screen.getByRole("status", { name: "" }).textContent).toMatch(/100 \/ 200|已/);
    await on.user.click(screen.getByRole("button", { name: "清除筛选" }));
    await on.user.selectOptions(screen.getByRole("combobox", { name: "规则" }), "slow");
    await on.user.selectOptions(screen.getByRole("combobox", { name: "客服" }), "阿岳");
    expect(await screen.findByText("34 / 200 处问题")).toBeTruthy();
    await on.user.type(screen.getByRole("searchbox", { name: "搜索客户、客服或原话" }), "买家198");
    expect(await screen.findByText("1 / 200 处问题")).toBeTruthy();
    await on.user.type(screen.getByRole("searchbox", { name: "搜索客户、客服或原话" }), "没有这个人");
    expect(await screen.findByText("没有符合筛选条件的问题")).toBeTruthy();
  });

  it("shows hostile chat text as text", async () => {
    const line = '<img src=x onerror="alert(1)">您自己多试下';
    await scanned(on, [finding({ line, conversation: "<b>买家</b>" })]);
    const list = screen.getByRole("list", { name: "问题列表" });
    expect(list.querySelector("img, b")).toBeNull();
    expect(list.textContent).toContain("<img src=x");
    expect(list.textContent).toContain("<b>买家</b>");
  });

  it("marks the hit inside its line", async () => {
    const hit = finding({ evidence: [{ message: 7, row: 9, start: 2, end: 8, text: "您自己多试下" }] });
    await scanned(on, [hit], { quotes: { 7: "亲，您自己多试下吧" } });
    const mark = document.querySelector("mark");
    expect(mark?.textContent).toBe("您自己多试下");
    expect(mark?.parentElement?.textContent).toBe("亲，您自己多试下吧");
  });

  it("goes from a rule and from an agent to their findings", async () => {
    await scanned(on, many());
    await on.user.click(screen.getByRole("tab", { name: "按规则" }));
    expect(await violations()).toEqual([]);
    await on.user.click(screen.getByRole("button", { name: /^cold/ }));
    expect(await screen.findByText("100 / 200 处问题")).toBeTruthy();
    await on.user.click(screen.getByRole("tab", { name: "按客服" }));
    expect(await violations()).toEqual([]);
    await on.user.click(screen.getByRole("button", { name: "小禾" }));
    expect(await screen.findByText("133 / 200 处问题")).toBeTruthy();
  });

  it("shows an unknown response time as not evaluable, never as 0", async () => {
    await scanned(on, many());
    await on.user.click(screen.getByRole("tab", { name: "按客服" }));
    const row = screen.getByRole("row", { name: /小禾/ });
    expect(within(row).getByText("18 秒")).toBeTruthy();
    expect(within(row).getByText("无法计算")).toBeTruthy();
  });

  it("explains what was not judged, not read and counted once", async () => {
    await scanned(on, many(), {
      notEvaluable: [
        { rule: "slow", conversation: "A", reason: "noTimes" },
        { rule: "slow", conversation: "B", reason: "noTimes" },
      ],
      skipped: [{ row: 17, reason: "chat.noText" }],
      duplicates: 3,
    });
    await on.user.click(screen.getByRole("tab", { name: /说明/ }));
    expect(screen.getByText("2 段会话")).toBeTruthy();
    expect(screen.getByText("3 条完全相同的消息只算了一次。")).toBeTruthy();
    await on.user.click(screen.getByRole("button", { name: "第 17 行" }));
    expect(on.door.selected).toEqual([{ sheetId: "chats", rows: [17] }]);
    expect(await violations()).toEqual([]);
  });

  it("says so when nothing was found, and what was left open", async () => {
    await scanned(on, [], { notEvaluable: [{ rule: "slow", conversation: "A", reason: "noTimes" }] });
    expect(screen.getByText("40 段会话都符合已打开的规则。")).toBeTruthy();
    expect(screen.getByText(/有 1 项因为缺少数据没有判断/)).toBeTruthy();
  });

  it("is called stale once the scanned sheet has changed, and not for another sheet", async () => {
    await scanned(on, many());
    act(() => on.door.changeSheet({ kind: "cells", sheetId: "orders" }));
    expect(screen.queryByText(/检查之后表格有改动/)).toBeNull();
    act(() => on.door.changeSheet({ kind: "cells", sheetId: "chats" }));
    expect(screen.getByText(/检查之后表格有改动/)).toBeTruthy();
  });

  it("is called stale while the rules differ from those it followed", async () => {
    await scanned(on, many());
    await on.user.click(screen.getByRole("tab", { name: "规则" }));
    const [first] = screen.getAllByRole("switch");
    await on.user.click(first);
    expect(screen.getByText(/检查之后规则有改动/)).toBeTruthy();
    await on.user.click(first);
    expect(screen.queryByText(/检查之后规则有改动/)).toBeNull();
  });

  it("survives a look at the rules: filters stay", async () => {
    await scanned(on, many());
    await on.user.click(screen.getByRole("button", { name: "严重 100" }));
    await on.user.click(screen.getByRole("tab", { name: "规则" }));
    await on.user.click(screen.getByRole("tab", { name: "检查" }));
    expect(screen.getByText("100 / 200 处问题")).toBeTruthy();
  });
});
