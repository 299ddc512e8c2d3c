/** How the lines of a text format look: which begin a message, which are no part of any. */

/** A line that begins a message. */
export interface Head {
  readonly sender: string;
  /** The time as the line writes it; null when it writes none. */
  readonly time: string | null;
  /** What stands on the same line after the head; the text follows on the next lines when it is left out. */
  readonly text?: string;
  /** How many lines the head takes; 1 when left out. */
  readonly lines?: 1 | 2;
  /** The platform speaks, whatever the name. */
  readonly system?: boolean;
  /** Speech may look so as well: some words and a day. `headsInSpeech` tells. */
  readonly doubtful?: boolean;
}

/** A line that is no part of any message. */
export interface Mark {
  /** The day of the clocks that follow. */
  readonly day?: string;
  /** The conversation of the messages that follow; null ends one without beginning another. */
  readonly conversation?: string | null;
  /** What follows is another kind of record and is not read. */
  readonly stop?: boolean;
}

export interface LineShape {
  /** @param next the following line, for heads of two lines */
  head(line: string, next: string): Head | null;
  mark?(line: string, next: string): Mark | null;
  /** Text as a person reads it, where the platform writes markup. */
  tidy?(text: string): string;
}

/** Longer lines hold speech, not heads; no pattern is tried on them. */
export const longestHead = 160;

/**
 * Tells a line that cells of a table set before lines of text: it begins the chat of another conversation (null when nobody tells
 * whose), or another day. `undefined` for every other line.
 */
export type Chapters = (line: string) => Pick<Mark, "conversation" | "day"> | undefined;

/** Direction and byte-order marks hide heads; other spaces look like the plain one. */
export function cleanLine(line: string): string {
  if (!seldomMarks.test(line)) return line.trim();
  return line
    .replace(/[\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g, "")
    .replace(/[\u00a0\u202f\u3000]/g, " ")
    .trim();
}

const seldomMarks = /[\u00a0\u200b\u200e\u200f\u202a-\u202f\u2066-\u2069\u3000\ufeff]/;

/** Lines whatever their ends; the end of the last line begins no other. */
export function linesOf(text: string): string[] {
  const lines = text.split(/\r\n?|\n/);
  if (lines.at(-1) === "") lines.pop();
  return lines;
}

/** A line of speech as it was, without direction marks and spaces at its end. */
export function cleanEnd(line: string): string {
  if (!seldomMarks.test(line)) return line.trimEnd();
  return line.replace(/[\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g, "").trimEnd();
}
