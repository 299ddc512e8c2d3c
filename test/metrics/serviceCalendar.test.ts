import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  defaultServiceCalendar,
  readDates,
  readDayHours,
  readServiceWeek,
  serviceHoursOf,
  type ServiceCalendar,
} from "../../src/metrics/serviceCalendar";
import { defaultServiceHours, isInHours, secondsInHours } from "../../src/metrics/serviceHours";
import { Problem } from "../../src/problem";

const at = (moment: string): number => Date.parse(`${moment}Z`) / 1000;
const calendar = (part: Partial<ServiceCalendar>): ServiceCalendar => ({
  ...defaultServiceCalendar,
  ...part,
});
const codeOf = (act: () => unknown): string => {
  try {
    act();
  } catch (error) {
    if (error instanceof Problem) return error.code;
    throw error;
  }
  return "none";
};

describe("hours of a day", () => {
  it.each([
    ["09:00-22:00", { open: 32_400, close: 79_200 }],
    ["9-22", { open: 32_400, close: 79_200 }],
    ["９：３０ 至 ２２：００", { open: 34_200, close: 79_200 }],
    ["9点到22点", { open: 32_400, close: 79_200 }],
    ["9点半到21点半", { open: 34_200, close: 77_400 }],
    ["9:30 AM - 10:00 PM", { open: 34_200, close: 79_200 }],
    ["9am-12am", { open: 32_400, close: 0 }],
    ["12pm-1:15 p.m.", { open: 43_200, close: 47_700 }],
    ["全天", { open: 0, close: 86_400 }],
    ["24小时", { open: 0, close: 86_400 }],
    ["13:00 PM - 14:00 PM", undefined],
    ["0am-6pm", undefined],
    ["20:00-04:00", { open: 72_000, close: 14_400 }],
    ["00:00-24:00", { open: 0, close: 86_400 }],
    ["休息", null],
    ["closed", null],
    ["", null],
    ["whenever", undefined],
    ["9:75-22:00", undefined],
  ])("are read from %j", (text, hours) => {
    expect(readDayHours(text)).toEqual(hours);
  });

  it("are refused where no day has them", () => {
    expect(codeOf(() => readDayHours("09:00-25:00"))).toBe("metrics.serviceHours");
    expect(codeOf(() => readDayHours("09:00-09:00"))).toBe("metrics.serviceHours");
  });
});

describe("hours in one line", () => {
  it("are the same every day where no day is named", () => {
    expect(readServiceWeek("9:00-22:00")).toEqual({
      policy: "inHours",
      week: new Array(7).fill("09:00-22:00"),
    });
  });

  it.each([
    "1-5 09:00-18:00; 6,7 10:00-16:00",
    "周一至周五 9:00-18:00；周六、日 10:00-16:00",
    "mon-fri 9-18; sat-sun 10-16",
    "周一到周五9:00-18:00；周末10:00-16:00",
    "工作日 9:00-18:00; 周六至周日10:00-16:00",
    "weekdays 9 AM - 6 PM; weekend 10:00 AM - 4:00 PM",
    "每天 9:00-18:00; 周末 10:00-16:00",
  ])("are read by weekday: %s", (text) => {
    expect(readServiceWeek(text).week).toEqual([
      ...new Array<string>(5).fill("09:00-18:00"),
      ...new Array<string>(2).fill("10:00-16:00"),
    ]);
  });

  it("leave days without service that are not named, also over the weekend", () => {
    expect(readServiceWeek("6-1 10:00-16:00").week).toEqual([
      ...["10:00-16:00", "", "", "", ""],
      ...["10:00-16:00", "10:00-16:00"],
    ]);
  });

  it("end with a policy, if any", () => {
    expect(readServiceWeek("08:00-23:00 leaveOut").policy).toBe("leaveOut");
    expect(readServiceWeek("08:00-23:00，时段外不计").policy).toBe("leaveOut");
  });

  it.each(["", "leaveOut", "sometimes", "8 9:00-18:00", "09:00-18:00 never", "x".repeat(50_000)])(
    "are refused where they say nothing: %.20s",
    (text) => {
      expect(codeOf(() => readServiceWeek(text))).toBe("metrics.hoursText");
    },
  );

  it("are read or refused, whatever is written", () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(["none", "metrics.hoursText", "metrics.serviceHours"]).toContain(
          codeOf(() => readServiceWeek(text)),
        );
      }),
    );
  });
});

