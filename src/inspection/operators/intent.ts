import { z } from "zod";
import { roleBits, unknownRoleBit, type Conversation } from "../conversation";
import { intentIds } from "../intents";
import { amount, identifier, roleName, scope } from "../language";
import { holds, no, unknown, yes, type Span } from "../outcome";
import { hitsOf, reaches } from "./phrases";
import { operator, type Test } from "./operator";

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

    const isVetoed = (conversation: Conversation, message: number): boolean =>
      vetoes.some((veto) => conversation.hasMatch(veto, message));
    const isRead = (conversation: Conversation, message: number): boolean =>
      !exclusions.some((index) => conversation.hasMatch(index, message)) &&
      conversation.hasIntent(message, wanted);

    /** Whether any message has the intent: phrases are looked at first, and the model is asked no further than needed. */
    const isThere: Test = (conversation, { from, to }) => {
      const { role: roleOf } = conversation.transcript;
      let isDoubtful = false;
      for (const says of [
        (message: number) => lists.some(({ index }) => conversation.hasMatch(index, message)),
        (message: number) => isRead(conversation, message),
      ])
        for (let message = from; message < to; message++) {
          const bit = 1 << roleOf[message];
          if ((bits & bit) === 0 || isVetoed(conversation, message) || !says(message)) continue;
          if (roleBits[role] & bit) return yes;
          isDoubtful = true;
        }
      return isDoubtful ? unknown("noRoles") : no;
    };
    if (mode === "any" && !compiler.needsHits) return isThere;

    return (conversation, { from, to }) => {
      const { transcript } = conversation;
      const spans: Span[] = [];
      let doubtful = 0;
      for (let message = from; message < to; message++) {
        const bit = 1 << transcript.role[message];
        if ((bits & bit) === 0 || isVetoed(conversation, message)) continue;
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
        for (const { name, index } of lists) {
          if (!conversation.hasMatch(index, message)) continue;
          for (const match of conversation.matchesOf(index))
            if (match.message === message)
              (phrases ??= []).push({ message, start: match.start, end: match.end, dictionary: name });
        }
        if (phrases) return phrases;
        if (!isRead(conversation, message)) return nothing;
        const text = transcript.text[message];
        const start = text.length - text.trimStart().length;
        const span = { message, start, end: text.trimEnd().length };
        return [lists.length > 0 ? { ...span, dictionary: lists[0].name } : span];
      }
    };
  },
});
