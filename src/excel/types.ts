/**
 * What the pane and the commands say to the Excel door and hear from it. Nothing here names Excel.*: the pane draws these
 * shapes without knowing the host.
 */
import type { Finding, NotEvaluable, Severity } from "../inspection/finding";
import type { Field } from "../chat/columns";
import type { Customers } from "../chat/mask";
import type { RulesetChanges } from "../inspection";
import type { SampleOptions } from "../inspection/sampling";
import type { RoleId } from "../chat/role";
import type { Locale } from "../locales/translate";
import type { Overview } from "../report";

import type { Thread } from "./thread";
import type { Explanation } from "../inspection/explain";

export type { RuleEffect } from "../inspection/explain/effect";
export type { Thread, ThreadMessage, Wait } from "./thread";

/** Where the chats are. `address` is an A1 address without its sheet ("A1:F900"), used by `selection`. */
export type SourceChoice =
  | { readonly kind: "sheet"; readonly sheetId: string }
  | { readonly kind: "table"; readonly sheetId: string; readonly tableId: string }
  | { readonly kind: "selection"; readonly sheetId: string; readonly address: string };

export interface SourceInfo {
  readonly choice: SourceChoice;
  /** Sheet, table or address as a person reads it. */
  readonly name: string;
  /** Without the header of an Excel table; what else is a header is known only to a preview. */
  readonly rows: number;
  readonly columns: number;
  /** True for the sheet or table that holds the selection: the default choice. */
  readonly active: boolean;
}

export type { Field };

export interface PreviewColumn {
  /** Zero-based column within the source. */
  readonly column: number;
  /** "A", "B", … in the sheet. */
  readonly letter: string;
  readonly header: string;
  readonly field: Field | null;
  /** Why: a header synonym, the content, or a person's correction; null when the column is not read. */
  readonly basis: "header" | "content" | "corrected" | null;
  /** First non-empty texts as shown. */
  readonly samples: readonly string[];
}

export interface PreviewSender {
  readonly sender: string;
  readonly role: RoleId;
  /** Key in `chat.RoleBasis`. */
  readonly basis: string;
  readonly messages: number;
}

export interface Preview {
  readonly source: SourceInfo;
  /** Zero-based row of the header within the source; null when there is none. */
  readonly headerRow: number | null;
  readonly columns: readonly PreviewColumn[];
  /** Most talkative first, from the rows that were looked at. */
  readonly senders: readonly PreviewSender[];
  /** Data rows of the source, and how many of them the preview looked at. */
  readonly rows: number;
  readonly rowsRead: number;
  /** Key in locales/<locale>/pane.json of what keeps the source from being scanned; null when it can be. */
  readonly obstacle:
    | "noRows"
    | "oneColumn"
    | "noText"
    | "noTimes"
    // A platform's figures of its agents, and its list of sessions: no chats.
    | "kpiTable"
    | "sessionTable"
    | null;
  /** Id of the format in which the cells hold lines of text; null when each row is one message. */
  readonly textFormat?: string | null;
  /** Merged cells lie in the data, so a highlight may look cut. */
  readonly merged: boolean;
}

/** What a person corrected; remembered in the workbook per sheet. */
export interface Corrections {
  /** Field by zero-based column; null takes a column out. */
  readonly columns?: Readonly<Record<number, Field | null>>;
  /** Role by sender name. */
  readonly roles?: Readonly<Record<string, RoleId>>;
}

export interface ScanRequest {
  readonly choice: SourceChoice;
  readonly corrections?: Corrections;
  readonly locale: Locale;
}

/** A conversation of chats that were scanned, as `scan` read them. */
export interface ConversationRequest {
  readonly choice: SourceChoice;
  readonly corrections?: Corrections;
  /** Its name, as findings say it. */
  readonly conversation: string;
}

/** Chats that were scanned, and the rules that tell which of them are after-sale. */
export interface TalkRequest {
  readonly choice: SourceChoice;
  readonly corrections?: Corrections;
  readonly rules: RulesetChanges;
}

