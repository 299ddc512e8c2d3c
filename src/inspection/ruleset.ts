import { z } from "zod";
import { conditionSchema } from "./operators";
import { identifier, names } from "./language";
import { severities, units } from "./finding";
import { scorecardSetting } from "./scorecard/card";
import { product } from "./products";

const day = z.iso.date();

const dictionary = z.strictObject({
  names,
  /** What to look for: plain phrases, or patterns with gaps and alternatives (see `text/pattern.ts`). */
  phrases: z.array(z.string().min(1)),
  /** A match that touches an exclusion does not count: 付款 in 先别付款. */
  exclusions: z.array(z.string().min(1)).default([]),
});

const parameter = z.strictObject({
  names,
  value: z.number(),
  unit: z.enum(units),
  minimum: z.number(),
  maximum: z.number(),
});

/** A finding is of the first level whose upper bound its measured value does not pass. */
export const levels = z.array(
  z.strictObject({
    id: identifier,
    names,
    upTo: z.number(),
    /** How severe a finding of this level is; absent: as the rule says. */
    severity: z.enum(severities).optional(),
  }),
);

/** Says the finding more exactly: the first variant whose `when` is true lends its sentence and evidence. */
const variant = z.strictObject({
  when: z.string().min(1),
  evidence: z.array(identifier).min(1).optional(),
  sentence: z.string().min(1),
});

/** Where a rule applies; what is absent is no limit. */
export const appliesTo = z.strictObject({
  /** Only findings that belong to one of these agents count. */
  agents: z.array(z.string().min(1)).min(1).optional(),
  /** Names as in `InspectionOptions.platform`; where the platform is not known the rule is not evaluable. */
  platforms: z.array(z.string().min(1)).min(1).optional(),
  /** Conversations before a sale, or about one that was made: as the ruleset's `afterSale` says. */
  service: z.enum(["preSale", "afterSale"]).optional(),
});

export const activeDays = z.strictObject({ from: day.optional(), to: day.optional() });

const clock = z.string().regex(/^\d{1,2}:\d{2}:\d{2}$/, "HH:MM:SS");

/** A conversation that shows what a rule finds, or what it passes; every example is a test. */
const example = z.strictObject({
  /** What it shows. */
  title: names,
  /** Messages such as "10:00:05 customer 在吗": a time, a role (customer, agent, robot, system) and what is said. */
  messages: z.array(z.string().min(1)).min(1),
  /** Other conversations of the record, for a rule that looks at more than one. */
  others: z.array(z.array(z.string().min(1)).min(1)).optional(),
  /** Times of the customer's orders; absent: the record has no orders. */
  orders: z
    .array(z.strictObject({ placed: clock, paid: clock.optional(), closed: clock.optional() }))
    .optional(),
  products: z.array(product).optional(),
  /** When the record ends; absent: at midnight. */
  recordEnd: clock.optional(),
  /** Parameters that differ from the rule's. */
  parameters: z.record(identifier, z.number()).optional(),
  /** For each finding the messages that it shows, counted from 1; none: the conversation passes. */
  findings: z.array(z.array(z.int().min(1)).min(1)),
  /** Why the rule cannot be judged here. */
  notEvaluable: z.string().optional(),
});

const rule = z.strictObject({
  id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "kebab-case"),
  names,
  advice: names,
  /** What the rule finds, and why that matters, with its source. */
  meaning: names.optional(),
  why: names.optional(),
  group: z.string().min(1),
  severity: z.enum(severities),
  /** What a conversation with a finding loses (below 0) or gains. */
  points: z.number().min(-100).max(100),
  /** Any finding makes the score of the conversation 0. */
  fatal: z.boolean().default(false),
  /** A person should look before anyone is told. */
  needsReview: z.boolean().default(false),
  enabled: z.boolean().default(true),
  /** Conversations that start outside these days (both included) are not judged. */
  active: activeDays.optional(),
  appliesTo: appliesTo.optional(),
  /** Numbers that a person may change; a condition refers to one as "$name". */
  parameters: z.record(identifier, parameter).default({}),
  /** Named levels of the measured value, by ascending upper bounds: 6 golden, 10 good, … */
  levels: levels.optional(),
  conditions: z.record(identifier, conditionSchema),
  /** Judge each hit of this condition by itself: one finding per hit; anchors with `hit: "each"` mean that hit. */
  forEach: identifier.optional(),
  /** Boolean expression over conditions: `asks && !(offers || explains)`. */
  when: z.string().min(1),
  /**
   * Boolean expression that says whether the conversation gave the rule an occasion (a bargain to handle, an order to
   * remind of): where it is false, a score leaves the rule out. Absent: a customer's message or
   * an order that `forEach` judges, else every conversation.
   */
  occasion: z.string().min(1).optional(),
  /** The conditions whose hits are shown; the first that has a measured value gives it. */
  evidence: z.array(identifier).min(1),
  /** Key of the finding's sentence; a key that no catalogue knows gets the general sentence. */
  sentence: z.string().min(1),
  variants: z.array(variant).default([]),
  examples: z.array(example).default([]),
});

export const rulesetSchema = z.strictObject({
  version: z.literal(1),
  dictionaries: z.record(identifier, dictionary),
  /** What makes a conversation one of after-sale service; rules may apply to these only, or to the others. */
  afterSale: conditionSchema.optional(),
  rules: z.array(rule),
  /** How conversations are scored: a preset, or a card of its own. */
  scorecard: scorecardSetting.default("points"),
});

/** Named texts to match, editable by a person. */
export type Dictionary = z.output<typeof dictionary>;
/** A number of a rule that a person may change, within its bounds. */
export type Parameter = z.output<typeof parameter>;
export type Rule = z.output<typeof rule>;
export type Level = z.output<typeof levels>[number];
export type Example = z.output<typeof example>;
export type Ruleset = z.output<typeof rulesetSchema>;
