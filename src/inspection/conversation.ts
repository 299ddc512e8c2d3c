import type { Order } from "../chat/orders";
import { Role } from "../chat/role";
import { TimePrecision, type Transcript } from "../chat/transcript";
import type { ServiceHours } from "../metrics/serviceHours";
import type { Turns } from "../metrics/turns";
import type { IntentReader } from "./intents";
import type { Need } from "./operators/operator";
import type { Hit, Span } from "./outcome";
import type { RoleName } from "./language";
import type { ProductFinder } from "./products";
import type { Match, Matcher } from "./text/matcher";

/** What is known beside the messages, the same for every conversation. */
export interface ChatRecord {
  readonly transcript: Transcript;
  readonly turns: Turns;
  /** Orders by conversation code; null when the record has no orders. */
  readonly orders: ReadonlyMap<number, readonly Order[]> | null;
  /** Seconds of the local wall clock. */
  readonly recordEnd: number;
  /** The team's service hours, which clocks of responses follow; null: they run day and night. */
  readonly hours: ServiceHours | null;
  /** The shop's products; null when no table was given. */
  readonly products: ProductFinder | null;
  /** How many conversations the record has, those beyond the transcript included. */
  readonly conversations: number;
  /** In how many conversations agents wrote a text, word for word; looked at once for a record. */
  agentTexts(): TextCounts;
}

/** How often a text stands in a record; undefined or 0 where it does not. */
export type TextCounts = Pick<ReadonlyMap<string, number>, "get">;

/** A match of a dictionary in one message of the conversation. */
export interface MessageMatch {
  readonly message: number;
  readonly start: number;
  readonly end: number;
}

/** How far the real time may lie behind the written one. */
const slackOf = (precision: number): number =>
  precision === TimePrecision.minute ? 59 : precision === TimePrecision.day ? 86_399 : 0;

/**
 * One conversation as conditions see it: its messages, its turns, its orders and where dictionaries match. One object
 * serves all conversations in turn (`open`), so that a scan of a million rows does not allocate per message.
 */
export class Conversation {
  index = 0;
  /** Counts what was opened: what is remembered of one conversation is known by it. */
  opened = 0;
  /** First message and the one after the last. */
  from = 0;
  to = 0;
  /** Whether the role of any message is unknown; all times are known; a human agent wrote. */
  hasUnknownRoles = false;
  hasAllTimes = true;
  hasAgent = false;
  private readonly matchesByDictionary: MessageMatch[][];
  private readonly touched: number[] = [];
  /** By message from the first on, the bits of its intents; -1 while nobody asked. */
  private intentBits = new Int32Array(64);
  /** By role, those of all its messages together. */
  private readonly intentsByRole = new Int32Array(Object.keys(Role).length);

  constructor(
    readonly record: ChatRecord,
    private readonly matcher: Matcher,
    /** By role. */
    private readonly intents: readonly IntentReader[],
    dictionaryCount: number,
  ) {
    this.matchesByDictionary = Array.from({ length: dictionaryCount }, () => []);
  }

  get transcript(): Transcript {
    return this.record.transcript;
  }

  open(index: number): void {
    const { transcript } = this.record;
    this.index = index;
    this.opened++;
    this.from = transcript.offsets[index];
    this.to = transcript.offsets[index + 1];
    this.hasUnknownRoles = false;
    this.hasAllTimes = true;
    this.hasAgent = false;
    for (const dictionary of this.touched) this.matchesByDictionary[dictionary].length = 0;
    this.touched.length = 0;
    if (this.to - this.from > this.intentBits.length)
      this.intentBits = new Int32Array(2 * (this.to - this.from));
    this.intentBits.fill(-1, 0, this.to - this.from);
    this.intentsByRole.fill(-1);
    for (let i = this.from; i < this.to; i++) {
      const role = transcript.role[i];
      if (role === Role.system) continue;
      if (role === Role.unknown) this.hasUnknownRoles = true;
      if (role === Role.agent) this.hasAgent = true;
      if (transcript.time[i] !== transcript.time[i]) this.hasAllTimes = false;
      const matches = this.matcher.match(transcript.text[i], role);
      if (matches) this.keep(i, matches);
    }
  }