/** A random sample of chats that were scanned, for people to read. */
export interface SampleRequest {
  readonly choice: SourceChoice;
  readonly corrections?: Corrections;
  readonly options: SampleOptions;
}

/** A conversation with how rules come to their verdicts on it. */
export interface Explained {
  readonly thread: Thread;
  /** One per rule. */
  readonly explanations: readonly Explanation[];
}

/** The same of a text that a person has pasted. */
export interface ExplainedText {
  /** Id of the format that the text was read as. */
  readonly format: string;
  /** Names of its conversations. */
  readonly conversations: readonly string[];
  /** Of the conversation that was asked for; null when the text holds none. */
  readonly explained: Explained | null;
}

export interface ScanProgress {
  readonly stage: "reading" | "inspecting" | "writing";
  /** Rows (reading, writing) or conversations (inspecting). */
  readonly done: number;
  readonly total: number;
}

export interface RuleSummary {
  readonly rule: string;
  readonly name: string;
  readonly severity: Severity;
  readonly findings: number;
  readonly conversations: number;
  readonly notEvaluable: number;
}

export interface AgentSummary {
  readonly agent: string;
  readonly conversations: number;
  readonly findings: number;
  /** Mean over conversations in seconds; null when not evaluable. */
  readonly firstResponse: number | null;
  readonly averageResponse: number | null;
  readonly replyRatio: number | null;
}

export interface ScanResult {
  readonly source: SourceInfo;
  readonly locale: Locale;
  readonly rows: number;
  readonly messages: number;
  readonly conversations: number;
  readonly duplicates: number;
  /** Rows that could not be read, with the reason's key in locales/<locale>/problems.json. */
  readonly skipped: readonly { readonly row: number; readonly reason: string }[];
  /** Findings that count: what people dismissed or exempted before the scan is in `setAside`. */
  readonly findings: readonly Finding[];
  /** Keys of `findings`, in their order, under which marks of reviews are kept. */
  readonly keys: readonly string[];
  /** Findings that people dismissed or exempted; no number of the result counts them. */
  readonly setAside: { readonly findings: readonly Finding[]; readonly keys: readonly string[] };
  readonly notEvaluable: readonly NotEvaluable[];
  /** Whole texts of the messages that evidence points into, by message index, so that a hit can be marked in its line. */
  readonly quotes?: Readonly<Record<number, string>>;
  /** Who the customers of the conversations with findings are, so that their names can be hidden in what is quoted. */
  readonly customers?: Customers;
  readonly byRule: readonly RuleSummary[];
  readonly byAgent: readonly AgentSummary[];
  /** The record added up: whole, agents, days, load, questions. */
  readonly overview: Overview;
  /** What a person should know about the sheet; its sentences are `scanNoticeSentence` in locales/excel. */
  readonly notices?: readonly ScanNotice[];
  readonly milliseconds: number;
}

/**
 * - `filterLeftNarrow`: the sheet has a filter that could not be made to cover the result column, so a sort from the filter's
 *   buttons leaves the results behind
 */
export type ScanNotice = "filterLeftNarrow";

export interface ScanHandlers {
  readonly onProgress?: (progress: ScanProgress) => void;
  readonly signal?: AbortSignal;
}

/** What the last scan left in the workbook, so that a reopened pane can offer to clear it. */
export interface ScanTrace {
  readonly sheetId: string;
  readonly sheetName: string;
  readonly findings: number;
  readonly time: string;
}

/**
 * What happened in the workbook: sheets came, went or were renamed (`sheets`), another sheet was shown (`activated`), cells
 * changed by a person (`cells`; what a scan writes is not told), the selection moved (`selection`).
 */
export interface SheetChange {
  readonly kind: "sheets" | "activated" | "cells" | "selection";
  /** The sheet concerned; null when Excel does not say. */
  readonly sheetId: string | null;
}
