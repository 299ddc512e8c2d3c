import { isSystemLine } from "../messages";
import { timeAtEnd, type HeadTime } from "./headTime";
import { longestHead, type Head } from "./lineShape";

/** Marks of speech that stand in no name. */
const speechMarks = /[，。！？；,!?;]/;

export type NamedHead = Head & { readonly time: string };

/** Name and time of a line such as `昵称 2024-4-14 9:05:07`; null when it does not end in a day and a time or has no name. */
export function nameThenTime(line: string): NamedHead | null {
  if (line.length > longestHead) return null;
  const found = timeAtEnd(line);
  return found === null || found.kind === "clock" ? null : nameBefore(line, found);
}

/** Name and clock of a line such as `昵称 21:05:07`: speech ends so too, so the caller must know the name. */
export function nameThenClock(line: string): NamedHead | null {
  if (line.length > longestHead) return null;
  const found = timeAtEnd(line);
  return found?.kind === "clock" ? nameBefore(line, found) : null;
}

function nameBefore(line: string, { start, time, kind }: HeadTime): NamedHead | null {
  const sender = line
    .slice(0, start)
    .trim()
    .replace(/ ?[:：]$| [—–-]$/, "")
    .replace(/^【([^【】]+)】$/, "$1");
  if (sender === "" || sender.length > longestName) return null;
  // 买家已拍下 … 09:05:30 is a line of the platform's, below the head of its message.
  if (isSystemLine(line)) return null;
  const certain = kind === "day" && time.lastIndexOf(":") > time.indexOf(":");
  if (!certain && speechMarks.test(sender)) return null;
  // A recall, say, that the platform prints with its own time.
  return isSystemLine(sender)
    ? { sender: "", time, text: sender, system: true }
    : { sender, time, doubtful: true };
}

const longestName = 80;

/** Whether a line holds a time and nothing else: a day and a clock, or a clock alone. */
export function isTimeAlone(line: string, kind: "dated" | "clock" = "dated"): boolean {
  if (line.length > 40) return false;
  const found = timeAtEnd(line);
  return found !== null && found.start === 0 && (found.kind === "clock") === (kind === "clock");
}
