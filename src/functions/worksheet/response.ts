import { inExcel } from "../excel";
import { averageResponseFunction, firstResponseFunction, replyRatioFunction } from "../families/response";

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
  statistic?: any[][],
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
