import { z } from "zod";
import { roleName, scope } from "../language";
import { roleBits, unknownRoleBit } from "../conversation";
import { holds, no, unknown, type Hit } from "../outcome";
import { operator } from "./operator";

const clock = z
  .string()
  .regex(/^([01]?\d|2[0-4]):[0-5]\d$/, "HH:MM")
  .describe("Time of the day, 00:00 to 24:00");

const day = 86_400;

/**
 * Messages of a role written between two times of the day, the second excluded; past midnight when it is the earlier one.
 * Each is a hit.
 */
export const hour = operator({
  schema: z.strictObject({
    operator: z.literal("hour"),
    role: roleName,
    from: clock,
    to: clock,
    ...scope,
  }),
  compile(condition) {
    const start = secondsOf(condition.from);
    const end = secondsOf(condition.to);
    const bits = roleBits[condition.role];
    const isWithin = (second: number): boolean =>
      start <= end ? second >= start && second < end : second >= start || second < end;

    return (conversation, { from, to }) => {
      const { role, time } = conversation.transcript;
      const hits: Hit[] = [];
      let isTimeless = false;
      let isDoubtful = false;
      for (let i = from; i < to; i++) {
        const bit = 1 << role[i];
        if (!(bits & bit) && bit !== unknownRoleBit) continue;
        // A day alone is no time of the day.
        if (Number.isNaN(time[i]) || conversation.slack(i) > 60) isTimeless = true;
        else if (!isWithin(((time[i] % day) + day) % day)) continue;
        else if (bits & bit) hits.push(conversation.messageHit([i]));
        else isDoubtful = true;
      }
      if (hits.length > 0) return holds(hits);
      if (isTimeless) return unknown("noTimes");
      return isDoubtful ? unknown("noRoles") : no;
    };
  },
});

function secondsOf(text: string): number {
  const [hours, minutes] = text.split(":").map(Number);
  return hours * 3600 + minutes * 60;
}
