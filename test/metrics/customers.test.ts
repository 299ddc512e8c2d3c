import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { frequencyClass, purchaseRhythms, repurchaseRate } from "../../src/metrics/customers";
import { Problem } from "../../src/problem";

const day = 86_400;

describe("the purchase interval", () => {
  it("is measured between days, for each customer, in any order of the rows", () => {
    const customers = ["A", "B", "A", "A", "A"];
    const times = [20, 3, 0, 6, 6.5].map((days) => days * day + 3600);
    expect(purchaseRhythms(customers, times)).toEqual([
      {
        customer: "A",
        purchaseDays: 3,
        meanInterval: 10,
        medianInterval: 10,
        class: "monthly",
        last: 20 * day,
        nextTouch: 30 * day,
      },
      {
        customer: "B",
        purchaseDays: 1,
        meanInterval: NaN,
        medianInterval: NaN,
        class: "once",
        last: 3 * day,
        nextTouch: NaN,
      },
    ]);
  });

  it("has a class with its limits inside", () => {
    expect([1, 7, 7.5, 31, 31.5, NaN].map(frequencyClass)).toEqual([
      "weekly",
      "weekly",
      "monthly",
      "monthly",
      "rarer",
      "once",
    ]);
  });

  it("has a median that one long pause does not move", () => {
    const [rhythm] = purchaseRhythms(
      Array<string>(5).fill("A"),
      [0, 7, 14, 21, 221].map((days) => days * day),
    );
    expect(rhythm).toMatchObject({ meanInterval: 55.25, medianInterval: 7, class: "weekly" });
  });
});

describe("the repurchase rate", () => {
  it("is the share of customers who bought again", () => {
    expect(repurchaseRate(["A", "B", "A", "C", "A"])).toBe(1 / 3);
  });

  it("counts several purchases on one day as one when the days are known", () => {
    expect(repurchaseRate(["A", "A", "B"], [0, 3600, 0])).toBe(0);
    expect(repurchaseRate(["A", "A", "B"], [0, day, 0])).toBe(0.5);
  });

  it("counts a second purchase only within the window of days after the first, when there is one", () => {
    const times = [0, 40, 10, 31].map((day) => day * 86_400);
    const rate = (window?: number) => repurchaseRate(["A", "A", "B", "B"], times, window);
    expect([undefined, 40, 39, 21, 20].map(rate)).toEqual([1, 1, 0.5, 0.5, 0]);
  });

  it("is a problem without purchases", () => {
    expect(() => repurchaseRate([])).toThrow(Problem);
    expect(() => purchaseRhythms([], [])).toThrow(Problem);
  });
});

const purchases = fc.array(fc.tuple(fc.constantFrom("A", "B", "C", "D"), fc.integer({ min: 0, max: 4e9 })), {
  minLength: 1,
  maxLength: 40,
});

describe("customers", () => {
  it("keep their rate and their intervals whatever the order of the rows", () => {
    fc.assert(
      fc.property(purchases, (rows) => {
        const columns = (each: typeof rows) =>
          [each.map(([customer]) => customer), each.map(([, time]) => time)] as const;
        const forwards = columns(rows);
        const backwards = columns([...rows].reverse());
        expect(repurchaseRate(...backwards)).toBe(repurchaseRate(...forwards));
        const byName = (rhythms: ReturnType<typeof purchaseRhythms>) =>
          [...rhythms].sort((a, b) => (a.customer < b.customer ? -1 : 1));
        expect(byName(purchaseRhythms(...backwards))).toEqual(byName(purchaseRhythms(...forwards)));
      }),
    );
  });

  it("who come back more often raise the rate, never above 1", () => {
    fc.assert(
      fc.property(purchases, (rows) => {
        const customers = rows.map(([customer]) => customer);
        const rate = repurchaseRate(customers);
        const more = repurchaseRate([...customers, customers[0] as string]);
        expect(rate).toBeGreaterThanOrEqual(0);
        expect(more).toBeLessThanOrEqual(1);
        expect(more).toBeGreaterThanOrEqual(rate);
      }),
    );
  });
});
