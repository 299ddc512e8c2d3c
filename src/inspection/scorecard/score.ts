import { fsum } from "d3-array";
import { Problem } from "../../problem";
import type { Names } from "../language";
import type { Rule, Ruleset } from "../ruleset";
import type { CardItem, PointsCard, Scorecard, ScoredMetric, WeightedCard } from "./card";
import { scorecardOf } from "./presets";

/** How a rule came out on a conversation. */
export const RuleResult = {
  passed: 0,
  hit: 1,
  /** The record lacks what the rule needs. */
  notEvaluable: 2,
  /** The conversation gave the rule no occasion, or the rule is not for it. */
  notApplicable: 3,
} as const;
export type RuleResult = (typeof RuleResult)[keyof typeof RuleResult];

/** A metric's value; NaN when there is nothing to measure. */
export interface Measured {
  readonly value: number;
  /** How far the real value may lie from it: 59 s where times are written to the minute. */
  readonly slack: number;
}

/** What a conversation is scored by. */
export interface Judgement {
  /** `RuleResult` by enabled rule of the ruleset. */
  readonly results: ArrayLike<number>;
  measure(metric: ScoredMetric): Measured;
  /** Why a rule could not be judged. */
  reasonOf?(rule: string): string | undefined;
}

/** Why an item is left out: `ruleOff`, `notApplicable`, `notMeasured`, or the reason that the rule gave (`noTimes`, …). */
export type NotCounted = string;

/** One line of how a score came about. */
export interface ScoredItem {
  readonly kind: "rule" | "metric";
  /** Id of the rule or the metric. */
  readonly id: string;
  /** Null when it is left out. */
  readonly got: number | null;
  readonly of: number;
  /** A metric's value; null for a rule, or when there is nothing to measure. */
  readonly measured: number | null;
  readonly reason: NotCounted | null;
}

export interface ScoredSection {
  readonly id: string;
  readonly names: Names;
  /** Null on a card on which every rule counts by its own points. */
  readonly weight: number | null;
  /** 0–100; null when no item of it counts. */
  readonly score: number | null;
  /** Sums over the items that count. */
  readonly got: number;
  readonly of: number;
  readonly items: readonly ScoredItem[];
}

/** A score and how it came about. */
export interface Score {
  /** 0–100, to two decimals; null when nothing could be judged. */
  readonly score: number | null;
  readonly sections: readonly ScoredSection[];
  readonly bonus: readonly ScoredItem[];
  /** Fatal rules that hit: the score is 0. */
  readonly fatal: readonly string[];
}

/** A scorecard made ready for a ruleset. */
export interface Scoring {
  readonly card: Scorecard;
  /** The enabled rules, in the order of a judgement's results. */
  readonly rules: readonly Rule[];
  /** The dimensions of every score, in their order. */
  readonly sections: readonly { readonly id: string; readonly names: Names }[];
  /** The score alone. */
  score(judgement: Judgement): number | null;
  /** The same score with all that led to it. */
  explain(judgement: Judgement): Score;
}

/** Rules that no section of a points card names. */
const otherSection = { id: "other", names: { "zh-CN": "其他", "en-US": "Other" } } as const;

/**
 * Makes a ruleset's scorecard ready.
 *
 * @throws Problem `inspection.unknownName` when a card of the ruleset's own names a rule that the ruleset does not have
 * @example prepareScoring(builtInRuleset).explain({ results, measure }).sections[0].score //=> 85
 */
