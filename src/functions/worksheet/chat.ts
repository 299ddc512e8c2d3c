import { inExcel } from "../excel";
import { parseChatFunction } from "../families/chat";

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
