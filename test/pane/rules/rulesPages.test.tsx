// @vitest-environment jsdom
import { Accordion, FluentProvider, webLightTheme } from "@fluentui/react-components";
import { fireEvent, render, screen, waitFor, within } from "@testing-library/react";
import { useState, type ReactNode } from "react";
import { describe, expect, it } from "vitest";
import type { Cell } from "../../../src/chat/table";
import { builtInRuleset } from "../../../src/inspection";
import { builtInScorecards } from "../../../src/inspection/scorecard";
import type { WeightedCard } from "../../../src/inspection/scorecard/card";
import { DoorProvider } from "../../../src/pane/door";
import { TryView } from "../../../src/pane/explain/TryView";
import { LanguageProvider } from "../../../src/pane/language";
import type { Rule } from "../../../src/inspection";
import { AppliesEditor } from "../../../src/pane/rules/AppliesEditor";
import { labelsOf } from "../../../src/pane/explain/labels";
import { DraftContext } from "../../../src/pane/rules/editor/draft";
import { RuleEditor } from "../../../src/pane/rules/editor/RuleEditor";
import { troubleWith } from "../../../src/pane/rules/editor/troubles";
import { WordingEditor } from "../../../src/pane/rules/editor/WordingEditor";
import { LevelsEditor } from "../../../src/pane/rules/LevelsEditor";
import { ScorecardEditor } from "../../../src/pane/rules/scorecard/ScorecardEditor";
import { copyOf, namesOf, newRule } from "../../../src/pane/rules/ownRules";
import { RuleItem } from "../../../src/pane/rules/RuleItem";
import { RulesProvider, useRules } from "../../../src/pane/rules/RulesProvider";
import { ScanProvider } from "../../../src/pane/scan/ScanProvider";
import { stage, violations } from "../stage";
import { overrides, rulePage, scorecardPages, slow, type Form } from "./ruleKeys";

const on = stage();

/** A part of the pane with all that it asks for, and nothing else: the whole pane takes long to draw. */
async function show(part: ReactNode): Promise<void> {
  render(
    <DoorProvider value={on.door}>
      <LanguageProvider locale="zh-CN">
        <FluentProvider theme={webLightTheme}>
          <RulesProvider>
            <ScanProvider>
              <Loaded>{part}</Loaded>
            </ScanProvider>
          </RulesProvider>
        </FluentProvider>
      </LanguageProvider>
    </DoorProvider>,
  );
  await screen.findByText("ready");
}

function Loaded({ children }: { readonly children: ReactNode }) {
  const { changes, undo } = useRules();
  return changes ? (
    <main>
      {children}
      <button onClick={undo}>ready</button>
    </main>
  ) : null;
}

const nothing = () => undefined;
const saved = () => on.door.savedRules.at(-1);

type Limits = Pick<Rule, "active" | "appliesTo">;

describe("Where a rule applies", () => {
  it("is set by day, platform, agent and side of the sale, and said in a few words", async () => {
    let kept: Limits = {};
    function Held() {
      const [rule, setRule] = useState<Limits>({ appliesTo: { platforms: ["ozon"] } });
      return (
        <AppliesEditor
          rule={rule}
          onChange={(limits) => {
            kept = limits;
            setRule(limits);
          }}
        />
      );
    }
    await show(<Held />);
    const fold = screen.getByRole("button", { name: "适用于：ozon", expanded: false });
    expect(screen.queryByLabelText("从哪天起")).toBeNull();
    await on.user.click(fold);

    await on.user.selectOptions(screen.getByRole("combobox", { name: "平台" }), "jd");
    await on.user.click(screen.getByRole("button", { name: "去掉 Ozon" }));
    await on.user.selectOptions(screen.getByRole("combobox", { name: "会话" }), "afterSale");
    fireEvent.change(screen.getByLabelText("从哪天起"), { target: { value: "2026-11-01" } });
    await on.user.click(screen.getByLabelText("客服"));
    await on.user.paste("小美\n\n 小丽");
    const where = { platforms: ["jd"], service: "afterSale", agents: ["小美", "小丽"] };
    expect(kept).toEqual({ active: { from: "2026-11-01" }, appliesTo: where });
    expect(screen.getByRole("button", { name: "适用于：售后、2026-11-01–、京东、小美、小丽" })).toBeTruthy();

    fireEvent.change(screen.getByLabelText("到哪天止"), { target: { value: "2026-10-31" } });
    expect(screen.getByText("截止日期早于开始日期，还没有生效。")).toBeTruthy();
    expect(kept.active).toEqual({ from: "2026-11-01" });
    fireEvent.change(screen.getByLabelText("到哪天止"), { target: { value: "2026-11-12" } });
    expect(kept.active).toEqual({ from: "2026-11-01", to: "2026-11-12" });
  });
});

