import { inExcel } from "../excel";
import { agentMetricsFunction, chatMetricsFunction } from "../families/chat";
import {
  averageResponseFunction,
  firstResponseFunction,
  hourlyLoadFunction,
  longestAgentRunFunction,
  replyRatioFunction,
  responseGradeFunction,
  responseRateFunction,
} from "../families/response";

// Excel offers the members of these while a formula is typed; the functions take other words for them too.

/** @customenum {string} */
enum Statistic {
  /** Arithmetic mean of the turns' seconds. */
  mean = "mean",
  /** Half of the turns were answered at least as fast. */
  median = "median",
  /** Nine turns of ten were answered at least as fast. */
  p90 = "p90",
}

/** @customenum {string} */
enum Hours {
  /** Only the seconds within the hours count. */
  inHours = "08:00-23:00",
  /** Turns that start outside the hours do not count. */
  leaveOut = "08:00-23:00 leaveOut",
  /** Every second counts, day and night. */
  countAll = "08:00-23:00 countAll",
}

/** @customenum {string} */
enum Turns {
  /** Every turn of the conversation. */
  every = "every",
  /** Only the first turn of the conversation. */
  first = "first",
}

/**
 * Metrics of every agent of a chat: one row per agent, with a header.
 * @customfunction AGENT_METRICS
 * @helpurl https://localhost:3000/help/functions/AGENT_METRICS.html
 * @param conversations Column of conversation names; rows with the same name are one conversation.
 * @param times Column of message times: dates and times, or texts such as 2024-4-14 9:05:07.
 * @param sendersOrRoles Column of senders' names or of roles.
 * @param texts Column of message texts; marks automatic replies and system lines.
 * @param [statistic] mean (default), median or p90.
 * @param [cap] Seconds that a turn counts at most; an unanswered turn then counts the cap. Without it unanswered turns are left out.
 * @param [hours] Service hours such as 08:00-23:00: only seconds within them count. Add leaveOut to leave out turns that start outside, or countAll. Without it every second counts.
 * @returns A table with a header: agent, conversations, agent and customer messages, turns, unanswered turns, first, average and longest response in seconds, reply ratio, longest agent run.
 */
export function agentMetrics(
  conversations: any[][],
  times: any[][],
  sendersOrRoles: any[][],
  texts: any[][],
  statistic?: Statistic[][],
  cap?: any[][],
  hours?: Hours[][],
): any[][] {
  return inExcel(agentMetricsFunction, [conversations, times, sendersOrRoles, texts, statistic, cap, hours]);
}

/**
 * Metrics of every conversation of a chat: one row per conversation, with a header.
 * @customfunction CHAT_METRICS
 * @helpurl https://localhost:3000/help/functions/CHAT_METRICS.html
 * @param conversations Column of conversation names; rows with the same name are one conversation.
 * @param times Column of message times: dates and times, or texts such as 2024-4-14 9:05:07.
 * @param sendersOrRoles Column of senders' names or of roles.
 * @param texts Column of message texts; marks automatic replies and system lines.
 * @param [statistic] mean (default), median or p90.
 * @param [cap] Seconds that a turn counts at most; an unanswered turn then counts the cap. Without it unanswered turns are left out.
 * @param [hours] Service hours such as 08:00-23:00: only seconds within them count. Add leaveOut to leave out turns that start outside, or countAll. Without it every second counts.
 * @returns A table with a header: conversation, start, end, agents, messages, customer, agent and automatic messages, turns, unanswered turns, first, average and longest response in seconds, reply ratio, longest agent run.
 */
export function chatMetrics(
  conversations: any[][],
  times: any[][],
  sendersOrRoles: any[][],
  texts: any[][],
  statistic?: Statistic[][],
  cap?: any[][],
  hours?: Hours[][],
): any[][] {
  return inExcel(chatMetricsFunction, [conversations, times, sendersOrRoles, texts, statistic, cap, hours]);
}

/**
 * Average response over the turns of one conversation, in seconds. A turn runs from the first unanswered customer message to the next reply typed by an agent.
 * @customfunction AVERAGE_RESPONSE
 * @helpurl https://localhost:3000/help/functions/AVERAGE_RESPONSE.html
 * @param times Column of message times: dates and times, or texts such as 2024-4-14 9:05:07.
 * @param roles Column of roles: customer, agent, robot or system, in English or Chinese.
 * @param [texts] Column of message texts; marks automatic replies and system lines.
 * @param [statistic] mean (default), median or p90.
 * @param [cap] Seconds that a turn counts at most; an unanswered turn then counts the cap. Without it unanswered turns are left out.
 * @param [hours] Service hours such as 08:00-23:00: only seconds within them count. Add leaveOut to leave out turns that start outside, or countAll. Without it every second counts.
 * @returns Seconds. #N/A when no turn was answered.
 */
