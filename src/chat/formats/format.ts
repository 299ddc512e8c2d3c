import type { Reading, ReadOptions } from "../reading";
import type { LineShape } from "./lines";

/** The beginning of a text, as much as is needed to recognise its format. */
export interface Sample {
  /** First lines, without their ends, direction marks and byte-order mark. */
  readonly lines: readonly string[];
}

/** How sure a format is that a text is its own, and what it saw. */
export interface Recognition {
  /** From 0 (not at all) to 1. */
  readonly confidence: number;
  /** What was seen, in the words of the format: a marker, or how many of the lines looked like messages. */
  readonly reason: RecognitionReason;
}

/**
 * - `nothing`: nothing of the format was seen
 * - `headers`: so many columns were recognised by their header
 * - `cells`: the lines fall into cells, of which so many columns were recognised
 * - `headLines`: so many lines begin a message as this format does
 * - `marker`: a line that only this format writes
 */
export interface RecognitionReason {
  readonly code: "nothing" | "headers" | "cells" | "headLines" | "marker";
  readonly count?: number;
  readonly marker?: string;
}

/**
 * One shape in which chats are exported. A new platform is one new file beside this one that exports a `Format`, and one line
 * in `index.ts`.
 */
export interface Format {
  /** Stable English id: `kefu parse --format ID`. */
  readonly id: string;
  readonly names: { readonly "zh-CN": string; readonly "en-US": string };
  recognise(sample: Sample): Recognition;
  /** Reads any text without a throw other than a `Problem`, in time linear in its length. */
  read(text: string, options: ReadOptions): Reading;
  /** How the lines of the format look, where each stands for itself: chats in cells of a table are read by it. */
  readonly shape?: LineShape | ((lines: readonly string[]) => LineShape);
}

const sampledLines = 200;
const sampledCharacters = 40_000;

/** The beginning of a text as `Format.recognise` takes it. */
export function sampleOf(text: string): Sample {
  const head = text.slice(0, sampledCharacters).split(/\r\n?|\n/, sampledLines + 1);
  // The last line may be cut in its middle.
  if (head.length > 1 && (text.length > sampledCharacters || head.length > sampledLines)) head.pop();
  return { lines: head.map((line) => line.replace(/[\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g, "")) };
}
