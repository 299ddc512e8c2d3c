/** The shape of a scorecard: what counts, how much, and what makes a conversation worth nothing. */
import { z } from "zod";
import { identifier, names } from "../language";

/** Metrics that an item may grade; each exists per conversation and per agent (src/metrics). */
export const scoredMetrics = [
  "firstResponse",
  "averageResponse",
  "longestResponse",
  "replyRatio",
  "longestAgentRun",
  "unansweredTurns",
] as const;
export type ScoredMetric = (typeof scoredMetrics)[number];

const ruleId = z.string().min(1);
const points = z.number().min(0).max(1000);

/**
 * A rule: a conversation without a finding has all points, one with a finding none; the other way round for a rule whose own
 * points are above 0, for it finds something good.
 */
const ruleItem = z.strictObject({ rule: ruleId, of: points.gt(0).default(1) });

/** A metric: the first band whose upper bound (included) the value does not pass gives the points. */
const metricItem = z.strictObject({
  metric: z.enum(scoredMetrics),
  of: points.gt(0).default(1),
  /** Ascending; `got` is at most `of`. */
  bands: z.array(z.strictObject({ upTo: z.number(), got: points })).min(1),
  /** Points of a value above every band. */
  above: points.default(0),
});

const item = z.union([ruleItem, metricItem]);
export type CardItem = z.output<typeof item>;

const section = z.strictObject({
  id: identifier,
  names,
  /** Against the other sections' weights; they need not add up to 100. */
  weight: z.number().gt(0).max(1000),
  items: z.array(item).min(1),
});

/**
 * Each section scores the points that it got of those that it could get; the score is the mean of the sections by weight,
 * plus the bonus. An item that does not apply or cannot be judged is left out, and so is a section of such items alone.
 */
const weightedCard = z.strictObject({
  method: z.literal("weighted"),
  names,
  sections: z.array(section).min(1),
  /** Points that the score gains, by the same items; what does not apply gains nothing. */
  bonus: z.array(item).default([]),
  /** Rules of which any finding makes the score 0, beside those that are fatal themselves. */
  fatal: z.array(ruleId).default([]),
});
export type WeightedCard = z.output<typeof weightedCard>;

/**
 * Every enabled rule counts by its own points: 100 and the points of each rule that hits. Sections only sort the rules;
 * each scores 100 less what its rules lose.
 */
const pointsCard = z.strictObject({
  method: z.literal("points"),
  names,
  sections: z
    .array(
      z.strictObject({
        id: identifier,
        names,
        /** Rules by id; they come before groups. */
        rules: z.array(ruleId).default([]),
        /** All other rules of these groups. */
        groups: z.array(z.string().min(1)).default([]),
      }),
    )
    .min(1),
  fatal: z.array(ruleId).default([]),
});
export type PointsCard = z.output<typeof pointsCard>;

export const scorecardSchema = z.discriminatedUnion("method", [pointsCard, weightedCard]);
/** How conversations are scored: data that a person edits, in JSON. */
export type Scorecard = z.output<typeof scorecardSchema>;

/** Scorecards that come with the product. */
export const scorecardPresets = ["points", "sales-driven", "service-driven"] as const;
export type ScorecardPreset = (typeof scorecardPresets)[number];

/** What a ruleset says of its score: a preset by name, or a card of its own. */
export const scorecardSetting = z.union([z.enum(scorecardPresets), scorecardSchema]);
export type ScorecardSetting = z.output<typeof scorecardSetting>;
