import type { Order } from "../../src/chat/orders";
import { Role } from "../../src/chat/role";
import { TimePrecision, type Transcript } from "../../src/chat/transcript";

export interface Line {
  readonly conversation?: string;
  /** "10:00:05", "10:00" (to the minute), "2 10:00:05" (second day) or "" (unknown). */
  readonly time: string;
  readonly role: keyof typeof Role;
  readonly sender?: string;
  readonly text: string;
}

const day = 86_400;
/** 2026-03-02T00:00:00 */
export const firstDay = 20_514 * day;

/** Seconds of "10:00:05" on the first day; NaN for "". */
export function secondsOf(time: string): number {
  if (time === "") return NaN;
  const [clock, number = "1"] = time.split(" ").reverse();
  const [hours, minutes, seconds = "0"] = clock.split(":");
  return (
    firstDay + (Number(number) - 1) * day + Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds)
  );
}

function precisionOf(time: string): number {
  if (time === "") return TimePrecision.none;
  return time.split(":").length === 2 ? TimePrecision.minute : TimePrecision.second;
}

/** A line such as "10:00:05 customer 在吗"; a sender may follow the role: "10:00:05 agent=小美 在的". */
export function lineOf(text: string, conversation = "c"): Line {
  const match = /^(?:((?:\d+ )?\d+:\d+(?::\d+)?) )?(\w+)(?:=(\S+))? ?([^]*)$/.exec(text);
  if (!match) throw new Error(`Not a line: ${text}`);
  const [, time = "", role, sender, words] = match;
  return { conversation, time, role: role as keyof typeof Role, sender, text: words };
}

/** Lines as a transcript, grouped by conversation; the first line is row 2. */
export function transcriptOf(lines: readonly Line[]): Transcript {
  const conversations = [...new Set(lines.map((line) => line.conversation ?? "c"))];
  const rows = lines.map((line, i) => ({ line, row: i + 2 }));
  const grouped = conversations.flatMap((name) =>
    rows.filter(({ line }) => (line.conversation ?? "c") === name),
  );
  const senderOf = (line: Line): string =>
    line.sender ?? (line.role === "customer" ? `${line.conversation ?? "c"}*` : line.role);
  const senders = [...new Set(grouped.map(({ line }) => senderOf(line)))];
  const conversation = grouped.map(({ line }) => conversations.indexOf(line.conversation ?? "c"));
  return {
    length: grouped.length,
    conversations,
    offsets: Int32Array.from([...conversations.map((_, c) => conversation.indexOf(c)), grouped.length]),
    conversation: Int32Array.from(conversation),
    time: Float64Array.from(grouped.map(({ line }) => secondsOf(line.time))),
    precision: Uint8Array.from(grouped.map(({ line }) => precisionOf(line.time))),
    senders,
    sender: Int32Array.from(grouped.map(({ line }) => senders.indexOf(senderOf(line)))),
    role: Uint8Array.from(grouped.map(({ line }) => Role[line.role])),
    roleBasis: new Uint8Array(grouped.length),
    text: grouped.map(({ line }) => line.text),
    row: Int32Array.from(grouped.map(({ row }) => row)),
  };
}

/** An order of the first conversation by the times of its events: "10:00:05"; absent events did not happen. */
export function orderOf(
  { placed, paid, closed }: { placed: string; paid?: string; closed?: string },
  index: number,
): Order {
  const time = (text: string | undefined): number => (text === undefined ? NaN : secondsOf(text));
  return {
    ...{ id: String(index + 1), customer: "c*", conversation: 0, amount: NaN, row: index + 2 },
    ...{ placed: time(placed), paid: time(paid), closed: time(closed) },
  };
}
