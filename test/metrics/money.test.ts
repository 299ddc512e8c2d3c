import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  afterSalesLoss,
  afterSalesOptions,
  afterSalesPlan,
  compareAfterSales,
  couponCost,
  lossBounds,
  maximumDiscount,
  spendMoreSave,
} from "../../src/metrics/afterSales";
import { centsThatAddUp, Exact, moneyProduct, toCents } from "../../src/metrics/money";
import {
  agentRanking,
  agentSales,
  itemsPerBuyer,
  moneyPer,
  salesDrivers,
  salesTarget,
} from "../../src/metrics/sales";

const cents = (money: number) => Math.round(money * 100);
const unknownCosts = { goodsCost: null, freight: null, refund: null, coupon: null, redemption: null };

describe("money", () => {
  it.each([
    [1.005, 1.01],
    [2.675, 2.68],
    [8.345, 8.35],
    [-0.005, -0.01],
    [0.004, 0],
    [-0.004, 0],
  ])("rounds %f half up to %f, where binary arithmetic loses the cent", (amount, rounded) => {
    expect(Object.is(toCents(amount), rounded)).toBe(true);
  });

  it("multiplies exactly", () => {
    expect(moneyProduct(1.1, 1.1, 1000)).toBe(1210);
    expect(moneyProduct(3, 0.335)).toBe(1.01);
  });

  it("splits into cents that add up to the rounded sum", () => {
    const parts = fc.array(fc.integer({ min: -1e9, max: 1e9 }), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(parts, (numbers) => {
        const exact = numbers.map((number) => new Exact(number).dividedBy(7000));
        const sum = exact.reduce((total, part) => total.plus(part), new Exact(0));
        const rounded = centsThatAddUp(exact);
        expect(rounded.reduce((total, part) => total + cents(part), 0)).toBe(cents(toCents(sum)));
        rounded.forEach((part, i) => expect(Math.abs(part - exact[i].toNumber())).toBeLessThan(0.0101));
      }),
    );
  });

  it("shares out at once what a total beyond the digits of a double leaves over", () => {
    const before = { inquiries: 1, conversion: 9e-323, averageOrderValue: 9 };
    const after = { inquiries: 1e308, conversion: 1.6250388445663638e-118, averageOrderValue: 1616847500 };
    const parts = Object.values(salesDrivers(before, after));
    expect(parts.reduce((total, part) => total + part, 0) / agentSales(after)).toBeCloseTo(1, 9);
    expect(centsThatAddUp([new Exact("0.4"), new Exact("0.4")], "0.77")).toEqual([0.39, 0.38]);
  });
});

describe("agent sales", () => {
  it("is inquiries × conversion × average order value", () => {
    expect(agentSales({ inquiries: 1000, conversion: 0.08, averageOrderValue: 120 })).toBe(9600);
    expect(agentSales({ inquiries: 7, conversion: 0.15, averageOrderValue: 0.9 })).toBe(0.95);
  });

  const factors = fc.record({
    inquiries: fc.nat(100_000),
    conversion: fc.integer({ min: 0, max: 10_000 }).map((n) => n / 10_000),
    averageOrderValue: fc.integer({ min: 0, max: 1_000_000 }).map((n) => n / 100),
  });

  it("has drivers that add up to the difference to the cent, zero factors included", () => {
    fc.assert(
      fc.property(factors, factors, (before, after) => {
        const { inquiries, conversion, averageOrderValue } = salesDrivers(before, after);
        const sum = cents(inquiries) + cents(conversion) + cents(averageOrderValue);
        expect(sum).toBe(cents(agentSales(after)) - cents(agentSales(before)));
      }),
    );
  });

  it("has drivers that swap sign when the periods swap", () => {
    const before = { inquiries: 1000, conversion: 0.08, averageOrderValue: 120 };
    const after = { inquiries: 1100, conversion: 0.07, averageOrderValue: 130 };
    const there = salesDrivers(before, after);
    const back = salesDrivers(after, before);
    expect(back.inquiries).toBeCloseTo(-there.inquiries, 1);
    expect(there.inquiries).toBeGreaterThan(0);
    expect(there.conversion).toBeLessThan(0);
  });

  it("credits a factor that did not change with nothing", () => {
    const before = { inquiries: 1000, conversion: 0.08, averageOrderValue: 120 };
    expect(salesDrivers(before, { ...before, conversion: 0.1 })).toEqual({
      inquiries: 0,
      conversion: 2400,
      averageOrderValue: 0,
    });
  });

  it("says what each factor must become for a target", () => {
    const target = salesTarget(12_000, { inquiries: 1000, conversion: 0.08, averageOrderValue: 120 });
    expect(target).toEqual({ inquiries: 1250, conversion: 0.1, averageOrderValue: 150 });
  });

  it("knows no value that could make up for a factor of 0 or a conversion above 1", () => {
    expect(salesTarget(12_000, { inquiries: 0, conversion: 0.08, averageOrderValue: 120 })).toEqual({
      inquiries: 1250,
      conversion: NaN,
      averageOrderValue: NaN,
    });
    expect(salesTarget(1e9, { inquiries: 1, conversion: 0.5, averageOrderValue: 1 }).conversion).toBeNaN();
  });

  it("ranks agents, ties sharing a rank", () => {
    expect(agentRanking(["甲", "乙", "丙", "丁"], [100, 300.1, 300.1, 200])).toEqual([
      { rank: 1, agent: "乙", sales: 300.1, gapToBest: 0, gapToMedian: 50.05 },
      { rank: 1, agent: "丙", sales: 300.1, gapToBest: 0, gapToMedian: 50.05 },
      { rank: 3, agent: "丁", sales: 200, gapToBest: -100.1, gapToMedian: -50.05 },
      { rank: 4, agent: "甲", sales: 100, gapToBest: -200.1, gapToMedian: -150.05 },
    ]);
  });

  it("divides money to the cent and refuses to divide by nothing", () => {
    expect(moneyPer(1000, 3)).toBe(333.33);
    expect(itemsPerBuyer(9, 4)).toBe(2.25);
    expect(() => moneyPer(10, 0)).toThrow("metrics.perNothing");
    expect(() => itemsPerBuyer(10, 0)).toThrow("metrics.perNothing");
  });
});

