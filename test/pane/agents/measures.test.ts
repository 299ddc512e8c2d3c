import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compareSales, sideOfAgent, sideOfDays } from "../../../src/pane/agents/salesComparison";
import { knownMeasures, measures, standings } from "../../../src/pane/agents/measures";
import { numbersOf } from "../../../src/pane/charts/numbers";
import { paneText } from "../../../src/locales/pane";
import type { Language } from "../../../src/pane/language";
import type { AgentFigures, DayFigures } from "../../../src/report";

const agent = (fields: Partial<AgentFigures>): AgentFigures =>
  ({ agent: "x", conversations: 100, sales: null, smallSample: false, ...fields }) as AgentFigures;
const sold = (paid: number, sales: number | null) => ({
  ordered: paid,
  paid,
  sales,
  averageOrderValue: null,
});
const day = (fields: Partial<DayFigures>): DayFigures =>
  ({ inquiries: 10, sales: null, ...fields }) as DayFigures;

describe("an agent's standing", () => {
  it("is the gap to the best and to the median", () => {
    const agents = [10, 30, 80].map((firstResponse) => agent({ firstResponse }));
    expect(
      standings(agents, measures.firstResponse).map(({ toBest, toMedian }) => [toBest, toMedian]),
    ).toEqual([
      [0, -20],
      [20, 0],
      [70, 50],
    ]);
  });

  it("takes no small sample for the best", () => {
    const agents = [agent({ score: 99, smallSample: true }), agent({ score: 80 }), agent({ score: 70 })];
    expect(standings(agents, measures.score).map(({ toBest }) => toBest)).toEqual([19, 0, -10]);
    const few = agents.map((each) => ({ ...each, smallSample: true }));
    expect(standings(few, measures.score)[0].toBest).toBe(0);
  });

  it("is unknown where the figure is, and has no best where neither more nor less is better", () => {
    const [first, second] = standings([agent({ score: null }), agent({ score: 70 })], measures.score);
    expect([first.value, first.toBest, first.toMedian]).toEqual([null, null, null]);
    expect(second.toMedian).toBe(0);
    expect(standings([agent({ replyRatio: 1.2 })], measures.replyRatio)[0].toBest).toBeNull();
  });

  it("counts sales of an agent without a paid order as 0, and unknown amounts as unknown", () => {
    expect(measures.sales.of(agent({ sales: sold(0, null) }))).toBe(0);
    expect(measures.sales.of(agent({ sales: sold(2, null) }))).toBeNull();
    expect(measures.sales.of(agent({ sales: null }))).toBeNull();
    expect(knownMeasures([agent({ sales: sold(0, null) }), agent({ sales: sold(2, null) })])).not.toContain(
      "sales",
    );
    expect(knownMeasures([agent({ sales: sold(0, null) }), agent({ sales: sold(2, 9.9) })])).toContain(
      "sales",
    );
  });
});

describe("what makes a difference in sales", () => {
  it("adds up to it to the cent", () => {
    const side = fc
      .record({
        conversations: fc.integer({ min: 1, max: 5000 }),
        share: fc.double({ min: 0.001, max: 1, noNaN: true }),
        cents: fc.integer({ min: 1, max: 5_000_000 }),
      })
      .map(({ conversations, share, cents }) =>
        agent({ conversations, sales: sold(Math.max(1, Math.round(share * conversations)), cents / 100) }),
      );
    fc.assert(
      fc.property(side, side, (before, after) => {
        const compared = compareSales(sideOfAgent(before), sideOfAgent(after));
        expect(compared).not.toBeNull();
        const { drivers, difference } = compared!;
        const sum = drivers.inquiries + drivers.conversion + drivers.averageOrderValue;
        expect(Math.abs(sum - difference)).toBeLessThan(0.005);
      }),
    );
  });

  it("takes days together", () => {
    const side = sideOfDays([
      day({ sales: sold(1, 10.1) }),
      day({ sales: sold(1, 20.2) }),
      day({ sales: sold(0, null) }),
    ]);
    expect(side).toEqual({ inquiries: 30, conversion: 2 / 30, averageOrderValue: 15.15, sales: 30.3 });
  });

  it("is unknown where a side has no paid order with an amount", () => {
    expect(sideOfAgent(agent({ sales: sold(0, null) }))).toBeNull();
    expect(sideOfDays([day({ sales: sold(1, 10) }), day({ sales: sold(1, null) })])).toBeNull();
    expect(sideOfDays([day({})])).toBeNull();
    expect(compareSales(null, sideOfAgent(agent({ sales: sold(1, 5) })))).toBeNull();
  });
});

describe("a column of figures", () => {
  it("has its decimal points below one another, and a minus as wide as its plus", () => {
    const numbers = numbersOf("zh-CN", () => "");
    expect([64.24, 62, -11.06].map((value) => numbers.signed(value, numbers.tenths))).toEqual([
      "+64.2",
      "+62.0",
      "−11.1",
    ]);
    expect([0.4, 0.118].map(numbers.percentTenths)).toEqual(["40.0%", "11.8%"]);
    expect(numbers.tenths(-0.01)).toBe("0.0");
  });
});

describe("a duration in a narrow column", () => {
  it.each([
    ["zh-CN", ["59 秒", "2 分", "2 分 5 秒", "1 小时", "1 小时 3 分"]],
    ["en-US", ["59 s", "2 min", "2 min 5 s", "1 h", "1 h 3 min"]],
  ] as const)("leaves out the smaller unit where there is none of it, in %s", (locale, texts) => {
    const t: Language["t"] = (key, values) => paneText(locale, key, values);
    expect([59, 120, 125, 3600, 3780].map(numbersOf(locale, t).seconds)).toEqual(texts);
  });
});

describe("a difference of shares", () => {
  it("is told in percentage points, never as a percentage of a percentage", () => {
    const numbers = numbersOf("en-US", () => "");
    expect(numbers.signed(0.5 - 0.306, numbers.points)).toBe("+19.4 pp");
    expect(numbers.signed(-0.4, numbers.points)).toBe("−40.0 pp");
  });
});