describe("A rule of one's own in forms", () => {
  it("says what is missing, is kept when it can be used, and is taken back", async () => {
    const made = newRule(
      builtInRuleset,
      namesOf(() => "新规则"),
    );
    await show(<RuleEditor id={made.id} made={made} onBack={nothing} />);
    expect(screen.getByText("条件 A：请选词表或写几个词。")).toBeTruthy();
    fireEvent.change(screen.getByLabelText(/自己写的词/), { target: { value: "随便你" } });
    expect(screen.getByText("请写一句建议。")).toBeTruthy();
    fireEvent.change(screen.getByLabelText("建议（中文）"), { target: { value: "给办法" } });
    await waitFor(() =>
      expect(saved()?.addRules).toMatchObject([
        { when: "A", advice: { "zh-CN": "给办法", "en-US": "给办法" } },
      ]),
    );
    expect(Object.values(saved()!.addDictionaries!)).toMatchObject([{ phrases: ["随便你"] }]);

    fireEvent.click(screen.getByText("加条件"));
    const second = within(screen.getByLabelText("条件 B"));
    fireEvent.change(second.getByLabelText("看什么"), { target: { value: "run" } });
    fireEvent.change(screen.getAllByLabelText("是否成立")[1], { target: { value: "!" } });
    await waitFor(() => expect(saved()?.addRules?.[0].when).toBe("A && !B"));
    fireEvent.click(screen.getByText("ready"));
    await waitFor(() => expect(saved()?.addRules?.[0].when).not.toBe("A && !B"));
  });
});

describe("The wordings of a rule in forms", () => {
  it("are added for a case, say another sentence and show other places, and are put in their order", async () => {
    const unanswered = builtInRuleset.rules.find(({ id }) => id === "never-answered")!;
    let kept = unanswered;
    function Held() {
      const [rule, setRule] = useState(unanswered);
      kept = rule;
      return (
        <DraftContext value={{ rule, dictionaries: builtInRuleset.dictionaries, change: setRule }}>
          <WordingEditor labelOf={labelsOf(rule.conditions)} />
        </DraftContext>
      );
    }
    await show(<Held />);
    const wording = (number: number) => within(screen.getByLabelText(`另一种说法 ${number}`));

    await on.user.click(screen.getByText("加一种说法"));
    await on.user.selectOptions(wording(2).getByLabelText("用哪句话"), "slow-turn");
    // As the choice, and in full below it.
    expect(wording(2).getAllByText("客户这一轮等了 …才等到人工回复，上限 …")).toHaveLength(2);
    await on.user.click(wording(2).getByText("条件 B 找到的地方"));
    expect(kept.variants[1]).toEqual({ when: "lastTurn", sentence: "slow-turn", evidence: ["lastTurn"] });
    await on.user.click(wording(2).getByText("条件 B 找到的地方"));
    expect(kept.variants[1]).toEqual({ when: "lastTurn", sentence: "slow-turn" });

    await on.user.click(screen.getByLabelText("把说法 2 提前"));
    expect(kept.variants.map(({ sentence }) => sentence)).toEqual(["slow-turn", "never-answered.lastTurn"]);
    await on.user.click(screen.getByLabelText("删除说法 1"));
    expect(kept.variants).toEqual(unanswered.variants);

    await on.user.click(wording(1).getByLabelText(/^去掉/));
    expect(troubleWith({ addDictionaries: {} }, kept, {})).toEqual({ key: "trouble.variantWhen", name: "1" });
    expect(await violations()).toEqual([]);
  });
});

describe("The levels of a rule in forms", () => {
  it("are added, and kept when they ascend", async () => {
    await show(<LevelsEditor rule={builtInRuleset.rules[0]} />);
    const levels = screen.getAllByRole("group", { name: /^第 \d 级$/ });
    const upTo = within(levels[1]).getByRole("textbox", { name: "到（含）" });
    await on.user.clear(upTo);
    await on.user.type(upTo, "5");
    expect(screen.getByText("要大于上一级的 6。")).toBeTruthy();
    await on.user.type(upTo, "{Backspace}12");
    await waitFor(() =>
      expect(saved()?.rules?.["slow-first-response"].levels?.map((level) => level.upTo)).toEqual([
        6, 12, 15, 20,
      ]),
    );
  });
});

