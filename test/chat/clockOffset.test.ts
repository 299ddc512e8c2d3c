import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readTable } from "../../src/chat/readTable";
import { tableOf } from "../../src/chat/table";
import { formatTime, offsetText, parseTime } from "../../src/chat/time";

const header = ["会话ID", "时间", "发送者", "角色", "内容"];
function reading(times: readonly string[], clockOffset?: number, timeZone?: string) {
  const rows = times.map((time, i) => [
    "S1",
    time,
    i % 2 ? "小美" : "t***1",
    i % 2 ? "客服" : "客户",
    `${i}`,
  ]);
  const { transcript, decisions, ...more } = readTable(tableOf([header, ...rows]), { clockOffset, timeZone });
  return {
    said: transcript.text.join(" "),
    times: [...transcript.time].map(formatTime),
    told: decisions
      .filter(({ code }) => ["otherOffsets", "utcTimes", "timeZone"].includes(code))
      .map(({ code, count, row, value }) => [code, count, row, value].join(" ")),
    clock: more.clockOffset,
  };
}

describe("times with an offset", () => {
  it("stay as they are printed where all carry the same", () => {
    const { times, told, clock } = reading(["2026-03-01T10:00:00+08:00", "2026-03-01T10:00:20+08:00"]);
    expect(times).toEqual(["2026-03-01T10:00:00", "2026-03-01T10:00:20"]);
    expect([told, clock]).toEqual([[], 28_800]);
  });

  it("are told by the first clock that is not UTC where they differ", () => {
    const { said, times, told } = reading([
      "2026-03-01T02:00:30Z",
      "2026-03-01T10:00:00+08:00",
      "2026-02-28T21:00:50-05:00",
      "2026-03-01 10:00:40",
    ]);
    expect(said).toBe("1 0 3 2");
    expect(times).toEqual([
      "2026-03-01T10:00:00",
      "2026-03-01T10:00:30",
      "2026-03-01T10:00:40",
      "2026-03-01T10:00:50",
    ]);
    expect(told).toEqual(["otherOffsets 2 2 +08:00"]);
  });

  it("of UTC alone are not converted, and it is said", () => {
    const { times, told } = reading(["2026-03-01T02:00:00Z", "2026-03-01T02:00:20Z"]);
    expect(times).toEqual(["2026-03-01T02:00:00", "2026-03-01T02:00:20"]);
    expect(told).toEqual(["utcTimes 2 2 "]);
  });

  it("are told by the clock that a person names", () => {
    expect(reading(["2026-03-01T02:00:00Z"], 28_800).times).toEqual(["2026-03-01T10:00:00"]);
  });

  it("are told by the clock of a place, in summer and winter, and it is said", () => {
    const rows = ["2026-03-01T02:00:00Z", "1772330420", "2026-07-01T10:00:00+08:00", "2026-03-02 09:00"];
    const inNewYork = reading(rows, undefined, "America/New_York");
    expect([...inNewYork.times].sort()).toEqual([
      "2026-02-28T21:00:00",
      "2026-02-28T21:00:20",
      "2026-03-02T09:00:00",
      "2026-06-30T22:00:00",
    ]);
    expect(inNewYork.told).toEqual(["timeZone 3 2 America/New_York"]);
    expect(reading(["2026-03-01T02:00:00Z"], undefined, "UTC+5:30").times).toEqual(["2026-03-01T07:30:00"]);
  });

  it.each(["Shanghai", "+25:00", "+08:75", "", "Asia/Nowhere"])(
    "by the clock of “%s” are refused",
    (name) => {
      expect(() => reading(["2026-03-01T02:00:00Z"], undefined, name)).toThrowError(
        expect.objectContaining({ code: "chat.badTimeZone", values: { came: name } }),
      );
    },
  );

  it("have the offset of every quarter of an hour that the calendar of the place tells", () => {
    const clock = new Intl.DateTimeFormat("sv-SE", {
      timeZone: "Europe/Berlin",
      dateStyle: "short",
      timeStyle: "medium",
    });
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2_500_000_000 }), (moment) => {
        const told = parseTime(`${formatTime(moment)}Z`, { timeZone: "Europe/Berlin" }).seconds;
        expect(formatTime(told).replace("T", " ")).toBe(clock.format(moment * 1000));
      }),
    );
  });

  it.each([
    ["2026-03-01 10:00 GMT+8", "10:00:00"],
    ["2026-03-01 02:00 UTC", "10:00:00"],
    ["2026-03-01T07:30:00+0530", "10:00:00"],
    ["2026-03-01T10:00:00", "10:00:00"],
  ])("%s is %s by the clock of China", (time, clock) => {
    expect(formatTime(parseTime(time, { clockOffset: 28_800 }).seconds).slice(11)).toBe(clock);
  });

  it.each(["2026-03-01T10:00:00+99:00", "2026-03-01T10:00:00+08:75"])("%s is no time", (time) => {
    expect(parseTime(time).seconds).toBeNaN();
  });

  const offsets = [0, 8, -5, 5.5, 14, -9.5].map((hours) => hours * 3600);
  const message = fc.record({
    instant: fc.integer({ min: 1_700_000_000, max: 1_700_200_000 }),
    offset: fc.constantFrom(...offsets),
  });

  it("order messages as their instants do, and keep the seconds between them", () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(message, { minLength: 1, maxLength: 12, selector: ({ instant }) => instant }),
        (messages) => {
          const { said, times } = reading(
            messages.map(({ instant, offset }) => `${formatTime(instant + offset)}${offsetText(offset)}`),
          );
          const order = messages.map((_, i) => i).sort((a, b) => messages[a].instant - messages[b].instant);
          expect(said).toBe(order.join(" "));
          const seconds = times.map((time) => parseTime(time).seconds);
          const first = messages[order[0]].instant;
          expect(seconds.map((second) => second - seconds[0])).toEqual(
            order.map((i) => messages[i].instant - first),
          );
        },
      ),
      { numRuns: 60 },
    );
  });
});
