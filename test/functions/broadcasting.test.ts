import { describe, expect, it } from "vitest";
import { callFunction } from "../../src/functions/call";
import { worksheetFunctions } from "../../src/functions/catalogue";
import { errorOf, valueOf } from "./ask";

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

  it("finds the header below blank rows, and only there", () => {
    expect(
      valueOf("CONSULT_CONVERSION", [[""], ["下单人数"], [1], [2]], [[null], ["咨询人数"], [10], [10]]),
    ).toEqual([[""], [""], [0.1], [0.2]]);
    expect(valueOf("CONSULT_CONVERSION", [["下单人数"], [""]], [["咨询人数"], [""]])).toEqual([[""]]);
    expect(valueOf("CONSULT_CONVERSION", [[1], ["x"]], [[10], ["y"]])).toMatchObject([
      [0.1],
      [{ error: { code: "#VALUE!" } }],
    ]);
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

describe("rows of results", () => {
  it("take a column of inputs, and say so of a wider range", () => {
    expect(errorOf("CONVERSION_INTERVAL", [[1, 2]], 10).message).toBe(
      "orderers wants one column; a range of 1 row × 2 columns came.",
    );
  });

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

describe("headers of columns", () => {
  it.each(["客户问题", "咨询内容", "评价内容", "留言", "Question", "Customer messages"])(
    "are no messages: %s, below blank rows, too",
    (header) => {
      for (const above of [[], [[null], [""]]]) {
        const texts = [...above, [header], ["会掉色吗"], ["会掉色吗"]];
        expect(valueOf("KEYWORDS", texts)).toEqual([
          ["word", "count", "share"],
          ["掉色", 2, 1],
        ]);
        expect(valueOf("QUESTION_SHARE", texts)).toMatchObject([{}, ["B", 2, 1, 1, ""]]);
      }
      expect(valueOf("QUESTION_CATEGORY", [[header], ["会掉色吗"]])).toEqual([[""], ["B"]]);
    },
  );

  it.each(["会员名", "手机号", "收货人", "旺旺号", "客户编号", "User ID", "openid", "Email", "customer"])(
    "are no customers: %s",
    (header) => expect(valueOf("REPURCHASE_RATE", [[header], ["a"], ["a"]])).toBe(1),
  );
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
