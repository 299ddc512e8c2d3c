import type { FormatRecognition, Recognition } from "../recognition";
import type { Reading, ReadOptions } from "../reading";
import type { Chapters } from "./lineShape";

/** The beginning of a text, as much as is needed to recognise its format. */
export interface Sample {
  /** First lines, without their ends, direction marks and byte-order mark. */
  readonly lines: readonly string[];
}

/** What a format makes of a text; the door adds how the format was found. */
export type FormatReading = Omit<Reading, "format" | "recognition">;

/**
 * One shape in which chats are exported. A new platform is one new file beside this one that exports a `Format`, and one line
 * in `textFormats.ts`.
 */
export interface Format {
  /** Stable English id: `kefu parse --format ID`. */
  readonly id: string;
  /** The platform that alone writes chats this way, as rules name it: taobao, jd, pdd, douyin, …; left out where several do. */
  readonly platform?: string;
  readonly names: { readonly "zh-CN": string; readonly "en-US": string };
  recognise(sample: Sample): Recognition;
  /**
   * Reads any text without a throw other than a `Problem`, in time linear in its length.
   *
   * @param chapters where the chats of several conversations follow one another, as cells of a table
   */
  read(text: string, options: ReadOptions, chapters?: Chapters): FormatReading;
}

/** What each of several formats says of a sample, surest first; of two that are equally sure the first stays first. */
export function recognise(formats: readonly Format[], sample: Sample): FormatRecognition[] {
  return formats
    .map((format) => ({ format: format.id, ...format.recognise(sample) }))
    .sort((a, b) => b.confidence - a.confidence);
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
