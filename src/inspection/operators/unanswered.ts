import { z } from "zod";
import { isOpenStill } from "../../metrics/response";
import { isLeftOut } from "../../metrics/serviceHours";
import { amount } from "../language";
import { holds, no, unknown } from "../outcome";
import { operator } from "./operator";
import { idleTurns, waitingFields } from "./waiting";

/**
 * The customer's last turn has no human answer: in a conversation in which no person answered at all, or only at its end.
 * While the limit has not passed at the end of the record it is undecided.
 */
export const unanswered = operator({
  schema: z.strictObject({
    operator: z.literal("unanswered"),
    /** `conversation`: no person answered at all; `lastTurn`: a person answered before. */
    what: z.enum(["conversation", "lastTurn"]),
    /** Seconds that an answer may still take at the end of the record. */
    patience: amount,
    ...waitingFields,
  }),
  compile(condition, compiler) {
    const patience = compiler.amount(condition.patience);
    const isIdle = idleTurns(condition, compiler);
    return (conversation) => {
      const { turns, recordEnd, hours } = conversation.record;
      const last = turns.offsets[conversation.index + 1] - 1;
      const open = last >= turns.offsets[conversation.index] && turns.answer[last] < 0;
      if (!open)
        return conversation.hasUnknownRole(conversation.from, conversation.to) ? unknown("noRoles") : no;
      const opening = turns.opening[last];
      if (conversation.hasAgent !== (condition.what === "lastTurn")) return no;
      if (conversation.hasUnknownRole(opening, conversation.to)) return unknown("noRoles");
      const messages = conversation.customerMessagesFrom(opening);
      if (isIdle(conversation, opening, messages)) return no;
      if (isLeftOut(turns.start[last], hours)) return no;
      if (isOpenStill(turns.start[last], recordEnd, patience, hours)) return unknown("undecided");
      return holds([
        conversation.messageHit(messages, {
          agent: turns.agent[last],
          limit: patience,
          unit: "seconds",
          values: { messages: messages.length },
        }),
      ]);
    };
  },
});
