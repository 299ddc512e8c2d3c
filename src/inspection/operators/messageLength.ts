import { z } from "zod";
import { amount, roleName, scope } from "../language";
import { roleBits, unknownRoleBit } from "../conversation";
import { holds, no, unknown, type Hit } from "../outcome";
import { operator } from "./operator";

/**
 * Messages of a role whose length lies between two bounds, both included; each is a hit. The length is that of the text as a
 * person counts it: characters, without spaces.
 */
export const messageLength = operator({
  schema: z.strictObject({
    operator: z.literal("messageLength"),
    role: roleName,
    minimum: amount.default(0),
    maximum: amount.optional(),
    ...scope,
  }),
  compile(condition, compiler) {
    const minimum = compiler.amount(condition.minimum);
    const maximum = condition.maximum === undefined ? Infinity : compiler.amount(condition.maximum);
    const limit = maximum === Infinity ? minimum : maximum;
    const bits = roleBits[condition.role];

    return (conversation, { from, to }) => {
      const { role, text } = conversation.transcript;
      const hits: Hit[] = [];
      let isDoubtful = false;
      for (let i = from; i < to; i++) {
        const bit = 1 << role[i];
        if (!(bits & bit) && bit !== unknownRoleBit) continue;
        const length = [...text[i].replace(/\s+/g, "")].length;
        if (length < minimum || length > maximum) continue;
        if (bits & bit)
          hits.push(conversation.messageHit([i], { measured: length, limit, unit: "characters" }));
        else isDoubtful = true;
      }
      if (hits.length > 0) return holds(hits);
      return isDoubtful ? unknown("noRoles") : no;
    };
  },
});