describe("days", () => {
  it.each(["2026-10-01..2026-10-03", "2026/10/1~2026/10/3", "2026年10月1日至2026年10月3日"])(
    "are read from %s",
    (text) => {
      expect(readDates(text)).toEqual([20_727, 20_728, 20_729]);
    },
  );

  it.each(["", "2026-02-30", "2026-10-03..2026-10-01", "2020-01-01..2026-01-01", "国庆"])(
    "are refused in %j",
    (text) => {
      expect(codeOf(() => readDates(text))).toBe("metrics.dates");
    },
  );
});

describe("a calendar", () => {
  // 2026-10-01 is a Thursday.
  const golden = serviceHoursOf(
    calendar({
      week: ["9-22", "9-22", "9-22", "9-22", "9-22", "", ""],
      holidays: ["2026-10-01..2026-10-02"],
      workdays: ["2026-10-10"],
    }),
  );

  it("is closed on a holiday and at the weekend, and open on a make-up working day as on a Monday", () => {
    expect(isInHours(at("2026-09-30T12:00"), golden)).toBe(true);
    expect(isInHours(at("2026-10-01T12:00"), golden)).toBe(false);
    expect(isInHours(at("2026-10-03T12:00"), golden)).toBe(false);
    expect(isInHours(at("2026-10-10T12:00"), golden)).toBe(true);
    expect(isInHours(at("2026-10-10T22:00"), golden)).toBe(false);
  });

  it("lets a wait over the holidays count from the opening hour on", () => {
    expect(secondsInHours(at("2026-09-30T21:59:30"), at("2026-10-05T09:00:20"), golden)).toBe(50);
    expect(secondsInHours(at("2026-10-10T08:00:00"), at("2026-10-10T09:00:07"), golden)).toBe(7);
  });

  it("lets a make-up working day outweigh a holiday", () => {
    const both = serviceHoursOf(calendar({ holidays: ["2026-10-10"], workdays: ["2026-10-10"] }));
    expect(isInHours(at("2026-10-10T12:00"), both)).toBe(true);
  });

  it("ends a night that began before a holiday, and begins none on it", () => {
    const nights = serviceHoursOf(
      calendar({ week: new Array<string>(7).fill("20:00-04:00"), holidays: ["2026-10-01"] }),
    );
    expect(isInHours(at("2026-10-01T03:59:59"), nights)).toBe(true);
    expect(isInHours(at("2026-10-01T04:00"), nights)).toBe(false);
    expect(isInHours(at("2026-10-01T20:00"), nights)).toBe(false);
    expect(isInHours(at("2026-10-02T03:00"), nights)).toBe(false);
    expect(isInHours(at("2026-10-02T20:00"), nights)).toBe(true);
  });

  it("is 08:00–23:00 every day unless a team says otherwise", () => {
    expect(serviceHoursOf(defaultServiceCalendar)).toEqual(defaultServiceHours);
  });

  it("names the text that says no hours", () => {
    expect(codeOf(() => serviceHoursOf(calendar({ week: ["morning", "", "", "", "", "", ""] })))).toBe(
      "metrics.hoursText",
    );
  });

  it("agrees with counting minute by minute, whatever the week and the exceptions", () => {
    const minute = fc.integer({ min: 0, max: 1440 });
    const own = fc.option(
      fc
        .tuple(minute, minute)
        .filter(([open, close]) => open !== close)
        .map(([open, close]) => ({ open: open * 60, close: close * 60 })),
    );
    const exceptions = fc.array(fc.record({ day: fc.nat(20), hours: own }), { maxLength: 6 });
    fc.assert(
      fc.property(
        fc.array(own, { minLength: 7, maxLength: 7 }),
        exceptions,
        fc.nat(15 * 1440),
        fc.nat(6 * 1440),
        (week, given, from, length) => {
          const hours = { policy: "inHours", week, exceptions: given } as const;
          const hoursOn = (day: number) => {
            const exception = given.findLast((each) => each.day === day);
            return exception ? exception.hours : week[(day + 3) % 7];
          };
          const isOpen = (second: number) => {
            const day = Math.floor(second / 86_400);
            const clock = second % 86_400;
            const today = hoursOn(day);
            const before = day === 0 ? week[2] : hoursOn(day - 1);
            return (
              (today !== null && clock >= today.open && (today.close < today.open || clock < today.close)) ||
              (before !== null && before.close < before.open && clock < before.close)
            );
          };
          let counted = 0;
          for (let m = from; m < from + length; m++) if (isOpen(m * 60)) counted += 60;
          expect(secondsInHours(from * 60, (from + length) * 60, hours)).toBe(counted);
          expect(isInHours(from * 60, hours)).toBe(isOpen(from * 60));
        },
      ),
      { numRuns: 100 },
    );
  });
});
