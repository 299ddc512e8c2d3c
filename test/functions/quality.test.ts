import { describe, expect, it } from "vitest";
import { callFunction } from "../../src/functions/call";
import { valueOf } from "./ask";

const chat = [
  [["S1"], ["S1"]],
  [["10:00:00"], ["10:00:35"]],
  [["客户"], ["客服"]],
  [["在吗"], ["在的"]],
];

const tableOf = (name: string, ...args: unknown[]) => valueOf(name, ...args) as unknown[][];

function wordsOf(name: string, ...args: unknown[]): unknown[][] {
  const outcome = callFunction(name, args, "zh-CN");
  if ("error" in outcome) throw new Error(outcome.error.message);
  return outcome.value as unknown[][];
}

describe("QA_SCORE", () => {
  const score = (...args: unknown[]) => tableOf("QA_SCORE", ...chat, ...args)[1];

  it("deducts what the broken rules cost, by the ruleset given", () => {
    expect(score().slice(0, 2)).toEqual(["S1", 85]);
    expect(score([["slow-first-response", 60]]).slice(0, 2)).toEqual(["S1", 100]);
  });

  it("is empty when no rule could be judged", () => {
    expect(score('{"version":1,"dictionaries":{},"rules":[]}')).toEqual(["S1", "", "", "", "", ""]);
  });

  it("names the dimensions of the scorecard in the workbook's language", () => {
    expect(wordsOf("QA_SCORE", ...chat)[0]).toEqual(["会话", "得分", "态度", "响应", "专业", "关联"]);
    expect(
      wordsOf("QA_SCORE", ...chat, [
        ["评分卡", "销售导向"],
        ["slow-first-response", 20],
      ])[0],
    ).toEqual([...["会话", "得分", "首次应答", "答问比", "催付", "挖掘需求", "推荐"]]);
  });

  it("scores by the scorecard that the ruleset names, however it is given", () => {
    const byRows = tableOf("QA_SCORE", ...chat, [
      ["scorecard", "sales-driven"],
      ["slow-first-response", 20],
    ]);
    const byJson = tableOf("QA_SCORE", ...chat, '{"scorecard":"sales-driven"}');
    expect(byRows).toEqual(byJson);
    expect(byJson[0].slice(2)).toEqual([
      "firstResponse",
      "replyRatio",
      "reminders",
      "needs",
      "recommendation",
    ]);
    // 35 s gets nothing of the metric's 10, an answer was given: 10 of 20.
    expect(byJson[1][2]).toBe(50);
  });

  it("takes a first row for a header only where it sets nothing: a misspelt rule would stay on unnoticed", () => {
    const saying = (first: readonly [string, string]) => {
      const outcome = callFunction("QA_SCORE", [...chat, [first, ["slow-turn", 50]]], "en-US");
      return "error" in outcome ? outcome.error.message.split(".")[0] : "scores";
    };
    expect(saying(["规则", "设置"])).toBe("scores");
    for (const setting of ["off", "关闭", "30", "severe"])
      expect(saying(["slow-tern", setting]), setting).toBe("ruleset: there is no rule “slow-tern”");
  });

  it("says which scorecards there are", () => {
    const outcome = callFunction(
      "QA_SCORE",
      [
        ...chat,
        [
          ["scorecard", "selling"],
          ["slow-turn", 9],
        ],
      ],
      "en-US",
    );
    expect(outcome).toEqual({
      error: {
        code: "#VALUE!",
        message:
          "ruleset: “selling” is no scorecard that comes with the product; known are points, sales-driven, service-driven.",
      },
    });
  });
});

describe("AGENT_TYPE", () => {
  it("names the type of a late answer, and what cannot be told without orders", () =>
    expect(tableOf("AGENT_TYPE", ...chat)[1]).toEqual(["S1", "ignoring", "ignoring", "waiting"]));

  it("leaves the type empty where an agent shows none", () => {
    const quick = [chat[0], [["10:00:00"], ["10:00:05"]], chat[2], chat[3]];
    expect(tableOf("AGENT_TYPE", ...quick)[1]).toEqual(["S1", "", "", "waiting"]);
  });

  it("puts the gravest of several types first", () => {
    const many = [["在吗"], ...Array.from({ length: 12 }, (_, i) => [`看看这款${i}`])];
    const rows = [
      many.map(() => ["S1"]),
      many.map((_, i) => [`10:0${i === 0 ? "0:00" : `1:${String(i).padStart(2, "0")}`}`]),
      many.map((_, i) => [i === 0 ? "客户" : "客服"]),
      many,
    ];
    expect(wordsOf("AGENT_TYPE", ...rows)[1].slice(0, 3)).toEqual(["S1", "不予理睬", "不予理睬、不断骚扰"]);
  });
});
