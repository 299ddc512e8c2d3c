import type { Mask } from "../chat/mask";
import type { Finding, NotEvaluable } from "../inspection/finding";
import type { Ruleset } from "../inspection/ruleset";
import type { Overview } from "./overview";
import type { RecordPart } from "./part";
import type { TalkFigures } from "./talk";

/** Everything that a report tells of: a record of chats that was inspected. */
export interface ReportInput {
  /** Name of the sheet or file. */
  readonly source: string;
  /** When the report is made, as a person reads it. */
  readonly made: string;
  readonly overview: Overview;
  /** Which part of the record it tells of; absent: all of it. */
  readonly part?: RecordPart;
  /** Why inquiries became no orders; left out where nobody looked. */
  readonly talk?: TalkFigures;
  /** The rules that were followed. */
  readonly ruleset: Ruleset;
  readonly findings: readonly Finding[];
  readonly notEvaluable: readonly NotEvaluable[];
  /** Lines that could not be read. */
  readonly skipped: readonly { readonly row: number; readonly reason: string }[];
  /** Messages that repeat another and were left out. */
  readonly duplicates: number;
  /** Whole texts by message index; without them the evidence is the words that were found. */
  readonly quotes?: Readonly<Record<number, string>>;
  /** Hides personal data: in texts, and in the names of customers and their conversations. Default: nothing is hidden. */
  readonly mask?: Mask;
  /** Findings that the list holds at most; default: as many as an Excel sheet has room for. */
  readonly mostFindings?: number;
}
