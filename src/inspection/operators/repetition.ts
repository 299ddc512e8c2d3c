import { z } from "zod";
import { amount, roleName, scope } from "../language";
import { roleBits } from "../conversation";
import { holds, no, unknown, type Hit } from "../outcome";
import { comparable, similarity, type Comparable } from "../text/similarity";
import { operator } from "./operator";

/** A text is compared with so many different ones before it: what is said again is said again soon. */
const reach = 40;

interface Group {
  readonly leader: Comparable;
  readonly messages: number[];
}

/**
 * The same or a similar text at least so many times by a role; each such group of messages is a hit. Marks, spaces and
 * writing aside; what is shorter than `shortest` characters is no repetition (好的, 在的).
 */
export const repetition = operator({
  schema: z.strictObject({
    operator: z.literal("repetition"),
    role: roleName,
    times: amount,
    /** How alike two texts must be, 0 to 1 (see `similarity`); 1: the same. */
    similarity: amount.default(1),
    shortest: amount.default(6),
    ...scope,
  }),
  compile(condition, compiler) {
    const times = compiler.amount(condition.times);
    const alike = compiler.amount(condition.similarity);
    const shortest = compiler.amount(condition.shortest);
    const bits = roleBits[condition.role];

    return (conversation, { from, to }) => {
      const { role, text } = conversation.transcript;
      if (to - from < times) return no;
      if (condition.role !== "any" && conversation.hasUnknownRole(from, to)) return unknown("noRoles");
      const groups: Group[] = [];
      const groupOf = new Map<string, Group>();
      for (let i = from; i < to; i++) {
        if (!((bits >> role[i]) & 1) || text[i].length < shortest) continue;
        const own = comparable(text[i]);
        if (own.text.length < shortest) continue;
        const group =
          groupOf.get(own.text) ??
          (alike < 1
            ? groups.slice(-reach).find(({ leader }) => similarity(leader, own, alike) >= alike)
            : undefined);
        if (group) group.messages.push(i);
        else groups.push({ leader: own, messages: [i] });
        groupOf.set(own.text, group ?? groups[groups.length - 1]);
      }
      const hits: Hit[] = groups
        .filter(({ messages }) => messages.length >= times)
        .map(({ messages }) =>
          conversation.messageHit(messages, {
            spans: messages.map((message) => ({ message, start: 0, end: text[message].length })),
            measured: messages.length,
            limit: times,
            unit: "hits",
          }),
        );
      return holds(hits);
    };
  },
});
