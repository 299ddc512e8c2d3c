import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { compileRuleset, readRuleset } from "../../../src/inspection";

it("the rulesets of docs/scoring.md can be read and compiled", () => {
  const page = readFileSync("docs/scoring.md", "utf8");
  const examples = [...page.matchAll(/```json\n([^]*?)```/g)].map(([, text]) => JSON.parse(text) as unknown);
  expect(examples.length).toBe(2);
  for (const example of examples) expect(() => compileRuleset(readRuleset(example))).not.toThrow();
});
