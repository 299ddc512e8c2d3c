import { z } from "zod";
import { Role } from "../../chat/role";
import { amount, scope } from "../language";
import { holds, no, unknown, type Hit } from "../outcome";
import { operator } from "./operator";

/**
 * More than so many messages of a role in a row without a message of the other side; each run is a hit. Automatic replies
 * and system lines neither count nor interrupt.
 */
export const run = operator({
  schema: z.strictObject({
    operator: z.literal("run"),
    role: z.enum(["agent", "customer"]),
    over: amount,
    ...scope,
  }),
  compile(condition, compiler) {
    const limit = compiler.amount(condition.over);
    const own = Role[condition.role];
    const other = condition.role === "agent" ? Role.customer : Role.agent;

    return (conversation, { from, to }) => {
      const { role } = conversation.transcript;
      const hits: Hit[] = [];
      let messages: number[] = [];
      let doubtful = 0;
      let couldRun = false;
      const close = (): void => {
        if (messages.length > limit && doubtful === 0)
          hits.push(
            conversation.messageHit(messages, { measured: messages.length, limit, unit: "messages" }),
          );
        else if (messages.length + doubtful > limit) couldRun = true;
        messages = [];
        doubtful = 0;
      };
      for (let i = from; i < to; i++) {
        if (role[i] === own) messages.push(i);
        else if (role[i] === other) close();
        // Who wrote this might have interrupted the run, or made it longer.
        else if (role[i] === Role.unknown) doubtful++;
      }
      close();
      if (hits.length > 0) return holds(hits);
      return couldRun ? unknown("noRoles") : no;
    };
  },
});
