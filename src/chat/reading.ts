import type { ColumnDetection, Field } from "./columns";
import type { Order } from "./orders";
import type { SourceRecognition } from "./recognition";
import type { Role } from "./role";
import type { Cell } from "./table";
import type { DateOrder } from "./time";
import type { RoleBasis, Transcript } from "./transcript";

/**
 * What a person says about a chat before or after it was read. Everything is optional: the data usually says enough. To
 * correct a reading, read the same source again with what it got wrong: a reading depends on its source and options alone.
 *
 * @example
 * const options = { format: "wechat", dateOrder: "mdy", referenceDate: "2024-4-14", agents: ["小美"], robots: ["店小助"],
 *   roles: { 云朵妈妈: Role.customer } } as const;
 * readText(text, options);
 * readTable(table, options);
 */
export interface ReadOptions {
  /**
   * Id of a format (`formats`); recognised when left out. For a table, "table" takes every row for a message, and the id of a
   * text format reads its cells as lines of that format.
   */
  readonly format?: string;
  /** Names of human agents; a sub-account may be named without its shop (小美 for 某旗舰店:小美). */
  readonly agents?: readonly string[];
  /** Names of robots, beside the ones that platforms use. */
  readonly robots?: readonly string[];
  /** Role by sender name, corrected by a person. */
  readonly roles?: Readonly<Record<string, Role>>;
  /** Field by zero-based column, corrected by a person; null takes a column out. */
  readonly columns?: Readonly<Record<number, Field | null>>;
  /** Zero-based row of the header; null when there is none; found when left out. */
  readonly headerRow?: number | null;
  /** The day that 今天 means and on which times without a date begin, as a date cell or text. */
  readonly referenceDate?: Cell;
  /** How dates such as 03/04/2024 are meant; settled over the whole source when left out. */
  readonly dateOrder?: DateOrder;
  /** The clock by which times with an offset are told, in seconds east of UTC; settled over the whole source when left out. */
  readonly clockOffset?: number;
  /** The place by whose clock times with an offset are told (Asia/Shanghai), summer time included; outranks `clockOffset`. */
  readonly timeZone?: string;
  /** Texts that the platform or the shop sends by itself, beside those marked [自动回复]. */
  readonly automaticReplies?: readonly string[];
  /** Templates of system lines in place of the built-in ones (`messages.ts`). */
  readonly systemLines?: readonly string[];
  /**
   * Hours of silence after which the next message of a conversation begins another session; 24 when left out, `Infinity`
   * leaves conversations whole. A conversation that a column names is split too.
   */
  readonly sessionGap?: number;
  /**
   * Hours that are enough where the platform closed the session before the pause; the same as `sessionGap` when left out, and
   * ten minutes for 京东咚咚.
   */
  readonly closedSessionGap?: number;
  /** Whether a table holds several shops, whose conversations are told apart by the shop's name; found when left out. */
  readonly severalShops?: boolean;
  /** Whether the newest message stands first; found when left out. */
  readonly newestFirst?: boolean;
  /** Name of the conversation where the source names none and no customer either; "1" when left out. */
  readonly conversation?: string;
}

/** Why a row or line is no message; key of the sentence in locales/<locale>/problems.json. */
export type SkipReason = "chat.errorCell" | "chat.noText" | "chat.noSender" | "chat.unreadLine";

/** A row that could not be read as a message, with what it holds, so that a person can look at it. */
export interface Skipped {
  /** Sheet row or file line, 1-based. */
  readonly row: number;
  readonly text: string;
  readonly reason: SkipReason;
}

/** A message that repeats another exactly: same conversation, sender, time and text. */
export interface Duplicate {
  readonly row: number;
  /** The row that was kept. */
  readonly of: number;
}

export type RoleBasisId = keyof typeof RoleBasis;

/** What was decided about a sender. Single messages of a sender may differ (system lines, automatic replies). */
export interface SenderDecision {
  readonly sender: string;
  readonly role: Role;
  readonly basis: RoleBasisId;
  readonly messages: number;
}

