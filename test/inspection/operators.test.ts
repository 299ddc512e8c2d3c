import { describe, expect, it } from "vitest";
import {
  compileRuleset,
  parseRuleset,
  type Finding,
  type Inspection,
  type InspectionOptions,
} from "../../src/inspection";
import { lineOf, orderOf, transcriptOf } from "./transcriptOf";

const names = { "zh-CN": "规则", "en-US": "Rule" };
const base = {
  ...{ id: "own", names, advice: names, group: "own", severity: "info", points: 0 },
  ...{ when: "hit", evidence: ["hit"], sentence: "own" },
};
const dictionaries = {
  a: { names, phrases: ["甲"] },
  b: { names, phrases: ["乙"] },
  offer: { names, phrases: ["给您"] },
  courier: { names, phrases: ["快递"] },
  closing: { names, phrases: ["好的", "谢谢"] },
};

function inspect(
  lines: readonly string[],
  conditions: object,
  more: object = {},
  options: InspectionOptions = {},
  wholeRuleset: object = {},
): Inspection {
  const ruleset = parseRuleset({
    ...{ version: 1, dictionaries, rules: [{ ...base, conditions, ...more }] },
    ...wholeRuleset,
  });
  return compileRuleset(ruleset).inspect(transcriptOf(lines.map((line) => lineOf(line))), options);
}

/** The only finding of a single condition; undefined when there is none. */
function hitOf(lines: readonly string[], hit: object): Finding | undefined {
  return inspect(lines, { hit }).findings[0];
}

const reasonOf = (lines: readonly string[], hit: object): string | undefined =>
  inspect(lines, { hit }).notEvaluable[0]?.reason;

describe("phrases", () => {
  const says = (more: object): object => ({
    operator: "phrases",
    role: "agent",
    dictionaries: ["a"],
    ...more,
  });
  const thrice = ["10:00:00 agent 甲", "10:00:05 agent 甲", "10:10:05 agent 甲"];

  it("count messages, more than or at least", () => {
    expect(hitOf(thrice, says({ mode: "moreThan", count: 2 }))).toMatchObject({ measured: 3, limit: 2 });
    expect(hitOf(thrice, says({ mode: "moreThan", count: 3 }))).toBeUndefined();
    expect(hitOf(thrice, says({ mode: "atLeast", count: 3 }))?.rows).toEqual([2, 3, 4]);
  });

  it("count what is said again soon as one time", () => {
    expect(hitOf(thrice, says({ mode: "atLeast", count: 2, apart: 600 }))).toMatchObject({ measured: 2 });
    expect(hitOf(thrice, says({ mode: "atLeast", count: 2, apart: 606 }))).toBeUndefined();
    expect(reasonOf(["agent 甲", "agent 甲"], says({ mode: "atLeast", count: 2, apart: 600 }))).toBe(
      "noTimes",
    );
  });

  it("count the dictionaries that were found", () => {
    const kinds = says({ dictionaries: ["a", "b"], mode: "kinds", count: 2 });
    expect(hitOf(["10:00:00 agent 甲或乙"], kinds)).toMatchObject({ measured: 2, unit: "options" });
    expect(hitOf(["10:00:00 agent 甲", "10:00:01 agent 甲"], kinds)).toBeUndefined();
    expect(reasonOf(["10:00:00 agent 甲", "10:00:01 unknown 乙"], kinds)).toBe("noRoles");
  });

  it("may have to be all that a message says, marks and particles aside", () => {
    const whole = says({ role: "customer", dictionaries: ["closing"], whole: "message" });
    expect(hitOf(["customer 好的，谢谢亲~[微笑]"], whole)).toBeDefined();
    expect(hitOf(["customer 好的，多久到"], whole)).toBeUndefined();
    expect(hitOf(["customer 好的[图片]"], whole)).toBeUndefined();
  });

  it("may have to be all that a role says before another speaks", () => {
    const alone = says({ whole: "answer" });
    expect(hitOf(["customer 在吗", "agent 甲", "customer 嗯"], alone)).toBeDefined();
    expect(hitOf(["customer 在吗", "agent 甲", "system 已读", "agent 您说"], alone)).toBeUndefined();
  });
});

