import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import {
  applyChanges,
  builtInRuleset,
  compileRuleset,
  mergeInspections,
  parseRuleset,
  type Finding,
  type Inspection,
  type Rule,
} from "../../src/inspection";
import { lineOf, secondsOf, transcriptOf, type Line } from "./transcriptOf";

const inspector = compileRuleset(builtInRuleset);

const texts = [
  ...["在吗", "能便宜点吗", "帮我推荐一款", "好的", "什么时候发货", "太贵了"],
  ...[
    "不行",
    "给您便宜5元",
    "可以支付的",
    "您是自己用还是送人",
    "记得付款哦",
    "加我微信",
    "在的",
    "您自己多试下",
  ],
];

/** Any conversation of a few messages in order of time. */
const conversation = fc.array(
  fc.record({
    role: fc.constantFrom<Line["role"][]>("customer", "agent", "agent", "robot", "unknown", "system"),
    text: fc.constantFrom(...texts),
    wait: fc.integer({ min: 0, max: 300 }),
  }),
  { minLength: 1, maxLength: 12 },
);

type Messages = typeof conversation extends fc.Arbitrary<infer T> ? T : never;

function linesOf(messages: Messages, name: string): Line[] {
  let seconds = 36_000;
  return messages.map(({ role, text, wait }) => {
    seconds += wait;
    const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
    const time = parts.map((part) => String(part).padStart(2, "0")).join(":");
    // What a system line says is no message of anybody: none of the texts may move a clock.
    return { conversation: name, time, role, text: role === "system" ? "已读" : text };
  });
}

/** Findings without what depends on where a conversation stands in its record. */
function essence(inspection: Inspection): unknown[] {
  return inspection.findings
    .map(({ conversation, rule, measured, sentence, evidence, agent }) => ({
      ...{ conversation, rule, measured, sentence, agent },
      texts: evidence.map(({ text, start, end }) => [text, start, end]),
    }))
    .sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
}

const recordEnd = secondsOf("23:59:59");

