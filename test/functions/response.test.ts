import { describe, expect, it } from "vitest";
import { errorOf, valueOf } from "./ask";

describe("FIRST_RESPONSE", () => {
  const roles = [["customer"], ["robot"], ["agent"]];

  it("leaves out a header and blank rows, in any order of the rows", () => {
    const times = [["发送时间"], ["2024/4/14 10:00:35"], [""], ["2024/4/14 10:00:00"], [null]];
    expect(valueOf("FIRST_RESPONSE", times, [["角色"], ["客服"], [""], ["买家"], [null]])).toBe(35);
  });

  it("reads serial numbers, texts and clocks", () => {
    expect(valueOf("FIRST_RESPONSE", [[45_396.4166666667], [45_396.4166898148]], [["用户"], ["客服"]])).toBe(
      2,
    );
  });

  it("does not count automatic replies, which the texts tell", () => {
    const times = [["10:00:00"], ["10:00:01"], ["10:00:20"]];
    expect(valueOf("FIRST_RESPONSE", times, [["客户"], ["客服"], ["客服"]])).toBe(1);
    expect(
      valueOf(
        "FIRST_RESPONSE",
        times,
        [["客户"], ["客服"], ["客服"]],
        [["在吗"], ["【自动回复】您好"], ["在"]],
      ),
    ).toBe(20);
    expect(valueOf("FIRST_RESPONSE", times, roles)).toBe(20);
  });

  it("counts only seconds in the service hours, or says that the conversation lies outside them", () => {
    const times = [["2024-04-14 22:59:50"], ["2024-04-15 08:00:10"]];
    const pair = [["customer"], ["agent"]];
    expect(valueOf("FIRST_RESPONSE", times, pair)).toBe(32_420);
    expect(valueOf("FIRST_RESPONSE", times, pair, null, "08:00-23:00")).toBe(20);
    expect(valueOf("FIRST_RESPONSE", times, pair, null, true)).toBe(20);
    expect(errorOf("FIRST_RESPONSE", times, pair, null, "9:00～21:00 leaveOut").message).toBe(
      "The customer wrote outside the service hours, which are left out.",
    );
    for (const hours of ["often", "09:00-25:00", "09:00-09:00"])
      expect(errorOf("FIRST_RESPONSE", times, pair, null, hours).message).toBe(
        `hours wants service hours such as 08:00-23:00; “${hours}” came.`,
      );
  });

  it.each([
    ["No agent answered the customer.", [["10:00"], ["10:01"]], [["customer"], ["robot"]]],
    [
      "The agent wrote first, so there is no first response to measure.",
      [["10:00"], ["10:01"]],
      [["agent"], ["customer"]],
    ],
    ["There is no customer message.", [["10:00"]], [["system"]]],
    [
      "A time is missing or cannot be read, so nothing can be measured.",
      [[""], ["10:01"]],
      [["customer"], ["agent"]],
    ],
    ["There are no messages.", [[""], [""]], [[""], [""]]],
  ])("says: %s", (message, times, roles) => {
    expect(errorOf("FIRST_RESPONSE", times, roles)).toEqual({ code: "#N/A", message });
  });

  it.each([
    ["clocks below a date", ["2024-04-14 23:59:50", "00:00:10"], 20],
    ["US dates, which a later row tells", ["4/5/2024 10:05", "4/5/2024 10:06", "4/13/2024 10:00"], 60],
    ["offsets of several clocks", ["2024-04-14T02:05:00Z", "2024-04-14T10:06:00+08:00"], 60],
    ["a midnight among serial numbers", [45_396.99, 45_397], 864],
  ])("reads %s as a table of chats does", (_, times, seconds) => {
    const column = (cells: readonly unknown[]) => cells.map((cell) => [cell]);
    const roles = column(["customer", "agent", "agent"].slice(0, times.length));
    expect(valueOf("FIRST_RESPONSE", column(times), roles)).toBe(seconds);
    expect(valueOf("AVERAGE_RESPONSE", column(times), roles)).toBe(seconds);
    const chat = [column(times.map(() => "S001")), column(times), roles, column(["在吗", "在的", "亲"])];
    const [header, row] = valueOf(
      "CHAT_METRICS",
      ...chat.map((each) => each.slice(0, times.length)),
    ) as unknown[][];
    expect(row[header.indexOf("firstResponse")]).toBe(seconds);
  });

  it("turns messages round that stand newest first, those of one minute too", () => {
    const clocks = [4, 4, 3, 3, 2, 2, 1, 1, 0, 0].map((minute) => `10:0${minute}`);
    const times = clocks.map((clock) => [`2024-04-14 ${clock}`]);
    const roles = clocks.map((_, i) => [i % 2 === 0 ? "agent" : "customer"]);
    expect(valueOf("FIRST_RESPONSE", times, roles)).toBe(0);
    expect(valueOf("RESPONSE_RATE", times, roles, null, 30)).toBe(1);
  });

  it("does not take days without a time of day for an answer within no time", () => {
    const times = [["2024-04-14"], ["2024-04-14"]];
    const roles = [["customer"], ["agent"]];
    for (const name of ["FIRST_RESPONSE", "AVERAGE_RESPONSE", "RESPONSE_RATE", "HOURLY_LOAD"])
      expect(errorOf(name, times, roles), name).toEqual({
        code: "#N/A",
        message: "The times name days and no time of day, so nothing can be measured.",
      });
    const chat = [[["S001"], ["S001"]], times, [["t***7"], ["某某旗舰店:小美"]], [["在吗"], ["在的"]]];
    const [header, row] = valueOf("CHAT_METRICS", ...chat) as unknown[][];
    for (const name of ["firstResponse", "averageResponse", "longestResponse"])
      expect(row[header.indexOf(name)], name).toBe("");
    expect(row[header.indexOf("start")]).toBe("2024-04-14");
  });

  it.each(["FIRST_RESPONSE", "AVERAGE_RESPONSE", "RESPONSE_RATE"])(
    "has nothing to measure in %s where a blank cell stands in place of the times",
    (name) => {
      for (const blank of [null, "", [[""]]])
        expect(errorOf(name, blank, [["customer"], ["agent"]])).toEqual({
          code: "#N/A",
          message: "A time is missing or cannot be read, so nothing can be measured.",
        });
    },
  );

  it("does not measure from a clock whose day nobody knows to a date", () => {
    expect(errorOf("FIRST_RESPONSE", [["10:05"], ["2024-04-14 10:06"]], [["customer"], ["agent"]])).toEqual({
      code: "#N/A",
      message: "A time is missing or cannot be read, so nothing can be measured.",
    });
  });

  it("names a role or a time that it cannot read", () => {
    expect(errorOf("FIRST_RESPONSE", [["10:00"], ["soon"]], [["customer"], ["agent"]]).message).toBe(
      "times wants a date and time; “soon” came. It is row 2 of the range.",
    );
    expect(errorOf("FIRST_RESPONSE", [["10:00"], ["10:01"]], [["customer"], ["小美"]]).message).toBe(
      "roles wants roles (customer, agent, robot, system); “小美” came. It is row 2 of the range.",
    );
    expect(errorOf("FIRST_RESPONSE", [["10:00"], ["10:01"]], [["customer"]]).code).toBe("#VALUE!");
    expect(
      errorOf(
        "FIRST_RESPONSE",
        [
          ["10:00", "a"],
          ["10:01", "b"],
        ],
        [["customer"], ["agent"]],
      ).message,
    ).toBe("times wants one column; a range of 2 rows × 2 columns came.");
  });
});

