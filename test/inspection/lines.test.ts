import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { builtInRuleset, compileRuleset } from "../../src/inspection";
import { buildMatcher } from "../../src/inspection/text/matcher";
import { lineOf, transcriptOf } from "./transcriptOf";

/** Lines that a dictionary finds, and lines that fool a naive list and must pass. */
interface Lines {
  readonly role: string;
  readonly hits: readonly string[];
  readonly passes: readonly string[];
}

const lines = join(import.meta.dirname, "lines");
const inspector = compileRuleset(builtInRuleset);

function finder(name: string): (line: string) => boolean {
  if (name === "forbidden") {
    // Two rules of several dictionaries, with negation and quotation.
    return (line) =>
      inspector
        .inspect(transcriptOf([lineOf("customer 在吗"), { time: "", role: "agent", text: line }]))
        .findings.some(({ rule }) => rule === "forbidden-phrase" || rule === "off-platform");
  }
  const matcher = buildMatcher([builtInRuleset.dictionaries[name]]);
  return (line) => matcher.match(line) !== null;
}

for (const file of readdirSync(lines)) {
  const name = file.replace(".json", "");
  const { hits, passes } = JSON.parse(readFileSync(join(lines, file), "utf8")) as Lines;
  describe(name, () => {
    const finds = finder(name);
    it.each(hits)("finds %s", (line) => expect(finds(line)).toBe(true));
    it.each(passes)("passes %s", (line) => expect(finds(line)).toBe(false));
  });
}
