import { Role } from "../chat/role";
import type { Transcript } from "../chat/transcript";
import { countedSeconds, firstResponse, statisticOf, type AverageResponseOptions } from "./response";
import { turnLengths } from "./serviceHours";
import { turnsOf, type Turns } from "./turns";

/** The figures of a conversation that every door shows, in the order of their columns; new ones are appended. */
export const conversationFigures = [
  "messages",
  "customerMessages",
  "agentMessages",
  "automaticMessages",
  "turns",
  "unansweredTurns",
  "firstResponse",
  "averageResponse",
  "longestResponse",
  "replyRatio",
  "longestAgentRun",
] as const;

export interface ConversationMetricsOptions extends AverageResponseOptions {
  /** Turns that were already found; found here otherwise. */
  readonly turns?: Turns;
}

/**
 * Every metric of every conversation, as columns by conversation code. NaN where there is nothing to measure: unknown is
 * not zero.
 */
export interface ConversationMetrics {
  readonly length: number;
  readonly conversation: readonly string[];
  /** Human agents who wrote, in order of appearance. */
  readonly agents: readonly (readonly string[])[];
  /** First and last known time of a message, seconds of the local wall clock. */
  readonly start: Float64Array;
  readonly end: Float64Array;
  /** Customers', agents', automatic and unattributed messages; system lines are no messages. */
  readonly messages: Int32Array;
  readonly customerMessages: Int32Array;
  /** Messages that a person typed on the agent's side. */
  readonly agentMessages: Int32Array;
  readonly automaticMessages: Int32Array;
  /** Messages whose role is unknown. */
  readonly unknownMessages: Int32Array;
  readonly turns: Int32Array;
  readonly unansweredTurns: Int32Array;
  /** Seconds. */
  readonly firstResponse: Float64Array;
  /** `FirstContactState`. */
  readonly firstContact: Uint8Array;
  /** Seconds; the statistic of the options. */
  readonly averageResponse: Float64Array;
  /** Seconds of the longest answered turn. */
  readonly longestResponse: Float64Array;
  /** Human agent messages ÷ customer messages; NaN without customer messages. */
  readonly replyRatio: Float64Array;
  /** Longest run of human agent messages without a customer message. */
  readonly longestAgentRun: Int32Array;
}

const nobody: readonly string[] = [];

/** By role: 1 for an agent. */
const isAgent = Uint8Array.of(0, 0, 1, 0, 0);
/** By role: all bits of a run of agents' messages, or none where the role ends it. */
const runGoesOn = Int32Array.of(-1, 0, -1, -1, -1);

/**
 * Metrics of every conversation of a transcript, in one pass over its messages and one over its turns.
 *
 * @example conversationMetrics(transcript).firstResponse[0] //=> 35
 */
export function conversationMetrics(
  transcript: Transcript,
  options: ConversationMetricsOptions = {},
): ConversationMetrics {
  const turns = options.turns ?? turnsOf(transcript);
  return {
    length: transcript.conversations.length,
    conversation: transcript.conversations,
    ...messageFigures(transcript),
    ...turnFigures(transcript, turns, options),
    firstContact: turns.first.state,
  };
}

