import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { callFunction } from "../../src/functions/call";
import { worksheetFunctions } from "../../src/functions/catalogue";

const call = (name: string, ...args: unknown[]) => callFunction(name, args, "en-US", { ids: true });
const valueOf = (name: string, ...args: unknown[]) => {
  const outcome = call(name, ...args);
  if ("error" in outcome) throw new Error(outcome.error.message);
  return outcome.value;
};
const errorOf = (name: string, ...args: unknown[]) => {
  const outcome = call(name, ...args);
  return "error" in outcome ? outcome.error : { code: "none", message: JSON.stringify(outcome.value) };
};

/** Twelve digits: the last ones of a float are no part of a page. */
const rounded = (value: unknown): unknown =>
  JSON.parse(
    JSON.stringify(value, (_, each: unknown) =>
      typeof each === "number" ? Number(each.toPrecision(12)) : each,
    ),
  );

describe("every worksheet function", () => {
  const examples = worksheetFunctions.flatMap(({ id, examples }) =>
    examples.map((example) => ({ id, ...example })),
  );

  it.each(examples)("$id gives the result of its example", ({ id, arguments: args, result }) => {
    expect(rounded(call(id, ...args))).toEqual({ value: result });
  });

  it("has an example and an id of its own", () => {
    for (const { examples } of worksheetFunctions) expect(examples.length).toBeGreaterThan(0);
    const ids = worksheetFunctions.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it("answers any arguments with a value or a sentence, never with an exception", () => {
    const cell = fc.oneof(
      fc.string(),
      fc.double(),
      fc.boolean(),
      fc.constantFrom(
        null,
        undefined,
        "",
        "#N/A",
        "客服",
        "customer",
        "2024-04-14 10:00:00",
        "8%",
        45_000.5,
        {},
      ),
      fc.object(),
    );
    const range = fc.oneof(
      cell,
      fc.array(cell, { maxLength: 4 }),
      fc.array(fc.array(cell, { maxLength: 3 }), { maxLength: 5 }),
    );
    fc.assert(
      fc.property(
        fc.constantFrom(...worksheetFunctions),
        fc.array(range, { maxLength: 7 }),
        fc.constantFrom("zh-CN" as const, "en-US" as const),
        ({ id }, args, locale) => {
          const outcome = callFunction(id, args, locale);
          if ("error" in outcome) {
            expect(outcome.error.message).not.toBe("");
            expect(outcome.error.message).not.toMatch(/unexpectedly|意外失败/);
          } else {
            for (const each of [outcome.value].flat(2))
              if (typeof each === "number") expect(Number.isFinite(each)).toBe(true);
          }
        },
      ),
      { numRuns: 200 },
    );
  });
});

describe("names", () => {
  it("are found in any case, with or without the namespace", () => {
    for (const name of ["consult_conversion", "KEFU.CONSULT_CONVERSION", " kefu.Consult_Conversion "])
      expect(valueOf(name, 32, 400)).toBe(0.08);
  });

  it("that nobody knows get a sentence with the nearest ones", () => {
    expect(errorOf("CONSULT_CONVERTION")).toEqual({
      code: "#NAME?",
      message: "There is no function CONSULT_CONVERTION. Did you mean CONSULT_CONVERSION?",
    });
    expect(errorOf("SUM").message).toBe("There is no function SUM.");
    expect(errorOf("x".repeat(1e6)).code).toBe("#NAME?");
  });
});

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

  it("has no row where a single cell came", () => {
    expect(message("FIRST_RESPONSE", "x", "客户")).not.toMatch(/row/);
  });
});

