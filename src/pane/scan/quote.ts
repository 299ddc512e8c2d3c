/** A line of a chat around a hit, cut to what fits, with the hit to be marked. */
export interface Quote {
  readonly before: string;
  readonly hit: string;
  readonly after: string;
}

const ellipsis = "…";

/** Moves an offset off the middle of a surrogate pair, so that no emoji is cut in two. */
function wholeCharacter(text: string, offset: number): number {
  const unit = text.charCodeAt(offset);
  return offset > 0 && unit >= 0xdc00 && unit <= 0xdfff ? offset - 1 : offset;
}

/** One line: breaks and runs of blanks read as one space. */
function oneLine(text: string): string {
  return text.replace(/\s+/gu, " ");
}

/**
 * Cuts a message to the hit and its surroundings. Offsets outside the text are drawn in.
 *
 * @param start offset of the hit, UTF-16
 * @param end end of the hit, excluded
 * @param room characters to keep on either side, and at most thrice as many of the hit itself
 * @example quoteOf("亲，您自己多试下吧", 2, 8) //=> { before: "亲，", hit: "您自己多试下", after: "吧" }
 */
export function quoteOf(text: string, start: number, end: number, room = 24): Quote {
  const from = wholeCharacter(text, Math.min(Math.max(start, 0), text.length));
  const to = wholeCharacter(text, Math.min(Math.max(end, from), text.length));
  const longest = room * 3;
  const hitEnd = to - from > longest ? wholeCharacter(text, from + longest) : to;
  const left = from > room ? wholeCharacter(text, from - room) : 0;
  const right = text.length - to > room ? wholeCharacter(text, to + room) : text.length;
  return {
    before: (left > 0 ? ellipsis : "") + oneLine(text.slice(left, from)),
    hit: oneLine(text.slice(from, hitEnd)) + (hitEnd < to ? ellipsis : ""),
    after: oneLine(text.slice(to, right)) + (right < text.length ? ellipsis : ""),
  };
}
