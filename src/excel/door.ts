import type { RulesetChanges } from "../inspection";
import type { Reviews } from "../inspection/review";
import type { Sampled } from "../inspection/sampling";
import type { TalkFigures } from "../report";
import type { CoachingExample } from "./coaching/examples";
import type { OfficeEnvironment, ThemeKind } from "./environment";
import type { ExplainDoor } from "./explain";
import type { ImportDoor } from "./import/types";
import type { Block } from "./insertBlock";
import type { CellRange, ChatRanges, Insertion } from "./insertFormula";
import type { ReportDoor } from "./report/types";
import type { PaneRequest } from "./requests";
import type { Settings, StoredEntry } from "./settingsStore";
import type { TableDoor } from "./tables/types";
import type { Thread } from "./thread";
import type {
  ConversationRequest,
  Corrections,
  Preview,
  SampleRequest,
  ScanHandlers,
  ScanRequest,
  ScanResult,
  ScanTrace,
  SheetChange,
  SourceChoice,
  SourceInfo,
  TalkRequest,
} from "./types";

/**
 * Everything the pane and the commands ask of Excel. `src/excel/index.ts` is the one that talks to Excel; a component test
 * gives the pane another.
 *
 * Every promise rejects with an `ExcelTrouble` when Excel refuses, with a `Problem` when the chats cannot be read, and
 * `scan` with an AbortError when it was cancelled.
 */
export interface ExcelDoor {
  /** Sheets, their tables, and the selection when it is more than one cell. Exactly one is `active` in a workbook with data. */
  listSources(): Promise<SourceInfo[]>;

  /** What the columns and senders of a source look like, from its first rows. Writes nothing. */
  preview(choice: SourceChoice, corrections?: Corrections): Promise<Preview>;

  /**
   * Reads, inspects, and writes one result column and one conditional format per severity. Nothing is written before the
   * inspection has finished; after a failure or a cancel the sheet is as before.
   */
  scan(request: ScanRequest, handlers?: ScanHandlers): Promise<ScanResult>;

  /**
   * Removes what scans left in a sheet, or in the whole workbook.
   *
   * @returns true when nothing of ours is left; false when a result column was kept because a person has written into it
   */
  clearScan(sheetId?: string): Promise<boolean>;

  /**
   * A conversation of chats that were scanned, as a thread; the sheet is read again when the scan's chats are gone.
   *
   * @returns null when the source does not hold it any more
   */
  readConversation(request: ConversationRequest): Promise<Thread | null>;

  /** Conversations of scanned chats drawn at random, so many per agent; the same seed draws the same. */
  sampleConversations(request: SampleRequest): Promise<readonly Sampled[]>;

  /** Why inquiries of scanned chats became no orders, and how far conversations came. */
  readTalk(request: TalkRequest): Promise<TalkFigures>;

  /** What people said of findings in this workbook; empty when nobody has yet. */
  loadReviews(): Promise<Reviews>;
  saveReviews(reviews: Reviews): Promise<void>;

  /** Examples that were collected in this workbook for coaching; none when nobody has yet. */
  loadExamples(): Promise<readonly CoachingExample[]>;
  saveExamples(examples: readonly CoachingExample[]): Promise<void>;

  /** What earlier scans left in the workbook, newest first. */
  lastScans(): Promise<ScanTrace[]>;

  /** Shows the sheet and selects rows (1-based), over the columns of the data where they are known. */
  selectRows(sheetId: string, rows: readonly number[]): Promise<void>;

  /** The selected area; the pane fills the parameters of a formula with it, and knows where the formula goes. */
  selectedRange(): Promise<CellRange>;

  /** Where the columns of a source lie, for the parameters of a formula. */
  chatRanges(choice: SourceChoice, corrections?: Corrections): Promise<ChatRanges>;

  /** Writes a formula into the first cell of a range; a cell that holds anything only when `overwrite` is true. */
  insertFormula(target: CellRange, formula: string, overwrite?: boolean): Promise<Insertion>;

  /**
   * Writes labels, numbers and formulas from the first cell of a range on; nothing when any cell of the room is taken.
   *
   * @param room rows and columns that the block needs with what its formulas spill
   */
  insertBlock(
    target: CellRange,
    block: Block,
    room: { readonly rows: number; readonly columns: number },
  ): Promise<Insertion>;

  /** How rules come to their verdicts. */
  readonly explaining: ExplainDoor;

  /** The way for chats into the workbook. */
  readonly imports: ImportDoor;

  /** The way for a report into the workbook. */
  readonly reports: ReportDoor;

  /** The way for small tables into sheets of their own. */
  readonly tables: TableDoor;

  /** The workbook's difference from the built-in rules; empty when nothing was changed. */
  loadRules(): Promise<RulesetChanges>;
  saveRules(changes: RulesetChanges): Promise<void>;

  /** What a team has set for this workbook; `storedEntries` says what of ours it holds. */
  loadSettings(): Promise<Settings>;
  saveSettings(settings: Settings): Promise<void>;
  storedEntries(): Promise<StoredEntry[]>;

  /** What a person corrected for a sheet; empty when nothing was. */
  loadCorrections(sheetId: string): Promise<Corrections>;
  saveCorrections(sheetId: string, corrections: Corrections): Promise<void>;

  officeEnvironment(): OfficeEnvironment;
  onThemeChange(listener: (theme: ThemeKind) => void): () => void;

  /** Calls the listener when sheets come, go or are renamed, when cells change, and when the selection moves. */
  onSheetsChange(listener: (change: SheetChange) => void): () => void;

  /** Requests that ribbon and context-menu commands hand to the pane. */
  onPaneRequest(listener: (request: PaneRequest) => void): () => void;
}
