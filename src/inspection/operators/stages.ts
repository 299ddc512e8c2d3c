import { z } from "zod";
import { amount, identifier, roleName, scope } from "../language";
import { roleBits, type MessageMatch } from "../conversation";
import { intentIds } from "../intents";
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
    /** One per stage: a message of this intent reaches it too, unless an exclusion of the dictionary stands in it. */
    intents: z.array(z.enum(intentIds)).default([]),
    reach: amount,
    ...scope,
  }),
  compile(condition, compiler) {
    const lists = condition.stages.map((name, stage) => ({
      name,
      index: compiler.dictionary(name, condition.role),
      intent: condition.intents[stage] ? compiler.intents([condition.intents[stage]], condition.role) : 0,
      excluded: condition.intents[stage] ? compiler.exclusions(name, condition.role) : -1,
    }));
    const reach = compiler.amount(condition.reach);
    const bits = roleBits[condition.role];

    return (conversation, { from, to }) => {
      const { role, text } = conversation.transcript;
      const spans: Span[] = [];
      let message = from;
      let place = 0;
      for (const { name, index, intent, excluded } of lists) {
        const phrase = conversation
          .matchesOf(index)
          .find(
            (m) =>
              m.message < to &&
              (m.message > message || (m.message === message && m.start >= place)) &&
              (bits >> role[m.message]) & 1,
          );
        const match = intent ? firstOf(phrase, byIntent(intent, excluded)) : phrase;
        if (!match) break;
        spans.push({ message: match.message, start: match.start, end: match.end, dictionary: name });
        message = match.message;
        place = match.end;
      }

      /** The first message behind the stage before that has an intent; a message is one thing said. */
      function byIntent(intent: number, excluded: number): MessageMatch | undefined {
        for (let m = place === 0 ? message : message + 1; m < to; m++) {
          if (((bits >> role[m]) & 1) === 0) continue;
          if (conversation.matchesOf(excluded).some((match) => match.message === m)) continue;
          if (conversation.hasIntent(m, intent)) return { message: m, start: 0, end: text[m].length };
        }
        return undefined;
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

/** Which of two matches stands first; in one message the phrase, which points at its words. */
function firstOf(
  phrase: MessageMatch | undefined,
  whole: MessageMatch | undefined,
): MessageMatch | undefined {
  if (!phrase || !whole) return phrase ?? whole;
  return phrase.message <= whole.message ? phrase : whole;
}
