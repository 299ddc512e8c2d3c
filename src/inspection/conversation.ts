import type { Order } from "../chat/orders";
import { Role } from "../chat/role";
import { TimePrecision, type Transcript } from "../chat/transcript";
import type { ServiceHours } from "../metrics/serviceHours";
import type { Turns } from "../metrics/turns";
import type { Need } from "./operators/operator";
import type { Hit, Span } from "./outcome";
import type { RoleName } from "./language";
import type { ProductFinder } from "./products";
import type { Reading, TextReader } from "./reading";
import type { Match } from "./text/matcher";

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

const noMatches: readonly MessageMatch[] = [];
/** So many messages are read at once, one kind of work after the other: the tables of each then stay in the caches. */
const mostReadAhead = 2048;

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
  /** What was read ahead: conversations `aheadFrom … aheadTo - 1`, whose first message is `aheadMessage`. */
  private aheadFrom = 0;
  private aheadTo = 0;
  private aheadMessage = 0;
  private readonly readings: Reading[] = [];
  /** By dictionary, the conversation, as counted, in which it was found last, and the one whose matches are listed. */
  private readonly foundIn: Int32Array;
  private readonly listedIn: Int32Array;
  private readonly matchesByDictionary: MessageMatch[][];
  /** By dictionary, the first and the last message of the open conversation in which it was found. */
  private readonly firstFound: Int32Array;
  private readonly lastFound: Int32Array;

  constructor(
    readonly record: ChatRecord,
    private readonly reader: TextReader,
    dictionaryCount: number,
  ) {
    this.foundIn = new Int32Array(dictionaryCount);
    this.listedIn = new Int32Array(dictionaryCount);
    this.firstFound = new Int32Array(dictionaryCount);
    this.lastFound = new Int32Array(dictionaryCount);
    this.matchesByDictionary = Array.from({ length: dictionaryCount }, () => []);
  }

  get transcript(): Transcript {
    return this.record.transcript;
  }

  /**
   * Opens a conversation.
   *
   * @param to where the conversations end that will be opened next, one by one: texts are read ahead for many of them
   */
  open(index: number, to = index + 1): void {
    if (index < this.aheadFrom || index >= this.aheadTo) this.readAhead(index, to);
    const { offsets, role, time } = this.record.transcript;
    const { readings, foundIn, firstFound, lastFound } = this;
    this.index = index;
    this.opened++;
    this.from = offsets[index];
    this.to = offsets[index + 1];
    this.hasUnknownRoles = false;
    this.hasAllTimes = true;
    this.hasAgent = false;
    for (let i = this.from; i < this.to; i++) {
      const code = role[i];
      if (code === Role.system) continue;
      if (code === Role.unknown) this.hasUnknownRoles = true;
      if (code === Role.agent) this.hasAgent = true;
      if (time[i] !== time[i]) this.hasAllTimes = false;
      const { matches } = readings[i - this.aheadMessage];
      for (let m = 0; m < matches.length; m++) {
        const { dictionary } = matches[m];
        lastFound[dictionary] = i;
        if (foundIn[dictionary] === this.opened) continue;
        foundIn[dictionary] = this.opened;
        firstFound[dictionary] = i;
      }
    }
  }

  private readAhead(index: number, to: number): void {
    const { offsets } = this.record.transcript;
    const start = offsets[index];
    let end = index + 1;
    while (end < to && offsets[end + 1] - start <= mostReadAhead) end++;
    this.aheadFrom = index;
    this.aheadTo = end;
    this.aheadMessage = start;
    this.reader.readAll(this.record.transcript, start, offsets[end], this.readings);
  }

  /** Matches of a dictionary in this conversation, by place. */
  matchesOf(dictionary: number): readonly MessageMatch[] {
    if (this.foundIn[dictionary] !== this.opened) return noMatches;
    const list = this.matchesByDictionary[dictionary];
    if (this.listedIn[dictionary] === this.opened) return list;
    this.listedIn[dictionary] = this.opened;
    if (list.length > 0) list.length = 0;
    for (let i = this.firstFound[dictionary]; i <= this.lastFound[dictionary]; i++) {
      const { matches } = this.readings[i - this.aheadMessage];
      for (let m = 0; m < matches.length; m++) {
        const match = matches[m];
        if (match.dictionary === dictionary) list.push({ message: i, start: match.start, end: match.end });
        else if (match.dictionary > dictionary) break;
      }
    }
    return list;
  }

  /** Matches in a message of this conversation, by dictionary and place. */
  matchesIn(message: number): readonly Match[] {
    return this.readings[message - this.aheadMessage].matches;
  }

  /** Whether a message of this conversation holds a match of a dictionary. */
  hasMatch(dictionary: number, message: number): boolean {
    if (this.foundIn[dictionary] !== this.opened) return false;
    if (message < this.firstFound[dictionary] || message > this.lastFound[dictionary]) return false;
    const { matches } = this.readings[message - this.aheadMessage];
    for (let m = 0; m < matches.length; m++) if (matches[m].dictionary === dictionary) return true;
    return false;
  }

  /**
   * Whether the model reads any of some intents into a message; each message is looked at once, and only when it is asked for.
   *
   * @param wanted bits, as of `Compiler.intents`
   */
  hasIntent(message: number, wanted: number): boolean {
    const { role, text } = this.transcript;
    const reading = this.readings[message - this.aheadMessage];
    return (this.reader.intentsOf(reading, text[message], role[message]) & wanted) !== 0;
  }

  /** Whether the conversation holds what a condition needs. */
  meets({ dictionaries, intents, roles }: Need): boolean {
    for (const dictionary of dictionaries) if (this.foundIn[dictionary] === this.opened) return true;
    if (intents === 0) return false;
    const { role } = this.transcript;
    for (let i = this.from; i < this.to; i++)
      if ((roles >> role[i]) & 1 && this.hasIntent(i, intents)) return true;
    return false;
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
