import { eastAsianWidth } from "get-east-asian-width";
import { z } from "zod";
import { amount, identifier, roleName, scope } from "../language";
import { roleBits, unknownRoleBit } from "../conversation";
import { holds, no, unknown, type Hit } from "../outcome";
import { operator } from "./operator";

/**
 * Messages of a role whose length lies between two bounds, both included; each is a hit. The length is that of the text as a
 * person counts it: characters, without spaces. As `width`, Chinese characters count whole and Latin letters and digits half,
 * so that one bound fits Chinese and English chats.
 */
export const messageLength = operator({
  schema: z.strictObject({
    operator: z.literal("messageLength"),
    role: roleName,
    minimum: amount.default(0),
    maximum: amount.optional(),
    /** What the length is made of: characters, or widths, of which a half-width character has half of one. */
    counts: z.enum(["characters", "width"]).default("characters"),
    /** A message with a phrase of these dictionaries is passed over altogether. */
    unless: z.array(identifier).default([]),
    ...scope,
  }),
  compile(condition, compiler) {
    const minimum = compiler.amount(condition.minimum);
    const maximum = condition.maximum === undefined ? Infinity : compiler.amount(condition.maximum);
    const limit = maximum === Infinity ? minimum : maximum;
    const bits = roleBits[condition.role];
    const lengthOf = condition.counts === "width" ? widthOf : charactersOf;
    const vetoes = condition.unless.map((name) => compiler.dictionary(name, condition.role));

    return (conversation, { from, to }) => {
      const { role, text } = conversation.transcript;
      const hits: Hit[] = [];
      let isDoubtful = false;
      for (let i = from; i < to; i++) {
        const bit = 1 << role[i];
        if (!(bits & bit) && bit !== unknownRoleBit) continue;
        const length = lengthOf(text[i]);
        if (length < minimum || length > maximum) continue;
        if (vetoes.some((veto) => conversation.hasMatch(veto, i))) continue;
        if (bits & bit)
          hits.push(conversation.messageHit([i], { measured: length, limit, unit: "characters" }));
        else isDoubtful = true;
      }
      if (hits.length > 0) return holds(hits);
      return isDoubtful ? unknown("noRoles") : no;
    };
  },
});

/** Characters of a text, spaces aside. */
function charactersOf(text: string): number {
  return [...text.replace(/\s+/g, "")].length;
}

/** The same where a character of half width (Unicode Standard Annex #11) counts half. */
function widthOf(text: string): number {
  return [...text.replace(/\s+/g, "")].reduce(
    (sum, each) => sum + eastAsianWidth(each.codePointAt(0)!) / 2,
    0,
  );
}
