import { z } from "zod";
import { statisticOf, statistics } from "../../metrics/response";
import { isLeftOut } from "../../metrics/serviceHours";
import { amount, scope, serviceHoursFields } from "../language";
import type { Reason } from "../language";
import type { Conversation } from "../conversation";
import { overLimit, withinHours } from "../clock";
import { holds, no, unknown, type Hit, type Outcome } from "../outcome";
import { operator } from "./operator";
import { idleTurns, waitingFields } from "./waiting";

/**
 * Answered turns that took longer than a limit (or less than one); each is a hit. With a statistic the turns are judged
 * together, and the statistic is measured. Exactly the limit passes.
 */
export const responseTime = operator({
  schema: z
    .strictObject({
      operator: z.literal("responseTime"),
      /** `later`: every turn but the conversation's first. */
      turns: z.enum(["every", "later"]).default("every"),
      /** Of all turns together; `each` turn by itself. */
      statistic: z.enum(["each", ...statistics]).default("each"),
      /** Seconds; one of the two. */
      over: amount.optional(),
      under: amount.optional(),
      /** Turns that wait for no answer are left out. */
      ...waitingFields,
      ...serviceHoursFields,
      ...scope,
    })
    .refine(({ over, under }) => (over === undefined) !== (under === undefined), {
      message: "over | under",
    }),
  compile(condition, compiler) {
    const isUnder = condition.over === undefined;
    const limit = compiler.amount(condition.over ?? condition.under ?? 0);
    const idle = idleTurns(condition, compiler);
    const { statistic } = condition;
    const isOpen = withinHours(compiler.amount(condition.opens), compiler.amount(condition.closes));

    /** Whether the customer says in a turn nothing that wants an answer. */
    function isIdle(conversation: Conversation, opening: number, answer: number): boolean {
      const messages = conversation.customerMessagesFrom(opening).filter((message) => message < answer);
      return idle(conversation, opening, messages);
    }

    return (conversation, { from, to }) => {
      if (conversation.hasUnknownRole(from, to)) return unknown("noRoles");
      const { turns, hours } = conversation.record;
      const answered: { hit: Hit; seconds: number; turn: number }[] = [];
      const start = turns.offsets[conversation.index] + (condition.turns === "later" ? 1 : 0);
      const found: Hit[] = [];
      let doubt: Reason | null = null;
      for (let t = start; t < turns.offsets[conversation.index + 1]; t++) {
        const answer = turns.answer[t];
        const opening = turns.opening[t];
        if (answer < 0 || opening < from || opening >= to) continue;
        if (!isOpen(turns.start[t]) || isLeftOut(turns.start[t], hours)) continue;
        const { truth, reason, seconds } = overLimit(conversation, turns.clock[t], answer, limit, hours);
        // What is under the limit for sure is not over it, and not at it.
        const isHit = isUnder ? truth === false && seconds < limit : truth === true;
        if (statistic === "each" && truth !== null && !isHit) continue;
        if (isIdle(conversation, opening, answer)) continue;
        if (truth === null) doubt ??= reason;
        const hit = conversation.messageHit([opening, answer], {
          agent: turns.agent[t],
          measured: seconds,
          limit,
          unit: "seconds",
        });
        answered.push({ hit, seconds, turn: t });
        if (isHit) found.push(hit);
      }
      if (statistic === "each") {
        if (found.length > 0) return holds(found);
        return doubt ? unknown(doubt) : no;
      }
      return together(conversation, answered, doubt);
    };

    function together(
      conversation: Conversation,
      answered: readonly { hit: Hit; seconds: number; turn: number }[],
      doubt: Reason | null,
    ): Outcome {
      if (answered.length === 0 || statistic === "each") return no;
      // Where a single time is missing the statistic is; minutes are told apart by the statistic's own slack.
      if (doubt === "noTimes") return unknown(doubt);
      const measured = statisticOf(
        answered.map(({ seconds }) => seconds),
        statistic,
      );
      const slack = Math.max(...answered.map(({ hit }) => conversation.slack(hit.messages[1])));
      const isHit = isUnder ? measured < limit : measured > limit;
      if (slack > 0 && Math.abs(measured - limit) < slack) return unknown("minutePrecision");
      if (!isHit) return no;
      return holds([
        conversation.messageHit(
          answered.flatMap(({ hit }) => hit.messages),
          { measured, limit, unit: "seconds", values: { turns: answered.length } },
        ),
      ]);
    }
  },
});
