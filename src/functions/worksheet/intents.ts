import { inExcel } from "../excel";
import { messageIntentFunction, questionCategoryFunction, questionShareFunction } from "../families/intents";

/**
 * What a message is meant to do: reminder, order invitation, bargaining, complaint and others.
 * @customfunction MESSAGE_INTENT
 * @helpurl https://localhost:3000/help/functions/MESSAGE_INTENT.html
 * @param text A message, or a range of messages.
 * @returns The surest intent; empty when there is none.
 */
export function messageIntent(text: any[][]): any[][] {
  return inExcel(messageIntentFunction, [text]);
}

/**
 * What a customer asks about: fit and user, quality, size, dates, experience or use.
 * @customfunction QUESTION_CATEGORY
 * @helpurl https://localhost:3000/help/functions/QUESTION_CATEGORY.html
 * @param text A message, or a range of messages.
 * @returns The category, beginning with its letter A to F; empty when it asks none of these.
 */
export function questionCategory(text: any[][]): any[][] {
  return inExcel(questionCategoryFunction, [text]);
}

/**
 * What customers ask about, by category, with the share and the conversion of each.
 * @customfunction QUESTION_SHARE
 * @helpurl https://localhost:3000/help/functions/QUESTION_SHARE.html
 * @param texts Column of customers' messages.
 * @param [converted] Column beside it: TRUE where the customer ordered, FALSE where not.
 * @returns A table with a header: category, count, share, cumulative share, conversion; the most asked first.
 */
export function questionShare(texts: any[][], converted?: any[][]): any[][] {
  return inExcel(questionShareFunction, [texts, converted]);
}
