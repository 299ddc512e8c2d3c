// @vitest-environment jsdom
import { act, screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { ExcelTrouble } from "../../src/excel/trouble";
import { builtInRuleset } from "../../src/inspection";
import { dialog, open, stage, violations } from "./stage";

const on = stage();

describe("The rules", () => {
  async function openRules(): Promise<void> {
    await open(on);
    await on.user.click(screen.getByRole("tab", { name: /规则/ }));
  }

  it("are saved a moment after a switch, and say so", async () => {
    await openRules();
    let open = () => {};
    on.door.rulesGate = new Promise((resolve) => (open = resolve));
    await on.user.click(screen.getAllByRole("switch")[0]);
    expect(screen.getByText("正在保存…")).toBeTruthy();
    open();
    expect(await screen.findByText("已保存到工作簿")).toBeTruthy();
    expect(Object.values(on.door.savedRules[0].rules ?? {})).toEqual([{ enabled: false }]);
    expect(await violations()).toEqual([]);
  });

  it("are saved before a scan starts, so that it follows what is on the screen", async () => {
    await openRules();
    await on.user.click(screen.getAllByRole("switch")[0]);
    await on.user.click(screen.getByRole("tab", { name: "检查" }));
    await on.user.click(screen.getByRole("button", { name: "检查 1,204 行" }));
    await waitFor(() => expect(on.door.scans).toHaveLength(1));
    expect(on.door.savedRules).toHaveLength(1);
  });

  it("take a limit within its bounds, and say what is wrong with another", async () => {
    await openRules();
    await on.user.click(screen.getByRole("button", { name: /首次响应/ }));
    const field = screen.getAllByRole<HTMLInputElement>("spinbutton")[0];
    await on.user.clear(field);
    await on.user.type(field, "35{Enter}");
    await waitFor(() => expect(JSON.stringify(on.door.savedRules.at(-1))).toContain("35"));
    await on.user.clear(field);
    await on.user.type(field, "很快{Enter}");
    expect(screen.getByText("请填数字。")).toBeTruthy();
    await act(() => new Promise((resolve) => setTimeout(resolve, 700)));
    expect(JSON.stringify(on.door.savedRules.at(-1))).toContain("35");
  });

  it("are reset one by one and all at once", async () => {
    const [rule] = builtInRuleset.rules;
    on.door.rules = { rules: { [rule.id]: { enabled: false } } };
    await openRules();
    await on.user.click(screen.getByRole("button", { name: "全部恢复内置" }));
    await dialog.choose("全部恢复", on);
    await waitFor(() => expect(on.door.savedRules.at(-1)?.rules).toEqual({}));
    expect(screen.queryByText("已修改")).toBeNull();
  });

  it("find a phrase list by a phrase, its name or a rule, and keep it while it is edited", async () => {
    await openRules();
    await on.user.click(screen.getByRole("tab", { name: "词表" }));
    const lists = () =>
      within(screen.getByRole("tabpanel", { name: "词表" }))
        .queryAllByRole("button", { name: /\d+ 条$/ })
        .map((button) => button.textContent);
    const all = lists().length;
    const search = screen.getByRole("searchbox", { name: "搜索词表、说法或规则" });
    // Found by a pattern that is written otherwise.
    await on.user.type(search, "亲加我的微信聊");
    expect(lists().join()).toContain("引导站外");
    expect(lists().length).toBeLessThan(all);
    await on.user.clear(search);
    await on.user.type(search, "龘龘龘");
    expect(screen.getByText("没有这样的词表。")).toBeTruthy();
    await on.user.clear(search);
    expect(lists()).toHaveLength(all);

    await on.user.type(search, "服务禁语");
    const some = lists().length;
    expect(some).toBeLessThan(all);
    await on.user.click(screen.getByRole("button", { name: /^推诿敷衍/ }));
    await on.user.clear(screen.getByRole("textbox", { name: "“推诿敷衍”的说法，一行一条" }));
    expect(lists()).toHaveLength(some);
    expect(await violations()).toEqual([]);
  });

  it("lead from a rule to a list that it uses: open, and with the focus", async () => {
    await openRules();
    await on.user.click(screen.getByRole("button", { name: /^服务禁语/ }));
    await on.user.click(screen.getByRole("button", { name: "推诿敷衍" }));
    const header = screen.getByRole("button", { name: /^推诿敷衍/ });
    expect(header.getAttribute("aria-expanded")).toBe("true");
    expect(document.activeElement).toBe(header);
  });

  it("keep a phrase list line by line while it is typed", async () => {
    await openRules();
    await on.user.click(screen.getByRole("tab", { name: "词表" }));
    await on.user.click(
      within(screen.getByRole("tabpanel", { name: "词表" })).getAllByRole("button", { expanded: false })[0],
    );
    const area = screen.getByRole<HTMLTextAreaElement>("textbox", { name: /的说法，一行一条/ });
    const before = area.value;
    await on.user.click(area);
    await on.user.type(area, "\n\n您再等等呗");
    expect(area.value).toBe(`${before}\n\n您再等等呗`);
    await waitFor(() =>
      expect(Object.values(on.door.savedRules.at(-1)?.dictionaries ?? {})).toEqual([{ add: ["您再等等呗"] }]),
    );
    expect(await violations()).toEqual([]);
  });

  it("say why they were not saved, keep the edit, and save it when asked again", async () => {
    await openRules();
    const save = on.door.saveRules;
    on.door.saveRules = () => Promise.reject(new ExcelTrouble("protected", "AccessDenied"));
    await on.user.click(screen.getAllByRole("switch")[0]);
    expect(await screen.findByText("没有保存")).toBeTruthy();
    on.door.saveRules = save;
    await on.user.click(screen.getByRole("button", { name: "再试一次" }));
    expect(await screen.findByText("已保存到工作簿")).toBeTruthy();
    expect(on.door.savedRules).toHaveLength(1);
  });

  it("are undone step by step", async () => {
    await openRules();
    const [first] = screen.getAllByRole("switch");
    await on.user.click(first);
    await waitFor(() => expect(on.door.savedRules).toHaveLength(1));
    await on.user.click(screen.getByRole("button", { name: "撤销上一步" }));
    await waitFor(() => expect(on.door.savedRules.at(-1)?.rules).toEqual({}));
    expect(screen.queryByRole("button", { name: "撤销上一步" })).toBeNull();
  });

  it("are taken over as a text that is checked first, say what differs, and follow a scorecard", async () => {
    const [rule] = builtInRuleset.rules;
    await openRules();
    await on.user.click(screen.getByRole("tab", { name: "方案与文件" }));
    expect(screen.getByText("没有差别：正在用内置规则。")).toBeTruthy();
    const area = screen.getByRole<HTMLTextAreaElement>("textbox", { name: /JSON/ });
    const take = async (text: string) => {
      await on.user.clear(area);
      await on.user.click(area);
      await on.user.paste(text);
      await on.user.click(screen.getByRole("button", { name: "采用" }));
    };
    await take("{");
    expect(await screen.findByText(/这不是 JSON/)).toBeTruthy();
    await take('{"rules":{"no-such-rule":{"enabled":false}}}');
    expect((await screen.findByText("没有采用")).parentElement?.textContent).toContain("no-such-rule");
    expect(on.door.savedRules).toEqual([]);
    await take(JSON.stringify({ rules: { [rule.id]: { enabled: false } } }));
    expect(await screen.findByText(`规则“${rule.names["zh-CN"]}”：关闭`)).toBeTruthy();
    await on.user.selectOptions(screen.getByRole("combobox", { name: "评分方案" }), "service-driven");
    await waitFor(() => expect(on.door.savedRules.at(-1)?.scorecard).toBe("service-driven"));
    expect(on.door.savedRules.at(-1)?.rules).toEqual({ [rule.id]: { enabled: false } });
    expect(await violations()).toEqual([]);
  });

  it("fall back to the built-in ones when the workbook's do not fit", async () => {
    on.door.rules = { rules: { "rule-of-another-version": { enabled: false } } };
    await openRules();
    expect(screen.getByText(/先显示内置规则/)).toBeTruthy();
    expect(screen.getAllByRole("switch").length).toBeGreaterThan(0);
  });
});