/** What the messages of each conversation tell. Apart from what its turns tell: a loop has only so many things at hand. */
function messageFigures({ conversations, senders, sender, role, time, offsets }: Transcript) {
  const { length } = conversations;
  const start = new Float64Array(length).fill(NaN);
  const end = new Float64Array(length).fill(NaN);
  const messages = new Int32Array(length);
  const customerMessages = new Int32Array(length);
  const agentMessages = new Int32Array(length);
  const automaticMessages = new Int32Array(length);
  const unknownMessages = new Int32Array(length);
  const replyRatio = new Float64Array(length);
  const longestAgentRun = new Int32Array(length);
  const agents: (readonly string[])[] = new Array<readonly string[]>(length);
  /** By sender, the list of nobody else: one for all conversations with a single agent. */
  const alone: (readonly string[] | undefined)[] = new Array<undefined>(senders.length).fill(undefined);
  /** Conversation in which a sender was met last: as anybody but an agent, as an agent, then the next sender. */
  const met = new Int32Array(2 * senders.length).fill(-1);
  const counts = new Int32Array(5);

  for (let c = 0; c < length; c++) {
    counts.fill(0);
    let earliest = Infinity;
    let latest = -Infinity;
    let run = 0;
    let longestRun = 0;
    let names = nobody;
    for (let i = offsets[c], last = offsets[c + 1]; i < last; i++) {
      const who = role[i];
      counts[who]++;
      const moment = time[i];
      if (moment < earliest) earliest = moment;
      if (moment > latest) latest = moment;
      // Whether customer or agent writes next, a processor guesses wrong every other time: so nothing branches by it.
      run = (run & runGoesOn[who]) + isAgent[who];
      if (run > longestRun) longestRun = run;
      const code = sender[i];
      if (met[2 * code + isAgent[who]] !== c) {
        met[2 * code + isAgent[who]] = c;
        const name = who === Role.agent ? senders[code] : "";
        if (name !== "") names = names.length === 0 ? (alone[code] ??= [name]) : [...names, name];
      }
    }
    agents[c] = names;
    if (latest >= earliest) {
      start[c] = earliest;
      end[c] = latest;
    }
    customerMessages[c] = counts[Role.customer];
    agentMessages[c] = counts[Role.agent];
    automaticMessages[c] = counts[Role.robot];
    unknownMessages[c] = counts[Role.unknown];
    messages[c] = counts[Role.customer] + counts[Role.agent] + counts[Role.robot] + counts[Role.unknown];
    replyRatio[c] = customerMessages[c] === 0 ? NaN : agentMessages[c] / customerMessages[c];
    longestAgentRun[c] = longestRun;
  }
  return {
    agents,
    start,
    end,
    messages,
    customerMessages,
    agentMessages,
    automaticMessages,
    unknownMessages,
    replyRatio,
    longestAgentRun,
  };
}

/** What the turns of each conversation tell. */
function turnFigures(transcript: Transcript, turns: Turns, options: ConversationMetricsOptions) {
  const { hours = null, cap = null, statistic = "mean" } = options;
  const { offsets, answer, first } = turns;
  const lengths = turnLengths(turns, hours);
  const length = offsets.length - 1;
  const turnCounts = new Int32Array(length);
  const unansweredTurns = new Int32Array(length);
  const firstResponses = new Float64Array(length);
  const averageResponse = new Float64Array(length);
  const longestResponse = new Float64Array(length);
  /** Seconds of the turns of one conversation. */
  const values = new Float64Array(mostTurns(turns));

  for (let c = 0; c < length; c++) {
    const from = offsets[c];
    const to = offsets[c + 1];
    let count = 0;
    let unanswered = 0;
    let longest = NaN;
    for (let i = from; i < to; i++) {
      if (!lengths.counts[i]) continue;
      count++;
      if (answer[i] < 0) unanswered++;
      const seconds = lengths.seconds[i];
      if (!(seconds <= longest) && seconds === seconds) longest = seconds;
    }
    turnCounts[c] = count;
    unansweredTurns[c] = unanswered;
    longestResponse[c] = longest;
    firstResponses[c] = firstResponse(transcript, first.clock[c], first.answer[c], hours);
    const counted = countedSeconds(turns, cap, from, to, lengths, values);
    averageResponse[c] = statisticOf(values, statistic, counted);
  }
  return {
    turns: turnCounts,
    unansweredTurns,
    firstResponse: firstResponses,
    averageResponse,
    longestResponse,
  };
}

function mostTurns({ offsets }: Turns): number {
  let most = 0;
  for (let c = 1; c < offsets.length; c++) most = Math.max(most, offsets[c] - offsets[c - 1]);
  return most;
}
