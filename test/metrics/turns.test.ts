import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Role, roleIds } from "../../src/chat/role";
import { endOfRecord, FirstContactState, turnsOf } from "../../src/metrics/turns";
import { TimePrecision } from "../../src/chat/transcript";
import { at, chat, type Line } from "./chat";

const seconds = (...lines: Line[]) => [...turnsOf(chat(lines)).seconds];

describe("turnsOf", () => {
  it("starts the clock of consecutive customer messages at the first of them", () => {
    expect(seconds(["customer", "10:10:15"], ["customer", "10:15:20"], ["agent", "10:18:10"])).toEqual([475]);
  });

  it("opens a new turn with the customer's next question", () => {
    expect(
      seconds(
        ["customer", "10:10:15"],
        ["customer", "10:15:20"],
        ["agent", "10:18:10"],
        ["customer", "10:18:30"],
        ["agent", "10:19:00"],
      ),
    ).toEqual([475, 30]);
  });

  it("leaves an unanswered turn without a length", () => {
    const turns = turnsOf(
      chat([
        ["customer", "10:00:00"],
        ["customer", "10:00:10"],
      ]),
    );
    expect([...turns.answer]).toEqual([-1]);
    expect([...turns.seconds]).toEqual([NaN]);
  });

  it("lets no automatic reply and no system line stop the clock", () => {
    expect(
      seconds(
        ["customer", "10:00:00"],
        ["robot", "10:00:01", "[自动回复] 您好"],
        ["system", "10:00:02", "已读"],
        ["agent", "10:01:00"],
      ),
    ).toEqual([60]);
  });

  it.each(["好的", "谢谢", "嗯", "ok", "[微笑]"])("opens no turn for the bare closing %s", (text) => {
    expect(seconds(["customer", "10:00:00"], ["agent", "10:00:05"], ["customer", "10:00:09", text])).toEqual([
      5,
    ]);
  });

  it("keeps a turn open through a closing within it", () => {
    expect(seconds(["customer", "10:00:00"], ["customer", "10:00:05", "嗯"], ["agent", "10:00:30"])).toEqual([
      30,
    ]);
  });

  it("takes another list of closings", () => {
    const transcript = chat([
      ["customer", "10:00:00", "再看看"],
      ["agent", "10:00:09"],
    ]);
    expect(turnsOf(transcript, { isClosing: (text) => text === "再看看" }).length).toBe(0);
  });

  it("starts the clock at the hand-over line after a robot", () => {
    expect(
      seconds(
        ["customer", "10:00:00"],
        ["robot", "10:00:01", "亲，请问有什么可以帮您"],
        ["customer", "10:05:00", "怎么退货"],
        ["system", "10:05:20", "由 服务助手 转交给 小美"],
        ["agent", "10:05:50"],
      ),
    ).toEqual([30]);
  });

  it("starts the clock at the customer's own request when no hand-over line follows", () => {
    expect(
      seconds(
        ["customer", "10:00:00"],
        ["robot", "10:00:01", "亲，请问有什么可以帮您"],
        ["customer", "10:05:00", "转人工"],
        ["customer", "10:05:30", "转人工"],
        ["agent", "10:05:50"],
      ),
    ).toEqual([50]);
  });

  it("prefers the hand-over line to the request before it", () => {
    expect(
      seconds(
        ["customer", "10:00:00"],
        ["robot", "10:00:01", "亲，请问有什么可以帮您"],
        ["customer", "10:05:00", "转人工"],
        ["system", "10:05:20", "由 服务助手 转交给 小美"],
        ["agent", "10:05:50"],
      ),
    ).toEqual([30]);
  });

  it("does not restart the clock when one agent hands over to another", () => {
    expect(
      seconds(
        ["customer", "10:00:00"],
        ["robot", "10:00:01", "[自动回复] 您好"],
        ["system", "10:00:40", "由 小美 转交给 小迪"],
        ["agent", "10:01:00", "在的", "小迪"],
      ),
    ).toEqual([60]);
  });

  it("gives an unanswered turn to the agent who was last in charge", () => {
    const transcript = chat([
      ["customer", "10:00:00"],
      ["agent", "10:00:05", "在", "小美"],
      ["agent", "10:00:06", "我来", "小迪"],
      ["customer", "10:01:00"],
    ]);
    const turns = turnsOf(transcript);
    expect([...turns.agent].map((code) => transcript.senders[code])).toEqual(["小美", "小迪"]);
  });

  it("measures nothing where a time is unknown or an answer seems to lie before its question", () => {
    expect(seconds(["customer", null], ["agent", "10:00:05"])).toEqual([NaN]);
    expect(seconds(["customer", "10:00:05"], ["agent", "10:00:00"])).toEqual([NaN]);
  });

  it("knows how each conversation began", () => {
    const { first } = turnsOf(
      chat(
        [
          ["customer", "10:00:00"],
          ["agent", "10:00:05"],
        ],
        [["customer", "10:00:00"]],
        [
          ["agent", "10:00:00"],
          ["customer", "10:00:05"],
          ["agent", "10:00:10"],
        ],
        [["customer", "10:00:00", "好的"]],
        [["system", "10:00:00", "已读"]],
      ),
    );
    const { answered, unanswered, openedByAgent, nothingToAnswer } = FirstContactState;
    expect([...first.state]).toEqual([answered, unanswered, openedByAgent, nothingToAnswer, nothingToAnswer]);
    expect([...first.answer]).toEqual([1, -1, -1, -1, -1]);
  });

  const line = fc.record({
    role: fc.constantFrom(...roleIds),
    gap: fc.nat(400),
    text: fc.constantFrom("在吗", "好的", "转人工", "由 服务助手 转交给 小美", "[自动回复] 您好"),
    sender: fc.constantFrom("小美", "小迪"),
  });
  const conversation = fc.array(line, { maxLength: 30 }).map((lines): Line[] => {
    let now = 0;
    return lines.map(({ role, gap, text, sender }) => {
      now += gap;
      return [role, `${Math.floor(now / 3600)}:${Math.floor(now / 60) % 60}:${now % 60}`, text, sender];
    });
  });

  it("finds the same turns as reading each conversation message by message", () => {
    fc.assert(
      fc.property(fc.array(conversation, { maxLength: 5 }), (conversations) => {
        const transcript = chat(...conversations);
        const turns = turnsOf(transcript, { isClosing: () => false });
        const expected: [number, number][] = [];
        for (let c = 0; c < conversations.length; c++) {
          let open = -1;
          for (let i = transcript.offsets[c]; i < transcript.offsets[c + 1]; i++) {
            if (transcript.role[i] === Role.customer && open < 0) open = i;
            if (transcript.role[i] === Role.agent && open >= 0) {
              expected.push([open, i]);
              open = -1;
            }
          }
          if (open >= 0) expected.push([open, -1]);
        }
        expect([...turns.opening].map((opening, i) => [opening, turns.answer[i]])).toEqual(expected);
      }),
    );
  });

  it("lies within its conversation, with clocks between opening and answer", () => {
    fc.assert(
      fc.property(fc.array(conversation, { maxLength: 5 }), (conversations) => {
        const transcript = chat(...conversations);
        const turns = turnsOf(transcript);
        for (let i = 0; i < turns.length; i++) {
          const c = turns.conversation[i];
          const end = turns.answer[i] < 0 ? transcript.offsets[c + 1] : turns.answer[i];
          expect(turns.opening[i]).toBeGreaterThanOrEqual(transcript.offsets[c]);
          expect(turns.clock[i]).toBeGreaterThanOrEqual(turns.opening[i]);
          expect(turns.clock[i]).toBeLessThan(end);
          expect(i).toBeGreaterThanOrEqual(turns.offsets[c]);
          expect(i).toBeLessThan(turns.offsets[c + 1]);
        }
      }),
    );
  });
});

describe("days without a time of day", () => {
  it("tell who answered, and not how soon: unknown is not zero", () => {
    const days = chat([
      ["customer", "0:00:00"],
      ["agent", "0:00:00"],
      ["customer", "+1 0:00:00"],
      ["agent", "+2 0:00:00"],
    ]);
    const turns = turnsOf({ ...days, precision: days.precision.map(() => TimePrecision.day) });
    expect([...turns.answer]).toEqual([1, 3]);
    expect([...turns.seconds]).toEqual([NaN, NaN]);
    expect([...turnsOf(days).seconds]).toEqual([0, 86_400]);
  });
});

describe("endOfRecord", () => {
  it("is the midnight after the last message", () => {
    expect(
      endOfRecord(
        chat([
          ["customer", "10:00:00"],
          ["agent", "23:59:59"],
        ]),
      ),
    ).toBe(at("+1 00:00"));
  });

  it("is unknown without times", () => {
    expect(endOfRecord(chat([["customer", null]]))).toBeNaN();
  });
});
