import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { builtInRuleset, compileRuleset, type Inspection } from "../../../src/inspection";
import {
  agreementByRule,
  findingKeys,
  markOf,
  readReviews,
  reviewed,
  withMark,
  writeReviews,
  type Mark,
  type Reviews,
} from "../../../src/inspection/review";
import { conversationScores } from "../../../src/inspection/scorecard";
import type { Transcript } from "../../../src/chat/transcript";
import { Problem } from "../../../src/problem";
import { lineOf, transcriptOf } from "../transcriptOf";

const only = new Set(["slow-first-response", "forbidden-phrase", "pestering-run"]);
const ruleset = { ...builtInRuleset, rules: builtInRuleset.rules.filter(({ id }) => only.has(id)) };
const inspector = compileRuleset(ruleset);
const nothing: Reviews = new Map();

const first = [
  "10:00:00 customer 在吗",
  "10:00:35 agent 可以支付的",
  "10:01:00 customer 好",
  "10:01:05 agent 你急什么",
];
const second = ["11:00:00 customer 在吗", "11:00:50 agent 在的"];

function chatOf(...chats: readonly (readonly string[])[]): {
  transcript: Transcript;
  inspection: Inspection;
} {
  const transcript = transcriptOf(chats.flatMap((lines, c) => lines.map((line) => lineOf(line, `c${c}`))));
  return { transcript, inspection: inspector.inspect(transcript) };
}

function keysOf({ transcript, inspection }: ReturnType<typeof chatOf>): string[] {
  return findingKeys(inspection.findings, transcript);
}

describe("the key of a finding", () => {
  it("is the same after a re-scan of rows that have moved", () => {
    const before = chatOf(first, second);
    const moved = { ...before.transcript, row: before.transcript.row.map((row) => row + 100) };
    expect(findingKeys(inspector.inspect(moved).findings, moved)).toEqual(keysOf(before));
  });

  it("is the same whatever conversations stand before it", () => {
    const alone = keysOf(chatOf(first));
    const transcript = transcriptOf([
      ...second.map((line) => lineOf(line, "other")),
      ...first.map((line) => lineOf(line, "c0")),
    ]);
    const keys = findingKeys(inspector.inspect(transcript).findings, transcript);
    expect(keys).toEqual(expect.arrayContaining(alone));
  });

  it("is of that finding alone", () => {
    const keys = keysOf(chatOf(first, first, second));
    expect(keys.length).toBeGreaterThan(4);
    expect(new Set(keys).size).toBe(keys.length);
  });

  it("tells findings apart that show the same", () => {
    const chat = chatOf(first);
    const [finding] = chat.inspection.findings;
    const [a, b] = findingKeys([finding, finding], chat.transcript);
    expect(a).not.toBe(b);
    expect(findingKeys([finding], chat.transcript)).toEqual([a]);
  });

  it("changes with the words that show it, and quotes none of them", () => {
    const keys = keysOf(chatOf(first));
    const others = keysOf(chatOf(first.map((line) => line.replace("你急什么", "急什么急"))));
    expect(keys[0]).toBe(others[0]);
    expect(keys).not.toEqual(others);
    for (const key of keys) expect(key).toMatch(/^[a-z-]+:[0-9a-z]+:[0-9a-z]+$/);
  });
});

describe("a mark", () => {
  const chat = chatOf(first, second);
  const keys = keysOf(chat);
  const [slow, brushOff] = keys;

  it("is of its finding until it is taken back", () => {
    const marked = withMark(nothing, slow, { status: "confirmed" });
    expect(markOf(marked, slow)).toEqual({ status: "confirmed" });
    expect(markOf(marked, brushOff)).toBeNull();
    expect(markOf(withMark(marked, slow, null), slow)).toBeNull();
    expect(nothing.size).toBe(0);
  });

  it("that exempts is of all findings of the rule in the conversation, and of no other", () => {
    const forbidden = chat.inspection.findings.flatMap(({ rule }, i) =>
      rule === "forbidden-phrase" ? [keys[i]] : [],
    );
    expect(forbidden.length).toBe(2);
    const marked = withMark(nothing, forbidden[0], { status: "exempted", reason: "培训会话" });
    for (const key of forbidden)
      expect(markOf(marked, key)).toEqual({ status: "exempted", reason: "培训会话" });
    expect(keys.filter((key) => markOf(marked, key) !== null)).toEqual(forbidden);
  });
});

