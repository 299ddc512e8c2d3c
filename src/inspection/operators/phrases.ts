import { z } from "zod";
import { Role } from "../../chat/role";
import { amount, identifier, roleName, scope } from "../language";
import { roleBits, unknownRoleBit, type Conversation, type MessageMatch } from "../conversation";
import { holds, no, unknown, yes, type Hit, type Outcome, type Span } from "../outcome";
import { isNegated, isQuoted } from "../reported";
import { countedTogether, spacedOut } from "./counting";
import { saysOnly } from "./whole";
import { operator } from "./operator";

/**
 * Phrases of dictionaries in the messages of a role. Each message that has one is a hit; where messages or dictionaries are
 * counted, all of them are one hit, and their number is measured.
 *
 * A message whose sender's role is unknown and that has one makes the condition not evaluable where it would decide.
 */
export const phrases = operator({
  schema: z.strictObject({
    operator: z.literal("phrases"),
    role: roleName,
    dictionaries: z.array(identifier).min(1),
    /**
     * `any` message, messages for `all` dictionaries, `atLeast` or `moreThan` so many messages, messages for so many
     * different dictionaries (`kinds`), `none`.
     */
    mode: z.enum(["any", "all", "atLeast", "moreThan", "kinds", "none"]).default("any"),
    count: amount.default(1),
    /** What `atLeast` and `moreThan` count: messages, or every phrase in them. */
    counts: z.enum(["messages", "phrases"]).default("messages"),
    /** Messages less than so many seconds behind one that was counted are not counted anew. */
    apart: amount.optional(),
    /** The phrases are all that the message says, or all that the role says before somebody else speaks. */
    whole: z.enum(["message", "answer"]).optional(),
    /** A message with a phrase of these dictionaries is passed over altogether. */
    unless: z.array(identifier).default([]),
    /** A phrase that follows a word of this dictionary in its clause is denied, not said. */
    negatedBy: identifier.optional(),
    /** A phrase in quotation marks or of the customer's, after a word of this dictionary (您说), is quoted, not said. */
    quotedAfter: identifier.optional(),
    ...scope,
  }),
  need({ role, mode, count, dictionaries }, compiler) {
    if (mode === "none" || ((mode === "atLeast" || mode === "kinds") && compiler.amount(count) <= 0))
      return null;
    return {
      dictionaries: dictionaries.map((name) => compiler.dictionary(name, role)),
      intents: 0,
      roles: 0,
    };
  },
  compile(condition, compiler) {
    const { role, mode, whole } = condition;
    const lists = condition.dictionaries.map((name) => ({ name, index: compiler.dictionary(name, role) }));
    const indices = lists.map(({ index }) => index);
    const vetoes = condition.unless.map((name) => compiler.dictionary(name, role));
    const negators = condition.negatedBy ? compiler.dictionary(condition.negatedBy, role) : -1;
    const speech = condition.quotedAfter ? compiler.dictionary(condition.quotedAfter, role) : -1;
    const count = compiler.amount(condition.count);
    const apart = condition.apart === undefined ? 0 : compiler.amount(condition.apart);
    const bits = roleBits[role];
    const isEnoughWithout =
      mode === "none" || (mode === "atLeast" && count <= 0) || (mode === "kinds" && count <= 0);
    const nowhere: Outcome = isEnoughWithout ? { truth: true, hits: [] } : no;

    function counts(conversation: Conversation, match: MessageMatch): boolean {
      const { message } = match;
      if (vetoes.some((veto) => conversation.hasMatch(veto, message))) return false;
      if (whole === "answer" && !standsAlone(conversation, message)) return false;
      if (whole && !saysOnly(conversation, message, indices)) return false;
      if (negators >= 0 && isNegated(conversation, match, negators)) return false;
      return speech < 0 || !isQuoted(conversation, match, speech);
    }

    return (conversation, { from, to }) => {
      const { transcript } = conversation;
      // Most conditions find nothing in most conversations: that must cost next to nothing.
      if (!indices.some((index) => conversation.matchesOf(index).length > 0)) return nowhere;
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
          if (mode === "any" && !compiler.needsHits) return yes;
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
          if (hits.length > 0) return holds(hits);
          return doubtful > 0 ? unknown("noRoles") : no;
        case "atLeast":
        case "moreThan":
          return reaches(
            conversation,
            condition.counts === "phrases" ? hits.flatMap(eachSpan) : hits,
            doubtful,
            { count, apart, mode },
          );
        case "kinds": {
          const measure = { measured: seen.size, limit: count, unit: "options" } as const;
          const all = hits.length > 0 ? [countedTogether(conversation, hits, measure)] : [];
          if (seen.size >= count) return { truth: true, hits: all };
          return new Set([...seen, ...doubtfullySeen]).size >= count
            ? unknown("noRoles", all)
            : { truth: false, hits: all };
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

/** What `atLeast` and `moreThan` say of hits that are one message each. */
export function reaches(
  conversation: Conversation,
  hits: readonly Hit[],
  doubtful: number,
  { count, apart, mode }: { count: number; apart: number; mode: "atLeast" | "moreThan" },
): Outcome {
  const isEnough = (number: number): boolean => (mode === "atLeast" ? number >= count : number > count);
  if (apart > 0 && hits.length > 1 && isEnough(hits.length) && !conversation.hasAllTimes)
    return unknown("noTimes");
  const counted = apart > 0 ? spacedOut(hits, apart) : hits;
  const measure = { measured: counted.length, limit: count, unit: "hits" } as const;
  const all = counted.length > 0 ? [countedTogether(conversation, counted, measure)] : [];
  if (isEnough(counted.length)) return { truth: true, hits: all };
  return isEnough(counted.length + doubtful) ? unknown("noRoles", all) : { truth: false, hits: all };
}

/** A hit of several places as one hit for each. */
function eachSpan(hit: Hit): Hit[] {
  return hit.spans.map((span) => ({ ...hit, spans: [span], measured: 1 }));
}

/** Whether nobody of the same role speaks right before or after a message, the system aside. */
function standsAlone({ transcript, from, to }: Conversation, message: number): boolean {
  const { role } = transcript;
  let before = message - 1;
  while (before >= from && role[before] === Role.system) before--;
  let after = message + 1;
  while (after < to && role[after] === Role.system) after++;
  return (before < from || role[before] !== role[message]) && (after >= to || role[after] !== role[message]);
}

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
