import { z } from "zod";
import { amount, scope } from "../language";
import type { Reason } from "../language";
import { overLimit } from "../clock";
import { holds, no, unknown, type Hit } from "../outcome";
import { operator } from "./operator";

/** Answered turns that took longer than the limit; each is a hit. Exactly the limit passes. */
export const responseTime = operator({
  schema: z.strictObject({
    operator: z.literal("responseTime"),
    /** `later`: every turn but the conversation's first. */
    turns: z.enum(["every", "later"]).default("every"),
    over: amount,
    ...scope,
  }),
  compile(condition, compiler) {
    const limit = compiler.amount(condition.over);
    return (conversation, { from, to }) => {
      if (conversation.hasUnknownRole(from, to)) return unknown("noRoles");
      const { turns } = conversation.record;
      const hits: Hit[] = [];
      let doubt: Reason | null = null;
      const start = turns.offsets[conversation.index] + (condition.turns === "later" ? 1 : 0);
      for (let t = start; t < turns.offsets[conversation.index + 1]; t++) {
        const answer = turns.answer[t];
        if (answer < 0 || turns.opening[t] < from || turns.opening[t] >= to) continue;
        const verdict = overLimit(conversation, turns.clock[t], answer, limit);
        if (verdict.truth === null) doubt ??= verdict.reason;
        else if (verdict.truth)
          hits.push(
            conversation.messageHit([turns.opening[t], answer], {
              agent: turns.agent[t],
              measured: verdict.seconds,
              limit,
              unit: "seconds",
            }),
          );
      }
      if (hits.length > 0) return holds(hits);
      return doubt ? unknown(doubt) : no;
    };
  },
});
