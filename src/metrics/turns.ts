import { isClosing, isHandOver } from "../chat/messages";
import { Role } from "../chat/role";
import { countRoles, RoleBasis, TimePrecision, type Transcript } from "../chat/transcript";

/**
 * Turns of a transcript, the base of every response clock, as columns.
 *
 * A turn begins with the first unanswered customer message and ends with the first later message of a human agent.
 * Customer messages in between belong to it. Automatic replies and system lines never end it. The turns of
 * conversation `c` are `offsets[c] … offsets[c + 1] - 1`, in order.
 */
export interface Turns {
  readonly length: number;
  /** `conversations + 1` turn indices. */
  readonly offsets: Int32Array;
  /** Conversation code of each turn. */
  readonly conversation: Int32Array;
  /** Message index of the customer's message that opens the turn. */
  readonly opening: Int32Array;
  /** Message index whose time starts the clock: the opening, or the hand-over to a person after a robot. */
  readonly clock: Int32Array;
  /** Message index of the human answer, -1 when there is none. */
  readonly answer: Int32Array;
  /** Sender code of the agent to whom the turn belongs: who answers, else who was last in charge, else -1. */
  readonly agent: Int32Array;
  /** Seconds of the local wall clock at which the clock starts; NaN when unknown. */
  readonly start: Float64Array;
  /** Seconds of the local wall clock of the answer; NaN when there is none or its time is unknown. */
  readonly end: Float64Array;
  /** `end - start`; NaN when the turn is unanswered or a time of day is unknown. */
  readonly seconds: Float64Array;
  /** The first contact of each conversation, by conversation code. */
  readonly first: FirstContact;
}

/** First customer message and first human reply of each conversation, by conversation code. */
export interface FirstContact {
  /** Message index of the customer's first message, -1 when the customer wrote nothing. */
  readonly customer: Int32Array;
  /** Message index whose time starts the clock (`customer`, or the hand-over after a robot), -1 when none. */
  readonly clock: Int32Array;
  /** Message index of the first human reply, -1 when there is none. */
  readonly answer: Int32Array;
  /** `FirstContactState` of each conversation. */
  readonly state: Uint8Array;
}

export const FirstContactState = {
  /** A person replied to the customer. */
  answered: 0,
  /** The customer asked and no person replied. */
  unanswered: 1,
  /** A human agent wrote first: there is no first response to measure. */
  openedByAgent: 2,
  /** No customer message that wants an answer. */
  nothingToAnswer: 3,
} as const;
export type FirstContactState = (typeof FirstContactState)[keyof typeof FirstContactState];

export interface TurnOptions {
  /** Whether a customer's text is a bare closing (好的, 谢谢, [表情]) that opens no turn; `chat`'s list by default. */
  readonly isClosing?: (text: string) => boolean;
}

/** A service line by which a robot, and not a colleague, gives the conversation to a person. */
const fromRobot = /人工|由.*(?:助手|机器人|智能|robot|bot)/iu;

/** How sure a hand-over is: a service line outweighs a customer's request, and a repeated request moves nothing. */
const HandOver = { none: 0, requested: 1, done: 2 } as const;

/** A transfer between two agents is no hand-over: the customer has been waiting for a person all along. */
function handOverBy(role: number, text: string, robotInCharge: boolean): number {
  if (role === Role.customer) return robotInCharge && isHandOver(text) ? HandOver.requested : HandOver.none;
  return isHandOver(text) && (robotInCharge || fromRobot.test(text)) ? HandOver.done : HandOver.none;
}

/**
 * Finds the turns of every conversation in one pass.
 *
 * - Consecutive customer messages are one turn; its clock starts at the first of them.
 * - A bare closing opens no turn.
 * - After a robot the clock starts at the hand-over to a person, when the chat shows one.
 * - When a conversation could not be ordered because a time is unknown, an answer that seems to lie before its question
 *   has no length (NaN).
 *
 * @example
 * // customer 10:10:15, customer 10:15:20, agent 10:18:10
 * turnsOf(transcript).seconds //=> [475]
 */
