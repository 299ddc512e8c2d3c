import { z } from "zod";
import { Role } from "../../chat/role";
import { amount, scope } from "../language";
import { holds, no, unknown } from "../outcome";
import { operator } from "./operator";

/**
 * The chat goes on for more than so many seconds, pauses of more than `pause` seconds left out. Exactly the limit passes.
 */
export const duration = operator({
  schema: z.strictObject({
    operator: z.literal("duration"),
    over: amount,
    /** A longer time without a message is no part of the chat; absent: every time is. */
    pause: amount.optional(),
    ...scope,
  }),
  compile(condition, compiler) {
    const limit = compiler.amount(condition.over);
    const pause = condition.pause === undefined ? Infinity : compiler.amount(condition.pause);

    return (conversation, { from, to }) => {
      const { role, time } = conversation.transcript;
      if (!conversation.hasAllTimes) return unknown("noTimes");
      let seconds = 0;
      let first = -1;
      let last = -1;
      for (let i = from; i < to; i++) {
        if (role[i] === Role.system) continue;
        if (first < 0) first = i;
        else if (time[i] - time[last] <= pause) seconds += time[i] - time[last];
        last = i;
      }
      if (first < 0) return no;
      const slack = Math.max(conversation.slack(first), conversation.slack(last));
      if (slack > 0 && Math.abs(seconds - limit) < slack) return unknown("minutePrecision");
      if (!(seconds > limit)) return no;
      return holds([conversation.messageHit([first, last], { measured: seconds, limit, unit: "seconds" })]);
    };
  },
});
