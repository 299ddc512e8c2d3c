import { z } from "zod";
import { roleBits, unknownRoleBit } from "../conversation";
import { intentIds } from "../intents";
import { amount, identifier, roleName, scope } from "../language";
import { holds, no, unknown, type Span } from "../outcome";
import { hitsOf, reaches } from "./phrases";
import { operator } from "./operator";

const nothing: Span[] = [];

/**
 * What messages of a role are meant to do. A phrase of the dictionaries settles it and is the evidence; in a message
 * without one the model of `intents/` decides, and the whole message is the evidence. A message that holds an exclusion
 * of the dictionaries is never read by the model: what a shop has excluded stays excluded.
 *
 * A message whose sender's role is unknown and that has the intent makes the condition not evaluable where it would decide.
 */
export const intent = operator({
  schema: z.strictObject({
    operator: z.literal("intent"),
    role: roleName,
    /** Any of these. */
    intents: z.array(z.enum(intentIds)).min(1),
    /** Phrases that settle it, and exclusions. */
    dictionaries: z.array(identifier).default([]),
    /** `any` message, `atLeast` or `moreThan` so many of them. */
    mode: z.enum(["any", "atLeast", "moreThan"]).default("any"),
    count: amount.default(1),
    /** Messages less than so many seconds behind one that was counted are not counted anew. */
    apart: amount.optional(),
    /** A message with a phrase of these dictionaries is passed over altogether. */
    unless: z.array(identifier).default([]),
    ...scope,
  }),
  need({ role, intents, mode, count, dictionaries }, compiler) {
    if (mode !== "any" && compiler.amount(count) < (mode === "atLeast" ? 1 : 0)) return null;
    return {
      dictionaries: dictionaries.map((name) => compiler.dictionary(name, role)),
      intents: compiler.intents(intents, role),
      roles: roleBits[role] | unknownRoleBit,
    };
  },
  compile(condition, compiler) {
    const { role, intents, mode } = condition;
    const count = compiler.amount(condition.count);
    const apart = condition.apart === undefined ? 0 : compiler.amount(condition.apart);
    const lists = condition.dictionaries.map((name) => ({ name, index: compiler.dictionary(name, role) }));
    const exclusions = condition.dictionaries.map((name) => compiler.exclusions(name, role));
    const vetoes = condition.unless.map((name) => compiler.dictionary(name, role));
    const bits = roleBits[role] | unknownRoleBit;
    const wanted = compiler.intents(intents, role);

    return (conversation, { from, to }) => {
      const { transcript } = conversation;
      const isIn = (index: number, message: number): boolean =>
        conversation.matchesOf(index).some((match) => match.message === message);
      const spans: Span[] = [];
      let doubtful = 0;
      for (let message = from; message < to; message++) {
        const bit = 1 << transcript.role[message];
        if ((bits & bit) === 0 || vetoes.some((veto) => isIn(veto, message))) continue;
        const own = spansOf(message);
        if (own.length === 0) continue;
        if ((roleBits[role] & bit) === 0) doubtful++;
        else spans.push(...own);
      }
      const hits = spans.length > 0 ? hitsOf(conversation, spans) : [];
      if (mode !== "any") return reaches(conversation, hits, doubtful, { count, apart, mode });
      if (hits.length > 0) return holds(hits);
      return doubtful > 0 ? unknown("noRoles") : no;

      function spansOf(message: number): Span[] {
        let phrases: Span[] | null = null;
        for (const { name, index } of lists)
          for (const match of conversation.matchesOf(index))
            if (match.message === message)
              (phrases ??= []).push({ message, start: match.start, end: match.end, dictionary: name });
        if (phrases) return phrases;
        if (exclusions.some((index) => isIn(index, message))) return nothing;
        if (!conversation.hasIntent(message, wanted)) return nothing;
        const text = transcript.text[message];
        const start = text.length - text.trimStart().length;
        const span = { message, start, end: text.trimEnd().length };
        return [lists.length > 0 ? { ...span, dictionary: lists[0].name } : span];
      }
    };
  },
});
