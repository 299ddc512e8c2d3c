import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { compileRuleset, readRuleset } from "../../../src/inspection";

it.each(["docs/scoring.md", "docs/scoring.zh-CN.md"])(
  "the rulesets of %s can be read and compiled",
  (path) => {
    const page = readFileSync(path, "utf8");
    const examples = [...page.matchAll(/```json\n([^]*?)```/g)].map(
      ([, text]) => JSON.parse(text) as unknown,
    );
    expect(examples.length).toBe(2);
    for (const example of examples) expect(() => compileRuleset(readRuleset(example))).not.toThrow();
  },
);
