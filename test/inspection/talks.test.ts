import { describe, expect, it } from "vitest";
import { builtInRuleset, compileRuleset } from "../../src/inspection";
import talks from "./talks.json";
import { lineOf, transcriptOf } from "./transcriptOf";

/**
 * Short talks by rule: what the customer (c) and the agent (a) say, twelve seconds apart. Written without a look at the
 * dictionaries, to see whether rules know a fault in other words, and let pass what only looks like it.
 */
const inspector = compileRuleset(builtInRuleset);

function rulesFound(talk: string): string[] {
  const lines = talk.split("/").map((line, i) => {
    const seconds = String((12 * i) % 60).padStart(2, "0");
    const role = line.startsWith("c ") ? "customer" : "agent";
    return lineOf(`10:0${Math.floor((12 * i) / 60)}:${seconds} ${role} ${line.slice(2)}`);
  });
  return inspector.inspect(transcriptOf(lines)).findings.map(({ rule }) => rule);
}

for (const [rule, { finds, passes }] of Object.entries(talks)) {
  describe(rule, () => {
    it.each(finds)("finds %s", (talk) => expect(rulesFound(talk)).toContain(rule));
    it.each(passes)("passes %s", (talk) => expect(rulesFound(talk)).not.toContain(rule));
  });
}