describe("silence", () => {
  const pause = (over: number, role = "agent"): object => ({ operator: "silence", role, over });
  const lines = ["10:00:00 agent 在", "10:01:00 customer 嗯", "10:02:00 agent 好"];

  it("is time between two messages of a role; exactly the limit passes", () => {
    expect(hitOf(lines, pause(119))).toMatchObject({ rows: [2, 4], measured: 120, limit: 119 });
    expect(hitOf(lines, pause(120))).toBeUndefined();
    expect(hitOf(lines, pause(59, "any"))).toMatchObject({ measured: 60 });
  });

  it("needs times, finer than the limit", () => {
    expect(reasonOf(["agent 在", "agent 好"], pause(60))).toBe("noTimes");
    expect(reasonOf(["10:00 agent 在", "10:01 agent 好"], pause(60))).toBe("minutePrecision");
    expect(hitOf(["10:00 agent 在", "10:03 agent 好"], pause(60))).toBeDefined();
  });
});

describe("duration", () => {
  const lines = ["10:00:00 customer 在", "10:05:00 agent 在", "11:00:00 customer 嗯", "11:05:00 agent 好"];

  it("leaves out long pauses; exactly the limit passes", () => {
    const long = (over: number): object => ({ operator: "duration", over, pause: 600 });
    expect(hitOf(lines, long(599))).toMatchObject({ measured: 600, rows: [2, 5] });
    expect(hitOf(lines, long(600))).toBeUndefined();
    expect(hitOf(lines, { operator: "duration", over: 3899 })).toMatchObject({ measured: 3900 });
  });

  it("needs times", () =>
    expect(reasonOf(["customer 在", "agent 在"], { operator: "duration", over: 60 })).toBe("noTimes"));
});

describe("hour", () => {
  const night = { operator: "hour", role: "agent", from: "22:00", to: "08:00" };

  it.each([
    ["21:59:59", false],
    ["22:00:00", true],
    ["07:59:59", true],
    ["08:00:00", false],
  ])("past midnight: %s is %s", (time, isHit) =>
    expect(hitOf([`${time} agent 在`], night) !== undefined).toBe(isHit),
  );

  it("is unknown without a time", () => expect(reasonOf(["agent 在"], night)).toBe("noTimes"));

  it("wants a time of the day", () =>
    expect(() => inspect([], { hit: { ...night, from: "25:00" } })).toThrow(
      expect.objectContaining({ code: "inspection.wrongValue" }),
    ));
});

describe("messageLength", () => {
  const brief = { operator: "messageLength", role: "agent", minimum: 2, maximum: 4 };
  it.each([
    ["在", false],
    ["在的", true],
    ["在 的 亲 呢", true],
    ["👍👍👍👍", true],
    ["在的亲呢吗", false],
  ])("of %s", (text, isHit) => expect(hitOf([`agent ${text}`], brief) !== undefined).toBe(isHit));

  it.each([
    ["在的亲呢", true],
    ["we do!", true],
    ["3D剪裁的", true],
    ["yes, we do", true],
    ["yes, we still do", false],
    ["ｗｅ ｄｏ ｉｔ", false],
  ])("counts Latin letters and digits half, if wanted: %s", (text, isHit) =>
    expect(hitOf([`agent ${text}`], { ...brief, counts: "width" }) !== undefined).toBe(isHit),
  );

  it("passes over messages with phrases of a list", () => {
    const long = { operator: "messageLength", role: "agent", minimum: 4, unless: ["offer"] };
    expect(hitOf(["agent 这就给您", "agent 这就来了"], long)?.rows).toEqual([3]);
  });
});