describe("AVERAGE_RESPONSE", () => {
  const times = [["10:00:00"], ["10:00:10"], ["10:01:00"], ["10:01:30"], ["10:02:00"], ["10:22:00"]];
  const roles = [["customer"], ["agent"], ["customer"], ["agent"], ["customer"], ["agent"]];

  it.each([
    ["mean", 1240 / 3],
    ["平均值", 1240 / 3],
    ["median", 30],
    ["中位数", 30],
    ["P90", 966],
    [0.9, 966],
  ])("gives the %s", (statistic, seconds) => {
    expect(valueOf("AVERAGE_RESPONSE", times, roles, null, statistic)).toBeCloseTo(seconds as number, 9);
  });

  it("caps each turn", () => {
    expect(valueOf("AVERAGE_RESPONSE", times, roles, null, null, 600)).toBeCloseTo(640 / 3, 9);
  });

  it("has no value without an answered turn", () => {
    expect(errorOf("AVERAGE_RESPONSE", [["10:00:00"]], [["customer"]]).code).toBe("#N/A");
  });
});

describe("RESPONSE_RATE", () => {
  it("counts ten messages without an answer on a day as a missed turn", () => {
    const times = Array.from({ length: 10 }, (_, i) => [`2024-04-14 10:00:${i + 10}`]);
    expect(
      valueOf(
        "RESPONSE_RATE",
        times,
        times.map(() => ["customer"]),
      ),
    ).toBe(0);
  });

  it("does not judge a turn that opened within the limit of midnight", () => {
    expect(errorOf("RESPONSE_RATE", [["2024-04-14 23:58:00"]], [["customer"]])).toEqual({
      code: "#N/A",
      message: "There is no turn that can be judged yet.",
    });
  });

  it("takes another limit", () => {
    const times = [["10:00:00"], ["10:00:31"]];
    const roles = [["customer"], ["agent"]];
    expect([30, 31, null].map((within) => valueOf("RESPONSE_RATE", times, roles, null, within))).toEqual([
      0, 1, 1,
    ]);
  });
});

