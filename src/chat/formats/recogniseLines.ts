import type { Recognition, RecognitionReason } from "../recognition";
import type { Sample } from "./format";
import { cleanLine, type LineShape } from "./lineShape";

/** What only one format writes: settles which of several formats with the same heads a text is of. */
export interface Signs {
  /** A line that no other format writes. */
  readonly line?: RegExp;
  /** A sender whose name no other platform gives. */
  readonly sender?: RegExp;
  /** A sender whose name other platforms give seldom: enough where nothing else speaks. */
  readonly likelySender?: RegExp;
}

/** Above every shape without a sign, below every sign. */
const likely = 0.86;

/** How sure a shape is of a sample: the more of its lines begin messages, the surer; a sign of the format settles it. */
export function recogniseLines(
  sample: Sample,
  shape: LineShape,
  most: number,
  signs: Signs = {},
): Recognition {
  const lines = sample.lines.map(cleanLine);
  let seen = signs.line && lines.find((line) => signs.line?.test(line));
  let seenLikely: string | undefined;
  let heads = 0;
  let spoken = 0;
  let filled = 0;
  let above = 0;
  let wordless = 0;
  /** Whether the last head took two lines and no words have come below it; and the line at which they may begin. */
  let isBare = false;
  let bodyFrom = 0;
  lines.forEach((line, i) => {
    if (line === "") return;
    filled++;
    const head = shape.head(line, lines[i + 1] ?? "");
    if (!head) {
      if (i >= bodyFrom) isBare = false;
      return;
    }
    if (isBare) wordless++;
    isBare = head.lines === 2 && head.text === undefined;
    if (isBare) above++;
    bodyFrom = i + (head.lines ?? 1);
    heads++;
    if (!head.system) spoken++;
    if (signs.sender?.test(head.sender)) seen ??= head.sender;
    if (signs.likelySender?.test(head.sender)) seenLikely ??= head.sender;
  });
  if (isBare) wordless++;
  // Where no words follow any name and time, the times stand below the words, as 闲鱼 sets them, and nothing names who speaks.
  if (above > 1 && wordless === above && above === heads) return { confidence: 0, reasons: [] };
  // What nobody says is no chat: a log, or heads of another format.
  if (spoken === 0) return { confidence: 0, reasons: [] };
  // A message of a few lines under each head is usual, a head among a hundred lines is chance.
  const confidence = most * Math.min(1, (5 * heads) / filled);
  const marker = seen ?? seenLikely;
  const counted: RecognitionReason = { code: "headLines", count: heads };
  if (marker === undefined) return { confidence, reasons: [counted] };
  const least = seen === undefined ? likely : 0.95;
  return {
    confidence: Math.max(confidence, least),
    reasons: [{ code: "marker", marker: marker.slice(0, 40) }, counted],
  };
}