describe("repetition", () => {
  const again = (more: object = {}): object => ({ operator: "repetition", role: "agent", times: 3, ...more });
  const same = ["亲，满199包邮哦", "亲,满199包邮哦！", "亲，满 199 包邮哦~"].map((text) => `agent ${text}`);

  it("finds the same text, writing aside", () => {
    expect(hitOf(same, again())).toMatchObject({ rows: [2, 3, 4], measured: 3 });
    expect(hitOf(same.slice(1), again())).toBeUndefined();
  });

  it("finds similar texts where told to", () => {
    const alike = ["记得付款哦亲亲", "亲亲记得付款哦", "亲亲要记得付款哦"].map((text) => `agent ${text}`);
    expect(hitOf(alike, again())).toBeUndefined();
    expect(hitOf(alike, again({ similarity: 0.6 }))).toMatchObject({ measured: 3 });
  });

  it("leaves short texts out", () =>
    expect(hitOf(["agent 好的", "agent 好的", "agent 好的"], again())).toBeUndefined());
});

describe("similar", () => {
  const sample = {
    operator: "similar",
    role: "agent",
    samples: ["亲，请稍等，我帮您查一下"],
    similarity: 0.6,
  };
  it("finds what is like a sample sentence and nothing else", () => {
    const found = hitOf(["agent 请稍等亲，我帮您查一下哈", "agent 今天就能发货的哦亲"], sample);
    expect(found?.rows).toEqual([2]);
    expect(found?.measured).toBeGreaterThan(0.6);
  });
  it("passes over what is excluded", () =>
    expect(hitOf(["agent 亲，请稍等，我帮您查一下甲"], { ...sample, unless: ["a"] })).toBeUndefined());
});

describe("discount", () => {
  const over = (unit: string, limit: number): object => ({
    ...{ operator: "discount", role: "agent", unit, over: limit, dictionaries: ["offer"] },
  });
  it("measures the largest that an offer names; exactly the limit passes", () => {
    expect(hitOf(["agent 给您便宜20，优惠50元"], over("yuan", 20))).toMatchObject({
      measured: 50,
      unit: "yuan",
    });
    expect(hitOf(["agent 给您便宜20元"], over("yuan", 20))).toBeUndefined();
    expect(hitOf(["agent 给您打八折"], over("share", 0.15))).toMatchObject({ measured: 0.2 });
    expect(hitOf(["agent 满300减50"], over("yuan", 20))).toBeUndefined();
  });
});

describe("personalNumber", () => {
  const typed = { operator: "personalNumber", role: "agent", unless: ["courier"] };
  it("finds numbers of persons where nothing excuses them", () => {
    expect(hitOf(["agent 她的电话138 0013 8000"], typed)?.evidence[0].text).toBe("138 0013 8000");
    expect(hitOf(["agent 快递电话13800138000"], typed)).toBeUndefined();
    expect(hitOf(["customer 我的电话13800138000"], typed)).toBeUndefined();
    expect(hitOf(["agent 13800138000"], { ...typed, kinds: ["bankCard"] })).toBeUndefined();
  });
});

describe("responseTime", () => {
  const lines = [
    "10:00:00 customer 在吗",
    "10:00:10 agent 在",
    "10:01:00 customer 有货吗",
    "10:02:40 agent 有",
    "10:03:00 customer 几天到",
    "10:03:20 agent 三天",
  ];
  const of = (more: object): object => ({ operator: "responseTime", ...more });

  it("can be judged by a statistic of all turns", () => {
    expect(hitOf(lines, of({ statistic: "mean", over: 43 }))?.measured).toBeCloseTo(130 / 3);
    expect(hitOf(lines, of({ statistic: "median", over: 20 }))).toBeUndefined();
    expect(hitOf(lines, of({ statistic: "median", over: 19 }))).toMatchObject({ measured: 20 });
    expect(hitOf(lines, of({ statistic: "p90", over: 83 }))?.measured).toBeCloseTo(84);
  });

  it("can be too quick", () => {
    expect(hitOf(lines, of({ under: 11 }))).toMatchObject({ rows: [2, 3], measured: 10 });
    expect(hitOf(lines, of({ under: 10 }))).toBeUndefined();
  });

  it("wants one limit", () => {
    for (const more of [{}, { over: 1, under: 2 }])
      expect(() => inspect([], { hit: of(more) })).toThrow(
        expect.objectContaining({ values: expect.objectContaining({ wanted: "over | under" }) as unknown }),
      );
  });
});

