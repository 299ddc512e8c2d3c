import { describe, expect, it } from "vitest";
import { builtInRuleset } from "../../src/inspection";
import { judgeExample, readExampleMessage } from "../../src/inspection/examples";
import { findingSentence } from "../../src/locales/findings";
import { locales } from "../../src/locales/translate";
import { Problem } from "../../src/problem";

describe.each(builtInRuleset.rules)("the examples of $id", (rule) => {
  it.each(rule.examples.map((example) => [example.title["en-US"], example] as const))("%s", (_, example) => {
    const { findings, notEvaluable } = judgeExample(builtInRuleset, rule.id, example);
    expect(findings.map(({ rows }) => rows)).toEqual(example.findings);
    expect(notEvaluable).toBe(example.notEvaluable ?? null);
    for (const finding of findings)
      for (const locale of locales)
        expect(findingSentence(locale, finding)).not.toMatch(/\{|undefined|“[–]?”/);
  });

  it("show at least two conversations that it finds and two that it passes", () => {
    const found = rule.examples.filter(({ findings }) => findings.length > 0);
    const passed = rule.examples.filter(
      ({ findings, notEvaluable }) => findings.length === 0 && notEvaluable === undefined,
    );
    expect(found.length).toBeGreaterThanOrEqual(2);
    expect(passed.length).toBeGreaterThanOrEqual(2);
  });

  it("stand beside what it means and why it matters", () => {
    expect(rule.meaning).toBeDefined();
    expect(rule.why).toBeDefined();
  });
});

describe("a message of an example", () => {
  it("has a time, a role and a text, and may do without the time", () => {
    expect(readExampleMessage("10:00:05 agent 在的 亲")).toEqual({
      ...{ time: "10:00:05", role: "agent", text: "在的 亲" },
    });
    expect(readExampleMessage("客户 在吗")).toEqual({ time: "", role: "客户", text: "在吗" });
  });

  it("is refused when it has no role", () => {
    expect(() => readExampleMessage("在吗")).toThrow(Problem);
  });
});
