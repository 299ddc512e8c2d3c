import { describe, expect, it } from "vitest";
import { serviceHoursSentence } from "../../src/locales/serviceHours";
import { defaultServiceCalendar, serviceHoursOf } from "../../src/metrics/serviceCalendar";
import { defaultServiceHours } from "../../src/metrics/serviceHours";

describe("what is said of service hours", () => {
  it("names the hours and what becomes of the rest", () => {
    expect(serviceHoursSentence("en-US", defaultServiceHours)).toBe(
      "Service hours: every day 08:00-23:00. Only seconds within them count.",
    );
    expect(serviceHoursSentence("zh-CN", null)).toBe("未设服务时段：夜间和节假日的秒数也都计入。");
  });

  it("takes equal days together, and counts holidays and make-up days once", () => {
    const week = [...new Array<string>(5).fill("09:00-18:00"), "10:00-16:00", ""];
    const hours = serviceHoursOf({
      ...defaultServiceCalendar,
      ...{ policy: "leaveOut", week, workdays: ["2026-10-10"] },
      holidays: ["2026-10-01..2026-10-07", "2026-10-07"],
    });
    expect(serviceHoursSentence("zh-CN", hours)).toBe(
      "服务时段：周一至周五 09:00-18:00；周六 10:00-16:00；周日 休息；节假日 7 天休息；补班 1 天。时段外开始的不计。",
    );
  });
});
