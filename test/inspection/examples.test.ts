import { describe, expect, it } from "vitest";
import { applyChanges, builtInRuleset, compileRuleset, type Example, type Rule } from "../../src/inspection";
import { findingSentence } from "../../src/locales/findings";
import { locales } from "../../src/locales/translate";
import { lineOf, orderOf, secondsOf, transcriptOf } from "./transcriptOf";

const enabled = applyChanges(builtInRuleset, {
  rules: Object.fromEntries(builtInRuleset.rules.map(({ id }) => [id, { enabled: true }])),
});
const inspector = compileRuleset(enabled);

function judge(rule: Rule, example: Example) {
  const { parameters, orders, products, recordEnd, others = [] } = example;
  const lines = [example.messages, ...others].flatMap((messages, c) =>
    messages.map((message) => lineOf(message, `c${c}`)),
  );
  const ready = parameters
    ? compileRuleset(applyChanges(enabled, { rules: { [rule.id]: { parameters } } }))
    : inspector;
  const { findings, notEvaluable } = ready.inspect(transcriptOf(lines), {
    to: 1,
    ...(orders && { orders: orders.map(orderOf) }),
    ...(products && { products }),
    ...(recordEnd && { recordEnd: secondsOf(recordEnd) }),
  });
  return {
    findings: findings.filter((finding) => finding.rule === rule.id),
    reason: notEvaluable.find((entry) => entry.rule === rule.id)?.reason,
  };
}

describe.each(builtInRuleset.rules)("the examples of $id", (rule) => {
  it.each(rule.examples.map((example) => [example.title["en-US"], example] as const))("%s", (_, example) => {
    const { findings, reason } = judge(rule, example);
    expect(findings.map(({ messages }) => messages.map((message) => message + 1))).toEqual(example.findings);
    expect(reason).toBe(example.notEvaluable);
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
