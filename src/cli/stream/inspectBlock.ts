/** One block of a file, from bytes to results. It runs in a thread of its own as well as in the main one. */
import type { Field } from "../../chat/columns";
import { customersOf, maskOfRecord } from "../../chat/mask";
import type { Decision, Reading, ReadOptions } from "../../chat/reading";
import { readTable } from "../../chat/readTable";
import { isBlank, type Table } from "../../chat/table";
import {
  compileRuleset,
  severities,
  type Inspector,
  type Product,
  type RuleSummary,
  type Ruleset,
} from "../../inspection";
import { labelsOf } from "../../inspection/labels";
import type { Locale } from "../../locales/translate";
import { conversationMetrics } from "../../metrics/conversationMetrics";
import type { ServiceHours } from "../../metrics/serviceHours";
import { Problem } from "../../problem";
import { partOfRecord } from "../../report";
import type { Period } from "../period";
import { shopOf } from "../knowledge";
import { maskedInspection, maskOf } from "../mask";
import { findingCells, type FindingCells } from "../findingCells";
import { conversationRecords, findingRecord } from "../scanRecords";
import { HashCounts } from "./hashCounts";
import { factsOf, type RecordFacts } from "./recordFacts";
import { columnOf, cursorOf, type Layout, type RecordCursor } from "./records";
import { joinedTime } from "./survey";

/** What is the same for every block of a run; a thread is told once. */
export interface BlockSettings {
  readonly layout: Layout;
  readonly options: ReadOptions;
  readonly ruleset: Ruleset;
  readonly locale: Locale;
  /** What is true of the record of which a block is a part; null when the block is all of it. */
  readonly record: RecordFacts | null;
  /** Overrules the end that the record itself tells; seconds. */
  readonly recordEnd: number | null;
  /** Service hours that response times follow. */
  readonly hours?: ServiceHours;
  /** Which conversations are told of, by the day on which they began; all when left out. */
  readonly period?: Period;
  /** Named by a person; told by the format otherwise. */
  readonly platform?: string;
  readonly products: readonly Product[];
  /** Key of the run where personal data is to be hidden. */
  readonly maskKey?: string | undefined;
  /** What of the results is wanted, and how: JSON texts, the cells of a table of findings, or facts of the record alone. */
  readonly want: "json" | "jsonLines" | "cells" | "counts" | "facts";
  /** Name of the file, where the results come from several. */
  readonly file: string | null;
}

export interface BlockTask {
  readonly bytes: Uint8Array;
  readonly line: number;
  readonly recoveries: number;
  /** The shop that was named last above. */
  readonly shop: string;
}

/** Results of a block, ready to be written. */
export interface BlockResult {
  /** JSON objects joined by commas and line ends, "" when there are none. */
  readonly conversations: string;
  /** JSON objects joined by commas and line ends, or one a line. */
  readonly findings: string;
  readonly notEvaluable: string;
  readonly cells: readonly FindingCells[];
  /** Of the block alone; null where they were not asked for. */
  readonly facts: RecordFacts | null;
  readonly counts: BlockCounts;
}

export interface BlockCounts {
  readonly rows: number;
  readonly messages: number;
  readonly conversations: number;
  readonly findings: number;
  readonly notEvaluable: number;
  readonly skipped: number;
  readonly duplicates: number;
  readonly rules: readonly RuleSummary[];
  /** By rule, how many findings. */
  readonly findingsOfRule: Readonly<Record<string, number>>;
  /** Why rules could not be judged: `rule\nreason`, how often. */
  readonly reasons: Readonly<Record<string, number>>;
  /** Index in `severities`; -1 without findings. */
  readonly worst: number;
  readonly decisions: readonly Decision[];
  /** Names that this block alone took for agents, because they speak with many customers. */
  readonly recurringNames: readonly string[];
}

/** Reads and inspects blocks of one run. */
export class BlockInspector {
  private readonly inspector: Inspector;

  constructor(private readonly settings: BlockSettings) {
    this.inspector = compileRuleset(settings.ruleset);
  }

  /** @throws Problem those of `readTable`, except that a block without messages gives no results */
  inspect(task: BlockTask): BlockResult {
    const { layout, options, want } = this.settings;
    const reading = readBlock(task, layout, options);
    if (reading === null) return nothing;
    if (want === "facts") return { ...nothing, facts: factsOf(reading, this.inspector.ruleset) };
    return inspectReading(reading, this.inspector, this.settings);
  }
}

