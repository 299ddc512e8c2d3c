import { ChatBuilder } from "../builder";
import { DecisionTally } from "../decisionTally";
import { readOrderEvents } from "../orderEvents";
import type { Decision, ReadOptions, Skipped } from "../reading";
import { Role } from "../role";
import { NameJudge } from "../roles";
import { settle } from "../settle";
import { settleDateOrder } from "../dateOrder";
import { TimeReader } from "../time";
import { RoleBasis } from "../transcript";
import type { FormatReading } from "./format";
import {
  cleanEnd,
  cleanLine,
  linesOf,
  longestHead,
  type Chapters,
  type Head,
  type LineShape,
  type Mark,
} from "./lineShape";
import { isPlatformLine, sortLines } from "./platformLines";
import { headsInSpeech } from "./headsInSpeech";
import { quotedHeads } from "./quotedHeads";

/** Where dates are short, one of so many lines shows it. */
const firstLines = 300;

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

const none: string[] = [];

class LineReading {
  /** Lines without the marks that hide heads. */
  private readonly cleaned: readonly string[];
  /** What each line begins, if anything. */
  private readonly heads: (Head | null)[];
  private readonly builder = new ChatBuilder();
  private readonly skipped: Skipped[] = [];
  private readonly reader: TimeReader;
  private readonly dayReader: TimeReader;
  private readonly when = { seconds: NaN, precision: 0, clockOnly: false };
  private conversation: string | null = null;
  private day = NaN;
  private head: Head | null = null;
  private headRow = 0;
  private body: string[] = none;
  private blank = 0;
  private structure = 0;
  private continuation = 0;
  private readonly tally = new DecisionTally();
  /** Messages beyond one per head: a card or a recall below somebody's speech. */
  private extra = 0;
  private readonly decisions: readonly Decision[];

  constructor(
    private readonly lines: readonly string[],
    private readonly shape: LineShape,
    private readonly options: ReadOptions,
    private readonly chapters?: Chapters,
  ) {
    this.cleaned = lines.map(cleanLine);
    const at = (i: number) => (i < lines.length ? this.cleaned[i] : "");
    this.heads = this.cleaned.map((line, i) => (line === "" ? null : shape.head(line, at(i + 1))));
    const settled = options.dateOrder === undefined ? settleDateOrder(this.shortTimes()) : null;
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
    this.dropQuotedHeads();
    this.dropHeadsInSpeech();
  }

  read(): FormatReading {
    const { lines, cleaned, heads } = this;
    let stopped = false;
    for (let i = 0; i < lines.length; i++) {
      const line = cleaned[i];
      if (line === "") {
        this.blank++;
        if (this.head) this.hold("");
        continue;
      }
      if (stopped && this.chapters?.(line) === undefined) {
        this.skip(i, lines[i]);
        continue;
      }
      const mark = line.length <= longestHead ? this.markOf(line, cleaned[i + 1] ?? "") : null;
      if (mark) {
        this.finish();
        this.structure++;
        if (mark.day !== undefined) this.day = this.dayReader.read(mark.day);
        if (mark.conversation !== undefined) this.conversation = mark.conversation;
        stopped = mark.stop ?? false;
        continue;
      }
      const head = heads[i];
      if (head) {
        this.finish();
        this.head = head;
        this.headRow = i + 1;
        if (head.text !== undefined) this.hold(head.text);
        // The second line of a head continues it.
        if (head.lines === 2) {
          this.continuation++;
          i++;
        }
      } else if (this.head) {
        this.hold(cleanEnd(lines[i]));
        this.continuation++;
      } else if (isPlatformLine(line)) this.structure++;
      else this.skip(i, lines[i]);
    }
    this.finish();
    return this.reading();
  }

  /** Adds a line to the message. A list that begins with its first line takes no room for lines that never come. */
  private hold(line: string): void {
    if (this.body.length === 0) this.body = [line];
    else this.body.push(line);
  }