export function averageResponse(
  times: any[][],
  roles: any[][],
  texts?: any[][],
  statistic?: Statistic[][],
  cap?: any[][],
  hours?: Hours[][],
): any[][] {
  return inExcel(averageResponseFunction, [times, roles, texts, statistic, cap, hours]);
}

/**
 * First response of one conversation: seconds from the customer's first message to the first reply typed by an agent.
 * @customfunction FIRST_RESPONSE
 * @helpurl https://localhost:3000/help/functions/FIRST_RESPONSE.html
 * @param times Column of message times: dates and times, or texts such as 2024-4-14 9:05:07.
 * @param roles Column of roles: customer, agent, robot or system, in English or Chinese.
 * @param [texts] Column of message texts; marks automatic replies and system lines.
 * @param [hours] Service hours such as 08:00-23:00: only seconds within them count. Add leaveOut to leave out turns that start outside, or countAll. Without it every second counts.
 * @returns Seconds. #N/A when nobody answered, the agent wrote first, or a time is missing.
 */
export function firstResponse(times: any[][], roles: any[][], texts?: any[][], hours?: Hours[][]): any[][] {
  return inExcel(firstResponseFunction, [times, roles, texts, hours]);
}

/**
 * Customer messages and mean response by hour and weekday.
 * @customfunction HOURLY_LOAD
 * @helpurl https://localhost:3000/help/functions/HOURLY_LOAD.html
 * @param times Column of message times: dates and times, or texts such as 2024-4-14 9:05:07.
 * @param roles Column of roles: customer, agent, robot or system, in English or Chinese.
 * @param [texts] Column of message texts; marks automatic replies and system lines.
 * @param [conversations] Column of conversation names; rows with the same name are one conversation. Without it all rows are one.
 * @returns A table with a header: 24 rows with the hour, seven columns of customer messages and seven of mean response in seconds, Monday first.
 */
export function hourlyLoad(
  times: any[][],
  roles: any[][],
  texts?: any[][],
  conversations?: any[][],
): any[][] {
  return inExcel(hourlyLoadFunction, [times, roles, texts, conversations]);
}

/**
 * Longest run of messages that agents typed without a customer message in between.
 * @customfunction LONGEST_AGENT_RUN
 * @helpurl https://localhost:3000/help/functions/LONGEST_AGENT_RUN.html
 * @param roles Column of roles: customer, agent, robot or system, in English or Chinese.
 * @param [texts] Column of message texts; marks automatic replies and system lines.
 * @returns A whole number.
 */
export function longestAgentRun(roles: any[][], texts?: any[][]): any[][] {
  return inExcel(longestAgentRunFunction, [roles, texts]);
}

/**
 * Reply ratio: messages typed by agents ÷ customer messages.
 * @customfunction REPLY_RATIO
 * @helpurl https://localhost:3000/help/functions/REPLY_RATIO.html
 * @param roles Column of roles: customer, agent, robot or system, in English or Chinese.
 * @param [texts] Column of message texts; marks automatic replies and system lines.
 * @param [automatic] TRUE counts automatic replies as agent messages too; FALSE when left out.
 * @returns A ratio. #N/A without customer messages.
 */
export function replyRatio(roles: any[][], texts?: any[][], automatic?: any[][]): any[][] {
  return inExcel(replyRatioFunction, [roles, texts, automatic]);
}

/**
 * Grade of a first response.
 * @customfunction RESPONSE_GRADE
 * @helpurl https://localhost:3000/help/functions/RESPONSE_GRADE.html
 * @param seconds First response in seconds.
 * @param [levels] Four ascending numbers of seconds, 6, 10, 15, 20 when left out: upper bounds of golden, good, pass and warn.
 * @returns golden, good, pass, warn or violation, in the language of the workbook.
 */
export function responseGrade(seconds: any[][], levels?: any[][]): any[][] {
  return inExcel(responseGradeFunction, [seconds, levels]);
}

/**
 * Response rate: share of the turns of one conversation that were answered within a limit.
 * @customfunction RESPONSE_RATE
 * @helpurl https://localhost:3000/help/functions/RESPONSE_RATE.html
 * @param times Column of message times: dates and times, or texts such as 2024-4-14 9:05:07.
 * @param roles Column of roles: customer, agent, robot or system, in English or Chinese.
 * @param [texts] Column of message texts; marks automatic replies and system lines.
 * @param [within] Limit in seconds: 180 when left out (Taobao, Douyin); JD takes 30.
 * @param [hours] Service hours such as 08:00-23:00: only seconds within them count. Add leaveOut to leave out turns that start outside, or countAll. Without it every second counts.
 * @param [turns] every turn (default), or the first only.
 * @returns A share of 0 to 1. #N/A without a turn that can be judged.
 */
export function responseRate(
  times: any[][],
  roles: any[][],
  texts?: any[][],
  within?: any[][],
  hours?: Hours[][],
  turns?: Turns[][],
): any[][] {
  return inExcel(responseRateFunction, [times, roles, texts, within, hours, turns]);
}
