import type { Role } from "./role";

/**
 * Chats as data: one row per message, columns as typed arrays, texts as they were.
 *
 * Always grouped and ordered: the messages of conversation `c` are `offsets[c] … offsets[c + 1] - 1`, sorted by time
 * (stable; in the file's order when any time of the conversation is unknown). Conversations keep the order in which
 * the source names them first. Everything above reads this one shape.
 */
export interface Transcript {
  readonly length: number;
  /** Names of the conversations, by conversation code. */
  readonly conversations: readonly string[];
  /** `conversations.length + 1` message indices. */
  readonly offsets: Int32Array;
  /** Conversation code of each message. */
  readonly conversation: Int32Array;
  /** Seconds since 1970-01-01T00:00:00 of the local wall clock as exported; NaN when unknown. */
  readonly time: Float64Array;
  /** How finely the source wrote the time: see `TimePrecision`. */
  readonly precision: Uint8Array;
  /** Names of the senders, by sender code. */
  readonly senders: readonly string[];
  readonly sender: Int32Array;
  /** `Role` of each message. */
  readonly role: Uint8Array;
  /** `RoleBasis`: which step of the decision order settled the role of each message. */
  readonly roleBasis: Uint8Array;
  readonly text: readonly string[];
  /** Where the person finds the message: sheet row or file line, 1-based. */
  readonly row: Int32Array;
}

/** Minute-precise times carry no verdict finer than a minute. */
export const TimePrecision = { none: 0, day: 1, minute: 2, second: 3 } as const;

/** The decision order for roles; the first that applies wins. */
export const RoleBasis = {
  undecided: 0,
  roleColumn: 1,
  agentList: 2,
  systemPattern: 3,
  robotName: 4,
  automaticReply: 5,
  shopName: 6,
  customerName: 7,
  recurringName: 8,
  /** A person said so in the pane. */
  corrected: 9,
  /** The only one in the conversation whose side was open, where the other side is known; or one whom a hand-over names. */
  counterpart: 10,
} as const;

/** Counts of roles, by `Role` code: `[unknown, customer, agent, robot, system]`. */
export function countRoles(role: ArrayLike<number>): number[] {
  const counts = new Int32Array(5);
  for (let i = 0; i < role.length; i++) counts[role[i] as Role]++;
  return Array.from(counts);
}

/**
 * One conversation as a transcript of its own, with its own senders alone: metrics hold a place for every sender there is. Most
 * columns are views of the whole one's.
 *
 * @param conversation its index
 * @example conversationAlone(transcript, 3).conversations //=> ["S004"]
 */
export function conversationAlone(transcript: Transcript, conversation: number): Transcript {
  const from = transcript.offsets[conversation];
  const to = transcript.offsets[conversation + 1];
  const codes = [...new Set(transcript.sender.subarray(from, to))];
  const places = new Map(codes.map((code, place) => [code, place]));
  return {
    length: to - from,
    conversations: [transcript.conversations[conversation]],
    offsets: Int32Array.of(0, to - from),
    conversation: new Int32Array(to - from),
    time: transcript.time.subarray(from, to),
    precision: transcript.precision.subarray(from, to),
    senders: codes.map((code) => transcript.senders[code]),
    sender: transcript.sender.subarray(from, to).map((code) => places.get(code)!),
    role: transcript.role.subarray(from, to),
    roleBasis: transcript.roleBasis.subarray(from, to),
    text: transcript.text.slice(from, to),
    row: transcript.row.subarray(from, to),
  };
}
