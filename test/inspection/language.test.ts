import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { builtInRuleset, compileRuleset, readRuleset } from "../../src/inspection";
import { operatorNames } from "../../src/inspection/operators";

const text = readFileSync(join(import.meta.dirname, "../../docs/rules/language.md"), "utf8");
const [changes, rule] = [...text.matchAll(/```json\n([^]*?)```/g)].map(
  ([, json]) => JSON.parse(json) as object,
);

describe("docs/rules/language.md", () => {
  it("names every operator", () => {
    for (const name of operatorNames) expect(text).toContain(`| \`${name}\``);
  });

  it("shows changes that can be applied", () => {
    const { rules, dictionaries } = readRuleset(changes);
    expect(rules.find(({ id }) => id === "slow-first-response")?.parameters.limit.value).toBe(30);
    expect(dictionaries.brushOff.phrases).toContain("您再等等看");
    expect(() => compileRuleset(readRuleset(changes))).not.toThrow();
  });

  it("shows a rule that can be added", () => {
    const own = readRuleset({ addRules: [rule] });
    expect(own.rules).toHaveLength(builtInRuleset.rules.length + 1);
    expect(() => compileRuleset(own)).not.toThrow();
  });
});
