import { z } from "zod";
import { Role } from "../../chat/role";
import { amount, scope } from "../language";
import { holds, no, unknown } from "../outcome";
import { operator } from "./operator";

/**
 * Human agent messages ÷ customer messages over a limit: in the whole range, or in the window of so many seconds where the
 * ratio is highest. Exactly the limit passes. Without a customer message there is no ratio.
 */
export const replyRatio = operator({
  schema: z.strictObject({
    operator: z.literal("replyRatio"),
    over: amount,
    /** Fewer agent messages than this are no matter of ratio. */
    minimum: amount.default(0),
    /** Length of a sliding window in seconds; 0: the whole range. */
    window: amount.default(0),
    ...scope,
  }),
  compile(condition, compiler) {
    const limit = compiler.amount(condition.over);
    const minimum = compiler.amount(condition.minimum);
    const window = compiler.amount(condition.window);

    return (conversation, { from, to }) => {
      const { role, time } = conversation.transcript;
      if (conversation.hasUnknownRole(from, to)) return unknown("noRoles");
      if (window > 0 && !conversation.hasAllTimes) return unknown("noTimes");
      let agents = 0;
      let customers = 0;
      let anyCustomer = false;
      let best = { ratio: -1, agents: 0, customers: 0, from, to };
      let start = from;
      for (let i = from; i < to; i++) {
        if (role[i] === Role.agent) agents++;
        else if (role[i] === Role.customer) {
          customers++;
          anyCustomer = true;
        } else continue;
        for (; window > 0 && time[i] - time[start] > window; start++) {
          if (role[start] === Role.agent) agents--;
          else if (role[start] === Role.customer) customers--;
        }
        if (window > 0 && customers > 0 && agents >= minimum && agents / customers > best.ratio)
          best = { ratio: agents / customers, agents, customers, from: start, to: i + 1 };
      }
      if (!anyCustomer) return unknown("noCustomerMessages");
      if (!(window > 0) && agents >= minimum)
        best = { ratio: agents / customers, agents, customers, from, to };
      if (!(best.ratio > limit)) return no;
      const messages: number[] = [];
      for (let i = best.from; i < best.to; i++) if (role[i] === Role.agent) messages.push(i);
      return holds([
        conversation.messageHit(messages, {
          measured: best.ratio,
          limit,
          unit: "ratio",
          values: { agentMessages: best.agents, customerMessages: best.customers },
        }),
      ]);
    };
  },
});