describe("after-sales", () => {
  it("knows the bands of the five options", () => {
    const table = afterSalesOptions.map((option) =>
      lossBounds.map((bound) => afterSalesLoss(option, 100, bound)),
    );
    expect(table).toEqual([
      [0, 0, 0],
      [10, 15, 20],
      [20, 35, 50],
      [65, 72.5, 80],
      [100, 100, 100],
    ]);
  });

  it("keeps a coupon of 10 on 120 at its face value, outside the band", () => {
    const [, coupon] = compareAfterSales(120, { ...unknownCosts, coupon: 10 });
    expect(coupon).toEqual({ option: "coupon", loss: 10, low: 10, high: 10, exact: true });
  });

  it("adds up what each option costs when the costs are known", () => {
    const all = compareAfterSales(120, {
      goodsCost: 50,
      freight: 8,
      refund: 30,
      coupon: 10,
      redemption: 0.5,
    });
    expect(all.map(({ option, loss, exact }) => [option, loss, exact])).toEqual([
      ["explain", 0, true],
      ["coupon", 5, true],
      ["partialRefund", 30, true],
      ["resend", 58, true],
      ["fullRefund", 178, true],
    ]);
  });

  it("orders by loss, whatever the costs", () => {
    const amount = fc.option(
      fc.nat(1_000_000).map((n) => n / 100),
      { nil: null },
    );
    const costs = fc.record({
      goodsCost: amount,
      freight: amount,
      refund: amount,
      coupon: amount,
      redemption: fc.constantFrom(null, 0, 0.3, 1),
    });
    fc.assert(
      fc.property(fc.nat(1_000_000), costs, (total, known) => {
        const losses = compareAfterSales(total / 100, known).map(({ loss }) => loss);
        expect(losses).toEqual([...losses].sort((a, b) => a - b));
        expect(losses).toHaveLength(5);
      }),
    );
  });

  it("plans at least two options, the most generous first", () => {
    expect(afterSalesPlan(120, 30).map(({ option, fits }) => [option, fits])).toEqual([
      ["coupon", true],
      ["explain", true],
    ]);
    expect(afterSalesPlan(120, 0).map(({ option, fits }) => [option, fits])).toEqual([
      ["coupon", false],
      ["explain", true],
    ]);
    expect(afterSalesPlan(120, 1000)).toHaveLength(5);
  });
});

describe("coupons and discounts", () => {
  it("cost a coupon at its face when it has no threshold, else by its redemption", () => {
    expect(couponCost(10, 0.3, 99)).toBe(3);
    expect(couponCost(10, 0.3, null)).toBe(3);
    expect(couponCost(10, 0.3, 0)).toBe(10);
    expect(couponCost(10, null, 99)).toBe(10);
  });

  it("take the reduction off once, from the threshold on", () => {
    expect([299.99, 300, 900, 10].map((price) => spendMoreSave(price, 300, 50))).toEqual([
      299.99, 250, 850, 10,
    ]);
    expect(spendMoreSave(30, 0, 50)).toBe(0);
  });

  it("keep the margin at the largest discount and lose it with a cent more", () => {
    const money = fc.integer({ min: 1, max: 100_000 }).map((n) => n / 100);
    fc.assert(
      fc.property(money, money, fc.integer({ min: 0, max: 95 }), (price, cost, percent) => {
        const discount = maximumDiscount(price, cost, percent / 100);
        const keeps = (off: number) =>
          new Exact(price)
            .minus(off)
            .times(100 - percent)
            .gte(new Exact(cost).times(100));
        if (discount > 0) expect(keeps(discount)).toBe(true);
        expect(keeps(discount + 0.01) && discount + 0.01 <= price).toBe(false);
      }),
    );
  });
});

