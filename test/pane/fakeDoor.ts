import type { CellRange, ChatRanges, ExcelDoor, Insertion, PaneRequest, ThemeKind } from "../../src/excel";
import { FakeExplaining } from "./fakeExplaining";
import { FakeImports } from "./import/fakeImports";
import { FakeTables } from "./fakeTables";
import { FakeReports } from "./report/fakeReports";
import type { CoachingExample } from "../../src/excel/coaching/examples";
import { defaultSettings, type Settings, type StoredEntry } from "../../src/excel/settingsStore";
import type { Block } from "../../src/excel/insertBlock";
import type { Sampled } from "../../src/inspection/sampling";
import type { Reviews } from "../../src/inspection/review";
import type {
  ConversationRequest,
  Corrections,
  Field,
  Preview,
  PreviewColumn,
  SampleRequest,
  ScanHandlers,
  ScanRequest,
  ScanResult,
  ScanTrace,
  SheetChange,
  SourceInfo,
  Thread,
} from "../../src/excel/types";
import type { Finding, Severity } from "../../src/inspection/finding";
import type { RulesetChanges } from "../../src/inspection";
import type { Locale } from "../../src/locales/translate";
import type { TalkFigures } from "../../src/report";
import { emptyOverview } from "../report/emptyOverview";

export const chats: SourceInfo = {
  choice: { kind: "sheet", sheetId: "chats" },
  name: "聊天记录",
  rows: 1204,
  columns: 6,
  active: true,
};

export const orders: SourceInfo = {
  choice: { kind: "sheet", sheetId: "orders" },
  name: "订单",
  rows: 88,
  columns: 3,
  active: false,
};

function column(index: number, header: string, field: Field | null, samples: string[]): PreviewColumn {
  return {
    column: index,
    letter: "ABCDEFGH"[index],
    header,
    field,
    basis: field ? "header" : null,
    samples,
  };
}

export const preview: Preview = {
  source: chats,
  headerRow: 0,
  columns: [
    column(0, "会话ID", "conversation", ["S001", "S001", "S002"]),
    column(1, "时间", "time", ["2026-11-16 09:02:11", "2026-11-16 09:02:28"]),
    column(2, "发送者", "sender", ["云朵妈妈", "山野集户外旗舰店:小禾"]),
    column(3, "内容", "text", ["你好，这款儿童冲锋衣有120码的吗", "您好，有的呢，120码现货"]),
    column(4, "备注", null, ["老客户"]),
  ],
  senders: [
    { sender: "山野集户外旗舰店:小禾", role: "agent", basis: "recurringName", messages: 312 },
    { sender: "山野集户外旗舰店:阿岳", role: "agent", basis: "recurringName", messages: 240 },
    { sender: "山野集户外旗舰店:服务助手", role: "robot", basis: "robotName", messages: 40 },
    { sender: "云朵妈妈", role: "customer", basis: "customerName", messages: 12 },
    { sender: "路人甲", role: "unknown", basis: "undecided", messages: 2 },
  ],
  rows: 1204,
  rowsRead: 1204,
  obstacle: null,
  merged: false,
};

let findingCount = 0;

export function finding(fields: Partial<Finding> & { line?: string }): Finding {
  const row = ++findingCount + 10;
  const { line = "", ...rest } = fields;
  return {
    rule: "slow-first-response",
    severity: "major",
    conversation: `S${String(row).padStart(3, "0")}`,
    agent: "小禾",
    messages: [row],
    rows: [row],
    measured: 35,
    limit: 20,
    unit: "seconds",
    evidence: line ? [{ message: row, row, start: 0, end: line.length, text: line }] : [],
    sentence: "slow-first-response",
    values: {},
    ...rest,
  };
}

/** A key for a finding of a test: of its rule, its conversation and its row. */
export const keyOf = ({ rule, conversation, rows }: Finding): string =>
  `${rule}:${conversation.toLowerCase().replace(/[^0-9a-z]/g, "")}:${rows[0] ?? 0}`;