export function prepareScoring(ruleset: Ruleset): Scoring {
  const card = scorecardOf(ruleset.scorecard);
  if (typeof ruleset.scorecard !== "string") checkRules(card, ruleset);
  const rules = ruleset.rules.filter(({ enabled }) => enabled);
  const fatal = rules.flatMap((rule, i) => (rule.fatal || card.fatal.includes(rule.id) ? [i] : []));
  const fatalHits = ({ results }: Judgement) => fatal.filter((i) => results[i] === RuleResult.hit);
  const method =
    card.method === "points" ? pointsMethod(card, rules) : weightedMethod(card, itemScorer(rules));

  return {
    card,
    rules,
    sections: method.sections.map(({ id, names }) => ({ id, names })),
    // A fatal hit is judged, though nothing of the card may be: the worst conversation must not go without a score.
    score: (judgement) => (fatalHits(judgement).length > 0 ? 0 : method.score(judgement)),
    explain(judgement) {
      const hits = fatalHits(judgement).map((i) => rules[i].id);
      const { score, ...rest } = method.explain(judgement);
      return { score: hits.length > 0 ? 0 : score, ...rest, fatal: hits };
    },
  };
}

interface Method {
  readonly sections: readonly { readonly id: string; readonly names: Names }[];
  score(judgement: Judgement): number | null;
  explain(judgement: Judgement): Omit<Score, "fatal">;
}

/** 100 and the points of each rule that hits, once per rule. */
function pointsMethod(card: PointsCard, rules: readonly Rule[]): Method {
  const all = rules.map((_, i) => i);
  const score = ({ results }: Judgement, own: readonly number[] = all): number | null => {
    let total = 100;
    let isJudged = false;
    for (const i of own) {
      if (results[i] === RuleResult.notEvaluable || results[i] === RuleResult.notApplicable) continue;
      isJudged = true;
      if (results[i] === RuleResult.hit) total += rules[i].points;
    }
    return isJudged ? tidy(total) : null;
  };

  const sections = sortRules(card, rules);
  const itemOf = (i: number, judgement: Judgement): ScoredItem => {
    const { id, points } = rules[i];
    const isHit = judgement.results[i] === RuleResult.hit;
    const reason = whyNot(judgement, i, id);
    const got = reason !== null ? null : isHit === points > 0 ? Math.abs(points) : 0;
    return { kind: "rule", id, got, of: Math.abs(points), measured: null, reason };
  };

  return {
    sections,
    score: (judgement) => score(judgement),
    explain: (judgement) => ({
      score: score(judgement),
      sections: sections.map(({ id, names, own }) => {
        const items = own.filter((i) => rules[i].points <= 0).map((i) => itemOf(i, judgement));
        return { id, names, weight: null, score: score(judgement, own), ...sumsOf(items), items };
      }),
      bonus: all.filter((i) => rules[i].points > 0).map((i) => itemOf(i, judgement)),
    }),
  };
}

function sortRules(card: PointsCard, rules: readonly Rule[]) {
  const placeOf = ({ id, group }: Rule): number => {
    const named = card.sections.findIndex((section) => section.rules.includes(id));
    return named >= 0 ? named : card.sections.findIndex((section) => section.groups.includes(group));
  };
  const places = rules.map(placeOf);
  const ownOf = (place: number) => rules.flatMap((_, i) => (places[i] === place ? [i] : []));
  const sections = card.sections.map(({ id, names }, s) => ({ id, names, own: ownOf(s) }));
  return places.includes(-1) ? [...sections, { ...otherSection, own: ownOf(-1) }] : sections;
}

/** The mean of the sections by weight, each what it got of what it could get, plus the bonus. */
function weightedMethod(
  card: WeightedCard,
  scored: (item: CardItem, judgement: Judgement) => ScoredItem,
): Method {
  const explain = (judgement: Judgement): Omit<Score, "fatal"> => {
    const sections = card.sections.map(({ id, names, weight, items: cardItems }) => {
      const items = cardItems.map((item) => scored(item, judgement));
      const sums = sumsOf(items);
      return {
        id,
        names,
        weight,
        score: sums.of > 0 ? tidy((100 * sums.got) / sums.of) : null,
        ...sums,
        items,
      };
    });
    const bonus = card.bonus.map((item) => scored(item, judgement));
    return { score: weightedScore(sections, sumsOf(bonus).got), sections, bonus };
  };
  return { sections: card.sections, score: (judgement) => explain(judgement).score, explain };
}

