import { describe, expect, it } from "vitest";
import { callFunction } from "../../src/functions/call";
import { errorOf, valueOf } from "./ask";

describe("CHAT_METRICS", () => {
  const chat = [
    [["会话ID"], ["S1"], ["S1"], ["S2"], ["S2"], [null]],
    [
      ["时间"],
      ["2024-04-14 10:00:00"],
      ["2024-04-14 10:00:35"],
      ["2024-04-14 11:00:00"],
      [45_396.459],
      [null],
    ],
    [["角色"], ["客户"], ["客服"], ["客户"], ["客服"], [null]],
    [["内容"], ["在吗"], ["在的"], ["=1+1"], ["好"], [null]],
  ];

  it("takes whole columns with a header and roles in place of senders", () => {
    const table = valueOf("CHAT_METRICS", ...chat) as unknown[][];
    expect(table.map((row) => [row[0], row[10]])).toEqual([
      ["conversation", "firstResponse"],
      ["S1", 35],
      ["S2", 58],
    ]);
  });

  it("words its header in the reader's language", () => {
    const outcome = callFunction("CHAT_METRICS", chat, "zh-CN");
    const table = ("value" in outcome ? outcome.value : []) as unknown[][];
    expect(table[0]?.slice(0, 3)).toEqual(["会话", "开始时间", "结束时间"]);
    expect(table[1]?.slice(0, 3)).toEqual(["S1", "2024-04-14 10:00:00", "2024-04-14 10:00:35"]);
  });

  it("shows the numbers of the single functions", () => {
    const times = [["10:00:00"], ["10:00:20"], ["10:01:00"], ["10:01:50"]];
    const roles = [["customer"], ["agent"], ["customer"], ["agent"]];
    const texts = [["在吗"], ["在的"], ["多少钱"], ["99"]];
    const [header, row] = valueOf(
      "CHAT_METRICS",
      times.map(() => ["S"]),
      times,
      roles,
      texts,
    ) as [string[], unknown[]];
    const metric = (name: string) => row[header.indexOf(name)];
    expect(metric("firstResponse")).toBe(valueOf("FIRST_RESPONSE", times, roles, texts));
    expect(metric("averageResponse")).toBe(valueOf("AVERAGE_RESPONSE", times, roles, texts));
    expect(metric("replyRatio")).toBe(valueOf("REPLY_RATIO", roles, texts));
  });

  it("says so when there is nothing to read", () => {
    expect(errorOf("CHAT_METRICS", [[""]], [[""]], [[""]], [[""]]).code).toBe("#N/A");
  });
});

describe("columns that a chat does not have", () => {
  const times = [["2024-04-14 10:00:00"], ["2024-04-14 10:00:20"]];
  const roles = [["客户"], ["客服"]];
  const texts = [["在吗"], ["在的"]];
  const rowsOf = (...args: unknown[]) => valueOf("CHAT_METRICS", ...args) as unknown[][];

  it("are left blank: without conversations it is one, without times nothing is measured", () => {
    for (const blank of [null, "", [[null]]]) {
      expect(rowsOf(blank, times, roles, texts).map((row) => row[10])).toEqual(["firstResponse", 20]);
      expect(rowsOf([["S"], ["S"]], blank, roles, texts)[1]?.slice(0, 3)).toEqual(["S", "", ""]);
    }
  });
});

describe("PARSE_CHAT", () => {
  const lines = ["t***7 2024-04-14 10:00:00", "在吗", "小美 2024-04-14 10:00:35", "=1+1"];
  const table = (...args: unknown[]) => valueOf("PARSE_CHAT", ...args) as unknown[][];

  it("reads a text in one cell as it reads its lines in a column", () => {
    const inOneCell = table(lines.join("\n"), "小美");
    expect(inOneCell).toEqual(
      table(
        lines.map((line) => [line]),
        [["小美"]],
      ),
    );
    expect(inOneCell.slice(1).map(([, time, , role, text]) => [time, role, text])).toEqual([
      ["2024-04-14T10:00:00", "customer", "在吗"],
      ["2024-04-14T10:00:35", "agent", "=1+1"],
    ]);
  });

  it("puts times without a date on the day given, and shows no day that it does not know", () => {
    const text = "时间,角色,内容\n10:00:00,客户,在吗\n10:00:35,客服,在的";
    expect(table(text).map((row) => row[1])).toEqual(["time", "10:00:00", "10:00:35"]);
    expect(table(text, null, 45_396).map((row) => row[1])).toEqual([
      "time",
      "2024-04-14T10:00:00",
      "2024-04-14T10:00:35",
    ]);
    expect(errorOf("PARSE_CHAT", text, null, "someday").message).toBe("date wants a date; “someday” came.");
  });

  it("words roles in the reader's language", () => {
    const outcome = callFunction("PARSE_CHAT", [lines.join("\n"), "小美"], "zh-CN");
    const rows = ("value" in outcome ? outcome.value : []) as unknown[][];
    expect(rows.map((row) => row[3])).toEqual(["角色", "客户", "客服"]);
  });

  it("says that there is no chat", () => {
    expect(errorOf("PARSE_CHAT", " ")).toEqual({
      code: "#N/A",
      message: "The text is empty: there is no chat to read.",
    });
  });
});

