import { z } from "zod";
import { amount, roleName, scope } from "../language";
import { roleBits, unknownRoleBit } from "../conversation";
import { no, unknown, yes, type Outcome } from "../outcome";
import { operator } from "./operator";

/** The number of a role's messages lies between two bounds, both included. */
export const messageCount = operator({
  schema: z.strictObject({
    operator: z.literal("messageCount"),
    role: roleName,
    minimum: amount.default(0),
    maximum: amount.optional(),
    ...scope,
  }),
  compile(condition, compiler) {
    const minimum = compiler.amount(condition.minimum);
    const maximum = condition.maximum === undefined ? Infinity : compiler.amount(condition.maximum);
    const bits = roleBits[condition.role];
    const within = (count: number): boolean => count >= minimum && count <= maximum;

    return (conversation, { from, to }): Outcome => {
      const { role } = conversation.transcript;
      const messages: number[] = [];
      let doubtful = 0;
      for (let i = from; i < to; i++) {
        const bit = 1 << role[i];
        if (bits & bit) messages.push(i);
        else if (bit === unknownRoleBit) doubtful++;
      }
      const count = messages.length;
      // The bounds are an interval, so the extremes decide for everything between unless a bound lies between them.
      if (
        doubtful > 0 &&
        !(within(count) && within(count + doubtful)) &&
        count + doubtful >= minimum &&
        count <= maximum
      )
        return unknown("noRoles");
      if (!within(count)) return no;
      if (count === 0 || !compiler.needsHits) return yes;
      return {
        truth: true,
        hits: [conversation.messageHit(messages, { measured: count, limit: minimum, unit: "messages" })],
      };
    };
  },
});