/**
 * The mean of sections by weight, each what it got of what it could get, plus a bonus; between 0 and 100. Sections that
 * could get nothing are left out.
 *
 * @returns null when no section could get anything
 * @example
 * // 3/3 · 10 % + 5/10 · 30 % + 4/5 · 50 % + 1/2 · 10 %
 * weightedScore([
 *   { weight: 10, got: 3, of: 3 },
 *   { weight: 30, got: 5, of: 10 },
 *   { weight: 50, got: 4, of: 5 },
 *   { weight: 10, got: 1, of: 2 },
 * ]) //=> 70
 */
export function weightedScore(
  sections: readonly { readonly weight: number; readonly got: number; readonly of: number }[],
  bonus = 0,
): number | null {
  const counted = sections.filter(({ of }) => of > 0);
  if (counted.length === 0) return null;
  // Sums that do not depend on the order of what is summed.
  const mean =
    fsum(counted.map(({ weight, got, of }) => (weight * got) / of)) /
    fsum(counted.map(({ weight }) => weight));
  return tidy(100 * mean + bonus);
}

function itemScorer(rules: readonly Rule[]): (item: CardItem, judgement: Judgement) => ScoredItem {
  const places = new Map(rules.map(({ id }, i) => [id, i]));
  const isGood = (place: number, { results }: Judgement): boolean =>
    (results[place] === RuleResult.hit) === rules[place].points > 0;
  return (item, judgement) => {
    if ("rule" in item) {
      const place = places.get(item.rule);
      const reason = place === undefined ? "ruleOff" : whyNot(judgement, place, item.rule);
      const got = reason !== null || place === undefined ? null : isGood(place, judgement) ? item.of : 0;
      return { kind: "rule", id: item.rule, got, of: item.of, measured: null, reason };
    }
    const { value, slack } = judgement.measure(item.metric);
    const kind = "metric" as const;
    if (Number.isNaN(value))
      return { kind, id: item.metric, got: null, of: item.of, measured: null, reason: "notMeasured" };
    const grade = (measured: number): number =>
      Math.min(item.of, (item.bands.find(({ upTo }) => measured <= upTo) ?? { got: item.above }).got);
    const isDoubtful = slack > 0 && grade(Math.max(0, value - slack)) !== grade(value + slack);
    return {
      kind,
      id: item.metric,
      got: isDoubtful ? null : grade(value),
      of: item.of,
      measured: value,
      reason: isDoubtful ? "minutePrecision" : null,
    };
  };
}

function whyNot({ results, reasonOf }: Judgement, place: number, rule: string): NotCounted | null {
  if (results[place] === RuleResult.notEvaluable) return reasonOf?.(rule) ?? "notEvaluable";
  return results[place] === RuleResult.notApplicable ? "notApplicable" : null;
}

function sumsOf(items: readonly ScoredItem[]): { got: number; of: number } {
  const counted = items.filter(({ got }) => got !== null);
  return { got: fsum(counted.map(({ got }) => got)), of: fsum(counted.map(({ of }) => of)) };
}

/** Between 0 and 100, to two decimals. */
function tidy(score: number): number {
  return Math.round(Math.min(100, Math.max(0, score)) * 100) / 100;
}

function checkRules(card: Scorecard, { rules }: Ruleset): void {
  const known = rules.map(({ id }) => id);
  const check = (rule: string, path: string): void => {
    if (!known.includes(rule))
      throw new Problem("wrongInput", "inspection.unknownName", {
        path,
        name: rule,
        known: known.join(", "),
      });
  };
  card.fatal.forEach((rule, i) => check(rule, `scorecard.fatal.${i}`));
  if (card.method === "points") {
    card.sections.forEach((section, s) =>
      section.rules.forEach((rule, i) => check(rule, `scorecard.sections.${s}.rules.${i}`)),
    );
    return;
  }
  const checkItems = (items: readonly CardItem[], path: string): void =>
    items.forEach((item, i) => "rule" in item && check(item.rule, `${path}.${i}.rule`));
  card.sections.forEach(({ items }, s) => checkItems(items, `scorecard.sections.${s}.items`));
  checkItems(card.bonus, "scorecard.bonus");
}
