import { ChatBuilder } from "../builder";
import type { ReadOptions, Skipped } from "../reading";
import { Role } from "../role";
import { NameJudge } from "../roles";
import { TimeReader } from "../time";
import type { Format, FormatReading } from "./format";
import { cleanLine, linesOf, type Chapters } from "./lineShape";
import { readingOfText } from "./readLines";

const dayLine = /^\d{4}(?:[-/.]\d{1,2}[-/.]\d{1,2}|年 ?\d{1,2}月 ?\d{1,2}日)$/;
const clockLine = /^(?:\d{4}[-/.]\d{1,2}[-/.]\d{1,2} +)?\d{1,2}:\d{2}(?::\d{2})?$/;
const endLine = /^没有更多内容了[。.]?$/;
const readMark = /^(?:已读|未读|发送中|已?送达)$/;

/** Chats copied from 千牛's web page 聊天记录查询: the day, then for each message its clock, its lines, and its sender LAST. */
export const qianniuWeb: Format = {
  id: "qianniu-web",
  platform: "taobao",
  names: { "zh-CN": "千牛网页版（聊天记录查询）", "en-US": "Qianniu web" },

  recognise({ lines }) {
    const cleaned = lines.map(cleanLine).filter((line) => line !== "" && !readMark.test(line));
    const days = cleaned.filter((line) => dayLine.test(line)).length;
    const clocks = cleaned.filter((line) => clockLine.test(line)).length;
    // A message takes three lines at least: clock, text, sender.
    if (clocks === 0 || cleaned.length < 3 || 3 * clocks > cleaned.length + 2 || !senderIsLast(cleaned))
      return { confidence: 0, reasons: [] };
    const share = Math.min(1, (8 * clocks) / cleaned.length);
    const most = days > 0 || cleaned.some((line) => endLine.test(line)) ? 0.96 : 0.82;
    return { confidence: most * share, reasons: [{ code: "headLines", count: clocks }] };
  },

  read: readSenderLast,
};

/** A name stands above each time in both clients; the web page begins with the time, and a name ends it. */
function senderIsLast(lines: readonly string[]): boolean {
  const first = lines.findIndex((line) => clockLine.test(line));
  if (lines.slice(0, first).every((line) => dayLine.test(line))) return true;
  const last = lines.findLast((line) => !dayLine.test(line) && !endLine.test(line)) ?? "";
  return senderNames(lines).has(last);
}

/** The lines above each time and at the end: where the page prints senders. */
function sendersOf(lines: readonly string[]): string[] {
  const found: string[] = [];
  let last = "";
  for (const line of lines) {
    if ((clockLine.test(line) || dayLine.test(line) || endLine.test(line)) && last !== "") {
      found.push(last);
      last = "";
    } else if (!dayLine.test(line) && !endLine.test(line)) last = line;
  }
  if (last !== "") found.push(last);
  return found;
}

/** Seconds since midnight. */
function clockOf(seconds: number): number {
  return ((seconds % 86_400) + 86_400) % 86_400;
}

interface Block {
  readonly row: number;
  readonly clock: string;
  readonly lines: string[];
}

function readSenderLast(text: string, options: ReadOptions, chapters?: Chapters): FormatReading {
  const lines = linesOf(text);
  const builder = new ChatBuilder();
  const skipped: Skipped[] = [];
  const reader = new TimeReader(options);
  const days = new TimeReader(options);
  const when = { seconds: NaN, precision: 0, clockOnly: false };
  const isSender = senderTest(lines);
  let conversation: string | null = null;
  let blank = 0;
  let structure = 0;
  let continuation = 0;
  let block: Block | null = null;

  const finish = () => {
    if (!block) return;
    const { row, clock } = block;
    const sender = block.lines.at(-1);
    const words = block.lines.slice(0, -1).join("\n");
    // A clock with nothing but one line below it names nobody, unless the line is a sender's name elsewhere.
    if (sender === undefined || (block.lines.length < 2 && !isSender(sender))) {
      skipped.push({ row, text: [clock, ...block.lines].join("\t"), reason: "chat.noSender" });
    } else {
      reader.read(clock);
      const known = !Number.isNaN(days.seconds) && reader.clockOnly;
      when.seconds = known ? days.seconds + clockOf(reader.seconds) : reader.seconds;
      when.precision = reader.precision;
      when.clockOnly = reader.clockOnly && !known;
      builder.add(conversation, when, sender, Role.unknown, words, row);
    }
    continuation += block.lines.length;
    block = null;
  };

  /** Below the line of a day its first message begins; a day in somebody's words has more words below. */
  const beginsDay = (at: number) => {
    let below = at + 1;
    while (below < lines.length && cleanLine(lines[below]) === "") below++;
    const next = below < lines.length ? cleanLine(lines[below]) : "";
    return next === "" || clockLine.test(next) || dayLine.test(next) || chapters?.(next) !== undefined;
  };

  lines.forEach((raw, i) => {
    const line = cleanLine(raw);
    // A clock right below a message's first words is one of them: the sender has not come yet.
    const inSpeech =
      block !== null &&
      block.lines.length > 0 &&
      !isSender(block.lines.at(-1) as string) &&
      !endsMessage(block, line);
    const chapter = chapters?.(line);
    if (line === "") blank++;
    else if (chapter !== undefined) {
      finish();
      structure++;
      if (chapter.conversation !== undefined) conversation = chapter.conversation;
      days.read(chapter.day ?? null);
    } else if ((dayLine.test(line) && (block === null || beginsDay(i))) || endLine.test(line)) {
      finish();
      structure++;
      if (dayLine.test(line)) days.read(line);
    } else if (readMark.test(line) && (block === null || block.lines.length > 0)) structure++;
    else if (clockLine.test(line) && !inSpeech) {
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

/** What nobody would be called. */
const speechMarks = /[\s，。！？；,!?;~～]/;
const longestName = 25;

/**
 * Whether the last line of a block is a sender whom nothing else tells: a name below words, and a clock as the page writes
 * it that goes on from the block's.
 */
function endsMessage({ clock, lines }: Block, next: string): boolean {
  const name = lines.at(-1) as string;
  if (lines.length < 2 || name.length > longestName || speechMarks.test(name)) return false;
  return next.length === clock.length && next.split(":").length === 3 && next >= clock;
}

/** The lines that are senders: their names say so, or they stand where senders stand more than once. */
function senderNames(cleaned: readonly string[]): Set<string> {
  const counts = new Map<string, number>();
  for (const name of sendersOf(cleaned)) counts.set(name, (counts.get(name) ?? 0) + 1);
  const judge = new NameJudge({});
  const names = new Set<string>();
  for (const [name, count] of counts) {
    if (count > 1 || judge.judge(name).role !== Role.unknown) names.add(name);
  }
  return names;
}

function senderTest(lines: readonly string[]): (line: string) => boolean {
  const names = senderNames(lines.map(cleanLine).filter((line) => line !== "" && !readMark.test(line)));
  // A text in which no name returns tells nothing: every last line is a sender.
  return names.size === 0 ? () => true : (line) => names.has(line);
}
