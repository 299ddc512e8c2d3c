import { describe, expect, it } from "vitest";
import { readTable } from "../../src/chat/readTable";
import { tableOf, type Cell } from "../../src/chat/table";
import { explainConversation, explainText } from "../../src/excel/worker/explaining";
import type { Chats } from "../../src/excel/worker/readChats";
import { rulesEffect } from "../../src/excel/worker/rulesEffect";
import { applyChanges, builtInRuleset, compileRuleset } from "../../src/inspection";
import { Problem } from "../../src/problem";

const rows: Cell[][] = [
  ["会话ID", "时间", "发送者", "角色", "内容"],
  ["1", "2026-03-05 09:00:00", "tb_lan", "客户", "在吗"],
  ["1", "2026-03-05 09:00:35", "小美", "客服", "在的亲"],
  ["2", "2026-03-05 10:00:00", "tb_mei", "客户", "什么时候发货"],
  ["2", "2026-03-05 10:00:05", "小美", "客服", "亲，您自己多试下"],
  ["3", "2026-03-05 11:00:00", "tb_yu", "客户", "有货吗"],
  ["3", "2026-03-05 11:00:25", "小美", "客服", "有的亲"],
];

function chatsOf(cells: Cell[][]): Chats {
  const { transcript, orders, hasOrders } = readTable(tableOf(cells));
  return { transcript, options: { orders, hasOrders, platform: undefined } };
}

const chats = chatsOf(rows);
const pace = { pause: () => Promise.resolve() };
const limitOf = (limit: number) => ({ rules: { "slow-first-response": { parameters: { limit } } } });

const without = (all: ReadonlySet<string>, others: ReadonlySet<string>) =>
  new Set([...all].filter((each) => !others.has(each)));

describe("an explanation", () => {
  it("is of the conversation that stands on a row of the sheet", () => {
    const asked = { rule: "slow-first-response", changes: {} };
    const at = (row: number) => explainConversation(chats, { ...asked, place: { row } });
    expect(at(3)?.thread.conversation).toBe("1");
    expect(at(6)?.thread.conversation).toBe("3");
    expect(at(1)).toBeNull();
    expect(at(3)?.explanations).toMatchObject([
      { result: "hit", findings: [{ rows: [2, 3], measured: 35 }] },
    ]);
  });

  it("of every rule finds what a scan finds in the conversation", () => {
    const { findings } = compileRuleset(builtInRuleset).inspect(chats.transcript, chats.options);
    const all = explainConversation(chats, { rule: null, changes: {}, place: { conversation: "2" } });
    const found = findings.filter(({ conversation }) => conversation === "2");
    expect(found.length).toBeGreaterThan(0);
    expect(all?.explanations.flatMap((each) => each.findings)).toEqual(found);
  });

  it("follows the rules as they are changed", () => {
    const place = { conversation: "1" };
    const asked = { rule: "slow-first-response", changes: limitOf(40), place };
    const [explained] = explainConversation(chats, asked)!.explanations;
    expect(explained.result).toBe("passed");
    expect(explained.judgements[0].conditions[0]).toMatchObject({
      why: "withinLimit",
      hits: [{ measured: 35, limit: 40 }],
    });
  });

  it("of a pasted text reads what an import reads, and explains the conversation that is wanted", () => {
    const text = ["会话,时间,发送者,角色,内容"].concat(rows.slice(1).map((row) => row.join(","))).join("\n");
    const asked = { text, read: {}, rule: "forbidden-phrase", changes: {} };
    expect(explainText({ ...asked, conversation: null })).toMatchObject({
      conversations: ["1", "2", "3"],
      explained: { thread: { conversation: "1" }, explanations: [{ result: "passed" }] },
    });
    const second = explainText({ ...asked, conversation: "2" }).explained!;
    expect(second.explanations[0]).toMatchObject({ result: "hit" });
  });

  it("of a text that is no chat says so", () => {
    const asked = { text: " ", read: {}, rule: null, changes: {}, conversation: null };
    expect(() => explainText(asked)).toThrow(Problem);
  });
});

describe("the effect of a change", () => {
  it("counts the conversations that a rule hits, and names those that it did not hit before", async () => {
    const effects = await rulesEffect(chats, { before: limitOf(30), after: limitOf(20) }, pace);
    expect(effects).toEqual([
      { rule: "slow-first-response", hit: 2, added: ["3"], removed: [], notEvaluable: 0 },
    ]);
  });

  it("is that of two scans, whichever rule or list is changed", async () => {
    const before = { rules: { "forbidden-phrase": { enabled: false } } };
    const after = { rules: { ...limitOf(34).rules, "never-answered": { enabled: false } } };
    const scan = (changes: object) =>
      compileRuleset(applyChanges(builtInRuleset, changes)).inspect(chats.transcript, chats.options).findings;
    const scans = [scan(before), scan(after)];
    const hits = (rule: string) =>
      scans.map(
        (found) => new Set(found.filter((each) => each.rule === rule).map((each) => each.conversation)),
      );
    for (const { rule, hit, added, removed } of await rulesEffect(chats, { before, after }, pace)) {
      const [then, now] = hits(rule);
      expect([rule, hit]).toEqual([rule, now.size]);
      expect(new Set(added)).toEqual(without(now, then));
      expect(new Set(removed)).toEqual(without(then, now));
    }
  });

  it("is found for every rule that looks into a changed list, and for no other", async () => {
    const phrases = "brushOff";
    const after = { dictionaries: { [phrases]: { add: ["有的亲"] } } };
    const effects = await rulesEffect(chats, { before: {}, after }, pace);
    expect(effects.length).toBeGreaterThan(0);
    for (const { rule } of effects)
      expect(JSON.stringify(builtInRuleset.rules.find(({ id }) => id === rule)?.conditions)).toContain(
        phrases,
      );
  });

  it("of a name, an advice or a severity is none", async () => {
    const after = { rules: { "slow-turn": { severity: "info" as const } } };
    expect(await rulesEffect(chats, { before: {}, after }, pace)).toEqual([]);
  });

  it("stops when nobody wants to know any more", async () => {
    const asked = { before: {}, after: limitOf(7) };
    const stopped = rulesEffect(chats, asked, { ...pace, signal: AbortSignal.abort() });
    await expect(stopped).rejects.toMatchObject({ name: "AbortError" });
  });
});
