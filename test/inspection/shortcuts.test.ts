/** What is passed over for the sake of speed must change nothing: each short way beside the long one. */
import { describe, expect, it } from "vitest";
import { corpus } from "../../bench/corpus";
import { readTable } from "../../src/chat/readTable";
import { builtInRuleset, compileRuleset, type Ruleset } from "../../src/inspection";
import { evaluate, namesIn, parseExpression, settled } from "../../src/inspection/expression";
import { intentBit, intentIds, intentReader, observe, reads } from "../../src/inspection/intents";

const rows = 1200;
const table = corpus(rows);
const texts = Array.from({ length: rows }, (_, row) => String(table.cell(row + 1, 4)));

describe("intentReader", () => {
  it("reads what the model reads intent by intent, the second time too", () => {
    const wanted = intentIds.filter((_, i) => i % 3 !== 1);
    const read = intentReader(wanted);
    const long = "能便宜点吗，老客户了，".repeat(30);
    for (const text of [...texts, ...texts.slice(0, 50), long, "", "[图片]", "👍🏽", "ok thanks"]) {
      const observed = observe(text);
      const expected = wanted.reduce(
        (bits, intent) => bits | (reads(observed, intent) ? intentBit(intent) : 0),
        0,
      );
      expect(read(text)).toBe(expected);
    }
  });
});

describe("inspect", () => {
  it("finds what tracing every condition finds, rule by rule", () => {
    const { transcript } = readTable(table, {});
    const all = compileRuleset(builtInRuleset).inspect(transcript, { hasOrders: false });
    expect(all.findings.length).toBeGreaterThan(50);
    for (const rule of builtInRuleset.rules.filter(({ enabled }) => enabled)) {
      const one: Ruleset = { ...builtInRuleset, rules: [rule], scorecard: "points" };
      const traced = [...compileRuleset(one).trace(transcript, { hasOrders: false })];
      expect(traced.flatMap(({ findings }) => findings)).toEqual(
        all.findings.filter((finding) => finding.rule === rule.id),
      );
      const { passed, notEvaluable } = all.rules.find((summary) => summary.rule === rule.id)!;
      const unfound = traced.filter(({ findings }) => findings.length === 0);
      const doubtful = unfound.filter(
        ({ applies, traces }) =>
          typeof applies === "string" || traces.some(({ verdict }) => verdict.truth === null),
      );
      expect([passed, notEvaluable]).toEqual([unfound.length - doubtful.length, doubtful.length]);
    }
  });
});

describe("settled", () => {
  it("says only what holds whatever the other conditions are", () => {
    const texts = [
      "a && b",
      "a || b",
      "a && !b",
      "!(a || !b) && c",
      "?a && (b || c)",
      "!?a || b",
      "!(a && b) || c",
    ];
    const truths = [true, false, null];
    for (const text of texts) {
      const expression = parseExpression(text);
      for (let falses = 0; falses < 8; falses++) {
        const isFalse = new Set(["a", "b", "c"].filter((_, i) => (falses >> i) & 1));
        const seen = new Set<boolean | null>();
        for (let n = 0; n < 27; n++) {
          const valueOf = (name: string) =>
            isFalse.has(name) ? false : truths[Math.floor(n / 3 ** "abc".indexOf(name)) % 3];
          seen.add(evaluate(expression, (name) => ({ truth: valueOf(name) })).truth);
        }
        const claim = settled(expression, isFalse);
        if (claim !== undefined)
          expect([text, [...isFalse], [...seen]]).toEqual([text, [...isFalse], [claim]]);
      }
      expect(settled(expression, new Set(namesIn(expression)))).toBeDefined();
    }
  });
});