describe("broadcasting", () => {
  it("spills a column, row by row", () => {
    expect(valueOf("CONSULT_CONVERSION", [[1], [2]], [[10], [10]])).toEqual([[0.1], [0.2]]);
    expect(valueOf("CONSULT_CONVERSION", [[1], [2]], 10)).toEqual([[0.1], [0.2]]);
  });

  it("spills a column against a row", () => {
    expect(valueOf("CONSULT_CONVERSION", [[1], [2]], [[10, 20]])).toEqual([
      [0.1, 0.05],
      [0.2, 0.1],
    ]);
  });

  it("takes whole columns: a header and blank rows give empty cells, trailing blank rows nothing", () => {
    expect(
      valueOf(
        "CONSULT_CONVERSION",
        [["下单人数"], [1], [""], [2], [null], [""]],
        [["咨询人数"], [10], [null], [10], [""], [null]],
      ),
    ).toEqual([[""], [0.1], [""], [0.2]]);
  });

  it("keeps an error in its row", () => {
    expect(valueOf("CONSULT_CONVERSION", [[1], [1], ["x"], ["#N/A"]], [[10], [0], [10], [10]])).toEqual([
      [0.1],
      [{ error: { code: "#DIV/0!", message: "There are no consultations to divide by." } }],
      [{ error: { code: "#VALUE!", message: "orderers wants a number; “x” came." } }],
      [{ error: { code: "#N/A", message: "An input cell holds the error #N/A." } }],
    ]);
  });

  it("refuses ranges that do not fit each other", () => {
    expect(errorOf("CONSULT_CONVERSION", [[1], [2], [3]], [[10], [10]]).message).toBe(
      "consultations has 2 × 1 cells, which does not fit 3 × 1.",
    );
  });

  it("refuses a range where a table is given", () => {
    expect(errorOf("AFTERSALES_COMPARE", [[120], [130]]).message).toBe(
      "amount wants one cell; a range of 2 × 1 came.",
    );
  });
});

