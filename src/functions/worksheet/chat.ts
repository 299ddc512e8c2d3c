import { inExcel } from "../excel";
import { agentMetricsFunction, chatMetricsFunction, parseChatFunction } from "../families/chat";

/**
 * Metrics of every agent of a chat: one row per agent, with a header.
 * @customfunction AGENT_METRICS
 * @helpurl https://localhost:3000/help/functions/AGENT_METRICS.html
 * @param conversations Column of conversation names; rows with the same name are one conversation.
 * @param times Column of message times: dates and times, or texts such as 2024-4-14 9:05:07.
 * @param sendersOrRoles Column of senders' names or of roles.
 * @param texts Column of message texts; marks automatic replies and system lines.
 * @returns A table with a header: agent, conversations, agent and customer messages, turns, unanswered turns, first, average and longest response in seconds, reply ratio, longest agent run.
 */
export function agentMetrics(
  conversations: any[][],
  times: any[][],
  sendersOrRoles: any[][],
  texts: any[][],
): any[][] {
  return inExcel(agentMetricsFunction, [conversations, times, sendersOrRoles, texts]);
}

/**
 * Metrics of every conversation of a chat: one row per conversation, with a header.
 * @customfunction CHAT_METRICS
 * @helpurl https://localhost:3000/help/functions/CHAT_METRICS.html
 * @param conversations Column of conversation names; rows with the same name are one conversation.
 * @param times Column of message times: dates and times, or texts such as 2024-4-14 9:05:07.
 * @param sendersOrRoles Column of senders' names or of roles.
 * @param texts Column of message texts; marks automatic replies and system lines.
 * @returns A table with a header: conversation, start, end, agents, messages, customer, agent and automatic messages, turns, unanswered turns, first, average and longest response in seconds, reply ratio, longest agent run.
 */
export function chatMetrics(
  conversations: any[][],
  times: any[][],
  sendersOrRoles: any[][],
  texts: any[][],
): any[][] {
  return inExcel(chatMetricsFunction, [conversations, times, sendersOrRoles, texts]);
}

/**
 * Reads pasted chat text of any known format into a table of messages.
 * @customfunction PARSE_CHAT
 * @helpurl https://localhost:3000/help/functions/PARSE_CHAT.html
 * @param text Chat text in one cell, or line by line in a column.
 * @param [agents] Names of the human agents, separated by commas or in a range, where the text does not say who they are.
 * @param [date] Day of times that carry no date.
 * @returns A table with a header: conversation, time, sender, role, text.
 */
export function parseChat(text: any[][], agents?: any[][], date?: any[][]): any[][] {
  return inExcel(parseChatFunction, [text, agents, date]);
}
