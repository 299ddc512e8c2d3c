import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { joinOrders } from "../../src/chat/orders";
import { readText } from "../../src/chat/formats";
import { readTable } from "../../src/chat/readTable";
import type { ReadOptions } from "../../src/chat/reading";
import { splitSessions } from "../../src/chat/sessions";
import { tableOf } from "../../src/chat/table";
import { formatTime, parseTime } from "../../src/chat/time";

const header = ["会话", "时间", "发送者", "内容"];
const row = (conversation: string, time: string, text = "在吗") => [conversation, time, "t***1", text];

function sessions(rows: readonly string[][], options: ReadOptions = {}): string[] {
  const { transcript } = readTable(tableOf([header, ...rows]), options);
  return Array.from(
    { length: transcript.length },
    (_, i) =>
      `${transcript.conversations[transcript.conversation[i]]} ${formatTime(transcript.time[i]).slice(5)}`,
  );
}

describe("a conversation", () => {
  it("is split where nobody speaks for longer than a day, and not at exactly a day", () => {
    const rows = ["14 9:00:00", "15 9:00:00", "16 9:00:01", "20 9:00:00"].map((at) =>
      row("S1", `2024-4-${at}`),
    );
    expect(sessions(rows)).toEqual([
      "S1 04-14T09:00:00",
      "S1 04-15T09:00:00",
      "S1 #2 04-16T09:00:01",
      "S1 #3 04-20T09:00:00",
    ]);
  });

  it("is split by another limit, or not at all", () => {
    const rows = [row("S1", "2024-4-14 9:00"), row("S1", "2024-4-14 10:01"), row("S1", "2024-4-20 9:00")];
    expect(sessions(rows, { sessionGap: 1 }).map((line) => line.slice(0, 5))).toEqual([
      "S1 04",
      "S1 #2",
      "S1 #3",
    ]);
    expect(new Set(sessions(rows, { sessionGap: Infinity }).map((line) => line.slice(0, 3)))).toEqual(
      new Set(["S1 "]),
    );
  });

  it("stays whole where any of its times is unknown", () => {
    const rows = [row("S1", "2024-4-14 9:00"), row("S1", "?"), row("S1", "2024-4-20 9:00")];
    const { transcript, decisions } = readTable(tableOf([header, ...rows]));
    expect(transcript.conversations).toEqual(["S1"]);
    expect(decisions.map(({ code }) => code)).not.toContain("split");
  });

  it("takes no name that another conversation bears", () => {
    const rows = [row("S1", "2024-4-14 9:00"), row("S1", "2024-4-20 9:00"), row("S1 #2", "2024-4-14 9:00")];
    expect(sessions(rows).map((line) => line.slice(0, 5))).toEqual(["S1 04", "S1 #3", "S1 #2"]);
  });

  it("tells that it was split, how many were, and by which limit", () => {
    const rows = ["S1", "S2"].flatMap((name) => [row(name, "2024-4-14 9:00"), row(name, "2024-4-20 9:00")]);
    const { decisions } = readTable(tableOf([header, ...rows]));
    expect(decisions).toContainEqual({ code: "split", count: 2, row: null, value: "24" });
  });
});

describe("an order", () => {
  const rows = [
    [...header, "订单号", "下单时间"],
    [...row("S1", "2024-4-14 9:00"), "10001", "2024-4-20 9:01"],
    [...row("S1", "2024-4-20 9:00"), "10001", "2024-4-20 9:01"],
    [...row("S1", "2024-4-20 9:00"), "10001", "2024-4-20 9:01"],
  ];

  it("of the chat's own rows belongs to the session in which it was placed, once", () => {
    const { orders, transcript, duplicates } = readTable(tableOf(rows));
    expect(orders.map(({ conversation }) => transcript.conversations[conversation])).toEqual(["S1 #2"]);
    expect(duplicates).toEqual([{ row: 4, of: 3 }]);
  });

  it("of a record is joined to the session by the name of the conversation", () => {
    const { transcript } = readTable(tableOf(rows), { sessionGap: 24 });
    const order = { id: "1", customer: "S1", conversation: -1, paid: NaN, closed: NaN, amount: NaN, row: 2 };
    const joined = joinOrders([{ ...order, placed: parseTime("2024-4-20 9:30").seconds }], transcript);
    expect(joined.map(({ conversation }) => transcript.conversations[conversation])).toEqual(["S1 #2"]);
  });
});

it("splitting moves no message, loses none, and leaves no pause above the limit", () => {
  const times = fc.array(fc.tuple(fc.constantFrom("A", "B", "A #2"), fc.integer({ min: 0, max: 300 })), {
    minLength: 1,
  });
  fc.assert(
    fc.property(times, fc.integer({ min: 1, max: 48 }), (messages, gap) => {
      const rows = messages.map(([name, hour], i) =>
        row(name, formatTime(parseTime("2024-4-1").seconds + hour * 3600).replace("T", " "), `第${i}句`),
      );
      const { transcript } = readTable(tableOf([header, ...rows]), { sessionGap: Infinity });
      const after = splitSessions(transcript, gap).transcript;
      expect([after.text, after.time, after.row]).toEqual([transcript.text, transcript.time, transcript.row]);
      expect(new Set(after.conversations).size).toBe(after.conversations.length);
      for (let i = 1; i < after.length; i++) {
        const together = after.conversation[i] === after.conversation[i - 1];
        const before = transcript.conversation[i] === transcript.conversation[i - 1];
        expect(together).toBe(before && after.time[i] - after.time[i - 1] <= gap * 3600);
        expect(i).toBeLessThan(after.offsets[after.conversation[i] + 1]);
        expect(i).toBeGreaterThanOrEqual(after.offsets[after.conversation[i]]);
      }
    }),
    { numRuns: 200 },
  );
});

describe("a conversation that the platform closed", () => {
  const log = (pause: string) =>
    [
      "jd_5f2ab1c 2026-10-07 10:00:00",
      "怎么退货",
      "海天自营--小黛 2026-10-07 10:00:30",
      "在的",
      "会话结束_时间：2026-10-07 10:20:00",
      `jd_5f2ab1c 2026-10-07 ${pause}`,
      "还在吗",
    ].join("\n");
  const conversations = (text: string, options: ReadOptions = {}) =>
    readText(text, options).transcript.conversations;

  it("begins another session after ten minutes on 京东, and not at exactly ten", () => {
    expect(conversations(log("10:30:00"))).toEqual(["jd_5f2ab1c"]);
    expect(conversations(log("10:30:01"))).toEqual(["jd_5f2ab1c", "jd_5f2ab1c #2"]);
  });

  it("waits for the usual limit elsewhere, for another limit where one is asked, and stays whole where none may split", () => {
    expect(conversations(log("10:45:00"), { format: "qianniu" })).toHaveLength(1);
    expect(conversations(log("10:45:00"), { format: "qianniu", closedSessionGap: 0.25 })).toHaveLength(2);
    expect(conversations(log("10:45:00"), { closedSessionGap: 1 })).toHaveLength(1);
    expect(conversations(log("10:45:00"), { sessionGap: Infinity })).toHaveLength(1);
  });

  it("is not closed by somebody's words", () => {
    const text = log("10:45:00").replace("会话结束_时间：2026-10-07 10:20:00", "会话结束了吗，我还没问完呢");
    expect(conversations(text, { format: "jingdong" })).toHaveLength(1);
  });
});
