/**
 * An order as the record knows it. Times are seconds of the local wall clock as in `Transcript.time`; NaN when unknown.
 * `paid`/`closed` NaN in a record that has those columns means: not paid, not closed.
 */
export interface Order {
  readonly id: string;
  /** Customer's name as in the chats, "" when the record does not say. */
  readonly customer: string;
  /** Conversation code in the transcript the order was joined to, -1 when none. */
  readonly conversation: number;
  readonly placed: number;
  readonly paid: number;
  readonly closed: number;
  readonly amount: number;
  /** Sheet row or file line, 1-based. */
  readonly row: number;
}