  /** Speech ends in a day and a clock as well: 预计发货时间 2025-11-03 18:00:00. */
  private dropHeadsInSpeech(): void {
    const { heads, cleaned, reader } = this;
    const judge = new NameJudge(this.options);
    const wordsBelow = (line: number): boolean => {
      let below = line + (heads[line]?.lines ?? 1);
      while (below < cleaned.length && cleaned[below] === "") below++;
      return below < cleaned.length && heads[below] === null && this.chapters?.(cleaned[below]) === undefined;
    };
    const speech = headsInSpeech(
      heads,
      (name) => judge.judge(name).role !== Role.unknown,
      ({ time }) => reader.read(time),
      wordsBelow,
    );
    for (const line of speech) heads[line] = null;
  }

  /** Chats that somebody quotes have heads of their own; their lines are words of whoever quotes them. */
  private dropQuotedHeads(): void {
    const { heads, cleaned, lines, reader } = this;
    const judge = new NameJudge(this.options);
    const isShop = (name: string) => {
      const { role } = judge.judge(name);
      return role === Role.agent || role === Role.robot;
    };
    const timeOf = ({ time }: Head) => reader.read(time);
    const isBoundary = (i: number) => {
      const line = cleaned[i];
      if (line === "" || heads[i] !== null || line.length > longestHead) return false;
      return (this.markOf(line, cleaned[i + 1] ?? "") ?? null) !== null;
    };
    for (const line of quotedHeads({ lines, cleaned, heads, timeOf, isShop, isBoundary })) {
      this.tally.add("quotedChat", line + 1);
      heads[line] = null;
    }
  }

  private markOf(line: string, next: string): Mark | null | undefined {
    return this.chapters?.(line) ?? this.shape.mark?.(line, next);
  }

  /** Times of the heads, where any of the first is written so that day and month could be mistaken. */
  private *shortTimes(): Iterable<string> {
    const isShort = (head: Head | null) =>
      /^[^\d٠-٩۰-۹]{0,3}[\d٠-٩۰-۹]{1,2}[-/.][\d٠-٩۰-۹]{1,2}[-/.][\d٠-٩۰-۹]/.test(head?.time ?? "");
    if (!this.heads.slice(0, firstLines).some(isShort)) return;
    for (const head of this.heads) if (head?.time) yield head.time;
  }

  private skip(i: number, line: string): void {
    this.skipped.push({ row: i + 1, text: line, reason: "chat.unreadLine" });
  }

  /** Adds the message that the lines since its head make, and the platform's lines among them as messages of their own. */
  private finish(): void {
    const { head, body, builder } = this;
    if (!head) return;
    this.head = null;
    this.body = none;
    this.readTime(head.time);
    // Nearly every message is one line of somebody's words.
    if (body.length === 1 && !isPlatformLine(body[0])) {
      const words = body[0].trim();
      const role = head.system ? Role.system : Role.unknown;
      const text = this.shape.tidy?.(words) ?? words;
      builder.add(this.conversation, this.when, head.sender, role, text, this.headRow, text === words);
      return;
    }
    const { speech, platform, firstPlatform } = sortLines(body);
    const written = (speech.length === 1 ? speech[0] : speech.join("\n")).trim();
    const text = this.shape.tidy?.(written) ?? written;
    const add = (words: string, role: Role, row: number) =>
      builder.add(this.conversation, this.when, head.sender, role, words, row);
    if (text !== "" || platform.length === 0)
      add(text, head.system ? Role.system : Role.unknown, this.headRow);
    if (platform.length === 0) return;
    if (text !== "") this.extra++;
    // A recall beside somebody's words stands on a line of its own; alone it begins with the head.
    const bodyRow = this.headRow + (head.text === undefined ? (head.lines ?? 1) : 0);
    add(platform.join("\n"), Role.system, text === "" ? this.headRow : bodyRow + firstPlatform);
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
    this.tally.add(dayless ? "noDate" : "timesUnread", this.headRow);
  }

  private reading(): FormatReading {
    const { builder, options, skipped, blank, structure } = this;
    const decisions = [...this.decisions, ...this.tally.list];
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
    orders: orders?.orders ?? [],
    hasOrders: orders?.settled ?? false,
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