describe("FIRST_RESPONSE", () => {
  const roles = [["customer"], ["robot"], ["agent"]];

  it("leaves out a header and blank rows, in any order of the rows", () => {
    const times = [["发送时间"], ["2024/4/14 10:00:35"], [""], ["2024/4/14 10:00:00"], [null]];
    expect(valueOf("FIRST_RESPONSE", times, [["角色"], ["客服"], [""], ["买家"], [null]])).toBe(35);
  });

  it("reads serial numbers, texts and clocks", () => {
    expect(valueOf("FIRST_RESPONSE", [[45_396.4166666667], [45_396.4166898148]], [["用户"], ["客服"]])).toBe(
      2,
    );
  });

  it("does not count automatic replies, which the texts tell", () => {
    const times = [["10:00:00"], ["10:00:01"], ["10:00:20"]];
    expect(valueOf("FIRST_RESPONSE", times, [["客户"], ["客服"], ["客服"]])).toBe(1);
    expect(
      valueOf(
        "FIRST_RESPONSE",
        times,
        [["客户"], ["客服"], ["客服"]],
        [["在吗"], ["【自动回复】您好"], ["在"]],
      ),
    ).toBe(20);
    expect(valueOf("FIRST_RESPONSE", times, roles)).toBe(20);
  });

  it("counts only seconds in the service hours, or says that the conversation lies outside them", () => {
    const times = [["2024-04-14 22:59:50"], ["2024-04-15 08:00:10"]];
    const pair = [["customer"], ["agent"]];
    expect(valueOf("FIRST_RESPONSE", times, pair)).toBe(32_420);
    expect(valueOf("FIRST_RESPONSE", times, pair, null, "08:00-23:00")).toBe(20);
    expect(valueOf("FIRST_RESPONSE", times, pair, null, true)).toBe(20);
    expect(errorOf("FIRST_RESPONSE", times, pair, null, "9:00～21:00 leaveOut").message).toBe(
      "The customer wrote outside the service hours, which are left out.",
    );
    expect(errorOf("FIRST_RESPONSE", times, pair, null, "often").message).toBe(
      "hours wants service hours such as 08:00-23:00; “often” came.",
    );
  });

  it.each([
    ["No agent answered the customer.", [["10:00"], ["10:01"]], [["customer"], ["robot"]]],
    [
      "The agent wrote first, so there is no first response to measure.",
      [["10:00"], ["10:01"]],
      [["agent"], ["customer"]],
    ],
    ["There is no customer message.", [["10:00"]], [["system"]]],
    [
      "A time is missing or cannot be read, so nothing can be measured.",
      [[""], ["10:01"]],
      [["customer"], ["agent"]],
    ],
    ["There are no messages.", [[""], [""]], [[""], [""]]],
  ])("says: %s", (message, times, roles) => {
    expect(errorOf("FIRST_RESPONSE", times, roles)).toEqual({ code: "#N/A", message });
  });

  it.each([
    ["clocks below a date", ["2024-04-14 23:59:50", "00:00:10"], 20],
    ["US dates, which a later row tells", ["4/5/2024 10:05", "4/5/2024 10:06", "4/13/2024 10:00"], 60],
    ["offsets of several clocks", ["2024-04-14T02:05:00Z", "2024-04-14T10:06:00+08:00"], 60],
    ["a midnight among serial numbers", [45_396.99, 45_397], 864],
  ])("reads %s as a table of chats does", (_, times, seconds) => {
    const column = (cells: readonly unknown[]) => cells.map((cell) => [cell]);
    const roles = column(["customer", "agent", "agent"].slice(0, times.length));
    expect(valueOf("FIRST_RESPONSE", column(times), roles)).toBe(seconds);
    expect(valueOf("AVERAGE_RESPONSE", column(times), roles)).toBe(seconds);
    const chat = [column(times.map(() => "S001")), column(times), roles, column(["在吗", "在的", "亲"])];
    const [header, row] = valueOf(
      "CHAT_METRICS",
      ...chat.map((each) => each.slice(0, times.length)),
    ) as unknown[][];
    expect(row[header.indexOf("firstResponse")]).toBe(seconds);
  });

  it("turns messages round that stand newest first, those of one minute too", () => {
    const clocks = [4, 4, 3, 3, 2, 2, 1, 1, 0, 0].map((minute) => `10:0${minute}`);
    const times = clocks.map((clock) => [`2024-04-14 ${clock}`]);
    const roles = clocks.map((_, i) => [i % 2 === 0 ? "agent" : "customer"]);
    expect(valueOf("FIRST_RESPONSE", times, roles)).toBe(0);
    expect(valueOf("RESPONSE_RATE", times, roles, null, 30)).toBe(1);
  });

  it("does not take days without a time of day for an answer within no time", () => {
    const times = [["2024-04-14"], ["2024-04-14"]];
    const roles = [["customer"], ["agent"]];
    for (const name of ["FIRST_RESPONSE", "AVERAGE_RESPONSE", "RESPONSE_RATE", "HOURLY_LOAD"])
      expect(errorOf(name, times, roles), name).toEqual({
        code: "#N/A",
        message: "The times name days and no time of day, so nothing can be measured.",
      });
    const chat = [[["S001"], ["S001"]], times, [["t***7"], ["某某旗舰店:小美"]], [["在吗"], ["在的"]]];
    const [header, row] = valueOf("CHAT_METRICS", ...chat) as unknown[][];
    for (const name of ["firstResponse", "averageResponse", "longestResponse"])
      expect(row[header.indexOf(name)], name).toBe("");
    expect(row[header.indexOf("start")]).toBe("2024-04-14");
  });

  it.each(["FIRST_RESPONSE", "AVERAGE_RESPONSE", "RESPONSE_RATE"])(
    "has nothing to measure in %s where a blank cell stands in place of the times",
    (name) => {
      for (const blank of [null, "", [[""]]])
        expect(errorOf(name, blank, [["customer"], ["agent"]])).toEqual({
          code: "#N/A",
          message: "A time is missing or cannot be read, so nothing can be measured.",
        });
    },
  );

  it("does not measure from a clock whose day nobody knows to a date", () => {
    expect(errorOf("FIRST_RESPONSE", [["10:05"], ["2024-04-14 10:06"]], [["customer"], ["agent"]])).toEqual({
      code: "#N/A",
      message: "A time is missing or cannot be read, so nothing can be measured.",
    });
  });

  it("names a role or a time that it cannot read", () => {
    expect(errorOf("FIRST_RESPONSE", [["10:00"], ["soon"]], [["customer"], ["agent"]]).message).toBe(
      "times wants a date and time; “soon” came. It is row 2 of the range.",
    );
    expect(errorOf("FIRST_RESPONSE", [["10:00"], ["10:01"]], [["customer"], ["小美"]]).message).toBe(
      "roles wants roles (customer, agent, robot, system); “小美” came. It is row 2 of the range.",
    );
    expect(errorOf("FIRST_RESPONSE", [["10:00"], ["10:01"]], [["customer"]]).code).toBe("#VALUE!");
    expect(
      errorOf(
        "FIRST_RESPONSE",
        [
          ["10:00", "a"],
          ["10:01", "b"],
        ],
        [["customer"], ["agent"]],
      ).message,
    ).toBe("times wants one column; a range of 2 rows × 2 columns came.");
  });
});

