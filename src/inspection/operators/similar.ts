import { z } from "zod";
import { amount, identifier, roleName, scope } from "../language";
import { roleBits, unknownRoleBit } from "../conversation";
import { holds, no, unknown, type Hit } from "../outcome";
import { comparable, similarity } from "../text/similarity";
import { operator } from "./operator";

/** Messages of a role that are like one of the sample sentences; each is a hit. */
export const similar = operator({
  schema: z.strictObject({
    operator: z.literal("similar"),
    role: roleName,
    samples: z.array(z.string().min(2)).min(1),
    /** How alike, 0 to 1 (see `similarity`). */
    similarity: amount.default(0.7),
    /** A message with a phrase of these dictionaries is passed over altogether. */
    unless: z.array(identifier).default([]),
    ...scope,
  }),
  compile(condition, compiler) {
    const samples = condition.samples.map(comparable);
    const alike = compiler.amount(condition.similarity);
    const vetoes = condition.unless.map((name) => compiler.dictionary(name, condition.role));
    const bits = roleBits[condition.role];

    return (conversation, { from, to }) => {
      const { role, text } = conversation.transcript;
      const hits: Hit[] = [];
      let isDoubtful = false;
      for (let i = from; i < to; i++) {
        const bit = 1 << role[i];
        if (!(bits & bit) && bit !== unknownRoleBit) continue;
        const own = comparable(text[i]);
        const most = Math.max(...samples.map((sample) => similarity(sample, own, alike)));
        if (most < alike) continue;
        if (vetoes.some((veto) => conversation.hasMatch(veto, i))) continue;
        if (!(bits & bit)) {
          isDoubtful = true;
          continue;
        }
        hits.push(
          conversation.messageHit([i], {
            spans: [{ message: i, start: 0, end: text[i].length }],
            measured: most,
            limit: alike,
            unit: "share",
          }),
        );
      }
      if (hits.length > 0) return holds(hits);
      return isDoubtful ? unknown("noRoles") : no;
    };
  },
});