describe("money of any amounts", () => {
  const amount = fc.integer({ min: 0, max: 1e8 }).map((n) => n / 100);
  const share = fc.integer({ min: 0, max: 1000 }).map((n) => n / 1000);

  it("is whole cents, and tenfold amounts lose tenfold but for the rounding", () => {
    fc.assert(
      fc.property(fc.constantFrom(...afterSalesOptions), amount, (option, total) => {
        const [low, mid, high] = lossBounds.map((bound) => afterSalesLoss(option, total, bound)) as [
          number,
          number,
          number,
        ];
        expect(low).toBeLessThanOrEqual(mid);
        expect(mid).toBeLessThanOrEqual(high);
        expect(high).toBeLessThanOrEqual(total);
        for (const loss of [low, mid, high]) expect(toCents(loss)).toBe(loss);
        expect(Math.abs(afterSalesLoss(option, total * 10, "mid") - mid * 10)).toBeLessThanOrEqual(0.0501);
      }),
    );
  });

  it("costs more for a larger coupon and a likelier redemption, never more than its face", () => {
    fc.assert(
      fc.property(amount, share, share, (face, one, other) => {
        const [rare, frequent] = [Math.min(one, other), Math.max(one, other)];
        expect(couponCost(face, rare, 99)).toBeLessThanOrEqual(couponCost(face, frequent, 99));
        expect(couponCost(face, frequent, 99)).toBeLessThanOrEqual(couponCost(face + 1, frequent, 99));
        expect(couponCost(face, frequent, 99)).toBeLessThanOrEqual(couponCost(face, null, 0));
      }),
    );
  });

  it("is never below 0 under a spend-more-save offer, and never above the price", () => {
    fc.assert(
      fc.property(amount, amount, amount, (price, threshold, reduction) => {
        const paid = spendMoreSave(price, threshold, reduction);
        expect(paid).toBeGreaterThanOrEqual(0);
        expect(paid).toBeLessThanOrEqual(price);
        if (price >= threshold && price >= reduction)
          expect(cents(paid)).toBe(cents(price) - cents(reduction));
      }),
    );
  });

  it("per buyer times the buyers is the sum but for half a cent each", () => {
    fc.assert(
      fc.property(amount, fc.integer({ min: 1, max: 10_000 }), (sales, buyers) => {
        expect(Math.abs(moneyPer(sales, buyers) * buyers - sales)).toBeLessThanOrEqual(0.00501 * buyers);
        expect(moneyPer(sales, buyers + 1)).toBeLessThanOrEqual(moneyPer(sales, buyers));
      }),
    );
  });

  it("of an agent grows with each factor", () => {
    fc.assert(
      fc.property(fc.nat(10_000), share, amount, (inquiries, conversion, averageOrderValue) => {
        const sales = agentSales({ inquiries, conversion, averageOrderValue });
        for (const more of [
          { inquiries: inquiries + 1 },
          { conversion: Math.min(1, conversion + 0.1) },
          { averageOrderValue: averageOrderValue + 1 },
        ])
          expect(agentSales({ inquiries, conversion, averageOrderValue, ...more })).toBeGreaterThanOrEqual(
            sales,
          );
      }),
    );
  });

  it("reaches a sales target with what each factor must become", () => {
    const factors = fc.record({
      inquiries: fc.integer({ min: 1, max: 10_000 }),
      conversion: fc.integer({ min: 1, max: 1000 }).map((n) => n / 1000),
      averageOrderValue: fc.integer({ min: 1, max: 100_000 }).map((n) => n / 100),
    });
    fc.assert(
      fc.property(factors, amount, (held, target) => {
        const needed = salesTarget(target, held);
        for (const name of ["inquiries", "conversion", "averageOrderValue"] as const) {
          if (Number.isNaN(needed[name])) continue;
          expect(agentSales({ ...held, [name]: needed[name] })).toBeGreaterThanOrEqual(toCents(target));
        }
      }),
    );
  });

  it("drives a difference alike whichever factor is named first", () => {
    const factor = fc.nat(1000);
    fc.assert(
      fc.property(factor, factor, factor, factor, (a0, b0, a1, b1) => {
        const before = { inquiries: a0, conversion: b0 / 1000, averageOrderValue: 100 };
        const after = { inquiries: a1, conversion: b1 / 1000, averageOrderValue: 100 };
        const swapped = (of: typeof before) => ({
          inquiries: of.conversion * 1000,
          conversion: of.inquiries / 1000,
          averageOrderValue: 100,
        });
        const one = salesDrivers(before, after);
        const other = salesDrivers(swapped(before), swapped(after));
        expect(other.conversion).toBeCloseTo(one.inquiries, 1);
        expect(other.inquiries).toBeCloseTo(one.conversion, 1);
      }),
    );
  });

  it("ranks agents so that nobody above earns less, whatever the order they come in", () => {
    fc.assert(
      fc.property(fc.array(amount, { minLength: 1, maxLength: 12 }), (sales) => {
        const names = sales.map((_, i) => `agent ${i}`);
        const ranked = agentRanking(names, sales);
        ranked.forEach((row, i) => {
          const above = ranked[i - 1];
          if (above) expect(above.sales).toBeGreaterThanOrEqual(row.sales);
          expect(row.rank).toBe(sales.filter((other) => other > row.sales).length + 1);
          expect(row.gapToBest).toBeLessThanOrEqual(0);
        });
      }),
    );
  });
});
