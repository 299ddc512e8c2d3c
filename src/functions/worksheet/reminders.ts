import { inExcel } from "../excel";
import {
  reminderChannelFunction,
  reminderDueFunction,
  reminderRoiFunction,
  reminderSlotFunction,
} from "../families/reminders";

/**
 * By which channel to remind a customer of an unpaid order, and why.
 * @customfunction REMINDER_CHANNEL
 * @helpurl https://localhost:3000/help/functions/REMINDER_CHANNEL.html
 * @param orderValue Value of the order, money.
 * @param budget What this reminder may cost, money.
 * @param [online] TRUE when the customer is online; without it they count as not online.
 * @param [chatAllowed] FALSE when the platform forbids reminders in chat; TRUE when left out.
 * @returns Two cells: channel (chat, SMS, phone or none) and the reason.
 */
export function reminderChannel(
  orderValue: any[][],
  budget: any[][],
  online?: any[][],
  chatAllowed?: any[][],
): any[][] {
  return inExcel(reminderChannelFunction, [orderValue, budget, online, chatAllowed]);
}

/**
 * When the reminder of an unpaid order is due.
 * @customfunction REMINDER_DUE
 * @helpurl https://localhost:3000/help/functions/REMINDER_DUE.html
 * @param orderTime When the order was placed: date and time.
 * @param [paidTime] When the order was paid; blank: not paid.
 * @param [now] The moment from which it is judged, such as NOW(); without it the first reminder is given.
 * @param [minutes] Minutes from the order to the first reminder: 15 when left out, 30 suits a promotion.
 * @returns A date and time as text; empty when no reminder is due.
 */
export function reminderDue(
  orderTime: any[][],
  paidTime?: any[][],
  now?: any[][],
  minutes?: any[][],
): any[][] {
  return inExcel(reminderDueFunction, [orderTime, paidTime, now, minutes]);
}

/**
 * What reminders brought against a control group that got none.
 * @customfunction REMINDER_ROI
 * @helpurl https://localhost:3000/help/functions/REMINDER_ROI.html
 * @param paidTest Reminded orders that were paid.
 * @param nTest Reminded orders.
 * @param paidControl Orders of the control group that were paid.
 * @param nControl Orders of the control group, which got no reminder.
 * @param averageOrderValue Average order value, money.
 * @param cost What all the reminders cost, money.
 * @returns Six cells: lift, its low and high end, p-value, incremental sales, ROI (#DIV/0! when the reminders cost nothing).
 */
export function reminderRoi(
  paidTest: any[][],
  nTest: any[][],
  paidControl: any[][],
  nControl: any[][],
  averageOrderValue: any[][],
  cost: any[][],
): any[][] {
  return inExcel(reminderRoiFunction, [paidTest, nTest, paidControl, nControl, averageOrderValue, cost]);
}

/**
 * The next good moment for a reminder: the first slot of the day at or after a time.
 * @customfunction REMINDER_SLOT
 * @helpurl https://localhost:3000/help/functions/REMINDER_SLOT.html
 * @param time Date and time from which to look.
 * @param [slots] Times of the day such as 09:00, 15:00, 20:00 (the default), in one cell or a range.
 * @returns A date and time as text.
 */
export function reminderSlot(time: any[][], slots?: any[][]): any[][] {
  return inExcel(reminderSlotFunction, [time, slots]);
}
