import { inExcel } from "../excel";
import {
  averageResponseFunction,
  firstResponseFunction,
  hourlyLoadFunction,
  longestAgentRunFunction,
  replyRatioFunction,
  responseGradeFunction,
  responseRateFunction,
} from "../families/response";

/**
 * Excel offers its members while a formula is typed; the function takes other words for them too.
 * @customenum {string}
 */
enum Statistic {
  /** Arithmetic mean of the turns' seconds. */
  mean = "mean",
  /** Half of the turns were answered at least as fast. */
  median = "median",
  /** Nine turns of ten were answered at least as fast. */
  p90 = "p90",
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
  hours?: any[][],
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
export function firstResponse(times: any[][], roles: any[][], texts?: any[][], hours?: any[][]): any[][] {
  return inExcel(firstResponseFunction, [times, roles, texts, hours]);
}

/**
 * Customer messages and mean response by hour and weekday.
 * @customfunction HOURLY_LOAD
 * @helpurl https://localhost:3000/help/functions/HOURLY_LOAD.html
 * @param times Column of message times: dates and times, or texts such as 2024-4-14 9:05:07.
 * @param roles Column of roles: customer, agent, robot or system, in English or Chinese.
 * @returns A table with a header: 24 rows with the hour, seven columns of customer messages and seven of mean response in seconds, Monday first.
 */
export function hourlyLoad(times: any[][], roles: any[][]): any[][] {
  return inExcel(hourlyLoadFunction, [times, roles]);
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
 * @returns A ratio. #N/A without customer messages.
 */
export function replyRatio(roles: any[][], texts?: any[][]): any[][] {
  return inExcel(replyRatioFunction, [roles, texts]);
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
 * @returns A share of 0 to 1. #N/A without a turn that can be judged.
 */
export function responseRate(
  times: any[][],
  roles: any[][],
  texts?: any[][],
  within?: any[][],
  hours?: any[][],
): any[][] {
  return inExcel(responseRateFunction, [times, roles, texts, within, hours]);
}