describe("HOURLY_LOAD", () => {
  const column = (cells: readonly unknown[]) => cells.map((cell) => [cell]);
  // Sunday, ten o'clock: two customers wait side by side, one 20 seconds and one 90.
  const times = column(
    ["10:00:00", "10:00:10", "10:00:20", "10:01:40"].map((clock) => `2024-04-14 ${clock}`),
  );
  const roles = column(["customer", "customer", "agent", "agent"]);
  const tenOnSunday = (...more: unknown[]) => {
    const rows = valueOf("HOURLY_LOAD", times, roles, null, ...more) as unknown[][];
    return [rows[11][7], rows[11][14]];
  };

  it("keeps conversations apart that run side by side", () => {
    expect(tenOnSunday(column(["A", "B", "A", "B"]))).toEqual([2, 55]);
    expect(tenOnSunday()).toEqual([2, 20]);
  });

  it("takes a blank cell below a conversation's name for the same conversation", () => {
    const [first, second] = [times.slice(0, 2), times.slice(2)];
    const rows = valueOf(
      "HOURLY_LOAD",
      [["时间"], first[0], second[0], first[1], second[1]],
      [["角色"], roles[0], roles[2], roles[1], roles[3]],
      null,
      column(["会话", "A", null, "B", ""]),
    ) as unknown[][];
    expect([rows[11][7], rows[11][14]]).toEqual([2, 55]);
  });
});

describe("PURCHASE_INTERVAL", () => {
  it("reads dates in the order of day and month that the whole column tells", () => {
    const customers = [["A"], ["A"], ["A"]];
    const medianOf = (dates: readonly string[]) => {
      const [header, row] = valueOf(
        "PURCHASE_INTERVAL",
        customers,
        dates.map((date) => [date]),
      ) as unknown[][];
      return row[header.indexOf("medianInterval")];
    };
    expect(medianOf(["4/1/2024", "4/8/2024", "4/15/2024"])).toBe(7);
    expect(medianOf(["1/4/2024", "8/4/2024", "15/4/2024"])).toBe(7);
  });
});

describe("AVERAGE_RESPONSE", () => {
  const times = [["10:00:00"], ["10:00:10"], ["10:01:00"], ["10:01:30"], ["10:02:00"], ["10:22:00"]];
  const roles = [["customer"], ["agent"], ["customer"], ["agent"], ["customer"], ["agent"]];

  it.each([
    ["mean", 1240 / 3],
    ["平均值", 1240 / 3],
    ["median", 30],
    ["中位数", 30],
    ["P90", 966],
    [0.9, 966],
  ])("gives the %s", (statistic, seconds) => {
    expect(valueOf("AVERAGE_RESPONSE", times, roles, null, statistic)).toBeCloseTo(seconds as number, 9);
  });

  it("caps each turn", () => {
    expect(valueOf("AVERAGE_RESPONSE", times, roles, null, null, 600)).toBeCloseTo(640 / 3, 9);
  });

  it("has no value without an answered turn", () => {
    expect(errorOf("AVERAGE_RESPONSE", [["10:00:00"]], [["customer"]]).code).toBe("#N/A");
  });
});

describe("REPLY_RATIO", () => {
  it("divides 605 agent messages by 507 customer messages", () => {
    const roles = [...Array<string[]>(507).fill(["客户"]), ...Array<string[]>(605).fill(["客服"])];
    expect(valueOf("REPLY_RATIO", roles)).toBeCloseTo(1.1933, 4);
  });

  it("is not evaluable without customer messages", () => {
    expect(errorOf("REPLY_RATIO", [["agent"]])).toEqual({
      code: "#N/A",
      message: "There is no customer message.",
    });
  });
});

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

