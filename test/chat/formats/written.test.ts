import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formats, readText } from "../../../src/chat/formats";
import type { Reading } from "../../../src/chat/reading";
import { Problem } from "../../../src/problem";
import { accounted } from "./read";
import { writers, type Written, type Writer } from "./writers";

/** 2024-04-14 09:00:00, a day beyond 12: it tells day from month. */
const start = Date.UTC(2024, 3, 14, 9) / 1000;
const words = [
  "在吗",
  "=1+1",
  "尺码: L，颜色:红",
  "好的[微笑]",
  "https://a.example/b?c=1:2",
  "+8613800000000",
  "3 - 5 天",
  "@小美",
  '“引”,"号"',
];
const agent = "某某旗舰店:小美";

const turn = fc.record({
  pause: fc.integer({ min: 1, max: 600 }),
  byAgent: fc.boolean(),
  lines: fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 3 }),
});
/** Customers come one after the other, and each begins. */
const chats = fc
  .array(fc.array(turn, { minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 3 })
  .map((conversations): Written[] => {
    let time = start;
    return conversations.flatMap((turns, c) =>
      turns.map(({ pause, byAgent, lines }, i) => {
        const customer = `t***${c + 1}`;
        time += pause;
        return {
          conversation: customer,
          time,
          sender: byAgent && i > 0 ? agent : customer,
          text: lines.join("\n"),
        };
      }),
    );
  });

const writtenOf = ({ transcript }: Reading): Written[] =>
  transcript.text.map((text, i) => ({
    conversation: transcript.conversations[transcript.conversation[i]],
    time: transcript.time[i],
    sender: transcript.senders[transcript.sender[i]],
    text,
  }));

/** What a format can hold of a chat. */
function held(messages: readonly Written[], { without = [] }: Writer): Written[] {
  const codes = [...new Set(messages.map(({ conversation }) => conversation))];
  return messages.map((message) => ({
    ...message,
    time: without.includes("times") ? NaN : message.time,
    text: without.includes("lines") ? message.text.replaceAll("\n", " ") : message.text,
    conversation: without.includes("conversations")
      ? String(codes.indexOf(message.conversation) + 1)
      : message.conversation,
  }));
}

it("every format has a writer", () => {
  expect(Object.keys(writers).sort()).toEqual(formats.map(({ id }) => id).sort());
});

/** Titles and the shop's name stand above everything else. */
const top = 2;

describe.each(Object.entries(writers))("a chat written as %s", (format, writer) => {
  it("is read as it was, every line accounted for, and written again is the same text", () => {
    fc.assert(
      fc.property(chats, fc.constantFrom("\n", "\r\n"), (messages, end) => {
        const whole = held(messages, writer);
        const text = writer.write(
          held(messages, { ...writer, without: writer.without?.filter((w) => w === "lines") }),
        );
        const reading = readText(text.replaceAll("\n", end), { format });
        expect(writtenOf(reading)).toEqual(whole);
        expect(reading.skipped).toEqual([]);
        expect(accounted(reading)).toBe(true);
        const again = writer.write(writtenOf(reading));
        expect(again).toBe(text);
      }),
      { numRuns: 60 },
    );
  });

  it("loses no line that does not belong: each is somebody's words, or listed with its place", () => {
    const stray = fc.record({
      at: fc.nat(),
      line: fc.constantFrom(
        "乱码：",
        "◆◆◆",
        "2024-13-45 99:99:99",
        "<html>",
        "a,b,c",
        "\u0007",
        '"',
        "[",
        "：：：",
        "---",
      ),
    });
    fc.assert(
      fc.property(chats, fc.array(stray, { minLength: 1, maxLength: 5 }), (messages, strays) => {
        const lines = writer.write(held(messages, writer)).split("\n");
        strays.forEach(({ at, line }, i) =>
          lines.splice(top + (at % (lines.length + 1 - top)), 0, `№${i}${line}№${i}`),
        );
        const text = lines.join("\n");
        let reading: Reading;
        try {
          reading = readText(text, { format });
        } catch (error) {
          expect(error).toBeInstanceOf(Problem);
          return;
        }
        expect(accounted(reading)).toBe(true);
        const kept = [
          ...reading.transcript.text,
          ...reading.transcript.senders,
          ...reading.transcript.conversations,
          ...reading.skipped.map((one) => one.text),
        ].join("\n");
        strays.forEach((_, i) => expect(kept).toContain(`№${i}`));
        const rows = text.split("\n");
        for (const one of reading.skipped) {
          if (format !== "table") expect(rows[one.row - 1]).toContain(one.text.split("\t")[0]);
        }
      }),
      { numRuns: 60 },
    );
  });
});
