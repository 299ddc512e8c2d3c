import { z } from "zod";
import { isLeftOut } from "../../metrics/serviceHours";
import { FirstContactState } from "../../metrics/turns";
import { amount, serviceHoursFields } from "../language";
import { holds, no, unknown } from "../outcome";
import { overLimit, withinHours } from "../clock";
import { operator } from "./operator";

/**
 * The first human reply came later than the limit after the customer's first message (after a robot: after the hand-over).
 * Exactly the limit passes. A conversation that the agent opened, or that nobody answered, is no matter of this operator.
 */
export const firstResponse = operator({
  schema: z.strictObject({ operator: z.literal("firstResponse"), over: amount, ...serviceHoursFields }),
  compile(condition, compiler) {
    const limit = compiler.amount(condition.over);
    const isOpen = withinHours(compiler.amount(condition.opens), compiler.amount(condition.closes));
    return (conversation) => {
      const { turns, hours } = conversation.record;
      const { first } = turns;
      const c = conversation.index;
      if (first.state[c] !== FirstContactState.answered)
        return conversation.hasUnknownRole(conversation.from, conversation.to) ? unknown("noRoles") : no;
      const answer = first.answer[c];
      const start = conversation.transcript.time[first.clock[c]];
      if (!isOpen(start) || isLeftOut(start, hours)) return no;
      if (conversation.hasUnknownRole(conversation.from, answer)) return unknown("noRoles");
      const { truth, reason, seconds } = overLimit(conversation, first.clock[c], answer, limit, hours);
      const hit = conversation.messageHit([...new Set([first.customer[c], answer])], {
        agent: conversation.transcript.sender[answer],
        measured: seconds,
        limit,
        unit: "seconds",
      });
      if (truth === null) return unknown(reason, [hit]);
      return truth ? holds([hit]) : no;
    };
  },
});
