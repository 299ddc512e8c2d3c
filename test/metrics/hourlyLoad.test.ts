import { describe, expect, it } from "vitest";
import { TimePrecision } from "../../src/chat/transcript";
import { hourlyLoad } from "../../src/metrics/hourlyLoad";
import { chat } from "./chat";

describe("hourlyLoad", () => {
  // 2024-04-14 was a Sunday.
  const load = hourlyLoad(
    chat(
      [
        ["customer", "10:00:00"],
        ["agent", "10:00:20"],
        ["customer", "10:59:59"],
        ["agent", "11:00:39"],
      ],
      [
        ["customer", "+1 10:30:00"],
        ["customer", null],
      ],
    ),
  );
  const sunday = 6;
  const monday = 0;

  it("counts customer messages by hour and weekday, those without a time nowhere", () => {
    expect(load.customerMessages[10 * 7 + sunday]).toBe(2);
    expect(load.customerMessages[10 * 7 + monday]).toBe(1);
    expect(load.customerMessages.reduce((sum, count) => sum + count, 0)).toBe(3);
  });

  it("counts messages of which the day alone is known in no hour", () => {
    const days = chat([["customer", "0:00:00"]]);
    const { customerMessages } = hourlyLoad({ ...days, precision: Uint8Array.of(TimePrecision.day) });
    expect(customerMessages.every((count) => count === 0)).toBe(true);
  });

  it("means the answered turns that begin in the hour", () => {
    expect(load.meanResponse[10 * 7 + sunday]).toBe(30);
    expect(load.meanResponse[11 * 7 + sunday]).toBeNaN();
    expect(load.meanResponse[10 * 7 + monday]).toBeNaN();
  });
});
