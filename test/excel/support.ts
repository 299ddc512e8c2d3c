import type { Cell } from "../../src/chat/table";
import { columnIndex } from "../../src/excel/address";
import { scanWith } from "../../src/excel/scanSession";
import { abortError } from "../../src/excel/trouble";
import type { ScanHandlers, ScanRequest, ScanResult, SourceChoice } from "../../src/excel/types";
import { resultTexts } from "../../src/excel/resultText";
import type { ScanJob, Scanner } from "../../src/excel/worker/job";
import { tableOfBlocks, type PackedBlock } from "../../src/excel/worker/pack";
import { builtInRuleset, type Finding, type Severity } from "../../src/inspection";
import { resultWords } from "../../src/locales/excel";
import type { Rect } from "../../src/workbench/book";
import { emptyOverview } from "../report/emptyOverview";
import { MemoryBook, type MemorySheet } from "../../src/workbench/memory";

export const header = ["会话ID", "时间", "发送者", "角色", "内容"];

/** Two conversations; rows 3 and 6 of a sheet that begins in A1 hold something wrong. */
export const chats: Cell[][] = [
  ["1", "2026-03-05 09:00:00", "tb_lan", "客户", "在吗"],
  ["1", "2026-03-05 09:05:00", "小美", "客服", "！严重 您自己多试下"],
  ["2", "2026-03-05 10:00:00", "tb_mei", "客户", "什么时候发货"],
  ["2", "2026-03-05 10:00:05", "小美", "客服", "亲，今天就发"],
  ["2", "2026-03-05 10:09:00", "小美", "客服", "！轻微 嗯"],
];

export const wrongRows = { 3: "severe", 6: "minor" };

/** A book with chats in its first sheet, header first, from a cell on. */
export function bookOf(
  rows: readonly (readonly Cell[])[] = [header, ...chats],
  at = { row: 0, column: 0 },
): MemoryBook {
  const book = new MemoryBook({ sheets: ["聊天记录"] });
  put(book.sheets()[0], rows, at);
  return book;
}

export function put(
  sheet: MemorySheet,
  rows: readonly (readonly Cell[])[],
  at: { row: number; column: number },
): void {
  const rect = { ...at, rows: rows.length, columns: rows[0]?.length ?? 0 };
  // As a person's paste: a text that looks like a number stays one only with an apostrophe.
  if (rect.rows > 0 && rect.columns > 0) {
    sheet.write(
      rect,
      rows.map((row) => row.map((cell) => (typeof cell === "string" && cell ? `'${cell}` : (cell ?? "")))),
    );
  }
}

export const sheetChoice = (book: MemoryBook): SourceChoice => ({
  kind: "sheet",
  sheetId: book.sheets()[0].id,
});

const severityOf: Record<string, Severity> = { 严重: "severe", 重要: "major", 轻微: "minor", 提示: "info" };
const ruleOf: Record<Severity, string> = {
  severe: "forbidden-phrase",
  major: "slow-first-response",
  minor: "pestering-run",
  info: "needs-discovery",
};

/**
 * Finds texts that begin with ！and a severity, and nothing else: what a scan does with findings is tested here, not which
 * findings there are.
 */
export function markScanner(during: () => void | Promise<void> = () => undefined): Scanner {
  const blocks: PackedBlock[] = [];
  return {
    kept: new Set(),
    reuse: () => undefined,
    add: (block) => void blocks.push(block),
    dispose: () => undefined,
    ask: () => Promise.reject(new Error("No question is expected")),
    async inspect(job, _onProgress, signal) {
      await during();
      if (signal?.aborted) throw abortError();
      const table = tableOfBlocks(blocks, job.shape);
      const findings: Finding[] = [];
      for (let row = 0; row < table.rowCount; row++) {
        for (let column = 0; column < table.columnCount; column++) {
          const severity = severityOf[/^！(..)/.exec(String(table.cell(row, column)))?.[1] ?? ""];
          if (severity) findings.push(findingAt(table.sourceRow(row), severity));
        }
      }
      const counts = { messages: table.rowCount, conversations: 1, duplicates: 0 };
      const none = {
        skipped: [],
        notEvaluable: [],
        byRule: [],
        byAgent: [],
        quotes: {},
        customers: new Map(),
      };
      const setAside = { findings: [], keys: [] };
      return {
        ...counts,
        ...none,
        findings,
        keys: findings.map(() => "x"),
        setAside,
        overview: emptyOverview,
        texts: job.results ? textsBeside(findings, job.results) : [],
      };
    },
  };
}

function textsBeside(
  findings: readonly Finding[],
  { locale, rows }: NonNullable<ScanJob["results"]>,
): string[] {
  const names = new Map(builtInRuleset.rules.map((rule) => [rule.id, rule.names[locale]]));
  return resultTexts(findings, rows, resultWords(locale), (rule) => names.get(rule) ?? rule);
}

function findingAt(row: number, severity: Severity): Finding {
  return {
    rule: ruleOf[severity],
    severity,
    conversation: "1",
    agent: null,
    messages: [],
    rows: [row],
    measured: null,
    limit: null,
    unit: "hits",
    evidence: [],
    sentence: "x",
    values: {},
  };
}

export function markScan(
  choice: SourceChoice,
  request: Partial<ScanRequest> = {},
  handlers: ScanHandlers = {},
  during?: () => void | Promise<void>,
): Promise<ScanResult> {
  return scanWith(markScanner(during), { choice, locale: "zh-CN", ...request }, handlers);
}

const fills: Record<string, string> = {
  "#F4B6A6": "severe",
  "#FBDF9D": "major",
  "#CFE4F7": "minor",
  "#E9E9EE": "info",
};

/**
 * Severity by 1-based row, worked out from the conditional formats as Excel does: each formula relative to the first row of
 * its range, evaluated on what stands in the cells now.
 */
export function highlightedRows(sheet: MemorySheet): Record<number, string> {
  const rows: Record<number, string> = {};
  for (const { formula, fill, ranges } of sheet.conditionalFormats()) {
    const [, letters, digits, length, start] = /^=LEFT\(\$([A-Z]+)(\d+),(\d+)\)="(.*)"$/.exec(formula) ?? [];
    if (!letters) continue;
    for (const range of ranges) {
      for (let i = 0; i < range.rows; i++) {
        const row = Number(digits) - 1 + i + (range.row - ranges[0].row);
        const value = sheet.values({ row, column: columnIndex(letters), rows: 1, columns: 1 })[0][0];
        if (String(value).slice(0, Number(length)) === start) rows[range.row + i + 1] = fills[fill ?? ""];
      }
    }
  }
  return rows;
}

/** The values of one column, by its letter. */
export function columnValues(sheet: MemorySheet, letter: string, rows = 12): unknown[] {
  const rect: Rect = { row: 0, column: columnIndex(letter), rows, columns: 1 };
  const values = sheet.values(rect).map(([value]) => value);
  while (values.at(-1) === "") values.pop();
  return values;
}

/** A snapshot without the ids of conditional formats, which Excel gives anew when a format is put back. */
export function picture(book: MemoryBook): unknown {
  const { sheets, settings, ...rest } = book.snapshot();
  return {
    ...rest,
    settings: Object.fromEntries(
      Object.entries(settings).map(([key, value]) => [
        key,
        String(value).replace(/"formats":\[[^\]]*\]/, ""),
      ]),
    ),
    sheets: sheets.map((sheet) => ({
      ...sheet,
      conditionalFormats: sheet.conditionalFormats
        .map(({ id: _, ...format }) => JSON.stringify(format))
        .sort(),
    })),
  };
}
