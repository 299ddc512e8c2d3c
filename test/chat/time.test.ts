import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { settleDateOrder } from "../../src/chat/dateOrder";
import { formatTime, parseTime, TimeReader } from "../../src/chat/time";
import { TimePrecision } from "../../src/chat/transcript";

const read = (cell: string | number, options = {}) => formatTime(parseTime(cell, options).seconds);

describe("parseTime", () => {
  it.each([
    ["2024-4-14 9:05:07", "2024-04-14T09:05:07"],
    ["2024-04-14 09:05:07", "2024-04-14T09:05:07"],
    ["2024/4/14 9:05", "2024-04-14T09:05:00"],
    ["2024.4.14 9:05", "2024-04-14T09:05:00"],
    ["2024/4/14", "2024-04-14T00:00:00"],
    ["2024年4月14日 上午9:05", "2024-04-14T09:05:00"],
    ["2024年4月14日 下午9:05", "2024-04-14T21:05:00"],
    ["2024年4月14日 星期日 09:05", "2024-04-14T09:05:00"],
    ["2024年4月14日 9点05分07秒", "2024-04-14T09:05:07"],
    ["2024-04-14 12:05 AM", "2024-04-14T00:05:00"],
    ["2024-04-14 中午12:05", "2024-04-14T12:05:00"],
    ["2024-04-14T09:05:07Z", "2024-04-14T09:05:07"],
    ["2024-04-14T09:05:07.250+08:00", "2024-04-14T09:05:07"],
    ["14/04/2024, 21:05", "2024-04-14T21:05:00"],
    ["[14/04/24, 21:05:07]", "2024-04-14T21:05:07"],
    ["\u200e[14.04.2024 klo 9.05.07]", "2024-04-14T09:05:07"],
    ["4/14/24, 1:23\u202fPM", "2024-04-14T13:23:00"],
    ["14 Apr 2024 9:05", "2024-04-14T09:05:00"],
    ["Sun, 14 Apr 2024 09:05:07 +0000", "2024-04-14T09:05:07"],
    ["Sun Apr 14 2024 09:05:07 GMT+0800 (中国标准时间)", "2024-04-14T09:05:07"],
    ["1713085507.123456", "2024-04-14T09:05:07"],
    ["Sunday, April 14, 2024 9:05 AM", "2024-04-14T09:05:00"],
    ["星期日 2024-04-14 09:05", "2024-04-14T09:05:00"],
    ["April 14, 2024, 9:05:07 AM", "2024-04-14T09:05:07"],
    ["２０２４－０４－１４　０９：０５：０７", "2024-04-14T09:05:07"],
    ["20240414090507", "2024-04-14T09:05:07"],
    ["20240414 9:05:07", "2024-04-14T09:05:07"],
    ["2024年04月14日 09时05分07秒", "2024-04-14T09:05:07"],
    ["  2024-04-14 09:05:07\t", "2024-04-14T09:05:07"],
  ])("reads %s", (text, expected) => expect(read(text)).toBe(expected));

  it.each([
    [45396.37855324074, "2024-04-14T09:05:07"],
    [45396, "2024-04-14T00:00:00"],
    [1, "1900-01-01T00:00:00"],
    [61, "1900-03-01T00:00:00"],
    [1713085507, "2024-04-14T09:05:07"],
    [1713085507000, "2024-04-14T09:05:07"],
  ])("reads the number %d as a spreadsheet or a log means it", (serial, expected) =>
    expect(read(serial)).toBe(expected),
  );

  it.each([
    "",
    " ",
    "abc",
    "2024-02-30",
    "2024-13-01",
    "25:00",
    "12:60",
    "9:5:5:5",
    "3.14",
    "9.05",
    "13800138000",
    "#N/A",
    "-1",
    "2024-04-14 9:05:61",
    "00/00/0000",
  ])("leaves %j unknown rather than guessing", (text) =>
    expect(parseTime(text)).toEqual({ seconds: NaN, precision: TimePrecision.none, clockOnly: false }),
  );

  it("rounds float noise to the nearest second, over the minute too", () => {
    expect(read("2024-01-01 10:00:59.999996")).toBe("2024-01-01T10:01:00");
    expect(read(45292 + (10 * 3600 + 59.999996) / 86400)).toBe("2024-01-01T10:01:00");
  });

  it("says how finely the time was written", () => {
    expect(parseTime("2024-04-14").precision).toBe(TimePrecision.day);
    expect(parseTime("2024-04-14 09:05").precision).toBe(TimePrecision.minute);
    expect(parseTime("2024-04-14 09:05:00").precision).toBe(TimePrecision.second);
    expect(parseTime(45396).precision).toBe(TimePrecision.day);
  });

  it("puts a clock without a date on the reference date, and says so", () => {
    expect(parseTime("9:05", { referenceDate: "2024-04-14" })).toEqual({
      seconds: Date.UTC(2024, 3, 14, 9, 5) / 1000,
      precision: TimePrecision.minute,
      clockOnly: true,
    });
    expect(parseTime(0.375).seconds).toBe(9 * 3600);
    expect(parseTime(0.375).clockOnly).toBe(true);
  });

  it("reads 昨天, 今天 and weekdays from the reference date, and leaves them unknown without one", () => {
    const options = { referenceDate: "2024-04-16" };
    expect(read("昨天 10:30", options)).toBe("2024-04-15T10:30:00");
    expect(read("今天 10:30", options)).toBe("2024-04-16T10:30:00");
    expect(read("星期日 10:30", options)).toBe("2024-04-14T10:30:00");
    expect(read("周二 10:30", options)).toBe("2024-04-16T10:30:00");
    expect(read("12月31日 10:30", options)).toBe("2023-12-31T10:30:00");
    expect(parseTime("昨天 10:30").seconds).toBeNaN();
  });

  it("reads day and month in the order asked, unless a number above 12 says otherwise", () => {
    expect(read("03/04/2024 10:00", { order: "mdy" })).toBe("2024-03-04T10:00:00");
    expect(read("03/04/2024 10:00", { order: "dmy" })).toBe("2024-04-03T10:00:00");
    expect(read("24/04/03 10:00", { order: "ymd" })).toBe("2024-04-03T10:00:00");
    expect(read("14/04/2024 10:00", { order: "mdy" })).toBe("2024-04-14T10:00:00");
  });

  it("reads back what formatTime writes", () => {
    fc.assert(
      fc.property(fc.integer({ min: -2_208_988_800, max: 32_503_680_000 }), (seconds) => {
        expect(parseTime(formatTime(seconds)).seconds).toBe(seconds);
      }),
    );
  });

  it("reads a serial number as the same second as its text", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 2_900_000 }),
        fc.integer({ min: 0, max: 86_399 }),
        (day, second) => {
          fc.pre(day >= 61);
          const { seconds } = parseTime(day + second / 86_400);
          expect(seconds).toBe((day - 25_569) * 86_400 + second);
        },
      ),
    );
  });

  it.each([
    ["2024-02-03 10:00:00", "2024-01-35 10:00:00"],
    ["2024-05-01 10:00:00", "2024-04-133 10:00:00"],
    ["1924-01-01 10:00:00", "2024-01-x1 10:00:00"],
  ])("takes no day for another that it remembers: %s, %s", (day, none) => {
    const reader = new TimeReader();
    expect(reader.read(day)).not.toBeNaN();
    expect(reader.read(none)).toBeNaN();
  });

  it("survives any text and any number, and a reader agrees with a fresh one", () => {
    const reader = new TimeReader();
    fc.assert(
      fc.property(
        fc.oneof(fc.string(), fc.double(), fc.stringMatching(/^[-0-9/:. 年月日上下午APM,]{0,24}$/)),
        (cell) => {
          const fresh = parseTime(cell);
          reader.read(cell);
          expect(reader.seconds).toEqual(fresh.seconds);
          expect(fresh.precision === TimePrecision.none).toBe(Number.isNaN(fresh.seconds));
        },
      ),
      { numRuns: 2000 },
    );
  });
});

