/** The vectors of the trade's definitions, asked of the worksheet functions as an analyst would ask them. */
import { describe, expect, it } from "vitest";
import { call, valueOf } from "./ask";

const codeOf = (name: string, ...args: unknown[]) => {
  const outcome = call(name, ...args);
  return "error" in outcome ? outcome.error.code : outcome.value;
};
const tableOf = (name: string, ...args: unknown[]) => valueOf(name, ...args) as unknown[][];
const column = (values: readonly unknown[]) => values.map((value) => [value]);

describe("turns", () => {
  const times = ["10:10:15", "10:15:20", "10:18:10", "10:18:30", "10:19:00"];
  const roles = ["customer", "customer", "agent", "customer", "agent"];
  const chat = (rows: number) => [column(times.slice(0, rows)), column(roles.slice(0, rows))];

  it("start at the first unanswered message: 10:10:15, 10:15:20, answered 10:18:10 is 0 of 1, 475 s", () => {
    expect(valueOf("RESPONSE_RATE", ...chat(3))).toBe(0);
    expect(valueOf("FIRST_RESPONSE", ...chat(3))).toBe(475);
    expect(valueOf("AVERAGE_RESPONSE", ...chat(3))).toBe(475);
  });

  it("go on with the next question: then 10:18:30, answered 10:19:00 is 1 of 2", () => {
    expect(valueOf("RESPONSE_RATE", ...chat(5))).toBe(0.5);
  });

  it("count ten messages in three minutes without an answer by the end of the day as 0 of 1", () => {
    const asked = Array.from(
      { length: 10 },
      (_, i) => `2024-04-14 10:0${Math.floor((i * 20) / 60)}:${String((i * 20) % 60).padStart(2, "0")}`,
    );
    expect(valueOf("RESPONSE_RATE", column(asked), column(asked.map(() => "customer")))).toBe(0);
    const metrics = tableOf(
      "CHAT_METRICS",
      column(asked.map(() => "S")),
      column(asked),
      column(asked.map(() => "customer")),
      column(asked.map(() => "在吗")),
    );
    expect(metrics[1]?.slice(8, 10)).toEqual([1, 1]);
  });

  it.each(["好的", "谢谢", "嗯", "ok", "[微笑]"])("are not opened by the bare closing %s", (closing) => {
    const closed = [
      column(["10:00:00", "10:00:10", "10:05:00", "10:30:00"]),
      column(["客户", "客服", "客户", "客服"]),
    ];
    expect(valueOf("RESPONSE_RATE", ...closed, column(["在吗", "在的", closing, "欢迎再来"]))).toBe(1);
  });

  it("are not answered automatically, and start at the hand-over after a robot", () => {
    const chat = [
      column(["10:00:00", "10:00:01", "10:01:00", "10:01:20"]),
      column(["客户", "机器人", "系统", "客服"]),
      column(["在吗", "您好，我是服务助手", "由 服务助手 转交给 小美", "在的"]),
    ];
    expect(valueOf("FIRST_RESPONSE", ...chat)).toBe(20);
  });
});

describe("response", () => {
  it("has a reply ratio of 605 ÷ 507 = 1.1933", () => {
    const roles = [...Array<string>(507).fill("客户"), ...Array<string>(605).fill("客服")];
    expect(valueOf("REPLY_RATIO", column(roles))).toBeCloseTo(1.1933, 4);
  });

  it("is golden to 6 s, good to 10, passes to 15, warns to 20 and violates beyond", () => {
    expect(valueOf("RESPONSE_GRADE", column([6, 6.1, 10, 10.1, 15, 15.1, 20, 20.1]))).toEqual(
      column(["golden", "good", "good", "pass", "pass", "warn", "warn", "violation"]),
    );
  });

  it("is counted from 08:00 to 23:00, 23:00 excluded, under each of the three policies", () => {
    const night = [column(["2024-04-14 23:00:00", "2024-04-15 08:00:20"]), column(["客户", "客服"])];
    const seconds = (hours: string | null) => codeOf("FIRST_RESPONSE", ...night, null, hours);
    expect(seconds(null)).toBe(32_420);
    expect(seconds("08:00-23:00")).toBe(20);
    expect(seconds("08:00-23:00 countAll")).toBe(32_420);
    expect(seconds("08:00-23:00 leaveOut")).toBe("#N/A");
    expect(
      codeOf("FIRST_RESPONSE", column(["22:59:59", "23:00:09"]), night[1], null, "08:00-23:00 leaveOut"),
    ).toBe(10);
  });

  it("is not evaluable where the agent wrote first, and no 0", () => {
    expect(codeOf("FIRST_RESPONSE", column(["10:00", "10:01"]), column(["客服", "客户"]))).toBe("#N/A");
    expect(codeOf("REPLY_RATIO", column(["客服"]))).toBe("#N/A");
  });
});

