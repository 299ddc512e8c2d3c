import { expect, it } from "vitest";
import { applyChanges, builtInRuleset, compileRuleset } from "../../src/inspection";
import { readShops } from "./shop";

const everyRule = compileRuleset(
  applyChanges(builtInRuleset, {
    rules: Object.fromEntries(builtInRuleset.rules.map(({ id }) => [id, { enabled: true }])),
  }),
);

/** Rules by conversation: what was marked, and what is found. */
function judged(): { marked: Set<string>; found: Set<string> } {
  const marked = new Set<string>();
  const found = new Set<string>();
  for (const { talks, transcript, platform, hasOrders, orders } of readShops("unseen")) {
    for (const { title, marks } of talks) for (const { rule } of marks) marked.add(`${title}: ${rule}`);
    const { findings } = everyRule.inspect(transcript, { platform, ...(hasOrders && { orders }) });
    for (const { conversation, rule } of findings) found.add(`${conversation}: ${rule}`);
  }
  return { marked, found };
}

it("finds in English conversations that no phrase was written for what docs/rules/language.md says", () => {
  const { marked, found } = judged();
  const wrong = [...found].filter((finding) => !marked.has(finding));
  const missed = [...marked].filter((finding) => !found.has(finding));
  expect({ marked: marked.size, missed: missed.length, wrong: wrong.length }).toEqual({
    marked: 37,
    missed: 3,
    wrong: 0,
  });
});
