import { readText } from "../../../src/chat/formats";
import { roleIds } from "../../../src/chat/role";
import type { Reading, ReadOptions } from "../../../src/chat/reading";
import { formatTime } from "../../../src/chat/time";

/** A line per message: time, sender (role): text. */
export function messagesOf({ transcript }: Reading): string[] {
  return Array.from({ length: transcript.length }, (_, i) => {
    const time = formatTime(transcript.time[i]).replace("T", " ") || "?";
    const name = transcript.senders[transcript.sender[i]];
    return `${time} ${name} (${roleIds[transcript.role[i]]}): ${transcript.text[i]}`;
  });
}

/** `format`, then the messages, then what was not read. */
export function read(text: string, options: ReadOptions = {}): string[] {
  const reading = readText(text, options);
  return [
    reading.format,
    ...messagesOf(reading),
    ...reading.skipped.map(({ row, reason }) => `${row} ${reason}`),
  ];
}

/** Whether every row or line of the source is counted, and counted once. */
export function accounted({ counts: { rows, ...parts } }: Reading): boolean {
  const all = Object.values(parts);
  return all.every((count) => count >= 0) && all.reduce((sum, count) => sum + count) === rows;
}
