import type { Transcript } from "../../chat/transcript";

/** A value of a label and the messages that show it. */
export interface Shown<Value extends string> {
  readonly value: Value;
  /** Message indices in the transcript, ascending. */
  readonly messages: readonly number[];
  /** Their source rows. */
  readonly rows: readonly number[];
}

/** Why a label cannot be told: `reason.<…>` in locales/<locale>/labels.json. */
export type UnknownReason =
  | "noRoles"
  | "noTimes"
  | "noOrders"
  | "undecided"
  /** The buyer left without saying why. */
  | "notSaid"
  /** No rule that would show it is switched on. */
  | "ruleOff"
  | "other";

/**
 * What a label says of a conversation: the values that it shows, the first of them foremost. Without a value it is either
 * known that there is none (`unknown` is null) or it cannot be told.
 */
export interface Label<Value extends string> {
  readonly values: readonly Shown<Value>[];
  readonly unknown: UnknownReason | null;
}

export function shown<Value extends string>(
  value: Value,
  messages: readonly number[],
  { row }: Pick<Transcript, "row">,
): Shown<Value> {
  const own = [...new Set(messages)].sort((a, b) => a - b);
  return { value, messages: own, rows: own.map((message) => row[message]) };
}
