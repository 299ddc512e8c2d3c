import { Role, type RoleId } from "../../src/chat/role";
import { RoleBasis, TimePrecision, type Transcript } from "../../src/chat/transcript";

/** One message of a test chat: role, clock ("10:00:05", "+1 08:00:00" on the next day, null: unknown), text, sender. */
export type Line = readonly [role: RoleId, clock: string | null, text?: string, sender?: string];

const midnight = Date.UTC(2024, 3, 14) / 1000;

/** Seconds of a clock on 2024-04-14. */
export function at(clock: string): number {
  const [, days, hours, minutes, seconds] = /^(?:\+(\d+) )?(\d+):(\d+)(?::(\d+))?$/.exec(clock) ?? [];
  return (
    midnight + Number(days ?? 0) * 86_400 + Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds ?? 0)
  );
}

/** A transcript of conversations as they are written, in their order. */
export function chat(...conversations: readonly (readonly Line[])[]): Transcript {
  const lines = conversations.flatMap((conversation, code) => conversation.map((line) => ({ line, code })));
  const senders: string[] = [];
  const senderOf = ([role, , , name]: Line) => {
    const sender = name ?? (role === "agent" ? "小美" : role);
    if (!senders.includes(sender)) senders.push(sender);
    return senders.indexOf(sender);
  };
  const offsets = [0];
  for (const conversation of conversations) offsets.push((offsets.at(-1) as number) + conversation.length);
  const isAutomatic = (text = "") => text.startsWith("[自动回复]");
  return {
    length: lines.length,
    conversations: conversations.map((_, code) => `S${code + 1}`),
    offsets: Int32Array.from(offsets),
    conversation: Int32Array.from(lines, ({ code }) => code),
    time: Float64Array.from(lines, ({ line }) => (line[1] === null ? NaN : at(line[1]))),
    precision: new Uint8Array(lines.length).fill(TimePrecision.second),
    senders,
    sender: Int32Array.from(lines, ({ line }) => senderOf(line)),
    role: Uint8Array.from(lines, ({ line }) => Role[line[0]]),
    roleBasis: Uint8Array.from(lines, ({ line }) =>
      isAutomatic(line[2]) ? RoleBasis.automaticReply : RoleBasis.roleColumn,
    ),
    text: lines.map(({ line }) => line[2] ?? "在吗"),
    row: Int32Array.from(lines, (_, i) => i + 2),
  };
}
