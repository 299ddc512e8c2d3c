import { Role } from "../chat/role";
import type { Transcript } from "../chat/transcript";
import { firstResponse, statisticOf, type AverageResponseOptions } from "./response";
import { turnLengths } from "./serviceHours";
import { turnsOf, type Turns } from "./turns";

export interface AgentMetricsOptions extends AverageResponseOptions {
  readonly turns?: Turns;
}

/**
 * What one agent did. A turn belongs to the agent who answers it, an unanswered turn to the agent who was last in charge;
 * a customer message belongs to its turn's agent, outside a turn to the agent last in charge.
 */
export interface AgentMetrics {
  readonly agent: string;
  /** Conversations in which the agent wrote. */
  readonly conversations: number;
  readonly agentMessages: number;
  readonly customerMessages: number;
  readonly turns: number;
  readonly unansweredTurns: number;
  /** Mean first response in seconds over the conversations that the agent answered first; NaN when none. */
  readonly firstResponse: number;
  /** Seconds, pooled over the agent's turns; NaN when there is nothing to measure. */
  readonly averageResponse: number;
  readonly longestResponse: number;
  /** Agent messages ÷ customer messages; NaN without customer messages. */
  readonly replyRatio: number;
  readonly longestAgentRun: number;
}

/**
 * Metrics by agent, in order of appearance. Unanswered turns of conversations in which no agent ever wrote belong to
 * nobody and are not listed.
 */
export function agentMetrics(transcript: Transcript, options: AgentMetricsOptions = {}): AgentMetrics[] {
  const turns = options.turns ?? turnsOf(transcript);
  const { hours = null, cap = null, statistic = "mean" } = options;
  const lengths = turnLengths(turns, hours);
  const { role, sender, senders, offsets } = transcript;
  const size = senders.length;
  const appearance: number[] = [];
  const seenIn = new Int32Array(size).fill(-1);
  const conversations = new Int32Array(size);
  const agentMessages = new Int32Array(size);
  const customerMessages = new Int32Array(size);
  const turnCounts = new Int32Array(size);
  const unanswered = new Int32Array(size);
  const longestRun = new Int32Array(size);
  const responses: number[][] = Array.from({ length: size }, () => []);
  const firsts: number[][] = Array.from({ length: size }, () => []);
  const longest = new Float64Array(size).fill(NaN);

  for (let c = 0; c < transcript.conversations.length; c++) {
    let inCharge = -1;
    let waiting = 0;
    let run = 0;
    let runner = -1;
    for (let i = offsets[c], last = offsets[c + 1]; i < last; i++) {
      if (role[i] === Role.customer) {
        waiting++;
        run = 0;
      } else if (role[i] === Role.agent) {
        const agent = sender[i];
        if (seenIn[agent] !== c) {
          if (conversations[agent] === 0) appearance.push(agent);
          seenIn[agent] = c;
          conversations[agent]++;
        }
        agentMessages[agent]++;
        customerMessages[agent] += waiting;
        waiting = 0;
        run = agent === runner ? run + 1 : 1;
        runner = agent;
        if (run > longestRun[agent]) longestRun[agent] = run;
        inCharge = agent;
      }
    }
    if (inCharge >= 0) customerMessages[inCharge] += waiting;

    const { clock, answer } = turns.first;
    const seconds = firstResponse(transcript, clock[c], answer[c], hours);
    if (seconds === seconds) firsts[sender[answer[c]]].push(seconds);
  }

  for (let i = 0; i < turns.length; i++) {
    const agent = turns.agent[i];
    if (agent < 0 || !lengths.counts[i]) continue;
    turnCounts[agent]++;
    const seconds = lengths.seconds[i];
    if (turns.answer[i] < 0) {
      unanswered[agent]++;
      if (cap !== null) responses[agent].push(cap);
    } else if (seconds === seconds) {
      responses[agent].push(cap === null ? seconds : Math.min(seconds, cap));
      if (!(seconds <= longest[agent])) longest[agent] = seconds;
    }
  }

  return appearance.map((agent) => ({
    agent: senders[agent],
    conversations: conversations[agent],
    agentMessages: agentMessages[agent],
    customerMessages: customerMessages[agent],
    turns: turnCounts[agent],
    unansweredTurns: unanswered[agent],
    firstResponse: statisticOf(firsts[agent], "mean"),
    averageResponse: statisticOf(responses[agent], statistic),
    longestResponse: longest[agent],
    replyRatio: customerMessages[agent] === 0 ? NaN : agentMessages[agent] / customerMessages[agent],
    longestAgentRun: longestRun[agent],
  }));
}