describe("RESPONSE_RATE", () => {
  it("counts ten messages without an answer on a day as a missed turn", () => {
    const times = Array.from({ length: 10 }, (_, i) => [`2024-04-14 10:00:${i + 10}`]);
    expect(
      valueOf(
        "RESPONSE_RATE",
        times,
        times.map(() => ["customer"]),
      ),
    ).toBe(0);
  });

  it("does not judge a turn that opened within the limit of midnight", () => {
    expect(errorOf("RESPONSE_RATE", [["2024-04-14 23:58:00"]], [["customer"]])).toEqual({
      code: "#N/A",
      message: "There is no turn that can be judged yet.",
    });
  });

  it("takes another limit", () => {
    const times = [["10:00:00"], ["10:00:31"]];
    const roles = [["customer"], ["agent"]];
    expect([30, 31, null].map((within) => valueOf("RESPONSE_RATE", times, roles, null, within))).toEqual([
      0, 1, 1,
    ]);
  });
});

describe("columns of names and numbers", () => {
  it("have a base of whole people: who types 50% for it does not get shares of 2000%", () => {
    expect(errorOf("FUNNEL", [["咨询"], ["付款"]], [[10], [5]], "50%").message).toBe(
      "base wants a whole number of at least 0; “50%” came.",
    );
  });

  it("leave out a header and blank rows", () => {
    const names = [["客服"], ["小美"], [null], ["小迪"], [""]];
    const sales = [["销售额"], ["¥1,200.50"], [null], [800], [""]];
    expect(valueOf("AGENT_RANKING", names, sales)).toEqual([
      ["rank", "agent", "sales", "gapToBest", "gapToMedian"],
      [1, "小美", 1200.5, 0, 200.25],
      [2, "小迪", 800, -400.5, -200.25],
    ]);
  });

  it("take no missing number for 0", () => {
    expect(errorOf("AGENT_RANKING", [["小美"], ["小迪"]], [[1], [null]]).message).toBe(
      "sales wants a number; a blank cell came. It is row 2 of the range.",
    );
  });

  it("say that there is nothing in them", () => {
    expect(errorOf("AGENT_RANKING", [[""]], [[""]]).message).toBe("There is no agent to rank.");
    expect(errorOf("FUNNEL", [[""]], [[""]]).message).toBe("The funnel has no steps.");
  });
});

describe("rows of results", () => {
  it("stack for a column of inputs, an error filling its row", () => {
    const outcome = valueOf(
      "CONVERSION_CHANGE",
      [["前期"], [50], [0]],
      [["咨询"], [400], [0]],
      [["后"], [100], [1]],
      [["咨"], [400], [2]],
    );
    const error = { error: { code: "#DIV/0!", message: "There are no consultations to divide by." } };
    expect(outcome).toEqual([
      ["", "", ""],
      [0.125, 0.125, 0],
      [error, error, error],
    ]);
  });
});

