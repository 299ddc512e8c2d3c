import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Problem } from "../../src/problem";
import {
  consultConversion,
  conversionBand,
  conversionChange,
  conversionInterval,
  conversionTest,
  funnel,
  ordersForTarget,
} from "../../src/metrics/conversion";

const problem = (run: () => unknown): Problem => {
  try {
    run();
  } catch (error) {
    if (error instanceof Problem) return error;
  }
  throw new Error("No problem");
};

describe("consult conversion", () => {
  it("is orderers ÷ consultations", () => {
    expect(consultConversion(32, 400)).toBe(0.08);
  });

  it("is a zero denominator without consultations", () => {
    expect(problem(() => consultConversion(0, 0)).kind).toBe("zeroDenominator");
    expect(problem(() => consultConversion(1, 0)).kind).toBe("zeroDenominator");
  });

  it.each([
    [-1, 10],
    [1.5, 10],
    [1, NaN],
    [11, 10],
  ])("refuses %d of %d", (orderers, consultations) => {
    expect(problem(() => consultConversion(orderers, consultations)).kind).toBe("wrongInput");
  });

  it("lies in the ideal band with both its ends", () => {
    expect([0.049, 0.05, 0.15, 0.151].map((rate) => conversionBand(rate))).toEqual([
      "low",
      "ideal",
      "ideal",
      "high",
    ]);
    expect(problem(() => conversionBand(0.1, 0.2, 0.1)).code).toBe("metrics.bandOrder");
  });

  it("needs as many orders as the target asks, in decimal arithmetic", () => {
    expect(ordersForTarget(0.07, 100)).toBe(7);
    expect(ordersForTarget(0.1, 401, 20)).toBe(21);
    expect(ordersForTarget(0.1, 100, 50)).toBe(0);
  });

  it("reaches its target with the orders it asks for and not with one less", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 100 }),
        fc.integer({ min: 1, max: 5000 }),
        (percent, consultations) => {
          const orders = ordersForTarget(percent / 100, consultations);
          expect(orders * 100).toBeGreaterThanOrEqual(percent * consultations);
          expect((orders - 1) * 100).toBeLessThan(percent * consultations);
        },
      ),
    );
  });
});

describe("conversion intervals and tests", () => {
  it("gives the Wilson interval", () => {
    // statsmodels.stats.proportion.proportion_confint(32, 400, method="wilson")
    const { low, high } = conversionInterval(32, 400);
    expect(low).toBeCloseTo(0.0572, 4);
    expect(high).toBeCloseTo(0.1108, 4);
    expect(conversionInterval(0, 10).low).toBe(0);
    expect(conversionInterval(10, 10).high).toBe(1);
    // Newcombe 1998, table I: 81 of 263.
    expect(conversionInterval(81, 263).low).toBeCloseTo(0.2553, 4);
    expect(conversionInterval(81, 263).high).toBeCloseTo(0.3662, 4);
  });

  it("gives Newcombe's interval of a difference", () => {
    // Newcombe 1998, table II, (a) 56/70 − 48/80, method 10.
    const { difference, interval } = conversionTest(56, 70, 48, 80);
    expect(difference).toBeCloseTo(0.2, 12);
    expect(interval.low).toBeCloseTo(0.0524, 4);
    expect(interval.high).toBeCloseTo(0.3339, 4);
  });

  it("gives the p-value of the pooled z-test", () => {
    // z = 0.2 / sqrt(0.69333… × 0.30666… × (1/70 + 1/80)) = 2.650172…, p = erfc(z / √2)
    expect(conversionTest(56, 70, 48, 80).pValue).toBeCloseTo(0.00804508136819659, 12);
    expect(conversionTest(0, 10, 0, 20).pValue).toBe(1);
    expect(conversionTest(5, 10, 10, 20).pValue).toBe(1);
  });

  it("holds the rate within its interval", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10_000 }), fc.nat(10_000), (n, k) => {
        const orderers = k % (n + 1);
        const { low, high } = conversionInterval(orderers, n);
        expect(low).toBeLessThanOrEqual(orderers / n);
        expect(high).toBeGreaterThanOrEqual(orderers / n);
        expect(low).toBeGreaterThanOrEqual(0);
        expect(high).toBeLessThanOrEqual(1);
      }),
    );
  });
});

describe("conversion change", () => {
  it("tells a rise from more orders apart from a rise from fewer consultations", () => {
    const fewerAsked = conversionChange(40, 500, 40, 400);
    expect(fewerAsked.fromOrders).toBe(0);
    expect(fewerAsked.fromConsultations).toBeCloseTo(0.02, 12);
    const moreBought = conversionChange(40, 500, 50, 500);
    expect(moreBought.fromOrders).toBeCloseTo(0.02, 12);
    expect(moreBought.fromConsultations).toBe(0);
    // In binary arithmetic 4e-19 of it would come from consultations that stayed at 300.
    expect(conversionChange(10, 300, 11, 300).fromConsultations).toBe(0);
  });
});

