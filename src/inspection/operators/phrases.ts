import { z } from "zod";
import { amount, identifier, roleName, scope } from "../language";
import { roleBits, unknownRoleBit, type Conversation, type MessageMatch } from "../conversation";
import { holds, no, unknown, type Hit, type Span } from "../outcome";
import { isNegated, isQuoted } from "../reported";
import { operator } from "./operator";

/**
 * Phrases of dictionaries in the messages of a role. Each message that has one is a hit.
 *
 * A message whose sender's role is unknown and that has one makes the condition not evaluable where it would decide.
 */
export const phrases = operator({
  schema: z.strictObject({
    operator: z.literal("phrases"),
    role: roleName,
    dictionaries: z.array(identifier).min(1),
    /** `any` message, a message for `all` dictionaries, `atLeast` so many messages, `none`. */
    mode: z.enum(["any", "all", "atLeast", "none"]).default("any"),
    count: amount.default(1),
    /** A message with a phrase of these dictionaries is passed over altogether. */
    unless: z.array(identifier).default([]),
    /** A phrase that follows a word of this dictionary in its clause is denied, not said. */
    negatedBy: identifier.optional(),
    /** A phrase in quotation marks or of the customer's, after a word of this dictionary (您说), is quoted, not said. */
    quotedAfter: identifier.optional(),
    ...scope,
  }),
  compile(condition, compiler) {
    const { role, mode } = condition;
    const lists = condition.dictionaries.map((name) => ({ name, index: compiler.dictionary(name, role) }));
    const vetoes = condition.unless.map((name) => compiler.dictionary(name, role));
    const negators = condition.negatedBy ? compiler.dictionary(condition.negatedBy, role) : -1;
    const speech = condition.quotedAfter ? compiler.dictionary(condition.quotedAfter, role) : -1;
    const count = compiler.amount(condition.count);
    const bits = roleBits[role];

    function counts(conversation: Conversation, match: MessageMatch): boolean {
      const { message } = match;
      if (vetoes.some((veto) => conversation.matchesOf(veto).some((other) => other.message === message)))
        return false;
      if (negators >= 0 && isNegated(conversation, match, negators)) return false;
      return speech < 0 || !isQuoted(conversation, match, speech);
    }

    return (conversation, { from, to }) => {
      const { transcript } = conversation;
      let spans: Span[] | null = null;
      const seen = new Set<number>();
      let doubtful = 0;
      const doubtfullySeen = new Set<number>();
      for (const { name, index } of lists)
        for (const match of conversation.matchesOf(index)) {
          if (match.message < from || match.message >= to) continue;
          const bit = 1 << transcript.role[match.message];
          const certain = (bits & bit) !== 0;
          if (!certain && bit !== unknownRoleBit) continue;
          if (!counts(conversation, match)) continue;
          if (!certain) {
            doubtful++;
            doubtfullySeen.add(index);
            continue;
          }
          seen.add(index);
          (spans ??= []).push({
            message: match.message,
            start: match.start,
            end: match.end,
            dictionary: name,
          });
        }
      const hits = spans ? hitsOf(conversation, spans) : [];
      switch (mode) {
        case "any":
        case "atLeast": {
          const wanted = mode === "any" ? 1 : count;
          if (hits.length >= wanted) return holds(hits);
          return hits.length + doubtful >= wanted ? unknown("noRoles", hits) : { truth: false, hits };
        }
        case "all":
          if (lists.every(({ index }) => seen.has(index))) return holds(hits);
          return lists.every(({ index }) => seen.has(index) || doubtfullySeen.has(index))
            ? unknown("noRoles", hits)
            : { truth: false, hits };
        case "none":
          if (hits.length > 0) return { ...no, hits };
          return doubtful > 0 ? unknown("noRoles") : { truth: true, hits: [] };
      }
    };
  },
});

/** One hit per message, spans by place. */
export function hitsOf(conversation: Conversation, spans: Span[]): Hit[] {
  spans.sort((a, b) => a.message - b.message || a.start - b.start || b.end - a.end);
  const hits: Hit[] = [];
  for (let i = 0; i < spans.length;) {
    const { message } = spans[i];
    const own: Span[] = [];
    while (i < spans.length && spans[i].message === message) own.push(spans[i++]);
    const { dictionary } = own[0];
    hits.push(
      conversation.messageHit([message], {
        spans: own,
        measured: own.length,
        dictionaries: dictionary ? { kind: dictionary } : {},
      }),
    );
  }
  return hits;
}
