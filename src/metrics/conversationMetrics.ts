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
  const lengths = turnLengths(turns, options.hours);
  const { role, sender, senders, time, offsets } = transcript;
  const length = transcript.conversations.length;

  const start = new Float64Array(length).fill(NaN);
  const end = new Float64Array(length).fill(NaN);
  const messages = new Int32Array(length);
  const customerMessages = new Int32Array(length);
  const agentMessages = new Int32Array(length);
  const automaticMessages = new Int32Array(length);
  const unknownMessages = new Int32Array(length);
  const turnCounts = new Int32Array(length);
  const unansweredTurns = new Int32Array(length);
  const firstResponses = new Float64Array(length);
  const averages = new Float64Array(length);
  const longestResponse = new Float64Array(length).fill(NaN);
  const replyRatio = new Float64Array(length);
  const longestAgentRun = new Int32Array(length);
  const agents: string[][] = new Array<string[]>(length);
  /** Conversation in which a sender was last listed as an agent. */
  const listed = new Int32Array(senders.length).fill(-1);
  const counts = new Int32Array(5);

  for (let c = 0; c < length; c++) {
    counts.fill(0);
    let earliest = Infinity;
    let latest = -Infinity;
    let run = 0;
    let longestRun = 0;
    const names: string[] = [];
    for (let i = offsets[c], last = offsets[c + 1]; i < last; i++) {
      const who = role[i];
      counts[who]++;
      const moment = time[i];
      if (moment < earliest) earliest = moment;
      if (moment > latest) latest = moment;
      if (who === Role.agent) {
        run++;
        if (run > longestRun) longestRun = run;
        const code = sender[i];
        if (listed[code] !== c) {
          listed[code] = c;
          if (senders[code] !== "") names.push(senders[code]);
        }
      } else if (who === Role.customer) {
        run = 0;
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
    firstResponses[c] = firstResponse(time, turns.first.clock[c], turns.first.answer[c], options.hours);

    const from = turns.offsets[c];
    const to = turns.offsets[c + 1];
    let longest = NaN;
    for (let i = from; i < to; i++) {
      if (!lengths.counts[i]) continue;
      turnCounts[c]++;
      if (turns.answer[i] < 0) unansweredTurns[c]++;
      const seconds = lengths.seconds[i];
      if (!(seconds <= longest) && seconds === seconds) longest = seconds;
    }
    longestResponse[c] = longest;
    averages[c] = statisticOf(
      countedSeconds(turns, options.cap ?? null, from, to, lengths),
      options.statistic ?? "mean",
    );
  }

  return {
    length,
    conversation: transcript.conversations,
    agents,
    start,
    end,
    messages,
    customerMessages,
    agentMessages,
    automaticMessages,
    unknownMessages,
    turns: turnCounts,
    unansweredTurns,
    firstResponse: firstResponses,
    firstContact: turns.first.state,
    averageResponse: averages,
    longestResponse,
    replyRatio,
    longestAgentRun,
  };
}
