import { inExcel } from "../excel";
import { qaFindingsFunction, qaScoreFunction } from "../families/quality";

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
 * Quality score of every conversation of a chat, 0 to 100.
 * @customfunction QA_SCORE
 * @helpurl https://localhost:3000/help/functions/QA_SCORE.html
 * @param conversations Column of conversation names; rows with the same name are one conversation.
 * @param times Column of message times: dates and times, or texts such as 2024-4-14 9:05:07.
 * @param sendersOrRoles Column of senders' names or of roles.
 * @param texts Column of message texts; marks automatic replies and system lines.
 * @param [ruleset] Ruleset as JSON text, or two columns: a rule (or rule.parameter) and its setting. The built-in rules without it.
 * @returns A table with a header: conversation, score (empty when no rule could be judged).
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
