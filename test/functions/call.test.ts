import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { callFunction } from "../../src/functions/call";
import { worksheetFunctions } from "../../src/functions/catalogue";
import { call, errorOf, valueOf } from "./ask";

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