describe("REPLY_RATIO", () => {
  it("divides 605 agent messages by 507 customer messages", () => {
    const roles = [...Array<string[]>(507).fill(["客户"]), ...Array<string[]>(605).fill(["客服"])];
    expect(valueOf("REPLY_RATIO", roles)).toBeCloseTo(1.1933, 4);
  });

  it("is not evaluable without customer messages", () => {
    expect(errorOf("REPLY_RATIO", [["agent"]])).toEqual({
      code: "#N/A",
      message: "There is no customer message.",
    });
  });
});

describe("HOURLY_LOAD", () => {
  const column = (cells: readonly unknown[]) => cells.map((cell) => [cell]);
  // Sunday, ten o'clock: two customers wait side by side, one 20 seconds and one 90.
  const times = column(
    ["10:00:00", "10:00:10", "10:00:20", "10:01:40"].map((clock) => `2024-04-14 ${clock}`),
  );
  const roles = column(["customer", "customer", "agent", "agent"]);
  const tenOnSunday = (...more: unknown[]) => {
    const rows = valueOf("HOURLY_LOAD", times, roles, null, ...more) as unknown[][];
    return [rows[11][7], rows[11][14]];
  };

  it("keeps conversations apart that run side by side", () => {
    expect(tenOnSunday(column(["A", "B", "A", "B"]))).toEqual([2, 55]);
    expect(tenOnSunday()).toEqual([2, 20]);
  });

  it("takes a blank cell below a conversation's name for the same conversation", () => {
    const [first, second] = [times.slice(0, 2), times.slice(2)];
    const rows = valueOf(
      "HOURLY_LOAD",
      [["时间"], first[0], second[0], first[1], second[1]],
      [["角色"], roles[0], roles[2], roles[1], roles[3]],
      null,
      column(["会话", "A", null, "B", ""]),
    ) as unknown[][];
    expect([rows[11][7], rows[11][14]]).toEqual([2, 55]);
  });
});

describe("times without a day", () => {
  const roles = [["客户"], ["客服"]];

  it("go on after midnight in a single function as in a table", () => {
    const times = [["23:59:50"], ["00:00:10"]];
    const texts = [["在吗"], ["在的"]];
    expect(valueOf("FIRST_RESPONSE", times, roles)).toBe(20);
    const [, row] = valueOf("CHAT_METRICS", [["S"], ["S"]], times, roles, texts) as unknown[][];
    expect([row?.[1], row?.[2], row?.[10]]).toEqual(["23:59:50", "00:00:10", 20]);
  });

  it("stay as they are where rows stand a little out of order", () => {
    expect(valueOf("FIRST_RESPONSE", [["10:00:35"], ["10:00:00"]], [["客服"], ["客户"]])).toBe(35);
  });

  it("fall in no hours that differ by weekday, and in those that do not", () => {
    const times = [["10:00:00"], ["10:00:10"]];
    const chat = [[["S"], ["S"]], times, roles, [["在吗"], ["在的"]]];
    const weekend = "6,7 10:00-16:00";
    const error = { code: "#N/A", message: "The times name no day, so there are no weekdays to count by." };
    expect(errorOf("FIRST_RESPONSE", times, roles, null, weekend)).toEqual(error);
    expect(errorOf("AVERAGE_RESPONSE", times, roles, null, null, null, weekend)).toEqual(error);
    expect(errorOf("RESPONSE_RATE", times, roles, null, null, weekend)).toEqual(error);
    expect(errorOf("CHAT_METRICS", ...chat, null, null, weekend)).toEqual(error);
    expect(errorOf("AGENT_METRICS", ...chat, null, null, weekend)).toEqual(error);
    expect(valueOf("FIRST_RESPONSE", times, roles, null, "10:00-16:00")).toBe(10);
    expect(valueOf("FIRST_RESPONSE", times, roles, null, `${weekend} countAll`)).toBe(10);
    // 2024-04-14 was a Sunday.
    const dated = times.map(([clock]) => [`2024-04-14 ${clock}`]);
    expect(valueOf("FIRST_RESPONSE", dated, roles, null, weekend)).toBe(10);
  });

  it("belong to no weekday", () => {
    expect(errorOf("HOURLY_LOAD", [["10:00:00"], ["10:00:10"]], roles)).toEqual({
      code: "#N/A",
      message: "The times name no day, so there are no weekdays to count by.",
    });
  });
});