/** A direction mark is seen by nobody and sends the reader the long way. */
const theLongWay = "\u200e";

describe("the usual layouts, read in place", () => {
  const number = (most: number) =>
    fc
      .tuple(fc.integer({ min: 0, max: most }), fc.boolean())
      .map(([n, padded]) => (padded ? String(n).padStart(2, "0") : String(n)));
  const gap = fc.constantFrom("-", "/", ".", "", "--");
  const usual = fc
    .record({
      year: fc.oneof(fc.integer({ min: 0, max: 12_000 }), fc.integer({ min: 1990, max: 2030 })),
      month: number(14),
      day: number(33),
      first: fc.constantFrom("-", "/", "."),
      second: fc.option(gap, { nil: undefined }),
      between: fc.constantFrom(" ", "T", " ", "", "  ", ", ", "t"),
      hour: number(26),
      minute: number(62),
      seconds: number(62),
      colon: fc.constantFrom(":", ":", ":", ".", "："),
      shown: fc.constantFrom("day", "minute", "second"),
      end: fc.constantFrom("", "", "", "Z", " PM", ".5", "x", "0"),
    })
    .map(({ year, month, day, first, second, between, hour, minute, seconds, colon, shown, end }) => {
      const date = `${year}${first}${month}${second ?? first}${day}`;
      const clock =
        shown === "minute" ? `${hour}${colon}${minute}` : `${hour}${colon}${minute}${colon}${seconds}`;
      return (shown === "day" ? date : date + between + clock) + end;
    });

  it("give what the long way gives, to the second and to the precision, whatever is wrong with them", () => {
    fc.assert(
      fc.property(usual, (text) => {
        expect(parseTime(text)).toEqual(parseTime(theLongWay + text));
      }),
      { numRuns: 10_000 },
    );
  });

  const yearLast = fc
    .record({
      first: number(33),
      second: number(33),
      year: fc.oneof(
        fc.integer({ min: 0, max: 99 }).map((n) => String(n).padStart(2, "0")),
        number(12_000),
      ),
      separator: fc.constantFrom("-", "/", "."),
      between: fc.constantFrom(" ", ", ", ",", "  ", "T"),
      hour: number(26),
      minute: number(62),
      seconds: fc.option(number(62), { nil: undefined }),
      end: fc.constantFrom("", "", " PM", "x", "5"),
    })
    .map(({ first, second, year, separator, between, hour, minute, seconds, end }) => {
      const clock = seconds === undefined ? `${hour}:${minute}` : `${hour}:${minute}:${seconds}`;
      return `${first}${separator}${second}${separator}${year}${between}${clock}${end}`;
    });

  it("with the year last give what the long way gives, in every order of day, month and year", () => {
    fc.assert(
      fc.property(yearLast, fc.constantFrom("dmy", "mdy", "ymd", undefined), (text, order) => {
        expect(parseTime(text, { order })).toEqual(parseTime(theLongWay + text, { order }));
      }),
      { numRuns: 10_000 },
    );
  });

  it("are what the calendar says", () => {
    const moment = fc.date({ min: new Date("1990-01-01"), max: new Date("2060-01-01"), noInvalidDate: true });
    fc.assert(
      fc.property(moment, (date) => {
        const iso = date.toISOString();
        const seconds = Math.floor(date.getTime() / 1000);
        expect(parseTime(iso.slice(0, 19)).seconds).toBe(seconds);
        expect(parseTime(iso.slice(0, 16).replace("T", " ")).seconds).toBe(seconds - (seconds % 60));
        expect(parseTime(iso.slice(0, 10).replace(/-0?/g, "/")).seconds).toBe(seconds - (seconds % 86_400));
      }),
      { numRuns: 1000 },
    );
  });
});