describe("service hours", () => {
  const late = { operator: "firstResponse", over: 20, opens: 8, closes: 23 };

  it.each([
    ["07:59:59", false],
    ["08:00:00", true],
    ["22:59:59", true],
    ["23:00:00", false],
  ])("a customer who comes at %s is judged: %s", (time, isHit) =>
    expect(hitOf([`${time} customer 在吗`, "23:30:00 agent 在"], late) !== undefined).toBe(isHit),
  );

  it("say nothing of an unknown time", () =>
    expect(reasonOf(["customer 在吗", "agent 在"], late)).toBe("noTimes"));

  it("must be hours", () =>
    expect(() => inspect([], { hit: { ...late, opens: 8, closes: 8 } })).toThrow(
      expect.objectContaining({ code: "metrics.serviceHours" }),
    ));
});

describe("order", () => {
  it("can want several", () => {
    const placed = { operator: "order", event: "placed", minimum: 2 };
    const orders = [{ placed: "10:00:00" }, { placed: "11:00:00" }].map(orderOf);
    const lines = ["10:00:00 customer 拍了"];
    expect(inspect(lines, { hit: placed }, {}, { orders }).findings).toHaveLength(1);
    expect(inspect(lines, { hit: placed }, {}, { orders: orders.slice(1) }).findings).toEqual([]);
  });
});

describe("a scope", () => {
  it("can be the turn around a hit", () => {
    const lines = [
      "10:00:00 customer 乙",
      "10:00:10 agent 乙",
      "10:00:20 customer 甲",
      "10:00:21 customer 乙",
      "10:00:30 robot 乙",
      "10:00:40 agent 乙",
      "10:00:50 customer 乙",
    ];
    const asks = { operator: "phrases", role: "customer", dictionaries: ["a"] };
    const anchor = { condition: "asks", side: "turn" };
    const hit = { operator: "phrases", role: "any", dictionaries: ["b"], anchor };
    expect(inspect(lines, { asks, hit }).findings[0].rows).toEqual([5, 6, 7]);
  });
});

describe("where a rule applies", () => {
  const hit = { operator: "phrases", role: "agent", dictionaries: ["a"] };
  const lines = ["10:00:00 customer 在吗", "10:00:01 agent 甲"];

  it("can be some platforms; which one it is must be known", () => {
    const only = { appliesTo: { platforms: ["jd"] } };
    expect(inspect(lines, { hit }, only, { platform: "jd" }).findings).toHaveLength(1);
    expect(inspect(lines, { hit }, only, { platform: "taobao" })).toMatchObject({
      ...{ findings: [], notEvaluable: [] },
    });
    expect(inspect(lines, { hit }, only).notEvaluable).toMatchObject([{ reason: "noPlatform" }]);
  });

  it("can be before a sale, or after one", () => {
    const afterSale = { operator: "phrases", role: "customer", dictionaries: ["b"] };
    const judge = (service: string, first: string): number =>
      inspect(
        [`10:00:00 customer ${first}`, lines[1]],
        { hit },
        { appliesTo: { service } },
        {},
        { afterSale },
      ).findings.length;
    expect(judge("preSale", "在吗")).toBe(1);
    expect(judge("preSale", "乙")).toBe(0);
    expect(judge("afterSale", "乙")).toBe(1);
    expect(judge("afterSale", "在吗")).toBe(0);
  });

  it("needs to know what is after a sale", () =>
    expect(() => inspect(lines, { hit }, { appliesTo: { service: "preSale" } })).toThrow(
      expect.objectContaining({ code: "inspection.noAfterSale" }),
    ));
});