describe("times in a cell", () => {
  it("are serial numbers, dates in any writing, or a time of the day", () => {
    for (const order of [45_396.4166666667, "2024/4/14 10:00", "2024年4月14日 上午10:00"])
      expect(valueOf("REMINDER_DUE", order)).toBe("2024-04-14T10:15:00");
    expect(valueOf("REMINDER_DUE", "23:50")).toBe("00:05:00");
    expect(valueOf("REMINDER_SLOT", 0.4)).toBe("15:00:00");
    for (const slots of ["9:00 AM, 3:00 PM", "9:00 am 3:00 pm", "09:00 15:00", "09:00、15:00"])
      expect(valueOf("REMINDER_SLOT", 0.4, slots), slots).toBe("15:00:00");
  });

  it("read as a person writes them in a sheet", () => {
    const outcome = callFunction("REMINDER_DUE", [45_396.4166666667], "zh-CN");
    expect(outcome).toEqual({ value: "2024-04-14 10:15:00" });
  });

  it("take a column with a header, and leave paid orders empty", () => {
    expect(
      valueOf(
        "REMINDER_DUE",
        [["下单时间"], ["2024-04-14 10:00"], ["2024-04-14 11:00"], [""]],
        [["付款时间"], [null], ["2024-04-14 11:05"], [""]],
      ),
    ).toEqual([[""], ["2024-04-14T10:15:00"], [""]]);
  });

  it("go on after midnight where they name no day: paid at 00:05, an order of 23:55 wants no reminder", () => {
    expect(valueOf("REMINDER_DUE", "23:55", "00:05")).toBe("");
    expect(valueOf("REMINDER_DUE", "23:55", "00:30", "00:20")).toBe("00:10:00");
    expect(valueOf("REMINDER_DUE", "23:50", null, "08:00")).toBe("03:05:00");
  });

  it("give no reminder a quarter past midnight where the order names its day alone", () => {
    const error = {
      code: "#N/A",
      message: "The times name days and no time of day, so nothing can be measured.",
    };
    expect(errorOf("REMINDER_DUE", "2024-04-14")).toEqual(error);
    expect(errorOf("REMINDER_DUE", "2024-04-14 10:00", "2024/4/14")).toEqual(error);
    expect(valueOf("REMINDER_DUE", "2024-04-14 00:00:00")).toBe("2024-04-14T00:15:00");
    expect(valueOf("REMINDER_DUE", 45_396)).toBe("2024-04-14T00:15:00");
    expect(valueOf("REMINDER_SLOT", "2024-04-14")).toBe("2024-04-14T09:00:00");
  });

  it("are not compared where one names a day and the other does not", () => {
    // NOW() beside a time of day: silence would look like a paid order.
    expect(errorOf("REMINDER_DUE", "10:00", null, 45_396.5)).toEqual({
      code: "#VALUE!",
      message:
        "now and orderTime cannot be compared: one of them names a day and the other a time of the day alone.",
    });
    expect(errorOf("REMINDER_DUE", "2024-04-14 10:00", "10:05").code).toBe("#VALUE!");
  });

  it("that cannot be read are named", () => {
    expect(errorOf("REMINDER_DUE", "soon").message).toBe("orderTime wants a date and time; “soon” came.");
    expect(errorOf("REMINDER_SLOT", "10:00", "noon").message).toBe(
      "slots wants times of the day such as 09:00, 15:00, 20:00; “noon” came.",
    );
    expect(errorOf("REMINDER_DUE", "2024-04-14 10:00", "2024-04-13 10:00").message).toBe(
      "The order was paid before it was placed.",
    );
  });
});

describe("customers and their purchases", () => {
  const customers = [["客户"], ["小明"], ["小红"], ["小明"], [null]];
  const dates = [["付款时间"], ["2024-03-01 09:00"], [45_356], ["2024/3/8"], [null]];

  it("are whole columns with a header", () => {
    expect(valueOf("REPURCHASE_RATE", customers)).toBe(0.5);
    expect(valueOf("REPURCHASE_RATE", customers, dates)).toBe(0.5);
    expect(valueOf("PURCHASE_INTERVAL", customers, dates)).toEqual([
      [
        "customer",
        "purchaseDays",
        "meanInterval",
        "medianInterval",
        "frequency",
        "lastPurchase",
        "nextTouch",
      ],
      ["小明", 2, 7, 7, "weekly", "2024-03-08", "2024-03-15"],
      ["小红", 1, "", "", "once", "2024-03-05", ""],
    ]);
  });

  it("need a date for every purchase", () => {
    expect(errorOf("PURCHASE_INTERVAL", [["小明"], ["小红"]], [["2024-03-01"], [null]]).message).toBe(
      "dates wants a date; a blank cell came. It is row 2 of the range.",
    );
    expect(errorOf("REPURCHASE_RATE", [["小明"]], [["10:00"]]).code).toBe("#VALUE!");
    expect(errorOf("REPURCHASE_RATE", [[null]]).code).toBe("#N/A");
  });
});

