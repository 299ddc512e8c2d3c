import { RE2JS } from "re2js";
import { z } from "zod";
import { Problem } from "../../problem";
import { roleName, scope } from "../language";
import { roleBits, unknownRoleBit } from "../conversation";
import { holds, no, unknown, type Hit, type Span } from "../outcome";
import { foldWithOffsets } from "../text/fold";
import { operator } from "./operator";

/**
 * A regular expression (RE2 syntax, linear time) over the folded text of a role's messages: half width, simplified,
 * lower case, without spaces. A match that touches one of `exclude` does not count.
 */
export const regex = operator({
  schema: z.strictObject({
    operator: z.literal("regex"),
    role: roleName,
    pattern: z.string().min(1).max(2000),
    exclude: z.string().min(1).max(2000).optional(),
    ...scope,
  }),
  compile(condition, compiler) {
    const pattern = compileExpression(condition.pattern, `${compiler.path}.pattern`);
    const exclude = condition.exclude
      ? compileExpression(condition.exclude, `${compiler.path}.exclude`)
      : null;
    const bits = roleBits[condition.role];

    return (conversation, { from, to }) => {
      const { transcript } = conversation;
      const hits: Hit[] = [];
      let doubtful = false;
      for (let message = from; message < to; message++) {
        const bit = 1 << transcript.role[message];
        if (!(bits & bit) && bit !== unknownRoleBit) continue;
        const folded = foldWithOffsets(transcript.text[message]);
        let places = placesOf(pattern, folded.text);
        if (places.length > 0 && exclude) {
          const excluded = placesOf(exclude, folded.text);
          places = places.filter(([start, end]) => !excluded.some(([s, e]) => s < end && start < e));
        }
        if (places.length === 0) continue;
        if (!(bits & bit)) {
          doubtful = true;
          continue;
        }
        const spans: Span[] = places.map(([start, end]) => ({
          message,
          start: folded.offsets[start],
          end: folded.offsets[end - 1] + 1,
        }));
        hits.push(conversation.messageHit([message], { spans, measured: spans.length }));
      }
      if (hits.length > 0) return holds(hits);
      return doubtful ? unknown("noRoles") : no;
    };
  },
});

function compileExpression(source: string, path: string): RE2JS {
  try {
    return RE2JS.compile(source);
  } catch (error) {
    throw new Problem("wrongInput", "inspection.regex", {
      path,
      pattern: source,
      detail: (error instanceof Error ? error.message : String(error)).replace(/^error parsing regexp: /, ""),
    });
  }
}

/** Non-empty matches, UTF-16 offsets into the folded text. */
function placesOf(expression: RE2JS, text: string): [number, number][] {
  const places: [number, number][] = [];
  const matcher = expression.matcher(text);
  while (matcher.find()) if (matcher.end() > matcher.start()) places.push([matcher.start(), matcher.end()]);
  return places;
}