describe("QA_FINDINGS", () => {
  const chat = [
    [["S001"], ["S001"]],
    [["2024-04-14 10:00:00"], ["2024-04-14 10:00:35"]],
    [["t***7"], ["某某旗舰店:小美"]],
    [["在吗，这件有货吗"], ["有货的亲"]],
  ];
  const rules = (...args: unknown[]) =>
    (valueOf("QA_FINDINGS", ...chat, ...args) as unknown[][]).map((row) => row[1]);

  it("takes two columns of rules and settings, by id or by name, with a header", () => {
    expect(rules()).toEqual(["rule", "slow-first-response"]);
    expect(rules([["slow-first-response", 35]])).toEqual(["rule"]);
    expect(rules([["slow-first-response.limit", "34"]])).toEqual(["rule", "slow-first-response"]);
    expect(
      rules([
        ["规则", "设置"],
        ["Slow First Response", false],
        ["never-answered", "关"],
      ]),
    ).toEqual(["rule"]);
  });

  it("takes a severity for a rule", () => {
    const [, row] = valueOf("QA_FINDINGS", ...chat, [["slow-first-response", "轻微"]]) as unknown[][];
    expect(row?.[2]).toBe("minor");
  });

  it("takes a ruleset, or changes to the built-in one, as JSON text", () => {
    expect(rules('{"rules":{"slow-first-response":{"parameters":{"limit":60}}}}')).toEqual(["rule"]);
    expect(rules('{"version":1,"dictionaries":{},"rules":[]}')).toEqual(["rule"]);
  });

  it.each([
    ["{ rules", "ruleset wants a ruleset as JSON text, or two columns of rule and setting; “{ rules” came."],
    [[["no-such-rule", 1]], "ruleset: there is no rule “no-such-rule”."],
    [[["slow-first-response", "fast"]], "ruleset: “fast” is no setting for slow-first-response;"],
    [[["a", "b", "c"]], "ruleset wants two columns, rule and setting; a range of 1 × 3 came."],
  ])("refuses the ruleset %j with a sentence", (ruleset, message) => {
    expect(errorOf("QA_FINDINGS", ...chat, ruleset).message).toContain(message);
  });

  it("judges rules about orders by the orders given", () => {
    const orders = [
      ["订单号", "客户", "下单时间", "付款时间"],
      ["2024041400001", "t***7", "2024-04-14 10:00:40", null],
    ];
    // The record must go on until the order has been unpaid for 15 minutes.
    const late = chat.map((column, i) => [
      ...column,
      [["S001"], ["2024-04-14 10:20:00"], ["t***7"], ["[微笑]"]][i],
    ]);
    const found = (...args: unknown[]) =>
      (valueOf("QA_FINDINGS", ...late, ...args) as unknown[][]).map((row) => row[1]);
    expect(found(null, orders)).toContain("no-payment-reminder");
    expect(found()).not.toContain("no-payment-reminder");
  });
});

describe("KEYWORDS", () => {
  const texts = [
    ["内容"],
    ["尺码偏大吗"],
    ["尺码准吗"],
    [null],
    ["[自动回复] 尺码表在这里"],
    ["退货运费谁出"],
  ];

  it("leaves out the header, blanks, automatic replies and the words it is told", () => {
    expect(valueOf("KEYWORDS", texts, 1)).toEqual([
      ["word", "count", "share"],
      ["尺码", 2, 0.4],
    ]);
    expect((valueOf("KEYWORDS", texts, 1, "尺码") as unknown[][])[1]).toEqual(["偏大", 1, 1 / 3]);
  });

  it("says that there is nothing to count", () => {
    expect(errorOf("KEYWORDS", [["在吗"], ["123"]])).toEqual({
      code: "#N/A",
      message: "There are no words to count.",
    });
    expect(errorOf("KEYWORDS", texts, -1).message).toBe("top wants a number of at least 1; “-1” came.");
  });
});