describe("conversion and sales", () => {
  it("divides orderers by consultations, refusing what cannot be", () => {
    expect(valueOf("CONSULT_CONVERSION", 32, 400)).toBe(0.08);
    expect(codeOf("CONSULT_CONVERSION", 0, 0)).toBe("#DIV/0!");
    for (const wrong of [
      [11, 10],
      [-1, 10],
      [1.5, 10],
    ])
      expect(codeOf("CONSULT_CONVERSION", ...wrong)).toBe("#VALUE!");
  });

  it("is ideal from 5 % to 15 %, and needs ceil(target × consultations) − orderers, never less than 0", () => {
    expect(valueOf("CONVERSION_BAND", column([0.0499, 0.05, 0.15, 0.1501]))).toEqual(
      column(["low", "ideal", "ideal", "high"]),
    );
    expect(
      valueOf("ORDERS_FOR_TARGET", column([0.07, 0.1, 0.1]), column([100, 401, 100]), column([0, 20, 50])),
    ).toEqual(column([7, 21, 0]));
  });

  it("gives the funnel of 20,000 as 50/15/7.5/12.5/10 %, adding up to 95 %, and of its own sum 52.6/15.8/7.9/13.2/10.5 %", () => {
    const steps = [
      column(["咨询", "收藏", "加购", "下单", "付款"]),
      column([10_000, 3_000, 1_500, 2_500, 2_000]),
    ];
    const shares = (base: number | null) =>
      tableOf("FUNNEL", ...steps, base)
        .slice(1)
        .map((row) => Math.round((row[2] as number) * 1000) / 10);
    expect(shares(20_000)).toEqual([50, 15, 7.5, 12.5, 10, 95]);
    expect(shares(null)).toEqual([52.6, 15.8, 7.9, 13.2, 10.5, 100]);
  });

  it("tells whether a rate rose by orders or only by fewer consultations", () => {
    expect(tableOf("CONVERSION_CHANGE", 40, 500, 40, 400)[0]?.[1]).toBe(0);
    expect(tableOf("CONVERSION_CHANGE", 40, 500, 50, 500)[0]?.[2]).toBeCloseTo(0, 12);
  });

  it("splits a difference of sales to the cent though a factor is 0", () => {
    const [parts] = tableOf("AGENT_SALES_DRIVERS", 0, 0.1, 99.99, 1000, 0, 0) as number[][];
    expect(parts.reduce((sum, part) => sum + Math.round(part * 100), 0)).toBe(0);
    expect(valueOf("AGENT_SALES", 1000, 0.08, 120)).toBe(9600);
  });

  it("shares a rank among equals and leaves the next out", () => {
    expect(
      tableOf("AGENT_RANKING", column(["a", "b", "c"]), column([2, 2, 1]))
        .slice(1)
        .map(([rank]) => rank),
    ).toEqual([1, 1, 3]);
  });
});

