import { Problem } from "../problem";
import { conversionTest, type Interval } from "./conversion";
import { Exact, toCents } from "./money";

/** Minutes after which an unpaid order is due its first reminder; 30 suit a promotion. */
export const defaultReminderMinutes = 15;

const secondsOfMinute = 60;
const secondsOfHour = 3600;
const secondsOfDay = 86_400;

/**
 * When an unpaid order is reminded (催付): first some minutes after the order, then three hours later, then at the same
 * time of the next day, and no more.
 *
 * @param orderTime seconds of the local wall clock
 * @returns three moments, ascending
 * @example reminderPlan(0).map((moment) => moment / 60) //=> [15, 195, 1455]
 */
export function reminderPlan(
  orderTime: number,
  minutes = defaultReminderMinutes,
): readonly [number, number, number] {
  const first = orderTime + minutes * secondsOfMinute;
  return [first, first + 3 * secondsOfHour, first + secondsOfDay];
}

/** What is known of an order that may want a reminder; times in seconds of the local wall clock. */
export interface ReminderCase {
  readonly orderTime: number;
  /** null: not paid. */
  readonly paidTime: number | null;
  /** The moment from which it is judged; null: when it was placed, however things went on. */
  readonly now: number | null;
  /** From the order to the first reminder. */
  readonly minutes?: number;
}

/**
 * When the reminder of an order is due: of the plan, the latest that has come due by now, or else the first. An order that
 * is paid (by now, when now is given) wants none, and one whose last reminder was due a day ago is left in peace.
 *
 * @returns seconds of the local wall clock; NaN when no reminder is due
 * @throws Problem `metrics.paidBeforeOrder`
 * @example reminderDue({ orderTime: 0, paidTime: null, now: null }) //=> 900
 * @example reminderDue({ orderTime: 0, paidTime: 300, now: null }) //=> NaN
 */
export function reminderDue({
  orderTime,
  paidTime,
  now,
  minutes = defaultReminderMinutes,
}: ReminderCase): number {
  if (paidTime !== null) {
    if (paidTime < orderTime) throw new Problem("wrongInput", "metrics.paidBeforeOrder");
    if (now === null || paidTime <= now) return NaN;
  }
  const plan = reminderPlan(orderTime, minutes);
  if (now === null) return plan[0];
  if (now >= plan[2] + secondsOfDay) return NaN;
  return plan.findLast((moment) => moment <= now) ?? plan[0];
}

/** Times of the day at which reminders are read best: 09:00, 15:00, 20:00, in seconds after midnight. */
export const bestReminderSlots: readonly number[] = [9, 15, 20].map((hour) => hour * secondsOfHour);

/**
 * The next good moment for a reminder: the first slot at or after a time, on the next day when the day's last has passed.
 *
 * @param slots seconds after midnight, in any order
 * @throws Problem `metrics.noSlots`
 * @example reminderSlot(10 * 3600) //=> 54000 (15:00)
 */
export function reminderSlot(time: number, slots: readonly number[] = bestReminderSlots): number {
  if (slots.length === 0) throw new Problem("wrongInput", "metrics.noSlots");
  const midnight = Math.floor(time / secondsOfDay) * secondsOfDay;
  const ascending = [...slots].sort((a, b) => a - b);
  const next = ascending.find((slot) => midnight + slot >= time);
  return next === undefined ? midnight + secondsOfDay + ascending[0] : midnight + next;
}

/** Orders of a group and how many of them were paid. */
export interface ReminderGroup {
  readonly paid: number;
  readonly orders: number;
}

export interface ReminderReturn {
  /** Share paid of the reminded − share paid of the control group. */
  readonly lift: number;
  /** 95 % interval of the lift (Newcombe). */
  readonly interval: Interval;
  /** Two-sided p-value of the two-proportion test. */
  readonly pValue: number;
  /** Sales that the reminders brought, money. */
  readonly incrementalSales: number;
  /** Return on investment; NaN when the reminders cost nothing. */
  readonly roi: number;
}

/**
 * What reminders brought against a control group that got none: lift = paid share of the reminded − paid share of the
 * control group, incremental sales = lift × reminded × average order value, ROI = (incremental sales − cost) ÷ cost.
 * Money is exact to the cent.
 *
 * @param cost of all reminders, money
 * @throws Problem `metrics.notCount`, `metrics.morePaidThanOrders`, `metrics.emptyGroup` (zero denominator)
 * @example reminderReturn({ paid: 60, orders: 100 }, { paid: 40, orders: 100 }, 120, 50).roi //=> 47
 */
export function reminderReturn(
  test: ReminderGroup,
  control: ReminderGroup,
  averageOrderValue: number,
  cost: number,
): ReminderReturn {
  for (const { paid, orders } of [test, control]) {
    if (orders === 0) throw new Problem("zeroDenominator", "metrics.emptyGroup");
    if (paid > orders) throw new Problem("wrongInput", "metrics.morePaidThanOrders", { paid, orders });
  }
  const { difference, interval, pValue } = conversionTest(
    test.paid,
    test.orders,
    control.paid,
    control.orders,
  );
  const expected = new Exact(control.paid).times(test.orders).dividedBy(control.orders);
  const incrementalSales = toCents(new Exact(test.paid).minus(expected).times(averageOrderValue));
  const roi = cost === 0 ? NaN : new Exact(incrementalSales).minus(cost).dividedBy(cost).toNumber();
  return { lift: difference, interval, pValue, incrementalSales, roi };
}

export const reminderChannels = ["chat", "sms", "phone", "none"] as const;
/** `chat` is the platform's own messenger (旺旺); `none`: nothing fits the budget. */
export type ReminderChannel = (typeof reminderChannels)[number];

/**
 * - `online`: chat reaches them at once for nothing
 * - `highValue`: the order is worth a warm call
 * - `offline`: an SMS reaches who is not online
 * - `budget`: only a chat message, read later, fits the budget
 * - `nothingFits`: the platform forbids chat reminders and the budget pays nothing else
 */
export type ReminderChannelReason = "online" | "highValue" | "offline" | "budget" | "nothingFits";

/** What one reminder costs, and the order value from which a call is worth its price: money. */
const reminderChannelDefaults = { sms: 0.1, phone: 1, callFrom: 200 };

/** What decides the channel of a reminder. */
export interface ReminderOccasion {
  readonly orderValue: number;
  /** What this reminder may cost, money. */
  readonly budget: number;
  /** Whether the customer is online; null: not known. */
  readonly online: boolean | null;
  /** Whether the platform allows reminders in chat. */
  readonly chatAllowed?: boolean;
}

/**
 * By which channel to remind: chat when the customer is online, a call when the order is worth it and the budget pays it,
 * an SMS when the budget pays that, else a chat message for later.
 *
 * @example reminderChannel({ orderValue: 500, budget: 2, online: false })
 * //=> { channel: "phone", reason: "highValue" }
 */
export function reminderChannel(
  { orderValue, budget, online, chatAllowed = true }: ReminderOccasion,
  { sms, phone, callFrom } = reminderChannelDefaults,
): { readonly channel: ReminderChannel; readonly reason: ReminderChannelReason } {
  if (online === true && chatAllowed) return { channel: "chat", reason: "online" };
  if (orderValue >= callFrom && budget >= phone) return { channel: "phone", reason: "highValue" };
  if (budget >= sms) return { channel: "sms", reason: "offline" };
  return chatAllowed ? { channel: "chat", reason: "budget" } : { channel: "none", reason: "nothingFits" };
}
