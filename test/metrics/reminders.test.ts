import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Problem } from "../../src/problem";
import {
  bestReminderSlots,
  reminderChannel,
  reminderChannels,
  reminderDue,
  reminderPlan,
  reminderReturn,
  reminderSlot,
} from "../../src/metrics/reminders";

const hour = 3600;
const day = 86_400;

const problem = (run: () => unknown): Problem => {
  try {
    run();
  } catch (error) {
    if (error instanceof Problem) return error;
  }
  throw new Error("No problem");
};

describe("a reminder", () => {
  const unpaid = { orderTime: 10 * hour, paidTime: null, now: null };

  it("is due 15 minutes after an unpaid order, or as many as are asked for", () => {
    expect(reminderDue(unpaid)).toBe(10.25 * hour);
    expect(reminderDue({ ...unpaid, minutes: 30 })).toBe(10.5 * hour);
  });

  it("is not due for a paid order, but was while the order was not paid yet", () => {
    expect(reminderDue({ ...unpaid, paidTime: 10 * hour + 60 })).toBeNaN();
    expect(reminderDue({ ...unpaid, paidTime: 12 * hour, now: 12 * hour })).toBeNaN();
    expect(reminderDue({ ...unpaid, paidTime: 12 * hour, now: 11 * hour })).toBe(10.25 * hour);
  });

  it("follows three hours later and the next day, and then no more", () => {
    const [first, second, third] = reminderPlan(unpaid.orderTime);
    expect([first, second, third]).toEqual([10.25 * hour, 13.25 * hour, 34.25 * hour]);
    const at = (now: number) => reminderDue({ ...unpaid, now });
    expect([at(0), at(first), at(second - 1), at(second), at(third), at(third + day - 1)]).toEqual([
      first,
      first,
      first,
      second,
      third,
      third,
    ]);
    expect(at(third + day)).toBeNaN();
  });

  it("cannot be for an order that was paid before it was placed", () => {
    expect(problem(() => reminderDue({ ...unpaid, paidTime: 0 })).code).toBe("metrics.paidBeforeOrder");
  });

  it("finds the next of the day's slots, or the first of the next day", () => {
    const monday = 4 * day;
    const slot = (time: number) => reminderSlot(monday + time) - monday;
    expect([0, 9 * hour, 9 * hour + 1, 20 * hour, 20 * hour + 1].map(slot)).toEqual([
      9 * hour,
      9 * hour,
      15 * hour,
      20 * hour,
      day + 9 * hour,
    ]);
    expect(problem(() => reminderSlot(0, [])).code).toBe("metrics.noSlots");
  });

  it("goes out within a day, at a slot, whatever their order", () => {
    const slots = fc.array(fc.integer({ min: 0, max: day - 1 }), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4e9 }), slots, (time, chosen) => {
        const next = reminderSlot(time, chosen);
        expect(chosen).toContain(next % day);
        expect(next - time).toBeGreaterThanOrEqual(0);
        expect(next - time).toBeLessThan(day);
        expect(reminderSlot(time, [...chosen].reverse())).toBe(next);
      }),
    );
    expect(bestReminderSlots.map((slot) => slot / hour)).toEqual([9, 15, 20]);
  });
});

describe("what reminders bring", () => {
  it("is the lift over the control group, in money exact to the cent", () => {
    // Newcombe 1998, table II, contrast a (56/70 against 48/80), method 10: 0.0524 to 0.3339.
    const result = reminderReturn({ paid: 56, orders: 70 }, { paid: 48, orders: 80 }, 120, 50);
    expect(result.lift).toBeCloseTo(0.2, 12);
    expect(result.interval.low).toBeCloseTo(0.0524, 4);
    expect(result.interval.high).toBeCloseTo(0.3339, 4);
    expect(result.incrementalSales).toBe(1680);
    expect(result.roi).toBe(32.6);
  });

  it("can be a loss", () => {
    const { incrementalSales, roi } = reminderReturn(
      { paid: 1, orders: 3 },
      { paid: 2, orders: 3 },
      99.99,
      10,
    );
    expect(incrementalSales).toBe(-99.99);
    expect(roi).toBe(-10.999);
  });

  it("has no return on a cost of nothing", () => {
    expect(reminderReturn({ paid: 2, orders: 3 }, { paid: 1, orders: 3 }, 100, 0).roi).toBeNaN();
  });

  it.each([
    [{ paid: 4, orders: 3 }, "metrics.morePaidThanOrders"],
    [{ paid: 0, orders: 0 }, "metrics.emptyGroup"],
    [{ paid: 0.5, orders: 3 }, "metrics.notCount"],
  ])("refuses the group %j", (group, code) => {
    const fine = { paid: 1, orders: 3 };
    expect(problem(() => reminderReturn(group, fine, 100, 10)).code).toBe(code);
    expect(problem(() => reminderReturn(fine, group, 100, 10)).code).toBe(code);
  });

  const group = fc
    .tuple(fc.nat(5000), fc.nat(5000))
    .map(([paid, unpaid]) => ({ paid, orders: paid + unpaid + 1 }));
  const money = fc.integer({ min: 0, max: 1e6 }).map((amount) => amount / 100);

  it("is finite, grows with the orders that were paid, and swaps its sign with the groups", () => {
    fc.assert(
      fc.property(group, group, money, money, (test, control, value, cost) => {
        const result = reminderReturn(test, control, value, cost);
        expect(result.pValue).toBeGreaterThanOrEqual(0);
        expect(result.pValue).toBeLessThanOrEqual(1);
        expect(Number.isFinite(result.incrementalSales)).toBe(true);
        expect(Number.isFinite(result.roi)).toBe(cost > 0);
        expect(reminderReturn(control, test, value, cost).lift).toBeCloseTo(-result.lift, 12);
        const more = reminderReturn({ ...test, paid: test.paid + 1 }, control, value, cost);
        expect(more.incrementalSales).toBeGreaterThanOrEqual(result.incrementalSales);
      }),
    );
  });
});

describe("the channel of a reminder", () => {
  it.each([
    [500, 2, true, true, "chat", "online"],
    [500, 2, false, true, "phone", "highValue"],
    [200, 1, null, true, "phone", "highValue"],
    [199.99, 5, false, true, "sms", "offline"],
    [500, 0.5, false, true, "sms", "offline"],
    [500, 0, false, true, "chat", "budget"],
    [59, 0.5, true, false, "sms", "offline"],
    [59, 0, true, false, "none", "nothingFits"],
  ])(
    "for %d with a budget of %d, online %s, chat allowed %s is %s",
    (orderValue, budget, online, chatAllowed, channel, reason) => {
      expect(reminderChannel({ orderValue, budget, online, chatAllowed })).toEqual({ channel, reason });
    },
  );

  it("never costs more than the budget, and never is chat where chat is forbidden", () => {
    const cost = { chat: 0, sms: 0.1, phone: 1, none: 0 };
    const amount = fc.double({ min: 0, max: 1e6, noNaN: true });
    fc.assert(
      fc.property(amount, amount, fc.boolean(), fc.boolean(), (orderValue, budget, online, chatAllowed) => {
        const { channel } = reminderChannel({ orderValue, budget, online, chatAllowed });
        expect(reminderChannels).toContain(channel);
        expect(cost[channel]).toBeLessThanOrEqual(budget);
        if (!chatAllowed) expect(channel).not.toBe("chat");
      }),
    );
  });
});