describe("funnel", () => {
  const labels = ["咨询", "收藏", "加购", "下单", "付款"];
  const counts = [10_000, 3000, 1500, 2500, 2000];

  it("shares an explicit base and tells when the shares do not add up to it", () => {
    const result = funnel(labels, counts, 20_000);
    expect(result.steps.map(({ share }) => share)).toEqual([0.5, 0.15, 0.075, 0.125, 0.1]);
    expect(result.shareSum).toBeCloseTo(0.95, 12);
  });

  it("shares the sum of the counts without a base", () => {
    const percent = funnel(labels, counts).steps.map(({ share }) => Math.round(share * 1000) / 10);
    expect(percent).toEqual([52.6, 15.8, 7.9, 13.2, 10.5]);
  });

  it("has step rates from the second step on", () => {
    expect(funnel(["a", "b", "c", "d"], [10, 5, 0, 2]).steps.map(({ stepRate }) => stepRate)).toEqual([
      NaN,
      0.5,
      0,
      NaN,
    ]);
  });

  it("needs steps and a base", () => {
    expect(problem(() => funnel([], [])).code).toBe("metrics.noSteps");
    expect(problem(() => funnel(["a"], [0])).code).toBe("metrics.noBase");
  });
});

describe("published values", () => {
  it.each([
    // R. G. Newcombe, Statistics in Medicine 17 (1998) 857–872, table I, method 3 (score without continuity correction).
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
    // A. Agresti & B. A. Coull, The American Statistician 52 (1998) 119–126: the score interval of 9 of 10.
    [9, 10, 0.5958, 0.9821],
  ])("of the Wilson interval: %d of %d", (orderers, consultations, low, high) => {
    const interval = conversionInterval(orderers, consultations);
    expect(interval.low).toBeCloseTo(low, 4);
    expect(interval.high).toBeCloseTo(high, 4);
  });

  it.each([
    // R. G. Newcombe, Statistics in Medicine 17 (1998) 873–890, table II, method 10.
    [56, 70, 48, 80, 0.0524, 0.3339],
    [9, 10, 3, 10, 0.1705, 0.809],
    [10, 10, 0, 20, 0.6791, 1],
    [10, 10, 0, 10, 0.6075, 1],
    [5, 56, 0, 29, -0.0381, 0.1926],
    [0, 10, 0, 20, -0.1611, 0.2775],
  ])("of the interval of a difference: %d of %d against %d of %d", (a, nA, b, nB, low, high) => {
    const { interval } = conversionTest(a, nA, b, nB);
    expect(interval.low).toBeCloseTo(low, 4);
    expect(interval.high).toBeCloseTo(high, 4);
  });
});

describe("rates of any counts", () => {
  const group = fc.tuple(fc.nat(3000), fc.nat(3000)).map(([k, rest]) => [k, k + rest + 1] as const);

  it("rise with the orderers, fall with the consultations, and do not depend on the scale", () => {
    fc.assert(
      fc.property(group, fc.integer({ min: 2, max: 9 }), ([k, n], factor) => {
        const rate = consultConversion(k, n);
        expect(consultConversion(k, n + 1)).toBeLessThanOrEqual(rate);
        expect(consultConversion(k + 1, n + 1)).toBeGreaterThan(rate);
        expect(consultConversion(k * factor, n * factor)).toBeCloseTo(rate, 14);
      }),
    );
  });

  it("have an interval that narrows with the number asked and widens with the confidence", () => {
    const width = ({ low, high }: { low: number; high: number }) => high - low;
    fc.assert(
      fc.property(group, ([k, n]) => {
        const interval = conversionInterval(k, n);
        expect(width(conversionInterval(k * 4, n * 4))).toBeLessThan(width(interval));
        expect(width(conversionInterval(k, n, 0.99))).toBeGreaterThan(width(interval));
      }),
    );
  });

  it("compare alike whichever group comes first", () => {
    fc.assert(
      fc.property(group, group, ([a, nA], [b, nB]) => {
        const there = conversionTest(a, nA, b, nB);
        const back = conversionTest(b, nB, a, nA);
        expect(back.difference).toBeCloseTo(-there.difference, 14);
        expect(back.interval.low).toBeCloseTo(-there.interval.high, 12);
        expect(back.pValue).toBeCloseTo(there.pValue, 12);
        expect(there.pValue).toBeGreaterThanOrEqual(0);
        expect(there.pValue).toBeLessThanOrEqual(1);
        expect(there.interval.low).toBeLessThanOrEqual(there.difference);
        expect(there.interval.high).toBeGreaterThanOrEqual(there.difference);
      }),
    );
  });

  it("change by parts that add up, and by the opposite when the periods swap", () => {
    fc.assert(
      fc.property(group, group, ([k0, n0], [k1, n1]) => {
        const there = conversionChange(k0, n0, k1, n1);
        expect(there.fromOrders + there.fromConsultations).toBeCloseTo(there.change, 12);
        expect(conversionChange(k1, n1, k0, n0).fromOrders).toBeCloseTo(-there.fromOrders, 12);
        if (n0 === n1) expect(there.fromConsultations).toBe(0);
        if (k0 === k1) expect(there.fromOrders).toBe(0);
        if (k1 > k0) expect(there.fromOrders).toBeGreaterThan(0);
      }),
    );
  });

  it("keep a funnel's shares whatever the scale, adding up to the share of the sum", () => {
    const counts = fc.array(fc.integer({ min: 0, max: 1e6 }), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(counts, fc.integer({ min: 1, max: 1e7 }), (steps, base) => {
        const names = steps.map(String);
        const result = funnel(names, steps, base);
        const shares = result.steps.map(({ share }) => share);
        expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(result.shareSum, 9);
        const tenfold = funnel(
          names,
          steps.map((step) => step * 10),
          base * 10,
        );
        tenfold.steps.forEach(({ share }, i) => expect(share).toBeCloseTo(shares[i] as number, 12));
      }),
    );
  });
});