describe("a clock of Excel that has no day", () => {
  it.each(["1899/12/30 9:05:07", "1899-12-31T09:05:07", "12/30/1899 9:05:07 AM"])(
    "is no day of 1899: %s",
    (text) => {
      const { clockOnly } = parseTime(text);
      expect(clockOnly).toBe(true);
      expect(read(text, { referenceDate: "2024-04-14" })).toBe("2024-04-14T09:05:07");
    },
  );

  it("leaves days of 1899 and of 1900 as they are", () => {
    expect(read("1899-12-30")).toBe("1899-12-30T00:00:00");
    expect(read("1900-01-01 09:05:07")).toBe("1900-01-01T09:05:07");
  });
});

describe("settleDateOrder", () => {
  it("lets one date above 12 settle the whole file", () => {
    expect(settleDateOrder(["03/04/2024, 10:00", "03/14/2024, 10:01"])).toEqual({
      order: "mdy",
      assumed: false,
    });
    expect(settleDateOrder(["03/04/2024, 10:00", "14/03/2024, 10:01"])).toEqual({
      order: "dmy",
      assumed: false,
    });
  });

  it("takes the order in which times run forward where nothing settles it, and says that it is assumed", () => {
    const monthFirst = ["01/12/2024, 10:00", "02/03/2024, 10:00", "03/01/2024, 10:00"];
    expect(settleDateOrder(monthFirst)).toEqual({ order: "mdy", assumed: true });
    expect(settleDateOrder(["03/04/2024, 10:00"])).toEqual({ order: "dmy", assumed: true });
  });

  it("takes the number that changes for the day where the year has two digits and may stand first", () => {
    expect(settleDateOrder(["24-4-14 9:05", "24-4-14 9:06", "24-4-15 9:05"])).toEqual({
      order: "ymd",
      assumed: false,
    });
    expect(settleDateOrder(["14.04.24, 9:05", "15.04.24, 9:05"])).toEqual({ order: "dmy", assumed: false });
    expect(settleDateOrder(["13/12/24, 9:05", "01/01/25, 9:05"])).toEqual({ order: "dmy", assumed: false });
  });

  it("takes the first number of one short day for the year below a Chinese header, and says that it is assumed", () => {
    expect(settleDateOrder(["24-4-14 9:05"], "发送时间")).toEqual({ order: "ymd", assumed: true });
    expect(settleDateOrder(["14/4/24 9:05"], "Date")).toEqual({ order: "dmy", assumed: false });
    expect(settleDateOrder(["14/4/2024 9:05"], "时间")).toEqual({ order: "dmy", assumed: false });
  });

  it("reads 14/4/2024 下午9:05 of Hong Kong by its year of four digits", () => {
    expect(settleDateOrder(["14/4/2024 下午9:05"])).toEqual({ order: "dmy", assumed: false });
    expect(settleDateOrder(["24/4/14 下午9:05"])).toEqual({ order: "ymd", assumed: true });
  });

  it("has nothing to say where no date is written so", () => {
    expect(settleDateOrder(["2024-04-14", "9:05", null, 45396])).toBeNull();
  });
});

describe("formatTime", () => {
  it("writes nothing for an unknown time", () => {
    expect(formatTime(NaN)).toBe("");
    expect(formatTime(Infinity)).toBe("");
  });
});