/**
 * A decision that shaped the transcript and that a person may want to see:
 * - `filledDown`: rows without a conversation took the one above (merged cells)
 * - `conversationByCustomer`: no conversation column; each customer is one conversation, agents belong to the last customer
 * - `oneConversation`: neither conversations nor customers are named: all rows are one conversation
 * - `senderFromRole`: no sender column; the role's word stands for the sender
 * - `timesUnread`: rows whose time could not be read; their conversations keep the source's order
 * - `noDate`: times without a date; days count from an unknown first day
 * - `minutePrecision`: no time of the source carries seconds
 * - `dateOrder`, `dateOrderAssumed`: 03/04/2024 read as the order named; settled by the source, or assumed
 * - `otherOffsets`: so many times carry another offset (Z, +08:00) than the clock of the source, `value`, and are told by that
 * - `utcTimes`: times are UTC (Z, Unix time), and so are the hours of the day
 * - `timeZone`: so many times carry an offset or are Unix time, and are told by the clock of the place `value`
 * - `newestFirst`: the source runs backwards in time
 * - `linesInColumn`: the table is one column of raw lines, which were read as the text format `value`
 * - `chatsInCells`: each cell holds a whole chat, in the text format `value`
 * - `split`: so many conversations pause for longer than the limit and were split into sessions (`sessions.ts`)
 * - `htmlText`: so many messages were written as HTML and are read as a person sees them
 * - `jsonText`: so many messages were written as JSON, of which the words are read
 * - `quotedChat`: so many heads stand in chats that somebody quoted or forwarded; their lines are words of that message
 * - `severalShops`: the table holds several shops, and each conversation bears the name of its shop
 * - `surplusCells`: so many rows of a CSV file hold more cells than the header has columns; `value` is what was not read of the first
 * - `unclosedQuote`: a quotation of a CSV file is broken there; its marks were read as text
 */
export interface Decision {
  readonly code:
    | "filledDown"
    | "conversationByCustomer"
    | "oneConversation"
    | "senderFromRole"
    | "timesUnread"
    | "noDate"
    | "minutePrecision"
    | "dateOrder"
    | "dateOrderAssumed"
    | "otherOffsets"
    | "utcTimes"
    | "timeZone"
    | "newestFirst"
    | "linesInColumn"
    | "chatsInCells"
    | "split"
    | "htmlText"
    | "jsonText"
    | "quotedChat"
    | "severalShops"
    | "surplusCells"
    | "unclosedQuote";
  /** How many rows it concerns. */
  readonly count: number;
  /** The first of them, 1-based; null when it concerns all. */
  readonly row: number | null;
  readonly value?: string;
}

/** Every row (table) or line (text) of the source, each counted exactly once. */
export interface RowCounts {
  readonly rows: number;
  readonly messages: number;
  readonly skipped: number;
  readonly duplicates: number;
  readonly blank: number;
  /** Header rows, titles above them, and lines that only give structure (dates, rulers). */
  readonly structure: number;
  /** Lines of a text below the head of their message: its words, read marks, cards; a table has none. */
  readonly continuation: number;
}

/** A source, read: the chat as data and everything that was decided on the way. */
export interface Reading {
  readonly transcript: Transcript;
  /** Id of the format by which the source was read: "table" for one message per row. */
  readonly format: string;
  /** How sure that format is, why, and what else the source could be. */
  readonly recognition: SourceRecognition;
  /** null when the source is no table. */
  readonly columns: ColumnDetection | null;
  /** Orders that the chat's own columns tell of, or else the platform's lines between the messages; see `readOrders` for a record beside the chats. */
  readonly orders: readonly Order[];
  /**
   * Whether the source tells which orders were paid: without it, absence of an order or of its payment means nothing, and
   * `orders` are placings alone.
   */
  readonly hasOrders: boolean;
  readonly skipped: readonly Skipped[];
  readonly duplicates: readonly Duplicate[];
  /** Most talkative first. */
  readonly senders: readonly SenderDecision[];
  readonly decisions: readonly Decision[];
  readonly counts: RowCounts;
  /** Seconds east of UTC of the clock by which times are told; absent when no time of a table carries an offset. */
  readonly clockOffset?: number;
}
