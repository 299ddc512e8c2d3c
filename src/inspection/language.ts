/** The words that every part of the rule language shares: names, numbers, scopes. */
import { z } from "zod";

// zod would compile schemas by `new Function`, which the pane's content security policy forbids.
z.config({ jitless: true });

/** Name of a dictionary, a parameter or a condition: a word that `when` can hold. */
export const identifier = z.string().regex(/^[A-Za-z][A-Za-z0-9_]*$/, "a word of letters, digits and _");

export const names = z.strictObject({ "zh-CN": z.string().min(1), "en-US": z.string().min(1) });
/** A text in both languages of the product. */
export type Names = z.output<typeof names>;

/** A number, or a parameter of the rule by name: `"$limit"`. */
export const amount = z.union([
  z.number(),
  z.string().regex(/^\$[A-Za-z][A-Za-z0-9_]*$/, 'a number or "$parameter"'),
]);
export type Amount = z.output<typeof amount>;

/** Hours of the day between which a clock is judged at all; what starts outside is left out. Absent: the whole day. */
export const serviceHoursFields = { opens: amount.default(0), closes: amount.default(24) };

/** `agent` is a person; `robot` every automatic reply; `any` everybody but the system. */
export const roleName = z.enum(["customer", "agent", "robot", "any"]);
export type RoleName = z.output<typeof roleName>;

const anchor = z.strictObject({
  /** The condition whose hit is the anchor. */
  condition: identifier,
  /** Which of its hits: by order, any of them, or the one that `forEach` is judging. */
  hit: z.union([z.enum(["first", "last", "any", "each"]), z.int().min(1)]).default("first"),
  /**
   * `answer`: the first run of messages by the condition's role after the anchor, up to the next other speaker. `turn`: the
   * customer's messages and the answer to them among which the anchor stands.
   */
  side: z.enum(["before", "after", "around", "at", "answer", "turn"]),
  /** At most so many messages of the condition's role away. */
  messages: amount.optional(),
  /** At most so many seconds away (the limit itself included). */
  seconds: amount.optional(),
  /** Less than so many seconds away (the limit itself excluded). */
  under: amount.optional(),
});
export type Anchor = z.output<typeof anchor>;

const part = z.strictObject({
  of: z.enum(["first", "last"]),
  /** So many messages of the condition's role … */
  messages: amount.optional(),
  /** … or so many seconds from the conversation's start or before its end. */
  seconds: amount.optional(),
});

/** Where a condition looks: absent fields mean the whole conversation. */
export const scope = { part: part.optional(), anchor: anchor.optional() };
export interface Scope {
  readonly part?: z.output<typeof part>;
  readonly anchor?: Anchor;
}

/** True, false, or not evaluable (strong three-valued logic of Kleene, 1938). */
export type Truth = boolean | null;

/** Why something is not evaluable: key of the sentence `reason.<Reason>` in locales/<locale>/findings.json. */
export type Reason =
  | "noTimes"
  | "noOrders"
  | "noRoles"
  | "noProducts"
  | "noPlatform"
  | "minutePrecision"
  | "undecided"
  | "noCustomerMessages"
  | "fewConversations";