  private keep(message: number, matches: readonly Match[]): void {
    for (const { dictionary, start, end } of matches) {
      const list = this.matchesByDictionary[dictionary];
      if (list.length === 0) this.touched.push(dictionary);
      list.push({ message, start, end });
    }
  }

  /** Matches of a dictionary in this conversation, by place. */
  matchesOf(dictionary: number): readonly MessageMatch[] {
    return this.matchesByDictionary[dictionary];
  }

  /**
   * Whether the model reads any of some intents into a message; each message is looked at once, and only when it is asked for.
   *
   * @param wanted bits, as of `Compiler.intents`
   */
  hasIntent(message: number, wanted: number): boolean {
    return (this.intentsAt(message) & wanted) !== 0;
  }

  /** Whether the conversation holds what a condition needs. */
  meets({ dictionaries, intents, roles }: Need): boolean {
    for (const dictionary of dictionaries) if (this.matchesByDictionary[dictionary].length > 0) return true;
    if (intents === 0) return false;
    for (let code = 0; code < this.intentsByRole.length; code++)
      if ((roles >> code) & 1 && this.intentsOf(code) & intents) return true;
    return false;
  }

  /** Bits of the intents of all messages of a role. */
  private intentsOf(code: number): number {
    let bits = this.intentsByRole[code];
    if (bits >= 0) return bits;
    bits = 0;
    const { role } = this.transcript;
    for (let i = this.from; i < this.to; i++) if (role[i] === code) bits |= this.intentsAt(i);
    return (this.intentsByRole[code] = bits);
  }

  private intentsAt(message: number): number {
    const known = this.intentBits[message - this.from];
    if (known >= 0) return known;
    const { role, text } = this.transcript;
    return (this.intentBits[message - this.from] = this.intents[role[message]](text[message]));
  }

  /** Whether the role of any message `from … to - 1` is unknown. */
  hasUnknownRole(from: number, to: number): boolean {
    if (!this.hasUnknownRoles) return false;
    const { role } = this.transcript;
    for (let i = from; i < to; i++) if (role[i] === Role.unknown) return true;
    return false;
  }

  /** The customer's messages from an index to the end of the conversation. */
  customerMessagesFrom(message: number): number[] {
    const { role } = this.transcript;
    const messages: number[] = [];
    for (let i = message; i < this.to; i++) if (role[i] === Role.customer) messages.push(i);
    return messages;
  }

  /** How far the real time of a message may lie behind the written one, seconds. */
  slack(message: number): number {
    return slackOf(this.transcript.precision[message]);
  }

  /** Sender code of the human agent in charge at a message: who spoke last up to it, else who speaks next; -1 when none. */
  agentInCharge(message: number): number {
    const { role, sender } = this.transcript;
    for (let i = Math.min(message, this.to - 1); i >= this.from; i--)
      if (role[i] === Role.agent) return sender[i];
    for (let i = Math.max(message, this.from); i < this.to; i++) if (role[i] === Role.agent) return sender[i];
    return -1;
  }

  /** A hit that is a message, or several shown as one; the first of them is the place. */
  messageHit(messages: readonly number[], more: Partial<Hit> & { spans?: readonly Span[] } = {}): Hit {
    const first = messages[0];
    const last = messages[messages.length - 1];
    return {
      before: first,
      after: last + 1,
      time: this.transcript.time[first],
      slack: this.slack(first),
      messages,
      spans: [],
      measured: null,
      unit: "hits",
      ...more,
    };
  }
}

/** Bits of `1 << role` by name; the system never speaks. */
export const roleBits: Readonly<Record<RoleName, number>> = {
  customer: 1 << Role.customer,
  agent: 1 << Role.agent,
  robot: 1 << Role.robot,
  any: (1 << Role.customer) | (1 << Role.agent) | (1 << Role.robot) | (1 << Role.unknown),
};

export const unknownRoleBit = 1 << Role.unknown;
