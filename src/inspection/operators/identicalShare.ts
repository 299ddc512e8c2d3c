import { z } from "zod";
import { Role } from "../../chat/role";
import { amount, scope } from "../language";
import { holds, no, unknown } from "../outcome";
import { operator } from "./operator";

/**
 * The share of an agent's messages that are templates is over a limit: texts that agents wrote word for word in so many
 * conversations of the record, or so many times in this one. Short texts (在的亲) are left out on both sides. Exactly the
 * limit passes.
 *
 * Not evaluable in a record of fewer conversations than make a template, unless what is repeated in this one decides.
 */
export const identicalShare = operator({
  schema: z.strictObject({
    operator: z.literal("identicalShare"),
    over: amount,
    /** A text that stands in so many conversations, or so many times in this one, is a template. */
    conversations: amount.default(3),
    /** Fewer agent messages than this, short ones aside, are no matter of a share. */
    minimum: amount.default(5),
    shortest: amount.default(6),
    ...scope,
  }),
  compile(condition, compiler) {
    const limit = compiler.amount(condition.over);
    const fewest = compiler.amount(condition.conversations);
    const minimum = compiler.amount(condition.minimum);
    const shortest = compiler.amount(condition.shortest);

    return (conversation, { from, to }) => {
      const { transcript, record } = conversation;
      const { role, text } = transcript;
      let all = 0;
      for (let i = from; i < to; i++) if (role[i] === Role.agent && text[i].length >= shortest) all++;
      if (all < minimum) return conversation.hasUnknownRole(from, to) ? unknown("noRoles") : no;
      const timesHere = new Map<string, number>();
      for (let i = from; i < to; i++) {
        if (role[i] !== Role.agent) continue;
        const own = text[i].trim();
        timesHere.set(own, (timesHere.get(own) ?? 0) + 1);
      }
      const conversationsOf = record.agentTexts();
      const isTemplate = (own: string): boolean =>
        (conversationsOf.get(own) ?? 0) >= fewest || timesHere.get(own)! >= fewest;
      const messages: number[] = [];
      for (let i = from; i < to; i++)
        if (role[i] === Role.agent && text[i].length >= shortest && isTemplate(text[i].trim()))
          messages.push(i);
      const share = messages.length / all;
      if (!(share > limit)) return record.conversations < fewest ? unknown("fewConversations") : no;
      return holds([
        conversation.messageHit(messages, {
          measured: share,
          limit,
          unit: "share",
          values: { templates: messages.length, agentMessages: all },
        }),
      ]);
    };
  },
});