describe("times without a day", () => {
  const roles = [["客户"], ["客服"]];

  it("go on after midnight in a single function as in a table", () => {
    const times = [["23:59:50"], ["00:00:10"]];
    const texts = [["在吗"], ["在的"]];
    expect(valueOf("FIRST_RESPONSE", times, roles)).toBe(20);
    const [, row] = valueOf("CHAT_METRICS", [["S"], ["S"]], times, roles, texts) as unknown[][];
    expect([row?.[1], row?.[2], row?.[10]]).toEqual(["23:59:50", "00:00:10", 20]);
  });

  it("stay as they are where rows stand a little out of order", () => {
    expect(valueOf("FIRST_RESPONSE", [["10:00:35"], ["10:00:00"]], [["客服"], ["客户"]])).toBe(35);
  });

  it("belong to no weekday", () => {
    expect(errorOf("HOURLY_LOAD", [["10:00:00"], ["10:00:10"]], roles)).toEqual({
      code: "#N/A",
      message: "The times name no day, so there are no weekdays to count by.",
    });
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

describe("headers of columns of messages", () => {
  it("are no messages", () => {
    expect(valueOf("QUESTION_CATEGORY", [["内容"], ["会不会掉色"]])).toEqual([[""], ["B"]]);
    expect(valueOf("MESSAGE_INTENT", [["消息内容"], ["能便宜点吗"]])).toEqual([[""], ["bargaining"]]);
    expect(
      valueOf("QUESTION_SHARE", [["客户说"], ["会掉色吗"]], [["是否下单"], ["是"]]) as unknown[][],
    ).toEqual([
      ["category", "count", "share", "cumulativeShare", "conversion"],
      ["B", 1, 1, 1, 1],
    ]);
  });
});

describe("a return on reminders that cost nothing", () => {
  it("is a division by zero in its own cell", () => {
    const [row] = valueOf("REMINDER_ROI", 56, 70, 48, 80, 120, 0) as unknown[][];
    expect(row?.[4]).toBe(1680);
    expect(row?.[5]).toEqual({
      error: { code: "#DIV/0!", message: "The reminders cost nothing, so there is no return on their cost." },
    });
  });
});

describe("options where the field disagrees", () => {
  const times = [["22:59:50"], ["23:00:10"], ["23:30:00"], ["23:45:00"]];
  const roles = [["customer"], ["agent"], ["customer"], ["agent"]];
  const texts = roles.map(([role]) => [role === "customer" ? "多少钱" : "99"]);
  const chat = [times.map(() => ["S"]), times, roles, texts];
  const averageOf = (...options: unknown[]) =>
    (valueOf("CHAT_METRICS", ...chat, ...options) as unknown[][])[1]?.[11];

  it("change an average response alike in the single function and in the tables", () => {
    for (const options of [
      [],
      ["median"],
      ["mean", 100],
      ["mean", null, "08:00-23:00"],
      ["mean", null, "08:00-23:00 leaveOut"],
      ["mean", null, "08:00-23:00 countAll"],
      ["p90", 60, true],
    ]) {
      const single = valueOf("AVERAGE_RESPONSE", times, roles, texts, ...options);
      expect(averageOf(...options)).toBe(single);
      expect((valueOf("AGENT_METRICS", ...chat, ...options) as unknown[][])[1]?.[7]).toBe(single);
    }
    expect([averageOf(), averageOf("mean", null, true), averageOf("mean", 100)]).toEqual([460, 5, 60]);
  });

  it("judge every turn or the first only", () => {
    const rate = (turns: unknown) => valueOf("RESPONSE_RATE", times, roles, null, 180, null, turns);
    expect([null, "every", "每个轮次", "first", "仅首轮"].map(rate)).toEqual([0.5, 0.5, 0.5, 1, 1]);
  });

  it("count automatic replies in the reply ratio when asked", () => {
    const automatic = [["客户"], ["客服"], ["机器人"]];
    const marked = [["在吗"], ["[自动回复]您好"], ["您好"]];
    const ratio = (flag: unknown) => valueOf("REPLY_RATIO", automatic, marked, flag);
    expect([null, false, "否", true, "是"].map(ratio)).toEqual([0, 0, 0, 2, 2]);
  });

  it("take refunds off the sales, and no more than there were", () => {
    expect(valueOf("PRICE_PER_ITEM", 1000.1, 9, 100.1)).toBe(100);
    expect(errorOf("AVERAGE_ORDER_VALUE", 100, 3, 100.01)).toEqual({
      code: "#VALUE!",
      message: "More was paid back (100.01) than was sold (100).",
    });
    const refunds = [["退款"], [10], [""]];
    expect(
      valueOf("AGENT_RANKING", [["客服"], ["小美"], ["小迪"]], [["销售额"], [50], [45]], refunds),
    ).toEqual([
      ["rank", "agent", "sales", "gapToBest", "gapToMedian"],
      [1, "小迪", 45, 0, 2.5],
      [2, "小美", 40, -5, -2.5],
    ]);
  });

  it("look for a second purchase within a window, which wants dates", () => {
    expect(errorOf("REPURCHASE_RATE", [["小明"], ["小明"]], null, 30).message).toBe(
      "A window of days wants the column of dates.",
    );
  });

  it("widen the interval of a difference with the confidence", () => {
    const width = (confidence: unknown) => {
      const [[, , , low, high]] = valueOf("CONVERSION_TEST", 56, 70, 48, 80, confidence) as number[][];
      return high - low;
    };
    expect(width(0.99)).toBeGreaterThan(width(null));
    expect(width("95%")).toBe(width(null));
  });
});

describe("REMINDER_CHANNEL", () => {
  it("reads yes and no in either language, and a blank as not known", () => {
    const channel = (online: unknown) => (valueOf("REMINDER_CHANNEL", 500, 2, online) as unknown[][])[0]?.[0];
    expect([true, "是", "TRUE", "yes"].map(channel)).toEqual(Array(4).fill("chat"));
    expect([false, "否", null, 0, ""].map(channel)).toEqual(Array(5).fill("phone"));
    expect(errorOf("REMINDER_CHANNEL", 500, 2, "perhaps").message).toBe(
      "online wants TRUE or FALSE; “perhaps” came.",
    );
  });
});

describe("tables of results", () => {
  it("begin with a header in the language of the workbook", () => {
    const tables = worksheetFunctions.filter(({ result }) => result === "table");
    expect(tables.length).toBeGreaterThan(8);
    for (const { id, examples } of tables) {
      const [example] = examples;
      const first = (locale: "zh-CN" | "en-US") => {
        const outcome = callFunction(id, example?.arguments ?? [], locale);
        return (("value" in outcome ? outcome.value : []) as unknown[][])[0];
      };
      for (const word of first("zh-CN") ?? [])
        expect([id, word]).toEqual([id, expect.stringMatching(/[\u4e00-\u9fff]/)]);
      for (const word of first("en-US") ?? [])
        expect([id, word]).toEqual([id, expect.stringMatching(/^[\w\s(),]+$/)]);
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

describe("numbers of any size", () => {
  const number = fc.oneof(fc.nat(), fc.double({ noNaN: true }), fc.constantFrom(0, 1, 1e308, 5e-324, -1));
  const arithmetic = worksheetFunctions.filter(({ parameters }) =>
    parameters.every(
      ({ parameter: { type, optional } }) =>
        optional || ["number", "count", "rate", "money", "seconds", "column", "choice"].includes(type),
    ),
  );

  it("give a finite number or a sentence from every arithmetic function", () => {
    expect(arithmetic.length).toBeGreaterThan(20);
    const column = fc.array(fc.tuple(number), { minLength: 1, maxLength: 4 });
    for (const { id, parameters } of arithmetic) {
      const args = parameters.map(({ parameter }) =>
        parameter.kind === "range"
          ? column
          : parameter.choices
            ? fc.constantFrom(...parameter.choices)
            : fc.oneof(number, fc.double({ min: 0, max: 1, noNaN: true })),
      );
      fc.assert(
        fc.property(fc.tuple(...(args as fc.Arbitrary<unknown>[])), (values) => {
          const outcome = call(id, ...values);
          if ("error" in outcome)
            return outcome.error.message !== "" && !/unexpectedly/.test(outcome.error.message);
          return [outcome.value].flat(2).every((each) => typeof each !== "number" || Number.isFinite(each));
        }),
        { numRuns: 60 },
      );
    }
  });

  it("that no cell could hold are said to be too large", () => {
    expect(errorOf("AGENT_SALES", 1e200, 1, 1e200)).toEqual({
      code: "#VALUE!",
      message: "The result is larger than a cell can hold.",
    });
  });
});
