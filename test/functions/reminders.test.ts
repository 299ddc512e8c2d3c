import { describe, expect, it } from "vitest";
import { callFunction } from "../../src/functions/call";
import { errorOf, valueOf } from "./ask";

describe("times in a cell", () => {
  it("are serial numbers, dates in any writing, or a time of the day", () => {
    for (const order of [45_396.4166666667, "2024/4/14 10:00", "2024年4月14日 上午10:00"])
      expect(valueOf("REMINDER_DUE", order)).toBe("2024-04-14T10:15:00");
    expect(valueOf("REMINDER_DUE", "23:50")).toBe("00:05:00");
    expect(valueOf("REMINDER_SLOT", 0.4)).toBe("15:00:00");
    for (const slots of ["9:00 AM, 3:00 PM", "9:00 am 3:00 pm", "09:00 15:00", "09:00、15:00"])
      expect(valueOf("REMINDER_SLOT", 0.4, slots), slots).toBe("15:00:00");
  });

  it("read as a person writes them in a sheet", () => {
    const outcome = callFunction("REMINDER_DUE", [45_396.4166666667], "zh-CN");
    expect(outcome).toEqual({ value: "2024-04-14 10:15:00" });
  });

  it("take a column with a header, and leave paid orders empty", () => {
    expect(
      valueOf(
        "REMINDER_DUE",
        [["下单时间"], ["2024-04-14 10:00"], ["2024-04-14 11:00"], [""]],
        [["付款时间"], [null], ["2024-04-14 11:05"], [""]],
      ),
    ).toEqual([[""], ["2024-04-14T10:15:00"], [""]]);
  });

  it("go on after midnight where they name no day: paid at 00:05, an order of 23:55 wants no reminder", () => {
    expect(valueOf("REMINDER_DUE", "23:55", "00:05")).toBe("");
    expect(valueOf("REMINDER_DUE", "23:55", "00:30", "00:20")).toBe("00:10:00");
    expect(valueOf("REMINDER_DUE", "23:50", null, "08:00")).toBe("03:05:00");
  });

  it("give no reminder a quarter past midnight where the order names its day alone", () => {
    const error = {
      code: "#N/A",
      message: "The times name days and no time of day, so nothing can be measured.",
    };
    expect(errorOf("REMINDER_DUE", "2024-04-14")).toEqual(error);
    expect(errorOf("REMINDER_DUE", "2024-04-14 10:00", "2024/4/14")).toEqual(error);
    expect(valueOf("REMINDER_DUE", "2024-04-14 00:00:00")).toBe("2024-04-14T00:15:00");
    expect(valueOf("REMINDER_DUE", 45_396)).toBe("2024-04-14T00:15:00");
    expect(valueOf("REMINDER_SLOT", "2024-04-14")).toBe("2024-04-14T09:00:00");
  });

  it("are not compared where one names a day and the other does not", () => {
    // NOW() beside a time of day: silence would look like a paid order.
    expect(errorOf("REMINDER_DUE", "10:00", null, 45_396.5)).toEqual({
      code: "#VALUE!",
      message:
        "now and orderTime cannot be compared: one of them names a day and the other a time of the day alone.",
    });
    expect(errorOf("REMINDER_DUE", "2024-04-14 10:00", "10:05").code).toBe("#VALUE!");
  });

  it("that cannot be read are named", () => {
    expect(errorOf("REMINDER_DUE", "soon").message).toBe("orderTime wants a date and time; “soon” came.");
    expect(errorOf("REMINDER_SLOT", "10:00", "noon").message).toBe(
      "slots wants times of the day such as 09:00, 15:00, 20:00; “noon” came.",
    );
    expect(errorOf("REMINDER_DUE", "2024-04-14 10:00", "2024-04-13 10:00").message).toBe(
      "The order was paid before it was placed.",
    );
  });
});

describe("REMINDER_CHANNEL", () => {
  it("reads yes and no in either language, and a blank as not known", () => {
    const channel = (online: unknown) => (valueOf("REMINDER_CHANNEL", 500, 2, online) as unknown[][])[0]?.[0];
    expect([true, "是", "TRUE", "yes"].map(channel)).toEqual(Array(4).fill("chat"));
    expect([false, "否", null, 0, ""].map(channel)).toEqual(Array(5).fill("phone"));
    expect(errorOf("REMINDER_CHANNEL", 500, 2, "perhaps").message).toBe(
      "online wants TRUE or FALSE; “perhaps” came.",
    );
  });
});

describe("a return on reminders that cost nothing", () => {
  it("is a division by zero in its own cell", () => {
    const [row] = valueOf("REMINDER_ROI", 56, 70, 48, 80, 120, 0) as unknown[][];
    expect(row?.[4]).toBe(1680);
    expect(row?.[5]).toEqual({
      error: { code: "#DIV/0!", message: "The reminders cost nothing, so there is no return on their cost." },
    });
  });
});