export function turnsOf(transcript: Transcript, options: TurnOptions = {}): Turns {
  const closes = options.isClosing ?? isClosing;
  const { role, roleBasis, sender, text, time, precision, offsets: messages } = transcript;
  const conversations = transcript.conversations.length;

  const capacity = countRoles(role)[Role.customer];
  const opening = new Int32Array(capacity);
  const clock = new Int32Array(capacity);
  const answer = new Int32Array(capacity);
  const agent = new Int32Array(capacity);
  const seconds = new Float64Array(capacity);
  const offsets = new Int32Array(conversations + 1);
  const first = {
    customer: new Int32Array(conversations).fill(-1),
    clock: new Int32Array(conversations).fill(-1),
    answer: new Int32Array(conversations).fill(-1),
    state: new Uint8Array(conversations).fill(FirstContactState.nothingToAnswer),
  };

  const hasDays = precision.includes(TimePrecision.day);
  let length = 0;
  /** Ends turn `length`. What changes from message to message is handed over: kept by a closure, all of it would lie in memory. */
  const write = (at: number, open: number, from: number, reply: number, who: number): void => {
    opening[at] = open;
    clock[at] = from;
    answer[at] = reply;
    agent[at] = who;
    const elapsed = reply < 0 ? NaN : time[reply] - time[from];
    seconds[at] = elapsed >= 0 && !(hasDays && isDay(precision, from, reply)) ? elapsed : NaN;
  };

  for (let c = 0; c < conversations; c++) {
    offsets[c] = length;
    let open = -1;
    let from = -1;
    let handOver: number = HandOver.none;
    let inCharge = -1;
    let robotInCharge = false;
    let firstCustomer = -1;
    let agentSpoke = false;

    for (let i = messages[c], last = messages[c + 1]; i < last; i++) {
      switch (role[i]) {
        case Role.customer:
          if (firstCustomer < 0) firstCustomer = i;
          if (open >= 0) {
            if (robotInCharge && handOver === HandOver.none && handOverBy(Role.customer, text[i], true)) {
              from = i;
              handOver = HandOver.requested;
            }
          } else if (!closes(text[i])) {
            open = i;
            from = i;
            handOver = handOverBy(Role.customer, text[i], robotInCharge);
          }
          break;
        case Role.agent:
          if (firstCustomer >= 0 && !agentSpoke) {
            first.answer[c] = i;
            first.clock[c] = open >= 0 && from !== open ? from : firstCustomer;
          }
          if (open >= 0) {
            write(length++, open, from, i, sender[i]);
            open = -1;
          }
          if (!agentSpoke) {
            agentSpoke = true;
            first.state[c] = firstCustomer < 0 ? FirstContactState.openedByAgent : FirstContactState.answered;
          }
          inCharge = sender[i];
          robotInCharge = false;
          break;
        case Role.robot:
        case Role.system:
          if (open >= 0 && handOver !== HandOver.done) {
            if (handOverBy(role[i], text[i], robotInCharge) === HandOver.done) {
              from = i;
              handOver = HandOver.done;
            }
          }
          // An agent's own automatic reply puts no robot in charge.
          if (role[i] === Role.robot && roleBasis[i] !== RoleBasis.automaticReply) robotInCharge = true;
          break;
      }
    }
    if (open >= 0) {
      if (!agentSpoke) {
        first.state[c] = FirstContactState.unanswered;
        first.clock[c] = from !== open ? from : firstCustomer;
      }
      write(length++, open, from, -1, inCharge);
    }
    first.customer[c] = firstCustomer;
  }
  offsets[conversations] = length;

  return new TurnColumns(
    length,
    offsets,
    opening.subarray(0, length),
    clock.subarray(0, length),
    answer.subarray(0, length),
    agent.subarray(0, length),
    seconds.subarray(0, length),
    first,
    time,
  );
}

/**
 * Seconds from one message to a later one.
 *
 * @returns NaN when the later one seems to lie before, or a time of day is unknown: a source that writes days alone does not
 *   tell how long anybody waited
 */
export function secondsBetween(
  { time, precision }: Pick<Transcript, "time" | "precision">,
  from: number,
  to: number,
): number {
  const elapsed = time[to] - time[from];
  return elapsed >= 0 && !isDay(precision, from, to) ? elapsed : NaN;
}

/** Whether of one of two messages the day alone is known. */
function isDay(precision: Uint8Array, from: number, to: number): boolean {
  return precision[from] === TimePrecision.day || precision[to] === TimePrecision.day;
}

/** Some columns are made when somebody asks: most want lengths alone, and to write a column costs more than to count turns. */
class TurnColumns implements Turns {
  private conversations: Int32Array | undefined;
  private starts: Float64Array | undefined;
  private ends: Float64Array | undefined;

  constructor(
    readonly length: number,
    readonly offsets: Int32Array,
    readonly opening: Int32Array,
    readonly clock: Int32Array,
    readonly answer: Int32Array,
    readonly agent: Int32Array,
    readonly seconds: Float64Array,
    readonly first: FirstContact,
    private readonly time: Float64Array,
  ) {}

  get conversation(): Int32Array {
    return (this.conversations ??= groupOfEach(this.offsets));
  }

  get start(): Float64Array {
    return (this.starts ??= timesOf(this.clock, this.time));
  }

  get end(): Float64Array {
    return (this.ends ??= timesOf(this.answer, this.time));
  }
}

/** By item of `offsets`, the number of its group. */
function groupOfEach(offsets: Int32Array): Int32Array {
  const groups = new Int32Array(offsets[offsets.length - 1]);
  for (let group = 1; group + 1 < offsets.length; group++)
    groups.fill(group, offsets[group], offsets[group + 1]);
  return groups;
}

/** Times of messages; NaN where the index is -1. */
function timesOf(messages: Int32Array, time: Float64Array): Float64Array {
  const times = new Float64Array(messages.length);
  for (let i = 0; i < times.length; i++) times[i] = messages[i] < 0 ? NaN : time[messages[i]];
  return times;
}

/**
 * The end of a record that does not say when it was taken: the midnight after its last message, because exports are
 * taken by the day. An open last turn is undecided while its limit has not passed at the end of the record.
 *
 * @returns seconds of the local wall clock; NaN when no time is known
 */
export function endOfRecord(transcript: Pick<Transcript, "time" | "length">): number {
  const { time, length } = transcript;
  let latest = NaN;
  for (let i = 0; i < length; i++) if (!(time[i] <= latest) && time[i] === time[i]) latest = time[i];
  const day = 86_400;
  return (Math.floor(latest / day) + 1) * day;
}