/** Inspects what was read; what a whole file and a block of one have in common. */
export function inspectReading(
  reading: Reading,
  inspector: Inspector,
  settings: Omit<BlockSettings, "layout" | "options" | "ruleset">,
): BlockResult {
  const { locale, record, want, file, hours, period = {} } = settings;
  const recordEnd = settings.recordEnd ?? record?.recordEnd;
  const hasOrders = record?.hasOrders ?? reading.hasOrders;
  const whole = inspector.inspect(reading.transcript, {
    orders: reading.orders,
    hasOrders,
    ...shopOf(reading, settings.platform, settings.products),
    ...(recordEnd === undefined ? {} : { recordEnd }),
    ...(hours && { hours }),
    ...(record === null
      ? {}
      : { whole: { conversations: record.conversations, agentTexts: new HashCounts(record.agentTexts) } }),
  });
  const { transcript, inspection, orders } = partOfRecord(
    inspector.ruleset,
    { transcript: reading.transcript, inspection: whole, orders: reading.orders },
    period,
  );
  const mask = maskOfRecord(maskOf(settings.maskKey), () => customersOf(transcript));
  const { findings, notEvaluable } = maskedInspection(inspection, mask);
  const named = <T extends object>(record: T) => (file === null ? record : { file, ...record });
  const isJson = want === "json" || want === "jsonLines";
  const json = (records: readonly object[], between: string) =>
    records.map((record) => JSON.stringify(named(record))).join(between);
  const conversations =
    want === "json"
      ? json(
          conversationRecords(
            reading,
            conversationMetrics(transcript, { hours }),
            inspection,
            labelsOf(inspector.ruleset, transcript, inspection, hasOrders ? { orders } : {}),
          ).map((record) => ({
            ...record,
            conversation: mask.name(record.conversation),
          })),
          ",\n",
        )
      : "";
  return {
    conversations,
    findings: isJson ? json(findings.map(findingRecord), want === "json" ? ",\n" : "\n") : "",
    notEvaluable: want === "json" ? json(notEvaluable, ",\n") : "",
    cells: want === "cells" ? findings.map((finding) => findingCells(finding, locale, file)) : [],
    facts: null,
    counts: {
      rows: reading.counts.rows,
      messages: transcript.length,
      conversations: transcript.conversations.length,
      findings: findings.length,
      notEvaluable: notEvaluable.length,
      skipped: reading.skipped.length,
      duplicates: reading.duplicates.length,
      rules: inspection.rules,
      findingsOfRule: tally(findings, ({ rule }) => rule),
      reasons: tally(notEvaluable, ({ rule, reason }) => `${rule}\n${reason}`),
      worst: findings.reduce((worst, { severity }) => Math.max(worst, severities.indexOf(severity)), -1),
      decisions: reading.decisions,
      recurringNames: recurringNames(reading),
    },
  };
}

/** Names that speak with many customers and are agents for that alone. */
export function recurringNames(reading: Reading): string[] {
  return reading.senders.filter(({ basis }) => basis === "recurringName").map(({ sender }) => sender);
}

/** A block as the whole file would be read; null when it holds no message. */
function readBlock(task: BlockTask, layout: Layout, options: ReadOptions): Reading | null {
  const cursor = cursorOf(layout, task.line, task.recoveries);
  const { buffer, byteOffset, byteLength } = task.bytes;
  cursor.feed(Buffer.from(buffer, byteOffset, byteLength), true);
  const table = tableOfRecords(cursor, layout, task.shop);
  const columns = Object.fromEntries(layout.columns.map(({ field }, at) => [at, field]));
  try {
    return readTable(table, { ...options, columns, headerRow: layout.hasHeader ? 0 : null, format: "table" });
  } catch (error) {
    if (error instanceof Problem && error.code === "chat.noRows") return null;
    throw error;
  }
}

/** The columns that are read, with their header, as a table; lines are those of the file. */
function tableOfRecords(cursor: RecordCursor, layout: Layout, shopAbove: string): Table {
  const { columns, lineColumn, hasHeader } = layout;
  const cells: (string | null)[][] = columns.map(({ header }) => (hasHeader ? [header] : []));
  const lines: number[] = hasHeader ? [0] : [];
  const time = columnOf(layout, "time" satisfies Field);
  const shop = columnOf(layout, "shop" satisfies Field);
  const conversation = columnOf(layout, "conversation" satisfies Field) as number;
  let namesShop = shopAbove === "";
  while (cursor.next()) {
    lines.push(lineColumn === null ? cursor.line : Number(cursor.cell(lineColumn)));
    for (let at = 0; at < columns.length; at++) {
      const { column } = columns[at];
      const cell = cursor.cell(column);
      if (!namesShop && column === shop && !isBlank(cursor.cell(conversation))) {
        // A blank cell goes with the shop above, which another block may have named.
        cells[at].push(isBlank(cell) ? shopAbove : cell);
        namesShop = true;
      } else cells[at].push(column === time ? joinedTime(cell, cursor, layout) : cell);
    }
  }
  return {
    rowCount: lines.length,
    columnCount: columns.length,
    cell: (row, column) => cells[column]?.[row] ?? null,
    sourceRow: (row) => lines[row],
  };
}

function tally<T>(items: readonly T[], keyOf: (item: T) => string): Record<string, number> {
  const counts: Record<string, number> = Object.create(null) as Record<string, number>;
  for (const item of items) counts[keyOf(item)] = (counts[keyOf(item)] ?? 0) + 1;
  return counts;
}

export const nothing: BlockResult = {
  conversations: "",
  findings: "",
  notEvaluable: "",
  cells: [],
  facts: null,
  counts: {
    rows: 0,
    messages: 0,
    conversations: 0,
    findings: 0,
    notEvaluable: 0,
    skipped: 0,
    duplicates: 0,
    rules: [],
    findingsOfRule: {},
    reasons: {},
    worst: -1,
    decisions: [],
    recurringNames: [],
  },
};
