import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { joinOrders } from "../../src/chat/orders";
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
