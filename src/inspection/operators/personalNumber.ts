import { z } from "zod";
import { identifier, roleName, scope } from "../language";
import { roleBits, unknownRoleBit } from "../conversation";
import { holds, no, unknown, type Hit } from "../outcome";
import { personalNumberKinds, personalNumbersIn } from "../text/personalNumbers";
import { operator } from "./operator";

/** Mobile, identity-card or bank-card numbers in the messages of a role; each message that has one is a hit. */
export const personalNumber = operator({
  schema: z.strictObject({
    operator: z.literal("personalNumber"),
    role: roleName,
    kinds: z
      .array(z.enum(personalNumberKinds))
      .min(1)
      .default([...personalNumberKinds]),
    /** A message with a phrase of these dictionaries is passed over altogether (快递员电话). */
    unless: z.array(identifier).default([]),
    ...scope,
  }),
  compile(condition, compiler) {
    const { role: side, kinds } = condition;
    const vetoes = condition.unless.map((name) => compiler.dictionary(name, side));
    const bits = roleBits[side];

    return (conversation, { from, to }) => {
      const { role, text } = conversation.transcript;
      const hits: Hit[] = [];
      let isDoubtful = false;
      for (let message = from; message < to; message++) {
        const bit = 1 << role[message];
        if (!(bits & bit) && bit !== unknownRoleBit) continue;
        const found = personalNumbersIn(text[message]).filter(({ kind }) => kinds.includes(kind));
        if (found.length === 0) continue;
        if (vetoes.some((veto) => conversation.hasMatch(veto, message))) continue;
        if (!(bits & bit)) {
          isDoubtful = true;
          continue;
        }
        const spans = found.map(({ start, end }) => ({ message, start, end }));
        hits.push(
          conversation.messageHit([message], {
            spans,
            measured: found.length,
            values: { data: found[0].kind },
          }),
        );
      }
      if (hits.length > 0) return holds(hits);
      return isDoubtful ? unknown("noRoles") : no;
    };
  },
});
