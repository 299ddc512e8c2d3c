/** What a source is: the format that it was read by, how sure that is, and why. Data for a preview; doors word it. */

/**
 * What was seen of a format:
 * - `headers`: so many columns were recognised by their header
 * - `cells`: the cells fall into columns, of which so many were recognised by what they hold
 * - `headLines`: so many of the sampled lines begin a message as this format does
 * - `marker`: a line or a name that only this format writes
 */
export interface RecognitionReason {
  readonly code: "headers" | "cells" | "headLines" | "marker";
  readonly count?: number;
  readonly marker?: string;
}

/** How sure a format is that a source is its own. */
export interface Recognition {
  /** From 0 (not at all) to 1. */
  readonly confidence: number;
  /** Empty where nothing of the format was seen. */
  readonly reasons: readonly RecognitionReason[];
}

export interface FormatRecognition extends Recognition {
  /** Id of the format. */
  readonly format: string;
}

/**
 * The format of a source and what else it could be.
 *
 * @example
 * readText("t***1 2024-4-14 9:05:07\n在吗").recognition
 * //=> { format: "qianniu", confidence: 0.8, reasons: [{ code: "headLines", count: 1 }], chosen: false,
 * //     alternatives: [{ format: "wechat", … }, …] }
 */
export interface SourceRecognition extends FormatRecognition {
  /** A person named the format; `confidence` and `reasons` are what would have been said of it. */
  readonly chosen: boolean;
  /** The other formats of which something was seen, surest first. */
  readonly alternatives: readonly FormatRecognition[];
}

/**
 * The recognition of the format taken, out of what all formats said.
 *
 * @param all surest first
 */
export function recognitionOf(
  format: string,
  all: readonly FormatRecognition[],
  chosen: boolean,
): SourceRecognition {
  const own = all.find((one) => one.format === format);
  return {
    format,
    confidence: own?.confidence ?? 0,
    reasons: own?.reasons ?? [],
    chosen,
    alternatives: all.filter((one) => one.format !== format && one.confidence > 0),
  };
}
