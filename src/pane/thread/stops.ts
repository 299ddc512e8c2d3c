import type { Finding } from "../../inspection/finding";

/** A conversation to read: for a finding, or drawn at random. */
export interface Stop {
  readonly conversation: string;
  /** What to look at in it; null: it was drawn to be read whole. */
  readonly finding: Finding | null;
  /** The finding's key for reviews. */
  readonly key: string | null;
}
