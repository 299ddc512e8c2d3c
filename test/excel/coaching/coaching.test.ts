import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { masked, unmasked } from "../../../src/chat/mask";
import { exampleOf, idOf } from "../../../src/excel/coaching/collect";
import {
  longestLine,
  mostExamples,
  readExamples,
  withExample,
  writeExamples,
  type CoachingExample,
} from "../../../src/excel/coaching/examples";
import { coachingSheet, excerptText, momentOf } from "../../../src/excel/coaching/sheet";
import type { Thread, ThreadMessage } from "../../../src/excel/thread";
import { builtInRuleset } from "../../../src/inspection";
import { Problem } from "../../../src/problem";
import { finding } from "../../pane/fakeDoor";

function message(index: number, role: ThreadMessage["role"], text: string): ThreadMessage {
  const sender = role === "customer" ? "云朵妈妈" : role === "agent" ? "小禾" : "系统";
  return {
    index,
    row: index + 2,
    time: 1_772_445_600 + index,
    toTheMinute: false,
    sender,
    role,
    text,
    wait: null,
  };
}

const thread: Thread = {
  conversation: "云朵妈妈",
  messages: [
    message(0, "customer", "你好"),
    message(1, "customer", "会掉色吗，电话13800138000"),
    message(2, "robot", "客服马上就来"),
    message(3, "customer", "在吗"),
    message(4, "agent", "不清楚"),
    message(5, "customer", "=1+1"),
  ],
};

const slow = finding({ conversation: "云朵妈妈", rows: [6], messages: [4], agent: "小禾" });

function example(fields: Partial<CoachingExample> = {}): CoachingExample {
  const draft = exampleOf(thread, { kind: "finding", finding: slow, key: "a:b:c" }, "chats");
  return { ...draft, kind: "bad", note: "", ...fields };
}

describe("An example", () => {
  it("of a finding holds its messages and what the customer asked before", () => {
    expect(example()).toEqual({
      id: "a:b:c",
      kind: "bad",
      note: "",
      rule: "slow-first-response",
      agent: "小禾",
      conversation: "云朵妈妈",
      time: 1_772_445_603,
      sheetId: "chats",
      rows: [6],
      lines: [
        { role: "customer", sender: "云朵妈妈", text: "在吗" },
        { role: "agent", sender: "小禾", text: "不清楚" },
      ],
      left: 0,
    });
  });

  it("of a finding that shows in no message holds the end of the conversation", () => {
    const subject = { kind: "finding", finding: { ...slow, rows: [] }, key: "a:b:d" } as const;
    expect(exampleOf(thread, subject, "chats").lines.map(({ text }) => text)).toEqual([
      "你好",
      "会掉色吗，电话13800138000",
      "在吗",
      "不清楚",
      "=1+1",
    ]);
  });

  it("of a conversation leaves out what no person said, and says how much did not fit", () => {
    const long = {
      ...thread,
      messages: Array.from({ length: 50 }, (_, i) => message(i, "agent", `第${i}句`)),
    };
    const { lines, left, agent, rule } = exampleOf(long, { kind: "conversation" }, "chats");
    expect([lines.length, left, agent, rule]).toEqual([30, 20, "小禾", null]);
  });

  it("cuts a long message, but no emoji in two", () => {
    const text = "x".repeat(longestLine - 1) + "😀";
    const one = { ...thread, messages: [message(0, "agent", text)] };
    const [line] = exampleOf(one, { kind: "message", index: 0 }, "chats").lines;
    expect(line.text).toBe(`${"x".repeat(longestLine - 1)}…`);
  });

  it("is the same wherever its rows have gone, and another where something else was said", () => {
    const moved = { ...thread, messages: thread.messages.map((each) => ({ ...each, row: each.row + 100 })) };
    const subject = { kind: "message", index: 4 } as const;
    expect(idOf(moved, subject)).toBe(idOf(thread, subject));
    expect(idOf(thread, { kind: "message", index: 5 })).not.toBe(idOf(thread, subject));
  });
});

describe("Examples", () => {
  it("come back from the workbook as they went in", () => {
    const note = fc.string({ maxLength: 500, unit: "grapheme" }).filter((text) => text.length <= 500);
    fc.assert(
      fc.property(note, fc.constantFrom("good" as const, "bad" as const), (text, kind) => {
        const kept = [example({ note: text, kind })];
        expect(readExamples(writeExamples(kept))).toEqual(kept);
      }),
    );
  });

  it("that are no such text are refused with the place that is wrong", () => {
    const place = (text: string) => {
      try {
        readExamples(text);
        return null;
      } catch (error) {
        return (error as Problem).values.place;
      }
    };
    expect(place("{")).toBe("JSON");
    expect(place('{"version":2,"examples":[]}')).toBe("version");
    expect(place(writeExamples([example()]).replace('"bad"', '"ugly"'))).toBe("examples.0.kind");
  });

  it("hold each thing once, and no more than a workbook has room for", () => {
    const one = withExample([], example());
    expect(withExample(one, example({ note: "看第二句" }))).toEqual([example({ note: "看第二句" })]);
    const full = Array.from({ length: mostExamples }, (_, i) => example({ id: String(i) }));
    expect(() => withExample(full, example())).toThrow(Problem);
    expect(withExample(full, example({ id: "7", note: "x" }))).toHaveLength(mostExamples);
  });
});

describe("The sheet of examples", () => {
  const options = { locale: "zh-CN", ruleset: builtInRuleset, mask: unmasked } as const;
  const rowsOf = (...args: Parameters<typeof coachingSheet>) => coachingSheet(...args).blocks[0].table!.rows;

  it("lists good ones first, with rule, agent, conversation, time, excerpt, note and advice", () => {
    const good = example({ id: "g", kind: "good", rule: null, note: "先问需求" });
    const rule = builtInRuleset.rules.find(({ id }) => id === "slow-first-response")!;
    const excerpt = "客户：在吗\n客服：不清楚";
    expect(rowsOf([example(), good], options)).toEqual([
      ["正面", "人工挑选", "小禾", "云朵妈妈", "2026-03-02 10:00:03", excerpt, "先问需求", ""],
      [
        "反面",
        rule.names["zh-CN"],
        "小禾",
        "云朵妈妈",
        "2026-03-02 10:00:03",
        excerpt,
        "",
        rule.advice["zh-CN"],
      ],
    ]);
  });

  it("hides who the customer is where that is asked for, also in notes", () => {
    const lines = thread.messages.slice(1, 2).map(({ role, sender, text }) => ({ role, sender, text }));
    const [row] = rowsOf([example({ lines, note: "回电 13900139000" })], { ...options, mask: masked });
    expect(row.slice(3, 4)).toEqual(["云***"]);
    expect(row.slice(5, 7)).toEqual(["客户：会掉色吗，电话***********", "回电 ***********"]);
  });

  it("tells a time without a day by its clock alone", () => {
    expect(momentOf(36_000)).toBe("10:00:00");
    expect(momentOf(null)).toBeNull();
  });

  it("says how many messages an excerpt leaves out", () => {
    expect(excerptText(example({ left: 2 }), "en-US", unmasked)).toBe(
      "customer: 在吗\nagent: 不清楚\n… and 2 more messages",
    );
  });
});