describe("after-sales", () => {
  it.each([
    ["fullRefund", 100, 100],
    ["resend", 65, 80],
    ["partialRefund", 20, 50],
    ["coupon", 10, 20],
    ["explain", 0, 0],
  ])("%s costs %d to %d % of the order", (option, low, high) => {
    expect(["low", "high"].map((bound) => valueOf("AFTERSALES_LOSS", option, 100, bound))).toEqual([
      low,
      high,
    ]);
  });

  it("takes a known cost as it is, though it lies outside the band: 10 off 120 is 8.33 %", () => {
    const [, , coupon] = tableOf("AFTERSALES_COMPARE", 120, null, null, null, 10);
    expect(coupon?.slice(0, 2)).toEqual(["coupon", 10]);
    expect(Math.round(((coupon?.[1] as number) / 120) * 10_000) / 100).toBe(8.33);
  });

  it("counts refund, goods and freight of a full refund, goods and freight of a resend, face × redemption of a coupon", () => {
    const losses = new Map(
      tableOf("AFTERSALES_COMPARE", 120, 50, 8, 30, 10, 0.5)
        .slice(1)
        .map(([option, loss]) => [option, loss]),
    );
    expect(Object.fromEntries(losses)).toEqual({
      explain: 0,
      coupon: 5,
      partialRefund: 30,
      resend: 58,
      fullRefund: 178,
    });
    expect(valueOf("COUPON_COST", 10, 0.5, 0)).toBe(10);
  });

  it("rounds half up in decimal, where binary floats lose a cent", () => {
    expect(valueOf("AFTERSALES_LOSS", "coupon", 10.1, "low")).toBe(1.01);
    expect(valueOf("AGENT_SALES", 3, 0.335, 1)).toBe(1.01);
    expect(valueOf("COUPON_COST", 2.01, 0.5)).toBe(1.01);
  });

  it("always proposes two options", () => {
    expect(tableOf("AFTERSALES_PLAN", 120, 0)).toHaveLength(3);
  });
});

describe("reminders and customers", () => {
  it("are due after 15 minutes, 30 in a promotion, a few hours later, the next day, and no more", () => {
    const due = (now: string | null, minutes: number | null = null) =>
      valueOf("REMINDER_DUE", "2024-04-14 10:00:00", null, now, minutes);
    expect(due(null)).toBe("2024-04-14T10:15:00");
    expect(due(null, 30)).toBe("2024-04-14T10:30:00");
    expect(due("2024-04-14 14:00")).toBe("2024-04-14T13:15:00");
    expect(due("2024-04-15 11:00")).toBe("2024-04-15T10:15:00");
    expect(due("2024-04-17 11:00")).toBe("");
  });

  it("go out best at 09:00, 15:00 and 20:00", () => {
    const at = column(["2024-04-14 08:00", "2024-04-14 09:01", "2024-04-14 15:01", "2024-04-14 20:01"]);
    expect((valueOf("REMINDER_SLOT", at) as string[][]).map(([time]) => time?.slice(8, 13))).toEqual([
      "14T09",
      "14T15",
      "14T20",
      "15T09",
    ]);
  });

  it("earn lift × reminded × average order value", () => {
    const [row] = tableOf("REMINDER_ROI", 60, 100, 40, 100, 120, 50);
    expect([row?.[0], row?.[4], row?.[5]]).toEqual([expect.closeTo(0.2, 12), 2400, 47]);
  });

  it("class customers as weekly, monthly or rarer, with the day to get in touch", () => {
    const days = (gap: number) => [45_000, 45_000 + gap, 45_000 + 2 * gap];
    const frequency = (gap: number) =>
      tableOf("PURCHASE_INTERVAL", column(["A", "A", "A"]), column(days(gap)))[1]?.[4];
    expect([7, 30, 60].map(frequency)).toEqual(["weekly", "monthly", "rarer"]);
    expect(valueOf("REPURCHASE_RATE", column(["A", "B", "A"]))).toBe(0.5);
  });

  it("ask of fit, quality, size, dates, experience and use", () => {
    const asked = [
      "孕妇能用吗",
      "会不会掉色",
      "160/100斤穿什么码",
      "保质期到什么时候",
      "闻起来有味道吗",
      "怎么安装",
    ];
    expect((valueOf("QUESTION_CATEGORY", column(asked)) as string[][]).map(([category]) => category)).toEqual(
      ["A", "B", "C", "D", "E", "F"],
    );
  });
});
