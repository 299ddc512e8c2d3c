import { describe, expect, it } from "vitest";
import { builtInRuleset, compileRuleset } from "../../src/inspection";
import { overview, partOfRecord, readPeriod, type RecordPart } from "../../src/report";
import { Problem } from "../../src/problem";
import { lineOf, secondsOf, transcriptOf } from "../inspection/transcriptOf";
import type { Order } from "../../src/chat/orders";

const lines = [
  ...["10:00:00 customer 会掉色吗", "10:01:00 agent=小美 您自己多试下"].map((line) => lineOf(line, "a")),
  ...[
    "2 11:00:00 customer 有120码的吗",
    "2 11:02:00 agent=小丽 不知道",
    "2 11:03:00 customer 那怎么办",
    "2 11:03:05 agent=小美 帮您查一下，有的",
  ].map((line) => lineOf(line, "b")),
  ...["3 12:00:00 customer 什么时候发货"].map((line) => lineOf(line, "c")),
  ...["customer 在吗", "agent=小美 在"].map((line) => lineOf(line, "d")),
];
const transcript = transcriptOf(lines);
const orderOf = (conversation: number, paid: string): Order => ({
  ...{ id: paid, customer: "", conversation, placed: NaN, closed: NaN, amount: 100, row: 2 },
  paid: secondsOf(paid),
});
const orders = [orderOf(0, "10:05:00"), orderOf(1, "2 11:02:30")];
const ruleset = builtInRuleset;
const whole = {
  transcript,
  orders,
  inspection: compileRuleset(ruleset).inspect(transcript, { orders }),
};
const partOf = (part: RecordPart) => partOfRecord(ruleset, whole, part);
const figures = (part: RecordPart) =>
  overview({ ...partOf(part), ruleset, hasOrders: true, listed: part.agents });

describe("A part of a record", () => {
  it("that narrows nothing is the whole", () => {
    expect(partOf({ agents: [] })).toBe(whole);
  });

  it("holds the conversations that began in its days, both ends included, and none without a time", () => {
    const namesIn = (part: RecordPart) => partOf(part).transcript.conversations;
    expect(namesIn({ from: "2026-03-02", to: "2026-03-03" })).toEqual(["a", "b"]);
    expect(namesIn({ from: "2026-03-03" })).toEqual(["b", "c"]);
    expect(namesIn({ to: "2026-03-02" })).toEqual(["a"]);
    expect(namesIn({ from: "2027-01-01" })).toEqual([]);
  });

  it("shows the findings of its conversations as the whole does, in its own messages", () => {
    const { transcript: own, inspection } = partOf({ from: "2026-03-03" });
    const names = new Set(own.conversations);
    const before = whole.inspection.findings.filter(({ conversation }) => names.has(conversation));
    expect(inspection.findings.length).toBeGreaterThan(0);
    expect(inspection.findings.map(({ rule, rows }) => [rule, rows])).toEqual(
      before.map(({ rule, rows }) => [rule, rows]),
    );
    for (const { evidence, messages, rows } of inspection.findings) {
      expect(messages.map((message) => own.row[message])).toEqual(rows);
      for (const { message, start, end, text } of evidence)
        expect(own.text[message].slice(start, end)).toBe(text);
    }
    for (const { hit, passed, notEvaluable } of inspection.rules) expect(hit + passed + notEvaluable).toBe(2);
  });

  it("has figures of its own that add up to the whole's", () => {
    const [all, first, rest] = [{}, { to: "2026-03-02" }, { from: "2026-03-03" }].map(figures);
    const undated = all.conversations - first.conversations - rest.conversations;
    expect(undated).toBe(1);
    expect(first.sales?.sales).toBe(100);
    expect(rest.sales?.sales).toBe(100);
    expect(all.sales?.sales).toBe(200);
    expect(first.firstResponse).toBe(60);
    expect(rest.period?.start).toBe(secondsOf("2 11:00:00"));
  });

  it("of an agent holds the agent's own findings and sales, and lists nobody else", () => {
    const part = { agents: ["小美"] };
    const { inspection, transcript: own } = partOf(part);
    expect(own.conversations).toEqual(["a", "b", "d"]);
    const others = whole.inspection.findings.filter(({ agent }) => agent === "小丽");
    expect(others.length).toBeGreaterThan(0);
    expect(inspection.findings.filter(({ agent }) => agent === "小丽")).toEqual([]);
    const { agents, sales } = figures(part);
    expect(agents.map(({ agent }) => agent)).toEqual(["小美"]);
    // What was paid while another agent served is hers.
    expect(sales?.sales).toBe(100);
    const alone = figures({}).agents.find(({ agent }) => agent === "小美");
    expect(agents[0].score).toBe(alone?.score);
  });
});

describe("A period", () => {
  it.each([
    ["2026-03-02", { from: "2026-03-02", to: "2026-03-02" }],
    ["2026-02", { from: "2026-02-01", to: "2026-02-28" }],
    ["2026-03-02..2026-03-08", { from: "2026-03-02", to: "2026-03-08" }],
    ["2026-01..2026-03", { from: "2026-01-01", to: "2026-03-31" }],
    ["2026-03-02..", { from: "2026-03-02" }],
    [" ..２０２６-03-08", { to: "2026-03-08" }],
  ])("is read from %j", (text, period) => {
    expect(readPeriod(text)).toEqual(period);
  });

  it.each(["", "..", "2026-02-30", "2026-13", "2026-03-08..2026-03-02", "last week", "2026-03..2026..2026"])(
    "is refused in %j",
    (text) => {
      expect(() => readPeriod(text)).toThrow(Problem);
    },
  );
});
