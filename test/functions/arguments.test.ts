import { describe, expect, it } from "vitest";
import { callFunction } from "../../src/functions/call";
import { errorOf, valueOf } from "./ask";

describe("arguments", () => {
  it("are counted", () => {
    expect(errorOf("CONSULT_CONVERSION", 1).message).toBe("consultations is missing.");
    expect(errorOf("CONSULT_CONVERSION", 1, 2, 3).message).toBe(
      "CONSULT_CONVERSION takes at most 2 arguments; 3 came.",
    );
  });

  it.each([
    ["32", 0.08],
    ["３２", 0.08],
    [" 32 ", 0.08],
    [{ type: "FormattedNumber", basicValue: 32 }, 0.08],
    [[[32]], 0.08],
    [[32], 0.08],
  ])("read %j as the number it is", (orderers, rate) => {
    expect(valueOf("CONSULT_CONVERSION", orderers, 400)).toBe(rate);
  });

  it.each(["8%", "８％", 0.08, "0.08", "8.0 %"])("read %j as the share it is", (conversion) => {
    expect(valueOf("AGENT_SALES", 1000, conversion, "¥120.00")).toBe(9600);
  });

  it.each([
    ["1.2万", 12_000],
    ["¥1.5亿元", 150_000_000],
    ["1,234.50", 1234.5],
    ["５０", 50],
  ])("read %j as the money it is", (sales, amount) => {
    expect(valueOf("AVERAGE_ORDER_VALUE", sales, 1)).toBe(amount);
  });

  it.each(["万", "1万%", "1.2千万人"])("take %j for no number", (sales) => {
    expect(errorOf("AVERAGE_ORDER_VALUE", sales, 1).code).toBe("#VALUE!");
  });

  it("read a minus sign that a word processor wrote", () => {
    expect(valueOf("AGENT_RANKING", [["小美"]], [["−5"]])).toMatchObject([{}, [1, "小美", -5, 0, 0]]);
  });

  it("take a customer's state for whether they are online", () => {
    expect(valueOf("REMINDER_CHANNEL", [[59], [59]], 1, [["在线"], ["离线"]])).toEqual([
      ["chat", "online"],
      ["sms", "offline"],
    ]);
    expect(errorOf("REPLY_RATIO", [["客户"]], null, "在线").code).toBe("#VALUE!");
    // The word heads such a column, too.
    const columns = [
      [["订单金额"], [59]],
      [["预算"], [1]],
    ];
    for (const header of ["在线", "online", "是否在线"])
      expect(valueOf("REMINDER_CHANNEL", ...columns, [[header], ["否"]])).toEqual([
        ["", ""],
        ["sms", "offline"],
      ]);
  });

  it("are numbers as Excel shows them, without the last digits of a formula's float", () => {
    expect(0.08 * 1.1).toBeGreaterThan(0.088);
    expect(valueOf("ORDERS_FOR_TARGET", 0.08 * 1.1, 1000)).toBe(88);
    expect(valueOf("CONVERSION_BAND", 0.1 + 0.05)).toBe("ideal");
    expect(valueOf("CONSULT_CONVERSION", 0.1 * 3 * 10, 100)).toBe(0.03);
    expect(valueOf("MAX_DISCOUNT", 19.9 * 3, 0, 0)).toBe(59.7);
    expect(valueOf("SPEND_MORE_SAVE", 299.99999999999994, 300, 50)).toBe(250);
    expect(valueOf("AGENT_RANKING", [["小美"], ["小迪"]], [[300.3], [100.1 * 3]])).toMatchObject([
      ["rank", "agent", "sales", "gapToBest", "gapToMedian"],
      [1, "小美", 300.3, 0, 0],
      [1, "小迪", 300.3, 0, 0],
    ]);
    expect(valueOf("CONSULT_CONVERSION", 1, 9_007_199_254_740_991)).toBe(1 / 9_007_199_254_740_991);
  });

  it("are seconds to the millisecond: a formula's difference of two times of day lies beside the second", () => {
    const asked = 45_396 + 36_000 / 86_400;
    const answered = 45_396 + 36_020 / 86_400;
    const seconds = (answered - asked) * 86_400;
    expect(seconds).toBeGreaterThan(20);
    expect(valueOf("RESPONSE_GRADE", seconds)).toBe("warn");
    expect(valueOf("RESPONSE_GRADE", 20.001)).toBe("violation");
  });

  it("are blank as null, an empty text or 0 alike", () => {
    for (const blank of [null, "", 0, "  "]) {
      expect(valueOf("CONSULT_CONVERSION", blank, 400)).toBe(0);
      expect(errorOf("CONSULT_CONVERSION", 0, blank).code).toBe("#DIV/0!");
      expect(valueOf("AFTERSALES_LOSS", "coupon", 120, blank)).toBe(18);
      expect(valueOf("REPLY_RATIO", [["customer"], ["agent"]], blank)).toBe(1);
    }
  });

  it("leave a cost of an after-sales option estimated, and not exactly nothing, in desktop Excel too", () => {
    const costs = [50, 8, 30, 10, 0.5];
    for (const index of costs.keys()) {
      const given = (blank: unknown) => costs.map((cost, at) => (at === index ? blank : cost));
      const leftOut = valueOf("AFTERSALES_COMPARE", 120, ...given(null));
      const planned = valueOf("AFTERSALES_PLAN", 120, 60, ...given(null));
      for (const blank of ["", 0]) {
        expect(valueOf("AFTERSALES_COMPARE", 120, ...given(blank))).toEqual(leftOut);
        expect(valueOf("AFTERSALES_PLAN", 120, 60, ...given(blank))).toEqual(planned);
      }
    }
  });

  it("leave a limit that cannot be 0 at its default", () => {
    const chat = [[["10:00"], ["10:01"]], [["customer"], ["agent"]], null];
    for (const blank of [null, "", 0]) {
      expect(valueOf("AVERAGE_RESPONSE", ...chat, "mean", blank)).toBe(60);
      expect(valueOf("RESPONSE_RATE", ...chat, blank)).toBe(1);
      expect(valueOf("CONVERSION_BAND", 0.02, blank, blank)).toBe("low");
      expect(valueOf("CONVERSION_BAND", 0.1, blank, blank)).toBe("ideal");
      expect(valueOf("REMINDER_DUE", "10:00", null, null, blank)).toBe("10:15:00");
      expect(valueOf("CONVERSION_INTERVAL", 8, 10, blank)).toEqual(valueOf("CONVERSION_INTERVAL", 8, 10));
      expect(valueOf("REPURCHASE_RATE", [["A"], ["A"]], [["2024-03-01"], ["2024-05-01"]], blank)).toBe(1);
    }
  });

  it("are answered by a blank where they are all that a function is asked about", () => {
    for (const blank of [null, "", [[""]]]) {
      for (const name of [
        "RESPONSE_GRADE",
        "CONVERSION_BAND",
        "REMINDER_DUE",
        "REMINDER_SLOT",
        "COUPON_COST",
      ])
        expect(valueOf(name, blank), name).toBe("");
    }
    expect(valueOf("RESPONSE_GRADE", 0)).toBe("golden");
  });

  it("are called blank, in the reader's language", () => {
    expect(errorOf("AFTERSALES_LOSS", null, 120).message).toMatch(/; a blank cell came\.$/);
    expect(callFunction("AFTERSALES_LOSS", [null, 120], "zh-CN")).toMatchObject({
      error: { message: expect.stringMatching(/，实际为空单元格。$/) },
    });
  });

  it.each([
    ["#N/A", "#N/A"],
    ["#DIV/0!", "#DIV/0!"],
    [{ code: "#REF!" }, "#REF!"],
    [{ type: "Error", basicValue: "#NAME?" }, "#NAME?"],
    ["#PYTHON!", "#PYTHON!"],
    [{ error: { code: "#N/A", message: "" } }, "#N/A"],
  ])("that hold the error %j pass it on", (cell, code) => {
    expect(errorOf("CONSULT_CONVERSION", cell, 400).code).toBe(code);
    expect(errorOf("FIRST_RESPONSE", [["10:00:00"], [cell]], [["customer"], ["agent"]]).code).toBe(code);
  });

  it("that are wrong get a sentence that names them, what came and what is wanted", () => {
    expect(errorOf("CONSULT_CONVERSION", 1.5, 3)).toEqual({
      code: "#VALUE!",
      message: "orderers wants a whole number of at least 0; “1.5” came.",
    });
    expect(errorOf("CONSULT_CONVERSION", "abc", 3).message).toBe("orderers wants a number; “abc” came.");
    expect(errorOf("AGENT_SALES", 10, 8, 120).message).toBe(
      "conversion wants a share between 0 and 1 (0% to 100%); “8” came.",
    );
    expect(errorOf("AGENT_SALES", 10, 0.08, -1).message).toBe(
      "averageOrderValue wants a number of at least 0; “-1” came.",
    );
    expect(errorOf("AFTERSALES_LOSS", "礼物", 120).message).toMatch(
      /^option wants one of explain, coupon, .*“礼物” came/,
    );
    expect(callFunction("CONSULT_CONVERSION", [5, 3], "zh-CN")).toEqual({
      error: { code: "#VALUE!", message: "下单人数（5）多于咨询人数（3）。" },
    });
    expect(callFunction("AFTERSALES_LOSS", ["礼物", 120], "zh-CN")).toEqual({
      error: {
        code: "#VALUE!",
        message: "“方案”应为以下之一：答疑、优惠券、部分退款、免费重发、退全款不退货，实际为“礼物”。",
      },
    });
    expect(errorOf("CONVERSION_INTERVAL", 5, 10, 95).message).toBe(
      "confidence wants a share of 50% to 99.99%; “95” came.",
    );
    expect(callFunction("MAX_DISCOUNT", [120, 60, 25], "zh-CN")).toEqual({
      error: { code: "#VALUE!", message: "“毛利率”应为 0% 到 99% 的比例，实际为“25”。" },
    });
    expect(callFunction("AGENT_SALES", [10, 8, 120], "zh-CN")).toEqual({
      error: { code: "#VALUE!", message: "“转化率”应为 0 到 1 之间的比例（0% 到 100%），实际为“8”。" },
    });
  });
});

