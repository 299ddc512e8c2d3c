import { describe, expect, it } from "vitest";
import { applyChanges, compileRuleset, parseRuleset, type RulesetChanges } from "../../src/inspection";
import { builtInRuleset } from "../../src/inspection";
import type { Problem } from "../../src/problem";
import { lineOf, transcriptOf } from "./transcriptOf";

const id = "slow-first-response";
const alone = { ...builtInRuleset, rules: builtInRuleset.rules.filter((rule) => rule.id === id) };
const named = (name: string) => ({ "zh-CN": name, "en-US": name });
const levels = [
  { id: "late", names: named("late"), upTo: 30, severity: "minor" as const },
  { id: "later", names: named("later"), upTo: 60 },
];

function severityAfter(seconds: number, changes: RulesetChanges) {
  const clock = new Date(seconds * 1000).toISOString().slice(14, 19);
  const chat = transcriptOf([lineOf("10:00:00 customer 在吗"), lineOf(`10:${clock} agent 在的亲`)]);
  const [finding] = compileRuleset(applyChanges(alone, changes)).inspect(chat).findings;
  return finding && [finding.severity, finding.values.level];
}

describe("levels of a measured value", () => {
  it("say how severe a finding is, their upper bounds included; beyond the last and without one the rule does", () => {
    const changes = { rules: { [id]: { levels, severity: "severe" as const } } };
    expect(severityAfter(30, changes)).toEqual(["minor", "late"]);
    expect(severityAfter(31, changes)).toEqual(["severe", "later"]);
    expect(severityAfter(61, changes)).toEqual(["severe", "violation"]);
    expect(severityAfter(20, changes)).toBeUndefined();
  });

  it("are taken away by null", () => {
    expect(severityAfter(21, { rules: { [id]: { levels: null } } })).toEqual(["major", undefined]);
  });

  it.each([
    ["inspection.levelOrder", [levels[1], { ...levels[0], upTo: 60 }]],
    ["inspection.duplicateLevel", [levels[0], { ...levels[1], id: "late" }]],
  ])("that cannot be told apart are refused (%s)", (code, wrong) => {
    const broken = { ...alone, rules: [{ ...alone.rules[0], levels: wrong }] };
    expect(() => parseRuleset(broken)).toThrow(expect.objectContaining({ code }) as Problem);
  });
});
