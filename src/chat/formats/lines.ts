/**
 * What the text formats share: lines, some of which begin a message and all others continue one. A format says how its head
 * lines look; time, order, roles and accounts of every line are settled here.
 */
import { ChatBuilder } from "../builder";
import { isAutomaticReply, isSystemLine } from "../messages";
import { readOrderEvents } from "../orderEvents";
import type { Recognition, RecognitionReason } from "../recognition";
import type { Decision, ReadOptions, Skipped } from "../reading";
import { Role } from "../role";
import { settle } from "../settle";
import { settleDateOrder, TimeReader } from "../time";
import { RoleBasis } from "../transcript";
import type { FormatReading, Sample } from "./format";
import { timeAtEnd, type HeadTime } from "./headTime";

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

/** Where dates are short, one of so many lines shows it. */
const firstLines = 300;

/** Marks that platforms print below a message. */
const readMark = /^(?:已读|未读|发送中|送达|已送达|\[已读\]|\[未读\])$/;

/** Lines by which a product card begins; prices and links below them belong to it. */
const cardHead = /^\[?(?:当前用户来自.*|商品详情页|商品推荐|商品卡片|订单卡片)\]?$/;
const cardBody = /^(?:[¥￥]\s?\d[\d.,]*.*|https?:\/\/\S+|月销.{0,12}|库存.{0,12})$/;

