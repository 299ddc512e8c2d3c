import { describe, expect, it } from "vitest";
import { builtInRuleset, parseChanges } from "../../../src/inspection";
import { builtInScorecards, scorecardPresets, type Scorecard } from "../../../src/inspection/scorecard";
import type { WeightedCard } from "../../../src/inspection/scorecard/card";
import {
  byMethod,
  freeSection,
  metricItem,
  moved,
  ownCard,
  troubleWithCard,
  withoutRuleInCard,
} from "../../../src/pane/rules/scorecard/cards";
import { copyOf, namesOf } from "../../../src/pane/rules/ownRules";

const none = parseChanges({});
const { rules } = builtInRuleset;
const sales = builtInScorecards["sales-driven"] as WeightedCard;
const first = (fields: Partial<WeightedCard["sections"][number]>): WeightedCard => ({
  ...sales,
  sections: sales.sections.map((section, i) => (i === 0 ? { ...section, ...fields } : section)),
});
const rulesIn = (card: Scorecard) =>
  card.sections.flatMap((section) =>
    "items" in section ? section.items.flatMap((item) => ("rule" in item ? [item.rule] : [])) : section.rules,
  );

describe("A scorecard of one's own", () => {
  it("puts its items in another order", () => {
    expect(moved(["a", "b", "c"], 0, 1)).toEqual(["b", "a", "c"]);
    expect(moved(["a", "b", "c"], 2, 0)).toEqual(["c", "a", "b"]);
  });

  it.each(scorecardPresets)("begins as %s and can be used at once", (preset) => {
    const card = ownCard(preset, (_, name) => `${name}!`);
    expect(card.names["zh-CN"]).toBe(`${builtInScorecards[preset].names["zh-CN"]}!`);
    expect(card.sections).toEqual(builtInScorecards[preset].sections);
    expect(troubleWithCard(none, card)).toBeNull();
  });

  it("keeps its sections and rules by another method, and can be used by it", () => {
    const points = byMethod(sales, "points", rules);
    expect(rulesIn(points)).toEqual(rulesIn(sales));
    expect(troubleWithCard(none, points)).toBeNull();
    const weighted = byMethod(builtInScorecards.points, "weighted", rules);
    expect(weighted.sections.map(({ id }) => id)).toEqual(
      builtInScorecards.points.sections.map(({ id }) => id),
    );
    // Each rule of its groups counts once, for what it costs.
    expect(new Set(rulesIn(weighted)).size).toBe(rulesIn(weighted).length);
    expect(troubleWithCard(none, weighted)).toBeNull();
    expect(byMethod(sales, "weighted", rules)).toBe(sales);
  });

  it("says what is missing, and where", () => {
    const items = sales.sections[0].items;
    expect(troubleWithCard(none, { ...sales, names: namesOf(() => " ") })).toEqual({ code: "name" });
    expect(troubleWithCard(none, { ...sales, sections: [] })).toEqual({ code: "noSections" });
    expect(troubleWithCard(none, first({ names: namesOf(() => "") }))).toEqual({
      code: "section",
      section: 1,
    });
    expect(troubleWithCard(none, first({ items: [] }))).toEqual({ code: "items", section: 1 });
    const falling = { ...metricItem("firstResponse"), bands: [20, 10].map((upTo) => ({ upTo, got: 1 })) };
    const generous = { ...metricItem("firstResponse"), above: 11 };
    for (const item of [falling, generous, { ...falling, bands: [] }]) {
      expect(troubleWithCard(none, first({ items: [item, ...items] }))).toEqual({
        code: "bands",
        section: 1,
      });
      expect(troubleWithCard(none, { ...sales, bonus: [item] })).toEqual({ code: "bonus" });
    }
    expect(troubleWithCard(none, { ...sales, fatal: ["no-such-rule"] })).toHaveProperty("problem");
  });

  it("gives a new section an id of its own", () => {
    const id = freeSection(sales);
    const more = { ...sales, sections: [...sales.sections, { ...sales.sections[0], id }] };
    expect(freeSection({ ...more, sections: more.sections.slice(1) })).not.toBe(id);
  });

  it("no longer speaks of a rule that is taken away", () => {
    const own = copyOf(rules[0], builtInRuleset, rules[0].names);
    const card = { ...first({ items: [{ rule: own.id, of: 5 }] }), fatal: [own.id] };
    const changes = { ...parseChanges({ addRules: [own] }), scorecard: card };
    expect(troubleWithCard(changes, card)).toBeNull();
    const after = withoutRuleInCard({ ...changes, addRules: [] }, own.id);
    expect(after.scorecard).toMatchObject({ fatal: [], sections: { length: sales.sections.length - 1 } });
    expect(troubleWithCard(after, after.scorecard as Scorecard)).toBeNull();
    const alone = { ...card, sections: card.sections.slice(0, 1) };
    expect(
      withoutRuleInCard({ ...changes, addRules: [], scorecard: alone }, own.id).scorecard,
    ).toBeUndefined();
    expect(withoutRuleInCard(changes, "own-9")).toBe(changes);
  });
});