export function resultOf(findings: readonly Finding[], fields: Partial<ScanResult> = {}): ScanResult {
  const rules = [...new Set(findings.map((each) => each.rule))];
  const agents = [...new Set(findings.map((each) => each.agent))].filter((agent) => agent !== null);
  const severityOf = (rule: string): Severity =>
    findings.find((each) => each.rule === rule)?.severity ?? "minor";
  return {
    source: chats,
    locale: "zh-CN",
    rows: 1204,
    messages: 1190,
    conversations: 40,
    duplicates: 0,
    skipped: [],
    findings,
    keys: findings.map(keyOf),
    setAside: { findings: [], keys: [] },
    notEvaluable: [],
    byRule: rules.map((rule) => ({
      rule,
      name: rule,
      severity: severityOf(rule),
      findings: findings.filter((each) => each.rule === rule).length,
      conversations: 1,
      notEvaluable: 0,
    })),
    byAgent: agents.map((agent) => ({
      agent,
      conversations: 10,
      findings: findings.filter((each) => each.agent === agent).length,
      firstResponse: 18.4,
      averageResponse: null,
      replyRatio: 1.3,
    })),
    overview: {
      ...emptyOverview,
      messages: 1190,
      customerMessages: 640,
      agentMessages: 550,
      conversations: 40,
      findings: findings.length,
    },
    milliseconds: 812,
    ...fields,
  };
}

const noTalk: TalkFigures = {
  ...{ conversations: 40, lost: [], undecided: 0 },
  stages: { comfort: 0, trust: 0, fit: 0, discount: 0, order: 0 },
  concerns: { trust: 0, discount: 0 },
};

/** What a test decides, and what it sees of what the pane did. */
export class FakeDoor implements ExcelDoor {
  sources: SourceInfo[] = [chats, orders];
  previewOf: (corrections?: Corrections) => Preview | Promise<Preview> = () => preview;
  traces: ScanTrace[] = [];
  rules: RulesetChanges = {};
  corrections: Corrections = {};
  selection: CellRange = { sheetId: "chats", sheetName: "聊天记录", address: "H2" };
  chatRangesOf: ChatRanges = {
    sheetId: "chats",
    sheetName: "聊天记录",
    addresses: { conversation: "A2:A1205", time: "B2:B1205", sender: "C2:C1205", text: "D2:D1205" },
    firstConversation: { conversation: "A2:A12", time: "B2:B12", sender: "C2:C12", text: "D2:D12" },
  };
  /** What the cell that gets a formula shows; "": it is empty. */
  occupiedBy = "";
  clearsCompletely = true;
  environment = { hosted: true, locale: "zh-CN" as Locale, theme: "light" as ThemeKind };

  readonly explaining = new FakeExplaining();
  readonly imports = new FakeImports();
  readonly reports = new FakeReports();
  readonly tables = new FakeTables();
  readonly scans: ScanRequest[] = [];
  readonly selected: { sheetId: string; rows: readonly number[] }[] = [];
  readonly inserted: { target: CellRange; formula: string }[] = [];
  readonly cleared: (string | undefined)[] = [];
  readonly savedRules: RulesetChanges[] = [];
  readonly savedCorrections: Corrections[] = [];

  /** Conversations that a person may read, by name. */
  threads: Record<string, Thread> = {};
  reviews: Reviews = new Map();
  readonly savedReviews: Reviews[] = [];

  private running: {
    handlers: ScanHandlers;
    resolve: (result: ScanResult) => void;
    reject: (error: unknown) => void;
  } | null = null;
  private readonly sheetListeners = new Set<(change: SheetChange) => void>();
  private readonly requestListeners = new Set<(request: PaneRequest) => void>();
  private readonly themeListeners = new Set<(theme: ThemeKind) => void>();

  listSources = async () => this.sources;
  preview = async (_: unknown, corrections?: Corrections) => this.previewOf(corrections);
  lastScans = async () => this.traces;
  loadRules = async () => this.rules;
  loadCorrections = async () => this.corrections;
  officeEnvironment = () => this.environment;

