import { z } from "zod";
import { amount, identifier, roleName, scope } from "../language";
import { roleBits, unknownRoleBit } from "../conversation";
import { holds, no, unknown, type Hit } from "../outcome";
import { discountsIn } from "../text/discounts";
import { operator } from "./operator";

/**
 * A discount over a limit that a role names: yuan off (便宜20元, 立减30), or a share of the price (八五折 is 0.15). Looked for in
 * messages with a phrase of the dictionaries; each message is a hit, measured by its largest. Exactly the limit passes.
 */
export const discount = operator({
  schema: z.strictObject({
    operator: z.literal("discount"),
    role: roleName,
    unit: z.enum(["yuan", "share"]),
    over: amount,
    /** Phrases that make it an offer (给您便宜). */
    dictionaries: z.array(identifier).min(1),
    ...scope,
  }),
  compile(condition, compiler) {
    const limit = compiler.amount(condition.over);
    const lists = condition.dictionaries.map((name) => compiler.dictionary(name, condition.role));
    const bits = roleBits[condition.role];

    return (conversation, { from, to }) => {
      const { role, text } = conversation.transcript;
      const messages = new Set(
        lists.flatMap((index) => conversation.matchesOf(index).map(({ message }) => message)),
      );
      const hits: Hit[] = [];
      let isDoubtful = false;
      for (const message of [...messages].sort((a, b) => a - b)) {
        const bit = 1 << role[message];
        if (message < from || message >= to || !(bits & bit || bit === unknownRoleBit)) continue;
        const found = discountsIn(text[message])
          .filter(({ unit, value }) => unit === condition.unit && value > limit)
          .sort((a, b) => b.value - a.value);
        if (found.length === 0) continue;
        if (!(bits & bit)) {
          isDoubtful = true;
          continue;
        }
        const { start, end, value } = found[0];
        hits.push(
          conversation.messageHit([message], {
            spans: [{ message, start, end }],
            measured: value,
            limit,
            unit: condition.unit,
          }),
        );
      }
      if (hits.length > 0) return holds(hits);
      return isDoubtful ? unknown("noRoles") : no;
    };
  },
});
