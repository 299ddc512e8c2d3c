import {
  bestReminderSlots,
  defaultReminderMinutes,
  reminderChannel,
  reminderDue,
  reminderReturn,
  reminderSlot,
} from "../../metrics/reminders";
import { Problem } from "../../problem";
import { defineFunction } from "../define";
import { count, flag, money, number, optional, slots, time, type TimeValue } from "../parameters";
import { Moment, term } from "../result";

export const reminderDueFunction = defineFunction({
  id: "REMINDER_DUE",
  family: "reminders",
  parameters: {
    orderTime: time(),
    paidTime: optional(time()),
    now: optional(time()),
    minutes: optional(number({ minimum: 1, maximum: 1440 }), defaultReminderMinutes),
  },
  result: "cell",
  examples: [
    { arguments: ["2024-04-14 10:00:00"], result: "2024-04-14T10:15:00" },
    { arguments: ["2024-04-14 10:00:00", "2024-04-14 10:05:00"], result: "" },
    { arguments: ["2024-04-14 10:00:00", null, "2024-04-14 13:20:00"], result: "2024-04-14T13:15:00" },
    { arguments: ["2024-11-11 00:10:00", null, null, 30], result: "2024-11-11T00:40:00" },
  ],
  compute({ orderTime, paidTime, now, minutes }) {
    // Minutes after a day of which nobody knows the time are no moment.
    if ([orderTime, paidTime, now].some((each) => each?.dayOnly))
      throw new Problem("notEvaluable", "functions.noClocks");
    const due = reminderDue({
      orderTime: orderTime.seconds,
      paidTime: paidTime && afterOrder(paidTime, "paidTime", orderTime),
      now: now && afterOrder(now, "now", orderTime),
      minutes,
    });
    return new Moment(due, orderTime.clockOnly ? "clock" : "both");
  },
});

/**
 * A moment on the order's calendar: without days, a clock before the order's is the next day's.
 *
 * @throws Problem `functions.dayAndClock` when one of the two names a day and the other does not
 */
function afterOrder({ seconds, clockOnly }: TimeValue, name: string, order: TimeValue): number {
  if (clockOnly !== order.clockOnly)
    throw new Problem("wrongInput", "functions.dayAndClock", { parameter: name, other: "orderTime" });
  return clockOnly && seconds < order.seconds ? seconds + 86_400 : seconds;
}

export const reminderSlotFunction = defineFunction({
  id: "REMINDER_SLOT",
  family: "reminders",
  parameters: { time: time(), slots: optional(slots(), bestReminderSlots) },
  result: "cell",
  examples: [
    {
      arguments: [[["2024-04-14 10:15:00"], ["2024-04-14 20:30:00"]]],
      result: [["2024-04-14T15:00:00"], ["2024-04-15T09:00:00"]],
    },
    { arguments: ["2024-04-14 10:15:00", "12:00, 18:30"], result: "2024-04-14T12:00:00" },
  ],
  compute: ({ time, slots }) =>
    new Moment(reminderSlot(time.seconds, slots), time.clockOnly ? "clock" : "both"),
});

export const reminderRoiFunction = defineFunction({
  id: "REMINDER_ROI",
  family: "reminders",
  parameters: {
    paidTest: count(),
    nTest: count(),
    paidControl: count(),
    nControl: count(),
    averageOrderValue: money(),
    cost: money(),
  },
  result: "row",
  examples: [
    {
      arguments: [56, 70, 48, 80, 120, 50],
      result: [[0.2, 0.0524314724024, 0.333872654037, 0.0080450813682, 1680, 32.6]],
    },
  ],
  compute({ paidTest, nTest, paidControl, nControl, averageOrderValue, cost }) {
    const { lift, interval, pValue, incrementalSales, roi } = reminderReturn(
      { paid: paidTest, orders: nTest },
      { paid: paidControl, orders: nControl },
      averageOrderValue,
      cost,
    );
    const noCost = new Problem("zeroDenominator", "metrics.noCost");
    return [lift, interval.low, interval.high, pValue, incrementalSales, Number.isNaN(roi) ? noCost : roi];
  },
});

export const reminderChannelFunction = defineFunction({
  id: "REMINDER_CHANNEL",
  family: "reminders",
  parameters: {
    orderValue: money(),
    budget: money(),
    online: optional(flag({ online: true, 在线: true, offline: false, 离线: false, 不在线: false })),
    chatAllowed: optional(flag(), true),
  },
  result: "row",
  examples: [
    { arguments: [500, 2, true], result: [["chat", "online"]] },
    { arguments: [500, 2, false], result: [["phone", "highValue"]] },
    {
      arguments: [
        [[59], [59]],
        [[0.5], [0]],
      ],
      result: [
        ["sms", "offline"],
        ["chat", "budget"],
      ],
    },
  ],
  compute(occasion) {
    const { channel, reason } = reminderChannel(occasion);
    return [term(`channel.${channel}`), term(`channelReason.${reason}`)];
  },
});
