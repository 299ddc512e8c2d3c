import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  averageResponse,
  responseGrade,
  responseRate,
  statisticOf,
  statistics,
  type ResponseRateOptions,
} from "../../src/metrics/response";
import { defaultServiceHours, secondsInHours, serviceHours } from "../../src/metrics/serviceHours";
import { endOfRecord, turnsOf } from "../../src/metrics/turns";
import { at, chat, type Line } from "./chat";

const turns = (...lines: Line[]) => turnsOf(chat(lines));

describe("responseRate", () => {
  const late: Line[] = [
    ["customer", "10:10:15"],
    ["customer", "10:15:20"],
    ["agent", "10:18:10"],
  ];
  const tenMessages = Array.from({ length: 10 }, (_, i): Line => [
    "customer",
    `10:0${Math.floor((i * 20) / 60)}:${(i * 20) % 60}`,
  ]);

  it("counts turns answered within the limit", () => {
    expect(responseRate(turns(...late), 180)).toMatchObject({ within: 0, turns: 1 });
    expect(responseRate(turns(...late, ["customer", "10:18:30"], ["agent", "10:19:00"]), 180)).toMatchObject({
      within: 1,
      turns: 2,
      rate: 0.5,
    });
  });

  it("counts ten messages without an answer by the end of the day as one missed turn", () => {
    const transcript = chat(tenMessages);
    const options: ResponseRateOptions = { recordEnd: endOfRecord(transcript) };
    expect(responseRate(turnsOf(transcript), 180, options)).toMatchObject({
      within: 0,
      turns: 1,
      undecided: 0,
    });
  });

  it("leaves an open turn undecided while its limit has not passed", () => {
    const open = turns(...tenMessages);
    expect(responseRate(open, 180, { recordEnd: at("10:02:59") })).toMatchObject({
      turns: 0,
      undecided: 1,
      rate: NaN,
    });
    expect(responseRate(open, 180, { recordEnd: at("10:03:00") })).toMatchObject({ turns: 1, undecided: 0 });
  });

  it("takes exactly the limit as within", () => {
    expect(responseRate(turns(["customer", "10:00:00"], ["agent", "10:03:00"]), 180).rate).toBe(1);
    expect(responseRate(turns(["customer", "10:00:00"], ["agent", "10:03:01"]), 180).rate).toBe(0);
  });

  it("judges the first turn of each conversation only, when asked", () => {
    const both = turns(...late, ["customer", "10:18:30"], ["agent", "10:19:00"]);
    expect(responseRate(both, 180, { firstTurnOnly: true })).toMatchObject({ within: 0, turns: 1 });
  });

  it("counts an answered turn of unknown length as neither", () => {
    expect(responseRate(turns(["customer", null], ["agent", null]), 180)).toMatchObject({
      turns: 0,
      unknown: 1,
    });
  });
});

describe("averageResponse", () => {
  const four = turns(
    ["customer", "10:00:00"],
    ["agent", "10:00:10"],
    ["customer", "10:01:00"],
    ["agent", "10:01:30"],
    ["customer", "10:02:00"],
    ["agent", "10:22:00"],
    ["customer", "10:30:00"],
  );

  it("is the mean over answered turns", () => {
    expect(averageResponse(four)).toBeCloseTo((10 + 30 + 1200) / 3, 12);
  });

  it("is the median when asked, and the interpolated 90th percentile", () => {
    expect(averageResponse(four, { statistic: "median" })).toBe(30);
    // PERCENTILE.INC({10,30,1200},0.9)
    expect(averageResponse(four, { statistic: "p90" })).toBeCloseTo(966, 9);
  });

  it("counts at most the cap, and the cap for an unanswered turn", () => {
    expect(averageResponse(four, { cap: 600 })).toBe((10 + 30 + 600 + 600) / 4);
  });

  it("has no value without answered turns", () => {
    expect(averageResponse(turns(["customer", "10:00:00"]))).toBeNaN();
  });
});

describe("service hours", () => {
  const overnight = turns(
    ["customer", "22:59:50"],
    ["agent", "+1 08:00:10"],
    ["customer", "+1 09:00:00"],
    ["agent", "+1 09:00:30"],
  );

  it("count only seconds within them", () => {
    expect(averageResponse(overnight, { hours: defaultServiceHours })).toBe((20 + 30) / 2);
  });

  it("count everything, or leave out turns that start outside", () => {
    const hours = (open: string, close: string, policy: "countAll" | "leaveOut") =>
      serviceHours(at(open) - at("0:00"), at(close) - at("0:00"), policy);
    expect(averageResponse(overnight, { hours: hours("8:00", "23:00", "countAll") })).toBe((32_420 + 30) / 2);
    expect(averageResponse(overnight, { hours: hours("8:00", "22:00", "leaveOut") })).toBe(30);
  });

  it("close at 23:00 sharp", () => {
    const atClosing = turns(["customer", "23:00:00"], ["agent", "23:00:05"]);
    const hours = serviceHours(8 * 3600, 23 * 3600, "leaveOut");
    expect(averageResponse(atClosing, { hours })).toBeNaN();
  });

  it("refuse hours that are empty or lie outside the day", () => {
    expect(() => serviceHours(0, 0, "inHours")).toThrow("metrics.serviceHours");
    expect(() => serviceHours(0, 90_000, "inHours")).toThrow("metrics.serviceHours");
  });

  it("agree with counting second by second, over midnight too", () => {
    const second = fc.nat(86_400);
    fc.assert(
      fc.property(second, second, fc.nat(200_000), fc.nat(4000), (open, close, from, length) => {
        fc.pre(open !== close);
        const hours = serviceHours(open, close, "inHours");
        let counted = 0;
        for (let s = from; s < from + length; s++) {
          const clock = s % 86_400;
          if (open < close ? clock >= open && clock < close : clock >= open || clock < close) counted++;
        }
        expect(secondsInHours(from, from + length, hours)).toBe(counted);
      }),
      { numRuns: 60 },
    );
  });
});