  scan = (request: ScanRequest, handlers: ScanHandlers = {}) =>
    new Promise<ScanResult>((resolve, reject) => {
      this.scans.push(request);
      this.running = { handlers, resolve, reject };
      handlers.signal?.addEventListener("abort", () =>
        reject(new DOMException("The scan was cancelled.", "AbortError")),
      );
    });

  readConversation = async ({ conversation }: ConversationRequest) => this.threads[conversation] ?? null;
  settings: Settings = defaultSettings;
  stored: StoredEntry[] = [];
  readonly savedSettings: Settings[] = [];
  loadSettings = async () => this.settings;
  saveSettings = async (settings: Settings) => {
    this.savedSettings.push(settings);
  };
  storedEntries = async () => this.stored;
  samples: readonly Sampled[] = [];
  readonly sampled: SampleRequest[] = [];
  talk: TalkFigures = noTalk;
  readTalk = async () => this.talk;
  sampleConversations = async (request: SampleRequest) => {
    this.sampled.push(request);
    return this.samples;
  };
  loadReviews = async () => this.reviews;
  saveReviews = async (reviews: Reviews) => {
    this.savedReviews.push(reviews);
  };

  examples: readonly CoachingExample[] = [];
  readonly savedExamples: (readonly CoachingExample[])[] = [];
  loadExamples = async () => this.examples;
  saveExamples = async (examples: readonly CoachingExample[]) => {
    this.savedExamples.push(examples);
  };

  clearScan = async (sheetId?: string) => {
    this.cleared.push(sheetId);
    this.traces = [];
    return this.clearsCompletely;
  };

  selectRows = async (sheetId: string, rows: readonly number[]) => {
    this.selected.push({ sheetId, rows });
  };

  selectedRange = async () => this.selection;
  chatRanges = async () => this.chatRangesOf;
  insertFormula = async (target: CellRange, formula: string, overwrite = false): Promise<Insertion> => {
    if (this.occupiedBy !== "" && !overwrite) return { kind: "occupied", shows: this.occupiedBy };
    this.inserted.push({ target, formula });
    return { kind: "inserted" };
  };

  readonly blocks: { target: CellRange; block: Block; room: { rows: number; columns: number } }[] = [];
  insertBlock = async (
    target: CellRange,
    block: Block,
    room: { rows: number; columns: number },
  ): Promise<Insertion> => {
    if (this.occupiedBy !== "") return { kind: "occupied", shows: this.occupiedBy };
    this.blocks.push({ target, block, room });
    return { kind: "inserted" };
  };

  /** What a save of the rules waits for, so that a test can look at the pane meanwhile. */
  rulesGate: Promise<void> = Promise.resolve();

  saveRules = async (changes: RulesetChanges) => {
    await this.rulesGate;
    this.savedRules.push(changes);
  };

  saveCorrections = async (_: string, corrections: Corrections) => {
    this.savedCorrections.push(corrections);
  };

  onSheetsChange = (listener: (change: SheetChange) => void) => listen(this.sheetListeners, listener);
  onPaneRequest = (listener: (request: PaneRequest) => void) => listen(this.requestListeners, listener);
  onThemeChange = (listener: (theme: ThemeKind) => void) => listen(this.themeListeners, listener);

  /** The running scan goes on, ends or fails as the test says. */
  progress(stage: "reading" | "inspecting" | "writing", done: number, total: number): void {
    this.running?.handlers.onProgress?.({ stage, done, total });
  }
  finish(result: ScanResult): void {
    this.running?.resolve(result);
  }
  fail(error: unknown): void {
    this.running?.reject(error);
  }

  changeSheet(change: SheetChange): void {
    for (const listener of this.sheetListeners) listener(change);
  }
  request(request: PaneRequest): void {
    for (const listener of this.requestListeners) listener(request);
  }
  changeTheme(theme: ThemeKind): void {
    for (const listener of this.themeListeners) listener(theme);
  }
}

function listen<Value>(listeners: Set<(value: Value) => void>, listener: (value: Value) => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
