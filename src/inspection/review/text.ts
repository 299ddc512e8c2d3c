import { z } from "zod";
import { Problem } from "../../problem";
import { parseWith } from "../schemaProblem";
import type { Mark, Reviews } from "./reviews";

const letters = { confirmed: "c", dismissed: "d", exempted: "x" } as const;
const entry = /^([0-9a-z]{1,11}(?::[0-9a-z]{1,11})?) ([cdx])(?: ([^]*))?$/;

const shape = z.strictObject({
  version: z.literal(1),
  /** By rule: "conversation:content status reason". */
  marks: z.record(z.string().min(1), z.array(z.string().regex(entry, "conversation:content status reason"))),
});

/**
 * Reviews as a short text, for a workbook's settings or a file. Chat text is not in it; reasons are.
 *
 * @example writeReviews(reviews) //=> '{"version":1,"marks":{"slow-turn":["2gkq0tvl3hc:1o5y9q1g2tp d 网络故障"]}}'
 */
export function writeReviews(reviews: Reviews): string {
  const marks: Record<string, string[]> = {};
  for (const [key, mark] of reviews) {
    const end = key.indexOf(":");
    const reason = "reason" in mark && mark.reason !== undefined ? ` ${mark.reason}` : "";
    (marks[key.slice(0, end)] ??= []).push(`${key.slice(end + 1)} ${letters[mark.status]}${reason}`);
  }
  return JSON.stringify({ version: 1, marks });
}

/**
 * Reads what `writeReviews` wrote.
 *
 * @throws Problem `review.unreadable` for what is no JSON, `inspection.…` that names the place otherwise
 */
export function readReviews(text: string): Reviews {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw new Problem("wrongInput", "review.unreadable", { came: text.slice(0, 40) });
  }
  const reviews = new Map<string, Mark>();
  for (const [rule, entries] of Object.entries(parseWith(shape, json).marks))
    for (const each of entries) {
      const [, place, letter, reason] = entry.exec(each)!;
      reviews.set(`${rule}:${place}`, markBy(letter, reason));
    }
  return reviews;
}

function markBy(letter: string, reason: string | undefined): Mark {
  if (letter === letters.confirmed) return { status: "confirmed" };
  if (letter === letters.dismissed) return { status: "dismissed", reason: reason ?? "" };
  return reason === undefined ? { status: "exempted" } : { status: "exempted", reason };
}
