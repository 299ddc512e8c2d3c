/** Scorecards of the shop's own while they are edited: begun from another, checked, kept in step with the rules. */
import { builtInRuleset, parseChanges, type Rule } from "../../../inspection";
import type { Names } from "../../../inspection/language";
import {
  prepareScoring,
  scorecardOf,
  type Scorecard,
  type ScorecardSetting,
  type ScoredMetric,
} from "../../../inspection/scorecard";
import type { Unit } from "../../../inspection/finding";
import type { CardItem, PointsCard, WeightedCard } from "../../../inspection/scorecard/card";
import { Problem } from "../../../problem";
import type { Changes } from "../edits";

export type MetricItem = Extract<CardItem, { metric: unknown }>;
export type Method = Scorecard["method"];

/** Of what a metric is counted. */
export const unitOfMetric: Readonly<Record<ScoredMetric, Unit>> = {
  firstResponse: "seconds",
  averageResponse: "seconds",
  longestResponse: "seconds",
  replyRatio: "ratio",
  longestAgentRun: "messages",
  unansweredTurns: "hits",
};

/** A card of one's own that scores as another does. */
export function ownCard(
  setting: ScorecardSetting,
  nameOf: (locale: keyof Names, name: string) => string,
): Scorecard {
  const card = structuredClone(scorecardOf(setting));
  const { names } = card;
  return {
    ...card,
    names: { "zh-CN": nameOf("zh-CN", names["zh-CN"]), "en-US": nameOf("en-US", names["en-US"]) },
  };
}

/** Points for each step of a metric until somebody writes others. */
export function metricItem(metric: ScoredMetric): MetricItem {
  const upTo = { seconds: 20, ratio: 5, messages: 3, hits: 0 }[unitOfMetric[metric] as string] ?? 1;
  return { metric, of: 10, bands: [{ upTo, got: 10 }], above: 0 };
}

/** An id that no section has yet. */
export function freeSection(card: Scorecard): string {
  const taken = new Set(card.sections.map(({ id }) => id));
  let number = card.sections.length + 1;
  while (taken.has(`section${number}`)) number++;
  return `section${number}`;
}

/** A card by another method, with the sections and the rules that it had. Metrics count only where points are weighted. */
export function byMethod(card: Scorecard, method: Method, rules: readonly Rule[]): Scorecard {
  if (card.method === method) return card;
  return card.method === "weighted" ? asPoints(card) : asWeighted(card, rules);
}

function asPoints({ names, sections, fatal }: WeightedCard): PointsCard {
  return {
    ...{ method: "points", names, fatal },
    sections: sections.map(({ id, names: called, items }) => ({
      ...{ id, names: called, groups: [] },
      rules: items.flatMap((item) => ("rule" in item ? [item.rule] : [])),
    })),
  };
}

function asWeighted({ names, sections, fatal }: PointsCard, rules: readonly Rule[]): WeightedCard {
  const named = new Set(sections.flatMap((section) => section.rules));
  return {
    ...{ method: "weighted", names, fatal, bonus: [] },
    sections: sections.map(({ id, names: called, rules: own, groups }) => ({
      ...{ id, names: called, weight: 10 },
      items: [
        ...own,
        ...rules.filter((rule) => groups.includes(rule.group) && !named.has(rule.id)).map((rule) => rule.id),
      ].map((rule) => ({ rule, of: pointsOf(rules, rule) })),
    })),
  };
}

/** What a rule is worth where nobody says: what a finding of it costs by its own points. */
function pointsOf(rules: readonly Rule[], id: string): number {
  const points = Math.abs(rules.find((rule) => rule.id === id)?.points ?? 0);
  return points > 0 ? points : 1;
}

export function ruleItem(rules: readonly Rule[], rule: string): CardItem {
  return { rule, of: pointsOf(rules, rule) };
}

/**
 * A list with one of its items at another place.
 *
 * @example
 * moved(["a", "b", "c"], 2, 0) //=> ["c", "a", "b"]
 */
export function moved<Item>(items: readonly Item[], from: number, to: number): Item[] {
  return items.toSpliced(from, 1).toSpliced(to, 0, items[from]);
}

/** What keeps a card from being used; the section by its number, or what the language has against the card. */
export type CardTrouble =
  | { readonly code: "name" | "noSections" }
  | { readonly code: "section" | "items" | "bands"; readonly section: number }
  | { readonly code: "bonus" }
  | { readonly problem: Problem };

export function troubleWithCard(changes: Changes, card: Scorecard): CardTrouble | null {
  if (isBlank(card.names)) return { code: "name" };
  if (card.sections.length === 0) return { code: "noSections" };
  for (const [i, section] of card.sections.entries()) {
    if (isBlank(section.names)) return { code: "section", section: i + 1 };
    if (!("items" in section)) continue;
    if (section.items.length === 0) return { code: "items", section: i + 1 };
    if (!section.items.every(ascends)) return { code: "bands", section: i + 1 };
  }
  if (card.method === "weighted" && !card.bonus.every(ascends)) return { code: "bonus" };
  try {
    parseChanges({ scorecard: card });
    // Without the rules' own compilation, which is asked for before anything is saved: this is asked at every key.
    prepareScoring({
      ...builtInRuleset,
      rules: [...builtInRuleset.rules, ...changes.addRules],
      scorecard: card,
    });
    return null;
  } catch (error) {
    if (error instanceof Problem) return { problem: error };
    throw error;
  }
}

function isBlank(names: Names): boolean {
  return Object.values(names).some((name) => name.trim() === "");
}

/** Each step of a metric lies above the one before, and gives no more than there is. */
function ascends(item: CardItem): boolean {
  if (!("metric" in item)) return true;
  const { bands, above, of } = item;
  return (
    bands.length > 0 &&
    bands.every(({ upTo }, i) => i === 0 || upTo > bands[i - 1].upTo) &&
    [...bands.map(({ got }) => got), above].every((got) => got <= of)
  );
}

/** Changes whose own card no longer speaks of a rule that is taken away; of a card of which nothing is left, the built-in one holds. */
export function withoutRuleInCard(changes: Changes, id: string): Changes {
  const { scorecard, ...rest } = changes;
  if (typeof scorecard !== "object" || !JSON.stringify(scorecard).includes(JSON.stringify(id)))
    return changes;
  const isOther = (item: CardItem) => !("rule" in item && item.rule === id);
  const fatal = scorecard.fatal.filter((rule) => rule !== id);
  if (scorecard.method === "points")
    return {
      ...rest,
      scorecard: {
        ...scorecard,
        fatal,
        sections: scorecard.sections.map((each) => ({
          ...each,
          rules: each.rules.filter((rule) => rule !== id),
        })),
      },
    };
  const sections = scorecard.sections
    .map((each) => ({ ...each, items: each.items.filter(isOther) }))
    .filter(({ items }) => items.length > 0);
  return sections.length === 0
    ? rest
    : { ...rest, scorecard: { ...scorecard, fatal, sections, bonus: scorecard.bonus.filter(isOther) } };
}
