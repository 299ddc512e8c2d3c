import { describe, expect, it } from "vitest";
import { builtInRuleset, compileRuleset, parseRuleset } from "../../src/inspection";
import { lineOf, transcriptOf } from "./transcriptOf";

const names = { "zh-CN": "规则", "en-US": "Rule" };
const phrases = (...words: string[]) => ({ names, phrases: words });

/** Whether a conversation ends with a turn that waits for an answer. */
function isLeftWaiting(lines: readonly string[], fields: object): boolean {
  const ruleset = parseRuleset({
    version: 1,
    dictionaries: {
      leaving: phrases("那算了"),
      wanting: phrases("帮我"),
      asking: phrases("吗"),
      settled: phrases("不用了"),
    },
    rules: [
      {
        ...{ id: "own", names, advice: names, group: "own", severity: "info", points: 0 },
        ...{ when: "hit", evidence: ["hit"], sentence: "own" },
        conditions: { hit: { operator: "unanswered", what: "lastTurn", patience: 0, ...fields } },
      },
    ],
  });
  return compileRuleset(ruleset).inspect(transcriptOf(lines.map((line) => lineOf(line)))).findings.length > 0;
}

const stated = ["10:00:00 customer 在", "10:00:05 agent 明天发货"];
const asked = ["10:00:00 customer 在", "10:00:05 agent 要红色吗"];
const end = "10:09:00 agent 甲";
const waits = { unless: ["leaving"], wants: ["wanting"], asked: ["asking"], settles: ["settled"] };
const after = (lines: readonly string[], text: string): string[] => [...lines, `10:01:00 customer ${text}`];

describe("a customer's last turn", () => {
  it("waits whatever it says where no field tells otherwise", () => {
    expect(isLeftWaiting(after(stated, "那算了"), {})).toBe(true);
    expect(isLeftWaiting([...after(stated, "那算了"), end], {})).toBe(false);
  });

  it("waits for nothing where all it says takes leave", () => {
    expect(isLeftWaiting(after(stated, "那算了"), { unless: ["leaving"] })).toBe(false);
    expect(isLeftWaiting(after(stated, "那算了，怎么退"), { unless: ["leaving"] })).toBe(true);
  });

  it.each([
    ["behind a statement, only where it wants something", stated, "我住五楼", false],
    ["behind a statement, where it wants something", stated, "帮我改地址", true],
    ["behind a question, whatever it says", asked, "我住五楼", true],
    ["behind a question, not where it settles the matter", asked, "红的不用了", false],
    [
      "behind a question that it settles, where it wants something else",
      asked,
      "红的不用了，帮我改地址",
      true,
    ],
  ])("waits %s", (_, lines, text, isWaiting) =>
    expect(isLeftWaiting(after(lines, text), waits)).toBe(isWaiting),
  );

  it("waits behind a statement where it is meant as one of the intents", () => {
    const meant = { ...waits, intents: ["bargaining"] };
    expect(isLeftWaiting(after(stated, "能再便宜点不"), meant)).toBe(true);
    expect(isLeftWaiting(after(stated, "能再便宜点不"), waits)).toBe(false);
  });

  it("waits by the same words for never-answered and for slow-turn", () => {
    const fieldsOf = (rule: string, condition: string) => {
      const { unless, wants, intents, asked, settles } = builtInRuleset.rules.find(({ id }) => id === rule)!
        .conditions[condition] as unknown as Record<string, unknown>;
      return { unless, wants, intents, asked, settles };
    };
    expect(fieldsOf("slow-turn", "slow")).toEqual(fieldsOf("never-answered", "lastTurn"));
  });
});
