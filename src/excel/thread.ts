import { roleIds, type RoleId } from "../chat/role";
import { conversationAlone, TimePrecision, type Transcript } from "../chat/transcript";
import { turnLengths, type ServiceHours } from "../metrics/serviceHours";
import { turnsOf } from "../metrics/turns";

/** How long a customer waited for a person's answer. */
export interface Wait {
  /** Seconds as every figure counts them: within service hours, where the team counts only these. */
  readonly seconds: number;
  /** Seconds that passed on the clock. */
  readonly clock: number;
  /** False: it began outside service hours, and no figure counts it. */
  readonly counts: boolean;
}

/** A message as a person reads it. */
export interface ThreadMessage {
  /** Message index in the transcript, as findings name it. */
  readonly index: number;
  /** 1-based row of the sheet. */
  readonly row: number;
  /** Seconds since 1970-01-01T00:00:00 of the local wall clock; null when unknown. */
  readonly time: number | null;
  /** The source wrote the time without seconds. */
  readonly toTheMinute: boolean;
  readonly sender: string;
  readonly role: RoleId;
  readonly text: string;
  /** The customer's waiting for this message, where it is a person's answer; null elsewhere and when unknown. */
  readonly wait: Wait | null;
}

/** One conversation in its order. Plain data: it crosses from a worker. */
export interface Thread {
  readonly conversation: string;
  readonly messages: readonly ThreadMessage[];
}

/**
 * One conversation of a transcript with its response times (see `turnsOf`, `turnLengths`).
 *
 * @param hours service hours that response times follow; absent: day and night
 * @returns null when the transcript holds no conversation of that name
 * @example threadOf(transcript, "S001")?.messages[1] //=> { index: 1, row: 3, role: "agent", wait: { seconds: 35, clock: 35, counts: true }, … }
 */
export function threadOf(
  transcript: Transcript,
  conversation: string,
  hours: ServiceHours | null = null,
): Thread | null {
  const code = transcript.conversations.indexOf(conversation);
  if (code < 0) return null;
  const from = transcript.offsets[code];
  const own = conversationAlone(transcript, code);
  const turns = turnsOf(own);
  const { seconds, counts } = turnLengths(turns, hours);
  const waits = new Map<number, Wait>();
  for (let turn = 0; turn < turns.length; turn++) {
    const clock = turns.seconds[turn];
    if (turns.answer[turn] >= 0 && !Number.isNaN(clock))
      waits.set(turns.answer[turn], { seconds: seconds[turn], clock, counts: counts[turn] === 1 });
  }
  const messages = Array.from({ length: own.length }, (_, i): ThreadMessage => ({
    index: from + i,
    row: own.row[i],
    time: Number.isNaN(own.time[i]) ? null : own.time[i],
    toTheMinute: own.precision[i] !== TimePrecision.second,
    sender: own.senders[own.sender[i]],
    role: roleIds[own.role[i]],
    text: own.text[i],
    wait: waits.get(i) ?? null,
  }));
  return { conversation, messages };
}

/**
 * The name of the customer of a conversation: of the first sender who is one, else the conversation's own.
 *
 * @example customerOf(thread) //=> "云朵妈妈"
 */
export function customerOf({ conversation, messages }: Thread): string {
  return messages.find(({ role }) => role === "customer")?.sender || conversation;
}