describe("a cell of a long range that cannot be used", () => {
  const message = (name: string, ...args: unknown[]) => errorOf(name, ...args).message;

  it("is named by its row, because nobody finds a blank among thousands", () => {
    expect(message("AGENT_RANKING", [["客服"], ["小美"], ["小丽"]], [["销售额"], [100], [null]])).toBe(
      "sales wants a number; a blank cell came. It is row 3 of the range.",
    );
    expect(message("FIRST_RESPONSE", [["9:00"], ["不知道"]], [["客户"], ["客服"]])).toMatch(
      / It is row 2 of the range\.$/,
    );
    expect(message("FIRST_RESPONSE", [["9:00"], ["9:01"]], [["客户"], ["老板"]])).toMatch(
      / It is row 2 of the range\.$/,
    );
    expect(message("PURCHASE_INTERVAL", [["a"], ["a"]], [["2024-1-1"], ["x"]])).toMatch(
      / It is row 2 of the range\.$/,
    );
    expect(
      callFunction(
        "AGENT_RANKING",
        [
          [["小美"], ["小丽"]],
          [[100], ["#REF!"]],
        ],
        "zh-CN",
      ),
    ).toEqual({
      error: { code: "#REF!", message: "输入单元格含有错误值 #REF!。在区域的第 2 行。" },
    });
  });

  it("is named by its row, too, where it can be read and makes no sense", () => {
    const agents = [["客服"], ["小美"], ["小丽"]];
    const sales = [["销售额"], [100], [50]];
    expect(message("AGENT_RANKING", agents, sales, [["退款"], [0], [60]])).toBe(
      "More was paid back (60) than was sold (50). It is row 3 of the range.",
    );
    expect(message("AGENT_RANKING", agents, sales, [["退款"], ["无"], [0]])).toBe(
      "refunds wants a number; “无” came. It is row 2 of the range.",
    );
    expect(message("FUNNEL", [["咨询"], [""]], [[10], [1.5]])).toBe(
      "counts wants a whole number of at least 0; “1.5” came. It is row 2 of the range.",
    );
  });

  it("is no second header: below the first row nobody vanishes from a list", () => {
    expect(message("AGENT_RANKING", [["客服"], ["小美"], ["小丽"]], [["销售额"], ["n/a"], [100]])).toBe(
      "sales wants a number; “n/a” came. It is row 2 of the range.",
    );
    expect(message("FUNNEL", [[""], ["阶段"], ["咨询"], ["付款"]], [[""], ["人数"], ["?"], [20]])).toBe(
      "counts wants a number; “?” came. It is row 3 of the range.",
    );
    expect(
      message("PURCHASE_INTERVAL", [["客户"], ["a"], ["b"]], [["日期"], ["未知"], ["2024-1-1"]]),
    ).toMatch(/“未知” came\. It is row 2 of the range\.$/);
  });

  it("is no refund of 0 where the refunds end before the sales", () => {
    expect(message("AGENT_RANKING", [["小美"], ["小丽"]], [[100], [50]], [[30]])).toBe(
      "refunds has 1 row, but agents has 2. Ranges must start and end in the same rows.",
    );
  });

  it("is missing where a column ends before the one beside it", () => {
    const texts = [["会掉色吗"], ["质量怎么样"], ["起球吗"]];
    expect(message("QUESTION_SHARE", texts, [[true], [false]])).toMatch(
      /^converted has 2 rows, but texts has 3\./,
    );
    expect(message("QUESTION_SHARE", texts, [[true], ["下单"], [""]])).toBe(
      "converted wants TRUE or FALSE; “下单” came. It is row 2 of the range.",
    );
  });

  it("is quoted in whole characters", () => {
    expect(message("AVERAGE_ORDER_VALUE", `${"长".repeat(59)}😀`, 1)).toBe(
      `sales wants a number; “${"长".repeat(59)}” came.`,
    );
  });

  it("is none where a list that is still to be filled has its header alone", () => {
    const blank = [[""], [null]];
    expect(errorOf("AGENT_RANKING", [["客服"], ...blank], [["销售额"], ...blank])).toEqual({
      code: "#N/A",
      message: "There is no agent to rank.",
    });
    expect(errorOf("PURCHASE_INTERVAL", [["客户"], ...blank], [["日期"], ...blank]).code).toBe("#N/A");
    expect(errorOf("REPURCHASE_RATE", [["手机号"], ...blank]).code).toBe("#N/A");
    expect(errorOf("FIRST_RESPONSE", [["时间"], ...blank], [["角色"], ...blank])).toEqual({
      code: "#N/A",
      message: "There are no messages.",
    });
  });

  it("has no row where a single cell came", () => {
    expect(message("FIRST_RESPONSE", "x", "客户")).not.toMatch(/row/);
  });
});