describe("Rules that are tried", () => {
  const cells: Cell[][] = [
    ["会话ID", "时间", "发送者", "角色", "内容"],
    ["1", "2026-03-05 09:00:00", "tb_lan", "客户", "在吗"],
    ["1", "2026-03-05 09:00:35", "小美", "客服", "在的亲"],
    ["2", "2026-03-05 10:00:00", "tb_mei", "客户", "什么时候发货"],
  ];

  it("say how they judge a pasted chat, ask who is who, and judge the chat of the selected row", async () => {
    on.door.explaining.cells = cells;
    await show(<TryView rule="slow-first-response" onBack={nothing} />);
    await on.user.click(screen.getByRole("textbox", { name: "聊天记录" }));
    await on.user.paste("甲 2026-03-05 09:00:00\n在吗\n乙 2026-03-05 09:00:35\n在的");
    await on.user.click(screen.getByRole("button", { name: "看结果" }));
    expect(await screen.findByText("结果：无法判断：分不清谁是客服谁是客户")).toBeTruthy();
    await on.user.selectOptions(screen.getByRole("combobox", { name: "乙" }), "agent");
    expect(await screen.findByText("结果：命中")).toBeTruthy();
    expect(screen.getByText(/35 秒（限 20 秒）/)).toBeTruthy();
    expect(await violations()).toEqual([]);

    on.door.selection = { sheetId: "chats", sheetName: "聊天记录", address: "B4:C4" };
    await on.user.click(screen.getByRole("radio", { name: "表里所选的行" }));
    await on.user.click(screen.getByRole("button", { name: "看结果" }));
    expect(await screen.findByText("什么时候发货")).toBeTruthy();
    await on.user.click(screen.getByRole("button", { name: "第 4 行" }));
    expect(on.door.selected).toEqual([{ sheetId: "chats", rows: [4] }]);
  });
});

describe("Every key of the rule language", () => {
  /** Opens all folds; of labels those that nothing on the page has. */
  async function missing(labels: readonly Form[]): Promise<Form[]> {
    await screen.findAllByText(/^适用于/);
    for (const fold of document.querySelectorAll("section > button[aria-expanded=false]"))
      fireEvent.click(fold);
    const there = new Set<string | null>();
    for (const element of document.querySelectorAll("label, button, h3, [aria-label]"))
      there.add(element.textContent).add(element.getAttribute("aria-label"));
    return labels.filter((label) => typeof label === "string" && !there.has(label));
  }

  it("has a field on the page of a rule of one's own", async () => {
    const own = { ...copyOf(slow, builtInRuleset, slow.names), examples: slow.examples.slice(0, 1) };
    on.door.rules = { addRules: [own] };
    await show(<RuleEditor id={own.id} onBack={nothing} />);
    expect(await missing(Object.values(rulePage))).toEqual([]);
  });

  it("of a scorecard has a field on its page", async () => {
    const sales = builtInScorecards["sales-driven"] as WeightedCard;
    const sections = sales.sections.slice(0, 1);
    on.door.rules = { scorecard: { ...sales, sections } };
    await show(<ScorecardEditor onBack={nothing} />);
    const labels = () =>
      new Set(
        [...document.querySelectorAll("label, h3, [aria-label]")].flatMap((each) => [
          each.textContent,
          each.getAttribute("aria-label"),
        ]),
      );
    const absent = (forms: Readonly<Record<string, Form>>) =>
      Object.values(forms).filter((label) => typeof label === "string" && !labels().has(label));
    expect(absent(scorecardPages.weighted)).toEqual([]);
    expect(await violations()).toEqual([]);

    fireEvent.change(screen.getByLabelText("权重"), { target: { value: "40" } });
    await waitFor(() => expect(saved()?.scorecard).toMatchObject({ sections: { 0: { weight: 40 } } }));
    const order = () => {
      const card = saved()?.scorecard as WeightedCard | undefined;
      return card?.sections[0].items.map((item) => ("metric" in item ? item.metric : item.rule));
    };
    const [first, second, ...others] = order()!;
    const [down] = screen.getAllByLabelText("把 首次响应 下移");
    down.focus();
    await on.user.keyboard("{Enter}");
    await waitFor(() => expect(order()).toEqual([second, first, ...others]));
    expect(document.activeElement).toBe(down);
    await on.user.keyboard("{Enter}");
    fireEvent.click(screen.getByText("撤销上一步"));
    await waitFor(() => expect(order()).toEqual([second, first, ...others]));

    fireEvent.change(screen.getByLabelText("怎样算分"), { target: { value: "points" } });
    expect(absent(scorecardPages.points)).toEqual([]);
    await waitFor(() => expect(saved()?.scorecard).toMatchObject({ method: "points" }));
    fireEvent.click(screen.getByText("撤销上一步"));
    await waitFor(() => expect(saved()?.scorecard).toMatchObject({ method: "weighted" }));
  });

  it("that may differ in a built-in rule has a field where the rule is listed", async () => {
    await show(
      <Accordion defaultOpenItems={[slow.id]}>
        <RuleItem rule={slow} agreement={undefined} onShowList={nothing} />
      </Accordion>,
    );
    expect(await missing(Object.values(overrides))).toEqual([]);
  });
});