describe("statisticOf", () => {
  it("has no value for nothing", () => {
    expect(statisticOf([], "mean")).toBeNaN();
    expect(statisticOf([], "median")).toBeNaN();
    expect(statisticOf([], "p90")).toBeNaN();
  });

  it("lies between the least and the largest value", () => {
    const values = fc.array(fc.double({ min: 0, max: 1e6, noNaN: true }), { minLength: 1 });
    fc.assert(
      fc.property(values, fc.constantFrom("mean", "median", "p90"), (list, statistic) => {
        const value = statisticOf(list, statistic as "mean");
        expect(value).toBeGreaterThanOrEqual(Math.min(...list) * (1 - 1e-9));
        expect(value).toBeLessThanOrEqual(Math.max(...list) * (1 + 1e-9));
      }),
    );
  });
});

describe("responseGrade", () => {
  it.each([
    [0, "golden"],
    [6, "golden"],
    [6.5, "good"],
    [10, "good"],
    [15, "pass"],
    [20, "warn"],
    [20.1, "violation"],
  ])("grades %f seconds as %s", (seconds, grade) => {
    expect(responseGrade(seconds)).toBe(grade);
  });

  it("refuses levels that do not ascend or are not four", () => {
    expect(() => responseGrade(5, [6, 10, 10, 20])).toThrow("metrics.gradeLevels");
    expect(() => responseGrade(5, [6, 10])).toThrow("metrics.gradeLevels");
  });
});

describe("responses of any chat", () => {
  /** Customer and agent in any order, seconds apart; the clock runs on over midnight. */
  const lines = fc.array(fc.tuple(fc.constantFrom("customer", "agent"), fc.integer({ min: 0, max: 4000 })), {
    minLength: 1,
    maxLength: 30,
  });
  const clock = (seconds: number) => {
    const two = (value: number) => String(value).padStart(2, "0");
    const [hour, minute] = [Math.floor(seconds / 3600) % 24, Math.floor(seconds / 60) % 60];
    return `+${Math.floor(seconds / 86_400)} ${two(hour)}:${two(minute)}:${two(seconds % 60)}`;
  };
  const turnsFrom = (start: number, steps: [string, number][], pace = 1) => {
    let time = start;
    return turns(
      ...steps.map(([role, pause]): Line => [role as "customer" | "agent", clock((time += pause * pace))]),
    );
  };

  it("do not depend on when it begins, and last as much longer as its pace is slower", () => {
    fc.assert(
      fc.property(lines, fc.integer({ min: 0, max: 86_400 }), (steps, later) => {
        for (const statistic of statistics) {
          const options = { statistic };
          const now = averageResponse(turnsFrom(0, steps), options);
          const moved = averageResponse(turnsFrom(later, steps), options);
          const slower = averageResponse(turnsFrom(0, steps, 3), options);
          expect([moved, slower].map(Number.isNaN)).toEqual(Array(2).fill(Number.isNaN(now)));
          if (Number.isNaN(now)) continue;
          expect(moved).toBeCloseTo(now, 6);
          expect(slower).toBeCloseTo(now * 3, 6);
        }
      }),
    );
  });

  it("are no longer with a cap on what was answered, and the shorter the lower the cap", () => {
    fc.assert(
      fc.property(lines, fc.nat(5000), fc.nat(5000), (steps, one, other) => {
        const all = turnsFrom(0, steps);
        const [low, high] = [Math.min(one, other), Math.max(one, other)];
        const capped = (cap: number) => averageResponse(all, { cap });
        if (Number.isNaN(capped(low))) return;
        expect(capped(low)).toBeLessThanOrEqual(capped(high) + 1e-9);
        expect(capped(low)).toBeLessThanOrEqual(low);
      }),
    );
  });

  it("are within a longer limit at least as often, never more often than there are turns", () => {
    fc.assert(
      fc.property(lines, fc.nat(5000), fc.nat(5000), (steps, limit, more) => {
        const all = turnsFrom(0, steps);
        const recordEnd = at("+5 00:00:00");
        const short = responseRate(all, limit, { recordEnd });
        const long = responseRate(all, limit + more, { recordEnd });
        expect(long.within).toBeGreaterThanOrEqual(short.within);
        expect(long.within).toBeLessThanOrEqual(long.turns);
        if (short.turns > 0) expect(long.rate).toBeGreaterThanOrEqual(short.rate);
      }),
    );
  });

  it("have a grade that only falls with the seconds", () => {
    const order = ["golden", "good", "pass", "warn", "violation"];
    const grade = (seconds: number) => order.indexOf(responseGrade(seconds));
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 100, noNaN: true }),
        fc.double({ min: 0, max: 100, noNaN: true }),
        (a, b) => {
          expect(grade(Math.min(a, b))).toBeLessThanOrEqual(grade(Math.max(a, b)));
        },
      ),
    );
  });
});