describe("an inspection after review", () => {
  const chat = chatOf(first, second);
  const keys = keysOf(chat);
  const after = (reviews: Reviews) => reviewed(ruleset, chat.transcript, chat.inspection, reviews);

  it("is the same before anybody has looked, and after everything was confirmed", () => {
    expect(after(nothing)).toEqual(chat.inspection);
    const all = keys.reduce<Reviews>(
      (reviews, key) => withMark(reviews, key, { status: "confirmed" }),
      nothing,
    );
    expect(after(all)).toEqual(chat.inspection);
  });

  it("has no dismissed findings, and gives their points back", () => {
    const last = chat.inspection.findings.length - 1;
    expect(chat.inspection.findings[last]).toMatchObject({ rule: "slow-first-response", conversation: "c1" });
    const result = after(withMark(nothing, keys[last], { status: "dismissed", reason: "断网" }));
    expect(result.findings).toHaveLength(last);
    expect([chat.inspection.scores[1], result.scores[1]]).toEqual([85, 100]);
    expect(result.scores[0]).toBe(chat.inspection.scores[0]);
    expect(result.rules.find(({ rule }) => rule === "slow-first-response")).toMatchObject({
      hit: 1,
      passed: 1,
    });
  });

  it("keeps a rule hit while one of its findings stands", () => {
    const at = chat.inspection.findings.findIndex(({ rule }) => rule === "forbidden-phrase");
    const result = after(withMark(nothing, keys[at], { status: "dismissed", reason: "引用" }));
    expect(result.scores[0]).toBe(chat.inspection.scores[0]);
  });

  it("leaves an exempted rule out of the score", () => {
    const at = chat.inspection.findings.findIndex(({ conversation }) => conversation === "c1");
    const result = after(withMark(nothing, keys[at], { status: "exempted" }));
    expect(result.scores[1]).toBe(100);
    const [, score] = conversationScores(ruleset, chat.transcript, result);
    const item = score.sections.flatMap(({ items }) => items).find(({ id }) => id === "slow-first-response");
    expect(item).toMatchObject({ got: null, reason: "notApplicable" });
  });
});

describe("the agreement with a rule", () => {
  it("counts what was confirmed of what was judged, with the interval of a small sample", () => {
    const chat = chatOf(...Array.from({ length: 10 }, () => second));
    const keys = keysOf(chat);
    let reviews = nothing;
    keys.slice(0, 6).forEach((key, i) => {
      reviews = withMark(
        reviews,
        key,
        i < 5 ? { status: "confirmed" } : { status: "dismissed", reason: "夜间" },
      );
    });
    reviews = withMark(reviews, keys[6], { status: "exempted" });
    const [agreement] = agreementByRule(chat.inspection.findings, keys, reviews);
    expect(agreement).toMatchObject({
      ...{ rule: "slow-first-response", findings: 10, confirmed: 5, dismissed: 1, exempted: 1, open: 3 },
      agreement: 5 / 6,
    });
    // Wilson's interval of 5 of 6.
    expect(agreement.interval!.low).toBeCloseTo(0.4365, 4);
    expect(agreement.interval!.high).toBeCloseTo(0.9699, 4);
  });

  it("is unknown before anybody has judged", () => {
    const chat = chatOf(second);
    expect(agreementByRule(chat.inspection.findings, keysOf(chat), nothing)).toEqual([
      {
        ...{ rule: "slow-first-response", findings: 1, confirmed: 0, dismissed: 0, exempted: 0, open: 1 },
        ...{ agreement: null, interval: null },
      },
    ]);
  });
});

describe("reviews as text", () => {
  const keys = keysOf(chatOf(first, second));
  const mark: fc.Arbitrary<Mark> = fc.oneof(
    fc.constant<Mark>({ status: "confirmed" }),
    fc.string().map((reason): Mark => ({ status: "dismissed", reason })),
    fc.string({ minLength: 1 }).map((reason): Mark => ({ status: "exempted", reason })),
    fc.constant<Mark>({ status: "exempted" }),
  );

  it("are read as they were written", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.constantFrom(...keys), mark)), (marks) => {
        const reviews = marks.reduce<Reviews>((all, [key, each]) => withMark(all, key, each), nothing);
        expect(new Map(readReviews(writeReviews(reviews)))).toEqual(reviews);
      }),
      { numRuns: 60 },
    );
  });

  it("say where they cannot be read", () => {
    expect(() => readReviews("oops")).toThrow(expect.objectContaining({ code: "review.unreadable" }));
    expect(() => readReviews('{"version":1,"marks":{"slow-turn":["zzz"]}}')).toThrow(
      expect.objectContaining({ values: expect.objectContaining({ path: "marks.slow-turn.0" }) as unknown }),
    );
  });

  it("throw nothing but problems at garbage", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        try {
          readReviews(text);
        } catch (error) {
          expect(error).toBeInstanceOf(Problem);
        }
      }),
      { numRuns: 60 },
    );
  });
});
