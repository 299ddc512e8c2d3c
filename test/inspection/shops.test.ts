import { describe, expect, it } from "vitest";
import { applyChanges, builtInRuleset, compileRuleset, type Inspection } from "../../src/inspection";
import { readShops, type Shop } from "./shop";

/** What rules.md gives a severity, so that a changed default is seen; the severities of the others are the product's own. */
const severities: Readonly<Record<string, string>> = {
  "reminder-without-question": "minor",
  "persuasion-order": "info",
  "order-invitation-too-early": "minor",
  "no-order-nudge": "minor",
  "bargaining-why-expensive": "minor",
  "forbidden-phrase": "severe",
  "evasive-words": "minor",
  "cold-reply": "minor",
  "compensation-first": "minor",
  "campaign-question-no-offer": "minor",
  "no-cross-sell": "info",
  "no-farewell": "minor",
  "off-platform": "severe",
  privacy: "severe",
};

/** Every built-in rule, those that a shop must switch on first included. */
const everyRule = applyChanges(builtInRuleset, {
  rules: Object.fromEntries(builtInRuleset.rules.map(({ id }) => [id, { enabled: true }])),
});
const builtIn = compileRuleset(everyRule);

/** What a shop's own ruleset finds; rules that it leaves as they are need not be compiled anew. */
function inspect(shop: Shop): Pick<Inspection, "findings" | "notEvaluable"> {
  const options = {
    platform: shop.platform,
    products: shop.products,
    ...(shop.hasOrders && { orders: shop.orders }),
  };
  const all = builtIn.inspect(shop.transcript, options);
  const changed = Object.keys(shop.changes.rules ?? {});
  if (changed.length === 0) return all;
  const ruleset = applyChanges(everyRule, shop.changes);
  const own = compileRuleset({
    ...ruleset,
    rules: ruleset.rules.filter(({ id }) => changed.includes(id)),
  }).inspect(shop.transcript, options);
  const isLeft = ({ rule }: { rule: string }): boolean => !changed.includes(rule);
  return {
    findings: [...all.findings.filter(isLeft), ...own.findings],
    notEvaluable: [...all.notEvaluable.filter(isLeft), ...own.notEvaluable],
  };
}

const shops = readShops();

for (const shop of shops) {
  describe(`${shop.name} (${shop.platform})`, () => {
    const { findings, notEvaluable } = inspect(shop);
    const said = (row: number): string => `${row} ${shop.transcript.text[shop.transcript.row.indexOf(row)]}`;

    it.each(shop.talks.map((talk) => [talk.title, talk] as const))("%s", (title, talk) => {
      const own = findings.filter(({ conversation }) => conversation === title);
      // A finding is of a mark when it shows the marked line; each mark is of one finding.
      const open = [...own];
      const found = talk.marks.map(({ rule, row, severity }) => {
        const at = open.findIndex((finding) => finding.rule === rule && finding.rows.includes(row));
        if (at < 0) return `nobody found ${rule}: ${said(row)}`;
        const [finding] = open.splice(at, 1);
        const wanted = severity ?? severities[rule] ?? finding.severity;
        return finding.severity === wanted ? null : `${rule} is ${finding.severity}, not ${wanted}`;
      });
      const tooMany = open.map(({ rule, rows }) => `wrongly found ${rule}: ${rows.map(said).join(" | ")}`);
      expect([...found.filter((complaint) => complaint !== null), ...tooMany]).toEqual([]);
      for (const { rule, reason } of talk.notEvaluable) {
        const entry = notEvaluable.find((one) => one.conversation === title && one.rule === rule);
        expect(entry?.reason ?? "-").toBe(reason);
      }
    });
  });
}

describe("the shops", () => {
  const talks = shops.flatMap((shop) => shop.talks);

  it.each(builtInRuleset.rules.map(({ id }) => id))("show and tempt %s at least three times", (rule) => {
    const marks = talks.flatMap((talk) => talk.marks).filter((mark) => mark.rule === rule);
    const tempting = talks.flatMap((talk) => talk.tempted).filter((tempted) => tempted === rule);
    expect(Math.min(marks.length, tempting.length)).toBeGreaterThanOrEqual(3);
  });
});
