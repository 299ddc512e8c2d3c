import { objectOf } from "../../chat/jsonRecords";
import { customersOf, maskOfRecord, type Mask } from "../../chat/mask";
import { reasonSentence } from "../../locales/findings";
import { problemSentence } from "../../locales/problems";
import type { Locale } from "../../locales/translate";
import { Problem } from "../../problem";
import { findingCells } from "../findingCells";
import { maskedInspection } from "../mask";
import {
  inspectConversations,
  type ChatRow,
  type ConversationSettings,
  type Inspected,
} from "./conversations";
import {
  answerLine,
  cellsOfTsv,
  columnsOf,
  headerOf,
  usualColumns,
  type Answer,
  type InputColumn,
  type LineFormat,
} from "./protocol";
import { cellOfJson, sentenceOf, settingsOf, type Reader, type Rules, type WorkerOptions } from "./reader";

/** Rows after which whole conversations are inspected though more is coming. */
const rowsAtOnce = 4000;

/** Rows, of which those of a conversation stand together. */
export class Rows implements Reader {
  private columns: readonly InputColumn[];
  private settings: ConversationSettings;
  private readonly from: LineFormat;
  private readonly to: LineFormat;
  private line = 0;
  private rows = 0;
  /** Conversations that are complete, and the one that may go on. */
  private complete: (readonly ChatRow[])[] = [];
  private open: ChatRow[] = [];
  private name: string | null = null;
  private errors: string[] = [];

  constructor(
    private readonly rules: Rules,
    private readonly options: WorkerOptions,
    private readonly locale: Locale,
  ) {
    this.columns = options.columns === undefined ? usualColumns : columnsOf(options.columns);
    this.settings = settingsOf(rules, options, this.columns);
    this.from = options.from ?? "tsv";
    this.to = options.to ?? this.from;
  }

  read(lines: readonly string[]): string[] {
    const answers: string[] = [];
    for (const line of lines) {
      this.line++;
      if (line === "") this.close();
      else if (this.line > 1 || !this.readHeader(line)) this.readRow(line);
      if (this.rows >= rowsAtOnce && this.complete.length > 0) answers.push(...this.answer());
    }
    answers.push(...this.answer());
    return answers;
  }

  end(): string[] {
    this.close();
    return this.answer();
  }

  private readHeader(line: string): boolean {
    const columns = headerOf(line);
    if (columns === null) return false;
    this.columns = columns;
    this.settings = settingsOf(this.rules, this.options, columns);
    return true;
  }

  private readRow(line: string): void {
    const cells = this.cellsOf(line);
    if (typeof cells === "string") {
      this.errors.push(answerLine({ kind: "error", lines: this.line, message: cells }, this.to));
      return;
    }
    const at = this.columns.indexOf("line");
    const told = at < 0 || !cells[at]?.trim() ? NaN : Number(cells[at]);
    const name = cells[this.columns.indexOf("conversation")]?.trim() ?? "";
    if (name !== "" && name !== this.name) {
      this.close();
      this.name = name;
    }
    this.open.push({ cells, line: Number.isInteger(told) ? told : this.line });
    this.rows++;
  }

  /** Cells in the order of the columns, or what is wrong with the line. */
  private cellsOf(line: string): (string | null)[] | string {
    const { columns, locale } = this;
    if (this.from === "jsonl") {
      const row = objectOf(line);
      if (row === null) return problemSentence(locale, new Problem("wrongInput", "cli.workerNoObject"));
      return columns.map((column) => (Object.hasOwn(row, column) ? cellOfJson(row[column]) : null));
    }
    const cells = cellsOfTsv(line);
    const last = columns.indexOf("text");
    if (cells.length > last && cells.length <= columns.length) return cells;
    const values = { came: cells.length, wanted: columns.length, columns: columns.join(", ") };
    return problemSentence(locale, new Problem("wrongInput", "cli.workerCells", values));
  }

  private close(): void {
    if (this.open.length > 0) this.complete.push(this.open);
    this.open = [];
    this.name = null;
  }

  private answer(): string[] {
    const answers = this.errors;
    this.errors = [];
    const { complete, locale, to } = this;
    this.complete = [];
    this.rows = this.open.length;
    if (complete.length === 0) return answers;
    try {
      for (const inspected of inspectConversations(complete, this.settings))
        for (const answer of answersOf(inspected, locale, this.rules.mask))
          answers.push(answerLine(answer, to));
    } catch (error) {
      // What cannot be read in one conversation must not cost the others.
      if (complete.length > 1) for (const one of complete) answers.push(...this.answerAlone(one));
      else answers.push(answerLine(this.failure(error, complete[0]), to));
    }
    return answers;
  }

  private answerAlone(conversation: readonly ChatRow[]): string[] {
    this.complete = [conversation];
    return this.answer();
  }

  private failure(error: unknown, [first]: readonly ChatRow[]): Answer {
    const name = first.cells[this.columns.indexOf("conversation")];
    const conversation = name === null ? null : this.rules.mask.name(name);
    return { kind: "error", conversation, lines: first.line, message: sentenceOf(error, this.locale) };
  }
}

function* answersOf({ reading, inspection, from }: Inspected, locale: Locale, mask: Mask): Generator<Answer> {
  const told = maskedInspection(
    inspection,
    maskOfRecord(mask, () => customersOf(reading.transcript)),
  );
  for (const finding of told.findings) {
    const [, conversation, rule, severity, agent, lines, measured, limit, unit, evidence, message] =
      findingCells(finding, locale, null);
    yield {
      ...{ kind: "finding", conversation, rule, severity, agent },
      ...{ lines, measured, limit, unit, evidence, message },
    } as Answer;
  }
  for (const { rule, conversation, reason } of told.notEvaluable) {
    yield { kind: "notEvaluable", conversation, rule, message: reasonSentence(locale, reason) };
  }
  for (const [at, score] of inspection.scores.entries()) {
    const conversation = mask.name(reading.transcript.conversations[from + at]);
    yield { kind: "score", conversation, measured: score };
  }
}
