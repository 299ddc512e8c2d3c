import { z } from "zod";
import { amount, identifier, roleName, scope } from "../language";
import { roleBits } from "../conversation";
import { unknown, type Hit, type Span } from "../outcome";
import { operator } from "./operator";

/**
 * Stages in their order by one role: a phrase of the first dictionary, later one of the second, and so on. Holds when at
 * least `reach` stages were reached; the hit shows how far it came either way.
 */
export const stages = operator({
  schema: z.strictObject({
    operator: z.literal("stages"),
    role: roleName,
    /** One dictionary per stage. */
    stages: z.array(identifier).min(1),
    reach: amount,
    ...scope,
  }),
  compile(condition, compiler) {
    const lists = condition.stages.map((name) => ({
      name,
      index: compiler.dictionary(name, condition.role),
    }));
    const reach = compiler.amount(condition.reach);
    const bits = roleBits[condition.role];

    return (conversation, { from, to }) => {
      const { role } = conversation.transcript;
      const spans: Span[] = [];
      let message = from;
      let place = 0;
      for (const { name, index } of lists) {
        const match = conversation
          .matchesOf(index)
          .find(
            (m) =>
              m.message < to &&
              (m.message > message || (m.message === message && m.start >= place)) &&
              (bits >> role[m.message]) & 1,
          );
        if (!match) break;
        spans.push({ message: match.message, start: match.start, end: match.end, dictionary: name });
        message = match.message;
        place = match.end;
      }
      const reached = spans.length;
      const hit: Hit = {
        before: from,
        after: to,
        time: NaN,
        slack: 0,
        messages: [...new Set(spans.map((span) => span.message))],
        spans,
        measured: reached,
        limit: reach,
        unit: "stages",
        dictionaries: reached < lists.length ? { missing: lists[reached].name } : {},
      };
      if (reached >= reach) return { truth: true, hits: [hit] };
      if (conversation.hasUnknownRole(from, to)) return unknown("noRoles", [hit]);
      return { truth: false, hits: [hit] };
    };
  },
});