describe("an inspection", () => {
  it("does not depend on the order of conversations", () => {
    fc.assert(
      fc.property(fc.array(conversation, { minLength: 2, maxLength: 4 }), (conversations) => {
        const lines = conversations.map((messages, i) => linesOf(messages, `c${i}`));
        const forward = inspector.inspect(transcriptOf(lines.flat()), { recordEnd });
        const backward = inspector.inspect(transcriptOf(lines.toReversed().flat()), { recordEnd });
        expect(essence(backward)).toEqual(essence(forward));
        expect(backward.scores.toReversed()).toEqual(forward.scores);
      }),
      { numRuns: 60 },
    );
  });

  it("does not depend on system lines", () => {
    fc.assert(
      fc.property(conversation, fc.nat(), (messages, place) => {
        const lines = linesOf(messages, "c");
        const at = place % lines.length;
        const read = { conversation: "c", time: lines[at].time, role: "system", text: "已读" } as const;
        const more = lines.toSpliced(at, 0, read);
        expect(essence(inspector.inspect(transcriptOf(more), { recordEnd }))).toEqual(
          essence(inspector.inspect(transcriptOf(lines), { recordEnd })),
        );
      }),
      { numRuns: 60 },
    );
  });

  it("of slices is the slices of the inspection", () => {
    fc.assert(
      fc.property(fc.array(conversation, { minLength: 1, maxLength: 5 }), fc.nat(), (conversations, cut) => {
        const transcript = transcriptOf(conversations.flatMap((messages, i) => linesOf(messages, `c${i}`)));
        const at = cut % (conversations.length + 1);
        const parts = [
          inspector.inspect(transcript, { to: at }),
          inspector.inspect(transcript, { from: at }),
        ];
        expect(mergeInspections(parts)).toEqual(inspector.inspect(transcript));
      }),
      { numRuns: 60 },
    );
  });

  it("shows evidence that stands in the original text", () => {
    fc.assert(
      fc.property(conversation, (messages) => {
        const transcript = transcriptOf(linesOf(messages, "c"));
        for (const { evidence, messages: shown, rows } of inspector.inspect(transcript).findings) {
          expect(rows).toEqual(shown.map((message) => transcript.row[message]));
          for (const { message, start, end, text, row } of evidence) {
            expect(transcript.text[message].slice(start, end)).toBe(text);
            expect(transcript.row[message]).toBe(row);
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  it("counts each conversation once for each rule", () => {
    const transcript = transcriptOf([
      lineOf("10:00:00 customer 在吗", "a"),
      lineOf("10:01:00 agent 可以支付的", "a"),
      lineOf("10:01:01 agent 您自己多试下", "a"),
      lineOf("10:00:00 customer 在吗", "b"),
      lineOf("10:00:01 agent 在的", "b"),
    ]);
    const { rules, findings } = inspector.inspect(transcript);
    expect(findings.filter((finding) => finding.rule === "forbidden-phrase")).toHaveLength(2);
    const tally = Object.fromEntries(rules.map(({ rule, ...counts }) => [rule, counts]));
    expect(tally["forbidden-phrase"]).toEqual({ hit: 1, passed: 1, notEvaluable: 0 });
    expect(tally["no-payment-reminder"]).toEqual({ hit: 0, passed: 0, notEvaluable: 2 });
  });

  it("leaves out rules that are switched off", () => {
    const off = applyChanges(builtInRuleset, { rules: { "slow-first-response": { enabled: false } } });
    const transcript = transcriptOf([lineOf("10:00:00 customer 在吗"), lineOf("10:01:00 agent 在的")]);
    const { findings, rules } = compileRuleset(off).inspect(transcript);
    expect(findings).toEqual([]);
    expect(rules.map(({ rule }) => rule)).not.toContain("slow-first-response");
  });

  it("tells how far it is and stops when it is told to", () => {
    const transcript = transcriptOf([lineOf("10:00:00 customer 在吗")]);
    const onProgress = vi.fn();
    inspector.inspect(transcript, { onProgress });
    expect(onProgress).toHaveBeenLastCalledWith(1, 1);
    const reason = new Error("stopped");
    expect(() => inspector.inspect(transcript, { signal: AbortSignal.abort(reason) })).toThrow(reason);
  });

  it("of nothing is nothing", () =>
    expect(inspector.inspect(transcriptOf([]))).toMatchObject({
      findings: [],
      notEvaluable: [],
      scores: [],
    }));
});

describe("the score", () => {
  const scoreOf = (lines: string[]): number | null =>
    inspector.inspect(transcriptOf(lines.map((line) => lineOf(line)))).scores[0];

  it("is 100 without a finding", () =>
    expect(scoreOf(["10:00:00 customer 在吗", "10:00:05 agent 在的"])).toBe(100));

  it("loses the points of each rule once", () =>
    expect(
      scoreOf(["10:00:00 customer 在吗", "10:01:00 agent 可以支付的", "10:01:05 agent 您自己多试下"]),
    ).toBe(100 - 15 - 30));

  it("is 0 after a fatal rule", () => {
    const fatal = applyChanges(builtInRuleset, { rules: { "slow-first-response": { fatal: true } } });
    const lines = [lineOf("10:00:00 customer 在吗"), lineOf("10:01:00 agent 在的")];
    expect(compileRuleset(fatal).inspect(transcriptOf(lines)).scores).toEqual([0]);
  });

  it("is null when no rule could be judged", () => {
    const only = new Set(["slow-first-response", "no-payment-reminder"]);
    const two = { ...builtInRuleset, rules: builtInRuleset.rules.filter((rule) => only.has(rule.id)) };
    const lines = [lineOf("customer 在吗"), lineOf("agent 在的")];
    expect(compileRuleset(two).inspect(transcriptOf(lines)).scores).toEqual([null]);
  });
});

describe("the rule language", () => {
  const names = { "zh-CN": "规则", "en-US": "Rule" };
  const base = {
    ...{ id: "own", names, advice: names, group: "own", severity: "info", points: 0 },
    ...{ when: "hit", evidence: ["hit"], sentence: "own" },
  };
  const dictionaries = {
    a: { names, phrases: ["甲"] },
    b: { names, phrases: ["乙"] },
  };
  const says = (role: string, dictionary: string, more: object = {}): object => ({
    ...{ operator: "phrases", role, dictionaries: [dictionary] },
    ...more,
  });
  function judge(lines: string[], conditions: object, more: Partial<Rule> | object = {}): Finding[] {
    const ruleset = parseRuleset({ version: 1, dictionaries, rules: [{ ...base, conditions, ...more }] });
    return [...compileRuleset(ruleset).inspect(transcriptOf(lines.map((line) => lineOf(line)))).findings];
  }
  const rowsOf = (findings: Finding[]): (readonly number[])[] => findings.map(({ rows }) => rows);

  const chat = [
    "10:00:00 customer 甲",
    "10:00:10 agent 乙",
    "10:00:20 customer 甲",
    "10:00:30 agent 丙",
    "10:00:40 agent 乙",
  ];

  it.each<[string, object, number[]]>([
    ["after the first hit", { hit: "first", side: "after" }, [3, 6]],
    ["after the last hit", { hit: "last", side: "after" }, [6]],
    ["after the second hit", { hit: 2, side: "after" }, [6]],
    ["after any hit", { hit: "any", side: "after" }, [3, 6]],
    ["before the last hit", { hit: "last", side: "before" }, [3]],
    ["around the last hit, one message", { hit: "last", side: "around", messages: 1 }, [3]],
    ["around the last hit, ten seconds", { hit: "last", side: "around", seconds: 10 }, [3]],
    ["after the first hit, within 40 seconds", { hit: "first", side: "after", seconds: 40 }, [3, 6]],
    ["after the first hit, in less than 40 seconds", { hit: "first", side: "after", under: 40 }, [3]],
    ["in the answer to the last hit", { hit: "last", side: "answer" }, [6]],
    ["after the last hit, within one message of the role", { hit: "last", side: "after", messages: 1 }, []],
  ])("looks %s", (_, anchor, rows) => {
    const conditions = {
      asks: says("customer", "a"),
      hit: says("agent", "b", { anchor: { condition: "asks", ...anchor } }),
    };
    expect(rowsOf(judge(chat, conditions)).flat()).toEqual(rows);
  });

  it.each<[string, object, number[]]>([
    ["the first message of the role", { of: "first", messages: 1 }, [3]],
    ["the last two messages of the role", { of: "last", messages: 2 }, [6]],
    ["the first 10 seconds", { of: "first", seconds: 10 }, [3]],
    ["the last 9 seconds", { of: "last", seconds: 9 }, [6]],
  ])("looks in %s", (_, part, rows) => {
    expect(rowsOf(judge(chat, { hit: says("agent", "b", { part }) })).flat()).toEqual(rows);
  });

  it("wants all dictionaries, at least so many messages, or none", () => {
    const of = (more: object): object => ({
      hit: { operator: "phrases", role: "any", dictionaries: ["a", "b"], ...more },
    });
    expect(judge(chat, of({ mode: "all" }))).toHaveLength(1);
    expect(judge(["10:00:00 agent 甲"], of({ mode: "all" }))).toEqual([]);
    expect(judge(chat, of({ mode: "atLeast", count: 4 }))).toHaveLength(1);
    expect(judge(chat, of({ mode: "atLeast", count: 5 }))).toEqual([]);
    expect(judge(["10:00:00 agent 丙"], of({ mode: "none" }))).toHaveLength(1);
    expect(judge(chat, of({ mode: "none" }))).toEqual([]);
  });

  it("finds regular expressions in the folded text and shows the original", () => {
    const hit = { operator: "regex", role: "agent", pattern: "1\\d{10}", exclude: "单号1\\d{10}" };
    const findings = judge(["10:00:00 agent 电话 １38 0013 8000", "10:00:01 agent 单号 13800138000"], {
      hit,
    });
    expect(findings[0].evidence.map(({ text }) => text)).toEqual(["１38 0013 8000"]);
    expect(findings[0].rows).toEqual([2]);
  });

  it("stays linear on an expression that ruins a backtracking engine", () => {
    const hit = { operator: "regex", role: "agent", pattern: "(a+)+$" };
    expect(judge([`10:00:00 agent ${"a".repeat(5000)}b`], { hit })).toEqual([]);
  });

  it("judges later turns over a limit", () => {
    const hit = { operator: "responseTime", turns: "later", over: 100 };
    const lines = [
      "10:00:00 customer 在吗",
      "10:05:00 agent 在",
      "10:06:00 customer 有货吗",
      "10:07:40 agent 有",
      "10:08:00 customer 多少钱",
      "10:09:41 agent 十元",
    ];
    const [finding] = judge(lines, { hit });
    expect(finding).toMatchObject({ rows: [6, 7], measured: 101, limit: 100 });
  });

  it("counts messages", () => {
    const hit = { operator: "messageCount", role: "agent", minimum: 3 };
    expect(rowsOf(judge(chat, { hit }))).toEqual([[3, 5, 6]]);
    expect(judge(chat, { hit: { ...hit, minimum: 4 } })).toEqual([]);
    expect(judge(chat, { hit: { ...hit, minimum: 0, maximum: 2 } })).toEqual([]);
  });

  it("applies only to the agents and days that a rule names", () => {
    const lines = ["10:00:00 agent=小美 乙", "10:00:01 agent=大川 乙"];
    const conditions = { hit: says("agent", "b") };
    const forEach = { forEach: "hit" };
    expect(judge(lines, conditions, forEach)).toHaveLength(2);
    expect(rowsOf(judge(lines, conditions, { ...forEach, appliesTo: { agents: ["大川"] } }))).toEqual([[3]]);
    expect(judge(lines, conditions, { active: { from: "2026-03-02", to: "2026-03-02" } })).toHaveLength(1);
    expect(judge(lines, conditions, { active: { from: "2026-03-03" } })).toEqual([]);
    expect(judge(lines, conditions, { active: { to: "2026-03-01" } })).toEqual([]);
  });

  it("does not let the text of a message become a pattern", () => {
    const garbage = fc.string({ unit: "binary", maxLength: 60 });
    fc.assert(
      fc.property(garbage, (text) => {
        const transcript = transcriptOf([{ time: "10:00:00", role: "agent", text }]);
        expect(() => inspector.inspect(transcript)).not.toThrow();
      }),
    );
  });
});
