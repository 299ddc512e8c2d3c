import { z } from "zod";
import { Role } from "../../chat/role";
import { amount, roleName, scope } from "../language";
import type { Reason } from "../language";
import { roleBits } from "../conversation";
import { overLimit } from "../clock";
import { holds, no, unknown, type Hit } from "../outcome";
import { operator } from "./operator";

/**
 * More than so many seconds between a message of a role and its next one (`any`: between any two messages); each pause is
 * a hit. Exactly the limit passes; what comes before the first message and after the last is no pause.
 */
export const silence = operator({
  schema: z.strictObject({
    operator: z.literal("silence"),
    role: roleName,
    over: amount,
    ...scope,
  }),
  compile(condition, compiler) {
    const limit = compiler.amount(condition.over);
    const bits = roleBits[condition.role];

    return (conversation, { from, to }) => {
      const { role } = conversation.transcript;
      if (condition.role !== "any" && conversation.hasUnknownRole(from, to)) return unknown("noRoles");
      const hits: Hit[] = [];
      let doubt: Reason | null = null;
      let last = -1;
      for (let i = from; i < to; i++) {
        if (role[i] === Role.system || !((bits >> role[i]) & 1)) continue;
        if (last >= 0) {
          const { truth, reason, seconds } = overLimit(conversation, last, i, limit);
          if (truth === null) doubt ??= reason;
          else if (truth)
            hits.push(conversation.messageHit([last, i], { measured: seconds, limit, unit: "seconds" }));
        }
        last = i;
      }
      if (hits.length > 0) return holds(hits);
      return doubt ? unknown(doubt) : no;
    };
  },
});
