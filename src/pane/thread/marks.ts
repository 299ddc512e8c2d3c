import type { Evidence } from "../../inspection/finding";
import type { ThreadMessage } from "../../excel/types";

/** A part of a message's text; `hit`: it shows the finding. */
export interface TextPart {
  readonly text: string;
  /** Where it begins in the message. */
  readonly start: number;
  readonly hit: boolean;
}

/**
 * A message's text cut at the places that show a finding. A place is only believed where the text says what was found
 * there: the sheet may have been changed since.
 *
 * @example
 * partsOf(message, [{ message: 3, row: 5, start: 2, end: 4, text: "多试" }])
 * //=> [{ text: "您自", start: 0, hit: false }, { text: "多试", start: 2, hit: true }, …]
 */
export function partsOf(
  { text, row }: Pick<ThreadMessage, "text" | "row">,
  evidence: readonly Evidence[],
): TextPart[] {
  const places = evidence
    .filter(
      (each) => each.row === row && each.end > each.start && text.slice(each.start, each.end) === each.text,
    )
    .toSorted((a, b) => a.start - b.start);
  const parts: TextPart[] = [];
  let at = 0;
  for (const { start, end } of places) {
    if (end <= at) continue;
    const from = Math.max(start, at);
    if (from > at) parts.push({ text: text.slice(at, from), start: at, hit: false });
    parts.push({ text: text.slice(from, end), start: from, hit: true });
    at = end;
  }
  if (at < text.length || parts.length === 0) parts.push({ text: text.slice(at), start: at, hit: false });
  return parts;
}