/** Direction and byte-order marks hide heads; other spaces look like the plain one. */
export function cleanLine(line: string): string {
  if (!seldomMarks.test(line)) return line.trim();
  return line
    .replace(/[\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g, "")
    .replace(/[\u00a0\u202f\u3000]/g, " ")
    .trim();
}

const seldomMarks = /[\u00a0\u200b\u200e\u200f\u202a-\u202f\u2066-\u2069\u3000\ufeff]/;

/**
 * Tells a line that begins the chat of another conversation: its name, null when nobody tells it. `undefined` for every other
 * line.
 */
export type Chapters = (line: string) => string | null | undefined;

/** Reads a text by the shape of its lines. Every line is a message's, a mark, blank, or listed as skipped. */
export function readLines(
  text: string,
  shape: LineShape | ((lines: readonly string[]) => LineShape),
  options: ReadOptions,
  chapters?: Chapters,
): FormatReading {
  const lines = linesOf(text);
  const own = typeof shape === "function" ? shape(lines) : shape;
  return new LineReading(lines, own, options, chapters).read();
}

/** Lines whatever their ends; the end of the last line begins no other. */
export function linesOf(text: string): string[] {
  const lines = text.split(/\r\n?|\n/);
  if (lines.at(-1) === "") lines.pop();
  return lines;
}

class LineReading {
  private readonly builder = new ChatBuilder();
  private readonly skipped: Skipped[] = [];
  private readonly reader: TimeReader;
  private readonly dayReader: TimeReader;
  private readonly when = { seconds: NaN, precision: 0, clockOnly: false };
  private conversation: string | null = null;
  private day = NaN;
  private head: Head | null = null;
  private headRow = 0;
  private body: string[] = [];
  private blank = 0;
  private structure = 0;
  private continuation = 0;
  private readonly unread = new Map<Decision["code"], { count: number; row: number }>();
  /** Messages beyond one per head: a card or a recall below somebody's speech. */
  private extra = 0;
  private readonly decisions: readonly Decision[];

  constructor(
    private readonly lines: readonly string[],
    private readonly shape: LineShape,
    private readonly options: ReadOptions,
    private readonly chapters?: Chapters,
  ) {
    const settled = options.dateOrder === undefined ? settleDateOrder(this.headTimes()) : null;
    const order = options.dateOrder ?? settled?.order;
    this.decisions = settled
      ? [
          {
            code: settled.assumed ? "dateOrderAssumed" : "dateOrder",
            count: 1,
            row: null,
            value: settled.order,
          },
        ]
      : [];
    this.reader = new TimeReader({ ...options, order });
    this.dayReader = new TimeReader({ ...options, order });
  }

  read(): FormatReading {
    const { lines, shape } = this;
    let stopped = false;
    let next = lines.length > 0 ? cleanLine(lines[0]) : "";
    for (let i = 0; i < lines.length; i++) {
      const line = next;
      next = i + 1 < lines.length ? cleanLine(lines[i + 1]) : "";
      if (line === "") {
        this.blank++;
        if (this.head) this.body.push("");
        continue;
      }
      if (stopped && this.chapters?.(line) === undefined) {
        this.skip(i, lines[i]);
        continue;
      }
      const mark = line.length <= longestHead ? this.markOf(line, next) : null;
      if (mark) {
        this.finish();
        this.structure++;
        if (mark.day !== undefined) this.day = this.dayReader.read(mark.day);
        if (mark.conversation !== undefined) this.conversation = mark.conversation;
        stopped = mark.stop ?? false;
        continue;
      }
      const head = shape.head(line, next);
      if (head) {
        this.finish();
        this.head = head;
        this.headRow = i + 1;
        if (head.text !== undefined) this.body.push(head.text);
        // The second line of a head continues it.
        if (head.lines === 2) {
          this.continuation++;
          i++;
          next = i + 1 < lines.length ? cleanLine(lines[i + 1]) : "";
        }
      } else if (this.head) {
        this.body.push(cleanEnd(lines[i]));
        this.continuation++;
      } else this.skip(i, lines[i]);
    }
    this.finish();
    return this.reading();
  }

  private markOf(line: string, next: string): Mark | null | undefined {
    const conversation = this.chapters?.(line);
    return conversation === undefined ? this.shape.mark?.(line, next) : { conversation };
  }

  /** Times of the heads, where any of the first is written so that day and month could be mistaken. */
  private *headTimes(): Iterable<string> {
    const isShort = (line: string) => /^\D{0,3}\d{1,2}[-/.]\d{1,2}[-/.]\d/.test(line);
    if (!this.lines.slice(0, firstLines).some((line) => isShort(cleanLine(line)))) return;
    for (let i = 0; i < this.lines.length; i++) {
      const line = cleanLine(this.lines[i]);
      const time = line === "" ? null : this.shape.head(line, "")?.time;
      if (time) yield time;
    }
  }

  private skip(i: number, line: string): void {
    this.skipped.push({ row: i + 1, text: line, reason: "chat.unreadLine" });
  }

  /** Adds the message that the lines since its head make, and the platform's lines among them as messages of their own. */
  private finish(): void {
    const { head, body, builder } = this;
    if (!head) return;
    this.head = null;
    this.body = [];
    this.readTime(head.time);
    const { speech, platform } = sortLines(body);
    const written = speech.join("\n").trim();
    const text = this.shape.tidy?.(written) ?? written;
    const add = (words: string, role: Role) =>
      builder.add(this.conversation, this.when, head.sender, role, words, this.headRow);
    if (text !== "" || platform.length === 0) add(text, head.system ? Role.system : Role.unknown);
    if (platform.length === 0) return;
    if (text !== "") this.extra++;
    add(platform.join("\n"), Role.system);
  }

  private readTime(text: string | null): void {
    const { reader, when } = this;
    reader.read(text);
    if (text !== null && Number.isNaN(reader.seconds)) this.countUnread(text);
    when.seconds = reader.seconds;
    when.precision = reader.precision;
    when.clockOnly = reader.clockOnly;
    if (reader.clockOnly && !Number.isNaN(this.day)) {
      when.seconds = this.day + (((reader.seconds % 86_400) + 86_400) % 86_400);
      when.clockOnly = false;
    }
  }

  /** 昨天 is a day for those who know today; other texts are no time for anybody. */
  private countUnread(text: string): void {
    const dayless = Number.isNaN(this.reader.reference) && !/\d{4}/.test(text);
    const code = dayless ? "noDate" : "timesUnread";
    const known = this.unread.get(code);
    if (known) known.count++;
    else this.unread.set(code, { count: 1, row: this.headRow });
  }

  private reading(): FormatReading {
    const { builder, options, skipped, blank, structure } = this;
    const unread = [...this.unread].map(([code, tally]): Decision => ({ code, ...tally }));
    const decisions = [...this.decisions, ...unread];
    return readingOfText(builder, options, {
      rows: this.lines.length,
      skipped,
      decisions,
      blank,
      structure,
      continuation: this.continuation - this.extra,
    });
  }
}

/** What a text's reader counted beside the messages. */
export interface TextTally {
  /** Lines of the text. */
  readonly rows: number;
  readonly skipped: readonly Skipped[];
  readonly decisions: readonly Decision[];
  readonly blank: number;
  readonly structure: number;
  readonly continuation: number;
}

/** Settles the messages of a text and accounts for its lines. */
export function readingOfText(builder: ChatBuilder, options: ReadOptions, tally: TextTally): FormatReading {
  builder.statedBasis = RoleBasis.systemPattern;
  const { transcript, duplicates, senders, decisions } = settle(builder, options);
  const { rows, skipped, blank, structure, continuation } = tally;
  const orders = readOrderEvents(transcript);
  return {
    transcript,
    columns: null,
    orders: orders ?? [],
    hasOrders: orders !== null,
    skipped,
    duplicates,
    senders,
    decisions: [...tally.decisions, ...decisions],
    counts: {
      rows,
      messages: transcript.length,
      skipped: skipped.length,
      duplicates: duplicates.length,
      blank,
      structure,
      continuation,
    },
  };
}

function cleanEnd(line: string): string {
  return line.replace(/[\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g, "").trimEnd();
}

function isPlatformLine(line: string): boolean {
  const trimmed = line.trim();
  return readMark.test(trimmed) || cardHead.test(trimmed) || isSystemLine(trimmed);
}

/** Speech apart from cards, recalls and hand-overs that stand below it; read marks are neither. */
function sortLines(body: readonly string[]): { speech: readonly string[]; platform: readonly string[] } {
  if (!body.some(isPlatformLine)) return { speech: body, platform: [] };
  const speech: string[] = [];
  const platform: string[] = [];
  const isCardBody = (i: number) => i < body.length && cardBody.test(body[i].trim());
  let inCard = false;
  body.forEach((line, i) => {
    const trimmed = line.trim();
    if (readMark.test(trimmed)) return;
    if (cardHead.test(trimmed)) inCard = true;
    // The product's title stands between the card's head and its price.
    else if (inCard && !isCardBody(i) && !isCardBody(i + 1)) inCard = false;
    const isPlatform = inCard || (isSystemLine(trimmed) && !isAutomaticReply(trimmed));
    (isPlatform ? platform : speech).push(line);
  });
  return { speech, platform };
}

/** What only one format writes: settles which of several formats with the same heads a text is of. */
export interface Signs {
  /** A line that no other format writes. */
  readonly line?: RegExp;
  /** A sender whose name no other platform gives. */
  readonly sender?: RegExp;
  /** A sender whose name other platforms give seldom: enough where nothing else speaks. */
  readonly likelySender?: RegExp;
}

/** Above every shape without a sign, below every sign. */
const likely = 0.86;

/** How sure a shape is of a sample: the more of its lines begin messages, the surer; a sign of the format settles it. */
export function recogniseLines(
  sample: Sample,
  shape: LineShape,
  most: number,
  signs: Signs = {},
): Recognition {
  const lines = sample.lines.map(cleanLine);
  let seen = signs.line && lines.find((line) => signs.line?.test(line));
  let seenLikely: string | undefined;
  let heads = 0;
  let filled = 0;
  lines.forEach((line, i) => {
    if (line === "") return;
    filled++;
    const head = shape.head(line, lines[i + 1] ?? "");
    if (!head) return;
    heads++;
    if (signs.sender?.test(head.sender)) seen ??= head.sender;
    if (signs.likelySender?.test(head.sender)) seenLikely ??= head.sender;
  });
  if (heads === 0) return { confidence: 0, reasons: [] };
  // A message of a few lines under each head is usual, a head among a hundred lines is chance.
  const confidence = most * Math.min(1, (5 * heads) / filled);
  const marker = seen ?? seenLikely;
  const counted: RecognitionReason = { code: "headLines", count: heads };
  if (marker === undefined) return { confidence, reasons: [counted] };
  const least = seen === undefined ? likely : 0.95;
  return {
    confidence: Math.max(confidence, least),
    reasons: [{ code: "marker", marker: marker.slice(0, 40) }, counted],
  };
}

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
  const sender = line.slice(0, start).trim();
  if (sender === "" || sender.length > longestName) return null;
  // 买家已拍下 … 09:05:30 is a line of the platform's, below the head of its message.
  if (isSystemLine(line)) return null;
  const certain = kind === "day" && time.lastIndexOf(":") > time.indexOf(":");
  if (!certain && speechMarks.test(sender)) return null;
  // A recall, say, that the platform prints with its own time.
  return isSystemLine(sender) ? { sender: "", time, text: sender, system: true } : { sender, time };
}

const longestName = 80;

/** Whether a line holds a time and nothing else: a day and a clock, or a clock alone. */
export function isTimeAlone(line: string, kind: "dated" | "clock" = "dated"): boolean {
  if (line.length > 40) return false;
  const found = timeAtEnd(line);
  return found !== null && found.start === 0 && (found.kind === "clock") === (kind === "clock");
}
