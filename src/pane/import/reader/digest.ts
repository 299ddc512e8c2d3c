/**
 * What an import is, as data: what came, what was made of it, and what can be corrected. Plain objects, for they cross from
 * the worker that read the sources to the page that shows them.
 */
import type { Encoding } from "../../../chat/encoding";
import type { Decision, RoleBasisId, RowCounts } from "../../../chat/reading";
import type { SourceRecognition } from "../../../chat/recognition";
import type { RoleId } from "../../../chat/role";
import type { DateOrder } from "../../../chat/time";
import type { ImportColumnKind, ImportTableKind, SourceCells } from "../../../excel/import/types";
import type { Locale } from "../../../locales/translate";
import type { ProblemValues } from "../../../problem";

/** Something that chats come from. A file is read where the reading is done; text and cells come as they are. */
export interface SourceInput {
  readonly id: number;
  /** File name, sheet name, or what the page calls a pasted text. */
  readonly name: string;
  readonly content:
    | { readonly kind: "file"; readonly file: Blob }
    | { readonly kind: "text"; readonly text: string }
    | { readonly kind: "cells"; readonly cells: SourceCells };
}

/** What a person corrected. The names hold for all sources, the rest for one part of a source. */
export interface ReadCorrections {
  readonly agents: readonly string[];
  readonly robots: readonly string[];
  readonly roles: Readonly<Record<string, RoleId>>;
  /** The day of clocks without a date, as 2024-04-14; "" when not said. */
  readonly referenceDate: string;
  /** By `PartDigest.key`. */
  readonly parts: Readonly<Record<string, PartCorrections>>;
}

export interface PartCorrections {
  /** Id of the format to read by. */
  readonly format?: string;
  readonly dateOrder?: DateOrder;
  /** The place by whose clock times with an offset are told. */
  readonly timeZone?: string;
}

export interface ReadRequest {
  /** Ids of the sources, in their order; what was added and is not named is forgotten. */
  readonly sources: readonly number[];
  readonly corrections: ReadCorrections;
  /** Language of the words in the cells. */
  readonly locale: Locale;
}

/** How far the reading is: bytes of a source that is opened, or a source whose messages are being told apart. */
export interface ReadProgress {
  readonly stage: "opening" | "reading";
  readonly name: string;
  /** 1-based place among the sources, and how many there are. */
  readonly source: number;
  readonly sources: number;
  /** Bytes; 0 of 0 while reading. */
  readonly done: number;
  readonly total: number;
}

/** A source, or one sheet of a workbook. */
export interface PartDigest {
  /** Stable while its source is there. */
  readonly key: string;
  readonly source: number;
  readonly name: string;
  /** Name of the sheet where the source is a workbook file. */
  readonly sheet: string | null;
  /** How the bytes of a text file were understood. */
  readonly encoding: Encoding | null;
  readonly outcome: ChatsDigest | AgentsDigest | OrdersDigest | FailedDigest;
}

export interface ChatsDigest {
  readonly kind: "chats";
  readonly recognition: SourceRecognition;
  readonly counts: RowCounts;
  /** Messages that a person or a robot wrote, and lines of the platform: together `counts.messages`. */
  readonly messages: number;
  readonly events: number;
  readonly conversations: number;
  /** Messages that an earlier part of this import holds already. */
  readonly elsewhere: number;
  readonly orders: number;
  readonly decisions: readonly Decision[];
  /** Most talkative first. */
  readonly senders: readonly SenderDigest[];
  /** The first messages. */
  readonly first: readonly MessageDigest[];
  /** Lines that could not be read, as many as are sent; `counts.skipped` tells how many there are. */
  readonly skipped: readonly SkippedDigest[];
}

export interface SenderDigest {
  readonly sender: string;
  readonly role: RoleId;
  readonly basis: RoleBasisId;
  readonly messages: number;
}

export interface MessageDigest {
  readonly conversation: string;
  /** "2024-04-14 09:05:07", "09:05:07" where the day is unknown, "" where the time is. */
  readonly time: string;
  readonly sender: string;
  readonly role: RoleId;
  /** Cut where it is long. */
  readonly text: string;
}

export interface SkippedDigest {
  /** File line or sheet row, 1-based. */
  readonly row: number;
  /** Cut where it is long. */
  readonly text: string;
  /** Code of the sentence in locales/<locale>/problems.json. */
  readonly reason: string;
}

export interface AgentsDigest {
  readonly kind: "agents";
  readonly agents: number;
  readonly figures: readonly string[];
  /** Rows of totals and averages, which are left out. */
  readonly totals: readonly { readonly name: string; readonly row: number }[];
}

export interface OrdersDigest {
  readonly kind: "orders";
  readonly orders: number;
  /** Rows that tell no order that could be judged. */
  readonly skipped: readonly number[];
}

export interface FailedDigest {
  readonly kind: "failed";
  readonly code: string;
  readonly values: ProblemValues;
}

export interface ColumnDigest {
  readonly id: string;
  readonly kind: ImportColumnKind;
  /** As the source heads it; null for the columns that this product names. */
  readonly header: string | null;
}

/** A table as it will stand in the sheet. */
export interface TableDigest {
  readonly kind: ImportTableKind;
  readonly columns: readonly ColumnDigest[];
  readonly rowCount: number;
}

export interface ImportDigest {
  readonly parts: readonly PartDigest[];
  readonly tables: readonly TableDigest[];
}
