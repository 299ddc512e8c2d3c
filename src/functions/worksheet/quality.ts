import { inExcel } from "../excel";
import { agentTypeFunction, qaFindingsFunction, qaScoreFunction } from "../families/quality";

/**
 * Quality inspection of a chat: one row per violation of the rules, with a header.
 * @customfunction QA_FINDINGS
 * @helpurl https://localhost:3000/help/functions/QA_FINDINGS.html
 * @param conversations Column of conversation names; rows with the same name are one conversation.
 * @param times Column of message times: dates and times, or texts such as 2024-4-14 9:05:07.
 * @param sendersOrRoles Column of senders' names or of roles.
 * @param texts Column of message texts; marks automatic replies and system lines.
 * @param [ruleset] Ruleset as JSON text, or two columns: a rule (or rule.parameter) and its setting. The built-in rules without it.
 * @param [orders] Range of orders with a header row: order number, customer, order time, payment time.
 * @returns A table with a header: conversation, rule, severity, rows within the range, measured value, limit, evidence.
 */
export function qaFindings(
  conversations: any[][],
  times: any[][],
  sendersOrRoles: any[][],
  texts: any[][],
  ruleset?: any[][],
  orders?: any[][],
): any[][] {
  return inExcel(qaFindingsFunction, [conversations, times, sendersOrRoles, texts, ruleset, orders]);
}

/**
 * Quality score of every conversation of a chat, 0 to 100, and of its dimensions.
 * @customfunction QA_SCORE
 * @helpurl https://localhost:3000/help/functions/QA_SCORE.html
 * @param conversations Column of conversation names; rows with the same name are one conversation.
 * @param times Column of message times: dates and times, or texts such as 2024-4-14 9:05:07.
 * @param sendersOrRoles Column of senders' names or of roles.
 * @param texts Column of message texts; marks automatic replies and system lines.
 * @param [ruleset] Ruleset as JSON text, or two columns: a rule (or rule.parameter) and its setting. The built-in rules without it.
 * @returns A table with a header: conversation, score, and a score for each dimension of the scorecard (empty when nothing could be judged).
 */
export function qaScore(
  conversations: any[][],
  times: any[][],
  sendersOrRoles: any[][],
  texts: any[][],
  ruleset?: any[][],
): any[][] {
  return inExcel(qaScoreFunction, [conversations, times, sendersOrRoles, texts, ruleset]);
}

/**
 * Which of the five types that lose customers an agent shows in every conversation of a chat.
 * @customfunction AGENT_TYPE
 * @helpurl https://localhost:3000/help/functions/AGENT_TYPE.html
 * @param conversations Column of conversation names; rows with the same name are one conversation.
 * @param times Column of message times: dates and times, or texts such as 2024-4-14 9:05:07.
 * @param sendersOrRoles Column of senders' names or of roles.
 * @param texts Column of message texts; marks automatic replies and system lines.
 * @returns A table with a header: conversation, primary type, all types that hit, types that the record cannot tell.
 */
export function agentType(
  conversations: any[][],
  times: any[][],
  sendersOrRoles: any[][],
  texts: any[][],
): any[][] {
  return inExcel(agentTypeFunction, [conversations, times, sendersOrRoles, texts]);
}
