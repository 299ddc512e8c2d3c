import type { Customers } from "../../chat/mask";
import type { Order } from "../../chat/orders";
import type { ReadOptions } from "../../chat/reading";
import type { ServiceHours } from "../../metrics/serviceHours";
import type { Severity } from "../../inspection";
import type { Locale } from "../../locales/translate";
import type { RulesetChanges } from "../../inspection";
import type { Reviews } from "../../inspection/review";
import type { AgentSummary, ScanProgress, ScanResult } from "../types";
import type { Answers, QuestionKind, Questions } from "./kept";
import type { PackedBlock, TableShape } from "./pack";

/** What a scanner needs beside the cells. Plain data: it crosses to a worker. */
export interface ScanJob {
  readonly shape: TableShape;
  readonly read: ReadOptions;
  readonly changes: RulesetChanges;
  /** Service hours that response times follow; absent: day and night. */
  readonly hours?: ServiceHours;
  /** A record of orders beside the chats. */
  readonly orders?: readonly Order[];
  /** How the findings are written beside the rows; absent: they are not. */
  readonly results?: {
    readonly locale: Locale;
    /** 1-based sheet row of the first data row, and how many there are. */
    readonly rows: { readonly first: number; readonly count: number };
  };
  /** What people said of earlier findings. */
  readonly reviews?: Reviews;
  /** The name under which the chats are kept after the scan, for questions about them. */
  readonly keepAs?: string;
}

/** What an inspection found; only `texts` are in a language, that of `ScanJob.results`. */
export interface ScanReport extends Pick<
  ScanResult,
  | "messages"
  | "conversations"
  | "duplicates"
  | "skipped"
  | "findings"
  | "keys"
  | "setAside"
  | "notEvaluable"
  | "overview"
> {
  readonly byRule: readonly {
    readonly rule: string;
    readonly names: Readonly<Record<Locale, string>>;
    readonly severity: Severity;
    readonly findings: number;
    readonly conversations: number;
    readonly notEvaluable: number;
  }[];
  readonly byAgent: readonly AgentSummary[];
  readonly quotes: Readonly<Record<number, string>>;
  readonly customers: Customers;
  /** The result column's texts by data row, as `resultTexts`; empty without `ScanJob.results`. */
  readonly texts: readonly string[];
}

/**
 * Takes blocks as they are read, then inspects them all. One scanner serves one scan.
 */
export interface Scanner {
  /** Takes a block over, under a number that is never given again; the caller must not use it afterwards. */
  add(block: PackedBlock, number: number): void;
  /** Numbers of the blocks of the latest scan, as far as they are still there. */
  readonly kept: ReadonlySet<number>;
  /** Takes the next block from those that are kept. */
  reuse(number: number): void;
  /** Rejects with a `Problem` when the cells are no chat, with an AbortError when cancelled. */
  inspect(
    job: ScanJob,
    onProgress: (progress: ScanProgress) => void,
    signal?: AbortSignal,
  ): Promise<ScanReport>;
  /** Reads the blocks as chats, keeps them as `keepAs`, and answers a question about them. */
  ask<Kind extends QuestionKind>(
    job: ScanJob,
    kind: Kind,
    asked: Questions[Kind],
    signal?: AbortSignal,
  ): Promise<Answers[Kind]>;
  /** Ends it and frees what it holds; whatever is under way is dropped. */
  dispose(): void;
}
