import type { z } from "zod";
import type { Amount, RoleName } from "../language";
import type { IntentId } from "../intents";
import type { Conversation } from "../conversation";
import type { Outcome } from "../outcome";

/** Messages `from … to - 1` of the open conversation. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

/** A condition made ready: what it says of the messages in a range of the open conversation. */
export type Test = (conversation: Conversation, range: Range) => Outcome;

/** What a condition may ask of its ruleset while it is made ready. */
export interface Compiler {
  /** Where the condition stands in the ruleset: `rules.slow-turn.conditions.slow`. */
  readonly path: string;
  /** A number, a parameter's value in place of its name. */
  amount(value: Amount): number;
  /** Index of a dictionary, for `Conversation.matchesOf`; the texts of the role will be read. */
  dictionary(name: string, role: RoleName): number;
  /** The same of a dictionary's exclusions, as phrases of their own. */
  exclusions(name: string, role: RoleName): number;
  /** Bits of intents, for `Conversation.hasIntent`; messages of the role will be asked for them. */
  intents(wanted: readonly IntentId[], role: RoleName): number;
  /** Whether anybody looks at the hits of a true outcome; where nobody does, they may be left out. */
  readonly needsHits: boolean;
}

/** What a conversation must hold for a condition to be anything but false: a match of one of these, or an intent. */
export interface Need {
  /** As of `Compiler.dictionary`. */
  readonly dictionaries: readonly number[];
  /** Bits as of `Compiler.intents`, in messages of these roles (bits of `1 << role`). */
  readonly intents: number;
  readonly roles: number;
}

/** An operator of the rule language: the shape of its conditions and what they mean. */
export interface Operator<Schema extends z.ZodType> {
  readonly schema: Schema;
  compile(condition: z.output<Schema>, compiler: Compiler): Test;
  /** Lets a rule be passed over where it cannot hold; absent or null: the condition must be tested. */
  need?(condition: z.output<Schema>, compiler: Compiler): Need | null;
}

/** Keeps the schema's type together with the meaning. */
export function operator<Schema extends z.ZodType>(definition: Operator<Schema>): Operator<Schema> {
  return definition;
}
