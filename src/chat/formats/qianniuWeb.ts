import { ChatBuilder } from "../builder";
import type { Reading, ReadOptions, Skipped } from "../reading";
import { Role } from "../role";
import { TimeReader } from "../time";
import type { Format } from "./format";
import { cleanLine, linesOf, readingOfText } from "./lines";

const dayLine = /^\d{4}[-/.]\d{1,2}[-/.]\d{1,2}$/;
const clockLine = /^\d{1,2}:\d{2}(?::\d{2})?$/;
const endLine = /^没有更多内容了[。.]?$/;

/** Chats copied from 千牛's web page 聊天记录查询: the day, then for each message its clock, its lines, and its sender LAST. */
export const qianniuWeb: Format = {
  id: "qianniu-web",
  names: { "zh-CN": "千牛网页版（聊天记录查询）", "en-US": "Qianniu web" },

  recognise({ lines }) {
    const cleaned = lines.map(cleanLine).filter((line) => line !== "");
    const days = cleaned.filter((line) => dayLine.test(line)).length;
    const clocks = cleaned.filter((line) => clockLine.test(line)).length;
    // A message takes three lines at least: clock, text, sender.
    if (clocks === 0 || 3 * clocks > cleaned.length + 2)
      return { confidence: 0, reason: { code: "nothing" } };
    const share = Math.min(1, (8 * clocks) / cleaned.length);
    return { confidence: (days > 0 ? 0.92 : 0.5) * share, reason: { code: "headLines", count: clocks } };
  },

  read: (text, options) => readSenderLast(text, options),
};

/** Seconds since midnight. */
function clockOf(seconds: number): number {
  return ((seconds % 86_400) + 86_400) % 86_400;
}

interface Block {
  readonly row: number;
  readonly clock: string;
  readonly lines: string[];
}

function readSenderLast(text: string, options: ReadOptions): Reading {
  const lines = linesOf(text);
  const builder = new ChatBuilder();
  const skipped: Skipped[] = [];
  const reader = new TimeReader(options);
  const days = new TimeReader(options);
  const when = { seconds: NaN, precision: 0, clockOnly: false };
  let blank = 0;
  let structure = 0;
  let continuation = 0;
  let block: Block | null = null;

  const finish = () => {
    if (!block) return;
    const { row, clock } = block;
    const sender = block.lines.at(-1);
    const words = block.lines.slice(0, -1).join("\n");
    // A clock with nothing but one line below it names nobody: the line is listed, not guessed at.
    if (sender === undefined || block.lines.length < 2) {
      skipped.push({ row, text: [clock, ...block.lines].join("\t"), reason: "chat.noSender" });
    } else {
      reader.read(clock);
      const known = !Number.isNaN(days.seconds);
      when.seconds = known ? days.seconds + clockOf(reader.seconds) : reader.seconds;
      when.precision = reader.precision;
      when.clockOnly = reader.clockOnly && !known;
      builder.add(null, when, sender, Role.unknown, words, row);
    }
    continuation += block.lines.length;
    block = null;
  };

  lines.forEach((raw, i) => {
    const line = cleanLine(raw);
    if (line === "") blank++;
    else if (dayLine.test(line) || endLine.test(line)) {
      finish();
      structure++;
      if (dayLine.test(line)) days.read(line);
    } else if (clockLine.test(line)) {
      finish();
      block = { row: i + 1, clock: line, lines: [] };
    } else if (block) block.lines.push(line);
    else skipped.push({ row: i + 1, text: raw, reason: "chat.unreadLine" });
  });
  finish();
  return readingOfText(builder, options, {
    rows: lines.length,
    skipped,
    decisions: [],
    blank,
    structure,
    continuation,
  });
}
